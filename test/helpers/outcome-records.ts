import type { RunRecord, VerifierResult } from '../../src/types.ts';
import { runRecord, USAGE, verifierResult, verifierRun } from './record.ts';

const SHA = 'a'.repeat(40);
const JOB = { id: 77, step: 6 };
const printed = (line: number) => ({ ...verifierRun().log, printed: line });
const red = verifierRun({ exitCode: 1, log: printed(118) });
const green = verifierRun({ log: printed(240) });
const environment = { ...runRecord().environment, job: JOB };
const notRun = verifierRun({ conclusion: 'not-run', exitCode: 127, missing: 'chromium' });
const e2e = verifierResult({ id: 'e2e', command: 'npm run e2e', before: notRun, after: null });
const attempt = (
  outcome: RunRecord['outcome'],
  stop: RunRecord['attempts'][number]['stop'] = 'submitted',
) => [{ stop, turns: 7, usage: USAGE, outcome }];
const onBase = (change: Partial<VerifierResult> = {}) =>
  verifierResult({ before: red, after: null, ...change });
/** Nothing was spent, and nothing made. */
const NOTHING: Partial<RunRecord> = {
  ...{ stop: null, patch: null, submission: null, citations: [], attempts: [], environment },
  usage: { ...USAGE, turns: 0, inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 },
};
const ISSUE = { kind: 'implement' as const, subject: '#7', key: '0123456789ab', issue: 7 };
const ASKED = { kind: 'ask' as const, subject: '#7', key: '0123456789ab', issue: null };
const PULL = {
  branch: 'regreen/fix-0123456789ab',
  url: 'https://github.com/octo/widget/pull/13',
  number: 13,
};

const fixed = runRecord({
  environment,
  published: PULL,
  verifiers: [
    verifierResult({ before: red, after: green, withOriginalTests: green }),
    verifierResult({ id: 'lint', command: 'npm run lint', before: green, after: green }),
    e2e,
  ],
  newTests: [{ id: 'src/range.test.ts > parses the last element', without: 'failure', with: 'success' }],
});

/** One run for each way to end, as run.json tells of it. */
export const OUTCOME_RECORDS: ReadonlyArray<readonly [name: string, record: RunRecord]> = [
  ['fixed', fixed],
  ['fixed for an issue', { ...fixed, task: ISSUE }],
  ['fixed without a model', { ...fixed, attempts: [], submission: null, citations: [] }],
  ['fixed where pull requests are forbidden', { ...fixed, published: { ...PULL, url: '', number: null } }],
  [
    'answered',
    runRecord({
      ...NOTHING,
      ...{
        outcome: 'answered',
        reason: 'the question is answered',
        task: ASKED,
        verifiers: [],
        usage: USAGE,
      },
      answer: 'The end index is exclusive:\n\n```ts\nslice(0, end)\n```\n\nSee `parseRange`.',
      citations: [{ path: 'src/range.ts', startLine: 41, endLine: 43, sha: SHA }],
      attempts: attempt('answered'),
    }),
  ],
  [
    'suggested',
    runRecord({
      ...NOTHING,
      ...{ outcome: 'suggested', reason: '1 suggestion, each with a line that exists', verifiers: [] },
      usage: USAGE,
      task: { kind: 'suggest', subject: 'suggestions', key: '0123456789ab', issue: null },
      suggestions: [{ title: 'Fix a typo', path: 'README.md', line: 3, why: 'It says teh.' }],
      attempts: attempt('suggested'),
      published: { branch: '', url: 'https://github.com/octo/widget/issues/9', number: 9 },
    }),
  ],
  [
    'clean',
    runRecord({
      ...NOTHING,
      ...{ outcome: 'clean', reason: 'nothing was found', patch: runRecord().patch },
      task: { kind: 'judge', subject: '#7', key: '0123456789ab', issue: null },
    }),
  ],
  [
    'flaky',
    runRecord({
      ...NOTHING,
      ...{ outcome: 'flaky', reason: '`npm test` is flaky: the same commit gave green, red' },
      verifiers: [onBase({ flaky: true })],
    }),
  ],
  [
    'not-reproduced',
    runRecord({
      ...NOTHING,
      outcome: 'not-reproduced',
      reason: '`npm test` exits 0 here in 3 of 3 runs; nothing was spent on it',
      verifiers: [onBase({ before: green })],
    }),
  ],
  [
    'no-environment',
    runRecord({
      ...NOTHING,
      outcome: 'no-environment',
      reason: '`npm run e2e` cannot start here: chromium is missing (exit 127); add it to `setup`',
      verifiers: [e2e],
    }),
  ],
  [
    'unfixed',
    runRecord({
      ...{
        outcome: 'unfixed',
        reason: 'the verifiers are still red; the partial patch is kept',
        environment,
      },
      verifiers: [verifierResult({ before: red, after: red }), onBase({ command: 'npm run lint' })],
      attempts: attempt('unfixed', 'turns'),
    }),
  ],
  [
    'unfixed before the judge spoke',
    runRecord({
      ...{ outcome: 'unfixed', reason: 'the time was over (`max-minutes`); the partial patch is kept' },
      ...{ environment, submission: null, citations: [], verifiers: [onBase()] },
      attempts: attempt('unfixed', 'time'),
    }),
  ],
  [
    'rejected',
    runRecord({
      outcome: 'rejected',
      reason:
        'the verifiers are green, but the guard refuses the change: skipped-test; the partial patch is kept',
      environment,
      verifiers: [verifierResult({ before: red, after: green, withOriginalTests: red })],
      findings: [
        { rule: 'skipped-test', severity: 'block', path: 'test/a.test.ts', line: 4, excerpt: 'it.skip' },
      ],
      attempts: attempt('rejected'),
    }),
  ],
  [
    'stale',
    runRecord({
      outcome: 'stale',
      reason:
        "'main' has moved to bbbbbbbbbbbb, which changes src/range.ts; the patch is kept in the run folder",
      environment,
      verifiers: [verifierResult({ before: red, after: green })],
      attempts: attempt('fixed'),
    }),
  ],
  [
    'refused',
    runRecord({
      ...{ ...NOTHING, outcome: 'refused', reason: "'mona' has 'read' permission here" },
      ...{ task: null, verifiers: [] },
    }),
  ],
  ['skipped', runRecord({ ...NOTHING, outcome: 'skipped', reason: "the label is 'bug'", verifiers: [] })],
  [
    'failed',
    runRecord({
      ...NOTHING,
      ...{
        outcome: 'failed',
        reason: 'the model is out of reach (503); run it again',
        verifiers: [onBase()],
      },
    }),
  ],
];
