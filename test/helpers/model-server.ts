import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Responses } from 'openai/resources/responses/responses';
import { streamEvents } from './model/events.ts';
import { type Draft, message } from './model/items.ts';

/** One answer of the model. */
export interface Step {
  output?: Array<Draft | Responses.ResponseOutputItem>;
  /** Counted from the request where it is left out: four bytes a token, the beginning shared with the last one cached. */
  usage?: { inputTokens: number; cachedInputTokens: number; outputTokens: number };
  status?: 'completed' | 'incomplete' | 'failed';
  /** An HTTP error instead of a response. */
  error?: { status: number; code: string; message: string; headers?: Record<string, string> };
  /** Cuts the connection after so many events. */
  cutAfter?: number;
  /** Goes silent after so many events and leaves the connection open. */
  stallAfter?: number;
  delayMs?: number;
}

interface ModelRequest {
  /** The body as it came, byte for byte. */
  raw: string;
  body: Responses.ResponseCreateParams;
  headers: IncomingHttpHeaders;
}

export interface ModelServer extends AsyncDisposable {
  /** The base URL for a client; ends in `/v1`. */
  url: string;
  requests: ModelRequest[];
}

export interface ModelOptions {
  /** The answers in order, or a function of the request and its number, from 0. */
  script: readonly Step[] | ((request: ModelRequest, n: number) => Step);
  /** The only key that is let in; any is where none is told. */
  key?: string;
  port?: number;
}

/** Starts a server that speaks OpenAI's Responses API and answers by a script. */
export async function startModel({ script, key, port = 0 }: ModelOptions): Promise<ModelServer> {
  const requests: ModelRequest[] = [];

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await text(incoming);
    if (incoming.method !== 'POST' || incoming.url !== '/v1/responses') {
      const code = `${incoming.method} ${incoming.url}`;
      return sendError(response, {
        status: 404,
        code: 'not_found',
        message: `Unknown request URL: ${code}.`,
      });
    }
    if (key !== undefined && incoming.headers.authorization !== `Bearer ${key}`) {
      const wrong = { status: 401, code: 'invalid_api_key', message: 'Incorrect API key provided.' };
      return sendError(response, wrong);
    }
    const body = JSON.parse(raw) as Responses.ResponseCreateParams;
    const request: ModelRequest = { raw, body, headers: incoming.headers };
    const before = requests.at(-1)?.raw ?? '';
    const n = requests.push(request) - 1;
    const step = (typeof script === 'function' ? script(request, n) : script[n]) ?? spent(n);
    if (step.delayMs !== undefined) await sleep(step.delayMs);
    if (step.error) return sendError(response, step.error);
    const answer = buildResponse(step, request, before, n);
    if (body.stream) return sendStream(response, streamEvents(answer, step.status ?? 'completed'), step);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch(() => response.destroy());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

const spent = (n: number): Step => ({
  output: [message(`The script has no step ${n + 1}: it ended after ${n}.`)],
});

function sendError(
  response: ServerResponse,
  { status, code, message, headers = {} }: NonNullable<Step['error']>,
) {
  const type = status < 500 ? 'invalid_request_error' : 'server_error';
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify({ error: { message, type, param: null, code } }));
}

function sendStream(response: ServerResponse, events: Responses.ResponseStreamEvent[], step: Step): void {
  const { cutAfter, stallAfter } = step;
  const sent = events.slice(0, cutAfter ?? stallAfter ?? events.length);
  const written = sent.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join('');
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  // Cut only once the events are out: a reset would take them along.
  response.write(written, () => {
    if (cutAfter !== undefined) response.destroy();
    else if (stallAfter === undefined) response.end();
  });
}

function buildResponse(
  step: Step,
  { raw, body }: ModelRequest,
  before: string,
  n: number,
): Responses.Response {
  const status = step.status ?? 'completed';
  const tools = body.tools ?? [];
  const output = (step.output ?? []).flatMap((item, index) =>
    typeof item === 'function' ? item(tools, `${n}_${index}`) : [item],
  );
  return {
    id: `resp_${n}`,
    object: 'response',
    access_programs: null,
    created_at: 1_700_000_000 + n,
    status,
    model: body.model ?? '',
    output,
    output_text: '',
    error: status === 'failed' ? { code: 'server_error', message: 'The model failed.' } : null,
    incomplete_details: status === 'incomplete' ? { reason: 'max_output_tokens' } : null,
    instructions: null,
    metadata: null,
    parallel_tool_calls: true,
    temperature: null,
    tool_choice: 'auto',
    tools,
    top_p: null,
    usage: usage(step.usage ?? countTokens(raw, before, JSON.stringify(output))),
  };
}

const tokens = (length: number): number => Math.ceil(length / 4);

function countTokens(raw: string, before: string, output: string): NonNullable<Step['usage']> {
  let shared = 0;
  while (shared < before.length && before[shared] === raw[shared]) shared += 1;
  return {
    inputTokens: tokens(raw.length),
    cachedInputTokens: tokens(shared),
    outputTokens: tokens(output.length),
  };
}

function usage({ inputTokens, cachedInputTokens, outputTokens }: NonNullable<Step['usage']>) {
  return {
    input_tokens: inputTokens,
    input_tokens_details: { cached_tokens: cachedInputTokens, cache_write_tokens: 0 },
    output_tokens: outputTokens,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: inputTokens + outputTokens,
  };
}
