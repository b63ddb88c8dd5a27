import { ConnectionFault, durationMs, HttpFault, type Said, StreamFault, saidOf } from './http-fault.ts';

/** What a failed request means. */
export type Fault =
  | { kind: 'overflow'; windowTokens: number | null }
  | { kind: 'final'; sentence: string }
  /** Worth another try. `sentence` is for when there is none left. */
  | { kind: Passing; status: number | null; waitMs: number | null; sentence: string };

export type Passing = 'rate' | 'server' | 'connection' | 'cut' | 'stall';

export interface Asked {
  /** The base URL, for people. */
  host: string;
  model: string;
  key: string | null;
}

/** Reads what a request threw; `null` for what is no fault of a request but a mistake in here. */
export function faultOf(thrown: unknown, asked: Asked): Fault | null {
  const error = inner(thrown);
  if (error instanceof ConnectionFault) return connectionFault(error, asked);
  if (error instanceof HttpFault)
    return noStream(error, asked) ?? codedFault(error.status, error.said, error.waitMs, asked);
  if (error instanceof StreamFault && error.kind !== 'told')
    return { ...NO_WAIT, kind: error.kind, sentence: `${asked.host} ${error.message}` };
  if (error instanceof StreamFault) return codedFault(null, error.said, null, asked);
  const told = toldIn(error);
  return told === null ? null : codedFault(null, told, null, asked);
}

const NO_WAIT = { status: null, waitMs: null } as const;

/** The client wraps what its transport throws. */
function inner(thrown: unknown): unknown {
  const cause = thrown instanceof Error ? thrown.cause : null;
  return cause instanceof HttpFault || cause instanceof ConnectionFault ? cause : thrown;
}

/** An error object among the stream's events, as the client throws it. */
function toldIn(error: unknown): Said | null {
  const body = error instanceof Error && 'error' in error ? error.error : undefined;
  return typeof body === 'object' && body !== null ? saidOf(body) : null;
}

/** Codes that say: the key is right, the money is gone. */
const QUOTA = new Set(['insufficient_quota', 'billing_hard_limit_reached', 'billing_not_active']);
const RATE = new Set(['rate_limit_exceeded', 'RateLimitReached', 'too_many_requests']);
const SERVER = new Set(['server_error', 'internal_error', 'server_is_overloaded', 'overloaded_error']);

function codedFault(status: number | null, said: Said, waitMs: number | null, asked: Asked): Fault {
  const overflow = overflowOf(status, said);
  if (overflow !== null) return overflow;
  const refusal = refusalOf(status, said, asked);
  if (refusal !== null) return { kind: 'final', sentence: refusal };
  const words = spoken(said, asked.key);
  const answers = status === null ? 'says in its answer' : `answers ${status}`;
  if (status === 429 || codeIn(said, RATE)) {
    const sentence = `${asked.host} ${answers}, which is its rate limit: ${words}; wait and run again, raise the limit at the provider, or name another 'model'`;
    return { kind: 'rate', status, waitMs: waitMs ?? waitIn(said.message), sentence };
  }
  const sentence =
    status === null
      ? `the model gave up: ${words}`
      : `${asked.host} answers ${status}: ${words}; run again, or name another 'model' or 'base-url'`;
  const passing = status === 408 || status === 409 || status === 425 || (status ?? 0) >= 500;
  if (passing || codeIn(said, SERVER)) return { kind: 'server', status, waitMs, sentence };
  return { kind: 'final', sentence };
}

const codeIn = ({ code, type }: Said, codes: ReadonlySet<string>): boolean =>
  codes.has(code ?? '') || codes.has(type ?? '');

/** An answer that calls itself right and is none of a model; `null` where its words say what is wrong. */
function noStream({ status, said, contentType }: HttpFault, { host, key }: Asked): Fault | null {
  const coded = [QUOTA, RATE, SERVER, OVERFLOW_CODES].some((codes) => codeIn(said, codes));
  if (status >= 300 || coded) return null;
  const type = contentType.replaceAll(/[^\w/+. -]/g, '?').slice(0, MAX_TYPE) || 'no content type';
  const sentence = `${host} answers ${status} with ${type} in place of a stream of events: ${spoken(said, key)}; check 'base-url', which most often ends in /v1, and 'api'`;
  return { kind: 'final', sentence };
}

const MAX_TYPE = 60;

/** GitHub's announcement of 2026: the inference API ends for all customers. Said where nobody answers there any more. */
const RETIRED =
  "GitHub Models was retired on 30 July 2026; set the input 'openai-api-key', or 'base-url' for another endpoint";

