import OpenAI from 'openai';
import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions/completions';
import type { Responses } from 'openai/resources/responses/responses';
import { describe, expect, test } from 'vitest';
import { message, patch, reasoning, shell, submit } from './model/items.ts';
import { startModel } from './model-server.ts';

const PATCH = '*** Begin Patch\n*** Update File: a.js\n@@\n-1\n+2\n*** Delete File: b.js\n*** End Patch\n';
const functionTool = (name: string, required: string[] = []): Responses.Tool => ({
  type: 'function',
  name,
  strict: false,
  parameters: { type: 'object', properties: {}, required },
});
const TOOLS: Responses.Tool[] = [
  functionTool('shell', ['command', 'workdir']),
  { type: 'custom', name: 'apply_patch' },
  functionTool('submit'),
];

const client = (url: string, apiKey = 'key'): OpenAI => new OpenAI({ baseURL: url, apiKey, maxRetries: 0 });

async function respond(openai: OpenAI, input: Responses.ResponseInput, tools = TOOLS) {
  const events: Responses.ResponseStreamEvent[] = [];
  const stream = await openai.responses.create({ model: 'gpt-test', input, tools, stream: true });
  for await (const event of stream) events.push(event);
  const last = events.at(-1);
  if (last?.type !== 'response.completed') throw new Error(`the stream ended with ${last?.type}`);
  return { events, response: last.response };
}

const ask: Responses.ResponseInput = [{ role: 'user', content: 'repair it' }];

describe('a streamed script', () => {
  test('goes turn by turn, each tool call in the form that was offered', async () => {
    await using model = await startModel({
      script: [
        { output: [reasoning('look'), shell('ls'), patch(PATCH)] },
        { output: [submit({ title: 'fix: a' })] },
      ],
    });
    const first = await respond(client(model.url), ask);
    expect(first.response.output).toMatchObject([
      { type: 'reasoning', encrypted_content: expect.any(String) },
      { type: 'function_call', name: 'shell', arguments: '{"command":"ls","workdir":null}' },
      { type: 'custom_tool_call', name: 'apply_patch', input: PATCH },
    ]);
    const second = await respond(client(model.url), [...ask, { role: 'user', content: 'go on' }]);
    expect(second.response.output).toMatchObject([{ type: 'function_call', name: 'submit' }]);
    expect(second.response.usage?.input_tokens_details.cached_tokens).toBeGreaterThan(10);
    expect(model.requests.map(({ body }) => (body.input as unknown[]).length)).toEqual([1, 2]);
  });

  test('has numbered events whose deltas add up to what the items say', async () => {
    await using model = await startModel({
      script: [{ output: [shell('ls'), patch(PATCH), message('done')] }],
    });
    const { events } = await respond(client(model.url), ask);
    expect(events.map(({ sequence_number }) => sequence_number)).toEqual(
      events.map((_event, index) => index),
    );
    const joined = (type: string) =>
      events.flatMap((event) => (event.type === type && 'delta' in event ? [event.delta] : [])).join('');
    expect(JSON.parse(joined('response.function_call_arguments.delta'))).toEqual({
      command: 'ls',
      workdir: null,
    });
    expect(joined('response.custom_tool_call_input.delta')).toBe(PATCH);
    expect(joined('response.output_text.delta')).toBe('done');
  });

  test('uses the native tools, and a function for the patch, where these are offered', async () => {
    const step = { output: [shell('ls'), patch(PATCH)] };
    await using model = await startModel({ script: [step, step] });
    const native: Responses.Tool[] = [{ type: 'shell' }, { type: 'apply_patch' }];
    const first = await respond(client(model.url), ask, native);
    expect(first.response.output).toMatchObject([
      { type: 'shell_call', action: { commands: ['ls'] } },
      { type: 'apply_patch_call', operation: { type: 'update_file', path: 'a.js', diff: '@@\n-1\n+2\n' } },
      { type: 'apply_patch_call', operation: { type: 'delete_file', path: 'b.js' } },
    ]);
    const second = await respond(client(model.url), ask, [
      functionTool('shell'),
      functionTool('apply_patch'),
    ]);
    expect(second.response.output[1]).toMatchObject({
      type: 'function_call',
      arguments: JSON.stringify({ patch: PATCH }),
    });
  });

  test('answers with a message when it is used up', async () => {
    await using model = await startModel({ script: [] });
    const { response } = await respond(client(model.url), ask);
    expect(response.output).toMatchObject([
      { content: [{ text: 'The script has no step 1: it ended after 0.' }] },
    ]);
  });

  test('may be a function of the request', async () => {
    await using model = await startModel({
      script: ({ body }, n) => ({ output: [message(`${body.model} ${n}`)] }),
    });
    const answer = await client(model.url).responses.create({ model: 'gpt-test', input: 'hello' });
    expect(answer.output_text).toBe('gpt-test 0');
  });
});

