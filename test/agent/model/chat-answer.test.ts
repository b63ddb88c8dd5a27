import type { ChatCompletionChunk } from 'openai/resources/chat/completions/completions';
import { describe, expect, test } from 'vitest';
import { emptyAnswer, take, turnOf } from '../../../src/agent/model/chat-answer.ts';

type Call = Partial<ChatCompletionChunk.Choice.Delta.ToolCall>;

/** The turn that such pieces make; servers leave out what the types want. */
function turn(...pieces: Array<{ calls?: Call[]; content?: string; finish?: string; usage?: object }>) {
  const answer = emptyAnswer();
  for (const { calls, content, finish = null, usage } of pieces) {
    const delta = { ...(calls ? { tool_calls: calls } : {}), ...(content === undefined ? {} : { content }) };
    const choices = usage ? [] : [{ delta, finish_reason: finish }];
    take(answer, { id: 'x', choices, ...(usage ? { usage } : {}) } as unknown as ChatCompletionChunk);
  }
  return turnOf(answer);
}
const calls = (result: ReturnType<typeof turn>) =>
  result.items.flatMap((item) =>
    item.type === 'function_call' ? [[item.call_id, item.name, item.arguments]] : [],
  );
const piece = (index: number | undefined, id?: string, name?: string, args?: string): Call => ({
  ...(index === undefined ? {} : { index }),
  ...(id === undefined ? {} : { id }),
  function: { ...(name === undefined ? {} : { name }), ...(args === undefined ? {} : { arguments: args }) },
});

describe('calls', () => {
  test('are put together from pieces that come in turns', () => {
    const result = turn(
      { calls: [piece(0, 'a', 'shell', '')] },
      { calls: [piece(1, 'b', 'submit', '{')] },
      { calls: [piece(0, undefined, undefined, '{"x"'), piece(1, undefined, undefined, '}')] },
      { calls: [piece(0, undefined, undefined, ':1}')] },
      { finish: 'tool_calls' },
    );
    expect(calls(result)).toEqual([
      ['a', 'shell', '{"x":1}'],
      ['b', 'submit', '{}'],
    ]);
  });

  test('come whole, without a number', () => {
    const result = turn({
      calls: [piece(undefined, 'a', 'shell', '{}'), piece(undefined, 'b', 'shell', '{}')],
    });
    expect(calls(result)).toEqual([
      ['a', 'shell', '{}'],
      ['b', 'shell', '{}'],
    ]);
  });

  test('all have the number 0', () => {
    const result = turn(
      { calls: [piece(0, 'a', 'shell', '{}')] },
      { calls: [piece(0, 'b', 'shell', '{"y":2}')] },
    );
    expect(calls(result)).toEqual([
      ['a', 'shell', '{}'],
      ['b', 'shell', '{"y":2}'],
    ]);
  });

  test('repeat their id in each piece', () => {
    const result = turn({ calls: [piece(0, 'a', 'shell', '{')] }, { calls: [piece(0, 'a', 'shell', '}')] });
    expect(calls(result)).toEqual([['a', 'shell', '{}']]);
  });

  test('have neither id nor arguments', () => {
    expect(calls(turn({ calls: [piece(0, undefined, 'submit')] }))).toEqual([['call_x_0', 'submit', '{}']]);
  });

  test('that were cut off are none', () => {
    const result = turn({ content: 'I', calls: [piece(0, 'a', 'shell', '{"comm')] }, { finish: 'length' });
    expect(result).toMatchObject({
      items: [{ type: 'message', status: 'incomplete' }],
      incomplete: 'max_output_tokens',
    });
    expect(result.items).toHaveLength(1);
  });
});

test('the usage is told at last, without a choice', () => {
  const usage = { prompt_tokens: 9, completion_tokens: 2, prompt_tokens_details: { cached_tokens: 4 } };
  expect(turn({ content: 'a' }, { content: 'b', finish: 'stop' }, { usage })).toMatchObject({
    items: [{ content: [{ text: 'ab' }] }],
    usage: { inputTokens: 9, cachedInputTokens: 4, outputTokens: 2 },
  });
});

test('the usage tells what was written to the cache, where the endpoint says so', () => {
  const details = { cached_tokens: 4, cache_write_tokens: 3 };
  const usage = { prompt_tokens: 9, completion_tokens: 2, prompt_tokens_details: details };
  expect(turn({ finish: 'stop' }, { usage }).usage).toEqual({
    ...{ inputTokens: 9, cachedInputTokens: 4, cacheWriteTokens: 3, outputTokens: 2 },
  });
  const silent = { ...usage, prompt_tokens_details: undefined };
  expect(turn({ finish: 'stop' }, { usage: silent }).usage).toEqual({
    ...{ inputTokens: 9, cachedInputTokens: 0, outputTokens: 2 },
  });
});

test('an answer without end is refused', () => {
  const long = 'x'.repeat(1024 * 1024);
  expect(() => turn(...Array.from({ length: 17 }, () => ({ content: long })))).toThrow(
    'longer than any model',
  );
});
