/**
 * A repository of 100,000 files with nested AGENTS.md: the time to the first request of `fix --task`, when all of the
 * context is ready, beside `git worktree add` of the same commit. Usage: node test/bench/large.ts [runs, 5 by default]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { regreen } from '../helpers/command.ts';
import { openProject } from '../helpers/fix.ts';
import { startModel } from '../helpers/model-server.ts';
import { git } from '../helpers/scene.ts';

const FOLDERS = 1000;
const FILES_A_FOLDER = 100;
const WANTED_RATIO = 1.2;

await using project = await openProject({ 'AGENTS.md': '# Rules\nBe brief.\n' });
const { cwd } = project;
for (let n = 0; n < FOLDERS; n += 1) {
  const folder = join(cwd, `part-${n % 40}`, `module-${n}`);
  mkdirSync(folder, { recursive: true });
  for (let i = 0; i < FILES_A_FOLDER; i += 1) writeFileSync(join(folder, `file-${i}.txt`), `${n} ${i}\n`);
  if (n % 50 === 0) writeFileSync(join(folder, 'AGENTS.md'), `Be brief in module ${n}.\n`);
}
await git(cwd, 'add', '--all');
await git(cwd, 'commit', '--quiet', '--message', 'feat: a hundred thousand files');

async function worktreeMs(): Promise<number> {
  const tree = join(cwd, '../worktree');
  const started = performance.now();
  await git(cwd, 'worktree', 'add', '--quiet', '--detach', tree);
  const ms = performance.now() - started;
  await git(cwd, 'worktree', 'remove', '--force', tree);
  return ms;
}

async function firstRequestMs(): Promise<number> {
  let arrivedAt = Number.NaN;
  await using model = await startModel({
    script: (_, turn) => {
      if (turn === 0) arrivedAt = performance.now();
      return {};
    },
  });
  const runDir = join(cwd, '../run');
  // Both on the same disk.
  const env = { OPENAI_API_KEY: 'sk-bench', OPENAI_BASE_URL: model.url, TMPDIR: join(cwd, '..') };
  const started = performance.now();
  await regreen(
    ['fix', '--task', 'look around', '--verify', 'true', '--max-turns', '1', '--run-dir', runDir],
    {
      cwd,
      env,
    },
  );
  await rm(runDir, { recursive: true });
  return arrivedAt - started;
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

// In turns, so that both meet the same moods of the machine; the first of each only warms the disk.
const runs: Array<[worktree: number, first: number]> = [];
for (let n = Number(process.argv[2] ?? 5); n >= 0; n -= 1)
  runs.push([await worktreeMs(), await firstRequestMs()]);
runs.shift();
const worktree = median(runs.map(([ms]) => ms));
const first = median(runs.map(([, ms]) => ms));
console.log(`git worktree add    ${worktree.toFixed(0).padStart(6)} ms   median of ${runs.length}`);
console.log(`first request       ${first.toFixed(0).padStart(6)} ms`);
console.log(
  `ratio               ${(first / worktree).toFixed(2).padStart(6)}      wanted: at most ${WANTED_RATIO}`,
);
