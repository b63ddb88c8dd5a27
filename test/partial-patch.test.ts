import { chmod, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { applyPartial, openPartial, openSaver } from '../src/partial-patch.ts';
import { WrongUse } from '../src/types.ts';
import { collectPatch, untrackedBaseline } from '../src/workspace/patch.ts';
import { createTree, openAgent, openRepository } from './workspace/repository-helper.ts';

const FILES = {
  'a.txt': 'a\n',
  'b/c.txt': 'c\n',
  run: '#!/bin/sh\n',
  'latin1.txt': Buffer.from([0xe9, 0x0a]),
};

/** The change a folder holds once a saved one was brought into it. */
async function again(repository: Parameters<typeof openAgent>[0], diff: Uint8Array) {
  const { git, base } = await openAgent(repository);
  const tree = await createTree(git, join(repository.folder, 'again'), base.tree);
  const baseline = await untrackedBaseline(git, tree);
  await applyPartial(git, tree, diff);
  return { tree, ...(await collectPatch(git, tree, base, baseline)) };
}

test('a change comes back byte for byte: text, bytes, modes, new and removed files', async () => {
  await using repository = await openRepository(FILES);
  const { tree, collect } = await openAgent(repository);
  await writeFile(join(tree.dir, 'a.txt'), 'a\nno line end');
  await writeFile(join(tree.dir, 'latin1.txt'), Buffer.from([0xe8, 0x0d, 0x0a, 0xff]));
  await writeFile(join(tree.dir, 'bytes'), Buffer.from([0, 255, 1]));
  await mkdir(join(tree.dir, 'new'));
  await writeFile(join(tree.dir, 'new/file with " and é'), 'x\n');
  await chmod(join(tree.dir, 'run'), 0o755);
  await rm(join(tree.dir, 'b'), { recursive: true });
  const { patch } = await collect();
  expect(patch.files).toHaveLength(6);
  const { patch: second, tree: fresh } = await again(repository, patch.diff);
  expect(second).toEqual(patch);
  expect((await readdir(join(repository.folder))).filter((name) => /partial|\.patch$/.test(name))).toEqual(
    [],
  );
  expect(await readFile(join(fresh.dir, 'bytes'))).toEqual(Buffer.from([0, 255, 1]));
});

test('one that does not fit, or leads out of the tree, is refused and changes nothing', async () => {
  await using repository = await openRepository(FILES);
  await symlink('..', join(repository.path, 'up'));
  await repository.git('add', '--all');
  await repository.git('commit', '--quiet', '--message=link');
  repository.sha = await repository.git('rev-parse', 'HEAD');
  const add = (path: string) =>
    `diff --git a/${path} b/${path}\nnew file mode 100644\n--- /dev/null\n+++ b/${path}\n@@ -0,0 +1 @@\n+x\n`;
  const other = 'diff --git a/a.txt b/a.txt\n--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-other\n+x\n';
  const wrong = [other, add('../out'), add('.git/hooks/x'), add('up/out'), 'no patch at all'];
  for (const diff of wrong) {
    await expect(again(repository, Buffer.from(diff)), diff).rejects.toThrow(WrongUse);
    await rm(join(repository.folder, 'again'), { recursive: true });
  }
  expect(await readdir(repository.folder)).not.toContain('out');
});

test('the file holds a whole patch at any time, and is written only where it differs', async () => {
  await using repository = await openRepository(FILES);
  const { tree, collect } = await openAgent(repository);
  const file = join(repository.folder, 'partial.patch');
  await writeFile(file, 'of another run');
  const save = await openPartial(file);
  expect(await readdir(repository.folder)).not.toContain('partial.patch');
  await writeFile(join(tree.dir, 'a.txt'), 'b\n');
  const { patch } = await collect();
  await save(patch);
  expect(await readFile(file)).toEqual(Buffer.from(patch.diff));
  await writeFile(file, 'not written again');
  await save(patch);
  expect(await readFile(file, 'utf8')).toBe('not written again');
  await writeFile(join(tree.dir, 'a.txt'), 'a\n');
  await save((await collect()).patch);
  expect(await readFile(file, 'utf8')).toBe('');
  expect(await readdir(repository.folder)).not.toContain('partial.patch.next');
});

test('a save reads the change only where something is not as it was at the last one', async () => {
  await using repository = await openRepository({ ...FILES, '.gitignore': 'ignored\n' });
  const { git, tree, collect } = await openAgent(repository);
  const file = join(repository.folder, 'partial.patch');
  let reads = 0;
  const save = await openSaver({
    git,
    tree,
    file,
    collect: async () => {
      reads += 1;
      return (await collect()).patch;
    },
  });
  /** How often the change was read, and whether what is saved is what is there. */
  const saved = async () => {
    const before = reads;
    await save();
    const { patch } = await collect();
    expect((await readFile(file)).equals(patch.diff)).toBe(true);
    return reads - before;
  };
  expect(await saved()).toBe(1);
  expect(await saved()).toBe(0);
  const steps: Array<() => Promise<unknown>> = [
    () => writeFile(join(tree.dir, 'a.txt'), 'b\n'),
    () => writeFile(join(tree.dir, 'a.txt'), 'c\n'),
    () => chmod(join(tree.dir, 'run'), 0o755),
    () => writeFile(join(tree.dir, 'new'), 'x'),
    () => writeFile(join(tree.dir, 'new'), 'y'),
    () => rm(join(tree.dir, 'b'), { recursive: true }),
    () => rm(join(tree.dir, 'new')),
  ];
  for (const [i, step] of steps.entries()) {
    await step();
    expect([i, await saved()]).toEqual([i, 1]);
    expect([i, await saved()]).toEqual([i, 0]);
  }
  await writeFile(join(tree.dir, 'ignored'), 'x');
  expect(await saved()).toBe(0);
});
