import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CommitSource } from '../../src/workspace/missing-commit.ts';
import { openWorkspace } from '../../src/workspace/workspace.ts';
import { git, OWNER, openScene, type Scene, TOKEN } from '../helpers/scene.ts';

let scene: Scene;
let shallow: string;
let topic: string;

beforeAll(async () => {
  scene = await openScene({ 'a.txt': 'one\n' });
  topic = await scene.push('topic', 'fix: topic', { files: { 'a.txt': 'two\n' } });
  shallow = join(scene.dir, 'shallow', 'widget');
  // As actions/checkout leaves it: one commit of the default branch.
  await git(
    scene.dir,
    'clone',
    '--quiet',
    '--depth=1',
    '--branch=main',
    '--single-branch',
    `file://${scene.bare}`,
    shallow,
  );
});
afterAll(() => scene[Symbol.asyncDispose]());

const origin = (token: string | null = TOKEN): CommitSource => ({
  server: scene.github.serverUrl,
  repository: `${OWNER}/widget`,
  token,
  signal: AbortSignal.timeout(30_000),
});

async function open(sha: string, from: CommitSource | null) {
  const runDir = await mkdtemp(join(tmpdir(), 'run-'));
  await mkdir(join(runDir, 'logs'));
  const options = { path: shallow, sha, dirty: false, runDir, env: {}, hide: [], sandbox: 'auto' as const };
  const workspace = await openWorkspace({ ...options, origin: from }).catch(async (error: unknown) => {
    await rm(runDir, { recursive: true });
    throw error;
  });
  return {
    workspace,
    async [Symbol.asyncDispose]() {
      await workspace[Symbol.asyncDispose]();
      await rm(runDir, { recursive: true });
    },
  };
}

test('a commit the checkout lacks is fetched, with history for git inside the wall', async () => {
  await using opened = await open(topic, origin());
  const { workspace } = opened;
  expect(await workspace.fileAt('a.txt')).toBe('two\n');
  const { tree, wall } = await workspace.walledCopy();
  const logFile = join(workspace.logs, 'log.txt');
  const argv = ['git', 'log', '--format=%s'];
  const ran = await wall.sandbox.exec({
    ...{ argv, cwd: '.', env: {}, timeoutMs: 20_000, logFile, network: 'none' },
  });
  expect(ran.exitCode).toBe(0);
  expect(await readFile(logFile, 'utf8')).toBe('fix: topic\nfeat: first version\n');
  expect(await readFile(join(tree.dir, 'a.txt'), 'utf8')).toBe('two\n');
  // The checkout itself is only read.
  await expect(git(shallow, 'cat-file', '-e', topic)).rejects.toThrow();
});

test.each<[string, () => CommitSource | null, RegExp]>([
  ['nowhere to fetch from', () => null, /is not in the checkout at '.*': let actions\/checkout fetch it/],
  [
    'no such commit there',
    () => origin(),
    /could not be fetched \(.*(?:not our ref|upload-pack).*\): let actions\/checkout fetch it/,
  ],
])('%s: the sentence says so', async (_name, from, sentence) => {
  await expect(open('a'.repeat(40), from())).rejects.toThrow(sentence);
});

test('a repository that is not there', async () => {
  const elsewhere = { ...origin(), repository: `${OWNER}/other` };
  await expect(open(topic, elsewhere)).rejects.toThrow(/could not be fetched/);
});
