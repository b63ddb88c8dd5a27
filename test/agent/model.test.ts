import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ContextOverflow } from '../../src/agent/model.ts';
import { tooLarge } from '../helpers/model/faults.ts';
import { message, patch, reasoning, shell } from '../helpers/model/items.ts';
import { type Step, startModel } from '../helpers/model-server.ts';
import { ask, complaint, failure, KEY, open, REQUEST } from './model/ask.ts';

async function serve(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a request', () => {
  test('is streamed, stored nowhere, and carries what the cache and reasoning need', async () => {
    await using server = await startModel({ script: [{ output: [message('done')] }], key: KEY });
    await ask(server.url, { model: 'gpt-5-codex' });
    expect(server.requests.map(({ body }) => body)).toEqual([
      {
        model: 'gpt-5-codex',
        ...REQUEST,
        stream: true,
        store: false,
        include: ['reasoning.encrypted_content'],
        parallel_tool_calls: true,
        prompt_cache_key: 'regreen-abc',
      },
    ]);
  });

  test('names the reasoning effort only where it is given', async () => {
    await using server = await startModel({ script: [{ output: [message('done')] }] });
    await ask(server.url, { reasoningEffort: 'high' });
    expect(server.requests[0]?.body.reasoning).toEqual({ effort: 'high' });
  });

  test('takes key, organisation and project from nowhere but the options', async () => {
    vi.stubEnv('OPENAI_API_KEY', 'sk-of-the-job');
    vi.stubEnv('OPENAI_ORG_ID', 'org-of-the-job');
    vi.stubEnv('OPENAI_PROJECT_ID', 'project-of-the-job');
    vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1:9/v1');
    vi.stubEnv('OPENAI_ADMIN_KEY', 'sk-admin-of-the-job');
    vi.stubEnv('OPENAI_CUSTOM_HEADERS', 'x-secret: of-the-job');
    await using server = await startModel({ script: [{ output: [message('done')] }] });
    await ask(server.url);
    const { headers } = server.requests[0] ?? {};
    expect(headers).toMatchObject({ authorization: `Bearer ${KEY}` });
    expect(JSON.stringify(headers)).not.toContain('of-the-job');
  });

  test('without a key does not send one of the environment', async () => {
    vi.stubEnv('OPENAI_API_KEY', 'sk-of-the-job');
    await using server = await startModel({ script: [{ output: [message('done')] }] });
    await ask(server.url, { apiKey: null });
    expect(server.requests[0]?.headers.authorization).toBeUndefined();
  });

  test('to Azure carries the version of its API', async () => {
    await using server = await startModel({ script: [{ output: [message('done')] }] });
    await ask(`${server.url}/?api-version=preview`);
    expect(server.requests[0]?.path).toBe('/v1/responses?api-version=preview');
  });

  test('has the window of its family, or the one that is given', async () => {
    const url = 'http://127.0.0.1:9/v1';
    expect((await open(url, { model: 'openai/gpt-4.1' })).contextWindow).toBe(1_047_576);
    expect((await open(url, { model: 'openai/gpt-4.1', contextWindow: 8000 })).contextWindow).toBe(8000);
  });
});

describe.each(['responses', 'chat'] as const)('a conversation over %s', (api) => {
  const PATCH = '*** Begin Patch\n*** Delete File: a.js\n*** End Patch';

  test('gives the same neutral items, and takes them again', async () => {
    const usage = { inputTokens: 100, cachedInputTokens: 60, outputTokens: 7 };
    await using server = await startModel({
      script: [
        { output: [reasoning('look'), message('I look'), shell('ls'), patch(PATCH)], usage },
        { output: [message('done')] },
      ],
    });
    const model = await open(server.url, { api });
    const signal = new AbortController().signal;
    const turn = await model.respond(REQUEST, signal);
    const items = turn.items.filter(({ type }) => type !== 'reasoning');
    expect(items).toMatchObject([
      { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'I look' }] },
      { type: 'function_call', name: 'shell', arguments: '{"command":"ls"}', status: 'completed' },
      { type: 'custom_tool_call', name: 'apply_patch', input: PATCH },
    ]);
    expect(turn).toMatchObject({ usage, incomplete: null });
    const [shellCall, patchCall] = items.flatMap((item) => ('call_id' in item ? [item.call_id ?? ''] : []));
    await model.respond(
      {
        ...REQUEST,
        input: [
          ...REQUEST.input,
          ...(turn.items as typeof REQUEST.input),
          { type: 'function_call_output', call_id: shellCall ?? '', output: 'exit 0, 0.1 s\na.js' },
          { type: 'custom_tool_call_output', call_id: patchCall ?? '', output: 'D a.js' },
        ],
      },
      signal,
    );
    expect(server.violations).toEqual([]);
    expect(JSON.stringify(server.requests[1]?.body)).toContain('I look');
    const listOf = (n: number): unknown[] => {
      const { body, chat } = server.requests[n] ?? {};
      return chat ? chat.messages : (body?.input as unknown[]);
    };
    expect(listOf(1).slice(0, listOf(0).length)).toEqual(listOf(0));
  });

  test.each([
    [{ output: [message('half')], status: 'incomplete' }, 'max_output_tokens'],
    [{ output: [message('half')], status: 'incomplete', incomplete: 'content_filter' }, 'content_filter'],
    [{ output: [message('whole')] }, null],
  ] satisfies Array<[Step, string | null]>)(
    'tells whether an answer is whole: %#',
    async (step, incomplete) => {
      await using server = await startModel({ script: [step] });
      expect(await ask(server.url, { api })).toMatchObject({ items: [{ type: 'message' }], incomplete });
    },
  );

  test('tells that the model declined', async () => {
    const refusal = { type: 'refusal' as const, refusal: 'I must not.' };
    const said = {
      type: 'message' as const,
      id: 'msg_1',
      role: 'assistant' as const,
      status: 'completed' as const,
    };
    await using server = await startModel({ script: [{ output: [{ ...said, content: [refusal] }] }] });
    expect(await ask(server.url, { api })).toMatchObject({ refusal: 'I must not.', incomplete: null });
  });

  test.each([
    [tooLarge(8000), 8000],
    [{ status: 400, code: 'context_length_exceeded', message: 'It is too long.' }, null],
  ])('learns that it is too long: %#', async (error, windowTokens) => {
    await using server = await startModel({ script: () => ({ error }) });
    const thrown = await failure(server.url, { api });
    expect(thrown).toBeInstanceOf(ContextOverflow);
    expect(thrown).toMatchObject({ windowTokens });
    expect(server.requests).toHaveLength(1);
  });

  test('learns in the middle of an answer that it is too long', async () => {
    const failed = { code: 'context_length_exceeded', message: 'It is too long.' };
    await using server = await startModel({ script: [{ status: 'failed', failure: failed }] });
    expect(await failure(server.url, { api })).toBeInstanceOf(ContextOverflow);
  });
});

