import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { FileReader } from '../../src/types.ts';

/** The files of a folder as a commit would hold them; dependencies and git's own are none of them. */
export function folderFiles(folder: string): FileReader {
  const walk = (at: string): string[] =>
    readdirSync(at, { withFileTypes: true })
      .filter(({ name }) => name !== 'node_modules' && name !== '.git')
      .flatMap((entry) =>
        entry.isDirectory() ? walk(join(at, entry.name)) : [relative(folder, join(at, entry.name))],
      );
  const paths = walk(folder).sort();
  return {
    read: (path) => readFile(join(folder, path), 'utf8').catch(() => null),
    list: () => Promise.resolve(paths),
  };
}

/** The files of a commit, given as texts by path. */
export function textFiles(texts: Readonly<Record<string, string>>): FileReader {
  return {
    read: (path) => Promise.resolve(Object.hasOwn(texts, path) ? (texts[path] ?? null) : null),
    list: () => Promise.resolve(Object.keys(texts)),
  };
}
