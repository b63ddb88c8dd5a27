import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { regreen } from '../helpers/command.ts';
import { copyPackage } from '../helpers/installed.ts';
import { message, patch, submit } from '../helpers/model/items.ts';
import { type Step, startModel } from '../helpers/model-server.ts';
import { git, openScene, writeFiles } from '../helpers/scene.ts';
import { SUM_FIX, SUM_PROJECT, SUM_SUBMIT } from '../helpers/sum-project.ts';

const HONEST: Step[] = [{ output: [patch(SUM_FIX)] }, { output: [submit(SUM_SUBMIT)] }];

async function fix(cwd: string, args: string[], script: Step[]) {
  await using model = await startModel({ script });
  const result = await regreen(['fix', ...args], {
    cwd,
    env: { OPENAI_API_KEY: 'sk-x', OPENAI_BASE_URL: model.url },
  });
  return { ...result, requests: model.requests };
}

test('a failing command is repaired; the diff is printed and the checkout left alone', async () => {
  await using scene = await openScene(SUM_PROJECT);
  const cwd = await scene.checkout();

  const { exitCode, stdout } = await fix(cwd, ['--command', 'npm test'], HONEST);

  expect(stdout).toContain('+export const sum = (a, b) => a + b;');
  expect(exitCode).toBe(0);
  expect(await git(cwd, 'status', '--porcelain')).toBe('');
  await writeFiles(scene.dir, { 'printed.patch': `${stdout}\n` });
  await git(cwd, 'apply', '--check', join(scene.dir, 'printed.patch'));
});

test('one line of words is enough; --apply changes the checkout', async () => {
  await using scene = await openScene(SUM_PROJECT);
  const cwd = await scene.checkout();

  const { exitCode, stdout } = await fix(
    cwd,
    ['--task', 'sum is wrong, fix it', '--apply', '--json'],
    HONEST,
  );

  expect(JSON.parse(stdout)).toMatchObject({ outcome: 'fixed', stop: 'submitted' });
  expect(exitCode).toBe(0);
  expect(await readFile(join(cwd, 'src/sum.js'), 'utf8')).toBe('export const sum = (a, b) => a + b;\n');
});

test('changes that are not committed yet are part of what is repaired', async () => {
  await using scene = await openScene({
    ...SUM_PROJECT,
    'src/sum.js': 'export const sum = (a, b) => a + b;\n',
  });
  const cwd = await scene.checkout();
  await writeFiles(cwd, { 'src/sum.js': 'export const sum = (a, b) => a - b;\n' });

  const { exitCode } = await fix(cwd, ['--command', 'npm test', '--apply'], HONEST);

  expect(exitCode).toBe(0);
  expect(await git(cwd, 'status', '--porcelain')).toBe('');
});

test('a model that lies ends with exit code 1', async () => {
  await using scene = await openScene(SUM_PROJECT);
  const lie = { output: [message('All tests pass.')] };

  const { exitCode, stdout } = await fix(
    await scene.checkout(),
    ['--command', 'npm test', '--json'],
    [lie, lie, lie],
  );

  expect(JSON.parse(stdout)).toMatchObject({ outcome: 'unfixed', published: null });
  expect(exitCode).toBe(1);
});

test('--no-model reproduces and stops', async () => {
  await using scene = await openScene(SUM_PROJECT);

  const { exitCode, stdout, requests } = await fix(
    await scene.checkout(),
    ['--command', 'npm test', '--no-model', '--json'],
    [],
  );

  expect(JSON.parse(stdout)).toMatchObject({ outcome: 'unfixed', stop: null });
  expect(exitCode).toBe(1);
  expect(requests).toEqual([]);
});

test('a log says which command failed', async () => {
  await using scene = await openScene(SUM_PROJECT);
  const { job } = await scene.failCi({ branch: 'main', sha: scene.sha });
  await writeFiles(scene.dir, { 'ci.log': job.log });

  const { exitCode, stdout } = await fix(
    await scene.checkout(),
    ['--log', join(scene.dir, 'ci.log'), '--json'],
    HONEST,
  );

  expect(JSON.parse(stdout)).toMatchObject({
    outcome: 'fixed',
    verifiers: [{ command: 'npm test', source: 'command' }, {}],
  });
  expect(exitCode).toBe(0);
});

test('regreen repairs regreen', async () => {
  const root = resolve(import.meta.dirname, '../..');
  const dir = await mkdtemp(join(tmpdir(), 'own-'));
  try {
    const copy = join(dir, 'regreen');
    await git(dir, 'clone', '--quiet', root, copy);
    // What is being tested is the working copy, committed or not.
    for (const path of (await git(root, 'ls-files', '--modified', '--others', '--exclude-standard'))
      .split('\n')
      .filter(Boolean))
      await writeFiles(copy, { [path]: await readFile(join(root, path), 'utf8').catch(() => '') });
    const source = await readFile(join(copy, 'src/text/slug.ts'), 'utf8');
    await writeFiles(copy, { 'src/text/slug.ts': source.replace('.toLowerCase()', '.toUpperCase()') });
    await copyPackage('vitest', root, copy);
    const repair = [
      '*** Begin Patch',
      '*** Update File: src/text/slug.ts',
      '-      .toUpperCase()',
      '+      .toLowerCase()',
      '*** End Patch',
    ].join('\n');
    const command = 'node node_modules/vitest/vitest.mjs run test/text/slug.test.ts';

    const { exitCode, stdout } = await fix(
      copy,
      ['--command', command, '--verify', command, '--json'],
      [{ output: [patch(repair)] }, { output: [submit({ ...SUM_SUBMIT, citations: [] })] }],
    );

    expect(JSON.parse(stdout)).toMatchObject({
      outcome: 'fixed',
      patch: { files: [{ path: 'src/text/slug.ts' }] },
    });
    expect(exitCode).toBe(0);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
});
