import { describe, expect, test } from 'vitest';
import { toMessages, toTools } from '../../../src/agent/model/chat-messages.ts';
import type { Item } from '../../../src/agent/model.ts';
import { REQUEST } from './ask.ts';

const PICTURE = 'data:image/png;base64,AA==';
const PATCH = '*** Begin Patch\n*** Delete File: a\n*** End Patch';
const said = (text: string): Item => ({
  type: 'message',
  id: 'msg_1',
  role: 'assistant',
  status: 'completed',
  content: [{ type: 'output_text', text, annotations: [] }],
});
const TURN: Item[] = [
  { role: 'user', content: [{ type: 'input_text', text: 'repair it' }] },
  { type: 'reasoning', id: 'rs_1', summary: [], encrypted_content: 'x' },
  said('I look'),
  { type: 'function_call', id: 'fc_1', call_id: 'c1', name: 'shell', arguments: '{"command": "ls"}' },
  { type: 'custom_tool_call', id: 'ctc_1', call_id: 'c2', name: 'apply_patch', input: PATCH },
  { type: 'function_call_output', call_id: 'c1', output: 'exit 0' },
  { type: 'custom_tool_call_output', call_id: 'c2', output: 'D a' },
];

describe('a conversation', () => {
  test('has one message for what the model said and called, and none for its reasoning', () => {
    const call = (id: string, name: string, args: string) => ({
      id,
      type: 'function',
      function: { name, arguments: args },
    });
    expect(toMessages('be brief', [...TURN, said('done')])).toEqual([
      { role: 'system', content: 'be brief' },
      { role: 'user', content: 'repair it' },
      {
        role: 'assistant',
        content: 'I look',
        tool_calls: [
          call('c1', 'shell', '{"command": "ls"}'),
          call('c2', 'apply_patch', JSON.stringify({ input: PATCH })),
        ],
      },
      { role: 'tool', tool_call_id: 'c1', content: 'exit 0' },
      { role: 'tool', tool_call_id: 'c2', content: 'D a' },
      { role: 'assistant', content: 'done' },
    ]);
  });

  test('only ever grows at its end', () => {
    const short = toMessages('', TURN);
    const long = toMessages('', [
      ...TURN,
      { role: 'user', content: 'go on' },
      said('done'),
      ...TURN.slice(1),
    ]);
    expect(long.slice(0, short.length)).toEqual(short);
  });

  test('calls without words have no content', () => {
    expect(toMessages('', TURN.slice(3, 4))[1]).toMatchObject({ role: 'assistant', content: null });
  });
});

describe('pictures', () => {
  test('of people are parts of their message', () => {
    const content = [
      { type: 'input_text' as const, text: 'see' },
      { type: 'input_image' as const, image_url: PICTURE, detail: 'high' as const },
    ];
    expect(toMessages('', [{ role: 'user', content }])[1]).toEqual({
      role: 'user',
      content: [
        { type: 'text', text: 'see' },
        { type: 'image_url', image_url: { url: PICTURE, detail: 'high' } },
      ],
    });
  });

  test("of a tool follow the answers of all the turn's tools", () => {
    const output = [
      { type: 'input_text' as const, text: 'a.png' },
      { type: 'input_image' as const, image_url: PICTURE, detail: 'original' as const },
    ];
    const items: Item[] = [
      ...TURN.slice(3, 5),
      { type: 'function_call_output', call_id: 'c1', output },
      { type: 'custom_tool_call_output', call_id: 'c2', output: 'D a' },
      said('I see'),
      said('a picture'),
      { role: 'developer', content: 'go on' },
    ];
    expect(toMessages('', items).slice(2)).toEqual([
      { role: 'tool', tool_call_id: 'c1', content: 'a.png' },
      { role: 'tool', tool_call_id: 'c2', content: 'D a' },
      { role: 'user', content: [{ type: 'image_url', image_url: { url: PICTURE } }] },
      { role: 'assistant', content: 'I see\na picture' },
      { role: 'system', content: 'go on' },
    ]);
  });
});

test('the tools are functions', () => {
  expect(toTools(REQUEST.tools)).toMatchObject([
    { type: 'function', function: { name: 'shell', parameters: { required: ['command'] } } },
    { type: 'function', function: { name: 'apply_patch', parameters: { required: ['input'] } } },
  ]);
});