describe('an answer', () => {
  test('holds all items as they came, and the usage', async () => {
    const usage = { inputTokens: 100, cachedInputTokens: 60, outputTokens: 7 };
    await using server = await startModel({
      script: [{ output: [reasoning('look'), message('I look'), shell('ls')], usage }],
    });
    const turn = await ask(server.url);
    expect(turn).toMatchObject({
      items: [
        { type: 'reasoning', encrypted_content: expect.any(String) },
        { type: 'message' },
        { type: 'function_call', name: 'shell', arguments: '{"command":"ls"}' },
      ],
      usage,
      incomplete: null,
    });
  });

  test('that never comes ends with the signal', async () => {
    await using server = await startModel({ script: () => ({ output: [message('one')], stallAfter: 2 }) });
    const controller = new AbortController();
    const asked = ask(server.url, {}, controller.signal);
    await vi.waitUntil(() => server.requests.length === 1);
    controller.abort();
    await expect(asked).rejects.toThrow(controller.signal.reason);
    expect(server.requests).toHaveLength(1);
  });
});

describe('a failure is told with its remedy and without the key', () => {
  const error = (status: number, code: string, text = 'no') => ({
    script: () => ({ error: { status, code, message: text, headers: { 'retry-after-ms': '1' } } }),
  });

  test.for([
    [401, 'invalid_api_key', "answers 401: the key is wrong or expired; set the input 'openai-api-key'"],
    [404, 'model_not_found', "does not know the model 'gpt-test' (404); name another one in 'model'"],
    [402, 'payment_required', 'the quota is used up; raise it at the provider'],
    [429, 'insufficient_quota', 'the quota is used up; raise it at the provider'],
    [500, 'server_error', 'answers 500: '],
    [403, 'forbidden', 'answers 403: '],
  ] as const)('%i %s', async ([status, code, expected]) => {
    await using server = await startModel(error(status, code, `refused for ${KEY}`));
    const text = await complaint(server.url);
    expect(text).toContain(server.url);
    expect(text).toContain(expected);
    expect(text).not.toContain(KEY);
  });

  test('a model that fails inside the stream', async () => {
    await using server = await startModel({ script: () => ({ status: 'failed' }) });
    expect(await complaint(server.url)).toBe('the model gave up: The model failed.');
  });

  test('a host that cannot be reached', async () => {
    const closed = await serve(() => undefined);
    await closed[Symbol.asyncDispose]();
    const text = await complaint(closed.url);
    expect(text).toContain(`${closed.url} cannot be reached: `);
    expect(text).toContain("check 'base-url' and the network");
  });

  test('threat 41: a redirect to another host is not followed, so the key stays', async () => {
    const met: unknown[] = [];
    await using elsewhere = await serve((request, response) => {
      met.push(request.headers);
      response.end('{}');
    });
    const redirected = async (status: number) => {
      await using server = await serve((_request, response) => {
        response.writeHead(status, { location: elsewhere.url.replace('127.0.0.1', 'localhost') }).end();
      });
      const text = await complaint(server.url);
      expect(text).toContain(`${server.url} cannot be reached: it redirects, which is not followed`);
      expect(text).not.toContain(KEY);
    };
    await Promise.all([301, 302, 303, 307, 308].map(redirected));
    expect(met).toEqual([]);
  });
});
