import { isUtf8 } from 'node:buffer';
import type { Account, PatchedFile } from '../../types.ts';
import type { Aim } from './base.ts';
import { hasTaken, type Look, type Tip } from './branch.ts';
import type { CommitDoor, NewEntry, ReadDoor } from './door.ts';
import { asked } from './refusals.ts';

/** More goes by blobs of its own: a request has to end in time. Bytes of one text, and of all. */
const LONGEST_TEXT = 256 * 1024;
const MOST_TEXT = 4 * 1024 ** 2;

/**
 * The tree of a base with the patched files in it; modes are kept, nothing else is touched. Of several files the texts
 * go inside the tree, so that a patch costs one call instead of one for each file.
 */
export async function buildTree(
  door: Pick<CommitDoor, 'createBlob' | 'createTree'>,
  base: string,
  files: readonly PatchedFile[],
): Promise<string> {
  const inside = textsInside(files);
  const store = (bytes: Uint8Array) => asked('blob', door.createBlob(bytes));
  let empty: Promise<string> | null = null;
  const entries = await Promise.all(
    files.map(async ({ path, mode, after }): Promise<NewEntry> => {
      const place = { path, mode: mode ?? '100644' } as const;
      if (after === null) return { ...place, sha: null };
      const content = inside.get(path);
      if (content !== undefined) return { ...place, content };
      if (after.length > 0) return { ...place, sha: await store(after) };
      empty ??= store(after);
      return { ...place, sha: await empty };
    }),
  );
  return asked('tree', door.createTree(base, entries));
}

/**
 * Texts by path that arrive as they are: GitHub writes a tree's `content` out as UTF-8, and takes nothing encoded
 * ("Create a tree"). That an empty one counts as given is nowhere said.
 */
function textsInside(files: readonly PatchedFile[]): Map<string, string> {
  const texts = new Map<string, string>();
  if (files.length === 1) return texts;
  let room = MOST_TEXT;
  for (const { path, after } of files) {
    if (after === null || after.length === 0 || after.length > Math.min(LONGEST_TEXT, room)) continue;
    if (!isUtf8(after) || after.includes(0)) continue;
    texts.set(path, Buffer.from(after).toString('utf8'));
    room -= after.length;
  }
  return texts;
}

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
