import { describe, expect, test } from 'vitest';
import type { AttemptResult } from '../src/attempt.ts';
import { toConfig } from '../src/config.ts';
import { runSchema } from '../src/publish/run-schema.ts';
import { conclude, newRecord, recordAttempts, recordBaseline, recordTask } from '../src/record.ts';
import type { Conclusion, Finding, Patch, StopReason, Task, Verdict, Verifier } from '../src/types.ts';
import { USAGE, verifierResult, verifierRun } from './helpers/record.ts';

const TASK: Task = {
  kind: 'fix',
  text: 'a secret story',
  subject: 'the failing step',
  failing: [],
  beside: [],
  evidence: [],
  key: '0123456789ab',
  issue: null,
  words: null,
};

const BLOCK: Finding = {
  rule: 'skipped-test',
  severity: 'block',
  path: 'a.test.ts',
  line: 3,
  excerpt: 'test.skip',
};

const PATCH: Patch = {
  base: 'a'.repeat(40),
  tree: 'b'.repeat(40),
  files: [{ path: 'src/a.ts', status: 'modified', mode: '100644', additions: 1, deletions: 2 }],
  additions: 1,
  deletions: 2,
  diff: Buffer.from('diff'),
  sha256: 'c'.repeat(64),
};
const NOTHING: Patch = { ...PATCH, files: [], additions: 0, deletions: 0 };

const red = verifierResult({ after: verifierRun({ exitCode: 1 }) });

function verdict(change: Partial<Verdict> = {}): Verdict {
  return { green: true, results: [verifierResult()], findings: [], newTests: [], answer: '', ...change };
}

function attempt(stop: StopReason, change: Partial<AttemptResult> = {}): AttemptResult {
  const end = { stop, error: null, turnsToFirstEdit: 2, unknownCommands: 1 };
  return {
    end,
    submission: null,
    verdict: null,
    patch: PATCH,
    suggestions: [],
    answer: null,
    judgeMs: 12.6,
    usage: USAGE,
    ...change,
  };
}

