import { lstat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Ending, Sandbox } from '../types.ts';

interface Ecosystem {
  /** Its presence in the root of the repository says that the manager is used. */
  lockFile: string;
  /** The folder an install leaves; where it exists, nothing is installed again. */
  installed: string;
  /** Installs exactly what the lock file says. */
  command: string;
  /** Added to keep packages from running scripts of their own, where the manager can. */
  noScripts?: string;
}

/** In order: the first lock file that is there decides. Sources: the managers' own documentation of their CI commands. */
const ECOSYSTEMS: readonly Ecosystem[] = [
  {
    lockFile: 'pnpm-lock.yaml',
    installed: 'node_modules',
    command: 'pnpm install --frozen-lockfile',
    noScripts: ' --ignore-scripts',
  },
  {
    lockFile: 'yarn.lock',
    installed: 'node_modules',
    command: 'yarn install --immutable || yarn install --frozen-lockfile',
  },
  {
    lockFile: 'bun.lock',
    installed: 'node_modules',
    command: 'bun install --frozen-lockfile',
    noScripts: ' --ignore-scripts',
  },
  {
    lockFile: 'package-lock.json',
    installed: 'node_modules',
    command: 'npm ci --no-audit --no-fund',
    noScripts: ' --ignore-scripts',
  },
  {
    lockFile: 'npm-shrinkwrap.json',
    installed: 'node_modules',
    command: 'npm ci --no-audit --no-fund',
    noScripts: ' --ignore-scripts',
  },
  { lockFile: 'uv.lock', installed: '.venv', command: 'uv sync --frozen' },
  { lockFile: 'poetry.lock', installed: '.venv', command: 'POETRY_VIRTUALENVS_IN_PROJECT=1 poetry install' },
  {
    lockFile: 'composer.lock',
    installed: 'vendor',
    command: 'composer install --no-interaction',
    noScripts: ' --no-scripts',
  },
  {
    lockFile: 'Gemfile.lock',
    installed: 'vendor/bundle',
    command: 'BUNDLE_PATH=vendor/bundle bundle install',
  },
];

/**
 * The commands that prepare a checkout: what the input `setup` says, else what the lock file asks for where its install
 * folder is not there yet.
 * @param root a folder that holds the files of the checkout and what earlier steps left
 * @param scripts whether packages may run scripts of their own
 */
export async function setupCommands(
  root: string,
  input: readonly string[],
  scripts = true,
): Promise<string[]> {
  if (input.length > 0) return [...input];
  for (const { lockFile, installed, command, noScripts = '' } of ECOSYSTEMS) {
    if (!(await exists(join(root, lockFile)))) continue;
    return (await exists(join(root, installed))) ? [] : [scripts ? command : command + noScripts];
  }
  return [];
}

export interface SetupContext {
  sandbox: Sandbox;
  logs: string;
  timeoutMs: number;
  signal: AbortSignal;
  onStart: (command: string) => void;
  /** Put before the names of logs. */
  logPrefix?: string;
  /** Whether packages may run scripts of their own; they may, unless told. */
  scripts?: boolean;
}

/** Runs set-up in the sandbox, with network and without secrets. `ending` says why the run cannot go on. */
export async function runSetup(
  root: string,
  input: readonly string[],
  { sandbox, logs, timeoutMs, signal, onStart, scripts, logPrefix = '' }: SetupContext,
): Promise<{ commands: string[]; ending: Ending | null }> {
  const commands = await setupCommands(root, input, scripts);
  const deadline = Date.now() + timeoutMs;
  for (const [i, command] of commands.entries()) {
    onStart(command);
    const logFile = join(logs, `${logPrefix}setup-${i + 1}.log`);
    const result = await sandbox.exec({
      argv: ['bash', '-eo', 'pipefail', '-c', command],
      cwd: '.',
      env: {},
      timeoutMs: Math.max(1, deadline - Date.now()),
      logFile,
      network: 'public',
      signal,
    });
    if (result.exitCode === 0) continue;
    const how = result.stopped ?? `exit ${result.exitCode}`;
    const reason = `set-up failed: \`${command}\` ended with ${how}; see logs/${basename(logFile)}, or give other commands in \`setup\``;
    return { commands, ending: { outcome: 'no-environment', reason } };
  }
  return { commands, ending: null };
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** Caches of package managers that are of no use once the packages are installed. Relative to HOME. */
export const SPENT_CACHES: readonly string[] = ['.npm', '.cache/yarn', '.cache/pip', '.bun/install/cache'];
