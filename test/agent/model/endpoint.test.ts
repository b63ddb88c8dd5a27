import { expect, test } from 'vitest';
import { type Endpoint, type EndpointInputs, endpointOf } from '../../../src/agent/model/endpoint.ts';
import { DEFAULT_MODEL } from '../../../src/agent/model.ts';

const NONE: EndpointInputs = { apiKey: null, baseUrl: null, api: null, model: null, modelsToken: null };
const GITHUB = 'https://models.github.ai/inference';
const OPENAI: Endpoint = {
  url: 'https://api.openai.com/v1',
  key: 'sk',
  api: 'responses',
  model: DEFAULT_MODEL,
};

test.each<[string, Partial<EndpointInputs>, ReturnType<typeof endpointOf>]>([
  ['nothing', {}, null],
  ['a model alone', { model: 'gpt-5' }, null],
  ['a key', { apiKey: 'sk' }, OPENAI],
  ['a key and a token: the key wins', { apiKey: 'sk', modelsToken: 'ghs' }, OPENAI],
  ['a key and chat', { apiKey: 'sk', api: 'chat' }, { ...OPENAI, api: 'chat' }],
  [
    'a token alone',
    { modelsToken: 'ghs' },
    { url: GITHUB, key: 'ghs', api: 'chat', model: 'openai/gpt-4.1' },
  ],
  [
    'a token and a model',
    { modelsToken: 'ghs', model: 'openai/gpt-5' },
    { url: GITHUB, key: 'ghs', api: 'chat', model: 'openai/gpt-5' },
  ],
  [
    'the token goes to no other host',
    { modelsToken: 'ghs', baseUrl: 'https://models.github.ai.example.com/inference' },
    { ...OPENAI, url: 'https://models.github.ai.example.com/inference', key: null },
  ],
  [
    "an organisation's address at GitHub Models",
    { modelsToken: 'ghs', baseUrl: 'https://models.github.ai/orgs/acme/inference' },
    { url: 'https://models.github.ai/orgs/acme/inference', key: 'ghs', api: 'chat', model: 'openai/gpt-4.1' },
  ],
  [
    'what is no address',
    { baseUrl: 'https://', model: 'm' },
    { ...OPENAI, url: 'https://', key: null, model: 'm' },
  ],
  [
    'a local server without a key',
    { baseUrl: 'http://127.0.0.1:11434/v1', api: 'chat', model: 'qwen3' },
    { url: 'http://127.0.0.1:11434/v1', key: null, api: 'chat', model: 'qwen3' },
  ],
])('%s', (_name, given, expected) => {
  expect(endpointOf({ ...NONE, ...given })).toEqual(expected);
});
