import { describe, expect, test } from 'vitest';
import { type Case, type Judged, judge } from '../../src/judge/judge.ts';
import { SetupFailed } from '../../src/judge/setup-failed.ts';
import type { Conclusion, FileChange, Patch, TestCounts, Verdict, VerifierRun } from '../../src/types.ts';
import { makeVerifier } from '../../src/verifiers/discover.ts';

function change(path: string, before: string | null, after: string | null): FileChange {
  const status = before === null ? 'added' : after === null ? 'deleted' : 'modified';
  const mode = (text: string | null) => (text === null ? null : '100644');
  return {
    path,
    oldPath: path,
    status,
    before,
    after,
    binary: false,
    modeBefore: mode(before),
    modeAfter: mode(after),
  };
}

const FIX = change(
  'src/sum.js',
  'export const sum = (a, b) => a - b;\n',
  'export const sum = (a, b) => a + b;\n',
);
const SKIPPED = change('test/sum.test.js', "test('adds', () => {});\n", "test.skip('adds', () => {});\n");
const EDITED = change(
  'test/sum.test.js',
  "test('adds', () => expect(sum(1, 2)).toBe(3));\n",
  "test('adds', () => expect(sum(1, 2)).toBe(3));\n\ntest('adds zero', () => expect(sum(1, 0)).toBe(1));\n",
);
const MANIFEST = change('package.json', '{}\n', '{"dependencies": {"x": "1.0.0"}}\n');

function patchOf(changes: readonly FileChange[]): Patch {
  const files = changes.map(({ path, status }) => ({
    path,
    status: status === 'renamed' ? ('modified' as const) : status,
    mode: '100644' as const,
    additions: 1,
    deletions: 1,
  }));
  return { base: 'b', tree: 'patched', files, additions: 1, deletions: 1, diff: Buffer.from(''), sha256: '' };
}

const EXIT: Partial<Record<Conclusion, number>> = { success: 0, failure: 1, 'not-run': 127 };

const runOf = (conclusion: Conclusion, excerpt = ''): VerifierRun => ({
  conclusion,
  exitCode: EXIT[conclusion] ?? null,
  durationMs: 1,
  log: { file: 'logs/x.log', startLine: 1, endLine: 1, sha256: '' },
  missing: null,
  excerpt,
  failures: [],
});

/** A verifier: what it said of the base, and what it says afterwards, run by run. */
interface Row {
  command: string;
  before: Conclusion | null;
  after?: Conclusion[];
  failing?: boolean;
}

interface Heard {
  verdict: Verdict;
  /** Every run, in order: where, and which command. */
  runs: string[];
  opened: string[];
  closed: number;
}

async function hear(
  rows: Row[],
  changes: readonly FileChange[] = [FIX],
  more: Partial<Case> = {},
): Promise<Heard> {
  const heard: Omit<Heard, 'verdict'> = { runs: [], opened: [], closed: 0 };
  const left = new Map(rows.map(({ command, after = ['success'] }) => [command, [...after]]));
  const verifiers = rows.map(
    ({ command, before, failing = false }): Judged => ({
      verifier: makeVerifier(command, command, failing ? 'failing-step' : 'workflow'),
      before: before === null ? null : runOf(before),
      failing,
    }),
  );
  const verdict = await judge({
    patch: patchOf(changes),
    changes,
    baseTree: 'base',
    kind: 'fix',
    verifiers,
    testsMayChange: false,
    async open(tree, purpose, freshSetup) {
      heard.opened.push(`${purpose} ${tree}${freshSetup ? ' fresh' : ''}`);
      return {
        async run({ command }) {
          heard.runs.push(`${purpose}: ${command}`);
          return runOf(left.get(command)?.shift() ?? 'failure', `output of ${command}`);
        },
        async [Symbol.asyncDispose]() {
          heard.closed += 1;
        },
      };
    },
    overlay: async (base, from, paths) => `${base}+${from}(${paths.join(',')})`,
    ...more,
  });
  return { verdict, ...heard };
}

