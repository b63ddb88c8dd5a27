import { describe, expect, test } from 'vitest';
import { gatherTask, type Sources } from '../../src/context/task.ts';
import { keyOf, wordsTask } from '../../src/context/words-task.ts';
import { createGitHub, type GitHub, type Job } from '../../src/github.ts';
import type { FailedRunTrigger, InJobTrigger, LabelTrigger } from '../../src/types.ts';
import { makeVerifier } from '../../src/verifiers/discover.ts';

const WORKFLOW = [
  'jobs:',
  '  check:',
  '    name: Check',
  '    steps:',
  '      - uses: actions/checkout@v7',
  '      - {name: lint, run: npm run lint}',
  '      - {name: test, run: npm test}',
  '      - {name: test, run: npm run again}',
].join('\n');

const base = {
  repository: { owner: 'octo', name: 'widget', defaultBranch: 'main' },
  sha: 'a'.repeat(40),
  branch: 'main',
  against: null,
  actors: ['mona'],
  fork: false,
};

const failedRun: FailedRunTrigger = {
  ...base,
  kind: 'failed-run',
  conclusion: 'failure',
  runId: 99,
  runAttempt: 1,
  runNumber: 412,
  runUrl: 'https://github.com/octo/widget/actions/runs/99',
  workflowName: 'CI',
  workflowPath: '.github/workflows/ci.yml',
};

const inJob: InJobTrigger = {
  ...base,
  kind: 'in-job',
  runId: 99,
  runAttempt: 1,
  job: 'check',
  workflowPath: '.github/workflows/ci.yml',
};

const label: LabelTrigger = {
  ...base,
  kind: 'label',
  issue: { number: 5, title: 'Add a flag', body: 'Please.', author: 'eve' },
};

function job(change: Partial<Job> = {}, failing = 'test'): Job {
  return {
    id: 1,
    name: 'Check',
    status: 'completed',
    conclusion: 'failure',
    htmlUrl: 'https://github.com/octo/widget/actions/runs/99/job/1',
    runnerName: 'runner-1',
    steps: ['Set up job', 'lint', 'test'].map((name, i) => ({
      number: i + 1,
      name,
      conclusion: name === failing ? 'failure' : 'success',
    })),
    ...change,
  };
}

const offline = createGitHub({
  token: '',
  apiUrl: 'http://127.0.0.1:1',
  owner: 'octo',
  repo: 'widget',
  version: '0',
  note: () => {},
});

/** Sources whose GitHub answers from memory. A status stands for a log that cannot be had. */
function sources(
  jobs: Job[],
  { log = 'Error: boom' as string | number, ...more }: Record<string, unknown> = {},
): Sources {
  const github: GitHub = {
    ...offline,
    jobs: () => Promise.resolve(jobs),
    jobLogUrl: () =>
      typeof log === 'number'
        ? Promise.reject(Object.assign(new Error('refused'), { status: log }))
        : Promise.resolve(`data:text/plain,${encodeURIComponent(String(log))}`),
  };
  const mayWrite: Sources['mayWrite'] = async ({ login, bot }) => login.startsWith('mona') && !bot;
  const fileAt = (path: string) => Promise.resolve(path === '.github/workflows/ci.yml' ? WORKFLOW : null);
  return { github, fileAt, mayWrite, verify: [], runnerName: 'runner-1', ...more };
}

async function task(...[trigger, from]: Parameters<typeof gatherTask>) {
  const gathered = await gatherTask(trigger, from);
  if ('ending' in gathered) throw new Error(gathered.ending.reason);
  return gathered.task;
}

const endingOf = async (...given: Parameters<typeof gatherTask>) => {
  const gathered = await gatherTask(...given);
  return 'ending' in gathered ? gathered.ending : null;
};

