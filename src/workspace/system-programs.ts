import { statSync } from 'node:fs';
import { join } from 'node:path';

const FOLDERS = ['/usr/bin', '/bin', '/usr/sbin', '/sbin', '/usr/local/bin'];
const WRITABLE_BY_OTHERS = 0o022;
const EXECUTABLE = 0o111;

const found = new Map<string, string>();

/**
 * Absolute path of a program the host may start, or `null`.
 *
 * PATH is never asked: earlier steps of a job, and whatever the repository ran, can put a folder in front of it.
 * Only root may be able to write both the folder and the program (`/usr/local/bin` is open to all on some images).
 */
export function systemProgram(name: string): string | null {
  const known = found.get(name);
  if (known !== undefined) return known;
  const path = FOLDERS.filter(onlyRootWrites)
    .map((folder) => join(folder, name))
    .find((file) => onlyRootWrites(file) && isProgram(file));
  if (path === undefined) return null;
  found.set(name, path);
  return path;
}

function onlyRootWrites(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats !== undefined && stats.uid === 0 && (stats.mode & WRITABLE_BY_OTHERS) === 0;
}

function isProgram(path: string): boolean {
  const stats = statSync(path);
  return stats.isFile() && (stats.mode & EXECUTABLE) !== 0;
}
