import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { message, patch, shell, submit } from '../helpers/model/items.ts';
import { type Step, startModel } from '../helpers/model-server.ts';
import { readRecord } from '../helpers/record.ts';
import { runAction } from '../helpers/runner.ts';
import { git, openScene, type Scene, TOKEN } from '../helpers/scene.ts';
import { SUM_FIX, SUM_PROJECT, SUM_SUBMIT } from '../helpers/sum-project.ts';

const KEY = 'sk-scripted-0123456789';

/** CI of `main` fails, and the Action is started by it. */
async function fail(
  scene: Scene,
  script: Step[],
  options: { inputs?: Record<string, string>; log?: 410 } = {},
) {
  const { payload } = await scene.failCi({
    branch: 'main',
    sha: scene.sha,
    ...(options.log ? { log: options.log } : {}),
  });
  await using model = await startModel({ key: KEY, script });
  const result = await runAction({
    inputs: { 'openai-api-key': KEY, 'base-url': model.url, 'github-token': TOKEN, ...options.inputs },
    event: { name: 'workflow_run', payload },
    workspace: await scene.checkout(),
    github: scene.github,
  });
  expect(scene.github.violations).toEqual([]);
  expect(scene.github.unknown).toEqual([]);
  return { ...result, requests: model.requests, record: await readRecord(result.outputs['run-file']) };
}

const HONEST: Step[] = [
  { output: [shell('cat src/sum.js')] },
  { output: [patch(SUM_FIX)] },
  { output: [submit(SUM_SUBMIT)] },
];

test('a failed run becomes one pull request whose boxes match the record', async () => {
  await using scene = await openScene(SUM_PROJECT);

  const { exitCode, outputs, record, runDir, summary } = await fail(scene, HONEST);

  expect(outputs).toMatchObject({ outcome: 'fixed', stop: 'submitted', 'changed-files': 'src/sum.js' });
  expect(exitCode).toBe(0);
  expect(record.verifiers.map(({ id, before, after }) => [id, before?.exitCode, after?.exitCode])).toEqual([
    ['test', 1, 0],
    ['lint', 0, 0],
  ]);
  expect(record.verifiers[0]?.omittedEnv).toEqual(['TOKEN']);
  const [pull, ...others] = scene.github.state.pulls;
  expect(others).toEqual([]);
  expect(pull).toMatchObject({ title: SUM_SUBMIT.title, pull: { baseRef: 'main', headRef: outputs.branch } });
  const body = (pull?.body ?? '').split('\n');
  expect(body.length).toBeLessThanOrEqual(25);
  expect(body.filter((line) => line.startsWith('- ['))).toEqual([
    expect.stringMatching(/^- \[x\] `npm test`: exit 1 before, exit 0 now, /),
    expect.stringMatching(/^- \[x\] `npm run lint`: exit 0 before and now, /),
  ]);
  expect(body).toContain(`${scene.github.serverUrl}/octo-org/widget/blob/${scene.sha}/src/sum.js#L1`);
  expect(await git(scene.bare, 'show', `${outputs.branch}:src/sum.js`)).toBe(
    'export const sum = (a, b) => a + b;',
  );
  expect(await git(scene.bare, 'diff', '--name-only', 'main', outputs.branch ?? '')).toBe('src/sum.js');
  expect(await readFile(join(runDir, 'regreen.patch'), 'utf8')).toContain(
    '+export const sum = (a, b) => a + b;',
  );
  expect(summary).toContain('### regreen: fixed');
  expect(summary).toContain(outputs['pull-request-url']);
});

test('the log of the failed job reaches the model, and no token the host it lies on', async () => {
  await using scene = await openScene(SUM_PROJECT);

  const { requests } = await fail(scene, HONEST);

  expect(JSON.stringify(requests[0]?.body.input)).toContain('adds two numbers');
  expect(scene.github.state.logDownloads).toEqual([{ job: 4120, authorization: null }]);
});

test('a log that is gone is no reason to stop', async () => {
  await using scene = await openScene(SUM_PROJECT);

  const { outputs } = await fail(scene, HONEST, { log: 410 });

  expect(outputs.outcome).toBe('fixed');
});

test('a model that says the tests pass while they fail gets no pull request', async () => {
  await using scene = await openScene(SUM_PROJECT);

  const lie = { output: [message('All tests pass now.')] };
  const { exitCode, outputs } = await fail(scene, [lie, lie, lie, lie]);

  expect(outputs).toMatchObject({ outcome: 'unfixed', stop: 'gave-up', branch: '' });
  expect(exitCode).toBe(0);
  expect(scene.github.state.pulls).toEqual([]);
  expect(await git(scene.bare, 'branch', '--list', '--format=%(refname:short)')).toBe('main');
});

