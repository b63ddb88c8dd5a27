import { statfsSync } from 'node:fs';
import { availableMemory } from 'node:process';
import type { ExecResult } from '../../types.ts';
import { usageOf } from './usage.ts';

/** What one command may use. */
export interface Limits {
  memoryBytes: number;
  /** Processes and threads. */
  tasks: number;
  /** The largest file it can write. */
  fileBytes: number;
  /** Bytes of output kept in its log. */
  logBytes: number;
  /** Bytes of output after which it is stopped. */
  outputBytes: number;
}

const MIB = 1024 ** 2;

export function defaultLimits(): Limits {
  return {
    memoryBytes: Math.max(2048 * MIB, Math.floor(availableMemory() * 0.8)),
    tasks: 4096,
    fileBytes: 8192 * MIB,
    logBytes: 64 * MIB,
    outputBytes: 4096 * MIB,
  };
}

/** What must stay free on the host. Memory files, for one, are in no process's account. */
const RESERVE_BYTES = 512 * MIB;

/** Most commands are done before the first look, and pay nothing. */
const FIRST_LOOK_MS = 500;
const LOOK_EVERY_MS = 250;

type Stop = NonNullable<ExecResult['stopped']>;

/** Looks after a running process and calls `stop` where it meets a limit. `folder` is on the disk it fills. */
export function watch(
  pid: number,
  limits: Limits,
  folder: string,
  bytes: () => number,
  stop: (reason: Stop) => void,
): Disposable {
  const reserve = {
    memory: Math.min(RESERVE_BYTES, availableMemory() / 2),
    disk: Math.min(RESERVE_BYTES, freeDisk(folder) / 2),
  };
  const look = () => {
    const reason = metLimit();
    if (reason === null) timer = setTimeout(look, LOOK_EVERY_MS);
    else stop(reason);
  };
  const metLimit = (): Stop | null => {
    if (bytes() > limits.outputBytes || freeDisk(folder) < reserve.disk) return 'output';
    const { tasks, memoryBytes } = usageOf(pid);
    const tooMuch = tasks > limits.tasks || memoryBytes > limits.memoryBytes;
    return tooMuch || availableMemory() < reserve.memory ? 'memory' : null;
  };
  let timer = setTimeout(look, FIRST_LOOK_MS);
  return {
    [Symbol.dispose]() {
      clearTimeout(timer);
    },
  };
}

function freeDisk(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    // The folder is gone, and the run with it.
    return Number.POSITIVE_INFINITY;
  }
}
