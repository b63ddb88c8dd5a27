import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { REPOSITORY, SUBMODULES } from '../text/repository-name.ts';
import { fetchingGit, type Remote, whyNot } from './fetching-git.ts';
import { type Git, isSha } from './git.ts';
import { isGitName } from './patch.ts';

/** Where further repositories come from. */
export interface RepositorySource extends Remote {
  /** Submodules are read with the token: who wrote `.gitmodules` may write here, and see what the token sees. */
  trusted: boolean;
  /** The repository under repair as `owner/name`, for submodules with a relative address; `null`: not known. */
  repository: string | null;
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
  const run = fetchingGit(git, source, caps.bytes);
  if (run === null)
    throw new RepositoryUnavailable('repositories need git and prlimit: install git and util-linux');
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
    throw failed(whyNot(error, source.signal));
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
