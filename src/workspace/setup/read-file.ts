import { constants } from 'node:fs';
import { lstat, open, readdir, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** Reads a file of a project as text; `null` where there is none. Paths are relative to its root. */
export type ReadText = (path: string) => Promise<string | null>;

/** Files that say how a project is set up are small; a lock file is read for its first lines alone. */
const MAX_BYTES = 262_144;

/**
 * Reads the first 256 kB of files below a folder that strangers fill: regular files alone, and nothing a link leads out
 * to.
 */
export function treeReader(root: string): ReadText {
  return async (path) => {
    try {
      const real = await realpath(join(root, path));
      if (!real.startsWith((await realpath(root)) + sep)) return null;
      // Without O_NONBLOCK a named pipe would never open.
      await using file = await open(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
      if (!(await file.stat()).isFile()) return null;
      const { buffer, bytesRead } = await file.read(Buffer.alloc(MAX_BYTES), 0, MAX_BYTES, 0);
      return buffer.toString('utf8', 0, bytesRead);
    } catch {
      return null;
    }
  };
}

/** The names in a folder, sorted; none where it cannot be read. */
export const namesIn = (folder: string): Promise<string[]> =>
  readdir(folder).then(
    (names) => names.sort(),
    () => [],
  );

export const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );
