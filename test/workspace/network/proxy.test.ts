import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseNetwork } from '../../../src/network-policy.ts';
import type { NetworkPolicy } from '../../../src/types.ts';
import { openProxy } from '../../../src/workspace/network/proxy.ts';
import { PUBLIC, plainServer, webServer, world } from './outside-helper.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'regreen-proxy-'));
  path = join(folder, 'proxy');
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const named = (port: number): NetworkPolicy => parseNetwork([`example.com:${port}`]);

/** Says `said` to the proxy; what it answers until it closes the connection, or until `enough` is in it. */
async function raw(said: string, enough?: string): Promise<string> {
  const socket = connect({ path }).setEncoding('latin1');
  socket.write(said);
  let heard = '';
  for await (const chunk of socket) {
    heard += chunk;
    if (enough !== undefined && heard.includes(enough)) break;
  }
  return heard;
}

/** A request with a whole URL, as clients send it to a proxy. */
async function ask(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
) {
  const { method = 'GET', headers = {}, body = '' } = options;
  const outgoing = request({
    socketPath: path,
    path: url,
    method,
    headers: { host: 'example.com', ...headers },
  });
  outgoing.end(body);
  const [response] = await Promise.all([
    new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
      outgoing.once('response', resolve).once('error', reject);
    }),
  ]);
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

describe('requests with a whole URL', () => {
  test('reach the host that is named, with path, query, headers and body', async () => {
    await using server = await webServer(PUBLIC);
    await using _proxy = await openProxy(named(server.port), path, world([PUBLIC]));
    const headers = {
      'x-kept': 'kept',
      'proxy-authorization': 'secret',
      connection: 'x-dropped',
      'x-dropped': '1',
    };
    const url = `http://example.com:${server.port}/a?b=c`;
    const answered = await ask(url, { method: 'POST', headers, body: 'body' });
    expect(answered).toMatchObject({ status: 200, body: 'POST /a?b=c body', headers: { 'x-from': PUBLIC } });
    expect(answered.headers).not.toHaveProperty('keep-alive', 'timeout=77');
    expect(server.requests[0]?.headers).toMatchObject({
      'x-kept': 'kept',
      host: `example.com:${server.port}`,
    });
    expect(server.requests[0]?.headers).not.toHaveProperty('proxy-authorization');
    expect(server.requests[0]?.headers).not.toHaveProperty('x-dropped');
  });

  test("are sent to the URL's host, whatever the header says", async () => {
    await using server = await webServer(PUBLIC);
    await using _proxy = await openProxy(named(server.port), path, world([PUBLIC]));
    await ask(`http://example.com:${server.port}/`, { headers: { host: 'example.org' } });
    expect(server.requests[0]?.headers.host).toBe(`example.com:${server.port}`);
  });

  test('to other hosts are refused with a sentence, and kept', async () => {
    await using server = await webServer(PUBLIC);
    await using proxy = await openProxy(named(server.port), path, world([PUBLIC]));
    const refusal = "'example.org' is not let through: name it with 'network: example.org'";
    expect(await ask('http://example.org/')).toMatchObject({ status: 403, body: `regreen: ${refusal}\n` });
    expect(server.requests).toHaveLength(0);
    expect([...proxy.refusals]).toEqual([refusal]);
  });

  test.for(['ftp://example.com/', '/path', 'https://example.com/', 'file:///etc/passwd'])(
    'to %s are told what the proxy takes',
    async (url) => {
      await using _proxy = await openProxy(named(80), path, world([PUBLIC]));
      expect(await ask(url)).toMatchObject({
        status: 400,
        body: expect.stringContaining('no other protocol'),
      });
    },
  );

  test('that nobody answers end with 502', async () => {
    const { port } = await webServer(PUBLIC).then(async (server) => {
      await server[Symbol.asyncDispose]();
      return server;
    });
    await using _proxy = await openProxy(named(port), path, world([PUBLIC]));
    expect(await ask(`http://example.com:${port}/`)).toMatchObject({ status: 502 });
  });
});

