import { lstat, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { applyToCheckout } from '../../src/workspace/apply.ts';
import { openAgent, openRepository, type TestRepository, writeFiles } from './repository-helper.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

async function workOn(repository: TestRepository, work: (dir: string) => Promise<unknown>) {
  const { git, base, tree, collect } = await openAgent(repository);
  await work(tree.dir);
  const { patch } = await collect();
  return { patch, target: { git, path: repository.path, base } };
}

const WRITE = { write: true, print: false };

describe('a patch brought to the checkout', () => {
  test('changes, adds and deletes the files, modes included, and nothing else', async () => {
    await using repository = await openRepository({ a: '1\n', b: '1\n', 'run.sh': 'true\n', other: 'x\n' });
    const { patch, target } = await workOn(repository, async (dir) => {
      await writeFiles(dir, { a: Buffer.from([0, 255]), 'new/-file': 'x\n' });
      await rm(join(dir, 'b'));
      await rm(join(dir, 'run.sh'));
      await writeFile(join(dir, 'run.sh'), 'true\n', { mode: 0o755 });
    });
    await writeFiles(repository.path, { other: 'my own change\n', mine: 'untracked\n' });
    expect(await applyToCheckout(target, patch, WRITE)).toBeNull();
    expect((await readdir(repository.path)).sort()).toEqual(['.git', 'a', 'mine', 'new', 'other', 'run.sh']);
    expect(await readFile(join(repository.path, 'a'))).toEqual(Buffer.from([0, 255]));
    expect(await readFile(join(repository.path, 'new/-file'), 'utf8')).toBe('x\n');
    expect(await readFile(join(repository.path, 'other'), 'utf8')).toBe('my own change\n');
    expect((await lstat(join(repository.path, 'run.sh'))).mode & 0o777).toBe(0o755);
  });

  test.for([
    ['a changed file', (path: string) => writeFile(join(path, 'a'), 'my own\n'), 'a'],
    ['a deleted file', (path: string) => rm(join(path, 'a')), 'a'],
    ['a file where a new one belongs', (path: string) => writeFile(join(path, 'new'), 'mine\n'), 'new'],
  ] as const)('is stale where there is %s, and then nothing is written', async ([, meanwhile, name]) => {
    await using repository = await openRepository({ a: '1\n', b: '1\n' });
    const { patch, target } = await workOn(repository, (dir) =>
      writeFiles(dir, { a: '2\n', b: '2\n', new: 'x\n' }),
    );
    await meanwhile(repository.path);
    expect(await applyToCheckout(target, patch, WRITE)).toEqual({
      outcome: 'stale',
      reason: `'${name}' has changed while regreen worked; the patch is kept in the run folder`,
    });
    expect(await readFile(join(repository.path, 'b'), 'utf8')).toBe('1\n');
  });

  test('threat 31: does not write through a folder that is a link', async () => {
    await using repository = await openRepository({ a: '1\n' });
    const outside = join(repository.folder, 'outside');
    await mkdir(outside);
    const { patch, target } = await workOn(repository, (dir) => writeFiles(dir, { 'build/x': 'x\n' }));
    await symlink(outside, join(repository.path, 'build'));
    expect(await applyToCheckout(target, patch, WRITE)).toMatchObject({ outcome: 'stale' });
    expect(await readdir(outside)).toEqual([]);
  });

  test('a file whose line ends git converts is written as a checkout would', async () => {
    await using repository = await openRepository({
      '.gitattributes': '*.txt text eol=crlf\n',
      'a.txt': 'a\n',
    });
    await rm(join(repository.path, 'a.txt'));
    await repository.git('checkout', '--', 'a.txt');
    const { patch, target } = await workOn(repository, (dir) => writeFiles(dir, { 'a.txt': 'a\r\nb\r\n' }));
    expect(await applyToCheckout(target, patch, WRITE)).toBeNull();
    expect(await readFile(join(repository.path, 'a.txt'), 'utf8')).toBe('a\r\nb\r\n');
  });
});

describe('a patch that is only shown', () => {
  test.for([true, false])('print: %s', async (print) => {
    await using repository = await openRepository({ a: '1\n' });
    const { patch, target } = await workOn(repository, (dir) => writeFiles(dir, { a: '2\n' }));
    const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    expect(await applyToCheckout(target, patch, { write: false, print })).toBeNull();
    expect(written.mock.calls.map(([chunk]) => chunk)).toEqual(print ? [patch.diff] : []);
    expect(await readFile(join(repository.path, 'a'), 'utf8')).toBe('1\n');
  });
});
