import { constants } from 'node:fs';
import { lstat, open, readdir, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** Reads a file of a project as text; `null` where there is none. Paths are relative to its root. */
type ReadText = (path: string) => Promise<string | null>;

/** What a project is made of, wherever it lies. Paths are relative to its root. */
export interface ProjectFiles {
  read: ReadText;
  /** The names in a folder, sorted; none where it cannot be read. */
  names(folder: string): Promise<string[]>;
  exists(path: string): Promise<boolean>;
}

/** Files that say how a project is set up are small; a lock file is read for its first lines alone. */
export const MAX_BYTES = 262_144;

/**
 * The files below a folder that strangers fill. Of a file the first 256 kB are read: of regular files alone, and nothing a
 * link leads out to.
 */
export function folderFiles(root: string): ProjectFiles {
  return {
    read: (path) => readInside(root, path).catch(() => null),
    names: (folder) =>
      readdir(join(root, folder)).then(
        (names) => names.sort(),
        () => [],
      ),
    exists: (path) =>
      lstat(join(root, path)).then(
        () => true,
        () => false,
      ),
  };
}

async function readInside(root: string, path: string): Promise<string | null> {
  const real = await realpath(join(root, path));
  if (!real.startsWith((await realpath(root)) + sep)) return null;
  // Without O_NONBLOCK a named pipe would never open.
  await using file = await open(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  if (!(await file.stat()).isFile()) return null;
  const { buffer, bytesRead } = await file.read(Buffer.alloc(MAX_BYTES), 0, MAX_BYTES, 0);
  return buffer.toString('utf8', 0, bytesRead);
}
