import { expect, test } from 'vitest';
import { familyOf } from '../../../src/agent/model/families.ts';

test.each([
  ['gpt-6-astra', 272_000, 'native', 'native'],
  ['gpt-5.1', 272_000, 'native', 'native'],
  ['openai/gpt-5.5-2026-04-23', 272_000, 'native', 'native'],
  ['gpt-5.2-chat-latest', 128_000, 'function', 'function'],
  ['gpt-5-chat-latest', 128_000, 'function', 'function'],
  ['gpt-5-mini', 272_000, 'function', 'custom'],
  ['openai/gpt-4.1-mini', 1_047_576, 'function', 'function'],
  ['gpt-3.5-turbo', 16_385, 'function', 'function'],
  ['gpt-4-32k-0613', 32_768, 'function', 'function'],
  ['gpt-4-0613', 8192, 'function', 'function'],
  ['gpt-4o', 128_000, 'function', 'function'],
  ['o4-mini', 200_000, 'function', 'function'],
  ['codex-mini-latest', 200_000, 'function', 'function'],
  ['qwen3-coder:30b', 128_000, 'function', 'function'],
  ['my-gpt-5.5', 128_000, 'function', 'function'],
])('%s', (name, contextWindow, shell, applyPatch) => {
  expect(familyOf(name)).toEqual({ contextWindow, forms: { shell, applyPatch } });
});