describe('a failed run', () => {
  test('becomes the failing command, what is beside it, and the log as evidence', async () => {
    const log = 'src/a.ts(3,1): error TS2304: Cannot find name x.';
    const made = await task(failedRun, sources([job({ conclusion: 'success' }), job()], { log }));
    expect(made).toMatchObject({
      kind: 'fix',
      subject:
        'the failing `test` step of [CI #412](https://github.com/octo/widget/actions/runs/99) on `main`',
      failing: [{ command: 'npm test', source: 'failing-step' }],
      beside: [{ command: 'npm run lint' }, { command: 'npm run again' }],
      evidence: [{ name: 'ci-job.log', text: log }],
      issue: null,
      words: null,
    });
    expect(made.text).toContain('`test` of job `Check` fails on branch `main`');
    expect(made.text).toContain('Cannot find name x');
    expect(made.key).toMatch(/^[0-9a-f]{12}$/);
  });

  test('of several jobs the first is meant, or the one that was solved under the key', async () => {
    const jobs = [1, 2, 3, 4].map((id) => job({ id, name: `Check (${id})` }));
    const keyed = async (key: string | null) => {
      const from = sources(jobs, { key });
      const read: number[] = [];
      const { jobLogUrl } = from.github;
      from.github.jobLogUrl = (id) => {
        read.push(id);
        return jobLogUrl(id);
      };
      const { key: own, text } = await task(failedRun, from);
      return { own, name: /`(Check \(\d\))`/.exec(text)?.[1], read };
    };
    const first = await keyed(null);
    expect(first).toMatchObject({ name: 'Check (1)', read: [1] });
    expect(await keyed(first.own)).toEqual(first);
    const { key: third } = await task(failedRun, sources(jobs.slice(2)));
    expect(await keyed(third)).toEqual({ own: third, name: 'Check (3)', read: [1, 2, 3] });
    // A key of no job chooses nothing, and costs three logs at most.
    expect(await keyed('0123456789ab')).toEqual({ ...first, read: [1, 2, 3] });
  });

  test('of two steps of one name the one that failed is meant', async () => {
    const steps = [
      { number: 1, name: 'test', conclusion: 'success' },
      { number: 2, name: 'test', conclusion: 'timed_out' },
    ];
    expect((await task(failedRun, sources([job({ steps })]))).failing).toMatchObject([
      { command: 'npm run again' },
    ]);
  });

  test.each([410, 404, 403])('whose log cannot be had (%i) goes on without it', async (log) => {
    const made = await task(failedRun, sources([job()], { log }));
    expect(made).toMatchObject({ evidence: [], failing: [{ command: 'npm test' }] });
    expect(made.text).not.toContain('log');
  });

  test('whose log fails otherwise is not swallowed', async () => {
    await expect(gatherTask(failedRun, sources([job()], { log: 500 }))).rejects.toThrow('refused');
  });

  test.each<[string, Job[], string]>([
    ['no failed job', [job({ conclusion: 'cancelled' })], "run 412 of 'CI' has no failed job"],
    ['no failed step', [job({}, 'none')], "job 'Check' failed in no step of its own"],
  ])('with %s is skipped', async (_, jobs, reason) => {
    expect(await endingOf(failedRun, sources(jobs))).toEqual({ outcome: 'skipped', reason });
  });

  test('whose step is no command is skipped with the remedy, or `verify` stands in', async () => {
    const jobs = [job({ steps: [{ number: 1, name: 'Run actions/checkout@v7', conclusion: 'failure' }] })];
    const ending = await endingOf(failedRun, sources(jobs));
    expect(ending?.outcome).toBe('skipped');
    expect(ending?.reason).toContain(
      "no command but 'actions/checkout@v7'; name the failing command in the input 'verify'",
    );
    const verify = [makeVerifier('verify-1', 'make check', 'input')];
    expect((await task(failedRun, sources(jobs, { verify }))).failing).toEqual(verify);
  });

  test('hostile names stay one line and end neither code nor link', async () => {
    const name = 'a`](https://evil.example) <img> @octo #1\n\u202e';
    const hostile = { ...failedRun, workflowName: name, branch: name };
    const { subject } = await task(hostile, sources([job()]));
    expect(subject).toBe(
      'the failing `test` step of [ahttps://evil.example img octo 1 #412](https://github.com/octo/widget/actions/runs/99) on `ahttps://evil.example img octo 1`',
    );
  });
});

describe('the key', () => {
  const keyFor = async (change: Partial<FailedRunTrigger>, log = 'Error: expected 3') =>
    (await task({ ...failedRun, ...change }, sources([job()], { log }))).key;

  test('is the same for the same failure of another run', async () => {
    const first = await keyFor({}, 'Error: took 12 ms at 0a1b2c3d4e');
    expect(
      await keyFor({ runId: 100, runNumber: 413, sha: 'b'.repeat(40) }, 'Error: took 99 ms at ffffffffff'),
    ).toBe(first);
  });

  test.each<[string, Partial<FailedRunTrigger>]>([
    ['branch', { branch: 'other' }],
    ['workflow', { workflowPath: '.github/workflows/other.yml' }],
    ['repository', { repository: { ...base.repository, name: 'other' } }],
  ])('is another for another %s', async (_, change) => {
    const from = sources([job()], { fileAt: () => Promise.resolve(WORKFLOW) });
    const [one, other] = [await task(failedRun, from), await task({ ...failedRun, ...change }, from)];
    expect(one.key).not.toBe(other.key);
  });

  test('parts do not run together', () => {
    expect(keyOf('ab', 'c')).not.toBe(keyOf('a', 'bc'));
  });
});

