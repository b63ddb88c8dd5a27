import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ConnectionFault } from '../../../src/agent/model/http-fault.ts';
import { post, type Sent } from '../../../src/agent/model/transport.ts';

type Answering = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on loopback for one test. */
async function serving(answer: Answering) {
  const server = createServer(answer);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/responses`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const SENT: Sent = { headers: { 'content-type': 'application/json' }, body: '{"é":1}', signal: null };

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

test('what is sent arrives whole, and the answer with its headers', async () => {
  await using server = await serving(async (request, response) => {
    response.setHeader('X-Told', `${request.method} ${request.url} ${request.headers['content-length']}`);
    response.statusCode = 429;
    response.end(await textOf(request));
  });
  const answer = await post(server.url, SENT);
  expect(answer).toMatchObject({ status: 429, ok: false });
  expect(answer.headers.get('x-told')).toBe('POST /v1/responses 8');
  expect(await textOf(answer.body)).toBe(SENT.body);
});

test.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
])('an answer in %s is read, though nobody asked for it', async (coding, compress) => {
  await using server = await serving((request, response) => {
    expect(request.headers['accept-encoding']).toBe('identity');
    response.setHeader('content-encoding', coding);
    response.end(compress('data: {}\n\n'));
  });
  expect(await textOf((await post(server.url, SENT)).body)).toBe('data: {}\n\n');
});

test.each([301, 302, 303, 307, 308])('a redirect (%i) is not followed', async (status) => {
  let asked = 0;
  await using server = await serving((_request, response) => {
    asked += 1;
    response.writeHead(status, { location: '/elsewhere' }).end();
  });
  await expect(post(server.url, SENT)).rejects.toThrow(/redirect/);
  expect(asked).toBe(1);
});

test('where nobody listens the platform’s code says so', async () => {
  const server = await serving(() => undefined);
  await server[Symbol.asyncDispose]();
  const fault = await post(server.url, SENT).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(ConnectionFault);
  expect(fault).toMatchObject({ code: 'ECONNREFUSED' });
});

test('a connection that is closed without an answer is a fault of it', async () => {
  await using server = await serving((request) => void request.socket.destroy());
  await expect(post(server.url, SENT)).rejects.toBeInstanceOf(ConnectionFault);
});

test('an answer that breaks off rejects where it is read', async () => {
  await using server = await serving((_request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('data: {', () => response.destroy());
  });
  const answer = await post(server.url, SENT);
  await expect(textOf(answer.body)).rejects.toThrow();
});

test('the signal ends a request and an answer with its own reason', async () => {
  await using server = await serving((request, response) => {
    if (request.headers['x-answer'] === 'yes') response.writeHead(200).write('data: ');
  });
  const waiting = new AbortController();
  const asked = post(server.url, { ...SENT, signal: waiting.signal });
  setImmediate(() => waiting.abort(new Error('enough')));
  await expect(asked).rejects.toThrow('enough');

  const reading = new AbortController();
  const answer = await post(server.url, { ...SENT, headers: { 'x-answer': 'yes' }, signal: reading.signal });
  const read = textOf(answer.body);
  setImmediate(() => reading.abort(new Error('stopped')));
  await expect(read).rejects.toThrow('stopped');

  await expect(post(server.url, { ...SENT, signal: AbortSignal.abort(new Error('over')) })).rejects.toThrow(
    'over',
  );
});
