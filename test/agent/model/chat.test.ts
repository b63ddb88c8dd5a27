import { describe, expect, test } from 'vitest';
import { CHAT_EXTRAS, chatBody } from '../../../src/agent/model/chat.ts';
import { FUNCTIONS } from '../../../src/agent/model/families.ts';
import { REQUEST } from './ask.ts';

const body = (openai: boolean, parameters: readonly string[] = [], tools = REQUEST.tools) =>
  chatBody(
    { ...REQUEST, tools },
    { model: 'm', reasoningEffort: 'low', cacheKey: 'k', openai },
    { parameters: new Set(parameters), forms: FUNCTIONS },
  );

describe('the body of a request', () => {
  test("asks for nothing to be stored where that is not a matter of course, and names the cache's key", () => {
    expect(body(true)).toMatchObject({ store: false, prompt_cache_key: 'k' });
    expect(Object.keys(body(false))).not.toEqual(expect.arrayContaining(['store']));
    expect(Object.keys(body(false))).not.toEqual(expect.arrayContaining(['prompt_cache_key']));
  });

  test('asks for the usage, and names the reasoning effort', () => {
    expect(body(false)).toMatchObject({ stream_options: { include_usage: true }, reasoning_effort: 'low' });
  });

  test('leaves out every extra that is refused', () => {
    expect(Object.keys(body(true, CHAT_EXTRAS)).sort()).toEqual(['messages', 'model', 'stream', 'tools']);
  });

  test('without tools says nothing of them', () => {
    expect(body(false, [], [])).not.toHaveProperty('parallel_tool_calls');
    expect(body(false, [], [])).not.toHaveProperty('tools');
  });
});
