import type { Ending, PatchedFile } from '../../types.ts';
import type { FolderEntry, ReadDoor } from './door.ts';
import { asked } from './refusals.ts';

/** Where a patch goes. */
export interface Aim {
  /** Head of the branch the change is for. */
  head: string;
  tree: string;
  /** The head, where it is not the commit the patch was verified at; `null` where it is. */
  onTop: string | null;
}

type Door = Pick<ReadDoor, 'branchHead' | 'commit' | 'folder'>;
type File = Pick<PatchedFile, 'path' | 'blobBefore'>;

/** The head of the base, if none of the files the patch touches has changed there since `verified`. */
export async function aimAt(
  door: Door,
  base: string,
  verified: string,
  files: readonly File[],
): Promise<Aim | { ending: Ending }> {
  const head = await asked('read', door.branchHead(base));
  if (head === null) return stale(`the branch '${base}' is gone`);
  const { tree } = await asked('read', door.commit(head));
  if (head === verified) return { head, tree, onTop: null };
  const before = (await asked('read', door.commit(verified))).tree;
  const touched = await firstChanged(door, { before, now: tree }, files);
  if (touched === null) return { head, tree, onTop: head };
  return stale(`'${base}' has moved to ${head.slice(0, 12)}, which changes ${touched}`);
}

export const stale = (why: string): { ending: Ending } => ({
  ending: { outcome: 'stale', reason: `${why}; the patch is kept in the run folder` },
});

/**
 * The first path that is not what the patch was made from, or `null`. Only folders on the way to a touched file that
 * differ between both trees are read.
 *
 * @param trees `before` is `null` where the folder was not there
 */
async function firstChanged(
  door: Pick<ReadDoor, 'folder'>,
  { before, now }: { before: string | null; now: string },
  files: readonly File[],
  folder = '',
): Promise<string | null> {
  if (before === now) return null;
  const was = before === null ? NOTHING : await asked('read', door.folder(before));
  const is = await asked('read', door.folder(now));
  for (const [name, inside] of Map.groupBy(files, ({ path }) => nameIn(folder, path))) {
    const [old, entry] = [was.get(name), is.get(name)];
    if (old?.sha === entry?.sha && old?.mode === entry?.mode) continue;
    const path = folder + name;
    if (inside.some((file) => file.path === path)) return path;
    if (entry !== undefined && entry.type !== 'tree') return path;
    // What lay in a folder that is gone is gone with it; a new file may make the folder again.
    const found =
      entry === undefined
        ? (inside.find(({ blobBefore }) => blobBefore !== null)?.path ?? null)
        : await firstChanged(door, { before: treeOf(old), now: entry.sha }, inside, `${path}/`);
    if (found !== null) return found;
  }
  return null;
}

const NOTHING: ReadonlyMap<string, FolderEntry> = new Map();
const nameIn = (folder: string, path: string) => path.slice(folder.length).split('/', 1)[0] ?? '';
const treeOf = (entry: FolderEntry | undefined) => (entry?.type === 'tree' ? entry.sha : null);
