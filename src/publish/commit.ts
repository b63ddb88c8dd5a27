import { isUtf8 } from 'node:buffer';
import type { Account, PatchedFile } from '../types.ts';
import type { Aim } from './base.ts';
import { hasTaken, type Look, type Tip } from './branch.ts';
import type { CommitDoor, NewEntry, ReadDoor } from './door.ts';
import { asked } from './refusals.ts';

/** More files than these go as texts inside the tree: one call instead of one each, of the 60 a run has. */
const MOST_BLOBS = 20;
const LONGEST_TEXT = 256 * 1024;

/** The tree of a base with the patched files in it; modes are kept, nothing else is touched. */
export async function buildTree(
  door: Pick<CommitDoor, 'createBlob' | 'createTree'>,
  base: string,
  files: readonly PatchedFile[],
): Promise<string> {
  const inline = files.length > MOST_BLOBS;
  const entries = await Promise.all(
    files.map(async ({ path, mode, after }): Promise<NewEntry> => {
      const place = { path, mode: mode ?? '100644' } as const;
      if (after === null) return { ...place, sha: null };
      if (inline && isPlainText(after)) return { ...place, content: Buffer.from(after).toString('utf8') };
      return { ...place, sha: await asked('blob', door.createBlob(after)) };
    }),
  );
  return asked('tree', door.createTree(base, entries));
}

const isPlainText = (bytes: Uint8Array) =>
  bytes.length <= LONGEST_TEXT && isUtf8(bytes) && !bytes.includes(0);

/** Whose children the next commit on our branch has: the base's head alone, or what is there, with the head where it is new to it. */
export async function parentsFor(
  door: Pick<ReadDoor, 'commit'>,
  { tip }: Look,
  { head }: Aim,
  key: string,
): Promise<string[]> {
  if (tip === null) return [head];
  return (await hasTaken(door, tip, head, key)) ? [tip.sha] : [tip.sha, head];
}

/** A commit of ours that is on no branch yet. */
export async function makeCommit(
  door: Pick<CommitDoor, 'createCommit'>,
  own: Account | null,
  commit: { message: string; tree: string; parents: string[] },
): Promise<Tip> {
  const { message, tree, parents } = commit;
  const sha = await asked('commit', door.createCommit(message, tree, parents));
  return { sha, tree, parents, ours: true, author: own };
}

/**
 * Puts our branch on a commit. Creating the branch is the lock between two runs; one that is there is moved on from what
 * was seen, so that GitHub refuses where somebody else was faster.
 */
export async function moveBranch(
  door: Pick<CommitDoor, 'createBranch' | 'updateBranch'>,
  { branch, tip }: Pick<Look, 'branch' | 'tip'>,
  sha: string,
): Promise<void> {
  await asked('branch', tip === null ? door.createBranch(branch, sha) : door.updateBranch(branch, sha));
}
