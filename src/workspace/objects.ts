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
  const out = await git.run(['ls-tree', '-r', '-z', '--full-tree', tree]);
  return out
    .split('\0')
    .filter(Boolean)
    .flatMap((line) => {
      const tab = line.indexOf('\t');
      const [mode = '', type, blob = ''] = line.slice(0, tab).split(' ');
      return type === 'blob' ? [{ path: line.slice(tab + 1), mode, blob }] : [];
    });
}

/** Contents of blobs, by id, read by one process; what is missing is left out. */
export async function readBlobs(git: Git, blobs: readonly string[]): Promise<Map<string, string>> {
  if (blobs.length === 0) return new Map();
  const out = await git.bytes(['cat-file', '--batch'], { input: blobs.map((blob) => `${blob}\n`).join('') });
  const found = new Map<string, string>();
  for (let at = 0; at < out.length; ) {
    const end = out.indexOf(0x0a, at);
    if (end < 0) break;
    // `<id> blob <size>`, or `<id> missing`.
    const [blob = '', , size] = out.subarray(at, end).toString('latin1').split(' ');
    at = end + 1;
    if (size === undefined) continue;
    found.set(blob, out.subarray(at, at + Number(size)).toString('utf8'));
    at += Number(size) + 1;
  }
  return found;
}