describe('the last step of the failing job', () => {
  const running = (change: Partial<Job> = {}, failing?: string) =>
    job({ status: 'in_progress', conclusion: null, ...change }, failing);

  test('is about the job that runs on this runner', async () => {
    const other = running({ id: 2, name: 'Other', runnerName: 'runner-2' });
    const made = await task(inJob, sources([other, running()]));
    expect(made).toMatchObject({
      failing: [{ command: 'npm test' }],
      evidence: [],
      subject:
        'the failing `test` step of [job `Check`](https://github.com/octo/widget/actions/runs/99/job/1) on `main`',
    });
  });

  test('that has ended is found by the key it was solved under, in a later job of the same run', async () => {
    const other = job({ id: 2, name: 'Lint' }, 'lint');
    const solved = await task(inJob, sources([other, running()]));
    const ended = [other, job({ status: 'completed' })];
    const made = await task({ ...inJob, job: 'publish' }, { ...sources(ended), key: solved.key });
    expect(made.key).toBe(solved.key);
    const unknown = { ...sources(ended), key: '0123456789ab' };
    expect(await endingOf(inJob, unknown)).toMatchObject({ outcome: 'skipped' });
  });

  test('without a runner’s name it is found by the name of the job', async () => {
    const other = running({ id: 2, name: 'Other', runnerName: null });
    const made = await task(
      inJob,
      sources([other, running({ name: 'Check (22)', htmlUrl: null })], { runnerName: null }),
    );
    expect(made.subject).toBe('the failing `test` step of job `Check 22` on `main`');
  });

  test.each<[string, Job[]]>([
    ['nothing has failed', [running({}, 'none')]],
    ['only other jobs have ended', [job()]],
    ['there are no jobs', []],
  ])('is skipped with the remedy where %s', async (_, jobs) => {
    expect(await endingOf(inJob, sources(jobs))).toMatchObject({
      outcome: 'skipped',
      reason: expect.stringContaining('`if: failure()`'),
    });
  });
});

describe('other tasks', () => {
  test.each([
    ['mona', true],
    ['eve', false],
    ['mona[bot]', false],
    ['', false],
  ])('an issue is done as it is written; words of %j are trusted: %s', async (author, trusted) => {
    const made = await task({ ...label, issue: { ...label.issue, author } }, sources([]));
    expect(made).toMatchObject({
      kind: 'implement',
      text: 'Issue #5: Add a flag\n\nPlease.',
      subject: '#5',
      issue: 5,
      failing: [],
      words: trusted ? 'Add a flag\nPlease.' : null,
    });
  });

  test('an issue keeps its key when its text is edited', async () => {
    const edited = { ...label, issue: { ...label.issue, title: 'Another', body: '' } };
    expect((await task(edited, sources([]))).key).toBe((await task(label, sources([]))).key);
  });

  test('a schedule asks for suggestions', async () => {
    expect(await task({ ...base, kind: 'schedule' }, sources([]))).toMatchObject({
      kind: 'suggest',
      issue: null,
    });
  });

  test('a dispatch is its words', async () => {
    const made = await task({ ...base, kind: 'dispatch', task: 'Make it faster.\nDetails.' }, sources([]));
    expect(made).toMatchObject({
      kind: 'fix',
      text: 'Make it faster.\nDetails.',
      subject: '`Make it faster.`',
    });
  });

  test('`mode: ask` makes a question of words and of an issue', async () => {
    const ask = sources([], { ask: true });
    const words = { ...base, kind: 'dispatch', task: 'Why 1-based?' } as const;
    expect(await task(words, ask)).toMatchObject({ kind: 'ask', text: 'Why 1-based?', failing: [] });
    expect((await task(words, ask)).key).not.toBe((await task(words, sources([]))).key);
    expect(await task(label, ask)).toMatchObject({ kind: 'ask', subject: '#5', issue: null });
  });

  test.each([
    ['closes #1 for @octocat', '`closes 1 for octocat`'],
    ['`](https://evil.example)', '`https://evil.example`'],
    ['###', '`a task in words`'],
    ['x'.repeat(500), `\`${'x'.repeat(120)}\``],
  ])('words are a subject in code: %s', (text, subject) => {
    expect(wordsTask(text).subject).toBe(subject);
  });
});
