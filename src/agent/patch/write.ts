import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, rename, rmdir, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PatchError } from './error.ts';
import type { FileChange } from './plan.ts';

type Undo = () => Promise<unknown>;

/**
 * Brings files to their planned state, all or none. Files that change are first put aside under another name in the
 * same folder, so that undoing needs neither memory nor space on the disk, and hard links elsewhere keep their text.
 *
 * @returns paths of files put aside that could not be removed afterwards
 * @throws PatchError when the disk refuses; what was done is undone then
 */
export async function writeChanges(root: string, changes: readonly FileChange[]): Promise<string[]> {
  const undo: Undo[] = [];
  const aside: string[] = [];
  try {
    for (const { path, before } of changes) {
      if (before !== null) aside.push(await putAside(join(root, path), undo));
    }
    for (const { path, after } of changes) {
      if (after === null) continue;
      await makeFolders(root, dirname(path), undo);
      await create(join(root, path), after.text, after.mode, undo);
    }
  } catch (error) {
    const left = await undoAll(undo);
    throw new PatchError(`The files could not be written: ${messageOf(error)}. ${left}`);
  }
  const removals = await Promise.allSettled(aside.map((path) => unlink(path)));
  return aside.filter((_, index) => removals[index]?.status === 'rejected');
}

async function putAside(path: string, undo: Undo[]): Promise<string> {
  const aside = join(dirname(path), `.regreen-${randomUUID()}`);
  await rename(path, aside);
  undo.push(() => rename(aside, path));
  return aside;
}

async function create(path: string, text: string, mode: number | null, undo: Undo[]): Promise<void> {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
  await using handle = await open(path, flags, 0o666);
  undo.push(() => unlink(path));
  await handle.writeFile(text);
  if (mode !== null) await handle.chmod(mode);
}

/** One at a time, so that what was made before a failure is known. */
async function makeFolders(root: string, folder: string, undo: Undo[]): Promise<void> {
  let path = root;
  for (const name of folder.split('/')) {
    path = join(path, name);
    const made = await mkdir(path).then(() => true, falseIfThere);
    const folderMade = path;
    if (made) undo.push(() => rmdir(folderMade));
  }
}

function falseIfThere(error: NodeJS.ErrnoException): false {
  if (error.code === 'EEXIST') return false;
  throw error;
}

async function undoAll(undo: readonly Undo[]): Promise<string> {
  const failures: string[] = [];
  for (const step of undo.toReversed()) await step().catch((error) => failures.push(messageOf(error)));
  return failures.length === 0
    ? 'Nothing was changed.'
    : `Not all of it could be undone: ${failures.join('; ')}.`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
