import type { Responses } from 'openai/resources/responses/responses';
import { describe, expect, test } from 'vitest';
import { FUNCTIONS, type ToolForms } from '../../../src/agent/model/families.ts';
import { fromModel, offeredTools, textOf, toModel } from '../../../src/agent/model/tool-forms.ts';
import type { Item } from '../../../src/agent/model.ts';
import { REQUEST } from './ask.ts';

const NATIVE: ToolForms = { shell: 'native', applyPatch: 'native' };
const FREEFORM: ToolForms = { shell: 'function', applyPatch: 'custom' };
const PATCH = '*** Begin Patch\n*** Update File: a\n@@\n-1\n+2\n*** End Patch';

describe('the tools', () => {
  test('are offered as they are', () => {
    expect(offeredTools(REQUEST.tools, FREEFORM)).toEqual({ tools: REQUEST.tools, notes: '' });
  });

  test("are the model's own, and their descriptions notes", () => {
    expect(offeredTools(REQUEST.tools, NATIVE)).toEqual({
      tools: [{ type: 'shell', environment: { type: 'local' } }, { type: 'apply_patch' }],
      notes: 'shell: Runs a command.\napply_patch: Edits files.',
    });
  });

  test('are functions', () => {
    const input = { type: 'object', properties: { input: { type: 'string' } }, required: ['input'] };
    expect(offeredTools(REQUEST.tools, FUNCTIONS)).toEqual({
      tools: [
        REQUEST.tools[0],
        {
          type: 'function',
          name: 'apply_patch',
          description: 'Edits files.',
          parameters: input,
          strict: false,
        },
      ],
      notes: '',
    });
  });
});

const shellCall = (action: Responses.ResponseFunctionShellToolCall.Action) => ({
  type: 'shell_call' as const,
  id: 'sh_1',
  call_id: 'call_1',
  action,
  environment: null,
  status: 'completed' as const,
});

describe('calls come back neutral and go out as they came', () => {
  test.each([
    [{ commands: ['ls'], timeout_ms: null, max_output_length: null }, { command: 'ls' }],
    [
      { commands: ['ls'], timeout_ms: 9, max_output_length: 7 },
      { command: 'ls', timeout_ms: 9, max_output_length: 7 },
    ],
    [
      { commands: ['cd a', 'ls'], timeout_ms: null, max_output_length: null },
      { command: 'cd a\nls', commands: ['cd a', 'ls'] },
    ],
  ])('the native shell: %j', (action, given) => {
    const items = fromModel([shellCall(action)], REQUEST.tools);
    expect(items).toMatchObject([{ type: 'function_call', name: 'shell', call_id: 'call_1', id: 'sh_1' }]);
    expect(JSON.parse((items[0] as Responses.ResponseFunctionToolCall).arguments)).toEqual(given);
    const { environment: _, ...sent } = shellCall(action);
    expect(toModel(items as Item[], NATIVE)).toEqual([sent]);
  });

  test('the native patch', () => {
    const call: Responses.ResponseApplyPatchToolCall = {
      type: 'apply_patch_call',
      id: 'apc_1',
      call_id: 'call_1',
      status: 'completed',
      operation: { type: 'update_file', path: 'a', diff: '@@\n-1\n+2\n' },
    };
    const items = fromModel([call], REQUEST.tools);
    expect(items).toEqual([
      { type: 'custom_tool_call', id: 'apc_1', call_id: 'call_1', name: 'apply_patch', input: PATCH },
    ]);
    expect(toModel(items as Item[], NATIVE)).toEqual([call]);
  });

  test.each(['input', 'patch'])('the patch as a function of %s', (name) => {
    const args = JSON.stringify({ [name]: PATCH });
    const call = { type: 'function_call' as const, call_id: 'call_1', name: 'apply_patch', arguments: args };
    const items = fromModel([call], REQUEST.tools);
    expect(items).toEqual([
      { type: 'custom_tool_call', call_id: 'call_1', name: 'apply_patch', input: PATCH },
    ]);
    expect(toModel(items as Item[], FUNCTIONS)).toEqual([
      { ...call, arguments: JSON.stringify({ input: PATCH }) },
    ]);
  });

  test.each(['{', '[]', '{"input":1}', 'null'])(
    'arguments that are no patch stay as they are: %s',
    (args) => {
      const call = { type: 'function_call' as const, call_id: 'c', name: 'apply_patch', arguments: args };
      expect(fromModel([call], REQUEST.tools)).toEqual([call]);
    },
  );
});