describe('CONNECT', () => {
  test('joins both ends, and the end of input is no end of output', async () => {
    const echo = (socket: Socket) => text(socket).then((heard) => socket.end(`heard ${heard.length}`));
    await using server = await plainServer(echo, PUBLIC);
    await using _proxy = await openProxy(named(server.port), path, world([PUBLIC]));
    const socket = connect({ path, allowHalfOpen: true });
    // The first bytes come with the request, as impatient clients send them.
    socket.end(`CONNECT example.com:${server.port} HTTP/1.1\r\n\r\n${'x'.repeat(500_000)}`);
    expect(await text(socket)).toBe('HTTP/1.1 200 Connection established\r\n\r\nheard 500000');
  });

  test('a long answer arrives whole when the server closes at once', async () => {
    await using server = await plainServer((socket) => socket.end('y'.repeat(3_000_000)), PUBLIC);
    await using _proxy = await openProxy(named(server.port), path, world([PUBLIC]));
    const heard = await raw(`CONNECT example.com:${server.port} HTTP/1.1\r\n\r\n`);
    expect(heard.length - heard.indexOf('y')).toBe(3_000_000);
  });

  test('is refused in the status line, where clients show it, and in the body', async () => {
    await using _proxy = await openProxy(named(443), path, world([PUBLIC]));
    const heard = await raw('CONNECT example.org:443 HTTP/1.1\r\n\r\n');
    expect(heard).toMatch(/^HTTP\/1\.1 403 regreen: 'example\.org' is not let through: /);
    expect(heard).toMatch(/\r\n\r\nregreen: 'example\.org' is not let through: .*\n$/);
  });

  test.for([
    'example.com',
    'example.com:',
    'a@example.com:443',
    'http://example.com:443',
    '[::1:443',
    ':443',
  ])('to %s is told to name a host', async (authority) => {
    await using _proxy = await openProxy(named(443), path, world([PUBLIC]));
    expect(await raw(`CONNECT ${authority} HTTP/1.1\r\n\r\n`)).toMatch(/^HTTP\/1\.1 40[03] /);
  });

  test.for(['a%0a', "a'b", 'a,b', 'a'.repeat(254)])(
    'nothing of %j as a host gets into an answer or a log',
    async (host) => {
      await using proxy = await openProxy(named(443), path, world([PUBLIC]));
      const heard = await raw(`CONNECT ${host}:443 HTTP/1.1\r\n\r\n`);
      expect(heard).toMatch(/^HTTP\/1\.1 403 regreen: what is asked for is no host\r\n/);
      expect([...proxy.refusals]).toEqual(['what is asked for is no host']);
    },
  );
});

describe('names', () => {
  test('threat 06: the address that was checked is the one connected to, whatever the name says next', async () => {
    await using open = await webServer(PUBLIC);
    await using closed = await webServer('127.0.0.1', open.port);
    const outside = world([PUBLIC], ['127.0.0.1']);
    await using _proxy = await openProxy(named(open.port), path, outside);
    expect(await ask(`http://example.com:${open.port}/`)).toMatchObject({ status: 200 });
    expect(outside.asked).toEqual(['example.com']);
    expect(await ask(`http://example.com:${open.port}/`)).toMatchObject({ status: 403 });
    const tunnel = await raw(`CONNECT example.com:${open.port} HTTP/1.1\r\n\r\n`);
    expect(tunnel).toMatch(/^HTTP\/1\.1 403 /);
    expect(closed.requests).toHaveLength(0);
  });

  test('an address nobody answers at is passed over', async () => {
    await using server = await webServer(PUBLIC);
    const outside = world(['127.0.0.3', PUBLIC]);
    await using _proxy = await openProxy(named(server.port), path, { ...outside, classify: () => 'public' });
    expect(await ask(`http://example.com:${server.port}/`)).toMatchObject({ status: 200 });
  });
});

test('no connection outlives the proxy', async () => {
  let closed: Promise<unknown> = Promise.resolve();
  await using server = await plainServer((socket) => {
    closed = new Promise((resolve) => socket.once('end', resolve).once('error', resolve).resume());
  }, PUBLIC);
  const proxy = await openProxy(named(server.port), path, world([PUBLIC]));
  const socket = connect({ path, allowHalfOpen: true });
  socket.on('error', () => undefined).write(`CONNECT example.com:${server.port} HTTP/1.1\r\n\r\n`);
  await new Promise((resolve) => socket.once('data', resolve));
  await proxy[Symbol.asyncDispose]();
  socket.destroy();
  await closed;
});

test('at most ten refusals are kept', async () => {
  await using proxy = await openProxy(named(443), path, world([PUBLIC]));
  for (let n = 0; n < 12; n += 1) await raw(`CONNECT host-${n}.example.org:443 HTTP/1.1\r\n\r\n`);
  expect(proxy.refusals.size).toBe(10);
});
