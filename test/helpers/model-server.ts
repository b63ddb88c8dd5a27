import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatCompletionCreateParams } from 'openai/resources/chat/completions/completions';
import type { Responses } from 'openai/resources/responses/responses';
import { chatChunks, type FinishReason, toolsOf } from './model/chat-events.ts';
import { violationsOf } from './model/check.ts';
import { streamEvents } from './model/events.ts';
import { refusal } from './model/faults.ts';
import { type Draft, message } from './model/items.ts';
import { type Counted, countTokens, usage } from './model/usage.ts';

/** One answer of the model. */
export interface Step {
  output?: Array<Draft | Responses.ResponseOutputItem>;
  /** Counted from the request where it is left out: four bytes a token, the beginning shared with the last one cached. */
  usage?: Counted;
  status?: 'completed' | 'incomplete' | 'failed';
  /** Why it is incomplete; `max_output_tokens`. */
  incomplete?: 'max_output_tokens' | 'content_filter';
  /** Why it failed, inside the stream; `server_error`. Chat Completions tell it as an event. */
  failure?: { code: string; message: string };
  /** An `error` event in place of the last one. */
  errorEvent?: { code: string; message: string };
  /** An HTTP error instead of a response. `body` replaces OpenAI's form of it. */
  error?: {
    status: number;
    code: string;
    message: string;
    headers?: Record<string, string>;
    param?: string;
    body?: unknown;
  };
  /** Cuts the connection after so many events. */
  cutAfter?: number;
  /** Cuts it after so many bytes of the stream, in the middle of an event. */
  cutAfterBytes?: number;
  /** Goes silent after so many events and leaves the connection open. */
  stallAfter?: number;
  delayMs?: number;
  /** Between two events. */
  paceMs?: number;
}

interface ModelRequest {
  /** The body as it came, byte for byte. */
  raw: string;
  body: Responses.ResponseCreateParams;
  /** The body of a chat completion; `null` for the Responses API. */
  chat: ChatCompletionCreateParams | null;
  headers: IncomingHttpHeaders;
  /** With the query. */
  path: string;
  /** When it was here, in milliseconds of `performance.now()`. */
  at: number;
}

export interface ModelServer extends AsyncDisposable {
  /** The base URL for a client; ends in `/v1`. */
  url: string;
  requests: ModelRequest[];
  /** What OpenAI would have refused in them, by the number of the request. */
  violations: string[];
}

export interface ModelOptions {
  /** The answers in order, or a function of the request and its number, from 0. */
  script: readonly Step[] | ((request: ModelRequest, n: number) => Step);
  /** The only key that is let in; any is where none is told. */
  key?: string;
  port?: number;
  /** Parameters (`include`) and types of tools (`tools.custom`) that are refused with 400, which is no turn. */
  refuses?: readonly string[];
}

/** Below whatever a base URL ends in. */
const PATHS = /^(?:\/[\w.-]+)*\/(responses|chat\/completions)(?:\?.*)?$/;

