/** Bytes a path may have; what is longer cannot be checked out on Linux (`PATH_MAX`) with a folder in front. */
const LONGEST_PATH = 1_000;

interface PathRule {
  is: (path: string, parts: readonly string[]) => boolean;
  /** Follows the path: `is absolute`. */
  says: string;
}

/** What some file system takes for `.git`: git's own rules under `core.protectHFS` and `core.protectNTFS`. */
const GIT_NAME = /^(?:\.git|git~\d+)[ .]*(?::|$)/i;

const PATH_RULES: readonly PathRule[] = [
  { is: (path) => Buffer.byteLength(path) > LONGEST_PATH, says: `has more than ${LONGEST_PATH} bytes` },
  { is: (path) => path.includes('\uFFFD'), says: 'is no UTF-8' },
  { is: (path) => /[\p{Cc}\p{Zl}\p{Zp}]/u.test(path), says: 'holds control characters' },
  { is: (path) => path.startsWith('/') || /^[a-z]:/i.test(path), says: 'is absolute' },
  { is: (path) => path.includes('\\'), says: 'holds a backslash' },
  { is: (_, parts) => parts.includes('..'), says: 'leads upwards' },
  { is: (_, parts) => parts.some((part) => part === '' || part === '.'), says: 'has an empty part' },
  // Before the next rule, as `.git.` breaks both.
  {
    is: (_, parts) => parts.some((part) => GIT_NAME.test(part.normalize('NFKC').replace(/\p{Cf}/gu, ''))),
    says: "reaches into git's own folder",
  },
  { is: (path) => /\p{Cf}/u.test(path), says: 'holds invisible characters' },
  {
    is: (_, parts) => parts.some((part) => /[ .]$/.test(part)),
    says: 'has a part that ends with a dot or a space',
  },
];

/** Why no change of ours may have this path, in words that follow it; or `null`. */
export function pathFault(path: string): string | null {
  const parts = path.split('/');
  return PATH_RULES.find(({ is }) => is(path, parts))?.says ?? null;
}

/** The form in which file systems that fold case and composition compare names. */
const fold = (path: string) => path.normalize('NFC').toLowerCase().normalize('NFC');

/**
 * The first added path that stands in the way of another file: as another spelling of it, as its folder, or below it.
 * A tree with such a path would replace what the patch does not name.
 * @param kept files of the base that stay
 * @returns both paths and what they are to each other, or `null`
 */
export function pathClash(added: readonly string[], kept: ReadonlySet<string>): string | null {
  const wanted = new Set(added.flatMap(withFolders).map(fold));
  if (wanted.size === 0) return null;
  /** By folded path: its spellings, and whether each is a file. */
  const known = new Map<string, Map<string, boolean>>();
  const learn = (path: string) => {
    for (const each of withFolders(path)) {
      const folded = fold(each);
      if (!wanted.has(folded)) continue;
      const spellings = known.get(folded) ?? new Map<string, boolean>();
      known.set(folded, spellings.set(each, each === path));
    }
  };
  for (const path of kept) learn(path);
  for (const path of added) {
    for (const each of withFolders(path)) {
      const spellings = known.get(fold(each));
      if (spellings === undefined) continue;
      const isFile = spellings.get(each);
      // What the base has in both spellings already is not the patch's doing.
      if (isFile === undefined)
        return `${quoted(each)} and ${quoted([...spellings.keys()][0] ?? '')} differ only in how they are spelt`;
      if (isFile !== (each === path)) return `${quoted(each)} cannot be both a file and a folder`;
    }
    learn(path);
  }
  return null;
}

/** `a/b/c` → `a`, `a/b`, `a/b/c`. */
function withFolders(path: string): string[] {
  const all: string[] = [];
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) all.push(path.slice(0, at));
  return [...all, path];
}

/** A path of others on one line. */
export const quoted = (path: string) => JSON.stringify(path.replace(/[\p{Cc}\p{Cf}]/gu, '?')).slice(0, 200);
