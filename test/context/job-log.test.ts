import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { fetchLog, headAndTail } from '../../src/context/job-log.ts';

const MB = 1024 * 1024;

async function* chunks(...parts: Uint8Array[]) {
  yield* parts;
}

describe('head and tail', () => {
  test('a log of usual size is whole, whatever its chunks', async () => {
    const text = 'first\nzweite Zeile: größer\nlast\n';
    const bytes = Buffer.from(text);
    expect(await headAndTail(chunks(...[...bytes].map((byte) => Uint8Array.of(byte))))).toBe(text);
  });

  test('an empty log is empty', async () => {
    expect(await headAndTail(chunks())).toBe('');
  });

  test('of a huge log the middle is dropped, and how much is told', async () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const parts = letters.map((letter) => Buffer.alloc(MB, letter));
    const kept = await headAndTail(chunks(...parts));
    const [head = '', told, tail = ''] = kept.split('\n');
    const dropped = letters.length * MB - head.length - tail.length;
    expect(head).toBe(['a', 'b', 'c', 'd'].map((letter) => letter.repeat(MB)).join(''));
    expect(tail.length).toBeGreaterThanOrEqual(16 * MB);
    expect(tail.length).toBeLessThanOrEqual(17 * MB);
    expect(tail.endsWith('z')).toBe(true);
    expect(told).toBe(`… ${dropped} bytes left out …`);
    expect(dropped).toBeGreaterThan(0);
  });
});

describe('fetching', () => {
  /** Answers with what the path asks for, and keeps the headers. */
  async function logStore() {
    const headers: Array<Record<string, unknown>> = [];
    const server = createServer((request, response) => {
      headers.push(request.headers);
      const status = Number(request.url?.slice(1));
      response.writeHead(status, status === 302 ? { location: '/200' } : {});
      response.end('red\n');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = (status: number) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${status}`;
    return {
      url,
      headers,
      async [Symbol.asyncDispose]() {
        server.closeAllConnections();
        server.close();
        await once(server, 'close');
      },
    };
  }

  test('gives the text and sends no credentials', async () => {
    await using store = await logStore();
    expect(await fetchLog(store.url(200))).toBe('red\n');
    expect(store.headers.map(({ authorization, cookie }) => [authorization, cookie])).toEqual([
      [undefined, undefined],
    ]);
  });

  test.each([404, 410, 403])('a log that is gone or refused (%i) is none', async (status) => {
    await using store = await logStore();
    expect(await fetchLog(store.url(status))).toBeNull();
  });

  test('a further redirection is not followed', async () => {
    await using store = await logStore();
    expect(await fetchLog(store.url(302))).toBeNull();
    expect(store.headers).toHaveLength(1);
  });

  test('ends with its signal', async () => {
    await using store = await logStore();
    expect(await fetchLog(store.url(200), AbortSignal.abort())).toBeNull();
    expect(store.headers).toEqual([]);
  });
});