const FAILING: Row = { command: 'npm test', before: 'failure', failing: true };
const states = ({ results }: Verdict) =>
  results.map(({ command, after }) => `${command}: ${after?.conclusion ?? '-'}`);

describe('a patch', () => {
  test('that turns the failing check green and breaks nothing is green', async () => {
    const { verdict, runs, opened, closed } = await hear([{ command: 'lint', before: 'success' }, FAILING]);
    expect(verdict).toMatchObject({ green: true, findings: [], newTests: [] });
    expect(states(verdict)).toEqual(['npm test: success', 'lint: success']);
    // The failing command first, and nothing twice.
    expect(runs).toEqual(['patch: npm test', 'patch: lint']);
    expect(opened).toEqual(['patch patched']);
    expect(closed).toBe(1);
  });

  test('without a file is sent back without a run', async () => {
    const { verdict, opened } = await hear([FAILING], []);
    expect(verdict).toMatchObject({ green: false, results: [] });
    expect(verdict.answer).toContain('No file has changed');
    expect(opened).toEqual([]);
  });

  test.for(['failure', 'timed_out', 'not-run', 'cancelled'] as const)(
    'that leaves the failing check at %s is red, and no other check is run',
    async (conclusion) => {
      const rows: Row[] = [
        { ...FAILING, after: [conclusion] },
        { command: 'lint', before: 'success' },
      ];
      const { verdict, runs } = await hear(rows);
      expect(verdict.green).toBe(false);
      expect(verdict.answer).toContain('Still red:\n`npm test`: ');
      expect(verdict.answer).toContain('output of npm test');
      expect(runs).toEqual(['patch: npm test']);
    },
  );

  test('must turn every failing check green', async () => {
    const { verdict } = await hear([
      FAILING,
      { command: 'tsc', before: 'failure', failing: true, after: ['failure'] },
    ]);
    expect(verdict.green).toBe(false);
    expect(verdict.answer).toContain('`tsc`: exit 1');
  });

  test.for([[['failure', 'failure']], [['timed_out']], [['not-run']]] as Array<[Conclusion[]]>)(
    'that breaks what was green is red: %j',
    async ([after]) => {
      const { verdict } = await hear([FAILING, { command: 'lint', before: 'success', after }]);
      expect(verdict.green).toBe(false);
      expect(verdict.answer).toContain('breaks what was green:\n`lint`');
    },
  );

  test('is not held responsible for a check that is red and green on the same tree', async () => {
    const { verdict } = await hear([
      FAILING,
      { command: 'e2e', before: 'success', after: ['failure', 'success'] },
    ]);
    expect(verdict.green).toBe(true);
    expect(verdict.results[1]).toMatchObject({
      command: 'e2e',
      flaky: true,
      after: { conclusion: 'success' },
    });
  });

  test('is not held responsible for another check that was red before', async () => {
    const { verdict } = await hear([FAILING, { command: 'lint', before: 'failure', after: ['failure'] }]);
    expect(verdict.green).toBe(true);
    expect(states(verdict)).toEqual(['npm test: success', 'lint: failure']);
  });

  test('leaves a check that cannot run here without a run', async () => {
    const { verdict, runs } = await hear([FAILING, { command: 'e2e', before: 'not-run' }]);
    expect(verdict.green).toBe(true);
    expect(verdict.results[1]).toMatchObject({ before: { conclusion: 'not-run' }, after: null });
    expect(runs).toEqual(['patch: npm test']);
  });
});

