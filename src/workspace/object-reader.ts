import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Socket } from 'node:net';

/** Reads objects through one `git cat-file --batch`, which stays: starting a process for each is what costs. */
export interface ObjectReader {
  /** The object of each name, in order; `null` where there is none. A name holds no line end. */
  read(names: readonly string[]): Promise<Array<GitObject | null>>;
  /** Starts the process; the first question does, too. */
  start(): void;
  close(): void;
}

interface GitObject {
  id: string;
  content: Buffer;
}

interface Waiting {
  resolve(found: GitObject | null): void;
  reject(error: Error): void;
}

/** The process is started once more after it has failed. It keeps no program from ending. */
export function objectReader(
  program: string,
  args: readonly string[],
  env: Record<string, string>,
): ObjectReader {
  let running: Batch | null = null;
  const batch = () => {
    running ??= startBatch(program, args, env, () => {
      running = null;
    });
    return running;
  };
  return {
    start: () => void batch(),
    read(names) {
      if (names.some((name) => name.includes('\n'))) throw new Error('a name of an object holds no line end');
      return Promise.all(names.map((name) => batch().ask(name)));
    },
    close() {
      running?.end();
      running = null;
    },
  };
}

interface Batch {
  ask(name: string): Promise<GitObject | null>;
  end(): void;
}

function startBatch(
  program: string,
  args: readonly string[],
  env: Record<string, string>,
  ended: () => void,
): Batch {
  const child = spawn(program, args, { env, stdio: ['pipe', 'pipe', 'ignore'] }) as ChildProcessByStdio<
    Socket,
    Socket,
    null
  >;
  const waiting: Waiting[] = [];
  const fail = (error: Error) => {
    ended();
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  const take = answers((found) => {
    waiting.shift()?.resolve(found);
    if (waiting.length === 0) child.stdout.unref();
  });
  child.stdout.on('data', take);
  child.stdin.on('error', () => undefined);
  child.once('error', fail);
  child.once('close', () => fail(new Error('git cat-file ended before it had answered')));
  child.unref();
  child.stdin.unref();
  child.stdout.unref();
  return {
    ask: (name) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        child.stdout.ref();
        child.stdin.write(`${name}\n`);
      }),
    end: () => child.stdin.end(),
  };
}

const LINE_END = 0x0a;

/** Takes the output of `--batch` as it comes: `<id> <type> <size>` and the content, or `<name> missing`. */
function answers(give: (found: GitObject | null) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = [];
  let [length, wanted] = [0, 1];
  return (chunk) => {
    chunks.push(chunk);
    length += chunk.length;
    if (length < wanted) return;
    let rest = chunks.length === 1 ? chunk : Buffer.concat(chunks);
    wanted = 1;
    for (let end = rest.indexOf(LINE_END); end >= 0; end = rest.indexOf(LINE_END)) {
      const [, id = '', size] = /^([0-9a-f]+) \w+ (\d+)$/.exec(rest.toString('latin1', 0, end)) ?? [];
      const after = end + 1 + (size === undefined ? 0 : Number(size) + 1);
      wanted = after;
      if (rest.length < after) break;
      give(size === undefined ? null : { id, content: Buffer.from(rest.subarray(end + 1, after - 1)) });
      rest = rest.subarray(after);
      wanted = 1;
    }
    chunks = rest.length === 0 ? [] : [rest];
    length = rest.length;
  };
}