describe('what goes wrong', () => {
  test('a stream is cut', async () => {
    await using model = await startModel({ script: [{ output: [message('x')], cutAfter: 3 }] });
    await expect(respond(client(model.url), ask)).rejects.toThrow();
  });

  test('a stream stalls until the client gives up', async () => {
    await using model = await startModel({ script: [{ output: [message('x')], stallAfter: 2 }] });
    const stop = new AbortController();
    const request = { model: 'gpt-test', input: ask, stream: true } as const;
    const types: string[] = [];
    const stream = await client(model.url).responses.create(request, { signal: stop.signal });
    for await (const { type } of stream) {
      types.push(type);
      if (types.length === 2) stop.abort();
    }
    expect(types).toEqual(['response.created', 'response.in_progress']);
  });

  test('a rate limit, a failed and an incomplete response', async () => {
    const error = {
      status: 429,
      code: 'rate_limit_exceeded',
      message: 'slow down',
      headers: { 'retry-after': '1' },
    };
    await using model = await startModel({
      script: [{ error }, { status: 'failed' }, { status: 'incomplete' }],
    });
    const openai = client(model.url);
    await expect(respond(openai, ask)).rejects.toMatchObject({ status: 429, code: 'rate_limit_exceeded' });
    await expect(respond(openai, ask)).rejects.toThrow('response.failed');
    await expect(respond(openai, ask)).rejects.toThrow('response.incomplete');
  });

  test('another key is refused and is no turn', async () => {
    await using model = await startModel({ script: [{ output: [message('x')] }], key: 'right' });
    const refused = respond(client(model.url, 'wrong'), ask);
    await expect(refused).rejects.toMatchObject({ status: 401, code: 'invalid_api_key' });
    expect(model.requests).toEqual([]);
    await expect(respond(client(model.url, 'right'), ask)).resolves.toBeDefined();
  });
});

describe('Chat Completions', () => {
  const tools = TOOLS.flatMap((tool) =>
    tool.type === 'function'
      ? [{ type: 'function' as const, function: { name: tool.name, parameters: tool.parameters ?? {} } }]
      : [],
  );
  const body: ChatCompletionCreateParamsStreaming = {
    model: 'gpt-test',
    messages: [{ role: 'user', content: 'repair it' }],
    tools,
    stream: true,
    stream_options: { include_usage: true },
  };

  async function complete(openai: OpenAI) {
    const chunks = [];
    for await (const chunk of await openai.chat.completions.create(body)) chunks.push(chunk);
    return chunks;
  }

  test('are streamed from the same script, the call in pieces and the usage last', async () => {
    await using model = await startModel({ script: [{ output: [message('look'), shell('ls')] }] });
    const chunks = await complete(client(model.url));
    const deltas = chunks.flatMap(({ choices }) => choices.map(({ delta }) => delta));
    expect(deltas.map(({ content }) => content ?? '').join('')).toBe('look');
    const calls = deltas.flatMap(({ tool_calls }) => tool_calls ?? []);
    expect(calls[0]).toMatchObject({ index: 0, id: 'call_0_1', function: { name: 'shell', arguments: '' } });
    expect(JSON.parse(calls.map((call) => call.function?.arguments ?? '').join(''))).toEqual({
      command: 'ls',
      workdir: null,
    });
    expect(chunks.at(-2)?.choices[0]?.finish_reason).toBe('tool_calls');
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { prompt_tokens: expect.any(Number) } });
    expect(model.violations).toEqual([]);
  });

  test('tell an error in the middle as an event', async () => {
    await using model = await startModel({ script: [{ status: 'failed' }] });
    await expect(complete(client(model.url))).rejects.toMatchObject({ code: 'server_error' });
  });
});

describe('a request', () => {
  test('with a parameter that is refused gets 400 that names it', async () => {
    await using model = await startModel({ script: [{ output: [message('x')] }], refuses: ['tools.custom'] });
    const refused = respond(client(model.url), ask);
    await expect(refused).rejects.toMatchObject({ status: 400, param: 'tools[0].type' });
  });

  test('that OpenAI would refuse is written down', async () => {
    await using model = await startModel({ script: () => ({ output: [message('x')] }) });
    const openai = client(model.url);
    const output = { type: 'function_call_output', call_id: 'c1', output: 'x' } as const;
    const call = { type: 'function_call', call_id: 'c2', name: 'shell', arguments: '{}' } as const;
    await respond(openai, [output, call]);
    await openai.responses.create({ model: 'gpt-test', input: 'x', top_k: 1 } as never);
    await openai.chat.completions.create({
      model: 'gpt-test',
      messages: [{ role: 'tool', tool_call_id: 'c3', content: 'x' }],
    });
    expect(model.violations).toEqual([
      '0: no call for function_call_output c1',
      '0: no output for function_call c2',
      expect.stringContaining('top_k'),
      "2: no call for the tool's message c3",
    ]);
  });

  test('may be cut off in the middle of an event', async () => {
    await using model = await startModel({ script: [{ output: [message('x')], cutAfterBytes: 40 }] });
    await expect(respond(client(model.url), ask)).rejects.toThrow();
  });
});
