import { describe, expect, test } from 'vitest';
import { type CiResult, type CiRun, ciSentence, watchCi, withCiLine } from '../src/ci-watch.ts';

const SHA = 'abc1234def'.padEnd(40, '0');
const URL = 'https://github.com/acme/widget/actions/runs/5';

const run = (name: string, conclusion: string | null, more: Partial<CiRun> = {}): CiRun => ({
  ...{ name, conclusion, event: 'pull_request', createdAt: '2026-11-22T10:00:00Z', url: URL },
  status: conclusion === null ? 'in_progress' : 'completed',
  ...more,
});

const MINUTE = 60_000;

/** Watches a CI whose state is a function of the seconds since the push, on a clock that only pauses move. */
async function watched(
  state: (seconds: number, asked: number) => readonly CiRun[] | Error,
  { leftMs = 60 * MINUTE, cancelAt = Number.POSITIVE_INFINITY } = {},
) {
  const controller = new AbortController();
  let now = 5_000;
  const asked: number[] = [];
  const result = await watchCi({
    ...{ sha: SHA, leftMs, signal: controller.signal, now: () => now },
    async runsOf(sha) {
      expect(sha).toBe(SHA);
      asked.push((now - 5_000) / 1000);
      const runs = state((now - 5_000) / 1000, asked.length);
      if (runs instanceof Error) throw runs;
      return runs;
    },
    async pause(ms) {
      now += ms;
      if (now - 5_000 >= cancelAt) controller.abort();
    },
  });
  return { result, asked, seconds: (now - 5_000) / 1000 };
}

const kinds = ({ result }: { result: CiResult }) => result.kind;

describe('what becomes of CI', () => {
  test('green: all runs ended well, and no further one came for a while', async () => {
    const seen = await watched((s) =>
      s < 40 ? [run('test', null)] : [run('test', 'success'), run('docs', 'skipped')],
    );
    expect(kinds(seen)).toBe('green');
    expect(seen.seconds).toBeGreaterThanOrEqual(90);
  });

  test('a workflow that starts late is waited for', async () => {
    const seen = await watched((s) => [
      run('test', 'success'),
      ...(s < 60 ? [] : [run('e2e', s < 200 ? null : 'failure')]),
    ]);
    expect(seen.result).toEqual({ kind: 'red', runs: [run('e2e', 'failure')] });
  });

  test.each(['failure', 'timed_out', 'startup_failure', 'cancelled', 'stale'])(
    'red at once: %s, while others run',
    async (conclusion) => {
      const seen = await watched(() => [run('test', null), run('e2e', conclusion)]);
      expect(seen.result).toEqual({ kind: 'red', runs: [run('e2e', conclusion)] });
      expect(seen.asked).toEqual([10]);
    },
  );

  test.each([run('test', 'action_required'), run('test', null, { status: 'waiting' })])(
    'held for approval: $status $conclusion',
    async (held) => {
      const seen = await watched(() => [held, run('docs', 'success')]);
      expect(seen.result).toEqual({ kind: 'waiting-for-approval', runs: [held] });
      expect(seen.asked).toHaveLength(1);
    },
  );

  test('none: nothing starts, and what is only skipped says nothing', async () => {
    for (const runs of [[], [run('docs', 'skipped')]]) {
      const seen = await watched(() => runs);
      expect(kinds(seen)).toBe('none');
      expect(seen.seconds).toBeLessThan(3 * 60);
    }
  });

  test('of two runs of a workflow the newer one counts', async () => {
    const old = run('test', 'cancelled');
    const seen = await watched(() => [
      old,
      run('test', 'success', { createdAt: '2026-11-22T10:01:00Z' }),
      old,
    ]);
    expect(kinds(seen)).toBe('green');
  });
});

