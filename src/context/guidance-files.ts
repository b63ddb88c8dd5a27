import { posix } from 'node:path';

/** A file of instructions, with what it speaks for. */
export interface GuidanceFile {
  path: string;
  blob: string;
  /** Folder it speaks for, empty for the whole repository. */
  folder: string;
  /** It says itself which paths it is for (`applyTo`). */
  scoped: boolean;
  /** `@path` lines take other files in. */
  imports: boolean;
  /** Kind, and name within the kind: the lowest speaks, the others are silent. */
  kind: number;
  rank: number;
}

export type TreeFiles = ReadonlyArray<{ path: string; mode: string; blob: string }>;

/** Where a path of the repository leads, links followed; `null` where it leads nowhere in it. */
export type Resolve = (path: string) => { path: string; blob: string } | null;

interface Kind {
  /** Names in the order in which they are preferred in a folder. */
  names: readonly string[];
  /** Where the file stands in the folder it speaks for. */
  below: string;
  nested: boolean;
  imports: boolean;
}

const KINDS: readonly Kind[] = [
  { names: ['AGENTS.override.md', 'AGENTS.md'], below: '', nested: true, imports: false },
  { names: ['CLAUDE.md'], below: '', nested: true, imports: true },
  { names: ['copilot-instructions.md'], below: '.github/', nested: false, imports: false },
];
/** Of Copilot's kind: files that say themselves which paths they are for. */
const SCOPED = /^\.github\/instructions\/(?:.*\/)?[^/]+\.instructions\.md$/;
const SCOPED_KIND = KINDS.length - 1;
const LINK = '120000';
/** As the kernel follows no more, either. */
const MOST_LINKS = 8;

/** Blobs of the links that may lead to a file of instructions. */
export const guidanceLinks = (files: TreeFiles): string[] =>
  files.filter(({ path, mode }) => mode === LINK && kindOf(path) !== null).map(({ blob }) => blob);

/** @param targets what the blobs of links hold */
export function resolver(files: TreeFiles, targets: ReadonlyMap<string, string>): Resolve {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return (path) => {
    let at = path;
    for (let links = 0; links < MOST_LINKS; links += 1) {
      const file = byPath.get(at);
      if (file === undefined) return null;
      if (file.mode !== LINK) return { path: at, blob: file.blob };
      const target = targets.get(file.blob);
      if (target === undefined || target.startsWith('/')) return null;
      at = posix.join(posix.dirname(at), target);
    }
    return null;
  };
}

/** Every file of a commit that might speak to agents. */
export function guidanceFiles(files: TreeFiles, resolve: Resolve): GuidanceFile[] {
  return files.flatMap(({ path }) => {
    const found = kindOf(path);
    const target = found === null ? null : resolve(path);
    if (found === null || target === null) return [];
    // What a link leads to decides how it is read: `AGENTS.md -> CLAUDE.md` has imports.
    const imports = found.imports || (kindOf(target.path)?.imports ?? false);
    return [{ ...found, imports, path, blob: target.blob }];
  });
}

function kindOf(path: string): Omit<GuidanceFile, 'path' | 'blob'> | null {
  const name = posix.basename(path);
  if (SCOPED.test(path)) return { folder: '', scoped: true, imports: false, kind: SCOPED_KIND, rank: 0 };
  const kind = KINDS.findIndex(({ names }) => names.includes(name));
  const known = KINDS[kind];
  if (known === undefined) return null;
  const where = path.slice(0, path.length - name.length);
  if (!where.endsWith(known.below)) return null;
  const folder = where.slice(0, where.length - known.below.length).replace(/\/$/, '');
  if (folder !== '' && !known.nested) return null;
  return { folder, scoped: false, imports: known.imports, kind, rank: known.names.indexOf(name) };
}

/** Which of the files that say something speak: those of the first kind, in each folder the first name. */
export function speakers(files: readonly GuidanceFile[]): GuidanceFile[] {
  const kind = Math.min(...files.map((file) => file.kind));
  const own = files.filter((file) => file.kind === kind);
  return own.filter(
    (file) => file.scoped || !own.some((other) => other.folder === file.folder && other.rank < file.rank),
  );
}

/** Of all patterns of a file together. */
const LONGEST_PATTERNS = 2000;

/** The patterns of `applyTo` in a file's front matter (GitHub's documentation on repository custom instructions). */
export function applyTo(text: string): string[] {
  const [, front = ''] = /^---\r?\n([\s\S]*?)\r?\n---/.exec(text) ?? [];
  const [, value = ''] = /^applyTo:[ \t]*(.*)$/m.exec(front) ?? [];
  return value
    .slice(0, LONGEST_PATTERNS)
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .split(',')
    .map((pattern) => pattern.trim())
    .filter(Boolean);
}
