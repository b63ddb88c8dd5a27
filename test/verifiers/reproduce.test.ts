import { describe, expect, test } from 'vitest';
import type { Conclusion, VerifierRun } from '../../src/types.ts';
import { makeVerifier } from '../../src/verifiers/discover.ts';
import { reproduce } from '../../src/verifiers/reproduce.ts';

const EXIT: Partial<Record<Conclusion, number>> = { success: 0, failure: 1, 'not-run': 127 };

function runOf(conclusion: Conclusion, n: number): VerifierRun {
  return {
    conclusion,
    exitCode: EXIT[conclusion] ?? null,
    durationMs: n,
    log: { file: `logs/${n}.log`, startLine: 1, endLine: 1, sha256: '' },
    missing: conclusion === 'not-run' ? 'vitest' : null,
    excerpt: '',
    failures: [],
  };
}

async function play(conclusions: Conclusion[], differs: string[] = []) {
  const asked: number[] = [];
  const verifier = makeVerifier('test', 'npm test\nmore', 'failing-step');
  const run = async (n: number) => {
    asked.push(n);
    return runOf(conclusions[n - 1] ?? 'cancelled', n);
  };
  const found = await reproduce(verifier, run, () => Promise.resolve(differs));
  return { found, asked };
}

describe('a check that failed in CI', () => {
  test.for([[['failure', 'failure']], [['failure', 'timed_out']]] as Array<[Conclusion[]]>)(
    'is reproduced by %j',
    async ([conclusions]) => {
      const { found, asked } = await play(conclusions);
      expect(found).toEqual({ red: true, run: runOf(conclusions[0] ?? 'failure', 1) });
      expect(asked).toEqual([1, 2]);
    },
  );

  test('that hangs is not run twice', async () => {
    const { found, asked } = await play(['timed_out']);
    expect(found).toEqual({ red: true, run: runOf('timed_out', 1) });
    expect(asked).toEqual([1]);
  });

  test.for([
    [['success', 'failure'], 'green, red; it failed in run 2 of 2'],
    [['success', 'success', 'failure'], 'green, green, red; it failed in run 3 of 3'],
    [['success', 'timed_out'], 'green, red; it met its time limit in run 2 of 2'],
    [['failure', 'success'], 'red, green; it failed in run 1 of 2'],
  ] as Array<[Conclusion[], string]>)('is flaky after %j', async ([conclusions, told]) => {
    const { found, asked } = await play(conclusions);
    expect(found).toMatchObject({
      red: false,
      ending: { outcome: 'flaky', reason: `\`npm test\` is flaky: the same commit gave ${told}` },
    });
    expect(asked).toHaveLength(conclusions.length);
  });

  test('is not reproduced after three green runs, and not run a fourth time', async () => {
    const { found, asked } = await play(['success', 'success', 'success', 'failure']);
    expect(found).toMatchObject({ red: false, ending: { outcome: 'not-reproduced' } });
    expect(found).toHaveProperty('ending.reason', expect.stringContaining('exits 0 here in 3 of 3 runs'));
    expect(asked).toEqual([1, 2, 3]);
  });

  test('that is flaky is told with the tests that failed', async () => {
    const verifier = makeVerifier('test', 'npm test', 'failing-step');
    const reason = async (change: Partial<VerifierRun>) => {
      const red = { ...runOf('failure', 1), ...change };
      const found = await reproduce(
        verifier,
        async (n) => (n === 1 ? red : runOf('success', n)),
        () => Promise.resolve([]),
      );
      return found.red ? '' : found.ending.reason;
    };
    const failures = ['parses `ranges`', 'b', 'c', 'd'].map((name) => ({
      file: null,
      line: null,
      message: '',
      test: name,
    }));
    expect(await reason({ failures })).toMatch(/in run 1 of 2: `parses 'ranges'`, `b`, `c` and 1 more$/);
    const tests = {
      format: 'vitest',
      total: 2,
      passed: 1,
      failed: 1,
      skipped: 0,
      failedIds: ['a.test.js > parses ranges'],
      broken: [],
      complete: true,
    };
    expect(await reason({ failures, tests })).toMatch(/in run 1 of 2: `a\.test\.js > parses ranges`$/);
  });

  test('that is not reproduced is told with what may make the difference', async () => {
    const { found } = await play(
      ['success', 'success', 'success'],
      ['Node 22 there, 24 here', 'TZ is not set'],
    );
    expect(found).toHaveProperty(
      'ending.reason',
      '`npm test` exits 0 here in 3 of 3 runs; nothing was spent on it; what differs here: Node 22 there, 24 here; TZ is not set',
    );
  });

  test('that cannot start is not tried again, and the missing piece is named with the remedy', async () => {
    const { found, asked } = await play(['not-run']);
    expect(found).toMatchObject({
      red: false,
      ending: {
        outcome: 'no-environment',
        reason: '`npm test` cannot start here: vitest is missing (exit 127); add it to `setup`',
      },
    });
    expect(asked).toEqual([1]);
  });

  test.for([
    [['cancelled']],
    [['success', 'cancelled']],
    [['success', 'success', 'cancelled']],
    [['failure', 'cancelled']],
  ] as Array<[Conclusion[]]>)(
    'is not called flaky where the run was cancelled: %j',
    async ([conclusions]) => {
      const { found } = await play(conclusions);
      expect(found).not.toHaveProperty('ending.outcome', 'flaky');
      expect(found).not.toHaveProperty('ending.outcome', 'not-reproduced');
    },
  );
});
