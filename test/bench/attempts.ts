/**
 * Four attempts side by side, one of them a cheat, one large, two alike, beside one alone; the model answers at once.
 * Usage: node test/bench/attempts.ts [runs of each, 7 by default]
 */
import { CHEAT, cast, LARGE, RIGHT } from '../helpers/cast.ts';
import { fix, openProject } from '../helpers/fix.ts';
import type { ModelOptions } from '../helpers/model-server.ts';
import { SUM_PROJECT } from '../helpers/sum-project.ts';

const WANTED = 1.4;

async function fixMs(count: number, script: ModelOptions['script']): Promise<number> {
  await using project = await openProject(SUM_PROJECT);
  const args = ['--command', 'npm test', '--verify', 'npm test', '--attempts', String(count)];
  const started = performance.now();
  const { record } = await fix(project.cwd, args, script);
  if (record.outcome !== 'fixed') throw new Error(`fix ended ${record.outcome}: ${record.reason}`);
  return performance.now() - started;
}

function row(name: string, times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const figures = [median, sorted[0] ?? Number.NaN].map((ms) => ms.toFixed(0).padStart(7));
  console.log(`${name.padEnd(24)}${figures.join('')}   of ${times.length}`);
  return median;
}

const count = Number(process.argv[2] ?? 7);
const one: number[] = [];
const four: number[] = [];
// In turns, so that both meet the same moods of the machine.
for (let n = 0; n < count; n += 1) {
  one.push(await fixMs(1, RIGHT));
  four.push(await fixMs(4, cast(CHEAT, LARGE, RIGHT, RIGHT)));
}
console.log(`${''.padEnd(24)} median    min   (ms)`);
const alone = row('one attempt', one);
const together = row('four attempts', four);
console.log(
  `ratio                   ${(together / alone).toFixed(2).padStart(7)}   wanted: at most ${WANTED}`,
);
