import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { folderFiles } from '../../../src/workspace/setup/read-file.ts';

async function project() {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'read-')));
  await mkdir(join(folder, 'tree', 'inner'), { recursive: true });
  await writeFile(join(folder, 'secret'), 'secret');
  await writeFile(join(folder, 'tree', 'a.txt'), 'a');
  return { folder, root: join(folder, 'tree'), [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

test('files of the project are read, also through links inside it', async () => {
  await using at = await project();
  await symlink('../a.txt', join(at.root, 'inner', 'link'));
  const { read } = folderFiles(at.root);
  expect([await read('a.txt'), await read('inner/link'), await read('none')]).toEqual(['a', 'a', null]);
});

test('nothing outside is read: neither by a link nor by a path', async () => {
  await using at = await project();
  await symlink('../secret', join(at.root, 'file'));
  await symlink('..', join(at.root, 'folder'));
  const { read } = folderFiles(at.root);
  for (const path of ['file', 'folder/secret', '../secret', join(at.folder, 'secret')])
    expect([path, await read(path)]).toEqual([path, null]);
});

test('a pipe and a folder are no files, and do not block', async () => {
  await using at = await project();
  await execa('mkfifo', [join(at.root, 'pipe')]);
  const { read } = folderFiles(at.root);
  expect([await read('pipe'), await read('inner')]).toEqual([null, null]);
});

test('only the first 256 kB are read', async () => {
  await using at = await project();
  await writeFile(join(at.root, 'big'), 'x'.repeat(300_000));
  expect(await folderFiles(at.root).read('big')).toHaveLength(262_144);
});

test('names and presence', async () => {
  await using at = await project();
  const { names, exists } = folderFiles(at.root);
  expect([await names('.'), await names('none')]).toEqual([['a.txt', 'inner'], []]);
  expect([await exists('a.txt'), await exists('b.txt')]).toEqual([true, false]);
});
