import { existsSync } from 'node:fs';
import { lstat, readdir, readFile, readlink, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import {
  addDependencies,
  listUntracked,
  overlay,
  resetTree,
  snapshot,
} from '../../src/workspace/checkout.ts';
import { openGit } from '../../src/workspace/git.ts';
import { createTree, openRepository, writeFiles } from './repository-helper.ts';

describe('a tree', () => {
  test('has the tracked files of a commit byte for byte, and nothing else', async () => {
    const bytes = Buffer.from([0, 255, 13, 10]);
    await using repository = await openRepository({ 'a b/-x': bytes, 'run.sh': 'true\n' });
    await repository.git('update-index', '--chmod=+x', 'run.sh');
    await repository.git('commit', '--quiet', '--message=mode');
    await writeFiles(repository.path, { untracked: 'x' });
    const git = await openGit(repository.path, join(repository.folder, 'trusted'));
    const sha = await repository.git('rev-parse', 'HEAD');
    const { dir } = await createTree(git, join(repository.folder, 'copy'), sha);
    expect((await readdir(dir)).sort()).toEqual(['a b', 'run.sh']);
    expect(await readFile(join(dir, 'a b/-x'))).toEqual(bytes);
    expect((await lstat(join(dir, 'run.sh'))).mode & 0o111).not.toBe(0);
  });

  test('goes back to another state and leaves untracked files alone', async () => {
    await using repository = await openRepository({ a: '1\n', 'd/b': '1\n' });
    const git = await openGit(repository.path, join(repository.folder, 'trusted'));
    const tree = await createTree(git, join(repository.folder, 'copy'), repository.sha);
    await writeFiles(tree.dir, { a: 'changed\n', beside: 'x\n' });
    await repository.git('rm', '--quiet', '-r', 'd');
    await repository.git('commit', '--quiet', '--message=second');
    await resetTree(git, tree, await repository.git('rev-parse', 'HEAD'));
    expect((await readdir(tree.dir)).sort()).toEqual(['a', 'beside']);
    expect(await readFile(join(tree.dir, 'a'), 'utf8')).toBe('1\n');
  });

  test('takes a file of the tree even where an untracked one is in its place', async () => {
    await using repository = await openRepository({ gen: 'tracked\n' });
    const git = await openGit(repository.path, join(repository.folder, 'trusted'));
    const empty = await repository.git('hash-object', '-w', '-t', 'tree', '/dev/null');
    const tree = await createTree(git, join(repository.folder, 'copy'), empty);
    await writeFiles(tree.dir, { gen: 'untracked\n' });
    await resetTree(git, tree, repository.sha);
    expect(await readFile(join(tree.dir, 'gen'), 'utf8')).toBe('tracked\n');
  });
});

describe('what lies beside the tracked files', () => {
  test('is listed by whole folders, ignored or not, without `.git` and without what is empty', async () => {
    await using repository = await openRepository({ '.gitignore': 'node_modules/\n', 'src/a.js': '1\n' });
    await writeFiles(repository.path, {
      'node_modules/x/index.js': '1\n',
      'src/built.js': '1\n',
      'name with space': '1\n',
      'two\nlines': '1\n',
    });
    const git = await openGit(repository.path, join(repository.folder, 'trusted'));
    const index = join(repository.folder, 'index');
    await git.run(['read-tree', repository.sha], { index });
    const found = await listUntracked(git, { dir: repository.path, index });
    expect(found.sort()).toEqual(['name with space', 'node_modules', 'src/built.js', 'two\nlines']);
  });

  test('a name that is no UTF-8 is not listed: it could not be found again', async () => {
    await using repository = await openRepository();
    await writeFile(Buffer.concat([Buffer.from(`${repository.path}/caf`), Buffer.from([0xe9])]), 'x');
    const git = await openGit(repository.path, join(repository.folder, 'trusted'));
    const index = join(repository.folder, 'index');
    await git.run(['read-tree', repository.sha], { index });
    expect(await listUntracked(git, { dir: repository.path, index })).toEqual([]);
  });
});

describe('dependencies', () => {
  test('are copied with modes, links and times, and share no inode with their source', async () => {
    await using repository = await openRepository({ 'pkg/a': '1\n' });
    const from = join(repository.folder, 'master');
    await writeFiles(from, { 'node_modules/x/i.js': '1\n', 'pkg/node_modules/y': '1\n', '-v': '1\n' });
    await symlink('../x/i.js', join(from, 'node_modules/link'));
    const git = await openGit(repository.path, join(repository.folder, 'trusted'));
    const tree = await createTree(git, join(repository.folder, 'copy'), repository.sha);
    await addDependencies(tree, { from, paths: ['node_modules', 'pkg/node_modules', '-v'] });
    const [copy, source] = await Promise.all(
      [tree.dir, from].map((root) => lstat(join(root, 'node_modules/x/i.js'), { bigint: true })),
    );
    expect(copy?.ino).not.toBe(source?.ino);
    expect(copy).toMatchObject({ nlink: 1n, mode: source?.mode, mtimeNs: source?.mtimeNs });
    expect(await readlink(join(tree.dir, 'node_modules/link'))).toBe('../x/i.js');
    expect((await readdir(tree.dir)).sort()).toEqual(['-v', 'node_modules', 'pkg']);
    expect(tree.untracked).toEqual(['node_modules', 'pkg/node_modules', '-v']);
  });

  test('may be more than one command line holds', async () => {
    await using repository = await openRepository();
    const from = join(repository.folder, 'master');
    const name = (i: number) => `${'x'.repeat(200)}-${i}`;
    // One file, asked for often enough to exceed the two megabytes Linux allows for all arguments.
    await writeFiles(from, { [name(0)]: '1\n' });
    const paths = Array<string>(12_000).fill(name(0));
    const git = await openGit(repository.path, join(repository.folder, 'trusted'));
    const tree = await createTree(git, join(repository.folder, 'copy'), repository.sha);
    await addDependencies(tree, { from, paths });
    expect(existsSync(join(tree.dir, name(0)))).toBe(true);
  });

  test('threat 32: a FIFO among them holds nobody up', async () => {
    await using repository = await openRepository();
    const from = join(repository.folder, 'master');
    await writeFiles(from, { 'cache/a': '1\n' });
    await execa('mkfifo', [join(from, 'cache/pipe')]);
    const git = await openGit(repository.path, join(repository.folder, 'trusted'));
    const tree = await createTree(git, join(repository.folder, 'copy'), repository.sha);
    await addDependencies(tree, { from, paths: ['cache'] });
    expect(await readFile(join(tree.dir, 'cache/a'), 'utf8')).toBe('1\n');
  });
});

describe('a snapshot', () => {
  test('is the working copy: changes and deletions of tracked files, nothing untracked, nothing written', async () => {
    await using repository = await openRepository({ a: '1\n', b: '1\n', c: '1\n' });
    await writeFiles(repository.path, { a: '2\n', untracked: 'x\n' });
    await repository.git('rm', '--quiet', 'b');
    const status = await repository.git('status', '--porcelain');
    const git = await openGit(repository.path, join(repository.folder, 'trusted'));
    const tree = await snapshot(git, repository.path, repository.sha);
    const files = await git.run(['ls-tree', '-r', '--name-only', tree]);
    expect(files).toBe('a\nc\n');
    expect(await git.run(['cat-file', 'blob', `${tree}:a`])).toBe('2\n');
    expect(await repository.git('status', '--porcelain')).toBe(status);
    await expect(repository.git('cat-file', '-t', tree)).rejects.toThrow('could not get object info');
  });

  test('has an edit of the same size in the second of the checkout', async () => {
    await using repository = await openRepository({ a: '1\n' });
    const [file, second] = [join(repository.path, 'a'), 1_700_000_000];
    await utimes(file, second, second);
    await repository.git('add', 'a');
    await utimes(join(repository.path, '.git/index'), second, second);
    await writeFile(file, '2\n');
    await utimes(file, second, second);
    const git = await openGit(repository.path, join(repository.folder, 'trusted'));
    const tree = await snapshot(git, repository.path, repository.sha);
    expect(await git.run(['cat-file', 'blob', `${tree}:a`])).toBe('2\n');
  });

  test('is the commit itself where nothing has changed', async () => {
    await using repository = await openRepository();
    const git = await openGit(repository.path, join(repository.folder, 'trusted'));
    const tree = await snapshot(git, repository.path, repository.sha);
    expect(tree).toBe(await repository.git('rev-parse', 'HEAD^{tree}'));
  });
});

test('an overlay is one tree with some paths of another, and without those the other lacks', async () => {
  await using repository = await openRepository({ a: 'old\n', b: 'old\n', 'd/c': 'old\n' });
  const git = await openGit(repository.path, join(repository.folder, 'trusted'));
  const base = await repository.git('rev-parse', 'HEAD^{tree}');
  await writeFiles(repository.path, { a: 'new\n', b: 'new\n', 'd/added x': 'new\n', 'd/c': 'new\n' });
  await repository.git('add', '--all');
  const patched = await repository.git('write-tree');
  const index = join(repository.folder, 'overlay.index');
  const tree = await overlay(git, patched, base, ['a', 'd/added x'], index);
  expect(await git.run(['ls-tree', '-r', '--name-only', tree])).toBe('a\nb\nd/c\n');
  expect(await git.run(['cat-file', 'blob', `${tree}:a`])).toBe('old\n');
  expect(await git.run(['cat-file', 'blob', `${tree}:b`])).toBe('new\n');
  expect(await overlay(git, patched, base, [], index)).toBe(patched);
});
