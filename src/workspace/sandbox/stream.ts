import { writeFileSync } from 'node:fs';
import type { ExecRequest, ExecResult } from '../../types.ts';
import { begin, CANNOT_START, type Ended, isRefused, type Launch } from './exec.ts';
import { watch } from './limits.ts';

/** Nothing passes through this process, so nothing is counted. */
const UNCOUNTED = () => 0;
const [OUT, ERR] = [1, 2];

/**
 * Runs a program on this process's own standard streams until it ends or is stopped. Nothing of it is read, kept or
 * limited here: memory does not grow with it, and there is no time limit. The log stays empty.
 */
export async function attach(start: Launch, request: ExecRequest): Promise<Ended> {
  writeFileSync(request.logFile, '');
  const started = performance.now();
  const running = await begin(start, ['inherit', request.attached === 'stderr' ? ERR : OUT, 'inherit']);
  if (running === null)
    return { exitCode: CANNOT_START, stopped: null, durationMs: 0, bytes: 0, refused: false };
  let stopped: ExecResult['stopped'] = null;
  const stop = (reason: NonNullable<ExecResult['stopped']>) => {
    stopped ??= reason;
    running.kill();
  };
  const cancel = () => stop('cancelled');
  if (request.signal?.aborted) cancel();
  request.signal?.addEventListener('abort', cancel);
  using _watch = watch(running.pid, start.limits, start.folder, UNCOUNTED, stop);
  const code = await running.exit.finally(running.end);
  request.signal?.removeEventListener('abort', cancel);
  const exitCode = stopped === null ? code : null;
  const refused = isRefused(start, exitCode, running);
  return { exitCode, stopped, durationMs: performance.now() - started, bytes: 0, refused };
}
