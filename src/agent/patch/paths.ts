import type { Stats } from 'node:fs';
import { lstat, realpath } from 'node:fs/promises';
import { isAbsolute, join, normalize, relative, resolve } from 'node:path';
import { PatchError, quote } from './error.ts';

/** Characters some file systems ignore in names (HFS+ drops zero-width ones): `.g\u200Cit` is `.git` there. */
const IGNORED = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const GIT_FOLDERS: readonly string[] = ['.git', 'git~1'];

/** Far above any real one; what longer ones cost, and put into messages, is the sender's choice. */
const MAX_PATH_LENGTH = 1000;

/**
 * The path of a patch as a path relative to `root`, with `/`. Looks at names only, not at the disk, except to accept an
 * absolute path through any name of the root itself.
 *
 * @throws PatchError for a path outside the root, inside a git folder, or with characters no source file needs
 */
export async function pathInRoot(root: string, path: string): Promise<string> {
  if (path.length > MAX_PATH_LENGTH) {
    throw new PatchError(
      `The path ${quote(path)} has ${path.length} characters, more than ${MAX_PATH_LENGTH}.`,
    );
  }
  if (/[\0-\x1f\x7f-\x9f]/.test(path))
    throw new PatchError(`The path ${quote(path)} has a control character.`);
  if (path.includes('\\'))
    throw new PatchError(`The path ${quote(path)} has a backslash: write "/" between folders.`);
  const inside = normalize(isAbsolute(path) ? await belowRoot(root, path) : path);
  const names = inside.split('/');
  if (names[0] === '..' || isAbsolute(inside)) {
    throw new PatchError(
      `The path ${quote(path)} leads out of the workspace: give one relative to its root.`,
    );
  }
  if (inside === '.' || inside.endsWith('/'))
    throw new PatchError(`The path ${quote(path)} is a folder: name a file.`);
  if (names.some(isGitFolder))
    throw new PatchError(`The path ${quote(path)} lies in a git folder, which a patch may not touch.`);
  return inside;
}

async function belowRoot(root: string, path: string): Promise<string> {
  const roots = [resolve(root), await realpath(root)];
  const inside = roots.map((name) => relative(name, path));
  return inside.find((candidate) => candidate.split('/')[0] !== '..') ?? '..';
}

/** Any spelling a file system takes for `.git`: case, NTFS streams, dots and spaces at the end, the short name. */
function isGitFolder(name: string): boolean {
  const folded = name.replace(IGNORED, '').replace(/:.*/, '').toLowerCase();
  return GIT_FOLDERS.includes(trimEnd(folded));
}

function trimEnd(name: string): string {
  let end = name.length;
  while (end > 0 && '. '.includes(name.charAt(end - 1))) end--;
  return name.slice(0, end);
}

/**
 * What is on the disk at `path`; `null` for nothing. Follows no symbolic link.
 *
 * @param isFreed says that an earlier part of the patch takes away the file at a path
 * @throws PatchError where a component is a symbolic link, a folder of the path is a file, or the end is no regular file
 */
export async function statInRoot(
  root: string,
  path: string,
  isFreed: (path: string) => boolean,
): Promise<Stats | null> {
  const names = path.split('/');
  for (const depth of names.keys()) {
    const part = names.slice(0, depth + 1).join('/');
    const isLast = depth === names.length - 1;
    if (!isLast && isFreed(part)) return null;
    const stats = await lstat(join(root, part)).catch(nullIfMissing);
    if (stats === null) return null;
    if (stats.isSymbolicLink())
      throw new PatchError(`${path}: ${quote(part)} is a symbolic link; patch the file it points to.`);
    if (isLast && !stats.isFile())
      throw new PatchError(`${path}: this is ${kindOf(stats)}, not a regular file.`);
    if (isLast) return stats;
    if (!stats.isDirectory())
      throw new PatchError(`${path}: ${quote(part)} is ${kindOf(stats)}, so nothing can lie below it.`);
  }
  return null;
}

function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return 'a folder';
  return stats.isFile() ? 'a file' : 'a device, pipe or socket';
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
