import { lstatSync } from 'node:fs';
import { mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSandbox } from '../../src/workspace/sandbox.ts';
import { openAgent, openRepository, writeFiles } from '../workspace/repository-helper.ts';

/** Makes of the folder `d` a link to the host's folder `$1` and a folder again, without end. */
const SWAP = `
  mkdir spare; ln -s "$1" link
  (while :; do mv -T d spare/d && mv -T link d; mv -T d link && mv -T spare/d d; done) &
  disown; setsid bash -c 'while :; do mv -T d spare/d && mv -T link d; mv -T d link && mv -T spare/d d; done' &
  sleep 0.1`;

test('threat 31: a folder that is swapped for a link in a loop stands still once its command has ended', async () => {
  await using repository = await openRepository({ 'd/a': 'a\n', b: 'b\n' });
  await writeFiles(repository.folder, { 'outside/a': 'secret\n', 'outside/new': 'secret\n' });
  const agent = await openAgent(repository);
  const scratch = join(repository.folder, 'scratch');
  await mkdir(scratch);
  const sandbox = await openSandbox({
    tree: agent.tree.dir,
    workspace: repository.path,
    gitDir: null,
    objects: null,
    scratch,
    readOnly: [],
    env: {},
    hide: [],
    mode: 'auto',
  });
  await writeFile(join(agent.tree.dir, 'b'), 'changed\n');
  const state = () => {
    const stat = lstatSync(join(agent.tree.dir, 'd'), { bigint: true, throwIfNoEntry: false });
    return stat === undefined ? 'gone' : `${stat.mode} ${stat.ino} ${stat.ctimeNs}`;
  };
  for (let round = 0; round < 4; round += 1) {
    const argv = ['bash', '-c', SWAP, 'bash', join(repository.folder, 'outside')];
    const logFile = join(repository.folder, 'swap.log');
    await sandbox.exec({ argv, cwd: '.', env: {}, timeoutMs: 20_000, logFile, network: 'none' });
    const left = state();
    for (let look = 0; look < 1000; look += 1) expect(state()).toBe(left);
    const { patch } = await agent.collect();
    expect(Buffer.from(patch.diff).toString()).not.toContain('secret');
    expect(patch.files.map(({ path }) => path)).toContain('b');
  }
});

test('threat 31: whatever a folder becomes while the change is collected, nothing comes from outside', async () => {
  await using repository = await openRepository({ 'd/a': 'a\n', b: 'b\n' });
  await writeFiles(repository.folder, { 'outside/a': 'secret\n', 'outside/new': 'secret\n' });
  const agent = await openAgent(repository);
  const at = (name: string) => join(agent.tree.dir, name);
  await symlink(join(repository.folder, 'outside'), at('link'));
  await writeFile(at('d/new'), 'own\n');
  let done = false;
  let swaps = 0;
  const swapping = (async () => {
    while (!done) {
      await rename(at('d'), at('kept'));
      await rename(at('link'), at('d'));
      await rename(at('d'), at('link'));
      await rename(at('kept'), at('d'));
      swaps += 1;
    }
  })();
  for (let round = 0; round < 8; round += 1) {
    // A file that goes while it is read ends the collection; that is an error, and no escape.
    const collected = await agent.collect().catch(() => null);
    expect(Buffer.from(collected?.patch.diff ?? []).toString()).not.toContain('secret');
  }
  done = true;
  await swapping;
  expect(swaps).toBeGreaterThan(0);
});
