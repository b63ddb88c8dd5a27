/**
 * What a start of the built command costs: `--version` beside an empty Node, and `fix` up to the first request, the
 * project's own commands taken off. Usage: node test/bench/start.ts [runs of fix, 10 by default]
 */
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunRecord } from '../../src/types.ts';
import { MAIN, regreen } from '../helpers/command.ts';
import { patch, submit } from '../helpers/model/items.ts';
import { type Step, startModel } from '../helpers/model-server.ts';
import { openScene, type Scene } from '../helpers/scene.ts';
import { SUM_FIX, SUM_PROJECT, SUM_SUBMIT } from '../helpers/sum-project.ts';

const STARTS = 15;
const WANTED_MS = 300;

interface FirstRequest {
  /** From the start of the process to the request's arrival. */
  wallMs: number;
  /** Set-up and the checks on the base: the project's own commands. */
  commandsMs: number;
  /** What run.json says of the same, without the start of Node. */
  recordedMs: number;
}

const HONEST: readonly Step[] = [{ output: [patch(SUM_FIX)] }, { output: [submit(SUM_SUBMIT)] }];

async function firstRequest(scene: Scene, n: number): Promise<FirstRequest> {
  let arrivedAt = Number.NaN;
  await using model = await startModel({
    script: (_, turn) => {
      if (turn === 0) arrivedAt = performance.now();
      return HONEST[turn] ?? {};
    },
  });
  const cwd = await scene.checkout();
  const runDir = join(scene.dir, `run-${n}`);
  const env = { OPENAI_API_KEY: 'sk-bench', OPENAI_BASE_URL: model.url };
  const startedAt = performance.now();
  const { exitCode, stderr } = await regreen(['fix', '--command', 'npm test', '--run-dir', runDir], {
    cwd,
    env,
  });
  if (exitCode !== 0) throw new Error(`fix ended with ${exitCode}: ${stderr}`);
  const { timing } = JSON.parse(await readFile(join(runDir, 'run.json'), 'utf8')) as RunRecord;
  return {
    wallMs: arrivedAt - startedAt,
    commandsMs: timing.setupMs + timing.reproduceMs,
    recordedMs: timing.firstRequestMs ?? Number.NaN,
  };
}

function startMs(args: readonly string[]): number {
  const started = performance.now();
  spawnSync(process.execPath, args);
  return performance.now() - started;
}

/** The fastest beside the median: on a machine with other work it says more of the code, less of the machine. */
function row(name: string, times: readonly number[], note = ''): number {
  const sorted = [...times].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const figures = [median, sorted[0] ?? Number.NaN].map((ms) => ms.toFixed(0).padStart(7));
  console.log(`${name.padEnd(32)}${figures.join('')}   ${note}`.trimEnd());
  return median;
}

// In turns, so that both meet the same moods of the machine.
const starts = Array.from(
  { length: STARTS },
  () => [startMs(['-e', '0']), startMs([MAIN, '--version'])] as const,
);
console.log(`${''.padEnd(32)} median    min   (ms)`);
const empty = row(
  'node -e 0',
  starts.map(([ms]) => ms),
  `of ${STARTS}`,
);
const version = row(
  'regreen --version',
  starts.map(([, ms]) => ms),
);
console.log(`ratio of the two                ${(version / empty).toFixed(1).padStart(7)}`);

const count = Number(process.argv[2] ?? 10);
const runs: FirstRequest[] = [];
await using scene = await openScene(SUM_PROJECT);
for (let n = 0; n < count; n += 1) runs.push(await firstRequest(scene, n));
const measured = (pick: (run: FirstRequest) => number) => runs.map(pick);
row(
  'fix, to the first request',
  measured(({ wallMs }) => wallMs),
  `of ${count}`,
);
row(
  "- the project's own commands",
  measured(({ commandsMs }) => commandsMs),
);
row(
  '= regreen',
  measured(({ wallMs, commandsMs }) => wallMs - commandsMs),
  `wanted: at most ${WANTED_MS}`,
);
row(
  '  as run.json has it',
  measured(({ recordedMs }) => recordedMs),
  'timing.firstRequestMs, without the start of Node',
);
