import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openGit } from '../../src/workspace/git.ts';
import { listFiles, readBlobs } from '../../src/workspace/objects.ts';
import { openRepository } from './repository-helper.ts';

test('files of a commit are listed with their modes, and read by one process', async () => {
  await using repository = await openRepository({ 'a b.md': 'one\n', 'd/empty': '', 'd/\ttab': 'two' });
  await symlink('a b.md', join(repository.path, 'link'));
  await repository.git('add', 'link');
  await repository.git('commit', '--quiet', '--message=link');
  const git = await openGit(repository.path, join(repository.folder, 'trusted'));
  const files = await listFiles(git, await repository.git('rev-parse', 'HEAD^{tree}'));
  expect(files.map(({ path, mode }) => [path, mode])).toEqual([
    ['a b.md', '100644'],
    ['d/\ttab', '100644'],
    ['d/empty', '100644'],
    ['link', '120000'],
  ]);
  const missing = '0'.repeat(40);
  const contents = await readBlobs(git, [...files.map(({ blob }) => blob), missing]);
  expect(files.map(({ blob }) => contents.get(blob))).toEqual(['one\n', 'two', '', 'a b.md']);
  expect(contents.has(missing)).toBe(false);
});
