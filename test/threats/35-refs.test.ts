import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { localHead } from '../../src/commands/place.ts';
import { openRange } from '../../src/commands/range.ts';
import type { Flags } from '../../src/types.ts';
import { openWorkspace } from '../../src/workspace/workspace.ts';
import { openRepository } from '../workspace/repository-helper.ts';

/** Names git allows for a branch. `$IFS` stands for the blank they may not hold. */
const BRANCHES = [
  'a;touch${IFS}pwned',
  '$(touch${IFS}pwned)',
  '`touch${IFS}pwned`',
  'x|touch${IFS}pwned',
  'x&&touch${IFS}pwned',
  "'touch${IFS}pwned'",
  '--upload-pack=touch',
];

const flags = (base: string): Flags => ({
  has: (name) => name === 'base',
  all: () => [base],
  last: (name) => (name === 'base' ? base : null),
  positionals: [],
});

describe('threat 35: a branch', () => {
  test.each(BRANCHES)('named %s is a name and nothing more', async (branch) => {
    await using repository = await openRepository();
    const { folder, path, sha } = repository;
    await repository.git('update-ref', `refs/heads/${branch}`, sha);
    await repository.git('symbolic-ref', 'HEAD', `refs/heads/${branch}`);
    expect(await localHead(path)).toEqual({ sha, branch });
    await using range = await openRange(flags(branch), path);
    expect(range.base).toBe(sha);
    await using workspace = await openWorkspace({
      path,
      sha,
      dirty: true,
      runDir: join(folder, 'run'),
      env: {},
      hide: [],
      sandbox: 'auto',
    });
    expect(await workspace.fileAt('a.txt')).toBe('a\n');
    for (const place of [process.cwd(), path, folder]) expect(existsSync(join(place, 'pwned'))).toBe(false);
  });

  test.each(['--upload-pack=touch pwned', '-c core.pager=touch', '--output=pwned', '$(touch pwned)'])(
    'that is not there is refused as a name: %s',
    async (ref) => {
      await using repository = await openRepository();
      await expect(openRange(flags(ref), repository.path)).rejects.toThrow(
        `'--base ${ref}' names no commit of '${repository.path}'`,
      );
      for (const place of [process.cwd(), repository.path])
        expect(existsSync(join(place, 'pwned'))).toBe(false);
    },
  );
});