/** Starts a server that speaks OpenAI's Responses API and Chat Completions, and answers by a script. */
export async function startModel(options: ModelOptions): Promise<ModelServer> {
  const { script, key, port = 0, refuses = [] } = options;
  const requests: ModelRequest[] = [];
  const violations: string[] = [];
  let turns = 0;

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await text(incoming);
    const { method, url: path = '' } = incoming;
    const api = PATHS.exec(path)?.[1];
    if (method !== 'POST' || api === undefined) {
      const message = `Unknown request URL: ${method} ${path}.`;
      return sendError(response, { status: 404, code: 'not_found', message });
    }
    if (key !== undefined && !isKey(incoming.headers, key)) {
      const message = 'Incorrect API key provided.';
      return sendError(response, { status: 401, code: 'invalid_api_key', message });
    }
    const parsed: unknown = JSON.parse(raw);
    const body = parsed as Responses.ResponseCreateParams;
    const chat = api === 'responses' ? null : (parsed as ChatCompletionCreateParams);
    const before = requests.at(-1)?.raw ?? '';
    const request = { raw, body, chat, headers: incoming.headers, path, at: performance.now() };
    const n = requests.push(request) - 1;
    const wrong = violationsOf(chat === null ? 'responses' : 'chat', body);
    violations.push(...wrong.map((line) => `${n}: ${line}`));
    const refused = refusal(body, refuses);
    if (refused !== null) return sendError(response, refused);
    const turn = turns++;
    const step = (typeof script === 'function' ? script(request, turn) : script[turn]) ?? spent(turn);
    if (step.delayMs !== undefined) await sleep(step.delayMs);
    if (step.error) return sendError(response, step.error);
    const answer = buildResponse(step, request, before, turn);
    if (body.stream) return sendStream(response, framesOf(answer, step, chat), step);
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
    violations,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** As OpenAI takes it, or Azure. */
const isKey = ({ authorization, 'api-key': apiKey }: IncomingHttpHeaders, key: string): boolean =>
  authorization === `Bearer ${key}` || apiKey === key;

const spent = (n: number): Step => ({
  output: [message(`The script has no step ${n + 1}: it ended after ${n}.`)],
});

function sendError(
  response: ServerResponse,
  { status, code, message, headers = {}, param, body }: NonNullable<Step['error']>,
) {
  const type = status < 500 ? 'invalid_request_error' : 'server_error';
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body ?? { error: { message, type, param: param ?? null, code } }));
}

/** The stream, event by event. */
function framesOf(answer: Responses.Response, step: Step, chat: ChatCompletionCreateParams | null): string[] {
  const { status = 'completed', errorEvent } = step;
  if (chat !== null) {
    const chunks = chatChunks(answer, finishOf(step, answer), chat.stream_options?.include_usage === true);
    const told = errorEvent ?? (status === 'failed' ? answer.error : null);
    const frames = chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`);
    if (told === null) return [...frames, 'data: [DONE]\n\n'];
    return [...frames.slice(0, 2), `data: ${JSON.stringify({ error: told })}\n\n`];
  }
  const events = streamEvents(answer, status);
  const last = { type: 'error' as const, sequence_number: events.length - 1, param: null, ...errorEvent };
  const sent = errorEvent === undefined ? events : [...events.slice(0, -1), last];
  return sent.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
}

function finishOf({ status, incomplete }: Step, { output }: Responses.Response): FinishReason {
  if (status === 'incomplete') return incomplete === 'content_filter' ? 'content_filter' : 'length';
  return output.some(({ type }) => type === 'function_call') ? 'tool_calls' : 'stop';
}

async function sendSlowly(response: ServerResponse, frames: string[], paceMs: number): Promise<void> {
  for (const frame of frames) {
    response.write(frame);
    await sleep(paceMs);
  }
  response.end();
}

function sendStream(response: ServerResponse, frames: string[], step: Step): Promise<void> | void {
  const { cutAfter, cutAfterBytes, stallAfter, paceMs } = step;
  const whole = Buffer.from(frames.slice(0, cutAfter ?? stallAfter ?? frames.length).join(''));
  const written = whole.subarray(0, cutAfterBytes ?? whole.length);
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  if (paceMs !== undefined) return sendSlowly(response, frames, paceMs);
  // Cut only once the events are out: a reset would take them along.
  response.write(written, () => {
    if (cutAfter !== undefined || cutAfterBytes !== undefined) response.destroy();
    else if (stallAfter === undefined) response.end();
  });
}

function buildResponse(
  step: Step,
  { raw, body, chat }: ModelRequest,
  before: string,
  n: number,
): Responses.Response {
  const status = step.status ?? 'completed';
  const tools = chat === null ? (body.tools ?? []) : toolsOf(chat);
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
    error: status === 'failed' ? failureOf(step) : null,
    incomplete_details: status === 'incomplete' ? { reason: step.incomplete ?? 'max_output_tokens' } : null,
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

/** The codes the description lists are fewer than those that are met. */
function failureOf({ failure }: Step): Responses.ResponseError {
  return (failure ?? { code: 'server_error', message: 'The model failed.' }) as Responses.ResponseError;
}
