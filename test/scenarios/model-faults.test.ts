import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { Draft } from '../helpers/model/items.ts';
import { message } from '../helpers/model/items.ts';
import type { Step } from '../helpers/model-server.ts';
import { EDIT, HAND_IN, LOOK, play } from './agent-scene.ts';

const error = (status: number, code: string, headers: Record<string, string> = {}, text = 'no'): Step => ({
  error: { status, code, message: text, headers },
});

const said = (text: string, status: 'completed' | 'incomplete' = 'completed'): Step => ({
  output: [message(text)],
  status,
});

const declines: Draft = (_offered, id) => [
  {
    type: 'message',
    id: `msg_${id}`,
    role: 'assistant',
    status: 'completed',
    content: [{ type: 'refusal', refusal: 'I cannot help with that.' }],
  },
];

/** What an answer meets on its way, and how the run gets over it. */
interface Passing {
  name: string;
  /** Come before the answer that is whole. */
  faults: Step[];
  /** What the server itself asks to wait, or regreen waits by its own table, in milliseconds. */
  waits: number;
  /** Found among the lines people see. */
  told?: RegExp;
}

const PASSING: readonly Passing[] = [
  {
    name: '429 with retry-after',
    faults: [error(429, 'rate_limit_exceeded', { 'retry-after': '1' })],
    waits: 1000,
    told: /rate limited, waiting 1\.0 s/,
  },
  {
    name: '429 that says when in words',
    faults: [error(429, 'rate_limit_exceeded', {}, 'Please try again in 600ms.')],
    waits: 600,
  },
  {
    name: 'two errors of the server',
    faults: [error(503, 'server_error'), error(500, 'server_error')],
    waits: 0.875 * 1500,
  },
  { name: 'a cut stream', faults: [{ ...EDIT, cutAfter: 3 }], waits: 0.875 * 500, told: /broke off/ },
  {
    name: 'a stream cut in the middle of an event',
    faults: [{ ...EDIT, cutAfterBytes: 700 }],
    waits: 0.875 * 500,
  },
  {
    name: 'an error among the events',
    faults: [{ output: [], status: 'failed', failure: { code: 'server_error', message: 'sorry' } }],
    waits: 0.875 * 500,
  },
  {
    name: 'a stall',
    faults: [{ ...EDIT, stallAfter: 3 }],
    waits: 1000 + 0.875 * 500,
    told: /fell silent/,
  },
];

test.concurrent.each(['responses', 'chat'] as const)(
  'one fault after another over %s: the run goes on, and no tool runs twice',
  async (api) => {
    // Each in front of a command of its own.
    const script = [...PASSING.flatMap(({ faults }) => [...faults, LOOK]), EDIT, HAND_IN];
    const played = await play(script, { args: ['--api', api, '--stall-seconds', '1'] });
    expect(played.record).toMatchObject({
      outcome: 'fixed',
      stop: 'submitted',
      usage: { turns: PASSING.length + 2 },
    });
    expect(played.exitCode).toBe(0);
    expect(played.requests).toHaveLength(script.length);
    expect(played.violations).toEqual([]);
    expect(played.runs).toBe(PASSING.length);
    let first = 0;
    const all = { waited: 0, waits: 0 };
    for (const { name, faults, waits, told } of PASSING) {
      const [asked, ...again] = played.requests.slice(first, first + faults.length + 1);
      // The same question again, byte for byte.
      for (const { raw } of again) expect(raw, name).toBe(asked?.raw);
      const waited = (again.at(-1)?.at ?? 0) - (asked?.at ?? 0);
      expect(waited / waits, name).toBeGreaterThan(0.85);
      all.waited += waited;
      all.waits += waits;
      if (told !== undefined) expect(played.stderr).toMatch(told);
      first += faults.length + 1;
    }
    // A quarter of regreen's own waits is left to chance; the rest is the machine's.
    expect(all.waited / all.waits).toBeLessThan(1.6);
  },
);

describe('no other try could mend', () => {
  test.concurrent.each<[string, Step, RegExp]>([
    [
      'a quota that is used up',
      error(429, 'insufficient_quota', { 'retry-after': '30' }),
      /the quota is used up; raise it at the provider/,
    ],
    ['a wrong key', error(401, 'invalid_api_key'), /answers 401: the key is wrong or expired; set the input/],
    ['a model nobody knows', error(404, 'model_not_found'), /does not know the model .*; name another one/],
  ])('%s: the run ends at once with the remedy', async (_name, fault, reason) => {
    const { exitCode, record, requests, runs, gaps } = await play([LOOK, fault]);
    expect(record).toMatchObject({ outcome: 'failed', stop: 'model-error' });
    expect(record.reason).toMatch(reason);
    expect(exitCode).toBe(3);
    expect(requests).toHaveLength(2);
    expect(runs).toBe(1);
    expect(gaps[0]).toBeLessThan(2000);
  });

  test.concurrent('a host that nobody listens at: some tries, and the way to look', async () => {
    const { record, stderr } = await play([], { baseUrl: `http://127.0.0.1:${await closedPort()}/v1` });
    expect(record).toMatchObject({ outcome: 'failed', stop: 'model-error' });
    expect(record.reason).toMatch(/cannot be reached: .*ECONNREFUSED.*; check 'base-url' and the network/);
    const waits = [...stderr.matchAll(/cannot be reached, waiting ([\d.]+) s/g)].map(([, each]) =>
      Number(each),
    );
    expect(waits).toHaveLength(3);
    // Half a second, one and two, of which a quarter is left to chance.
    const told = waits.reduce((sum, each) => sum + each, 0);
    expect(told / 3.5).toBeGreaterThan(0.72);
    expect(told / 3.5).toBeLessThanOrEqual(1);
  });
});

describe('what is no fault of the connection', () => {
  test.concurrent('an answer cut short is told, and is no submission', async () => {
    const { record, requests } = await play([LOOK, said('I would', 'incomplete'), EDIT, HAND_IN]);
    expect(record).toMatchObject({ outcome: 'fixed', usage: { turns: 4 } });
    expect(requests[2]?.raw).toContain('Your answer was cut short (max_output_tokens)');
  });

  test.concurrent('a refusal is told, and is no submission', async () => {
    const { record, requests } = await play([LOOK, { output: [declines] }, EDIT, HAND_IN]);
    expect(record).toMatchObject({ outcome: 'fixed', usage: { turns: 4 } });
    expect(requests[2]?.raw).toContain('Your answer declined the task');
    expect(record.submission?.title).toBe('fix: the right answer');
  });
});

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
