import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runSchema } from '../../src/publish/report.ts';
import { patch, shell, submit } from '../helpers/model/items.ts';
import { startModel } from '../helpers/model-server.ts';
import { runAction } from '../helpers/runner.ts';
import { git, openScene, TOKEN } from '../helpers/scene.ts';
import { SUM_FIX, SUM_PROJECT, SUM_SUBMIT } from '../helpers/sum-project.ts';

test('a failed run becomes one pull request whose boxes match the record', async () => {
  await using scene = await openScene(SUM_PROJECT);
  const { payload } = await scene.failCi({ branch: 'main', sha: scene.sha });
  await using model = await startModel({
    key: 'sk-test-key',
    script: [
      { output: [shell('cat src/sum.js')] },
      { output: [patch(SUM_FIX)] },
      { output: [submit(SUM_SUBMIT)] },
    ],
  });

  const result = await runAction({
    inputs: { 'openai-api-key': 'sk-test-key', 'base-url': model.url, 'github-token': TOKEN },
    event: { name: 'workflow_run', payload },
    workspace: await scene.checkout(),
    github: scene.github,
  });

  expect(result.stdout + result.stderr).toContain('fixed');
  expect(result.exitCode).toBe(0);
  expect(scene.github.violations).toEqual([]);
  expect(scene.github.unknown).toEqual([]);
  expect(result.outputs).toMatchObject({ outcome: 'fixed', stop: 'submitted', 'changed-files': 'src/sum.js' });
  const record = runSchema.parse(JSON.parse(await readFile(result.outputs['run-file'] ?? '', 'utf8')));
  expect(record.verifiers.map(({ id, before, after }) => [id, before?.exitCode, after?.exitCode])).toEqual([
    ['test', 1, 0],
    ['lint', 0, 0],
  ]);
  const branch = result.outputs.branch ?? '';
  expect(await git(scene.bare, 'show', `${branch}:src/sum.js`)).toBe('export const sum = (a, b) => a + b;');
  expect(await readFile(join(result.runDir, 'regreen.patch'), 'utf8')).toContain('+export const sum = (a, b) => a + b;');
  console.log(scene.github.state, model.requests.length, result.stdout, result.summary);
});
