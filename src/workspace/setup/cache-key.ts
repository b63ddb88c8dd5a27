import { createHash } from 'node:crypto';
import { ECOSYSTEMS, PYTHON } from './ecosystems.ts';

export interface CacheInputs {
  /** As Node names them. */
  os: string;
  arch: string;
  /** Versions of the tools packages are built for. */
  tools: ReadonlyMap<string, string | null>;
  /** The commands of set-up, in order. */
  commands: readonly string[];
  /** Git ids of the files that say what is installed (`isLockFile`), by their paths. */
  lockFiles: ReadonlyMap<string, string>;
  /** The git tree that is set up. */
  tree: string;
  /** `runsOwnScripts` of a package.json that is set up. */
  ownScripts: boolean;
  /** The path of the workspace inside: virtual environments are made for one. */
  workspace: string;
}

/** A command that installs what lock files say and reads nothing else of the tree. */
const PLAIN_INSTALL =
  /^(?:npm ci|pnpm (?:i|install)|yarn install|bun (?:i|install)|deno install|uv sync|poetry install|pdm sync|pipenv sync|pip install|python3? -m pip install|cargo fetch|go mod download|bundle install|composer install)(?: -{1,2}[\w:=-]{1,60}| :all:| -r [\w./-]{1,100}){0,20}$/;

/** As inference writes it: the manager that package.json names, where it is not here. */
const FETCHES_MANAGER = /^command -v \w{1,10} >\/dev\/null \|\| npm install --global [\w@./ "$=-]{1,200}$/;

function isPlain(command: string): boolean {
  if (FETCHES_MANAGER.test(command)) return true;
  return command
    .split(' || ')
    .map((part) => part.replace(/^(?:[A-Z_]{1,40}=[\w/.-]{1,60} ){1,5}/, '').replace(PYTHON, 'python3'))
    .every((part) => PLAIN_INSTALL.test(part));
}

/** Scripts npm and its like run of the project itself when they install (npm, "Life Cycle Operation Order"). */
const INSTALL_SCRIPTS = [
  'preinstall',
  'install',
  'postinstall',
  'prepublish',
  'preprepare',
  'prepare',
  'postprepare',
];

/** Whether an install runs code of the project itself, which may read any file of it. */
export function runsOwnScripts(packageJson: string | null): boolean {
  try {
    const parsed: unknown = JSON.parse(packageJson ?? '{}');
    const scripts =
      typeof parsed === 'object' && parsed !== null && 'scripts' in parsed ? parsed.scripts : null;
    return typeof scripts === 'object' && scripts !== null && INSTALL_SCRIPTS.some((name) => name in scripts);
  } catch {
    // What cannot be read may do anything.
    return true;
  }
}

/** Manifests that decide with the lock files what an install leaves. */
const MANIFESTS =
  /^(?:package\.json|\.npmrc|\.yarnrc(?:\.yml)?|\.pnpmfile\.cjs|pnpm-workspace\.yaml|pyproject\.toml|go\.mod|Cargo\.toml|Gemfile|composer\.json|\.(?:node|python|ruby)-version|\.nvmrc|\.tool-versions)$/;

/** Whether a file belongs to the key, by its path. */
export function isLockFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    MANIFESTS.test(name) ||
    /^[\w.-]*requirements[\w.-]*\.(?:txt|in)$/.test(name) ||
    ECOSYSTEMS.some(({ marker }) => (typeof marker === 'string' ? marker === name : marker.test(name)))
  );
}

/**
 * The name under which the result of set-up is kept: equal inputs make an equal room. Commands that are more than an
 * install (`make deps`, a build) may read any file, so the whole tree belongs to their key.
 */
export function setupCacheKey(inputs: CacheInputs): string {
  const { os, arch, commands } = inputs;
  const plain = !inputs.ownScripts && commands.every(isPlain);
  const text = JSON.stringify([
    'regreen-setup-1',
    os,
    arch,
    inputs.workspace,
    sorted(inputs.tools),
    commands,
    sorted(inputs.lockFiles),
    plain ? null : inputs.tree,
  ]);
  return `regreen-setup-${os}-${arch}-${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
}

const sorted = (map: ReadonlyMap<string, string | null>) =>
  [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

/** Who may write what every later run starts from. */
export interface CacheWriter {
  branch: string;
  defaultBranch: string;
  fork: boolean;
  /** The commit is on the default branch itself, as its run says (not merely aimed at it). */
  onDefaultBranch: boolean;
}

/**
 * Whether a run may write the cache. A poisoned one would lie to the judge of every later run, so only a run of a commit
 * that is on the default branch may: what lies there has passed review. A pull request's run, from a fork or not, only
 * reads.
 */
export const mayWriteCache = ({ branch, defaultBranch, fork, onDefaultBranch }: CacheWriter): boolean =>
  onDefaultBranch && !fork && branch === defaultBranch;
