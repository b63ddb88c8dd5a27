import { cp, lstat, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Sandbox } from '../types.ts';
import { type Beginning, beginWorkspace, MissingCommit } from './begin.ts';
import {
  addDependencies,
  type Dependencies,
  emptyTree,
  listUntracked,
  overlay,
  resetTree,
  type Tree,
} from './checkout.ts';
import { type CommitFiles, commitFiles } from './commit-files.ts';
import { type ExpectedFiles, expectedFiles } from './expected-files.ts';
import { type Git, openGit } from './git.ts';
import { type CommitSource, fetchCommit } from './missing-commit.ts';
import { listFiles } from './objects.ts';
import { openSandbox } from './sandbox.ts';
import { SPENT_CACHES } from './setup.ts';
import { removeFolder } from './temporary.ts';

/** Where evidence, logs and step scripts lie inside the sandbox, read-only. */
export const INSIDE = {
  logs: '/run/regreen/logs',
  evidence: '/run/regreen/evidence',
  steps: '/run/regreen/steps',
  repositories: '/run/regreen/repositories',
};

export interface WorkspaceOptions {
  /** The checkout on the host: the source of objects and of untracked files. */
  path: string;
  sha: string;
  /** Take uncommitted changes to tracked files along: a laptop. */
  dirty: boolean;
  /** Temporary files of the run; default: the system's. */
  tempDir?: string;
  runDir: string;
  env: Record<string, string>;
  /** Further host folders to hide. */
  hide: readonly string[];
  sandbox: 'auto' | 'none';
  /** A model will work inside: the wall is tried from there when it is first built. Called while that goes on. */
  prove?: (() => void) | null;
  /** Where a commit comes from that the checkout does not have; left out: from nowhere. */
  origin?: CommitSource | null;
  /** What was begun of it already, in the same checkout; it is discarded with the workspace. */
  begun?: Beginning | null;
}

/** Everything a run does with files, on disposable copies. The checkout itself is only read. */
export interface Workspace extends AsyncDisposable, CommitFiles {
  git: Git;
  path: string;
  base: { sha: string; tree: string };
  /** Host folders seen inside at `INSIDE`. */
  logs: string;
  evidence: string;
  steps: string;
  /** Makes a folder of the host appear read-only in every wall that is built from now on. */
  show(host: string, inside: string): void;
  /** A folder of the run on the host, for further repositories. */
  repositories: string;
  /** The files of another commit, which is fetched where the checkout does not have it. */
  filesOf(sha: string): Promise<CommitFiles>;
  /** A copy of the base (or of another git tree) with its dependencies. */
  copy(treeish?: string): Promise<Tree>;
  /** Puts the tracked files of a copy to what a git tree says. */
  reset(tree: Tree, treeish: string): Promise<void>;
  /** A git tree like `base` in which `paths` are as `from` has them. */
  overlay(base: string, from: string, paths: readonly string[]): Promise<string>;
  /** A copy of the base (or of another git tree) with its wall, made side by side. */
  walledCopy(treeish?: string): Promise<Room>;
  /** The same as soon as the wall stands: the files may still be on their way. */
  openRoom(): Promise<Room>;
  /** What a copy of the base will hold. */
  expected(): Promise<ExpectedFiles>;
  /** The git tree of a commit; `null` where the checkout does not have it. */
  treeOf(sha: string): Promise<string | null>;
  /** A copy of a git tree without any dependencies. */
  bare(treeish: string): Promise<Tree>;
  /** Removes a copy; the disk is not ours to fill. */
  discard(tree: Tree): Promise<void>;
  /** The wall around a tree, with a HOME and /tmp of its own. */
  wall(tree: Tree): Promise<Wall>;
  /** Makes what now lies in a tree and in its HOME the master that later copies start from. */
  adopt(tree: Tree, wall: Wall): Promise<void>;
}

export interface Wall {
  sandbox: Sandbox;
  /** The HOME of the sandbox, on the host. */
  home: string;
}

