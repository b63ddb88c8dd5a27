import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import type { ExecRequest, ExecResult } from '../../types.ts';
import { FILTER_FD, strayDescriptors } from './descriptors.ts';
import { type Ended, exitOf, killTree, type Launch } from './exec.ts';
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
  const child = spawnAttached(start, request.attached === 'stderr' ? ERR : OUT);
  const exit = exitOf(child);
  let status = '';
  child.stdio[3]?.on('data', (chunk: Buffer) => {
    status += chunk.toString('latin1');
  });
  let stopped: ExecResult['stopped'] = null;
  const stop = (reason: NonNullable<ExecResult['stopped']>) => {
    stopped ??= reason;
    killTree(child, status);
  };
  const cancel = () => stop('cancelled');
  if (request.signal?.aborted) cancel();
  request.signal?.addEventListener('abort', cancel);
  using _watch = watch(child.pid ?? 0, start.limits, start.folder, UNCOUNTED, stop);
  const code = await exit;
  request.signal?.removeEventListener('abort', cancel);
  // Without a namespace of its own something may have stayed behind.
  if (start.statusFd === null) killTree(child, status);
  const exitCode = stopped === null ? code : null;
  const refused = start.statusFd !== null && exitCode !== null && !status.includes('"exit-code"');
  return { exitCode, stopped, durationMs: performance.now() - started, bytes: 0, refused };
}

function spawnAttached({ program, argv, cwd, env, statusFd, filterFile }: Launch, out: number): ChildProcess {
  const empty = openSync('/dev/null', 'r+');
  const filter = filterFile === null ? null : openSync(filterFile, 'r');
  const stdio: Array<number | 'inherit' | 'ignore' | 'pipe'> = ['inherit', out, 'inherit'];
  // Left out of the list a descriptor would stay what it is.
  for (const stray of strayDescriptors()) stdio[stray] = empty;
  if (statusFd !== null) stdio[statusFd] = 'pipe';
  if (filter !== null) stdio[FILTER_FD] = filter;
  try {
    return spawn(program, argv, {
      cwd,
      env,
      detached: true,
      stdio: Array.from(stdio, (to) => to ?? 'ignore'),
    });
  } finally {
    closeSync(empty);
    if (filter !== null) closeSync(filter);
  }
}
