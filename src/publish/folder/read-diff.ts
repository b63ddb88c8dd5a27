import { decodeLine, resultSize } from './base85.ts';
import { type Lines, OddDiff, openLines } from './diff-lines.ts';

/** One file of a git diff, as its lines say. */
export interface DiffFile {
  path: string;
  status: 'added' | 'modified' | 'deleted';
  /** As six digits; `null` where there is no such side. */
  modeBefore: string | null;
  modeAfter: string | null;
  /** The blobs of the `index` line; `null` without one, as for a file whose mode alone changes. */
  blobs: { before: string; after: string } | null;
  additions: number;
  deletions: number;
}

type Counts = Pick<DiffFile, 'additions' | 'deletions'>;

interface DiffLimits {
  files: number;
  /** Bytes of the file that a binary piece makes. */
  fileBytes: number;
}

/** Git's name for a side that does not exist. */
export const NO_BLOB = '0'.repeat(40);

/**
 * Reads what `git diff-tree -r -p --binary --full-index --no-renames` writes, and nothing more liberal: every line must
 * have its place, so no other reader can see another file in it. Contents stay unread but for their number of lines.
 *
 * @throws OddDiff for anything else: text around the files, renames, short hashes, a hunk that is too long or too short
 */
export function readDiff(diff: Uint8Array, limits: DiffLimits): DiffFile[] {
  // Latin-1 keeps every byte apart; only names are decoded.
  const lines = openLines(Buffer.from(diff.buffer, diff.byteOffset, diff.byteLength).toString('latin1'));
  const files: DiffFile[] = [];
  const seen = new Set<string>();
  while (!lines.atEnd()) {
    if (files.length === limits.files) throw new OddDiff(`it changes more than ${limits.files} files`);
    const file = readFile(lines, limits);
    if (seen.has(file.path)) throw new OddDiff(`it changes ${JSON.stringify(file.path)} twice`);
    seen.add(file.path);
    files.push(file);
  }
  return files;
}

function readFile(lines: Lines, limits: DiffLimits): DiffFile {
  const head = lines.match(/^diff --git (.+)$/)?.[1];
  const names = head === undefined ? null : namesOf(head);
  if (names === null) throw lines.odd('the head of a file');
  const modes = readModes(lines);
  const index = lines.match(/^index ([0-9a-f]{40})\.\.([0-9a-f]{40})(?: (\d{6}))?$/);
  const [, before = '', after = '', kept] = index ?? [];
  const blobs = index === null ? null : { before, after };
  // The mode stands at the hashes exactly where it stays the same.
  if (blobs === null && modes.kind !== 'changed') throw lines.odd('an `index` line with full hashes');
  if ((kept !== undefined) !== (modes.kind === 'kept')) throw lines.odd('preceded by one mode');
  const file: DiffFile = {
    path: names.path,
    status: modes.kind === 'added' || modes.kind === 'deleted' ? modes.kind : 'modified',
    modeBefore: modes.before ?? kept ?? null,
    modeAfter: modes.after ?? kept ?? null,
    blobs,
    additions: 0,
    deletions: 0,
  };
  if (blobs === null) return file;
  if (lines.startsWith('GIT binary patch\n')) readBinary(lines, limits);
  else if (lines.startsWith('--- ')) Object.assign(file, readHunks(lines, names, file.status));
  return file;
}

interface Modes {
  kind: 'added' | 'deleted' | 'changed' | 'kept';
  before: string | null;
  after: string | null;
}

function readModes(lines: Lines): Modes {
  const mode = (form: RegExp) => lines.match(form)?.[1] ?? null;
  const added = mode(/^new file mode (\d{6})$/);
  if (added !== null) return { kind: 'added', before: null, after: added };
  const deleted = mode(/^deleted file mode (\d{6})$/);
  if (deleted !== null) return { kind: 'deleted', before: deleted, after: null };
  const before = mode(/^old mode (\d{6})$/);
  if (before === null) return { kind: 'kept', before: null, after: null };
  const after = mode(/^new mode (\d{6})$/);
  if (after === null || after === before) throw lines.odd('a new mode');
  return { kind: 'changed', before, after };
}

interface Names {
  path: string;
  /** As the diff has them: `a/NAME`, `b/NAME`. */
  before: string;
  after: string;
}

