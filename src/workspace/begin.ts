import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  emptyTree,
  LIST_UNTRACKED,
  SHELL,
  SNAPSHOT,
  snapshotIndex,
  type Tree,
  takeIndex,
  untrackedNames,
} from './checkout.ts';
import { type Git, gitEnv, openGit } from './git.ts';
import { LIST_FILES, parseFiles, type TreeFile } from './objects.ts';
import { ProgramFailed, runProgram } from './program.ts';
import { systemProgram } from './system-programs.ts';
import { removeFolder, temporaryFolder } from './temporary.ts';

export interface BeginOptions {
  /** The checkout on the host: the source of objects and of untracked files. */
  path: string;
  sha: string;
  /** Take uncommitted changes to tracked files along: a laptop. */
  dirty: boolean;
  /** Folder for the temporary one. */
  parent: string;
}

/** What git does first for a workspace; it goes on while we read the rest of our code. */
export interface Beginning {
  path: string;
  sha: string;
  /** A folder of ours. */
  dir: string;
  git: Git;
  /** The base as a git tree. Rejects with `MissingCommit`. */
  tree: Promise<string>;
  /** The files of the base. */
  files(): Promise<TreeFile[]>;
  /** Named pipes for the output of commands. */
  pipes: readonly string[];
  /** What lies in the checkout beside the tracked files. */
  untracked: Promise<string[]>;
  /** A folder for whoever takes it first, and when the tracked files of the base are in it. */
  first: { tree: Tree; filled: Promise<unknown> };
  /** The same in the same folder, of the objects of another git directory: the commit was missing, and fetched. */
  anew(fetched: string): Promise<Beginning>;
  /** Waits for what is under way, and removes all of it. */
  discard(): Promise<void>;
}

/** The commit is not among the objects of the checkout. */
export class MissingCommit extends Error {
  constructor(path: string, sha: string, why: string | null = null) {
    super(
      `commit ${sha} is not in the checkout at '${path}'${why === null ? '' : ` and could not be fetched (${why})`}: let actions/checkout fetch it (\`ref\` with that sha, or \`fetch-depth: 0\`)`,
    );
  }
}

/** What git writes for us into the folder. */
const [FILES, UNTRACKED] = ['files', 'untracked'];

/** More are made where they are not enough. */
const PIPES = Array.from({ length: 32 }, (_, i) => `pipe-${i}`);

/** Exit code for a commit that is not there. */
const MISSING = 3;

/**
 * All of it in one process: each start of a program costs the more the larger we are, and no step has to wait until we
 * hear of the one before. `$1` is the checkout, `$2` the commit, `$3` says `dirty`, `$4` is our folder, `$5` that of the
 * first tree, `$6` a command that makes pipes; git with its fixed arguments follows. Prints the tree once it is known what
 * the first copy will hold; filling it comes last, as that takes longest.
 */
const SCRIPT = `${SNAPSHOT}
checkout=$1 sha=$2 dirty=$3 dir=$4 first=$5 pipes=$6
shift 6
[ -z "$pipes" ] || (cd "$dir/pipes" && exec $pipes) || exit
base=$("$@" rev-parse --verify --quiet "$sha^{commit}^{tree}") || exit ${MISSING}
if [ "$dirty" = dirty ]; then base=$(snapshot "$checkout" "$sha" "$@") || exit
else "$@" read-tree "$base" || exit; fi
"$@" ${LIST_FILES.join(' ')} "$base" > "$dir/${FILES}" || exit
"$@" -C "$checkout" --work-tree="$checkout" ${LIST_UNTRACKED.join(' ')} > "$dir/${UNTRACKED}" || exit
echo "$base"
GIT_INDEX_FILE=$dir/dotgit/index "$@" read-tree "$sha" || exit
export GIT_INDEX_FILE=$first.index
exec "$@" -C "$first" --work-tree="$first" read-tree --reset -u "$base"
`;

/** Begins a workspace: reads where the checkout stands, and sets git to work. */
export async function beginWorkspace(options: BeginOptions): Promise<Beginning> {
  const dir = await temporaryFolder(options.parent);
  try {
    return await beginIn(dir, options);
  } catch (error) {
    await removeFolder(dir);
    throw error;
  }
}

async function beginIn(dir: string, options: BeginOptions, fetched?: string): Promise<Beginning> {
  const { path, sha, dirty } = options;
  const git = await openGit(path, join(dir, fetched === undefined ? 'git' : 'git-fetched'), fetched);
  const [first] = await Promise.all([
    emptyTree(join(dir, 'tree-0')),
    mkdir(join(dir, 'dotgit', 'refs', 'heads'), { recursive: true }),
    mkdir(join(dir, 'pipes'), { recursive: true }),
    dirty ? takeIndex(git, path) : null,
  ]);
  const mkfifo = fetched === undefined ? systemProgram('mkfifo') : null;
  const makePipes = mkfifo === null ? '' : [mkfifo, '-m', '600', ...PIPES].join(' ');
  const listed = Promise.withResolvers<string>();
  const args = [path, sha, dirty ? 'dirty' : 'clean', dir, first.dir, makePipes, ...git.command];
  let said = '';
  const done = runProgram(SHELL, ['-c', SCRIPT, 'sh', ...args], {
    env: gitEnv({ index: snapshotIndex(git) }),
    onOutput: (chunk) => {
      said += chunk.toString('latin1');
      if (said.endsWith('\n')) listed.resolve(said.trim());
    },
  }).catch((error: unknown) => {
    const gone = error instanceof ProgramFailed && error.exitCode === MISSING;
    throw gone ? new MissingCommit(path, sha) : error;
  });
  done.catch(listed.reject);
  const text = (name: string) => listed.promise.then(() => readFile(join(dir, name), 'utf8'));
  git.reader.start();
  const beginning = {
    pipes: mkfifo === null ? [] : PIPES.map((name) => join(dir, 'pipes', name)),
    tree: listed.promise,
    files: async () => parseFiles(await text(FILES)),
    untracked: text(UNTRACKED).then(untrackedNames),
    first: { tree: first, filled: done },
  };
  // A failure is met where they are awaited.
  for (const promise of [beginning.tree, beginning.untracked, done]) promise.catch(() => undefined);
  const discard = async () => {
    git.reader.close();
    await done.catch(() => undefined);
    // What is left in a temporary folder must not undo what was done.
    await removeFolder(dir).catch(() => undefined);
  };
  const anew = (from: string) => beginIn(dir, options, from);
  return { path, sha, dir, git, ...beginning, anew, discard };
}
