/** An answer of the endpoint that is none of the model: what is needed of it and nothing else, above all no headers. */
export class HttpFault extends Error {
  readonly status: number;
  readonly said: Said;
  /** What the headers ask to wait; `null` where they do not. */
  readonly waitMs: number | null;
  /** The type of what came, without its parameters; empty where it was not told. */
  readonly contentType: string;
  constructor(status: number, said: Said, waitMs: number | null, contentType = '') {
    super(said.message);
    this.contentType = contentType;
    this.status = status;
    this.said = said;
    this.waitMs = waitMs;
  }
}

/** No answer at all. Of the platform's chain of errors only the innermost says why; its objects go no further. */
export class ConnectionFault extends Error {
  readonly code: string;
  constructor(error: unknown) {
    let root = error;
    for (let depth = 0; depth < 5 && root instanceof Error && root.cause instanceof Error; depth += 1)
      root = root.cause;
    const code = root instanceof Error && 'code' in root ? String(root.code) : '';
    const message = root instanceof Error ? root.message : String(root);
    super(message.trim() === '' ? code : message);
    this.code = code;
  }
}

/** A fault told in the middle of a stream, or of the stream itself (`cut`, `stall`). */
export class StreamFault extends Error {
  readonly kind: 'told' | 'cut' | 'stall';
  readonly said: Said;
  constructor(kind: StreamFault['kind'], said: Said) {
    super(said.message);
    this.kind = kind;
    this.said = said;
  }
}

/** An error in the endpoint's own words; all of it is foreign text. */
export interface Said {
  message: string;
  code: string | null;
  type: string | null;
  /** The parameter it is about. */
  param: string | null;
  /** The window, where the body has it as a number (llama.cpp). */
  windowTokens: number | null;
}

const MAX_BODY_BYTES = 64 * 1024;

interface NamedHeaders {
  get(name: string): string | null | undefined;
}

/** What is read of an answer. */
interface Refusal {
  status: number;
  headers: NamedHeaders;
  body: AsyncIterable<Uint8Array> | null;
}

/** Reads an answer with an error status, or one that is no stream; only the beginning of a long body. */
export async function readHttpFault(response: Refusal): Promise<HttpFault> {
  const body = await beginningOf(response);
  const { status, headers } = response;
  const [type = ''] = (headers.get('content-type') ?? '').split(';', 1);
  return new HttpFault(status, readSaid(body), waitMsOf(headers, Date.now()), type.trim());
}

async function beginningOf(response: Refusal): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of response.body ?? []) {
      pieces.push(piece);
      size += piece.length;
      if (size >= MAX_BODY_BYTES) break;
    }
  } catch {
    // Cut off: what came of it has to do.
  }
  return Buffer.concat(pieces).toString('utf8', 0, MAX_BODY_BYTES);
}

/**
 * The shapes in use: `{error: {message, code, type, param}}` (OpenAI), `{error: "…"}` (Ollama), the error itself
 * (vLLM), `{detail}` (FastAPI), plain text.
 */
export function readSaid(body: string): Said {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    parsed = body;
  }
  return saidOf(parsed);
}

export function saidOf(value: unknown): Said {
  const outer = fields(value);
  const inner = fields(outer.error);
  const told = Object.keys(inner).length > 0 ? inner : outer;
  const words = [told.message, outer.error, outer.detail, value].find((each) => typeof each === 'string');
  const message = typeof words === 'string' ? words : (JSON.stringify(value) ?? '');
  return {
    message: message.trim().split('\n', 1)[0] ?? '',
    code: text(told.code),
    type: text(told.type),
    param: text(told.param),
    windowTokens: typeof told.n_ctx === 'number' ? told.n_ctx : null,
  };
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const fields = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/**
 * How long the headers ask to wait. `retry-after` is RFC 9110 (seconds or a date), `retry-after-ms` Azure's; of OpenAI's
 * `x-ratelimit-reset-*` those count whose `remaining` is used up.
 */
export function waitMsOf(headers: NamedHeaders, now: number): number | null {
  const ms = numberOf(headers.get('retry-after-ms'));
  if (ms !== null) return ms;
  const after = headers.get('retry-after');
  const seconds = numberOf(after);
  if (seconds !== null) return seconds * 1000;
  // Only a date that begins with the day of the week: `Date.parse` sees dates in anything.
  const date = /^[A-Z][a-z]{2}, /.test(after ?? '') ? Date.parse(after ?? '') : Number.NaN;
  if (!Number.isNaN(date)) return Math.max(0, date - now);
  const resets = ['requests', 'tokens'].flatMap((what) => {
    if (numberOf(headers.get(`x-ratelimit-remaining-${what}`) ?? '0') !== 0) return [];
    return durationMs(headers.get(`x-ratelimit-reset-${what}`) ?? '') ?? [];
  });
  return resets.length === 0 ? null : Math.max(...resets);
}

function numberOf(value: string | null | undefined): number | null {
  return value != null && /^\d{1,12}(?:\.\d{1,9})?$/.test(value.trim()) ? Number(value) : null;
}

const UNITS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;

/** `1s`, `6m0s`, `120ms`, `1h2m3.5s`; a bare number is seconds. */
export function durationMs(value: string): number | null {
  const bare = numberOf(value);
  if (bare !== null) return bare * 1000;
  const parts = [...value.trim().matchAll(/(\d{1,9}(?:\.\d{1,9})?)(ms|s|m|h)/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== value.trim()) return null;
  return parts.reduce((sum, [, n, unit]) => sum + Number(n) * UNITS[unit as keyof typeof UNITS], 0);
}
