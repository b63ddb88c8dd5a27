import { expect, test } from 'vitest';
import { runSchema } from '../../src/publish/run-schema.ts';
import type { Finding } from '../../src/types.ts';
import { regreen } from '../helpers/command.ts';
import { openProject } from '../helpers/fix.ts';
import { readRecord } from '../helpers/record.ts';
import { runAction } from '../helpers/runner.ts';
import { git, openScene, type Scene, TOKEN, writeFiles } from '../helpers/scene.ts';
import { SUM_PROJECT } from '../helpers/sum-project.ts';
import { pullRequest } from '../helpers/webhooks.ts';

const SUM_TEST = SUM_PROJECT['test/sum.test.js'] ?? '';
const RIGHT = 'export const sum = (a, b) => a + b;\n';
const GREEN = { ...SUM_PROJECT, 'src/sum.js': RIGHT };
/** What sum may be made of; what it gives stays. */
const REWRITTEN = { 'src/sum.js': 'export const sum = (a, b) => b + a;\n' };
const SKIPPED = { 'test/sum.test.js': SUM_TEST.replace('test(', 'test.skip(') };
const WITH_PROOF = {
  'src/sum.js': 'export const sum = (...all) => all.reduce((a, b) => a + b, 0);\n',
  'test/sum.test.js': `${SUM_TEST}\ntest('adds three numbers', () => assert.equal(sum(1, 2, 3), 6));\n`,
};
/** Product and test change together, and each is red without the other. */
const OTHER_CONTRACT = {
  'src/sum.js': 'export const sum = (a, b) => ({ value: a + b });\n',
  'test/sum.test.js': SUM_TEST.replace('sum(1, 2)', 'sum(1, 2).value'),
};

type Files = Record<string, string | null>;

/** A local repository on `other`, one commit after `main`. */
async function openChange(files: Files, base: Record<string, string> = GREEN) {
  const project = await openProject(base);
  await git(project.cwd, 'checkout', '--quiet', '-b', 'other');
  await writeFiles(project.cwd, files);
  await git(project.cwd, 'commit', '--quiet', '--all', '--message', 'change');
  await git(project.cwd, 'checkout', '--quiet', 'main');
  return project;
}

/** `regreen judge --base main --head other`, with neither key nor model. */
async function judge(cwd: string, ...args: string[]) {
  const { exitCode, stdout, stderr } = await regreen(
    ['judge', '--base', 'main', '--head', 'other', '--json', ...args],
    { cwd },
  );
  return { exitCode, stderr, record: runSchema.parse(JSON.parse(stdout)) };
}

test('an honest change is clean, and the base is not run for it', async () => {
  await using project = await openChange(REWRITTEN);

  const { exitCode, record } = await judge(project.cwd);

  expect(record).toMatchObject({
    outcome: 'clean',
    stop: null,
    findings: [],
    attempts: [],
    patch: { files: [{ path: 'src/sum.js' }], additions: 1, deletions: 1 },
    verifiers: [
      { command: 'npm run lint', before: null, after: { exitCode: 0 } },
      { command: 'npm test', before: null, after: { exitCode: 0 }, withOriginalTests: null },
    ],
    environment: { model: null },
  });
  expect(exitCode).toBe(0);
  expect(await git(project.cwd, 'status', '--porcelain')).toBe('');
});

test('a change that breaks a check is red', async () => {
  await using project = await openChange({ 'src/sum.js': 'export const sum = (a, b) => a - b;\n' });

  const { exitCode, record } = await judge(project.cwd);

  expect(record).toMatchObject({
    outcome: 'unfixed',
    reason: 'the change breaks what was green',
    verifiers: [{}, { before: { exitCode: 0 }, after: { exitCode: 1 } }],
  });
  expect(exitCode).toBe(1);
});

test('a change that needs its changed tests is red', async () => {
  await using project = await openChange(OTHER_CONTRACT);

  const { exitCode, record } = await judge(project.cwd);

  expect(record.outcome).toBe('rejected');
  expect(record.findings).toContainEqual(
    expect.objectContaining({ rule: 'red-with-originals', severity: 'block', path: 'test/sum.test.js' }),
  );
  expect(record.verifiers[1]).toMatchObject({ after: { exitCode: 0 }, withOriginalTests: { exitCode: 1 } });
  expect(exitCode).toBe(1);
});

