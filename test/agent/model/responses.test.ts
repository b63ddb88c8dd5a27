import { describe, expect, test } from 'vitest';
import type { AdapterOptions } from '../../../src/agent/model/adapter.ts';
import { familyOf } from '../../../src/agent/model/families.ts';
import { RESPONSES_EXTRAS, responsesBody } from '../../../src/agent/model/responses.ts';
import type { Item } from '../../../src/agent/model.ts';
import { type Draft, message, reasoning, shell } from '../../helpers/model/items.ts';
import { startModel } from '../../helpers/model-server.ts';
import { ask, REQUEST, serving } from './ask.ts';

const OPTIONS: AdapterOptions = { model: 'gpt-5.5', reasoningEffort: 'low', cacheKey: 'k', openai: true };
const body = (input: readonly Item[] = REQUEST.input, parameters: readonly string[] = []) =>
  responsesBody({ ...REQUEST, input }, OPTIONS, {
    parameters: new Set(parameters),
    forms: familyOf(OPTIONS.model).forms,
  });

describe('the body of a request', () => {
  test("says in the instructions what the model's own tools cannot", () => {
    expect(body().instructions).toBe('be brief\n\nshell: Runs a command.\napply_patch: Edits files.');
  });

  test('leaves out every extra that is refused', () => {
    expect(Object.keys(body(REQUEST.input, RESPONSES_EXTRAS)).sort()).toEqual(
      ['input', 'instructions', 'model', 'stream', 'tools'].sort(),
    );
  });

  test('leaves out reasoning that came without its content', () => {
    const sealed: Item = { type: 'reasoning', id: 'rs_1', summary: [], encrypted_content: 'x' };
    const open: Item = {
      type: 'reasoning',
      id: 'rs_2',
      summary: [],
      content: [{ type: 'reasoning_text', text: 'x' }],
    };
    expect(body([sealed, open, { type: 'reasoning', id: 'rs_3', summary: [] }]).input).toEqual([
      sealed,
      open,
    ]);
  });
});

describe('an answer that was cut short', () => {
  const cut = (call: object) => [{ ...call, status: 'incomplete' } as never];
  const kinds = async (output: Draft[], status: 'completed' | 'incomplete' = 'incomplete') => {
    await using server = await startModel({ script: [{ output, status }] });
    const { items, incomplete } = await ask(server.url, { model: 'gpt-6-astra' });
    expect(incomplete).toBe(status === 'incomplete' ? 'max_output_tokens' : null);
    return items.map(({ type, id }) => `${type} ${id?.split('_').at(-1)}`);
  };
  const halfShell: Draft = (offered, id) => cut(shell('rm -rf')(offered, id)[0] ?? {});
  const halfPatch: Draft = (_offered, id) => [
    { type: 'custom_tool_call', id: `ctc_${id}`, call_id: id, name: 'apply_patch', input: '*** Begin' },
  ];

  test.each([
    ['a call in the middle', [reasoning('a'), shell('ls'), halfShell], ['reasoning 0', 'function_call 1']],
    ['a call that does not say that it is whole', [message('a'), halfPatch], ['message 0']],
    [
      'the thoughts before it, which would stand alone',
      [message('a'), reasoning('b'), halfShell],
      ['message 0'],
    ],
    ['thoughts alone', [reasoning('a')], []],
  ])('is without %s', async (_, output, kept) => {
    expect(await kinds(output)).toEqual(kept);
  });

  test('is no whole one, whose items say what they like', async () => {
    expect(await kinds([reasoning('a'), halfShell], 'completed')).toEqual(['reasoning 0', 'function_call 1']);
  });
});

describe('the usage', () => {
  test.each([
    [
      { cached_tokens: 60, cache_write_tokens: 30 },
      { cachedInputTokens: 60, cacheWriteTokens: 30 },
    ],
    [
      { cached_tokens: 60, cache_write_tokens: 0 },
      { cachedInputTokens: 60, cacheWriteTokens: 0 },
    ],
    [{ cached_tokens: 60 }, { cachedInputTokens: 60 }],
    [undefined, { cachedInputTokens: 0 }],
  ])('of %j', async (input_tokens_details, expected) => {
    const response = {
      status: 'completed',
      output: [],
      usage: { input_tokens: 100, output_tokens: 7, input_tokens_details },
    };
    await using server = await serving(
      `data: ${JSON.stringify({ type: 'response.completed', response })}\n\n`,
    );
    expect((await ask(server.url)).usage).toEqual({ inputTokens: 100, outputTokens: 7, ...expected });
  });
});
