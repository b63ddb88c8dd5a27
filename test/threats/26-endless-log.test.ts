import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { fetchLog } from '../../src/context/job-log.ts';
import { triage } from '../../src/triage/failure-log.ts';

const MIB = 1024 ** 2;

/** A server whose log has no end: `piece` over and over, as fast as it is read. */
async function endless(piece: Buffer, most = Number.POSITIVE_INFINITY) {
  let sent = 0;
  const server = createServer((_, response) => {
    const send = () => {
      while (!response.destroyed && sent < most) {
        sent += piece.length;
        if (!response.write(piece)) return;
      }
      if (!response.destroyed) response.end();
    };
    response.on('drain', send).on('error', () => {});
    send();
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    sent: () => sent,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The most memory this process holds while `work` runs, beyond what it held. */
async function growth<T>(work: () => Promise<T>): Promise<{ value: T; grownMiB: number }> {
  const before = process.memoryUsage().rss;
  let peak = before;
  const look = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  const value = await work();
  clearInterval(look);
  return { value, grownMiB: (Math.max(peak, process.memoryUsage().rss) - before) / MIB };
}

describe('threat 26: the log of a failed job', () => {
  test('without an end is given up in time, and memory stays', async () => {
    await using server = await endless(Buffer.alloc(64 * 1024, 'endless line of a log\n'));
    const { value, grownMiB } = await growth(() => fetchLog(server.url, AbortSignal.timeout(1200)));
    expect(value).toBe(null);
    expect(server.sent()).toBeGreaterThan(24 * MIB);
    expect(grownMiB).toBeLessThan(300);
  });

  test('of one line of 100 MB and of bytes that are no text keeps its head and its tail', async () => {
    await using server = await endless(
      Buffer.alloc(64 * 1024, Buffer.from([0x61, 0xff, 0x00, 0xc3])),
      100 * MIB,
    );
    const { value, grownMiB } = await growth(() => fetchLog(server.url));
    expect(value).toMatch(/^a/);
    expect(value).toMatch(/… \d+ bytes left out …/);
    expect(Buffer.byteLength(value ?? '')).toBeLessThan(100 * MIB);
    expect(grownMiB).toBeLessThan(300);
  });

  test('whatever it holds, the excerpt for the model is short', async () => {
    const parts = ['x'.repeat(2 * MIB), `\nError: broken\n`, '\u0000\uFFFD'.repeat(100_000), '\n'];
    const { excerpts } = await triage(parts, { maxTokens: 1000 });
    expect(JSON.stringify(excerpts).length).toBeLessThan(20_000);
  });
});
