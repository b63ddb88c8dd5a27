import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { patch, submit } from '../helpers/model/items.ts';
import { startModel } from '../helpers/model-server.ts';
import { readRecord } from '../helpers/record.ts';
import { runAction } from '../helpers/runner.ts';
import { git, openScene, TOKEN } from '../helpers/scene.ts';
import { SUM_FIX, SUM_PROJECT, SUM_SUBMIT } from '../helpers/sum-project.ts';
import { payload } from '../helpers/webhooks.ts';

/** The tests need a package that only an earlier step's install brings. */
const PROJECT = {
  ...SUM_PROJECT,
  'package-lock.json': '{ "lockfileVersion": 3 }\n',
  'test/sum.test.js': [
    "import assert from 'node:assert/strict';",
    "import { test } from 'node:test';",
    "import { three } from 'three';",
    "import { sum } from '../src/sum.js';",
    '',
    "test('adds two numbers', () => assert.equal(sum(1, 2), three));",
    '',
  ].join('\n'),
};

test('as the last step of the failing job it uses what earlier steps installed, and installs nothing', async () => {
  await using scene = await openScene(PROJECT);
  const workspace = await scene.checkout();
  await mkdir(join(workspace, 'node_modules/three'), { recursive: true });
  await writeFile(
    join(workspace, 'node_modules/three/package.json'),
    '{"name":"three","type":"module","main":"index.js"}',
  );
  await writeFile(join(workspace, 'node_modules/three/index.js'), 'export const three = 3;\n');
  scene.github.addRun({
    id: 1000,
    attempt: 1,
    conclusion: null,
    event: 'push',
    headSha: scene.sha,
    headBranch: 'main',
    path: '.github/workflows/ci.yml',
    name: 'CI',
    runNumber: 1,
    jobs: [
      {
        id: 77,
        name: 'check',
        conclusion: null,
        log: null,
        steps: [
          { number: 1, name: 'Set up job', conclusion: 'success' },
          { number: 2, name: 'Run actions/checkout@v7', conclusion: 'success' },
          { number: 3, name: 'lint', conclusion: 'success' },
          { number: 4, name: 'test', conclusion: 'failure' },
          { number: 5, name: 'Run regreen/regreen@v1', conclusion: null },
        ],
      },
    ],
  });
  await using model = await startModel({
    script: [{ output: [patch(SUM_FIX)] }, { output: [submit(SUM_SUBMIT)] }],
  });

  const result = await runAction({
    inputs: { 'openai-api-key': 'sk-x', 'base-url': model.url, 'github-token': TOKEN, mode: 'fix' },
    event: { name: 'push', payload: payload(scene.github, 'push', ({ deleted }) => deleted === false) },
    workspace,
    github: scene.github,
    env: {
      GITHUB_SHA: scene.sha,
      GITHUB_JOB: 'check',
      GITHUB_WORKFLOW_REF: 'octo-org/widget/.github/workflows/ci.yml@refs/heads/main',
    },
  });

  expect(result.stdout).not.toContain('setup');
  expect(result.outputs).toMatchObject({ outcome: 'fixed', 'changed-files': 'src/sum.js' });
  const record = await readRecord(result.outputs['run-file']);
  expect(record.environment.setup).toEqual([]);
  expect(record.verifiers[0]).toMatchObject({ source: 'failing-step', command: 'npm test' });
  expect(await git(scene.bare, 'diff', '--name-only', 'main', result.outputs.branch ?? '')).toBe(
    'src/sum.js',
  );
  // The checkout itself is only read.
  expect(await git(workspace, 'status', '--porcelain')).toBe('');
  expect(scene.github.violations).toEqual([]);
});