test('unless that is what it is for', async () => {
  await using project = await openChange(OTHER_CONTRACT);

  const { exitCode, record } = await judge(
    project.cwd,
    '--task',
    'sum returns an object now. Update the tests.',
  );

  expect(record).toMatchObject({ outcome: 'clean', verifiers: [{ withOriginalTests: null }, {}] });
  expect(exitCode).toBe(0);
});

test('a new test is run without the change to the product', async () => {
  await using project = await openChange(WITH_PROOF);

  const { exitCode, record } = await judge(project.cwd);

  expect(record).toMatchObject({
    outcome: 'clean',
    newTests: [{ id: 'adds three numbers', without: 'failure', with: 'success' }],
    verifiers: [{ withOriginalTests: { exitCode: 0 } }, {}],
  });
  expect(exitCode).toBe(0);
});

test('what a change says of its own checks is not heard: verifiers come from the base', async () => {
  await using project = await openChange({
    'src/sum.js': 'export const sum = (a, b) => a - b;\n',
    'package.json': '{ "name": "widget", "type": "module", "scripts": { "test": "true" } }\n',
  });

  const { exitCode, record } = await judge(project.cwd, '--verify', 'node --test');

  expect(record.verifiers.map(({ command }) => command)).toEqual(['node --test']);
  expect(record.outcome).toBe('unfixed');
  expect(exitCode).toBe(1);
});

/** `mode: judge` on a pull request of another agent: no key, and the merge commit checked out as GitHub does. */
async function judgePull(scene: Scene, files: Files, options: { forkOwner?: string } = {}) {
  const head = await scene.push('agent/change', 'change', { files });
  const workspace = await scene.checkout('main');
  await git(workspace, 'merge', '--quiet', '--no-ff', '--message', `Merge ${head} into ${scene.sha}`, head);
  const payload = pullRequest(scene.github, {
    number: 7,
    title: 'A change',
    base: { branch: 'main', sha: scene.sha },
    head: { branch: 'agent/change', sha: head },
    author: 'some-agent[bot]',
    ...options,
  });
  const result = await runAction({
    inputs: { mode: 'judge', 'github-token': TOKEN },
    event: { name: 'pull_request', payload },
    workspace,
    github: scene.github,
    env: {
      GITHUB_SHA: await git(workspace, 'rev-parse', 'HEAD'),
      GITHUB_REF: 'refs/pull/7/merge',
      GITHUB_REF_NAME: '7/merge',
      GITHUB_ACTOR: 'some-agent[bot]',
      GITHUB_TRIGGERING_ACTOR: 'some-agent[bot]',
    },
  });
  // Reading the settings is all: nothing is asked about the actor, and nothing is written.
  expect(scene.github.requests.map(({ method }) => method)).toEqual(['GET']);
  expect(scene.github.violations).toEqual([]);
  expect(scene.github.unknown).toEqual([]);
  expect(await git(workspace, 'status', '--porcelain')).toBe('');
  return { ...result, record: await readRecord(result.outputs['run-file']) };
}

test('a pull request that skips a test gets a red check, and the annotation stands on the line', async () => {
  await using scene = await openScene(GREEN);

  const { exitCode, outputs, record, stdout } = await judgePull(scene, { ...REWRITTEN, ...SKIPPED });

  expect(outputs).toMatchObject({ outcome: 'rejected', stop: '', 'pull-request-url': '' });
  expect(outputs.reason).toContain('test-skipped in test/sum.test.js:5');
  expect(exitCode).toBe(1);
  expect(stdout.split('\n')).toContain(
    "::error title=regreen%3A test-skipped,file=test/sum.test.js,line=5::test.skip('adds two numbers', () => assert.equal(sum(1, 2), 3));",
  );
  expect(record).toMatchObject({
    findings: [{ rule: 'test-skipped', severity: 'block', path: 'test/sum.test.js', line: 5 }],
    base: { sha: scene.sha, branch: 'main' },
  });
});

test('an honest one gets a green check', async () => {
  await using scene = await openScene(GREEN);

  const { exitCode, outputs, record, summary } = await judgePull(scene, REWRITTEN);

  expect(outputs).toMatchObject({ outcome: 'clean', 'changed-files': 'src/sum.js' });
  expect(exitCode).toBe(0);
  expect(record.verifiers.map(({ after }) => after?.exitCode)).toEqual([0, 0]);
  expect(summary).toContain('clean');
});

test('one from a fork is judged like any other', async () => {
  await using scene = await openScene(GREEN);

  const { exitCode, outputs } = await judgePull(scene, SKIPPED, { forkOwner: 'somebody' });

  expect(outputs.outcome).toBe('rejected');
  expect(exitCode).toBe(1);
});