describe('what an attempt comes to', () => {
  const unfixed = verdict({ green: false, results: [red] });
  const blocked = verdict({ green: false, findings: [BLOCK, { ...BLOCK, line: 9 }] });
  const unheard = (conclusion: Conclusion) =>
    verdict({
      green: false,
      results: [verifierResult({ withOriginalTests: verifierRun({ conclusion, exitCode: null }) })],
    });

  test.each<[string, AttemptResult, string, string]>([
    ['green', attempt('submitted', { verdict: verdict() }), 'fixed', 'the verifier turned green'],
    [
      'green though a limit was met',
      attempt('turns', { verdict: verdict() }),
      'fixed',
      'the verifier turned green',
    ],
    [
      'red',
      attempt('submitted', { verdict: unfixed }),
      'unfixed',
      'the verifiers are still red; the partial patch is kept',
    ],
    [
      'red without a change',
      attempt('gave-up', { verdict: unfixed, patch: NOTHING }),
      'unfixed',
      'the model changed nothing',
    ],
    ['out of time', attempt('time', { patch: NOTHING }), 'unfixed', 'the time was over (`max-minutes`)'],
    [
      'out of turns',
      attempt('turns'),
      'unfixed',
      'the limit of turns was met (`max-turns`); the partial patch is kept',
    ],
    [
      'out of tokens',
      attempt('tokens', { patch: NOTHING }),
      'unfixed',
      'the limit of tokens was met (`max-tokens`)',
    ],
    [
      'green but blocked',
      attempt('submitted', { verdict: blocked }),
      'rejected',
      'the verifiers are green, but the guard refuses the change: skipped-test; the partial patch is kept',
    ],
    [
      'red and blocked',
      attempt('submitted', { verdict: verdict({ green: false, results: [red], findings: [BLOCK] }) }),
      'unfixed',
      'the verifiers are still red; the partial patch is kept',
    ],
    [
      'green, and the time was over before the originals had their say',
      attempt('time', { verdict: unheard('timed_out') }),
      'unfixed',
      'the time was over (`max-minutes`); the verifiers are green, but with the original tests and settings put back `npm test` timed out; the partial patch is kept',
    ],
    [
      'green, and the originals cannot be asked',
      attempt('gave-up', { verdict: unheard('not-run') }),
      'unfixed',
      'the model handed in the same work again and again; the verifiers are green, but with the original tests and settings put back `npm test` could not run; the partial patch is kept',
    ],
    [
      'cancelled while the originals were asked',
      attempt('cancelled', { verdict: unheard('cancelled') }),
      'unfixed',
      'the run was cancelled; the partial patch is kept',
    ],
    [
      'cancelled after the guard refused',
      attempt('cancelled', { verdict: blocked }),
      'unfixed',
      'the run was cancelled; the partial patch is kept',
    ],
  ])('%s', (_, result, outcome, reason) => {
    expect(conclude(TASK, result)).toEqual({ outcome, reason });
  });

  test('a model that fails is our side’s failure, told in its words', () => {
    const end = {
      stop: 'model-error',
      error: 'no such model (404)',
      turnsToFirstEdit: null,
      unknownCommands: 0,
    } as const;
    const told = { outcome: 'failed', reason: 'no such model (404)' };
    expect(conclude(TASK, attempt('model-error', { end, verdict: null }))).toEqual(told);
    // Work that was proven before counts all the same.
    expect(conclude(TASK, attempt('model-error', { end, verdict: verdict() })).outcome).toBe('fixed');
  });

  test('an answer is a good end; a limit, or silence, is none', () => {
    const answer = { answer: 'Since 1.2.', patch: NOTHING };
    for (const kind of ['ask', 'fix', 'implement'] as const)
      expect(conclude({ ...TASK, kind }, attempt('submitted', answer))).toEqual({
        outcome: 'answered',
        reason: 'what was asked is answered; nothing was changed',
      });
    const ask = { ...TASK, kind: 'ask' } as const;
    expect(conclude(ask, attempt('gave-up', { patch: NOTHING }))).toEqual({
      outcome: 'unfixed',
      reason: 'the model gave no answer',
    });
    expect(conclude(ask, attempt('turns', { patch: NOTHING })).outcome).toBe('unfixed');
  });

  test('whoever told it to stop is named', () => {
    const { end } = attempt('cancelled');
    const told = attempt('cancelled', { end: { ...end, error: "'mona' told regreen to stop" } });
    expect(conclude(TASK, told)).toEqual({
      outcome: 'unfixed',
      reason: "'mona' told regreen to stop; the partial patch is kept",
    });
  });

  test('words of the model never make a red verifier green', () => {
    const submission = {
      title: 'All green!',
      cause: 'exit 0',
      change: '[x] npm test: exit 0',
      citations: [],
      notVerified: [],
      answer: 'All green!',
      suggestions: [],
    };
    const result = attempt('submitted', { verdict: unfixed, submission });
    expect(conclude(TASK, result).outcome).toBe('unfixed');
  });

  const suggestion = { title: 't', path: 'a.ts', line: 1, why: 'w' };
  test.each<[string, AttemptResult, string, string]>([
    ['some', attempt('submitted', { suggestions: [suggestion] }), 'suggested', '1 suggestion,'],
    ['none that exists', attempt('submitted'), 'skipped', 'nothing to suggest'],
    ['a limit', attempt('time', { suggestions: [suggestion] }), 'unfixed', 'the time was over'],
  ])('suggestions: %s', (_, result, outcome, reason) => {
    const ending = conclude({ ...TASK, kind: 'suggest' }, result);
    expect(ending).toEqual({ outcome, reason: expect.stringContaining(reason) });
  });
});

const alone = (result: AttemptResult) => ({ chosen: result, all: [result], selection: null });

