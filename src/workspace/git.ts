import { copyFile, cp, lstat, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { WrongUse } from '../types.ts';
import { type ObjectReader, objectReader } from './object-reader.ts';
import { runProgram } from './program.ts';
import { systemProgram } from './system-programs.ts';

/**
 * Git on the host, with a git directory of our own making.
 *
 * The repository under repair is hostile: its `.git/config` can name programs (`core.fsmonitor`, filters, hooks). So no
 * command ever runs with that git directory. Ours holds no configuration but what stands here and borrows the
 * repository's objects, which are data, through `objects/info/alternates`.
 */
export interface Git {
  /** Our git directory. */
  dir: string;
  /** The repository's object folder. */
  objects: string;
  /** Runs git and gives standard output; rejects with git's own message. */
  run(args: readonly string[], options?: GitOptions): Promise<string>;
  /** The same for output that is no text. */
  bytes(args: readonly string[], options?: GitOptions): Promise<Buffer>;
  /** Objects by name, read by one process that stays. */
  reader: ObjectReader;
  /** What every call starts with. */
  command: readonly [program: string, ...args: string[]];
}

interface GitOptions {
  workTree?: string;
  index?: string;
  input?: string;
}

/** No repository, or one whose layout is not understood: a sentence for people. */
export class NotARepository extends WrongUse {}

const NO_SUCH = (workspace: string) =>
  `'${workspace}' is no git repository: run actions/checkout before regreen, or give a checkout with --cwd`;

/** What no configuration of a repository may change. */
export const HARDENED = [
  '--no-replace-objects',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.attributesFile=/dev/null',
  '-c',
  'core.quotePath=false',
  '-c',
  'diff.ignoreSubmodules=all',
  '-c',
  'gc.auto=0',
];

/**
 * Makes the trusted git directory in `dir` for the checkout at `workspace`.
 * @param fetched a git directory of our own, whose objects count instead of the checkout's
 */
export async function openGit(workspace: string, dir: string, fetched?: string): Promise<Git> {
  const common = fetched ?? (await commonDir(workspace));
  const objects = join(common, 'objects');
  await mkdir(join(dir, 'objects', 'info'), { recursive: true });
  await mkdir(join(dir, 'refs', 'heads'), { recursive: true });
  await Promise.all([
    writeFile(join(dir, 'HEAD'), 'ref: refs/heads/none\n'),
    writeFile(join(dir, 'config'), await trustedConfig(common)),
    writeFile(join(dir, 'objects', 'info', 'alternates'), `${objects}\n`),
    copyShallow(common, dir),
  ]);
  const program = systemProgram('git');
  if (program === null) throw new NotARepository('git is not installed: `sudo apt-get install -y git`');
  const always = [...HARDENED, `--git-dir=${dir}`];
  const bytes: Git['bytes'] = (args, options = {}) => {
    const where = options.workTree === undefined ? [] : ['-C', options.workTree];
    const input = options.input === undefined ? {} : { input: options.input };
    return runProgram(program, [...always, ...where, ...args], { env: gitEnv(options), ...input });
  };
  return {
    dir,
    objects,
    command: [program, ...always],
    reader: objectReader(program, [...always, 'cat-file', '--batch'], gitEnv()),
    bytes,
    run: async (args, options) => DECODER.decode(await bytes(args, options)),
  };
}

/** Leaves out a byte order mark. */
const DECODER = new TextDecoder();

/** The whole environment of a git on the host. */
export function gitEnv(options: GitOptions = {}): Record<string, string> {
  return {
    PATH: '/usr/bin:/bin',
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_AUTHOR_NAME: 'regreen',
    GIT_AUTHOR_EMAIL: 'regreen@localhost',
    GIT_COMMITTER_NAME: 'regreen',
    GIT_COMMITTER_EMAIL: 'regreen@localhost',
    ...(options.workTree === undefined ? {} : { GIT_WORK_TREE: options.workTree }),
    ...(options.index === undefined ? {} : { GIT_INDEX_FILE: options.index }),
  };
}

/** The folder that holds objects and refs: of a plain checkout, a linked worktree or a submodule. */
async function commonDir(workspace: string): Promise<string> {
  const dotGit = join(workspace, '.git');
  const stat = await lstat(dotGit).catch(() => null);
  if (stat?.isDirectory()) return dotGit;
  if (!stat?.isFile()) throw new NotARepository(NO_SUCH(workspace));
  const pointer = /^gitdir: (.+?)\s*$/.exec(await readFile(dotGit, 'utf8'))?.[1];
  if (pointer === undefined) throw new NotARepository(NO_SUCH(workspace));
  const gitDir = resolve(workspace, pointer);
  const common = await readFile(join(gitDir, 'commondir'), 'utf8').catch(() => null);
  return common === null ? gitDir : resolve(gitDir, common.trim());
}

/** Only what changes the meaning of objects is taken over from the repository's configuration. */
async function trustedConfig(common: string): Promise<string> {
  const theirs = await readFile(join(common, 'config'), 'utf8').catch(() => '');
  if (/^[ \t]*refstorage[ \t]*=[ \t]*reftable/im.test(theirs))
    throw new NotARepository(
      `'${common}' keeps its refs as a reftable, which regreen cannot read yet: \`git refs migrate --ref-format=files\``,
    );
  const sha256 = /^[ \t]*objectformat[ \t]*=[ \t]*sha256[ \t]*$/im.test(theirs);
  const format = sha256 ? '1\n[extensions]\n\tobjectFormat = sha256' : '0';
  return `[core]\n\tbare = false\n\trepositoryformatversion = ${format}\n`;
}

async function copyShallow(common: string, dir: string): Promise<void> {
  const shallow = await readFile(join(common, 'shallow')).catch(() => null);
  if (shallow !== null) await writeFile(join(dir, 'shallow'), shallow);
}

/** The commit and branch a checkout stands on, read as files. `branch` is `null` on a detached head. */
export async function readHead(workspace: string): Promise<{ sha: string; branch: string | null } | null> {
  const common = await commonDir(workspace);
  const gitDir = await ownGitDir(workspace);
  const head = (await readFile(join(gitDir, 'HEAD'), 'utf8').catch(() => '')).trim();
  if (isSha(head)) return { sha: head, branch: null };
  const ref = /^ref: (refs\/\S+)$/.exec(head)?.[1];
  if (ref === undefined) return null;
  const sha = await resolveRef(common, ref);
  return sha === null ? null : { sha, branch: ref.replace(/^refs\/heads\//, '') };
}

/** The checkout's own index, a file of data; `null` where there is none. */
export async function ownIndex(workspace: string): Promise<string | null> {
  const index = join(await ownGitDir(workspace), 'index');
  return (await lstat(index).catch(() => null))?.isFile() ? index : null;
}

async function ownGitDir(workspace: string): Promise<string> {
  const dotGit = join(workspace, '.git');
  if ((await lstat(dotGit)).isDirectory()) return dotGit;
  const pointer = /^gitdir: (.+?)\s*$/.exec(await readFile(dotGit, 'utf8'))?.[1] ?? '';
  return resolve(workspace, pointer);
}

async function resolveRef(common: string, ref: string): Promise<string | null> {
  const loose = (await readFile(join(common, ref), 'utf8').catch(() => '')).trim();
  if (isSha(loose)) return loose;
  const packed = await readFile(join(common, 'packed-refs'), 'utf8').catch(() => '');
  for (const line of packed.split('\n')) {
    const [sha, name] = line.split(' ');
    if (name === ref && sha !== undefined && isSha(sha)) return sha;
  }
  return null;
}

export function isSha(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/** Lets a trusted git directory resolve the repository's branches and tags: refs are data, and copied as such. */
export async function copyRefs(workspace: string, git: Git): Promise<void> {
  const common = await commonDir(workspace);
  await cp(join(common, 'refs'), join(git.dir, 'refs'), { recursive: true, verbatimSymlinks: true });
  await copyFile(join(common, 'packed-refs'), join(git.dir, 'packed-refs')).catch(() => undefined);
  const head = await readHead(workspace);
  if (head !== null) await writeFile(join(git.dir, 'HEAD'), `${head.sha}\n`);
}
