import type { Git } from './git.ts';
import { readBlobs, type TreeFile } from './objects.ts';

/** The files of one commit as git has them, never as they lie in a folder. */
export interface CommitFiles {
  files(): Promise<TreeFile[]>;
  /** A file as text; `null` where there is none. */
  fileAt(path: string): Promise<string | null>;
  /** Contents by blob id; one that is missing is left out. */
  blobs(ids: readonly string[]): Promise<Map<string, string>>;
}

/** @param list asked once, where a file is asked for */
export function commitFiles(git: Git, list: () => Promise<TreeFile[]>): CommitFiles {
  let files: Promise<TreeFile[]> | null = null;
  let names: Promise<Map<string, string>> | null = null;
  const listed = () => {
    files ??= list();
    return files;
  };
  return {
    files: listed,
    blobs: (ids) => readBlobs(git, ids),
    async fileAt(path) {
      names ??= listed().then((all) => new Map(all.map((file) => [file.path, file.blob])));
      const blob = (await names).get(path);
      if (blob === undefined) return null;
      const [object] = await git.reader.read([blob]).catch(() => []);
      // A byte order mark is no part of the text.
      return object?.content.toString('utf8').replace(/^\uFEFF/, '') ?? null;
    },
  };
}
