import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FlagSpec, type Flags, WrongUse } from '../types.ts';
import { snapshot } from '../workspace/checkout.ts';
import { copyRefs, type Git, openGit } from '../workspace/git.ts';
import { localHead } from './place.ts';

export const RANGE_FLAGS: Record<string, FlagSpec> = {
  base: { value: 'REF', help: 'what the change starts from' },
  head: { value: 'REF', help: 'what it leads to (default: the checkout as it stands)' },
  task: { value: 'TEXT|@FILE', help: 'what the change is for, in words: decides whether tests may change' },
};

export const POLICY_FLAGS: Record<string, FlagSpec> = {
  'protected-paths': { value: 'PATH', help: 'only people may change it (repeatable; `!PATH` takes it out)' },
  'max-files': { value: 'N', help: 'more files are told as a large change (default 20)' },
  'max-lines': { value: 'N', help: 'more lines are told as a large change (default 600)' },
};

/** A change in a local repository. */
export interface Range extends AsyncDisposable {
  git: Git;
  /** The commit the change starts from: where head and base parted. */
  base: string;
  /** The tree it leads to. `git` has the repository's objects. */
  headTree(git: Git): Promise<string>;
}

/** Reads `--base` and `--head` as git would, from the repository's refs as data. */
export async function openRange(flags: Flags, path: string): Promise<Range> {
  const base = flags.last('base');
  if (base === null)
    throw new WrongUse("'--base' is missing: name the commit or branch the change starts from");
  const dir = await mkdtemp(join(tmpdir(), 'regreen-range-'));
  try {
    return await readRange(flags, path, base, dir);
  } catch (error) {
    await rm(dir, { recursive: true, force: true });
    throw error;
  }
}

async function readRange(flags: Flags, path: string, base: string, dir: string): Promise<Range> {
  const git = await openGit(path, join(dir, 'git'));
  await copyRefs(path, git);
  const resolveRef = async (flag: string, ref: string) => {
    const found = await git
      .run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])
      .catch(() => '');
    if (found.trim() === '')
      throw new WrongUse(`'--${flag} ${ref}' names no commit of '${path}'; fetch it, or name another`);
    return found.trim();
  };
  const baseSha = await resolveRef('base', base);
  const headRef = flags.last('head');
  const headSha = headRef === null ? (await localHead(path)).sha : await resolveRef('head', headRef);
  const parted = (await git.run(['merge-base', baseSha, headSha]).catch(() => '')).trim() || baseSha;
  return {
    git,
    base: parted,
    headTree: (own) => (headRef === null ? snapshot(own, path, headSha) : treeOf(own, headSha)),
    [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }),
  };
}

export async function treeOf(git: Git, commit: string): Promise<string> {
  return (await git.run(['rev-parse', `${commit}^{tree}`])).trim();
}

/** The text of `--task`; `@FILE` names a file that holds it. */
export async function readTask(words: string | null): Promise<string | null> {
  if (words === null || !words.startsWith('@')) return words;
  return readFile(words.slice(1), 'utf8').catch(() => {
    throw new WrongUse(
      `'--task ${words}' names a file that cannot be read; name a text file, or give the words themselves`,
    );
  });
}
