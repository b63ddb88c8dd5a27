import { cp, lstat, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Sandbox } from '../types.ts';
import {
  addDependencies,
  type Dependencies,
  emptyTree,
  listUntracked,
  overlay,
  resetTree,
  snapshot,
  snapshotIndex,
  type Tree,
} from './checkout.ts';
import { type Git, openGit } from './git.ts';
import { listFiles, type TreeFile } from './objects.ts';
import { openSandbox } from './sandbox.ts';
import { SPENT_CACHES } from './setup.ts';
import { removeFolder, temporaryFolder } from './temporary.ts';

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
}

/** Everything a run does with files, on disposable copies. The checkout itself is only read. */
export interface Workspace extends AsyncDisposable {
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
  /** A file of the base as text; `null` where there is none. */
  fileAt(path: string): Promise<string | null>;
  /** The files of the base, as git has them. */
  files(): Promise<TreeFile[]>;
  /** A copy of the base (or of another git tree) with its dependencies. */
  copy(treeish?: string): Promise<Tree>;
  /** Puts the tracked files of a copy to what a git tree says. */
  reset(tree: Tree, treeish: string): Promise<void>;
  /** A git tree like `base` in which `paths` are as `from` has them. */
  overlay(base: string, from: string, paths: readonly string[]): Promise<string>;
  /** A copy of the base (or of another git tree) with its wall, made side by side. */
  walledCopy(treeish?: string): Promise<{ tree: Tree; wall: Wall }>;
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

/** The commit is not among the objects of the checkout. */
export class MissingCommit extends Error {}

export async function openWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const dir = await temporaryFolder(options.tempDir ?? tmpdir());
  try {
    return await openIn(dir, options);
  } catch (error) {
    await removeFolder(dir);
    throw error;
  }
}

async function openIn(dir: string, options: WorkspaceOptions): Promise<Workspace> {
  const git = await openGit(options.path, join(dir, 'git'));
  const treeOf = (sha: string) =>
    git.run(['rev-parse', '--verify', '--quiet', `${sha}^{commit}^{tree}`]).then(
      (out) => out.trim(),
      () => null,
    );
  const committed = await treeOf(options.sha);
  if (committed === null)
    throw new MissingCommit(
      `commit ${options.sha} is not in the checkout at '${options.path}': let actions/checkout fetch it (\`ref\` with that sha, or \`fetch-depth: 0\`)`,
    );
  const tree = options.dirty ? await snapshot(git, options.path, options.sha) : committed;
  const base = { sha: options.sha, tree };
  const folders = {
    logs: join(options.runDir, 'logs'),
    evidence: join(options.runDir, 'evidence'),
    steps: join(dir, 'steps'),
  };
  await Promise.all(Object.values(folders).map((folder) => mkdir(folder, { recursive: true })));

  // One for all walls: it is shown read-only.
  const gitDir = join(dir, 'dotgit');
  let [dependencies] = await Promise.all([
    leftByEarlierSteps(git, options, tree, dir),
    writeBoxGit(gitDir, base.sha, git),
  ]);
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
    });
    return { sandbox, home: join(scratch, 'home') };
  };

  // A copy may be under way when the run ends; its folder must not come after the removal.
  const underWay = new Set<Promise<unknown>>();
  const tracked = <T>(copy: Promise<T>): Promise<T> => {
    underWay.add(copy);
    const done = () => underWay.delete(copy);
    copy.then(done, done);
    return copy;
  };
  let files: Promise<TreeFile[]> | null = null;
  const newTree = () => emptyTree(join(dir, `tree-${++count}`));
  const fill = async (target: Tree, treeish: string) => {
    await resetTree(git, target, treeish);
    await addDependencies(target, dependencies);
  };

  return {
    git,
    path: options.path,
    base,
    ...folders,
    repositories: join(dir, 'repositories'),
    show: (host, inside) => void shown.push({ host, inside }),
    fileAt: (path) => git.run(['cat-file', 'blob', `${base.tree}:${path}`]).catch(() => null),
    files() {
      files ??= listFiles(git, base.tree);
      return files;
    },
    copy: (treeish = base.tree) =>
      tracked(
        newTree().then(async (target) => {
          await fill(target, treeish);
          return target;
        }),
      ),
    treeOf,
    async walledCopy(treeish = base.tree) {
      const target = await newTree();
      // The wall is proved on the folder, whatever lies in it.
      const [, built] = await Promise.all([fill(target, treeish), wall(target)]);
      return { tree: target, wall: built };
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
      dependencies = { from: target.dir, paths: await listUntracked(git, target) };
      masterHome = home;
    },
    async [Symbol.asyncDispose]() {
      await Promise.allSettled(underWay);
      // What is left in a temporary folder must not undo what was done.
      await removeFolder(dir).catch(() => undefined);
    },
  };
}

/** Ignored and new files of the checkout: dependencies and build output that earlier steps of the same job made. */
async function leftByEarlierSteps(
  git: Git,
  options: WorkspaceOptions,
  tree: string,
  dir: string,
): Promise<Dependencies> {
  const index = options.dirty ? snapshotIndex(git) : join(dir, 'checkout.index');
  if (!options.dirty) await git.run(['read-tree', tree], { index });
  const paths = await listUntracked(git, { dir: options.path, index });
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
  await mkdir(join(dir, 'refs', 'heads'), { recursive: true });
  await mkdir(join(dir, 'objects'));
  await Promise.all([
    writeFile(join(dir, 'HEAD'), `${sha}\n`),
    cp(join(git.dir, 'config'), join(dir, 'config')),
    cp(join(git.dir, 'shallow'), join(dir, 'shallow')).catch(() => undefined),
    git.run(['read-tree', sha], { index: join(dir, 'index') }),
  ]);
}
