import { spawn } from 'node:child_process';

/** How a program of the host is run to its end. */
export interface ProgramOptions {
  /** The whole environment; nothing of ours is added. */
  env: Readonly<Record<string, string>>;
  cwd?: string;
  /** Standard input; nothing where it is left out. */
  input?: string;
  /** Bytes of output beyond which it is stopped; 512 MB. */
  maxBytes?: number;
  signal?: AbortSignal;
  /** Gets standard output as it comes, too. */
  onOutput?: (chunk: Buffer) => void;
}

/** It ended with another code than 0, was stopped, or could not be started. The message says what it said. */
export class ProgramFailed extends Error {
  readonly exitCode: number | null;
  readonly stderr: string;
  constructor(command: readonly string[], exitCode: number | null, stderr: string, cause?: unknown) {
    const said =
      stderr.trim() || (cause instanceof Error ? cause.message : `exit ${exitCode ?? 'by a signal'}`);
    super(`\`${command.join(' ').slice(0, LONGEST_COMMAND)}\` failed: ${said}`, { cause });
    this.exitCode = exitCode;
    this.stderr = stderr;
  }
}

const MAX_BYTES = 512 * 1024 ** 2;
/** Characters of a command in an error. */
const LONGEST_COMMAND = 500;

/**
 * Runs a program without a shell and gives its standard output. Rejects with `ProgramFailed`.
 * @param program its absolute path
 */
export function runProgram(
  program: string,
  args: readonly string[],
  { env, cwd, input, maxBytes = MAX_BYTES, signal, onOutput }: ProgramOptions,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const stdio = [input === undefined ? ('ignore' as const) : ('pipe' as const), 'pipe', 'pipe'] as const;
    const child = spawn(program, args, { env, cwd, signal, stdio: [...stdio] });
    const [output, errors] = [[] as Buffer[], [] as Buffer[]];
    let room = maxBytes;
    const keepIn = (chunks: Buffer[]) => (chunk: Buffer) => {
      room -= chunk.length;
      if (room >= 0) chunks.push(chunk);
      else child.kill('SIGKILL');
    };
    child.stdout?.on('data', keepIn(output));
    if (onOutput !== undefined) child.stdout?.on('data', onOutput);
    child.stderr?.on('data', keepIn(errors));
    const fail = (code: number | null, cause?: unknown) =>
      reject(new ProgramFailed([program, ...args], code, Buffer.concat(errors).toString('utf8'), cause));
    child.once('error', (error) => fail(null, error));
    child.once('close', (code) => (code === 0 && room >= 0 ? resolve(Buffer.concat(output)) : fail(code)));
    // A program that does not read all of it says so by how it ends.
    child.stdin?.on('error', () => undefined).end(input);
  });
}
