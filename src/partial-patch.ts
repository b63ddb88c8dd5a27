import { cp, rename, rm, writeFile } from 'node:fs/promises';
import { type Patch, WrongUse } from './types.ts';
import type { Tree } from './workspace/checkout.ts';
import type { Git } from './workspace/git.ts';

/**
 * Keeps the change so far in a file. At any moment the file holds the state before or after a save, never a half.
 * @returns saves a patch where it differs from the one saved last
 */
export async function openPartial(file: string): Promise<(patch: Patch) => Promise<void>> {
  // What a run before left there must not be taken for this one's.
  await rm(file, { force: true });
  let saved: string | null = null;
  return async (patch) => {
    if (saved === patch.sha256) return;
    const next = `${file}.next`;
    await writeFile(next, patch.diff);
    await rename(next, file);
    saved = patch.sha256;
  };
}

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
    await git.run(['apply', '--cached', '--whitespace=nowarn', file], at).catch(() => {
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