/** A copy with its wall. */
export interface Room {
  tree: Tree;
  wall: Wall;
  /** Ends once the tracked files and the dependencies are in the copy. A failure is met where it is awaited. */
  filled: Promise<void>;
}

export async function openWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const { path, sha, dirty, tempDir = tmpdir(), origin = null } = options;
  // The checkout may have moved on since.
  const known = options.begun?.sha === sha ? options.begun : null;
  let begun = known ?? (await beginWorkspace({ path, sha, dirty, parent: tempDir }));
  try {
    if (origin !== null) begun = await withCommit(begun, origin);
    return await openIn(begun, options);
  } catch (error) {
    await begun.discard();
    throw error;
  }
}

/** The same, with the commit fetched where the checkout does not have it. */
async function withCommit(begun: Beginning, origin: CommitSource): Promise<Beginning> {
  try {
    await begun.tree;
    return begun;
  } catch (error) {
    if (!(error instanceof MissingCommit)) throw error;
    const fetched = join(begun.dir, 'fetched');
    const why = await fetchCommit(fetched, begun.sha, origin);
    if (why !== null) throw new MissingCommit(begun.path, begun.sha, why);
    return begun.anew(fetched);
  }
}

async function openIn(begun: Beginning, options: WorkspaceOptions): Promise<Workspace> {
  const { dir, git } = begun;
  const folders = {
    logs: join(options.runDir, 'logs'),
    evidence: join(options.runDir, 'evidence'),
    steps: join(dir, 'steps'),
  };
  // One for all walls: it is shown read-only.
  const gitDir = join(dir, 'dotgit');
  const [tree] = await Promise.all([
    begun.tree,
    writeBoxGit(gitDir, options.sha, git),
    ...Object.values(folders).map((folder) => mkdir(folder, { recursive: true })),
  ]);
  const base = { sha: options.sha, tree };
  let dependencies = leftByEarlierSteps(begun, options);
  let first: Beginning['first'] | null = begun.first;
  const pipes = [...begun.pipes];
  const others: Git[] = [];
  let masterHome: string | null = null;
  const shown: Array<{ host: string; inside: string }> = [];
  let count = 0;

  const wall = async (target: Tree): Promise<Wall> => {
    count += 1;
    const scratch = join(dir, `scratch-${count}`);
    await prepareHome(scratch, masterHome);
    const sandbox = await openSandbox({
      tree: target.dir,
      workspace: options.path,
      gitDir,
      objects: git.objects,
      scratch,
      readOnly: [
        ...(['logs', 'evidence', 'steps'] as const).map((name) => ({
          host: folders[name],
          inside: INSIDE[name],
        })),
        ...shown,
      ],
      env: options.env,
      hide: [dir, options.runDir, ...options.hide],
      mode: options.sandbox,
      pipes: pipes.splice(0),
      prove: options.prove ?? null,
    });
    return { sandbox, home: join(scratch, 'home') };
  };

  // A copy may be under way when the run ends; its folder must not come after the removal.
  const underWay = new Set<Promise<unknown>>();
  let closed = false;
  const tracked = <T>(copy: Promise<T>): Promise<T> => {
    underWay.add(copy);
    const done = () => underWay.delete(copy);
    copy.then(done, done);
    return copy;
  };
  const newTree = () => emptyTree(join(dir, `tree-${++count}`));
  /** A folder, and when the tracked files and the dependencies are in it. */
  const start = async (treeish: string): Promise<{ target: Tree; filled: Promise<void> }> => {
    if (closed) throw new Error('the workspace is gone: no copy of it can be made');
    const taken = treeish === base.tree ? first : null;
    if (taken !== null) first = null;
    const target = taken?.tree ?? (await newTree());
    const fill = async () => {
      await (taken?.filled ?? resetTree(git, target, treeish));
      await addDependencies(target, await dependencies);
    };
    const filled = tracked(fill());
    filled.catch(() => undefined);
    return { target, filled };
  };
  const openRoom = (treeish = base.tree): Promise<Room> =>
    tracked(
      start(treeish).then(async ({ target, filled }) => ({
        tree: target,
        // It is proved on the folder, whatever lies in it.
        wall: await wall(target),
        filled,
      })),
    );
  const baseFiles = commitFiles(git, begun.files);

  return {
    git,
    path: options.path,
    base,
    ...folders,
    repositories: join(dir, 'repositories'),
    show: (host, inside) => void shown.push({ host, inside }),
    ...baseFiles,
    async filesOf(sha) {
      const own = await treeOf(git, sha);
      if (own !== null) return commitFiles(git, () => listFiles(git, own));
      const fetched = join(dir, `fetched-${++count}`);
      const why = options.origin == null ? null : await fetchCommit(fetched, sha, options.origin);
      if (options.origin == null || why !== null) throw new MissingCommit(options.path, sha, why);
      const other = await openGit(options.path, `${fetched}.git`, fetched);
      others.push(other);
      return commitFiles(other, () => listFiles(other, sha));
    },
    copy: (treeish = base.tree) =>
      tracked(
        start(treeish).then(async ({ target, filled }) => {
          await filled;
          return target;
        }),
      ),
    treeOf: (sha) => treeOf(git, sha),
    openRoom,
    expected: async () => expectedFiles(baseFiles, await dependencies),
    async walledCopy(treeish) {
      const room = await openRoom(treeish);
      await room.filled;
      return room;
    },
    overlay: (onto, from, paths) => overlay(git, onto, from, paths, join(dir, `overlay-${++count}.index`)),
    async bare(treeish) {
      const target = await newTree();
      await resetTree(git, target, treeish);
      return target;
    },
    reset: (target, treeish) => resetTree(git, target, treeish),
    discard: (target) => removeFolder(target.dir).catch(() => undefined),
    wall,
    async adopt(target, { home }) {
      dependencies = Promise.resolve({ from: target.dir, paths: await listUntracked(git, target) });
      masterHome = home;
    },
    async [Symbol.asyncDispose]() {
      closed = true;
      // What is waited for may begin with one more.
      while (underWay.size > 0) await Promise.allSettled(underWay);
      for (const other of others) other.reader.close();
      await begun.discard();
    },
  };
}

