import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { constants } from 'node:os';
import { FILTER_FD, strayDescriptors } from './descriptors.ts';

/** How a program is started on the host. */
export interface Start {
  program: string;
  argv: readonly string[];
  cwd: string;
  env: Readonly<Record<string, string>>;
  /** bubblewrap reports on this descriptor; `null` without it. */
  statusFd: 3 | null;
  /** Host file with the filter of system calls, which bubblewrap reads at `FILTER_FD`; `null` for none. */
  filterFile: string | null;
}

/** Input, output and errors; `ignore` is empty input. */
export type Streams = readonly [input: 'ignore' | 'inherit', output: number, errors: number | 'inherit'];

/** A program that was started. */
export interface Started {
  pid: number;
  /** As a shell reports it: 128 + n for signal n. Rejects where the program could not be started. */
  exit: Promise<number>;
  /** What bubblewrap has reported so far. */
  status(): string;
  /** Kills all that was started. */
  kill(): void;
  /** To be called when the process has ended: what may have stayed behind goes, too. */
  end(): void;
}

/** Errors of `spawn` that the command itself is to blame for: too long, or a NUL in it. */
const UNSTARTABLE = new Set(['E2BIG', 'ERR_INVALID_ARG_VALUE']);

/** Starts a program; `null` for a command that no program could be started with. */
export function startProgram(start: Start, streams: Streams): Started | null {
  const child = spawnWith(start, streams);
  if (child === null) return null;
  let status = '';
  child.stdio[3]?.on('data', (chunk: Buffer) => {
    status += chunk.toString('latin1');
  });
  const kill = () => killTree(child, status);
  return { ...processOf(child), status: () => status, kill, end: kill };
}

/** Starts a process with no descriptors but `streams` and what bubblewrap is to have; `null` as `startProgram`. */
export function spawnWith(start: Start, [input, output, errors]: Streams): ChildProcess | null {
  const { program, argv, cwd, env } = start;
  const empty = openSync('/dev/null', 'r+');
  const filter = start.filterFile === null ? null : openSync(start.filterFile, 'r');
  const stdio: Array<number | 'inherit' | 'ignore' | 'pipe'> = [];
  stdio.push(input === 'ignore' ? empty : input, output, errors);
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

/** The process of a program that was just started. */
export function processOf(child: ChildProcess): Pick<Started, 'pid' | 'exit'> {
  const exit = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
    );
  });
  return { pid: child.pid ?? 0, exit };
}

/**
 * Kills process 1 of the sandbox and so all in it; bubblewrap ends when they are gone. Without a sandbox, or before
 * it stands, the process group.
 */
function killTree(child: ChildProcess, status: string): void {
  const first = firstProcess(status);
  const running = child.exitCode === null && child.signalCode === null;
  if (first !== null && running) killNow(first);
  else if (child.pid !== undefined) killNow(-child.pid);
}

/** Process 1 of the sandbox by its number outside. */
export function firstProcess(status: string): number | null {
  const number = /"child-pid": (\d+)/.exec(status)?.[1];
  return number === undefined ? null : Number(number);
}

export function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Nothing of it is left.
  }
}
