import { access, lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { frozenVerifiers } from '../frozen-verifiers.ts';
import { sentence } from '../text/sentence.ts';
import { WrongUse } from '../types.ts';
import { readHead } from '../workspace/git.ts';
import { setupCommands } from '../workspace/setup.ts';
import type { ProjectFacts } from './check.ts';
import { credentialSettings } from './git-config.ts';

const MOST_BYTES = 1024 ** 2;

/** Looks at the checkout at `path`; nothing of it is run. */
export async function projectFacts(path: string, config: Config): Promise<ProjectFacts> {
  const head = await readHead(path).catch((error: unknown) => {
    if (error instanceof WrongUse) return sentence(error);
    throw error;
  });
  if (head === null || typeof head === 'string')
    return {
      problem: head ?? `'${path}' has no commit yet`,
      sha: '',
      shallow: false,
      credentials: [],
      verifiers: [],
      setup: [],
    };
  const fileAt = (name: string) => readText(join(path, name));
  const [{ others }, setup, shallow, gitConfig] = await Promise.all([
    frozenVerifiers(config, { failing: [], beside: [] }, { read: fileAt, list: () => Promise.resolve([]) }),
    setupCommands(path, config.setup),
    exists(join(path, '.git', 'shallow')),
    readText(join(path, '.git', 'config')),
  ]);
  return {
    problem: null,
    sha: head.sha,
    shallow,
    credentials: credentialSettings(gitConfig ?? ''),
    verifiers: others.map(({ command }) => command),
    setup,
  };
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** A plain file of at most a megabyte; `null` for anything else. */
export async function readText(path: string): Promise<string | null> {
  const stat = await lstat(path).catch(() => null);
  return stat?.isFile() && stat.size <= MOST_BYTES ? readFile(path, 'utf8') : null;
}
