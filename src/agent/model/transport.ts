import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import type { Readable } from 'node:stream';
import { ConnectionFault } from './http-fault.ts';

/** As much of a `Response` as is read of one. */
export interface Answer {
  status: number;
  ok: boolean;
  url: string;
  /** By name in lower case. */
  headers: ReadonlyMap<string, string>;
  body: AsyncIterable<Uint8Array>;
}

export interface Sent {
  headers: Readonly<Record<string, string>>;
  body: string;
  signal: AbortSignal | null;
  /** Called at each piece of the answer. */
  onPiece?: () => void;
}

/** As long as Node's fetch gives a connection. */
const CONNECT_MS = 10_000;

/** Those that a client follows (RFC 9110, 15.4). */
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Posts over Node's own http client: reading the one behind `fetch`, with its parser in WebAssembly, is a tenth of a
 * start. Certificates, proxies and connections that are kept are the process's, as they are for `fetch`. Redirects are
 * not followed.
 *
 * @throws ConnectionFault where there is no answer; the reason of the signal once that has ended
 */
export async function post(url: string, { headers, body, signal, onPiece }: Sent): Promise<Answer> {
  signal?.throwIfAborted();
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...headers, 'accept-encoding': 'identity', 'content-length': Buffer.byteLength(body) },
  };
  const request = opened(url, options);
  // Without an error: one that comes just after the end of an answer finds nobody to listen, and ends the process.
  const stop = () => void request.destroy();
  signal?.addEventListener('abort', stop, { once: true });
  request.once('close', () => signal?.removeEventListener('abort', stop));
  const response = await answerTo(request, body).catch((error: unknown) => {
    throw signal?.aborted ? signal.reason : new ConnectionFault(error);
  });
  const status = response.statusCode ?? 0;
  if (REDIRECTS.has(status)) {
    response.destroy();
    throw new ConnectionFault(new Error('unexpected redirect'));
  }
  return {
    ...{ status, ok: status >= 200 && status < 300, url },
    headers: new Map(Object.entries(response.headers).map(([name, value]) => [name, String(value)])),
    body: pieces(await decoded(response), signal, onPiece),
  };
}

/** Taken by name: an `import` of `node:http` reads all it exports, and with that the client that is left out here. */
function opened(url: string, options: RequestOptions): ClientRequest {
  const node = (name: 'node:http' | 'node:https') => process.getBuiltinModule(name);
  return node(url.startsWith('https:') ? 'node:https' : 'node:http').request(url, options);
}

/** Reads what each request needs before the first one. */
export const loadTransport = (): void => void process.getBuiltinModule('node:http');

function answerTo(request: ClientRequest, body: string): Promise<IncomingMessage> {
  const late = setTimeout(
    () => request.destroy(Object.assign(new Error('the connection takes too long'), { code: 'ETIMEDOUT' })),
    CONNECT_MS,
  );
  const connected = () => clearTimeout(late);
  request.once('socket', (socket) => {
    const secures = 'secureConnecting' in socket && socket.secureConnecting === true;
    if (secures) socket.once('secureConnect', connected);
    else if (socket.connecting) socket.once('connect', connected);
    else connected();
  });
  return new Promise<IncomingMessage>((resolve, reject) => {
    // What fails later is met where the answer is read.
    request.on('response', (response) => resolve(response.on('error', () => undefined)));
    request.on('error', reject);
    request.end(body);
  }).finally(connected);
}

const CODINGS: Readonly<Record<string, 'createGunzip' | 'createInflate' | 'createBrotliDecompress'>> = {
  gzip: 'createGunzip',
  'x-gzip': 'createGunzip',
  deflate: 'createInflate',
  br: 'createBrotliDecompress',
};

/** Some compress what was asked for as it is. */
async function decoded(response: IncomingMessage): Promise<Readable> {
  const coding = (response.headers['content-encoding'] ?? '').toLowerCase();
  const create = Object.hasOwn(CODINGS, coding) ? CODINGS[coding] : undefined;
  if (create === undefined) return response;
  const [zlib, { pipeline }] = await Promise.all([import('node:zlib'), import('node:stream')]);
  // An error comes out where the pieces are read.
  return pipeline(response, zlib[create](), () => undefined);
}

async function* pieces(
  stream: Readable,
  signal: AbortSignal | null,
  onPiece: () => void = () => undefined,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of stream) {
      onPiece();
      yield piece;
    }
  } catch (error) {
    throw signal?.aborted ? signal.reason : error;
  }
}