test('what was merged into the base meanwhile is no part of the pull request', async () => {
  await using scene = await openScene(GREEN);
  const old = scene.sha;
  const head = await scene.push('agent/change', 'change', { files: REWRITTEN });
  await scene.push('main', 'test: one less', { files: { 'test/sum.test.js': SKIPPED['test/sum.test.js'] } });
  const workspace = await scene.checkout('main');
  await git(workspace, 'merge', '--quiet', '--no-ff', '--message', 'Merge', head);

  const { outputs } = await runAction({
    inputs: { mode: 'judge', 'github-token': TOKEN },
    event: {
      name: 'pull_request',
      payload: pullRequest(scene.github, {
        number: 7,
        title: 'A change',
        base: { branch: 'main', sha: old },
        head: { branch: 'agent/change', sha: head },
        author: 'some-agent[bot]',
      }),
    },
    workspace,
    github: scene.github,
    env: { GITHUB_SHA: await git(workspace, 'rev-parse', 'HEAD') },
  });

  expect(outputs).toMatchObject({ outcome: 'clean', 'changed-files': 'src/sum.js' });
});

async function guard(cwd: string, ...args: string[]) {
  const { exitCode, stdout, stderr } = await regreen(['guard', ...args], { cwd });
  return { exitCode, stdout, stderr };
}

test('guard tells what it found as one document, and by its exit code', async () => {
  await using project = await openChange({ ...REWRITTEN, ...SKIPPED });

  const { exitCode, stdout } = await guard(project.cwd, '--base', 'main', '--head', 'other', '--json');

  const { findings, ...others } = JSON.parse(stdout) as { findings: Finding[] };
  expect(others).toEqual({});
  expect(findings).toEqual([
    {
      rule: 'test-skipped',
      severity: 'block',
      path: 'test/sum.test.js',
      line: 5,
      excerpt: "test.skip('adds two numbers', () => assert.equal(sum(1, 2), 3));",
    },
  ]);
  expect(exitCode).toBe(1);
});

test('guard has nothing to say of an honest change', async () => {
  await using project = await openChange(REWRITTEN);

  expect(await guard(project.cwd, '--base', 'main', '--head', 'other', '--json')).toMatchObject({
    exitCode: 0,
    stdout: '{"findings":[]}',
  });
});

test('guard warns where the task asks for it, and is green', async () => {
  await using project = await openChange(SKIPPED);
  await writeFiles(project.cwd, { 'task.txt': 'Skip the test in `test/sum.test.js`.\n' });

  const { exitCode, stdout } = await guard(
    project.cwd,
    ...['--base', 'main', '--head', 'other', '--task', `@${project.cwd}/task.txt`],
  );

  expect(stdout).toMatch(/^warn test-skipped test\/sum\.test\.js:5 /);
  expect(exitCode).toBe(0);
});

test('without a head, guard reads the checkout as it stands', async () => {
  await using project = await openProject(GREEN);
  await writeFiles(project.cwd, SKIPPED);

  const { exitCode, stdout } = await guard(project.cwd, '--base', 'main');

  expect(stdout).toMatch(/^block test-skipped test\/sum\.test\.js:5 /);
  expect(exitCode).toBe(1);
});

test('a base that moved on is read from where the branches parted', async () => {
  await using project = await openChange(REWRITTEN);
  await writeFiles(project.cwd, { 'test/more.test.js': SUM_TEST });
  await git(project.cwd, 'add', '--all');
  await git(project.cwd, 'commit', '--quiet', '--message', 'test: more');

  // Seen from the tip of main, `other` would take a test away.
  const { exitCode } = await guard(project.cwd, '--base', 'main', '--head', 'other');

  expect(exitCode).toBe(0);
});

test.each([
  [['--base', 'no-such-ref'], "'--base no-such-ref' names no commit of "],
  [['--base', 'main', '--head', 'gone'], "'--head gone' names no commit of "],
  [['--base', 'main^{tree}'], "'--base main^{tree}' names no commit of "],
  [['--head', 'main'], "'--base' is missing"],
  [['--base', 'main', '--task', '@no-such-file'], "'--task @no-such-file' names a file that cannot be read"],
])('%j is wrong use, in one sentence', async (args, sentence) => {
  await using project = await openProject(GREEN);

  for (const command of ['guard', 'judge']) {
    const { exitCode, stdout, stderr } = await regreen([command, ...args], { cwd: project.cwd });
    expect(stderr).toContain(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
    expect(exitCode).toBe(2);
  }
});
