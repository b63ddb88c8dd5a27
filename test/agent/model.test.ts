import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ModelError, type ModelOptions, openModel, type Request } from '../../src/agent/model.ts';
import { message, reasoning, shell } from '../helpers/model/items.ts';
import { startModel } from '../helpers/model-server.ts';

const KEY = 'sk-test-0123456789abcdefghijklmn';

const REQUEST: Request = {
  instructions: 'be brief',
  input: [{ role: 'user', content: [{ type: 'input_text', text: 'repair it' }] }],
  tools: [{ type: 'custom', name: 'apply_patch' }],
};

async function ask(url: string, more: Partial<ModelOptions> = {}, signal = new AbortController().signal) {
  const model = await openModel({
    apiKey: KEY,
    baseUrl: url,
    model: 'gpt-test',
    reasoningEffort: null,
    cacheKey: 'regreen-abc',
    ...more,
  });
  return model.respond(REQUEST, signal);
}

/** What a failing request says. */
async function complaint(url: string, more: Partial<ModelOptions> = {}): Promise<string> {
  const error = await ask(url, more).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ModelError);
  const { message: text, cause } = error as ModelError;
  expect(cause).toBeUndefined();
  return text;
}

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
    await ask(server.url);
    expect(server.requests.map(({ body }) => body)).toEqual([
      {
        model: 'gpt-test',
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
    expect(JSON.stringify(server.requests[0]?.headers)).not.toContain('of-the-job');
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

  test('that was cut short by the provider is kept, with the reason', async () => {
    await using server = await startModel({ script: [{ output: [message('half')], status: 'incomplete' }] });
    expect(await ask(server.url)).toMatchObject({
      items: [{ type: 'message' }],
      incomplete: 'max_output_tokens',
    });
  });

  test('whose stream was cut is asked for again, and nothing of the cut one remains', async () => {
    const whole = { output: [message('one'), shell('ls')] };
    await using server = await startModel({
      script: [{ ...whole, cutAfter: 9 }, { ...whole, cutAfter: 2 }, whole],
    });
    const turn = await ask(server.url);
    expect(turn.items.map(({ type }) => type)).toEqual(['message', 'function_call']);
    expect(new Set(server.requests.map(({ raw }) => raw)).size).toBe(1);
    expect(server.requests).toHaveLength(3);
  });

  test('that is cut three times is given up', async () => {
    await using server = await startModel({ script: () => ({ output: [message('one')], cutAfter: 3 }) });
    expect(await complaint(server.url)).toContain(`check 'base-url' and the network`);
    expect(server.requests).toHaveLength(3);
  });

  test('that never comes ends with the signal', async () => {
    await using server = await startModel({ script: () => ({ output: [message('one')], stallAfter: 2 }) });
    const controller = new AbortController();
    const asked = ask(server.url, {}, controller.signal);
    await vi.waitUntil(() => server.requests.length === 1);
    controller.abort();
    await expect(asked).rejects.toThrow();
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
      expect(text).toContain(`${server.url} cannot be reached`);
      expect(text).not.toContain(KEY);
    };
    await Promise.all([301, 302, 303, 307, 308].map(redirected));
    expect(met).toEqual([]);
  });
});
