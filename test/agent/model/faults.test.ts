import { describe, expect, test } from 'vitest';
import { faultOf } from '../../../src/agent/model/faults.ts';
import { ConnectionFault, HttpFault, readSaid, StreamFault } from '../../../src/agent/model/http-fault.ts';

const ASKED = { host: 'https://llm.example.com/v1', model: 'm', key: 'sk-secret' };
const http = (status: number, body: unknown, waitMs: number | null = null) =>
  faultOf(new HttpFault(status, readSaid(JSON.stringify(body)), waitMs), ASKED);
const error = (message: string, more: object = {}) => ({ error: { message, ...more } });

describe('a request that is too long', () => {
  test.each<[number, unknown, number | null]>([
    [413, error('Request body too large for gpt-4.1 model. Max size: 8000 tokens.'), 8000],
    [413, 'Request Entity Too Large', null],
    [
      400,
      error("This model's maximum context length is 32768 tokens. However, you requested 40000."),
      32_768,
    ],
    [400, error('no', { code: 'context_length_exceeded' }), null],
    [400, error('the request exceeds the available context size', { n_ctx: 4096 }), 4096],
    [400, error('prompt is too long: 210000 tokens > 200000 maximum'), 200_000],
    [
      400,
      error('too big for the context window of 16384 tokens', { code: 'context_length_exceeded' }),
      16_384,
    ],
    [
      429,
      error(
        'Request too large for m in organization org-1 on tokens per min (TPM): Limit 500, Requested 866. The input or output tokens must be reduced in order to run successfully.',
        { code: 'rate_limit_exceeded', type: 'tokens' },
      ),
      500,
    ],
    [
      413,
      error('Request too large for model `m` on tokens per minute (TPM): Limit 6000, Requested 8210'),
      6000,
    ],
  ])('%i %j', (status, body, windowTokens) => {
    expect(http(status, body)).toEqual({ kind: 'overflow', windowTokens });
  });

  test.each([
    'Request too large for m on tokens per min (TPM): Limit 500, Requested 499.',
    'Rate limit reached for m on tokens per min (TPM): Limit 500, Used 499, Requested 866.',
    'Rate limit reached for m on requests per min (RPM): Limit 3, Requested 4.',
  ])('is not meant by a rate that is used up: %s', (message) => {
    expect(http(429, error(message, { code: 'rate_limit_exceeded' }))).toMatchObject({ kind: 'rate' });
  });

  test('is not meant by an error that only speaks of a context', () => {
    expect(http(400, error('the context is missing'))).toMatchObject({ kind: 'final' });
  });
});

test.each([
  [408, 'server'],
  [409, 'server'],
  [500, 'server'],
  [529, 'server'],
  [429, 'rate'],
  [400, 'final'],
  [401, 'final'],
  [402, 'final'],
  [403, 'final'],
  [404, 'final'],
  [410, 'final'],
  [422, 'final'],
])('%i is %s', (status, kind) => {
  expect(http(status, error('no'))).toMatchObject({ kind });
});

test.each([
  ['Please try again in 1.898s.', 1898],
  ['Please try again in 6m0s.', 360_000],
  ['Please try again in 20ms.', 20],
  ['Please retry after 13 seconds.', 13_000],
  ['Rate limit of 15 per 60s exceeded. Please wait 37 seconds before retrying.', 37_000],
  ['Please wait.', null],
])('%s', (message, waitMs) => {
  expect(http(429, error(message))).toMatchObject({ kind: 'rate', waitMs });
});

test('what the headers say of a wait comes before the words', () => {
  expect(http(429, error('try again in 9s'), 5)).toMatchObject({ waitMs: 5 });
});

test.each([
  ['rate_limit_exceeded', 'rate'],
  ['server_error', 'server'],
  ['server_is_overloaded', 'server'],
  ['insufficient_quota', 'final'],
  ['invalid_prompt', 'final'],
  ['context_length_exceeded', 'overflow'],
])('%s in the middle of an answer is %s', (code, kind) => {
  const said = readSaid(JSON.stringify({ message: 'no', code }));
  expect(faultOf(new StreamFault('told', said), ASKED)).toMatchObject({ kind });
  // As the client throws an event that is an error.
  expect(faultOf(Object.assign(new Error('no'), { error: { message: 'no', code } }), ASKED)).toMatchObject({
    kind,
  });
});

describe('the sentence', () => {
  const sentence = (fault: ReturnType<typeof faultOf>) =>
    fault && 'sentence' in fault ? fault.sentence : '';

  test('never holds the key, and is cut', () => {
    const text = sentence(http(403, error(`sk-secret ${'x'.repeat(5000)}`)));
    expect(text).not.toContain('sk-secret');
    expect(text.length).toBeLessThan(450);
  });

  test('asks for a key where none was sent', () => {
    const fault = faultOf(new HttpFault(401, readSaid('{}'), null), { ...ASKED, key: null });
    expect(sentence(fault)).toBe(
      "https://llm.example.com/v1 answers 401: it wants a key; set the input 'openai-api-key' (or OPENAI_API_KEY)",
    );
  });

  test.each(['https://models.github.ai/inference', 'https://models.github.ai'])(
    'tells that %s is no more',
    (host) => {
      const gone = faultOf(new HttpFault(410, readSaid('{}'), null), { ...ASKED, host });
      expect(sentence(gone)).toContain(
        "GitHub Models was retired on 30 July 2026; set the input 'openai-api-key'",
      );
      expect(sentence(faultOf(new ConnectionFault('x'), { ...ASKED, host }))).toContain('was retired');
      const denied = faultOf(new HttpFault(403, readSaid('{}'), null), { ...ASKED, host });
      expect(sentence(denied)).toContain('`models: read`');
    },
  );

  test("of a platform's error names its innermost reason", () => {
    const cause = Object.assign(new Error('getaddrinfo ENOTFOUND llm.example.com'), { code: 'ENOTFOUND' });
    const failed = new ConnectionFault(new TypeError('fetch failed', { cause }));
    const fault = faultOf(new Error('Connection error.', { cause: failed }), ASKED);
    expect(fault).toMatchObject({
      kind: 'connection',
      sentence:
        "https://llm.example.com/v1 cannot be reached: getaddrinfo ENOTFOUND llm.example.com; check 'base-url' and the network",
    });
  });

  test.each(['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'])(
    'of a wrong certificate is final: %s',
    (code) => {
      expect(faultOf(new ConnectionFault(Object.assign(new Error('x'), { code })), ASKED)).toMatchObject({
        kind: 'final',
      });
    },
  );
});

test('a mistake in here is no fault of the endpoint', () => {
  expect(faultOf(new TypeError('x is not a function'), ASKED)).toBeNull();
});
