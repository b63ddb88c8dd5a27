import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, constants, openSync, rmSync, writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { systemProgram } from '../system-programs.ts';

const CHUNK_BYTES = 64 * 1024;

export interface Output extends Disposable {
  /** Descriptor commands write to. */
  readonly writeEnd: number;
  /** To be called once the command has the descriptor, or the pipe never ends. */
  closeWriteEnd(): void;
  /** Says something in the log in place of the command. */
  say(text: string): void;
  /** Bytes that came so far. */
  bytes(): number;
  /** Resolves when nobody holds the write end any more and all of it has been read. */
  readonly ended: Promise<void>;
}

/** Gives the path of a new named pipe each time. */
export type PipeStock = () => Promise<string>;

/** Pipes made in one go, as starting a program for each would double the time of a short command. */
const BATCH = 64;

/** Pipes in `folder`, which commands must not see. @param ready paths of pipes that are there already */
export function pipeStock(folder: string, ready: readonly string[] = []): PipeStock {
  const stock = [...ready];
  return async () => {
    for (;;) {
      const path = stock.pop();
      if (path !== undefined) return path;
      const mkfifo = systemProgram('mkfifo');
      if (mkfifo === null) throw new Error("'mkfifo' is in no system folder: install coreutils");
      const paths = Array.from({ length: BATCH }, () => join(folder, `pipe-${randomUUID()}`));
      await promisify(execFile)(mkfifo, ['-m', '600', ...paths], { env: {} });
      stock.push(...paths);
    }
  };
}

/**
 * A pipe into a file that keeps the first `keepBytes` bytes and counts the rest; memory grows with neither.
 *
 * One pipe for output and error keeps their order. It is a named one because Node's own are sockets, and opening
 * `/dev/stdout` fails on a socket.
 */
export async function openOutput(pipes: PipeStock, logFile: string, keepBytes: number): Promise<Output> {
  const [readEnd, writeEnd] = openPipe(await pipes());
  const log = openSync(logFile, 'w');
  let [bytes, room] = [0, keepBytes];
  const take = (length: number, chunk: Uint8Array): boolean => {
    const kept = Math.min(length, room);
    // A full disk is no reason to lose the command's exit code.
    room = writeAll(log, chunk.subarray(0, kept)) ? room - kept : 0;
    bytes += length;
    return true;
  };
  const onread = { buffer: Buffer.alloc(CHUNK_BYTES), callback: take };
  const pipe = new Socket({ fd: readEnd, readable: true, writable: false, onread });
  const ended = new Promise<void>((resolve) => {
    pipe.once('close', () => resolve()).resume();
  });
  let writeEndOpen = true;
  const closeWriteEnd = () => {
    if (writeEndOpen) closeSync(writeEnd);
    writeEndOpen = false;
  };
  return {
    writeEnd,
    closeWriteEnd,
    say: (text) => take(Buffer.byteLength(text), Buffer.from(text)),
    bytes: () => bytes,
    ended,
    [Symbol.dispose]() {
      closeWriteEnd();
      pipe.destroy();
      closeSync(log);
    },
  };
}

function writeAll(file: number, chunk: Uint8Array): boolean {
  try {
    for (let at = 0; at < chunk.length; ) at += writeSync(file, chunk, at);
    return true;
  } catch {
    return false;
  }
}

function openPipe(path: string): [readEnd: number, writeEnd: number] {
  try {
    // The read end first, or opening the write end would wait for it.
    const readEnd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    return [readEnd, openSync(path, constants.O_WRONLY)];
  } finally {
    rmSync(path);
  }
}
