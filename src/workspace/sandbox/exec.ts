import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { constants } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { ExecRequest, ExecResult } from '../../types.ts';
import { FILTER_FD, strayDescriptors } from './descriptors.ts';
import { type Limits, watch } from './limits.ts';
import { openOutput, type PipeStock } from './output.ts';

/** How a program is started on the host. */
export interface Launch {
  program: string;
  argv: string[];
  cwd: string;
  env: Record<string, string>;
  pipes: PipeStock;
  /** Host folder on the disk that is watched. */
  folder: string;
  limits: Limits;
  /** bubblewrap reports on this descriptor; `null` without it. */
  statusFd: 3 | null;
  /** Host file with the filter of system calls, which bubblewrap reads at `FILTER_FD`; `null` for none. */
  filterFile: string | null;
}

export interface Ended extends ExecResult {
  /** bubblewrap ended without having started the command; the output is its own. */
  refused: boolean;
}

/** How long output may still be read when the command has ended. */
const DRAIN_MS = 1000;

/** Errors of `spawn` that the command itself is to blame for: too long, or a NUL in it. */
const UNSTARTABLE = new Set(['E2BIG', 'ERR_INVALID_ARG_VALUE']);
const CANNOT_START = 126;

/** Runs a program until it ends or is stopped. After that nothing of it runs, and its output is in the log. */
export async function launch(start: Launch, request: ExecRequest): Promise<Ended> {
  const { limits, folder } = start;
  using output = await openOutput(start.pipes, request.logFile, limits.logBytes);
  const started = performance.now();
  const child = trySpawn(start, output.writeEnd);
  output.closeWriteEnd();
  if (child === null) {
    output.say('the command is too long or holds a NUL byte: put it in a script\n');
    const bytes = output.bytes();
    return { exitCode: CANNOT_START, stopped: null, durationMs: 0, bytes, refused: false };
  }
  let status = '';
  child.stdio[3]?.on('data', (chunk: Buffer) => {
    status += chunk.toString('latin1');
  });
  let stopped: ExecResult['stopped'] = null;
  const stop = (reason: NonNullable<ExecResult['stopped']>) => {
    stopped ??= reason;
    killTree(child, status);
  };
  const exit = exitOf(child);
  using _watch = watch(child.pid ?? 0, limits, folder, output.bytes, stop);
  using _clock = after(request.timeoutMs, () => stop('timeout'));
  using _signal = onAbort(request.signal, () => stop('cancelled'));
  const code = await exit;
  const durationMs = performance.now() - started;
  const exitCode = stopped === null ? code : null;
  const result = { exitCode, stopped, durationMs };
  killTree(child, status);
  await Promise.race([output.ended, wait(DRAIN_MS, undefined, { ref: false })]);
  const refused = start.statusFd !== null && exitCode !== null && !status.includes('"exit-code"');
  return { ...result, bytes: output.bytes(), refused };
}

function trySpawn(start: Launch, writeEnd: number): ChildProcess | null {
  const { program, argv, cwd, env } = start;
  const empty = openSync('/dev/null', 'r+');
  const filter = start.filterFile === null ? null : openSync(start.filterFile, 'r');
  const stdio: Array<number | 'ignore' | 'pipe'> = [empty, writeEnd, writeEnd];
  // Left out of the list a descriptor would stay what it is.
  for (const stray of strayDescriptors()) stdio[stray] = empty;
  if (start.statusFd !== null) stdio[start.statusFd] = 'pipe';
  if (filter !== null) stdio[FILTER_FD] = filter;
  try {
    return spawn(program, argv, {
      cwd,
      env,
      detached: true,
      stdio: Array.from(stdio, (to) => to ?? 'ignore'),
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && UNSTARTABLE.has(String(error.code))) return null;
    throw error;
  } finally {
    closeSync(empty);
    if (filter !== null) closeSync(filter);
  }
}

/** As a shell reports it: 128 + n for signal n. Rejects where the program could not be started. */
export function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
    );
  });
}

/**
 * Kills process 1 of the sandbox and so all in it; bubblewrap ends when they are gone. Without a sandbox, or before
 * it stands, the process group.
 */
export function killTree(child: ChildProcess, status: string): void {
  const first = /"child-pid": (\d+)/.exec(status)?.[1];
  const running = child.exitCode === null && child.signalCode === null;
  if (first !== undefined && running) kill(Number(first));
  else if (child.pid !== undefined) kill(-child.pid);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Nothing of it is left.
  }
}

/** Beyond this a timer fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

function after(ms: number, act: () => void): Disposable {
  const timer = setTimeout(act, Math.min(ms, LONGEST_TIMER_MS));
  return { [Symbol.dispose]: () => clearTimeout(timer) };
}

function onAbort(signal: AbortSignal | undefined, act: () => void): Disposable {
  if (signal?.aborted) act();
  signal?.addEventListener('abort', act);
  return { [Symbol.dispose]: () => signal?.removeEventListener('abort', act) };
}
