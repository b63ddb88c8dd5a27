import { setTimeout as wait } from 'node:timers/promises';
import type { ExecRequest, ExecResult } from '../../types.ts';
import { type ByRoot, startByRoot } from './by-root.ts';
import { type Limits, watch } from './limits.ts';
import { openOutput, type PipeStock } from './output.ts';
import { type Start, type Started, type Streams, startProgram } from './start.ts';

/** How a program is started on the host, and what it may use. */
export interface Launch extends Start {
  pipes: PipeStock;
  /** Host folder on the disk that is watched, which no command sees. */
  folder: string;
  limits: Limits;
  /** How root is to start it; `null`: we do. */
  byRoot: ByRoot | null;
}

export interface Ended extends ExecResult {
  /** bubblewrap ended without having started the command; the output is its own. */
  refused: boolean;
}

/** How long output may still be read when the command has ended. */
const DRAIN_MS = 1000;

/** Exit code of a command that is too long or holds a NUL. */
export const CANNOT_START = 126;

/** Runs a program until it ends or is stopped. After that nothing of it runs, and its output is in the log. */
export async function launch(start: Launch, request: ExecRequest): Promise<Ended> {
  const { limits, folder } = start;
  using output = await openOutput(start.pipes, request.logFile, limits.logBytes);
  if (request.signal?.aborted)
    return { exitCode: null, stopped: 'cancelled', durationMs: 0, bytes: 0, refused: false };
  const started = performance.now();
  const running = await begin(start, ['ignore', output.writeEnd, output.writeEnd]);
  output.closeWriteEnd();
  if (running === null) {
    output.say('the command is too long or holds a NUL byte: put it in a script\n');
    const bytes = output.bytes();
    return { exitCode: CANNOT_START, stopped: null, durationMs: 0, bytes, refused: false };
  }
  let stopped: ExecResult['stopped'] = null;
  const stop = (reason: NonNullable<ExecResult['stopped']>) => {
    stopped ??= reason;
    running.kill();
  };
  using _watch = watch(running.pid, limits, folder, output.bytes, stop);
  using _clock = after(request.timeoutMs, () => stop('timeout'));
  using _signal = onAbort(request.signal, () => stop('cancelled'));
  const code = await running.exit.finally(running.end);
  const durationMs = performance.now() - started;
  const exitCode = stopped === null ? code : null;
  const result = { exitCode, stopped, durationMs };
  await Promise.race([output.ended, wait(DRAIN_MS, undefined, { ref: false })]);
  return { ...result, bytes: output.bytes(), refused: isRefused(start, exitCode, running) };
}

/** Starts a program as whoever is to start it; `null` for a command that none could be started with. */
export async function begin(start: Launch, streams: Streams): Promise<Started | null> {
  const { byRoot, pipes, folder } = start;
  return byRoot === null ? startProgram(start, streams) : startByRoot(start, streams, byRoot, pipes, folder);
}

/** bubblewrap ended without having started the command. */
export function isRefused(start: Launch, exitCode: number | null, running: Started): boolean {
  // A shell that root runs says that the command is too long.
  const tooLong = start.byRoot !== null && exitCode === CANNOT_START;
  if (start.statusFd === null || exitCode === null || tooLong) return false;
  return !running.status().includes('"exit-code"');
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
