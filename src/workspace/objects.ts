import type { Git } from './git.ts';

/** A file of a git tree. */
export interface TreeFile {
  path: string;
  mode: string;
  /** Id of its blob: the same content has the same id. */
  blob: string;
}

/** All files of a tree, in git's order; submodules are none. */
export async function listFiles(git: Git, tree: string): Promise<TreeFile[]> {
  return parseFiles(await git.run([...LIST_FILES, tree]));
}

export const LIST_FILES = ['ls-tree', '-r', '-z', '--full-tree'] as const;

/** `mode type id TAB path NUL`. */
export function parseFiles(out: string): TreeFile[] {
  return out
    .split('\0')
    .filter(Boolean)
    .flatMap((line) => {
      const tab = line.indexOf('\t');
      const [mode = '', type, blob = ''] = line.slice(0, tab).split(' ');
      return type === 'blob' ? [{ path: line.slice(tab + 1), mode, blob }] : [];
    });
}

/** Contents of blobs, by id; what is missing is left out. */
export async function readBlobs(git: Git, blobs: readonly string[]): Promise<Map<string, string>> {
  const found = await git.reader.read(blobs);
  return new Map(
    found.flatMap((object) => (object === null ? [] : [[object.id, object.content.toString('utf8')]])),
  );
}
