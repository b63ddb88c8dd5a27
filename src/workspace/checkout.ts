import { copyFile, lstat, mkdir, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { type Git, gitEnv, ownIndex } from './git.ts';
import { runProgram } from './program.ts';
import { systemProgram } from './system-programs.ts';

/** A disposable folder of files on the host, with the index that belongs to it. */
export interface Tree {
  dir: string;
  index: string;
  /** Top-level entries that are not tracked: dependencies, caches, build output. */
  untracked: string[];
}

/** Entries that come from outside git: what set-up or earlier steps of the job left. Never written to. */
export interface Dependencies {
  from: string;
  paths: string[];
}

/** A folder for a tree, with nothing in it yet. */
export async function emptyTree(dir: string): Promise<Tree> {
  await mkdir(dir, { recursive: true });
  return { dir, index: `${dir}.index`, untracked: [] };
}

/** Puts the tracked files back to what `treeish` says; leaves the others alone. */
export async function resetTree(git: Git, tree: Tree, treeish: string): Promise<void> {
  await git.run(['read-tree', '--reset', '-u', treeish], { workTree: tree.dir, index: tree.index });
}

/** Whole folders are one entry. */
export const LIST_UNTRACKED = ['ls-files', '--others', '--directory', '--no-empty-directory', '-z'] as const;

/** What lies in the folder beside the tracked files, whole folders as one entry. */
export async function listUntracked(git: Git, tree: Pick<Tree, 'dir' | 'index'>): Promise<string[]> {
  const out = await git.run([...LIST_UNTRACKED], {
    workTree: tree.dir,
    index: tree.index,
  });
  return untrackedNames(out);
}

/** Of the output of `ls-files`. */
export const untrackedNames = (out: string): string[] =>
  out
    .split('\0')
    // A name that is no UTF-8 is lost in the decoding.
    .filter((path) => path !== '' && !isGitDir(path) && !path.includes('\uFFFD'))
    .map((path) => path.replace(/\/$/, ''));

/** Paths of 4 kB, so many of them, stay within the 2 MB that Linux allows for all arguments of a program. */
const PATHS_A_COPY = 400;

const isGitDir = (path: string) => path === '.git' || path.startsWith('.git/');

/**
 * Copies dependencies into a tree. Reflinks where the file system has them, plain copies otherwise, never hard links:
 * what is done to the copy must not reach the master.
 */
export async function addDependencies(tree: Tree, dependencies: Dependencies): Promise<void> {
  if (dependencies.paths.length === 0) return;
  const cp = systemProgram('cp');
  if (cp === null) throw new Error('cp is missing from the system folders');
  for (let i = 0; i < dependencies.paths.length; i += PATHS_A_COPY) {
    const paths = dependencies.paths.slice(i, i + PATHS_A_COPY).map((path) => `./${path}`);
    await runProgram(cp, ['-a', '--reflink=auto', '--parents', '--', ...paths, tree.dir], {
      cwd: dependencies.from,
      env: { PATH: '/usr/bin:/bin' },
    });
  }
  tree.untracked = [...dependencies.paths];
  // A second checkout inside this one keeps its own credentials there.
  const isFolder = async (path: string) => (await lstat(path)).isDirectory();
  for (const path of dependencies.paths.map((each) => join(tree.dir, each)))
    if (await isFolder(path)) await rm(join(path, '.git'), { recursive: true, force: true });
}

/**
 * The tree of the working copy as it stands: `HEAD` with the changes to tracked files that are not committed yet.
 * Used on a laptop, where people ask about what they see. Starts from a copy of the checkout's own index where there is
 * one: it knows which files have not changed, so that not every file is read.
 */
export async function snapshot(git: Git, workspace: string, sha: string): Promise<string> {
  await takeIndex(git, workspace);
  const args = ['-c', `${SNAPSHOT}\nsnapshot "$@"`, 'sh', workspace, sha, ...git.command];
  const env = gitEnv({ index: snapshotIndex(git) });
  return (await runProgram(SHELL, args, { env })).toString('latin1').trim();
}

export const SHELL = '/bin/sh';

/**
 * Prints the tree: `$1` is the checkout, `$2` the commit, git with its fixed arguments follows. A merge under way, or an
 * index in parts, cannot be taken over.
 */
export const SNAPSHOT = `
snapshot() (
  checkout=$1 sha=$2
  shift 2
  added() { "$@" -C "$checkout" --work-tree="$checkout" add --update -- . && "$@" write-tree; }
  [ -e "$GIT_INDEX_FILE" ] && added "$@" 2>/dev/null && exit
  rm -f "$GIT_INDEX_FILE"
  "$@" read-tree "$sha" && added "$@"
)`;

/** Copies the checkout's own index for a snapshot, where there is one. */
export async function takeIndex(git: Git, workspace: string): Promise<void> {
  const own = await ownIndex(workspace);
  if (own === null) await rm(snapshotIndex(git), { force: true });
  else await copyIndex(own, snapshotIndex(git));
}

/**
 * Copies an index with its time, to the second: git reads a file anew only where it is not older than the index, and a
 * later index would hide an edit made in the second of the checkout (git's "racy git" note).
 */
async function copyIndex(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  const seconds = Math.floor((await lstat(from)).mtimeMs / 1000);
  await utimes(to, seconds, seconds);
}

/** The index that `snapshot` leaves; it matches the tree it gave. */
export const snapshotIndex = (git: Git): string => join(git.dir, 'snapshot.index');

/**
 * A git tree like `base`, in which `paths` are as `from` has them; a path that `from` lacks is gone.
 * @returns the id of the tree
 */
export async function overlay(
  git: Git,
  base: string,
  from: string,
  paths: readonly string[],
  index: string,
): Promise<string> {
  await git.run(['read-tree', base], { index });
  const known = new Map(
    (await git.run(['ls-tree', '-r', '-z', from]))
      .split('\0')
      .filter(Boolean)
      .map((line) => {
        const [meta = '', path = ''] = line.split('\t');
        const [mode, , sha] = meta.split(' ');
        return [path, `${mode} ${sha}\t${path}`];
      }),
  );
  const entries = paths.map((path) => `${known.get(path) ?? `0 ${'0'.repeat(base.length)}\t${path}`}\0`);
  await git.run(['update-index', '-z', '--index-info'], { index, input: entries.join('') });
  return (await git.run(['write-tree'], { index })).trim();
}
