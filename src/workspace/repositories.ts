import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { execa } from 'execa';
import { REPOSITORY, SUBMODULES } from '../text/repository-name.ts';
import { type Git, gitEnv, HARDENED, isSha } from './git.ts';
import { isGitName } from './patch.ts';
import { systemProgram } from './system-programs.ts';

/** Where further repositories come from. */
export interface RepositorySource {
  /** Base of git over HTTP; https, or http on loopback. */
  server: string;
  /** Reads them; `null` for none. It is sent to `server` alone. */
  token: string | null;
  /** Submodules are read with the token: who wrote `.gitmodules` may write here, and see what the token sees. */
  trusted: boolean;
  /** The repository under repair as `owner/name`, for submodules with a relative address; `null`: not known. */
  repository: string | null;
  signal: AbortSignal;
  caps?: Partial<RepositoryCaps>;
}

interface RepositoryCaps {
  /** Of one repository: what is fetched, and what it is unpacked. */
  bytes: number;
  files: number;
  /** Fetched in one run. */
  repositories: number;
  /** For all of them together. */
  ms: number;
}

const CAPS: RepositoryCaps = { bytes: 2 * 1024 ** 3, files: 200_000, repositories: 20, ms: 300_000 };

/** A repository that lies on the host, to be shown read-only. */
export interface FetchedRepository {
  /** `owner/name`, and the ref or commit it stands at. */
  name: string;
  ref: string;
  host: string;
  /** Of a submodule: its path in the repository under repair. */
  path: string | null;
}

/** Folder below `into` in which those of the input lie, as `owner/name`. */
export const NAMED = 'named';

/** Why a repository cannot be had: a sentence for people. */
export class RepositoryUnavailable extends Error {}

/**
 * Fetches the files of further repositories at one commit each, before there is a wall. Git runs with the settings of
 * `git.ts`, knows HTTPS alone, follows no redirect, and runs no hook, filter or LFS; what comes is data.
 * @param entries of the input `repositories`: `owner/name@ref`, or `submodules`
 * @param main the repository under repair and the tree whose submodules are meant
 * @param into folder on the host
 * Throws `RepositoryUnavailable`.
 */
export async function fetchRepositories(
  entries: readonly string[],
  main: { git: Git; tree: string },
  into: string,
  source: RepositorySource,
): Promise<FetchedRepository[]> {
  const caps = { ...CAPS, ...source.caps };
  const wanted = entries.flatMap((entry) => (entry === SUBMODULES ? [] : [named(entry)]));
  if (entries.includes(SUBMODULES)) wanted.push(...(await submodules(main.git, main.tree, source)));
  if (wanted.length > caps.repositories)
    throw new RepositoryUnavailable(`more than ${caps.repositories} repositories are asked for: name fewer`);
  const twice = wanted.find(
    ({ name, path }, n) => path === null && wanted.findIndex((each) => each.name === name) < n,
  );
  if (twice !== undefined)
    throw new RepositoryUnavailable(
      `repository '${twice.name}' is named twice: it can lie there at one ref alone`,
    );
  const signal = AbortSignal.any([source.signal, AbortSignal.timeout(caps.ms)]);
  const fetched: FetchedRepository[] = [];
  for (const [n, each] of wanted.entries()) {
    const host = each.path === null ? join(into, NAMED, each.name) : join(into, 'submodules', String(n));
    const token = each.path === null || source.trusted ? source.token : null;
    await fetchOne(each, host, { ...source, signal, token }, caps);
    fetched.push({ ...each, host });
  }
  return fetched;
}

type Wanted = Omit<FetchedRepository, 'host'>;

function named(entry: string): Wanted {
  const [, name = '', ref = ''] = REPOSITORY.exec(entry) ?? [];
  if (name === '') throw new RepositoryUnavailable(`'${entry.slice(0, 100)}' is no 'owner/name@ref'`);
  return { name, ref, path: null };
}

/** The submodules of a tree: their commits from the tree itself, their addresses from its `.gitmodules`. */
async function submodules(git: Git, tree: string, source: RepositorySource): Promise<Wanted[]> {
  const links = (await git.run(['ls-tree', '-r', '-z', '--full-tree', tree]))
    .split('\0')
    .filter((line) => line.startsWith('160000 '))
    .map((line) => ({ sha: line.split(/[ \t]/)[2] ?? '', path: line.slice(line.indexOf('\t') + 1) }));
  if (links.length === 0) return [];
  const urls = await submoduleUrls(git, tree);
  return links.map(({ sha, path }) => {
    const wrong = (why: string) =>
      new RepositoryUnavailable(
        `the submodule at ${JSON.stringify(path.slice(0, 200))} is not fetched: ${why}`,
      );
    if (path.split('/').some((part) => part === '' || part === '.' || part === '..' || isGitName(part)))
      throw wrong('the path is not allowed');
    const url = urls.get(path);
    if (url === undefined || !isSha(sha)) throw wrong('.gitmodules has no address for it');
    const name = nameOf(url, source);
    if (name === null)
      throw wrong(`its address ${JSON.stringify(url.slice(0, 200))} is none by https on ${source.server}`);
    return { name, ref: sha, path };
  });
}

