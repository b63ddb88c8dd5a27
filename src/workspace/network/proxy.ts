import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import { connect, type LookupFunction, type Socket } from 'node:net';
import { type Duplex, pipeline } from 'node:stream';
import type { NetworkPolicy } from '../../types.ts';
import { listenAt } from './listen.ts';
import { findRoute, type Outside, type Route } from './route.ts';

export interface Proxy extends AsyncDisposable {
  /** What was refused, one sentence each, without repetition. */
  readonly refusals: ReadonlySet<string>;
}

/** Connections at one time: package managers open dozens, and each is a descriptor of this process. */
const CONNECTIONS = 512;
const CONNECT_TIMEOUT_MS = 30_000;
/** A command may try thousands of hosts; the first ones say what is wrong. */
const REFUSALS_KEPT = 10;
const WEB_PORT = 80;

/** `HOST:PORT` of a CONNECT (RFC 9110, 9.3.6). */
const AUTHORITY = /^(?:\[([0-9a-f:.]+)\]|([^\s:/@[\]]+)):(\d{1,5})$/i;

/** Headers that end at this proxy (RFC 9110, 7.6.1), and the one it writes itself. */
const HOP_BY_HOP = [
  'connection',
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/**
 * An HTTP proxy on a unix socket at `path` that lets through what `policy` allows: CONNECT for HTTPS, and requests
 * with a whole URL for HTTP. Everything else is answered with a sentence.
 */
export async function openProxy(policy: NetworkPolicy, path: string, outside: Outside): Promise<Proxy> {
  const refusals = new Set<string>();
  const find = async (host: string, port: number): Promise<Route> => {
    const route = await findRoute(policy, host, port, outside);
    if ('refusal' in route && refusals.size < REFUSALS_KEPT) refusals.add(route.refusal);
    return route;
  };
  const server = createServer((incoming, response) => void forward(incoming, response, find));
  server.maxConnections = CONNECTIONS;
  server.on('connect', (incoming, socket, head) => void tunnel(incoming.url ?? '', socket, head, find));
  const listening = await listenAt(server, path);
  return { refusals, [Symbol.asyncDispose]: () => listening[Symbol.asyncDispose]() };
}

type Find = (host: string, port: number) => Promise<Route>;

async function tunnel(authority: string, inside: Duplex, head: Buffer, find: Find): Promise<void> {
  const gone = () => void inside.destroy();
  inside.on('error', gone);
  const [, v6, name, port] = AUTHORITY.exec(authority) ?? [];
  const host = v6 ?? name;
  if (host === undefined) return answer(inside, 400, 'CONNECT names no HOST:PORT');
  const route = await find(host, Number(port));
  if ('refusal' in route) return answer(inside, route.status, route.refusal);
  if (inside.destroyed) return;
  const upstream = dial(route);
  const failed = () => answer(inside, 502, `'${host}' cannot be reached`);
  const left = () => void upstream.destroy();
  inside.once('close', left);
  upstream.once('error', failed);
  upstream.once('connect', () => {
    upstream.off('error', failed);
    inside.off('close', left);
    inside.write('HTTP/1.1 200 Connection established\r\n\r\n');
    upstream.write(head);
    // An error of either ends both, as it would without us in between.
    pipeline(inside, upstream, () => {});
    pipeline(upstream, inside, () => {});
  });
}

async function forward(incoming: IncomingMessage, response: ServerResponse, find: Find): Promise<void> {
  const url = URL.parse(incoming.url ?? '');
  // An answer may come before the request is read; what is left of it must not be taken for the next request.
  const refuse = (status: number, text: string) => {
    if (response.headersSent) return void response.destroy();
    response.writeHead(status, { 'content-type': 'text/plain', connection: 'close' });
    response.end(`regreen: ${text}\n`);
  };
  incoming.on('error', () => response.destroy());
  if (url === null || url.protocol !== 'http:')
    return refuse(400, 'this proxy takes http:// URLs and CONNECT; no other protocol leaves the sandbox');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const route = await find(host, Number(url.port || WEB_PORT));
  if ('refusal' in route) return refuse(route.status, route.refusal);
  if (response.destroyed) return;
  const outgoing = request({
    createConnection: () => dial(route),
    method: incoming.method ?? 'GET',
    path: url.pathname + url.search,
    headers: { ...withoutHops(incoming.headers), host: url.host, connection: 'close' },
  });
  outgoing.on('error', () => refuse(502, `'${host}' cannot be reached`));
  outgoing.on('response', (answered) => {
    answered.on('error', () => response.destroy());
    response.writeHead(answered.statusCode ?? 502, withoutHops(answered.headers));
    answered.pipe(response);
  });
  response.on('close', () => outgoing.destroy());
  incoming.pipe(outgoing);
}

/** A connection to one of the addresses that were checked, and to no other: nothing is resolved here. */
function dial({ addresses, port }: Extract<Route, { port: number }>): Socket {
  const checked: LookupFunction = (_host, _options, found) => found(null, addresses);
  // A name that cannot be one: should it ever be asked for, nobody answers.
  const upstream = connect({
    host: 'checked.invalid',
    port,
    lookup: checked,
    autoSelectFamily: true,
    allowHalfOpen: true,
  });
  upstream.setTimeout(CONNECT_TIMEOUT_MS, () => upstream.destroy(new Error('no answer')));
  return upstream.once('connect', () => upstream.setTimeout(0));
}

/** Clients show the status line of a refused CONNECT and seldom its body, so both tell. */
function answer(socket: Duplex, status: number, text: string): void {
  socket.end(
    `HTTP/1.1 ${status} regreen: ${text}\r\ncontent-type: text/plain\r\nconnection: close\r\n\r\nregreen: ${text}\n`,
  );
}

function withoutHops(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const named = String(headers.connection ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  const gone = new Set([...HOP_BY_HOP, ...named]);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !gone.has(name)));
}