/** The git tree of a commit. */
async function treeOf(git: Git, sha: string): Promise<string | null> {
  if (/\s/.test(sha)) return null;
  const [tree] = await git.reader.read([`${sha}^{commit}^{tree}`]);
  return tree?.id ?? null;
}

/** Ignored and new files of the checkout: dependencies and build output that earlier steps of the same job made. */
async function leftByEarlierSteps(
  { untracked }: Beginning,
  options: WorkspaceOptions,
): Promise<Dependencies> {
  const paths = await untracked;
  // The run folder may lie in the checkout; it is ours and no dependency.
  const own = relative(options.path, options.runDir);
  return { from: options.path, paths: paths.filter((path) => path !== own && !own.startsWith(`${path}/`)) };
}

async function prepareHome(scratch: string, master: string | null): Promise<void> {
  await mkdir(join(scratch, 'tmp'), { recursive: true });
  const home = join(scratch, 'home');
  if (master === null) return void (await mkdir(home, { recursive: true }));
  const spent = new Set(SPENT_CACHES.map((cache) => join(master, cache)));
  const filter = async (source: string) => !spent.has(source) && (await canBeCopied(source));
  await cp(master, home, { recursive: true, verbatimSymlinks: true, filter });
}

/** Sockets and pipes are of no use without the process that made them, and `cp` of Node rejects them. */
async function canBeCopied(path: string): Promise<boolean> {
  const stat = await lstat(path);
  return stat.isFile() || stat.isDirectory() || stat.isSymbolicLink();
}

/** What the model sees at `.git`: history to read, no remotes, no credentials, nothing to write. */
async function writeBoxGit(dir: string, sha: string, git: Git): Promise<void> {
  await Promise.all([
    mkdir(join(dir, 'objects')),
    writeFile(join(dir, 'HEAD'), `${sha}\n`),
    cp(join(git.dir, 'config'), join(dir, 'config')),
    cp(join(git.dir, 'shallow'), join(dir, 'shallow')).catch(() => undefined),
  ]);
}
