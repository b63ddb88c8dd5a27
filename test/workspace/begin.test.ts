import { existsSync, statSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { beginWorkspace, MissingCommit } from '../../src/workspace/begin.ts';
import { openRepository, type TestRepository } from './repository-helper.ts';

async function begin({ path, sha, folder }: TestRepository, dirty: boolean) {
  const parent = join(folder, 'temp');
  await mkdir(parent, { recursive: true });
  return beginWorkspace({ path, sha, dirty, parent });
}

describe('what git does first', () => {
  test.for([
    ['of a commit', false, 'a\n'],
    ['of the checkout as it stands', true, 'changed\n'],
  ] as const)('is a tree, its files, and what lies beside them: %s', async ([, dirty, text]) => {
    await using repository = await openRepository({
      'a.txt': 'a\n',
      'b/c.txt': 'c\n',
      '.gitignore': 'out/\n',
    });
    await writeFile(join(repository.path, 'a.txt'), 'changed\n');
    await mkdir(join(repository.path, 'out'));
    await writeFile(join(repository.path, 'out/built'), '');
    const begun = await begin(repository, dirty);
    const { tree, filled } = begun.first;
    await filled;
    expect(await readFile(join(tree.dir, 'a.txt'), 'utf8')).toBe(text);
    expect((await begun.files()).map(({ path }) => path)).toEqual(['.gitignore', 'a.txt', 'b/c.txt']);
    expect(await begun.untracked).toEqual(['out']);
    expect((await begun.git.run(['cat-file', 'blob', `${await begun.tree}:a.txt`])).trim()).toBe(text.trim());
    expect(begun.pipes.every((pipe) => statSync(pipe).isFIFO())).toBe(true);
    await begun.discard();
    expect(existsSync(begun.dir)).toBe(false);
  });

  test('a commit that is not there is told, and leaves nothing behind', async () => {
    await using repository = await openRepository();
    const begun = await begin({ ...repository, sha: '0'.repeat(40) }, true);
    await expect(begun.tree).rejects.toThrow(MissingCommit);
    await begun.discard();
    expect(existsSync(begun.dir)).toBe(false);
  });
});
