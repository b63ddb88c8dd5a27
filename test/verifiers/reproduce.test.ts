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

async function play(conclusions: Conclusion[]) {
  const asked: number[] = [];
  const verifier = makeVerifier('test', 'npm test\nmore', 'failing-step');
  const found = await reproduce(verifier, async (n) => {
    asked.push(n);
    return runOf(conclusions[n - 1] ?? 'cancelled', n);
  });
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
    [['success', 'failure'], 'green, red'],
    [['success', 'success', 'failure'], 'green, green, red'],
    [['success', 'timed_out'], 'green, red'],
    [['failure', 'success'], 'red, green'],
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

  test('that cannot start is not tried again, and the missing piece is named with the remedy', async () => {
    const { found, asked } = await play(['not-run']);
    expect(found).toMatchObject({
      red: false,
      ending: {
        outcome: 'no-environment',
        reason: '`npm test` cannot start here: vitest is missing (exit 127); install it in `setup`',
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