const isRetired = (host: string): boolean => /^https:\/\/models\.github\.ai(?:\/|$)/.test(host);

/** Failures that no other try can mend, each with its remedy. */
function refusalOf(status: number | null, said: Said, { host, model, key }: Asked): string | null {
  if (codeIn(said, QUOTA) || status === 402)
    return `${host} answers that the quota is used up; raise it at the provider, then run again`;
  if (status === 401)
    return key === null
      ? `${host} answers 401: it wants a key; set the input 'openai-api-key' (or OPENAI_API_KEY)`
      : `${host} answers 401: the key is wrong or expired; set the input 'openai-api-key' (or OPENAI_API_KEY) anew`;
  if (status === 403)
    return `${host} answers 403: ${spoken(said, key)}; give the key the right to use '${model}' (a token of GitHub needs \`models: read\`), or name another 'model'`;
  if ((status === 404 || status === 410) && isRetired(host)) return `${host} answers ${status}: ${RETIRED}`;
  if (status === 404 || status === 410)
    return `${host} does not know the model '${model}' (${status}); name another one in 'model', or check 'base-url' and 'api'`;
  return null;
}

/** The window in words: OpenAI and vLLM, GitHub Models, and what others say. */
const WINDOWS = [
  /maximum context length is (\d{3,9})/i,
  /max size: (\d{3,9}) tokens/i,
  /context (?:window|size|length)[^.\d]{0,40}?(\d{3,9})/i,
  /> (\d{3,9}) maximum/i,
];
/**
 * A request with more tokens than a minute allows passes at no time: that is as much as a window. OpenAI says it with 429
 * and the code of a rate limit, Groq with 413. Where a part of the minute is used up it says `Used` in between.
 */
const MINUTE = /tokens per min[^:]{0,20}: Limit (\d{1,9}), Requested (\d{1,9})/i;

function minuteOf(message: string): number | null {
  const [, limit, requested] = MINUTE.exec(message) ?? [];
  return Number(requested) > Number(limit) ? Number(limit) : null;
}

const OVERFLOW_CODES = new Set([
  'context_length_exceeded',
  'tokens_limit_reached',
  'exceed_context_size_error',
  'string_above_max_length',
]);
const OVERFLOW_WORDS = /maximum context length|exceeds? the (?:available )?context|prompt is too long/i;

function overflowOf(status: number | null, said: Said): Fault | null {
  const words = (status === 400 || status === null) && OVERFLOW_WORDS.test(said.message);
  const minute = minuteOf(said.message);
  if (status !== 413 && !words && minute === null && !codeIn(said, OVERFLOW_CODES)) return null;
  const found = WINDOWS.map((pattern) => pattern.exec(said.message)?.[1]).find((each) => each !== undefined);
  return {
    kind: 'overflow',
    windowTokens: said.windowTokens ?? minute ?? (found === undefined ? null : Number(found)),
  };
}

/** Where no header says it: `Please try again in 1.898s`. */
function waitIn(message: string): number | null {
  const found = /try again in ((?:\d{1,6}(?:\.\d{1,6})?(?:ms|s|m|h)){1,4})/i.exec(message)?.[1];
  if (found !== undefined) return durationMs(found);
  const seconds = /(?:try again in|retry after|wait) (\d{1,6}(?:\.\d{1,6})?) seconds?/i.exec(message)?.[1];
  return seconds === undefined ? null : Number(seconds) * 1000;
}

/** Errors of the platform that say: this will be the same next time. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)/;

function connectionFault({ code, message }: ConnectionFault, asked: Asked): Fault {
  const reason = spoken({ message }, asked.key);
  const remedy = isRetired(asked.host) ? RETIRED : "check 'base-url' and the network";
  const sentence = `${asked.host} cannot be reached: ${reason}; ${remedy}`;
  if (/redirect/.test(message))
    return {
      kind: 'final',
      sentence: `${asked.host} cannot be reached: it redirects, which is not followed, as the key would go along; name the final address in 'base-url'`,
    };
  if (CERTIFICATE.test(code)) return { kind: 'final', sentence };
  return { ...NO_WAIT, kind: 'connection', sentence };
}

const MAX_WORDS = 200;

/** In the endpoint's own words, which may repeat the key. */
function spoken({ message }: Pick<Said, 'message'>, key: string | null): string {
  const [first = ''] = message.split('\n', 1);
  const bare = key === null ? first : first.replaceAll(key, '***');
  return bare.trim() === '' ? 'no reason given' : bare.slice(0, MAX_WORDS);
}