describe("a tool's answer", () => {
  const call: Item = { type: 'function_call', call_id: 'c', name: 'shell', arguments: '{"command":"ls"}' };
  const patch: Item = { type: 'custom_tool_call', call_id: 'c', name: 'apply_patch', input: PATCH };
  const sent = (before: Item, output: string, forms: ToolForms): Item | undefined => {
    const type =
      before.type === 'function_call'
        ? ('function_call_output' as const)
        : ('custom_tool_call_output' as const);
    return toModel([before, { type, call_id: 'c', output }], forms)[1];
  };

  test.each([
    ['exit 0, 0.1 s\nok', { type: 'exit', exit_code: 0 }],
    ['exit 127, 0.1 s', { type: 'exit', exit_code: 127 }],
    ['stopped: timeout, 9.0 s', { type: 'timeout' }],
    ['stopped: memory, 9.0 s', { type: 'exit', exit_code: 1 }],
    ['shell needs {"command": "…"}', { type: 'exit', exit_code: 1 }],
  ])('of the native shell: %j', (stdout, outcome) => {
    expect(sent(call, stdout, NATIVE)).toEqual({
      type: 'shell_call_output',
      call_id: 'c',
      output: [{ stdout, stderr: '', outcome }],
    });
  });

  test('of the native shell: one for each of its commands, with the length the model asked for', () => {
    const given = { command: 'a\nb', commands: ['a', 'b'], max_output_length: 7 };
    const several: Item = { ...call, arguments: JSON.stringify(given) };
    const output = ['exit 3, 0.1 s\none', 'stopped: timeout, 9.0 s'].map((text) => ({
      ...{ type: 'input_text' as const, text },
    }));
    const items: Item[] = [several, { type: 'function_call_output', call_id: 'c', output }];
    expect(toModel(items, NATIVE)[1]).toEqual({
      type: 'shell_call_output',
      call_id: 'c',
      max_output_length: 7,
      output: [
        { stdout: 'exit 3, 0.1 s\none', stderr: '', outcome: { type: 'exit', exit_code: 3 } },
        { stdout: 'stopped: timeout, 9.0 s', stderr: '', outcome: { type: 'timeout' } },
      ],
    });
  });

  test.each([
    ['M a', 'completed'],
    ['A a\nD b', 'completed'],
    ['Approximately nothing fits', 'failed'],
  ])('of the native patch: %j', (output, status) => {
    expect(sent(patch, output, NATIVE)).toEqual({
      type: 'apply_patch_call_output',
      call_id: 'c',
      status,
      output,
    });
  });

  test('of a patch as a function', () => {
    expect(sent(patch, 'M a', FUNCTIONS)).toEqual({
      type: 'function_call_output',
      call_id: 'c',
      output: 'M a',
    });
  });

  test.each([
    [{ ...call, arguments: '{"command":"ls","workdir":"a"}' }],
    [{ ...call, arguments: '{"cmd":"ls"}' }],
    [{ ...patch, input: '*** Begin Patch\n*** Delete File: a\n*** Delete File: b\n*** End Patch' }],
  ] as Array<[Item]>)('keeps its form beside a call the native tool cannot express: %#', (before) => {
    expect(toModel([before], NATIVE)).toEqual([before]);
    expect(sent(before, 'M a', NATIVE)?.type).toBe(`${before.type}_output`);
  });

  test('may hold pictures beside its words', () => {
    expect(
      textOf([
        { type: 'input_text', text: 'a' },
        { type: 'input_image', image_url: 'data:image/png;base64,AA==' },
        { type: 'input_text', text: 'b' },
      ]),
    ).toBe('a\nb');
  });
});

test.each([NATIVE, FREEFORM, FUNCTIONS])(
  'a longer conversation begins as the shorter one did: %j',
  (forms) => {
    const items: Item[] = [
      ...REQUEST.input,
      { type: 'function_call', call_id: 'a', name: 'shell', arguments: '{"command":"ls"}' },
      { type: 'custom_tool_call', call_id: 'b', name: 'apply_patch', input: PATCH },
      { type: 'custom_tool_call_output', call_id: 'b', output: 'M a' },
      { type: 'function_call_output', call_id: 'a', output: 'exit 0, 0.1 s' },
      { type: 'function_call', call_id: 'c', name: 'submit', arguments: '{}' },
    ];
    const whole = toModel(items, forms);
    for (let n = 0; n <= items.length; n += 1)
      expect(JSON.stringify(toModel(items.slice(0, n), forms))).toBe(JSON.stringify(whole.slice(0, n)));
  },
);
