import type { ExecRequest } from '../../types.ts';

/** Starts commands, inside and without a wall. */
export const SHELL = '/bin/sh';

/**
 * `$1` is the folder, `$2` the file limit in blocks, `$3` the limit of processes, or empty; the command follows.
 *
 * The shell answers 126 and 127 for what cannot be started and 128 + n for signals, and stays to take in orphans, as
 * it is process 1 inside. The limit of processes is `-u` in bash and `-p` in dash.
 */
const START = [
  'cd -- "$1" || exit 126',
  'ulimit -c 0',
  'ulimit -f "$2"',
  '[ -z "$3" ] || ulimit -u "$3" 2>/dev/null || ulimit -p "$3" 2>/dev/null',
  'shift 3',
  '"$@"',
  'exit $?',
].join('; ');

/** Unit of `ulimit -f` (POSIX). */
const BLOCK_BYTES = 512;

/** Arguments of `SHELL` that run `argv` in `cwd`, an absolute path. `before` is shell code that comes first. */
export function shellArguments(
  argv: readonly string[],
  cwd: string,
  limits: { fileBytes: number; tasks: number | null },
  before = '',
): string[] {
  const blocks = Math.floor(limits.fileBytes / BLOCK_BYTES);
  return ['-c', before + START, 'sh', cwd, String(blocks), String(limits.tasks ?? ''), ...argv];
}

const FIXED = { LANG: 'C.UTF-8', CI: 'true', TERM: 'dumb', NO_COLOR: '1' };

/** The whole environment of a command. What the request adds counts most. */
export function variables(
  own: { path: readonly string[]; home: string; tmp: string; env: Readonly<Record<string, string>> },
  request: ExecRequest,
): Record<string, string> {
  const places = { PATH: own.path.join(':'), HOME: own.home, TMPDIR: own.tmp };
  const all = { ...FIXED, ...own.env, ...places, ...request.env };
  return Object.fromEntries(Object.entries(all).filter(([name]) => name !== '' && !name.includes('=')));
}
