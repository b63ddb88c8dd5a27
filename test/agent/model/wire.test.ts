import { expect, test } from 'vitest';
import { allowedHeaders, wireOf } from '../../../src/agent/model/wire.ts';
import { WrongUse } from '../../../src/types.ts';

test.each([
  ['https://api.openai.com/v1', 'https://api.openai.com/v1', {}, {}, true],
  ['https://models.github.ai/inference/', 'https://models.github.ai/inference', {}, {}, false],
  [
    'https://acme.openai.azure.com/openai/v1?api-version=preview',
    'https://acme.openai.azure.com/openai/v1',
    { 'api-version': 'preview' },
    { 'api-key': 'k', authorization: null },
    true,
  ],
  ['https://openai.azure.com.example.com/v1', 'https://openai.azure.com.example.com/v1', {}, {}, false],
])('%s', (url, baseURL, query, headers, openai) => {
  expect(wireOf(url, 'k')).toEqual({ baseURL, query, headers, openai });
});

test('what belongs to nobody else is not shown', () => {
  expect(wireOf('https://me:pass@llm.example.com/v1?key=k', null)).toMatchObject({
    baseURL: 'https://llm.example.com/v1',
    query: { key: 'k' },
  });
});

test('what is no address is wrong use', () => {
  expect(() => wireOf('https://', null)).toThrow(WrongUse);
});

test('without a key none is sent', () => {
  expect(wireOf('http://localhost:8080/v1', null).headers).toEqual({ authorization: null });
});

test('headers nobody here asked for stay', () => {
  const headers = new Headers({
    Authorization: 'Bearer k',
    'Content-Type': 'a/b',
    'OpenAI-Project': 'p',
    Cookie: 'c',
  });
  expect(allowedHeaders(headers)).toEqual({
    authorization: 'Bearer k',
    'content-type': 'a/b',
  });
});
