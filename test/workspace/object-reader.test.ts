import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Git, openGit } from '../../src/workspace/git.ts';
import { openRepository, type TestRepository } from './repository-helper.ts';

async function open(files: Record<string, string | Buffer>): Promise<TestRepository & { own: Git }> {
  const repository = await openRepository(files);
  return Object.assign(repository, { own: await openGit(repository.path, join(repository.folder, 'own')) });
}

test('objects come in the order they are asked for, whatever lies in them, and null for none', async () => {
  const large = Buffer.alloc(300_000, 'line\n');
  await using repository = await open({ 'a.txt': 'a\n', empty: '', large });
  const { own, sha } = repository;
  const names = ['large', 'nothing', 'empty', 'a.txt', 'large'].map((path) => `${sha}:${path}`);
  const found = await own.reader.read(names);
  expect(found.map((object) => object?.content ?? null)).toEqual([
    large,
    null,
    Buffer.alloc(0),
    Buffer.from('a\n'),
    large,
  ]);
  own.reader.close();
});

test('questions at the same time are answered by one process', async () => {
  await using repository = await open({ 'a.txt': 'a\n' });
  const { own, sha } = repository;
  const name = `${sha}:a.txt`;
  const all = await Promise.all(Array.from({ length: 50 }, () => own.reader.read([name])));
  expect(new Set(all.map(([object]) => object?.content.toString()))).toEqual(new Set(['a\n']));
  own.reader.close();
  // It starts anew when it is asked again.
  expect((await own.reader.read([name]))[0]?.content.toString()).toBe('a\n');
  own.reader.close();
});

test('a name with a line end would be two questions', async () => {
  await using repository = await open({ 'a.txt': 'a\n' });
  expect(() => repository.own.reader.read(['HEAD\nHEAD'])).toThrow('line end');
});