describe('what it costs', () => {
  test('ten minutes at most, with pauses that grow from ten seconds to a minute', async () => {
    const { result, asked, seconds } = await watched(() => [run('test', null)]);
    expect(result).toEqual({ kind: 'still-running', runs: [run('test', null)] });
    expect(seconds).toBe(600);
    const pauses = asked.map((at, i) => at - (asked[i - 1] ?? 0));
    expect(pauses.slice(0, 4)).toEqual([10, 15, 22.5, 33.75]);
    expect(Math.max(...pauses)).toBe(60);
    expect(asked.length).toBeLessThan(20);
  });

  test('where GitHub never answers nothing is said of runs', async () => {
    expect(kinds(await watched(() => new Error('no answer')))).toBe('unknown');
  });

  test('never beyond the time of the run', async () => {
    expect((await watched(() => [run('test', null)], { leftMs: 45_000 })).seconds).toBe(45);
    expect(await watched(() => [], { leftMs: -1 })).toEqual({
      result: { kind: 'unknown' },
      asked: [],
      seconds: 0,
    });
  });

  test('a cancelled run does not ask again', async () => {
    const { result, asked } = await watched(() => [run('test', null)], { cancelAt: 25_000 });
    expect([result.kind, asked]).toEqual(['still-running', [10]]);
  });

  test('an answer that fails is asked for again; three in a row end it with what was seen', async () => {
    const down = new Error('503');
    const once = await watched((_s, n) =>
      n === 2 ? down : n < 4 ? [run('test', null)] : [run('test', 'failure')],
    );
    expect(kinds(once)).toBe('red');
    const { result, asked } = await watched((_s, n) => (n === 1 ? [run('test', null)] : down));
    expect([result.kind, asked.length]).toEqual(['still-running', 4]);
    const often = await watched((_s, n) => (n % 2 === 0 ? down : [run('test', null)]));
    expect(often.seconds).toBe(600);
  });
});

describe('the sentence', () => {
  const [test1, e2e] = [run('test', 'success'), run('e2e', 'failure')];

  test.each<[CiResult, string]>([
    [{ kind: 'green', runs: [test1] }, `CI green on abc1234: [\`test\`](${URL}).`],
    [{ kind: 'red', runs: [e2e] }, `CI red on abc1234: [\`e2e\`](${URL}) failure.`],
    [
      { kind: 'waiting-for-approval', runs: [test1] },
      'CI waits on abc1234: somebody who may write starts it with "Approve workflows to run" below.',
    ],
    [
      { kind: 'still-running', runs: [test1] },
      `CI still running on abc1234 when this was written: [\`test\`](${URL}).`,
    ],
    [{ kind: 'unknown' }, 'CI unknown on abc1234: GitHub did not say.'],
    [
      { kind: 'none' },
      'No CI has started on abc1234: close and reopen this pull request to start it. With the token of an App it starts by itself.',
    ],
  ])('$kind', (result, sentence) => {
    expect(ciSentence(result, SHA)).toBe(sentence);
  });

  test('names few of many, and no name is Markdown', () => {
    const runs = ['a`b\n@octo', '', 'c', 'd', 'e'].map((name) =>
      run(name, 'success', { url: 'javascript:(1)' }),
    );
    expect(ciSentence({ kind: 'green', runs }, SHA)).toBe(
      'CI green on abc1234: `a b @octo`, `a workflow`, `c` and 2 more.',
    );
  });
});

describe('the line of the pull request', () => {
  const marker = '<!-- regreen:key=0123456789ab -->';
  const results: CiResult[] = [
    ...(['green', 'red', 'waiting-for-approval', 'still-running'] as const).map((kind) => ({
      kind,
      runs: [run('test', 'success')],
    })),
    { kind: 'none' },
  ];

  test('stands before the marker, and each later one takes its place', () => {
    let body = `Fixes it.\r\n\r\nMade by regreen.\r\n${marker}\r\n`;
    for (const result of results) {
      const sentence = ciSentence(result, SHA);
      body = withCiLine(body, sentence, marker) ?? '';
      expect(body.split('\n')).toEqual(['Fixes it.', '', 'Made by regreen.', sentence, marker]);
    }
  });

  test('a text that somebody has made their own is left alone', () => {
    expect(withCiLine(`Fixes it.\n${marker}\nSigned, me`, 'CI green', marker)).toBeNull();
    expect(withCiLine('Fixes it.', 'CI green', marker)).toBeNull();
  });
});