/** `--null`: key, line end, value, NUL. A key is `submodule.NAME.path`, and the name may hold anything. */
async function submoduleUrls(git: Git, tree: string): Promise<Map<string, string>> {
  const args = ['config', '--no-includes', `--blob=${tree}:.gitmodules`, '--null', '--list'];
  const listed = await git.run(args).catch(() => '');
  const fields: Record<'path' | 'url', Map<string, string>> = { path: new Map(), url: new Map() };
  for (const entry of listed.split('\0')) {
    const end = entry.indexOf('\n');
    const [, name, field] = /^submodule\.(.*)\.(path|url)$/s.exec(entry.slice(0, end)) ?? [];
    if (name !== undefined && (field === 'path' || field === 'url'))
      fields[field].set(name, entry.slice(end + 1));
  }
  return new Map([...fields.path].map(([name, path]) => [path, fields.url.get(name) ?? '']));
}

/** `owner/name` of an address on the same server, absolute or relative to the repository; `null` for any other. */
function nameOf(url: string, { server, repository }: RepositorySource): string | null {
  const base = `${server}/`;
  const relative = /^\.\.?\//.test(url) && repository !== null;
  const path = relative ? posix.join(repository, url) : url.startsWith(base) ? url.slice(base.length) : '';
  const name = path.replace(/\/$/, '').replace(/\.git$/, '');
  return REPOSITORY.test(`${name}@ref`) ? name : null;
}

async function fetchOne(
  { name, ref }: Wanted,
  host: string,
  source: RepositorySource,
  caps: RepositoryCaps,
): Promise<void> {
  const failed = (why: string) =>
    new RepositoryUnavailable(`repository '${name}@${ref}' could not be fetched: ${why}`);
  const git = `${host}.git`;
  await mkdir(dirname(host), { recursive: true });
  await mkdir(join(git, 'objects'), { recursive: true });
  await mkdir(join(git, 'refs'));
  await writeFile(join(git, 'HEAD'), 'ref: refs/heads/none\n');
  const run = gitAt(git, source, caps);
  const url = `${source.server}/${name}.git`;
  await run([
    'fetch',
    '--depth=1',
    '--no-tags',
    '--no-write-fetch-head',
    '--quiet',
    '--',
    url,
    `+${ref}:${FETCHED}`,
  ]).catch((error: unknown) => {
    throw failed(reasonOf(error, source.signal));
  });
  const files = await run(['ls-tree', '-r', '-l', '-z', '--full-tree', FETCHED]).catch(() => null);
  const sizes = files?.split('\0').map((line) => Number(/^\d+ \w+ \S+ +(\d+)\t/.exec(line)?.[1] ?? 0)) ?? [];
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  if (files === null || sizes.length > caps.files || bytes > caps.bytes)
    throw failed(`it is larger than ${caps.files} files or ${caps.bytes} bytes`);
  await mkdir(host);
  await run(['read-tree', '--reset', '-u', FETCHED], host);
  // The files are what is shown; nobody asks git there.
  await rm(git, { recursive: true, force: true });
}

const FETCHED = 'refs/regreen/fetched';
/** Lines of `ls-tree` that are read before a tree counts as too large: a small one can name its parts without end. */
const LIST_BYTES = 64 * 1024 ** 2;

/** Runs git on a git directory of our own that has no configuration at all. */
function gitAt(dir: string, source: RepositorySource, caps: RepositoryCaps) {
  const [program, limit] = [systemProgram('git'), systemProgram('prlimit')];
  if (program === null || limit === null)
    throw new RepositoryUnavailable('repositories need git and prlimit: install git and util-linux');
  return async (args: readonly string[], workTree?: string): Promise<string> => {
    const argv = [`--fsize=${caps.bytes}`, '--', program, ...HARDENED, ...OVER_HTTPS, `--git-dir=${dir}`];
    const { stdout } = await execa(limit, [...argv, ...args], {
      ...(workTree === undefined ? {} : { cwd: workTree }),
      env: { ...gitEnv(workTree === undefined ? {} : { workTree }), ...access(source) },
      extendEnv: false,
      stdin: 'ignore',
      stripFinalNewline: false,
      maxBuffer: LIST_BYTES,
      cancelSignal: source.signal,
    });
    return stdout;
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
function access({ server, token }: RepositorySource): Record<string, string> {
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

/** Git's last line says why. */
function reasonOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return 'it took too long, or the run was cancelled';
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  if (/redirect|returned error: 30\d/i.test(said))
    return 'the server redirects it, which is not followed; give its present name';
  if (said.trim() === '') return 'git was stopped at a limit';
  return said.trim().split('\n').at(-1)?.slice(0, 300) ?? '';
}
