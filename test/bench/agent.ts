/**
 * What regreen adds to a model that answers at once: the time to the first request of `fix --task`, the time from an
 * answer to the next request (a shell command in the sandbox, its trace and the saved patch), and the most memory of
 * regreen itself, also with a command that writes 50 MB; and how long a small patch of a file of 5 MB takes. Usage: node test/bench/agent.ts [runs, 7 by default]
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { applyPatch } from '../../src/agent/apply-patch.ts';
import { openProject } from '../helpers/fix.ts';
import { FILES, start } from '../scenarios/agent-scene.ts';

const TURNS = 40;
const WANTED = { firstMs: 280, turnMs: 60, peakMb: 120, patchMs: 100 };
const LOUD = "head -c 50000000 /dev/zero | tr '\\0' x | fold -w 100";

interface Measured {
  /** From the start of the process to the first request. */
  firstMs: number;
  /** From the end of each answer to the next request. */
  turnsMs: number[];
  /** The most memory of the process itself; `NaN` where the system does not tell. */
  peakMb: number;
}

/** One run whose model asks for these commands, one an answer, and then says that it is done. */
async function measure(commands: readonly string[]): Promise<Measured> {
  const asked: number[] = [];
  const answered: number[] = [];
  const server = createServer(async (request, response) => {
    const n = asked.push(performance.now()) - 1;
    await buffer(request);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(answer(n, commands[n]), () => answered.push(performance.now()));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  await using project = await openProject(FILES);
  const startedAt = performance.now();
  const args = ['--task', 'look around', '--verify', 'true', '--run-dir', join(project.cwd, '../run')];
  const running = start(project.cwd, url, [...args, '--fixers', 'off']);
  let peakMb = Number.NaN;
  const timer = setInterval(() => {
    peakMb = peakOf(running.pid) ?? peakMb;
  }, 20);
  await running;
  clearInterval(timer);
  server.closeAllConnections();
  server.close();
  const turnsMs = asked.slice(1, commands.length + 1).map((at, i) => at - (answered[i] ?? Number.NaN));
  return { firstMs: (asked[0] ?? Number.NaN) - startedAt, turnsMs, peakMb };
}

/** The two events of a stream that count. */
function answer(n: number, command: string | undefined): string {
  const text = { type: 'output_text', text: 'Done.', annotations: [] };
  const action = { commands: [command], timeout_ms: null, max_output_length: null };
  const item =
    command === undefined
      ? { type: 'message', id: `m${n}`, role: 'assistant', status: 'completed', content: [text] }
      : { type: 'shell_call', id: `s${n}`, call_id: `c${n}`, status: 'completed', action };
  const usage = { input_tokens: 100, output_tokens: 10, total_tokens: 110 };
  const events = [
    { type: 'response.output_item.done', output_index: 0, item },
    { type: 'response.completed', response: { id: `r${n}`, status: 'completed', output: [item], usage } },
  ];
  return events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join('');
}

const PATCHES = 9;
/** 5 MB in lines of 50 characters. */
const LARGE = Array.from({ length: 100_000 }, (_, n) => `${String(n).padEnd(49, 'x')}\n`).join('');

/** A line near the end of a large file is replaced, again and again. */
async function patchTimes(): Promise<number[]> {
  const folder = await mkdtemp(join(tmpdir(), 'regreen-bench-'));
  const line = String(99_000).padEnd(49, 'x');
  const patch = `*** Begin Patch\n*** Update File: large\n@@\n-${line}\n+new\n*** End Patch\n`;
  const times: number[] = [];
  while (times.length < PATCHES) {
    await writeFile(join(folder, 'large'), LARGE);
    const startedAt = performance.now();
    const result = await applyPatch(folder, patch);
    times.push(performance.now() - startedAt);
    if (!result.ok) throw new Error(result.error);
  }
  await rm(folder, { recursive: true });
  return times;
}

/** The kernel's own high-water mark; `null` where there is none, or the process is gone. */
function peakOf(pid: number | undefined): number | null {
  try {
    const kilobytes = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}

function row(name: string, values: readonly number[], unit: string, wanted: number): void {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toFixed(0);
  console.log(
    `${name.padEnd(40)}${at(0.5).padStart(6)} ${unit}   min ${at(0)}, p95 ${at(0.95)}; wanted: at most ${wanted}`,
  );
}

const runs: Measured[] = [];
const commands = Array.from({ length: TURNS }, (_, i) => `cat answer.txt; echo turn ${i}`);
for (let n = Number(process.argv[2] ?? 7); n > 1; n -= 1) runs.push(await measure([]));
const quiet = await measure(commands);
const loud = await measure([LOUD]);
runs.push(quiet, loud);
row(
  'start to first request',
  runs.map(({ firstMs }) => firstMs),
  'ms',
  WANTED.firstMs,
);
row(`answer to next request, of ${TURNS}`, quiet.turnsMs, 'ms', WANTED.turnMs);
row('most memory, also with 50 MB of output', [Math.max(quiet.peakMb, loud.peakMb)], 'MB', WANTED.peakMb);
row(`a patch of a file of 5 MB, of ${PATCHES}`, await patchTimes(), 'ms', WANTED.patchMs);