describe('a task in words', () => {
  test.for([
    ['no verifier at all', []],
    ['only one that cannot run', [{ command: 'e2e', before: 'not-run' }]],
    ['only one that was and is red', [{ command: 'lint', before: 'failure', after: ['failure'] }]],
  ] as Array<[string, Row[]]>)('is not proven by %s', async ([, rows]) => {
    const { verdict } = await hear(rows, [FIX], { kind: 'implement' });
    expect(verdict.green).toBe(false);
    expect(verdict.answer).toContain('nothing proves the change');
  });

  test('to build something may leave red what was red', async () => {
    const rows: Row[] = [
      { command: 'npm test', before: 'success' },
      { command: 'lint', before: 'failure', after: ['failure'] },
    ];
    expect((await hear(rows, [FIX], { kind: 'implement' })).verdict.green).toBe(true);
    const { verdict } = await hear(rows);
    expect(verdict.green).toBe(false);
    expect(verdict.answer).toContain('Still red, as before your change:\n`lint`');
  });
});

describe('the guard', () => {
  test('refuses a skipped test although everything is green, and says where', async () => {
    const { verdict, opened } = await hear([FAILING], [FIX, SKIPPED]);
    expect(verdict.green).toBe(false);
    expect(verdict.findings).toContainEqual(
      expect.objectContaining({ severity: 'block', path: 'test/sum.test.js', line: 1 }),
    );
    expect(verdict.answer).toContain('the guard refuses the change:\n- test/sum.test.js:1 (');
    expect(opened).toEqual(['patch patched']);
  });

  test('is not asked where the checks are red', async () => {
    const { verdict } = await hear([{ ...FAILING, after: ['failure'] }], [FIX, SKIPPED]);
    expect(verdict.findings).toEqual([]);
  });
});

describe('changed and new tests', () => {
  test('are checked with the originals put back, and must be red without the change', async () => {
    const after: Conclusion[] = ['success', 'success', 'failure'];
    const { verdict, opened, closed } = await hear([{ ...FAILING, after }], [FIX, EDITED]);
    expect(opened).toEqual([
      'patch patched',
      'originals patched+base(test/sum.test.js)',
      'tests base+patched(test/sum.test.js)',
    ]);
    expect(closed).toBe(3);
    expect(verdict.results[0]?.withOriginalTests).toMatchObject({ conclusion: 'success' });
    expect(verdict).toMatchObject({ green: true, newTests: [{ id: expect.stringContaining('adds zero') }] });
  });

  test('are refused where the originals are red', async () => {
    const { verdict } = await hear([{ ...FAILING, after: ['success', 'failure'] }], [FIX, EDITED]);
    expect(verdict.green).toBe(false);
    expect(verdict.findings).toContainEqual(
      expect.objectContaining({ rule: 'red-with-originals', severity: 'block', path: 'test/sum.test.js' }),
    );
    expect(verdict.answer).toContain('With the originals put back it is red');
  });

  test.for(['timed_out', 'cancelled', 'not-run'] as const)(
    'prove nothing where the originals are %s, and are no finding',
    async (conclusion) => {
      const { verdict } = await hear([{ ...FAILING, after: ['success', conclusion] }], [FIX, EDITED]);
      expect(verdict.green).toBe(false);
      expect(verdict.findings.map(({ rule }) => rule)).not.toContain('red-with-originals');
      expect(verdict.results[0]?.withOriginalTests).toMatchObject({ conclusion });
      expect(verdict.answer).toContain('With the originals of test/sum.test.js put back');
      expect(verdict.answer).toContain(`\`npm test\`: ${conclusion === 'not-run' ? 'exit 127' : conclusion}`);
    },
  );

  test('are refused where one verifier is red with the originals, and another does not end', async () => {
    const lint: Row = { command: 'lint', before: 'success', after: ['success', 'timed_out'] };
    const rows = [{ ...FAILING, after: ['success', 'failure'] as Conclusion[] }, lint];
    const { verdict } = await hear(rows, [FIX, EDITED]);
    expect(verdict.findings.map(({ rule, excerpt }) => `${rule} ${excerpt}`)).toContain(
      'red-with-originals npm test',
    );
    expect(verdict.findings.map(({ excerpt }) => excerpt)).not.toContain('lint');
  });

  test('need no originals where somebody who may write asked for them', async () => {
    const after: Conclusion[] = ['success', 'failure'];
    const { verdict, opened } = await hear([{ ...FAILING, after }], [FIX, EDITED], { testsMayChange: true });
    expect(verdict.green).toBe(true);
    expect(opened).toEqual(['patch patched', 'tests base+patched(test/sum.test.js)']);
  });
});

