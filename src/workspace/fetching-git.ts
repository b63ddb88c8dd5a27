import { gitEnv, HARDENED } from './git.ts';
import { runProgram } from './program.ts';
import { systemProgram } from './system-programs.ts';

/** Where git fetches from. */
export interface Remote {
  /** Base of git over HTTP; https, or http on loopback. */
  server: string;
  /** Reads it; `null` for none. It is sent to `server` alone. */
  token: string | null;
  signal: AbortSignal;
}

/** Lines of `ls-tree` that are read before a tree counts as too large: a small one can name its parts without end. */
const LIST_BYTES = 64 * 1024 ** 2;

/**
 * Git that fetches, on a git directory of our own that has no configuration at all: it knows HTTPS alone, follows no
 * redirect, and runs no hook, filter or LFS.
 * @param bytes the largest file it may write
 * @returns `null` where git or prlimit is not installed
 */
export function fetchingGit(dir: string, remote: Remote, bytes: number) {
  const [program, limit] = [systemProgram('git'), systemProgram('prlimit')];
  if (program === null || limit === null) return null;
  return async (args: readonly string[], workTree?: string): Promise<string> => {
    const argv = [`--fsize=${bytes}`, '--', program, ...HARDENED, ...OVER_HTTPS, `--git-dir=${dir}`];
    const output = await runProgram(limit, [...argv, ...args], {
      ...(workTree === undefined ? {} : { cwd: workTree }),
      env: { ...gitEnv(workTree === undefined ? {} : { workTree }), ...access(remote) },
      maxBytes: LIST_BYTES,
      signal: remote.signal,
    });
    return output.toString('utf8');
  };
}

const OVER_HTTPS = [
  // One file, so that the limit of its size is that of the whole.
  ...['-c', 'fetch.unpackLimit=1'],
  // The header with the token would go along.
  ...['-c', 'http.followRedirects=false'],
  ...['-c', 'credential.helper='],
  ...['-c', 'core.protectNTFS=true', '-c', 'core.protectHFS=true'],
  ...['-c', 'submodule.recurse=false', '-c', 'fetch.recurseSubmodules=false'],
  ...['-c', 'http.lowSpeedLimit=1000', '-c', 'http.lowSpeedTime=60'],
];

/** Protocols and the token. In the environment: arguments can be read by every user of the machine. */
function access({ server, token }: Remote): Record<string, string> {
  const { protocol, hostname } = new URL(server);
  const loopback = protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  const allowed = { GIT_ALLOW_PROTOCOL: loopback ? 'http' : 'https' };
  if (token === null || (protocol !== 'https:' && !loopback)) return allowed;
  const login = Buffer.from(`x-access-token:${token}`).toString('base64');
  return {
    ...allowed,
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `http.${server}/.extraHeader`,
    GIT_CONFIG_VALUE_0: `Authorization: basic ${login}`,
  };
}

/** Why git could not fetch: its last line says so. */
export function whyNot(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return 'it took too long, or the run was cancelled';
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  if (/redirect|returned error: 30\d/i.test(said))
    return 'the server redirects it, which is not followed; give its present name';
  if (said.trim() === '') return 'git was stopped at a limit';
  return said.trim().split('\n').at(-1)?.slice(0, 300) ?? '';
}
