import type { FileReader } from '../../types.ts';
import { HOOK_SOURCES, type HookSource } from './hook-sources.ts';

/** What the repository runs on a commit message. */
export interface CommitMessageHook {
  /** Program and arguments; the path of the file with the message goes behind them. Runs in the sandbox alone. */
  argv: readonly string[];
  /** Where it stands: `.husky/commit-msg`. */
  source: string;
}

/**
 * The hook that git would run on the message of a commit here, where a tool that is known has set it up.
 * @param files of the pinned commit
 */
export async function commitMessageHook(files: FileReader): Promise<CommitMessageHook | null> {
  const there = new Set(await files.list());
  for (const source of HOOK_SOURCES) {
    const hook = await hookOf(source, files, there);
    if (hook !== null) return hook;
  }
  return null;
}

async function hookOf(
  { paths, script }: HookSource,
  files: FileReader,
  there: ReadonlySet<string>,
): Promise<CommitMessageHook | null> {
  const path = paths.find((each) => there.has(each));
  const text = path === undefined ? null : await files.read(path);
  if (path === undefined || text === null) return null;
  const found = script(text);
  return found === null || found.length > LONGEST ? null : { argv: argvOf(found, path), source: path };
}

/** Linux takes 128 KiB an argument; a hook that long is none. */
const LONGEST = 30_000;

/** How an interpreter takes a script as an argument, the name of the script behind it where it counts as one. */
const INTERPRETERS: ReadonlyArray<readonly [RegExp, (script: string, name: string) => string[]]> = [
  [/\b(?:ba|z|k|da)?sh\b/, (script, name) => ['-e', '-c', script, name]],
  [/\bpython3?(?:\.\d+)?\b/, (script) => ['-c', script]],
  [/\bnode\b/, (script, name) => ['-e', script, name]],
  [/\b(?:ruby|perl)\b/, (script) => ['-e', script]],
];

/** With the hook's path as `$0`, what lies beside it is found. No `#!`, or an unknown one: sh, as husky does. */
function argvOf(script: string, name: string): string[] {
  const line = /^#!([^\n]{1,200})/.exec(script)?.[1] ?? '/bin/sh';
  const [interpreter, args] = INTERPRETERS.find(([pattern]) => pattern.test(line)) ?? INTERPRETERS[0] ?? [];
  const program = interpreter?.exec(line)?.[0] ?? 'sh';
  return [program, ...(args?.(script, name) ?? [])];
}