describe('a new test that the whole run does not tell of', () => {
  const tests = (change: Partial<TestCounts>): TestCounts => ({
    format: 'jest',
    total: 2,
    passed: 2,
    failed: change.failedIds?.length ?? 0,
    skipped: 0,
    failedIds: [],
    broken: [],
    complete: true,
    ...change,
  });
  /** Red without the change as a whole; `alone` and `patched` are what its file alone says, without and with it. */
  const proofOf = async (alone: VerifierRun, patched: VerifierRun, more: Partial<Case> = {}) => {
    const opened: string[] = [];
    const left = new Map([
      ['patch patched', [runOf('success'), patched]],
      ['originals patched+base(test/sum.test.js)', [runOf('success')]],
      ['tests base+patched(test/sum.test.js)', [runOf('failure'), alone]],
    ]);
    const asked: string[] = [];
    const { verdict } = await hear([FAILING], [FIX, EDITED], {
      open: async (tree, purpose) => {
        opened.push(`${purpose} ${tree}`);
        return {
          run: async ({ command }) => {
            asked.push(command);
            return left.get(`${purpose} ${tree}`)?.shift() ?? runOf('cancelled');
          },
          [Symbol.asyncDispose]: async () => undefined,
        };
      },
      only: async (verifier, files) => ({ ...verifier, command: `jest ${files.join(' ')}` }),
      ...more,
    });
    return { without: verdict.newTests[0]?.without, asked, opened };
  };
  const red = (change: Partial<TestCounts>): VerifierRun => ({ ...runOf('failure'), tests: tests(change) });
  const green: VerifierRun = { ...runOf('success'), tests: tests({}) };

  test('is run with its file alone, without the change and with it', async () => {
    const { without, asked, opened } = await proofOf(red({ failedIds: ['sum.test.js > adds zero'] }), green);
    expect(without).toBe('failure');
    expect(asked).toEqual(['npm test', 'npm test', 'npm test', ...Array(2).fill('jest test/sum.test.js')]);
    expect(opened.at(-1)).toBe('patch patched');
  });

  test.for([
    ['success', 'its file is green without the change', green, green],
    ['unknown', 'its file is red with the change as well', red({ failedIds: ['adds zero'] }), red({})],
    ['unknown', 'fewer tests ran without the change', { ...green, tests: tests({ total: 1 }) }, green],
    ['unknown', 'nothing tells that a test ran', runOf('success'), runOf('success')],
    ['unknown', 'the file alone tells no more', runOf('failure'), green],
  ] as Array<[string, string, VerifierRun, VerifierRun]>)(
    'is %s where %s',
    async ([verdict, , alone, patched]) => {
      expect((await proofOf(alone, patched)).without).toBe(verdict);
    },
  );

  test('stays unknown where the verifier cannot be asked for a file', async () => {
    const { without, asked } = await proofOf(green, green, { only: async () => null });
    expect(without).toBe('unknown');
    expect(asked).toHaveLength(3);
  });
});

describe('set-up', () => {
  test('runs anew where the patch changes dependencies', async () => {
    const { opened } = await hear([FAILING], [FIX, MANIFEST]);
    expect(opened[0]).toBe('patch patched fresh');
  });

  test('that fails on the patched tree is told', async () => {
    const { verdict } = await hear([FAILING], [FIX], {
      open: () => Promise.reject(new SetupFailed('npm ci ended with exit 1')),
    });
    expect(verdict).toMatchObject({
      green: false,
      answer: 'Set-up on the patched tree failed: npm ci ended with exit 1',
    });
  });

  test('a fault of our own is not taken for a verdict', async () => {
    const broken = hear([FAILING], [FIX], { open: () => Promise.reject(new Error('disk full')) });
    await expect(broken).rejects.toThrow('disk full');
  });
});