describe('the record', () => {
  const verifier: Verifier = {
    id: 'test',
    command: 'npm test',
    shell: 'bash -e {0}',
    workingDirectory: '.',
    env: { TOKEN: 'not for the record' },
    omittedEnv: ['KEY'],
    source: 'makefile',
  };

  test('of a run that has done nothing says failed, never fixed', () => {
    const record = newRecord(toConfig({ sandbox: 'none' }));
    expect(record).toMatchObject({ outcome: 'failed', environment: { sandbox: 'none' }, published: null });
    expect(runSchema.parse(record)).toEqual(record);
  });

  test('two records share nothing', () => {
    const [one, other] = [newRecord(toConfig({})), newRecord(toConfig({}))];
    one.usage.turns = 5;
    one.verifiers.push(verifierResult());
    expect(other.usage.turns).toBe(0);
    expect(other.verifiers).toEqual([]);
  });

  test('keeps of task and verifiers what people may read, no request and no environment', () => {
    const record = newRecord(toConfig({}));
    recordTask(record, TASK);
    recordBaseline(record, [{ verifier, before: verifierRun({ exitCode: 1 }), failing: true }]);
    expect(record.task).toEqual({
      kind: 'fix',
      subject: 'the failing step',
      key: '0123456789ab',
      issue: null,
    });
    expect(JSON.stringify(record)).not.toMatch(/secret story|not for the record/);
    expect(record.verifiers).toMatchObject([
      { id: 'test', omittedEnv: ['KEY'], before: { exitCode: 1 }, after: null },
    ]);
    expect(runSchema.parse(record)).toEqual(record);
  });

  test('takes the judge’s results by id and keeps the others as they were', () => {
    const record = newRecord(toConfig({}));
    const lint = { ...verifier, id: 'lint' };
    recordBaseline(record, [
      { verifier, before: verifierRun({ exitCode: 1 }), failing: true },
      { verifier: lint, before: verifierRun(), failing: false },
    ]);
    const result = attempt('submitted', { verdict: verdict({ findings: [{ ...BLOCK, severity: 'warn' }] }) });
    recordAttempts(record, alone(result), USAGE, { outcome: 'fixed', reason: '' }, TASK);
    expect(record.verifiers.map(({ id, after }) => [id, after?.exitCode])).toEqual([
      ['test', 0],
      ['lint', undefined],
    ]);
    expect(record).toMatchObject({
      stop: 'submitted',
      patch: { additions: 1, deletions: 2, sha256: 'c'.repeat(64) },
      findings: [{ rule: 'skipped-test' }],
      attempts: [{ stop: 'submitted', turns: 7, outcome: 'fixed' }],
      exploration: { turnsToFirstEdit: 2, unknownCommands: 1 },
      timing: { judgeMs: 13 },
    });
    expect(record.patch).not.toHaveProperty('diff');
    expect(runSchema.parse(record)).toEqual(record);
  });

  test('of several attempts keeps the chosen one’s work, and how each ended', () => {
    const record = newRecord(toConfig({}));
    const chosen = attempt('submitted', { verdict: verdict(), usage: { ...USAGE, turns: 3 } });
    const other = attempt('turns', { usage: { ...USAGE, turns: 9 } });
    const attempts = { chosen, all: [other, chosen], selection: 'the second: it alone is green' };
    recordAttempts(record, attempts, USAGE, { outcome: 'fixed', reason: '' }, TASK);
    expect(record).toMatchObject({
      stop: 'submitted',
      selection: 'the second: it alone is green',
      attempts: [
        { stop: 'turns', turns: 9, outcome: 'unfixed' },
        { stop: 'submitted', turns: 3, outcome: 'fixed' },
      ],
    });
    expect(runSchema.parse(record)).toEqual(record);
  });

  test('has no patch where nothing changed', () => {
    const record = newRecord(toConfig({}));
    recordAttempts(
      record,
      alone(attempt('time', { patch: NOTHING })),
      USAGE,
      { outcome: 'unfixed', reason: '' },
      TASK,
    );
    expect(record.patch).toBeNull();
  });
});