test('a wrong patch comes back to the model with what is red, and the step is red where the workflow asks', async () => {
  await using scene = await openScene(SUM_PROJECT);

  const wrong = patch(SUM_FIX.replace('a + b', 'a * b'));
  const { exitCode, outputs, requests, record } = await fail(
    scene,
    [
      { output: [wrong] },
      { output: [submit(SUM_SUBMIT)] },
      { output: [submit(SUM_SUBMIT)] },
      { output: [submit(SUM_SUBMIT)] },
    ],
    { inputs: { 'fail-on-unfixed': 'true' } },
  );

  expect(outputs.outcome).toBe('unfixed');
  expect(exitCode).toBe(1);
  expect(JSON.stringify(requests[2]?.body.input)).toContain('Still red');
  expect(record.verifiers[0]?.after?.exitCode).toBe(1);
});

test('a check that is green here is not reproduced, and no model is asked', async () => {
  const workflow = SUM_PROJECT['.github/workflows/ci.yml']?.replace(
    'npm test',
    'test -n "$GITHUB_ACTIONS" && exit 1 || exit 0',
  );
  await using scene = await openScene({ ...SUM_PROJECT, '.github/workflows/ci.yml': workflow ?? '' });

  const { exitCode, outputs, requests } = await fail(scene, []);

  expect(outputs.outcome).toBe('not-reproduced');
  expect(outputs.reason).toContain('exits 0 here in 3 of 3 runs');
  expect(exitCode).toBe(0);
  expect(requests).toEqual([]);
});

test('a check that cannot start names the missing piece, and no model is asked', async () => {
  const manifest = JSON.stringify({
    name: 'widget',
    type: 'module',
    scripts: { test: 'no-such-runner run', lint: 'true' },
  });
  await using scene = await openScene({ ...SUM_PROJECT, 'package.json': manifest });

  const { exitCode, outputs, requests } = await fail(scene, []);

  expect(outputs.outcome).toBe('no-environment');
  expect(outputs.reason).toContain('no-such-runner is missing');
  expect(exitCode).toBe(0);
  expect(requests).toEqual([]);
});

test('a model that loops is stopped at the limit, and its partial patch is kept', async () => {
  await using scene = await openScene(SUM_PROJECT);

  const note = patch('*** Begin Patch\n*** Add File: NOTES.md\n+thinking\n*** End Patch');
  const { outputs, record, runDir } = await fail(
    scene,
    [{ output: [note] }, ...Array.from({ length: 9 }, () => ({ output: [shell('cat src/sum.js')] }))],
    { inputs: { 'max-turns': '4' } },
  );

  expect(outputs).toMatchObject({ outcome: 'unfixed', stop: 'turns' });
  expect(record.usage.turns).toBe(4);
  expect(await readFile(join(runDir, 'regreen.patch'), 'utf8')).toContain('+thinking');
  expect(scene.github.state.pulls).toEqual([]);
});

test('a run that did not fail is skipped before anything is read', async () => {
  await using scene = await openScene({
    ...SUM_PROJECT,
    'src/sum.js': 'export const sum = (a, b) => a + b;\n',
  });
  const { payload } = await scene.failCi({ branch: 'main', sha: scene.sha });
  (payload.workflow_run as Record<string, unknown>).conclusion = 'success';

  const result = await runAction({
    inputs: { 'openai-api-key': KEY, 'github-token': TOKEN },
    event: { name: 'workflow_run', payload },
    workspace: await scene.checkout(),
    github: scene.github,
  });

  expect(result.outputs.outcome).toBe('skipped');
  expect(result.exitCode).toBe(0);
  expect(scene.github.requests.map(({ path }) => path)).toEqual([
    '/repos/octo-org/widget/contents/.github%2Fregreen.yml',
  ]);
});

test('an actor who cannot write is refused before anything is spent', async () => {
  await using scene = await openScene(SUM_PROJECT);
  scene.github.setPermission('octo-org', 'read');

  const { exitCode, outputs, requests, stdout } = await fail(scene, []);

  expect(outputs.outcome).toBe('refused');
  expect(outputs.reason).toContain("'octo-org' has 'read' permission");
  expect(exitCode).toBe(0);
  expect(requests).toEqual([]);
  expect(stdout).not.toContain('setup');
});

test('a second run of the same failure updates the one pull request', async () => {
  await using scene = await openScene(SUM_PROJECT);

  await fail(scene, HONEST);
  const second = await fail(scene, HONEST);

  expect(second.outputs['pull-request-number']).toBe('1');
  expect(scene.github.state.pulls).toHaveLength(1);
});
