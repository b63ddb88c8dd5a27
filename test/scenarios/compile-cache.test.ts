import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { MAIN } from '../helpers/command.ts';

/** A copy of the bundle, so that what it keeps beside itself is this test's own. */
async function openCopy() {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'bundle-')));
  await cp(join(dirname(MAIN), '../package.json'), join(folder, 'package.json'));
  const isOurs = (path: string) => !path.includes('.compile-cache');
  await cp(dirname(MAIN), join(folder, 'dist'), { recursive: true, filter: isOurs });
  const run = (args: readonly string[], env: Record<string, string> = {}) =>
    execa(process.execPath, [join(folder, 'dist/main.js'), ...args], {
      env: { PATH: process.env.PATH ?? '', ...env },
      extendEnv: false,
      reject: false,
    });
  const cache = join(folder, 'dist/.compile-cache');
  return { cache, run, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

test('what V8 made of the command is kept, and a spoilt copy of it is no hindrance', async () => {
  await using copy = await openCopy();
  const first = await copy.run(['verify', '--help']);
  expect(first.exitCode, first.stderr).toBe(0);
  const kept = (await readdir(copy.cache, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  expect(kept.length).toBeGreaterThan(1);
  for (const { parentPath, name } of kept) await writeFile(join(parentPath, name), 'spoilt');
  expect((await copy.run(['verify', '--help'])).stdout).toBe(first.stdout);
});

test('where nothing can be kept the command works all the same', async () => {
  await using copy = await openCopy();
  await writeFile(copy.cache, 'a file is in its place');
  const { exitCode, stdout } = await copy.run(['verify', '--help']);
  expect([exitCode, stdout.split('\n', 1)[0]]).toEqual([0, expect.stringContaining('regreen verify')]);
});

test('the Action, which starts from a fresh copy, keeps nothing', async () => {
  await using copy = await openCopy();
  const { exitCode } = await copy.run([], { GITHUB_ACTIONS: 'true' });
  expect(exitCode).not.toBe(0);
  expect(existsSync(copy.cache)).toBe(false);
});
