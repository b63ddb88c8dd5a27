import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { Fault } from '../../../src/agent/model/faults.ts';
import { nextStep } from '../../../src/agent/model/retry.ts';
import { message, shell } from '../../helpers/model/items.ts';
import { type ModelServer, type Step, startModel } from '../../helpers/model-server.ts';
import { ask, complaint, failure, open, REQUEST, serving } from './ask.ts';

const DONE: Step = { output: [message('done')] };
const limited = (headers: Record<string, string>, text = 'slow down'): Step => ({
  error: { status: 429, code: 'rate_limit_exceeded', message: text, headers },
});

/** Milliseconds between a request and the next. */
/** A busy machine makes a wait longer, never shorter: it is measured until one is as told, and no more than so often. */
const TRIES = 6;

/** The waits between the first two requests, in milliseconds. */
async function waitsFor(script: Step[], options: Parameters<typeof ask>[1]): Promise<number[]> {
  const waits: number[] = [];
  while (waits.length < TRIES && !waits.some((wait) => wait < 390)) {
    await using server = await startModel({ script });
    expect((await ask(server.url, options)).items).toHaveLength(1);
    waits.push(gaps(server)[0] ?? 0);
  }
  return waits;
}

const gaps = ({ requests }: ModelServer): number[] =>
  requests.slice(1).map(({ at }, index) => at - (requests[index]?.at ?? 0));

describe('comments in a stream', () => {
  const EVENTS = 'data: {"type":"response.completed","response":{"status":"completed","output":[]}}\n\n';
  /** A comment every 20 ms, then the answer where so many were sent. */
  const commenting = async (before: number) => {
    let asked = 0;
    const server = await serving((_request, response) => {
      asked += 1;
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      let sent = 0;
      const timer = setInterval(() => {
        sent += 1;
        if (sent > before) response.end(EVENTS);
        else response.write(': processing\n\n');
      }, 20);
      response.once('close', () => clearInterval(timer));
    });
    return { ...server, asked: () => asked };
  };

  test('are signs of life', async () => {
    await using server = await commenting(40);
    expect((await ask(server.url, { stallSeconds: 0.4 })).items).toEqual([]);
    expect(server.asked()).toBe(1);
  });

  test('and nothing else are a stall in the end', async () => {
    await using server = await commenting(Number.POSITIVE_INFINITY);
    expect(await complaint(server.url, { stallSeconds: 0.06 })).toContain(
      "sent no more than signs of life for 0.6 s; run again, or raise 'stall-seconds'",
    );
    expect(server.asked()).toBe(5);
  });
});

