import { lstatSync } from 'node:fs';
import { cp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Patch, WrongUse } from './types.ts';
import type { Tree } from './workspace/checkout.ts';
import type { Git } from './workspace/git.ts';

/**
 * Keeps the change so far in a file. At any moment the file holds the state before or after a save, never a half.
 * @param fresh what is there already is of another run, and must not be taken for this one's
 * @returns saves a patch where it differs from the one saved last
 */
export async function openPartial(file: string, fresh = true): Promise<(patch: Patch) => Promise<void>> {
  if (fresh) await rm(file, { force: true });
  let saved: string | null = null;
  return async (patch) => {
    if (saved === patch.sha256) return;
    const next = `${file}.next`;
    await writeFile(next, patch.diff);
    await rename(next, file);
    saved = patch.sha256;
  };
}

interface Saving {
  git: Git;
  tree: Tree;
  file: string;
  /** As of `openPartial`. */
  fresh?: boolean;
  /** Reads the change out of the tree. */
  collect: () => Promise<Patch>;
}

/**
 * Saves the change so far after each command. Most only read: what git would look at is compared with the last save
 * first, which costs one process in place of several. Nothing may change the tree meanwhile.
 */
export async function openSaver({ git, tree, file, fresh, collect }: Saving): Promise<() => Promise<void>> {
  const keep = await openPartial(file, fresh);
  let saved: string | null = null;
  return async () => {
    const now = await stateOf(git, tree);
    if (now === saved) return;
    await keep(await collect());
    saved = now;
  };
}

/** Each file that is not as the index has it, with what tells one content from another without reading it. */
async function stateOf(git: Git, tree: Tree): Promise<string> {
  const changed = ['ls-files', '--modified', '--deleted', '--others', '--exclude-standard', '-z'];
  const out = await git.run(changed, { workTree: tree.dir, index: tree.index });
  const paths = new Set(out.split('\0').filter(Boolean));
  return [...paths].map((path) => `${path}\0${fingerprint(join(tree.dir, path))}`).join('\0');
}

function fingerprint(file: string): string {
  const stat = lstatSync(file, { bigint: true, throwIfNoEntry: false });
  if (stat === undefined) return 'gone';
  const { ino, mode, size, mtimeNs, ctimeNs } = stat;
  return [ino, mode, size, mtimeNs, ctimeNs].join(':');
}

/** Whether a change that was saved fits a git tree. Nothing is written but a file or two beside our own git directory. */
export async function fitsTree(git: Git, tree: string, diff: Uint8Array): Promise<boolean> {
  const [file, index] = ['former.patch', 'former.index'].map((name) => join(git.dir, name)) as [
    string,
    string,
  ];
  try {
    await Promise.all([writeFile(file, diff), git.run(['read-tree', tree], { index })]);
    return await git.run([...APPLY, '--check', file], { index }).then(
      () => true,
      () => false,
    );
  } finally {
    await Promise.all([file, index].map((each) => rm(each, { force: true })));
  }
}

const APPLY = ['apply', '--cached', '--whitespace=nowarn'];

/**
 * Brings a change that was saved into a fresh tree, where it then looks like the agent's own work. Git writes the files:
 * it follows no link and knows no path out of the tree.
 *
 * @throws WrongUse where the change does not fit the base
 */
export async function applyPartial(git: Git, tree: Tree, diff: Uint8Array): Promise<void> {
  const file = `${tree.index}.patch`;
  // An index of its own: that of the tree stays at the base, so that the change is seen against it.
  const index = `${tree.index}.partial`;
  const at = { workTree: tree.dir, index };
  const copyIndex = () => cp(tree.index, index, { preserveTimestamps: true });
  try {
    await Promise.all([writeFile(file, diff), copyIndex()]);
    await git.run([...APPLY, file], at).catch(() => {
      throw new WrongUse(
        "'--resume': the change that was saved does not fit this commit; check out the one that run worked on",
      );
    });
    const patched = (await git.run(['write-tree'], { index })).trim();
    await copyIndex();
    await git.run(['read-tree', '--reset', '-u', patched], at);
  } finally {
    await Promise.all([file, index].map((each) => rm(each, { force: true })));
  }
}
