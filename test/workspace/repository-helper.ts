import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { emptyTree, resetTree, type Tree } from '../../src/workspace/checkout.ts';
import { type Git, openGit } from '../../src/workspace/git.ts';
import { type Collected, collectPatch, untrackedBaseline } from '../../src/workspace/patch.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

export interface TestRepository extends AsyncDisposable {
  /** Holds the checkout and is free for more. */
  folder: string;
  /** The checkout. */
  path: string;
  sha: string;
  /** Git as a person would run it, with whatever the checkout's configuration says. */
  git(...args: string[]): Promise<string>;
}

const ENV = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.org',
};

export async function runGit(cwd: string, ...args: string[]): Promise<string> {
  return (await execa('git', args, { cwd, env: ENV, stdin: 'ignore' })).stdout;
}

export async function writeFiles(root: string, files: Files): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
}

/** A checkout whose branch `main` has one commit with `files`. */
export async function openRepository(
  files: Files = { 'a.txt': 'a\n' },
  ...init: string[]
): Promise<TestRepository> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'repository-')));
  const path = join(folder, 'checkout');
  await runGit(folder, 'init', '--quiet', '--template=', '--initial-branch=main', ...init, path);
  await writeFiles(path, files);
  await runGit(path, 'add', '--all', '--force');
  await runGit(path, 'commit', '--quiet', '--allow-empty', '--message=begin');
  return {
    folder,
    path,
    sha: await runGit(path, 'rev-parse', 'HEAD'),
    git: (...args) => runGit(path, ...args),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

export interface Agent {
  git: Git;
  tree: Tree;
  base: { sha: string; tree: string };
  /** What was done since the agent got its tree. */
  collect(): Promise<Collected>;
}

/** A copy of the repository to change. `setUp` comes before the agent. */
export async function openAgent(
  repository: TestRepository,
  setUp: (dir: string) => Promise<void> = async () => undefined,
): Promise<Agent> {
  const git = await openGit(repository.path, join(repository.folder, 'trusted'));
  const base = {
    sha: repository.sha,
    tree: (await git.run(['rev-parse', `${repository.sha}^{tree}`])).trim(),
  };
  const tree = await createTree(git, join(repository.folder, 'copy'), base.tree);
  await setUp(tree.dir);
  const baseline = await untrackedBaseline(git, tree);
  return { git, tree, base, collect: () => collectPatch(git, tree, base, baseline) };
}

/** The tree a fresh clone has once the patch is applied with plain git. */
export async function applyToClone(repository: TestRepository, { patch }: Collected): Promise<string> {
  const clone = join(repository.folder, 'clone');
  await runGit(repository.folder, 'clone', '--quiet', '--template=', repository.path, clone);
  const file = join(repository.folder, 'regreen.patch');
  await writeFile(file, patch.diff);
  await runGit(clone, 'apply', '--index', '--allow-empty', file);
  return runGit(clone, 'write-tree');
}

/** A folder with the tracked files of a commit or tree. */
export async function createTree(git: Git, dir: string, treeish: string): Promise<Tree> {
  const tree = await emptyTree(dir);
  await resetTree(git, tree, treeish);
  return tree;
}
