import type { Dependencies } from './checkout.ts';
import type { CommitFiles } from './commit-files.ts';
import { folderFiles, MAX_BYTES, type ProjectFiles } from './setup/read-file.ts';

/** What a copy of the base will hold, before it does. */
export interface ExpectedFiles extends ProjectFiles {
  /** A link was met, which only the copy itself can follow: what was answered may not be what will be there. */
  unsure(): boolean;
}

/** Tracked files as git has them, and what lies beside them where the copy takes it from. */
export async function expectedFiles(tracked: CommitFiles, beside: Dependencies): Promise<ExpectedFiles> {
  const files = await tracked.files();
  const links = new Set(files.filter(({ mode }) => mode === LINK).map(({ path }) => path));
  const source = folderFiles(beside.from);
  let met = false;
  const isLinked = (path: string): boolean => {
    const linked = [...links].some((link) => holds(link, path));
    met ||= linked;
    return linked;
  };
  const isBeside = (path: string) => beside.paths.some((entry) => holds(entry, path));
  return {
    unsure: () => met,
    async read(path) {
      if (isLinked(path)) return null;
      const text = (await tracked.fileAt(path))?.slice(0, MAX_BYTES) ?? null;
      return text === null && isBeside(path) ? source.read(path) : text;
    },
    async names(folder) {
      if (isLinked(folder)) return [];
      if (isBeside(folder)) return source.names(folder);
      const start = folder === '.' ? '' : `${folder}/`;
      const all = [...files.map(({ path }) => path), ...beside.paths];
      const within = all.filter((path) => path.startsWith(start));
      return [...new Set(within.map((path) => path.slice(start.length).split('/', 1)[0] ?? ''))].sort();
    },
    async exists(path) {
      if (path === '.') return true;
      if (isLinked(path)) return true;
      const known =
        files.some((file) => holds(path, file.path)) || beside.paths.some((at) => holds(path, at));
      return known || (isBeside(path) && source.exists(path));
    },
  };
}

/** Git's mode of a symbolic link. */
const LINK = '120000';

/** A path is the same as another, or lies in it. */
const holds = (folder: string, path: string) => path === folder || path.startsWith(`${folder}/`);
