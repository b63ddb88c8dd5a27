import { readFile } from 'node:fs/promises';
import type { Sandbox } from '../../types.ts';
import type { CommitMessageHook } from './hook.ts';

/** Runs a program in the sandbox, in the root of a tree that holds the repository. */
export type HookRoom = (
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
) => Promise<{ exitCode: number | null; output: string }>;

/** How the hook took the message that was kept. */
export interface HookResult {
  source: string;
  /** `null` where it could not run. */
  exitCode: number | null;
  /** What kept it from running, in words. */
  missing: string | null;
}

/** More messages are not tried. */
const MAX_TRIES = 4;

/**
 * Runs the repository's commit-msg hook on each message in turn until one is taken. None is: the first one stays, with
 * the exit code it got. A hook that cannot run here says nothing about the message, and that is told instead.
 * @param candidates at least one; the best first
 * @param missing the piece that kept a command from starting, by its exit code and the lines of its output
 */
export async function checkMessage<Candidate extends { message: string }>(
  room: HookRoom,
  hook: CommitMessageHook,
  candidates: readonly [Candidate, ...Candidate[]],
  missing: (exitCode: number | null, lines: readonly string[]) => string | null,
): Promise<{ chosen: Candidate; hook: HookResult }> {
  const { source } = hook;
  let first: number | null = null;
  for (const [i, candidate] of candidates.slice(0, MAX_TRIES).entries()) {
    const { exitCode, output } = await room(...run(hook, candidate.message));
    if (exitCode === 0) return { chosen: candidate, hook: { source, exitCode, missing: null } };
    const piece =
      exitCode === null
        ? 'an end within its time'
        : (missing(exitCode, output.split('\n')) ?? absent(output));
    if (piece !== null) return { chosen: candidates[0], hook: { source, exitCode: null, missing: piece } };
    if (i === 0) first = exitCode;
  }
  return { chosen: candidates[0], hook: { source, exitCode: first, missing: null } };
}

/**
 * The file of the message is written inside, by the same shell: nothing of ours goes into a folder that the
 * repository's code could have prepared. Tools of the project come first in PATH, as under husky.
 */
const WRITE_AND_RUN =
  'file=$(mktemp) && printf "%s\\n" "$REGREEN_MESSAGE" > "$file" || exit 126; unset REGREEN_MESSAGE; PATH="$PWD/node_modules/.bin:$PATH" exec "$@" "$file"';

const run = ({ argv }: CommitMessageHook, message: string) =>
  [['sh', '-c', WRITE_AND_RUN, 'commit-msg', ...argv], { REGREEN_MESSAGE: message }] as const;

/** What hooks in particular lack, with the piece in words. A tool that fetches itself cannot do so behind the wall. */
const ABSENT: ReadonlyArray<readonly [RegExp, string]> = [
  [
    /npx canceled due to missing packages|could not determine executable to run|npm (?:ERR!|error) code E?(?:NOTFOUND|NETWORK|AI_AGAIN)/i,
    'the package npx is to run',
  ],
  [/\bERR_MODULE_NOT_FOUND\b|Cannot find (?:module|package) '/, 'a module of Node'],
  [/^ModuleNotFoundError: |No module named /m, 'a module of Python'],
  [
    /An unexpected error has occurred: |InvalidManifestError|Failed to (?:clone|fetch)/,
    "pre-commit's environment",
  ],
  [
    /^\S{1,80}: (?:line )?\d{1,5}: (?:.{1,200}: (?:command )?not found|\.: (?:cannot open|can't open) .{1,200})$/im,
    'a file or program the hook calls',
  ],
];

const absent = (output: string) =>
  ABSENT.find(([pattern]) => pattern.test(output.slice(0, 100_000)))?.[1] ?? null;

const TIME_MS = 60_000;

/** A room for hooks from a sandbox; `logFile` is overwritten by each run. */
export function hookRoom(sandbox: Sandbox, logFile: string, signal?: AbortSignal): HookRoom {
  return async (argv, env) => {
    const { exitCode } = await sandbox.exec({
      argv,
      cwd: '.',
      env,
      timeoutMs: TIME_MS,
      logFile,
      network: 'none',
      ...(signal === undefined ? {} : { signal }),
    });
    return { exitCode, output: (await readFile(logFile, 'utf8')).slice(0, 100_000) };
  };
}