describe.each(['responses', 'chat'] as const)('over %s', (api) => {
  test.each([
    [{ 'retry-after': '0.3' }],
    [{ 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-reset-tokens': '300ms' }],
  ])('a rate limit is waited for as told: %j', async (headers) => {
    const told: string[] = [];
    const waits = await waitsFor([limited(headers), DONE], { api, onWait: (text) => told.push(text) });
    expect(new Set(told)).toEqual(new Set(['the model is rate limited, waiting 0.3 s']));
    expect(Math.min(...waits) / 300).toBeGreaterThanOrEqual(0.99);
    expect(Math.min(...waits) / 300).toBeLessThan(1.33);
  });

  test('a rate limit told in the middle of an answer is waited for', async () => {
    const failed = { code: 'rate_limit_exceeded', message: 'Please try again in 0.3s.' };
    const waits = await waitsFor([{ status: 'failed', failure: failed }, DONE], { api });
    expect(Math.min(...waits) / 300).toBeGreaterThanOrEqual(0.99);
    expect(Math.min(...waits) / 300).toBeLessThan(1.33);
  });

  test.each([
    [{ cutAfterBytes: 150 }],
    [{ cutAfter: 2 }],
    [{ errorEvent: { code: 'server_error', message: 'x' } }],
  ])('an answer that breaks off is asked for again, and nothing of it remains: %j', async (how) => {
    const whole = { output: [message('one'), shell('ls')] };
    await using server = await startModel({ script: [{ ...whole, ...how }, { ...whole, ...how }, whole] });
    const turn = await ask(server.url, { api });
    expect(turn.items.map(({ type }) => type)).toEqual(['message', 'function_call']);
    expect(new Set(server.requests.map(({ raw }) => raw)).size).toBe(1);
    expect(server.requests).toHaveLength(3);
  });

  test('an answer that always breaks off is given up after five tries', async () => {
    await using server = await startModel({ script: () => ({ ...DONE, cutAfter: 2 }) });
    expect(await complaint(server.url, { api })).toContain('breaks off its answers; run again');
    expect(server.requests).toHaveLength(5);
  });

  test('a silence is cut, and the second try is given twice the time', async () => {
    const silent = { ...DONE, stallAfter: 2 };
    const ratios: number[] = [];
    const inBounds = (ratio: number) => ratio > 1.4 && ratio < 2.6;
    while (ratios.length < TRIES && !ratios.some(inBounds)) {
      await using server = await startModel({ script: [silent, silent, DONE] });
      const told: string[] = [];
      await ask(server.url, { api, stallSeconds: 0.2, onWait: (text) => told.push(text) });
      const [first = 0, second = 0] = gaps(server);
      expect(first / 200).toBeGreaterThanOrEqual(0.99);
      expect(second / 400).toBeGreaterThanOrEqual(0.99);
      expect(told).toHaveLength(2);
      expect(told[0]).toMatch(/^the model fell silent, waiting /);
      ratios.push(second / first);
    }
    expect(ratios.some(inBounds)).toBe(true);
  });

  test('an answer that comes slowly is no silence', async () => {
    await using server = await startModel({ script: () => ({ ...DONE, paceMs: 50 }) });
    const turn = await ask(server.url, { api, stallSeconds: 0.15 });
    expect(turn.items).toHaveLength(1);
    expect(server.requests).toHaveLength(1);
  });

  test('a host that never says anything is given up, with the remedy', async () => {
    await using server = await startModel({ script: () => ({ ...DONE, delayMs: 5000 }) });
    const told: string[] = [];
    const options = { api, stallSeconds: 0.05, onWait: (text: string) => told.push(text) };
    expect(await complaint(server.url, options)).toContain("raise 'stall-seconds'");
    expect(told).toHaveLength(4);
  });

  test('a server that fails is asked twelve times, with growing waits', async () => {
    await using server = await startModel({
      script: () => ({ error: { status: 503, code: 'server_error', message: 'down' } }),
    });
    expect(await complaint(server.url, { api })).toContain('answers 503: down; run again');
    expect(server.requests).toHaveLength(12);
    // Twice as long each time, up to 60 ms, of which a quarter is left to chance; a busy machine only makes them longer.
    for (const [n, wait] of gaps(server).entries())
      expect(wait).toBeGreaterThanOrEqual(0.74 * Math.min(2 ** n, 60));
  });

  test.each([
    [401, 'invalid_api_key'],
    [403, 'forbidden'],
    [404, 'model_not_found'],
    [429, 'insufficient_quota'],
    [400, 'invalid_prompt'],
  ])('%i %s is final at once', async (status, code) => {
    await using server = await startModel({ script: () => ({ error: { status, code, message: 'no' } }) });
    await failure(server.url, { api });
    expect(server.requests).toHaveLength(1);
  });
});

describe('waiting', () => {
  test('ends with the signal', async () => {
    await using server = await startModel({ script: () => limited({ 'retry-after': '30' }) });
    const controller = new AbortController();
    const asked = ask(server.url, { onWait: () => controller.abort() }, controller.signal);
    await expect(asked).rejects.toThrow('aborted');
    expect(server.requests).toHaveLength(1);
  });

  test('is not begun where it would outlast the time that is left', async () => {
    await using server = await startModel({ script: () => limited({ 'retry-after': '60' }) });
    const model = await open(server.url);
    const asked = model.respond({ ...REQUEST, endsAt: Date.now() + 30_000 }, new AbortController().signal);
    await expect(asked).rejects.toThrow(/answers 429, .*raise the limit .*asks to wait 60 s, too long/);
  });

  test('is not begun for a daily limit', async () => {
    await using server = await startModel({ script: () => limited({ 'retry-after': '40000' }) });
    expect(await complaint(server.url)).toContain('it asks to wait 40000 s, too long for this run');
  });
});

describe('a host nobody listens at', () => {
  async function closedUrl(): Promise<string> {
    await using server = await startModel({ script: [] });
    return server.url;
  }

  test('is given up after four tries', async () => {
    const told: string[] = [];
    const text = await complaint(await closedUrl(), { onWait: (line) => told.push(line) });
    expect(text).toMatch(/cannot be reached: connect ECONNREFUSED .*; check 'base-url' and the network$/);
    expect(told).toHaveLength(3);
  });

  test('is waited for longer once it has answered', async () => {
    let answers = 0;
    const server = createServer((request, response) => {
      answers += 1;
      if (answers > 1) request.socket.destroy();
      else response.writeHead(500).end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    expect(await complaint(`http://127.0.0.1:${port}/v1`)).toContain('cannot be reached');
    expect(answers).toBe(12);
    server.close();
  });
});

describe('the next step', () => {
  const fault = (
    kind: 'server' | 'connection',
    waitMs: number | null = null,
  ): Parameters<typeof nextStep>[0] => ({
    kind,
    status: null,
    waitMs,
    sentence: 'no',
  });
  const patience = { endsAt: null, backoffMs: null, isKnown: () => true };
  const waitsOf = (random: () => number) =>
    Array.from({ length: 11 }, (_, n) =>
      nextStep(fault('server'), new Map([['server', n + 1]]), patience, random),
    );

  test('waits half a second, then twice as long each time, and half a minute at most', () => {
    expect(waitsOf(() => 0).map((step) => 'waitMs' in step && step.waitMs)).toEqual([
      500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000, 30_000, 30_000,
    ]);
    expect(waitsOf(() => 1)[0]).toEqual({ waitMs: 375 });
  });

  test('counts failures of all kinds together', () => {
    const counts = new Map<Extract<Fault, { status: unknown }>['kind'], number>([
      ['server', 6],
      ['rate', 6],
    ]);
    expect(nextStep(fault('server'), counts, patience)).toEqual({ sentence: 'no' });
  });

  test('gives a host that never answered about three seconds', () => {
    const unknown = { ...patience, isKnown: () => false };
    const steps = [1, 2, 3, 4].map((n) =>
      nextStep(fault('connection'), new Map([['connection', n]]), unknown, () => 0),
    );
    expect(steps).toEqual([{ waitMs: 500 }, { waitMs: 1000 }, { waitMs: 2000 }, { sentence: 'no' }]);
  });
});
