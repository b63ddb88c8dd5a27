/**
 * What the wall costs: a command inside beside a plain one, in turns, and the memory of `regreen sandbox` while much
 * output passes. Usage: node test/bench/sandbox.ts [pairs, 60 by default]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { MAIN } from '../helpers/command.ts';
import { openRepository } from '../workspace/repository-helper.ts';
import { openBox } from '../workspace/sandbox-helper.ts';

const WANTED_MS = 15;
const WANTED_MIB = 150;
const MIB = 1024;

async function plainMs(): Promise<number> {
  const started = performance.now();
  await once(spawn('/bin/sh', ['-c', 'true'], { stdio: 'ignore' }), 'exit');
  return performance.now() - started;
}

const median = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;

function row(name: string, value: number, unit: string, note = ''): void {
  console.log(`${name.padEnd(40)}${value.toFixed(1).padStart(8)} ${unit.padEnd(5)}${note}`.trimEnd());
}

async function overhead(pairs: number): Promise<void> {
  await using box = await openBox();
  const walledMs = async () => {
    const started = performance.now();
    await box.sandbox.exec({
      argv: ['/bin/sh', '-c', 'true'],
      cwd: '.',
      env: {},
      timeoutMs: 30_000,
      logFile: join(box.folder, 'bench.log'),
      network: 'none',
    });
    return performance.now() - started;
  };
  // The first of each pays for what the others find ready.
  await plainMs();
  await walledMs();
  const times: Array<readonly [plain: number, walled: number]> = [];
  for (let n = 0; n < pairs; n += 1) times.push([await plainMs(), await walledMs()]);
  row('plain spawn', median(times.map(([plain]) => plain)), 'ms', `median of ${pairs}`);
  row('in the sandbox', median(times.map(([, walled]) => walled)), 'ms');
  const more = times.map(([plain, walled]) => walled - plain);
  const user = process.getuid?.() === 0 ? 'root' : 'a plain user';
  row(
    '= overhead, in pairs',
    median(more),
    'ms',
    `wanted: at most ${WANTED_MS} with user namespaces; as ${user}`,
  );
  // On a machine with other work the fastest say more of the code, less of the machine.
  const fastest = [0, 1].map((side) => Math.min(...times.map((pair) => pair[side] ?? Number.NaN)));
  row('  between the fastest of each', (fastest[1] ?? 0) - (fastest[0] ?? 0), 'ms');
}

/** Peak of resident memory of `regreen sandbox` while a command's output passes. */
async function peakMiB(script: string): Promise<{ peak: number; bytes: number }> {
  await using repository = await openRepository();
  const argv = [MAIN, 'sandbox', '--run-dir', join(repository.folder, 'run'), '--', 'bash', '-c', script];
  const env = { PATH: process.env.PATH ?? '', HOME: repository.folder };
  const child = spawn(process.execPath, argv, {
    cwd: repository.path,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let [peak, bytes] = [0, 0];
  for await (const chunk of child.stdout) {
    bytes += chunk.length;
    const kib = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
    peak = Math.max(peak, Number(kib ?? 0) / MIB);
  }
  return { peak, bytes };
}

await overhead(Number(process.argv[2] ?? 60));
for (const [name, script] of [
  ['200 MB of lines', 'head -c 200000000 /dev/zero | tr "\\0" "\\n"'],
  ['one line of 100 MB', 'head -c 100000000 /dev/zero | tr "\\0" a'],
] as const) {
  const { peak, bytes } = await peakMiB(script);
  row(`peak memory, ${name}`, peak, 'MiB', `wanted: at most ${WANTED_MIB}; ${bytes / 1e6} MB passed`);
}