/** `a/NAME b/NAME` with the same name twice, or both in quotes. */
function namesOf(head: string): Names | null {
  const half = (head.length - 1) / 2;
  const [before, after] = [head.slice(0, half), head.slice(half + 1)];
  const quote = before.startsWith('"') ? '"' : '';
  const name = before.slice(quote.length + 2);
  if (head[half] !== ' ' || before !== `${quote}a/${name}` || after !== `${quote}b/${name}`) return null;
  const plain = quote === '' ? name : unquote(name);
  return plain === null ? null : { path: decode(plain), before, after };
}

const ESCAPES: ReadonlyMap<string, string> = new Map(
  Object.entries({ a: '\x07', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r', '"': '"', '\\': '\\' }),
);

/** A name in git's C style (quote.c) with its last quote; `null` where it is none. */
function unquote(text: string): string | null {
  if (!text.endsWith('"')) return null;
  const plain = text.slice(0, -1).replace(/\\([0-3][0-7]{2}|.|$)|"/g, (whole, code: string | undefined) => {
    if (code !== undefined && code.length === 3) return String.fromCharCode(Number.parseInt(code, 8));
    return whole === '"' ? NOT_QUOTED : (ESCAPES.get(code ?? '') ?? NOT_QUOTED);
  });
  return plain.includes(NOT_QUOTED) ? null : plain;
}

/** Not in Latin-1, so in no text read as such. */
const NOT_QUOTED = '\uFFFF';

/** What is no UTF-8 gets U+FFFD, which no path of ours may hold. */
const decode = (latin1: string) => Buffer.from(latin1, 'latin1').toString('utf8');

function readHunks(lines: Lines, names: Names, status: DiffFile['status']): Counts {
  // Behind a name with blanks git puts a tab.
  const from = lines.match(/^--- (.*?)\t?$/)?.[1];
  const to = lines.match(/^\+\+\+ (.*?)\t?$/)?.[1];
  if (from !== (status === 'added' ? '/dev/null' : names.before))
    throw lines.odd('preceded by the names of its head');
  if (to !== (status === 'deleted' ? '/dev/null' : names.after))
    throw lines.odd('preceded by the names of its head');
  const counts = { additions: 0, deletions: 0 };
  do {
    const { added, removed } = readHunk(lines);
    counts.additions += added;
    counts.deletions += removed;
  } while (lines.startsWith('@@ '));
  return counts;
}

function readHunk(lines: Lines): { added: number; removed: number } {
  const head = lines.match(/^@@ -\d{1,9}(?:,(\d{1,9}))? \+\d{1,9}(?:,(\d{1,9}))? @@/);
  if (head === null) throw lines.odd('the head of a hunk');
  let [before, after] = [Number(head[1] ?? 1), Number(head[2] ?? 1)];
  let [added, removed] = [0, 0];
  while (before > 0 || after > 0) {
    const kind = lines.first();
    if (kind === ' ') [before, after] = [before - 1, after - 1];
    else if (kind === '-') [before, removed] = [before - 1, removed + 1];
    else if (kind === '+') [after, added] = [after - 1, added + 1];
    else if (kind !== '\\') throw lines.odd('a line of a hunk');
    if (before < 0 || after < 0) throw lines.odd('within its hunk');
    lines.skip();
  }
  if (lines.first() === '\\') lines.skip();
  return { added, removed };
}

/** The piece that makes the new file, and the one that makes the old one. */
function readBinary(lines: Lines, { fileBytes }: DiffLimits): void {
  lines.skip();
  for (let piece = 0; piece < 2; piece += 1) {
    const head = lines.match(/^(literal|delta) (\d{1,10})$/);
    if (head === null) throw lines.odd('the head of a binary piece');
    const size = Number(head[2]);
    if (size > fileBytes) throw new OddDiff(`a binary file in it has more than ${fileBytes} bytes`);
    const data: Uint8Array[] = [];
    for (let line = lines.next(); line !== ''; line = lines.next()) {
      const bytes = decodeLine(line);
      if (bytes === null) throw lines.odd('preceded by a line of a binary piece');
      data.push(bytes);
    }
    const result = resultSize(head[1] === 'delta' ? 'delta' : 'literal', size, Buffer.concat(data));
    if (result === null) throw lines.odd('preceded by a binary piece');
    if (result > fileBytes) throw new OddDiff(`a binary file in it has more than ${fileBytes} bytes`);
  }
}
