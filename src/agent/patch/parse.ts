import { PatchError, quote } from './error.ts';

/** A line of a hunk: kept, removed or added. */
export interface HunkLine {
  kind: ' ' | '-' | '+';
  text: string;
}

/** One change of an `Update File` section. */
export interface Hunk {
  /** Texts of its `@@` lines: each is searched after the one before, the hunk after the last. */
  contexts: string[];
  lines: HunkLine[];
  endOfFile: boolean;
  /** Line of the patch it starts at. */
  at: number;
}

export type Section =
  | { kind: 'add'; path: string; text: string }
  | { kind: 'delete'; path: string }
  | { kind: 'update'; path: string; moveTo: string | null; hunks: Hunk[] };

type Update = Extract<Section, { kind: 'update' }>;

const BEGIN = '*** Begin Patch';
const END = '*** End Patch';
const MOVE = '*** Move to:';
const END_OF_FILE = '*** End of File';
const HUNK_LINES =
  'lines of a hunk, starting with " " (kept), "-" (removed) or "+" (added), after "@@" or "@@ LINE OF THE FILE"';
const HEREDOC = /^(?:apply_patch )?\s*<<\s*(['"]?)(\w{1,40})\1$/;

const SECTIONS = [
  { header: '*** Add File:', parse: parseAdd },
  { header: '*** Delete File:', parse: parseDelete },
  { header: '*** Update File:', parse: parseUpdate },
] as const;

/** The lines of the patch, with a place to read at. `end` is the line of `*** End Patch`. */
interface Reader {
  lines: string[];
  next: number;
  end: number;
}

/**
 * Reads a patch in the format of Codex's `apply_patch` tool.
 *
 * Forgiven, as there: white space around markers, a heredoc around the patch, a missing first `@@`, an empty line for
 * an empty context line, CR at line ends. Inside a hunk a line that starts with a space is always context, even if it
 * reads like a marker: files may hold patches.
 *
 * @throws PatchError naming the line of the patch and what the format has there
 */
export function parsePatch(patch: string): Section[] {
  const lines = patch.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  const reader = openEnvelope(lines);
  const sections: Section[] = [];
  for (skipBlank(reader); reader.next < reader.end; skipBlank(reader)) sections.push(parseSection(reader));
  if (sections.length === 0) {
    throw new PatchError(
      `The patch is empty: put an ${list(SECTIONS.map(({ header }) => header))} between its markers.`,
    );
  }
  return sections;
}

function openEnvelope(lines: string[]): Reader {
  let first = lines.findIndex(isText);
  let last = lines.findLastIndex(isText);
  const word = HEREDOC.exec(lines[first]?.trim() ?? '')?.[2];
  if (word !== undefined && last > first && lines[last]?.trim() === word) {
    first = lines.findIndex((line, index) => index > first && isText(line));
    last = lines.findLastIndex((line, index) => index < last && isText(line));
  }
  if (lines[first]?.trim() !== BEGIN)
    throw expected(lines, Math.max(first, 0), `"${BEGIN}" as the first line`);
  if (lines[last]?.trim() !== END) throw expected(lines, last, `"${END}" as the last line`);
  return { lines, next: first + 1, end: last };
}

function parseSection(reader: Reader): Section {
  const line = peek(reader).trim();
  const section = SECTIONS.find(({ header }) => line.startsWith(header));
  if (section === undefined) {
    throw expected(reader.lines, reader.next, list(SECTIONS.map(({ header }) => `"${header} PATH"`)));
  }
  return section.parse(reader, pathAfter(reader, section.header));
}

function parseAdd(reader: Reader, path: string): Section {
  let text = '';
  for (; peek(reader).startsWith('+'); reader.next++) text += `${peek(reader).slice(1)}\n`;
  skipBlank(reader);
  if (!atSection(reader))
    throw expected(reader.lines, reader.next, `"+" before every line of the added file ${quote(path)}`);
  return { kind: 'add', path, text };
}

function parseDelete(_reader: Reader, path: string): Section {
  return { kind: 'delete', path };
}

function parseUpdate(reader: Reader, path: string): Section {
  const update: Update = { kind: 'update', path, moveTo: null, hunks: [] };
  skipBlank(reader);
  if (peek(reader).trim().startsWith(MOVE)) update.moveTo = pathAfter(reader, MOVE);
  for (skipBlank(reader); !atSection(reader); skipBlank(reader)) update.hunks.push(parseHunk(reader, update));
  if (update.hunks.length === 0 && update.moveTo === null) {
    throw expected(
      reader.lines,
      reader.next,
      `a hunk for ${quote(path)}: "@@", then lines starting with " ", "-" or "+"`,
    );
  }
  return update;
}

function parseHunk(reader: Reader, update: Update): Hunk {
  const hunk: Hunk = { contexts: [], lines: [], endOfFile: false, at: reader.next + 1 };
  const opened = isContextMarker(peek(reader).trimStart());
  if (!opened && update.hunks.at(-1)?.endOfFile) {
    throw expected(reader.lines, reader.next, `"@@" or a new file after "${END_OF_FILE}"`);
  }
  let marker = peek(reader).trimStart();
  while (isContextMarker(marker)) {
    const context = marker.trimEnd().slice(3);
    if (context !== '') hunk.contexts.push(context);
    reader.next++;
    marker = peek(reader);
  }
  readHunkLines(reader, hunk);
  dropSeparators(reader, hunk);
  if (peek(reader).trimEnd() === END_OF_FILE) {
    hunk.endOfFile = true;
    reader.next++;
  }
  if (hunk.lines.length === 0) {
    throw expected(reader.lines, reader.next, HUNK_LINES);
  }
  return hunk;
}

function readHunkLines(reader: Reader, hunk: Hunk): void {
  for (; reader.next < reader.end; reader.next++) {
    const line = peek(reader);
    const kind = line === '' ? ' ' : line.charAt(0);
    if (kind === ' ' || kind === '-' || kind === '+') hunk.lines.push({ kind, text: line.slice(1) });
    else return;
  }
}

/** Where a hunk only adds, empty lines below it separate it from what follows; as context they could match anywhere. */
function dropSeparators(reader: Reader, hunk: Hunk): void {
  const added = hunk.lines.findLastIndex(({ kind }) => kind === '+') + 1;
  const below = reader.lines.slice(reader.next - hunk.lines.length + added, reader.next);
  const onlyAdds = hunk.lines.slice(0, added).every(({ kind }) => kind === '+');
  if (onlyAdds && below.every((line) => line === '')) hunk.lines.length = added;
}

function pathAfter(reader: Reader, header: string): string {
  const path = peek(reader).trim().slice(header.length).trim();
  if (path === '') throw expected(reader.lines, reader.next, `a path after "${header}"`);
  reader.next++;
  return path;
}

function atSection(reader: Reader): boolean {
  if (reader.next >= reader.end) return true;
  const line = peek(reader).trim();
  return SECTIONS.some(({ header }) => line.startsWith(header));
}

function isContextMarker(line: string): boolean {
  return line.trimEnd() === '@@' || line.startsWith('@@ ');
}

function peek(reader: Reader): string {
  return reader.next < reader.end ? (reader.lines[reader.next] ?? '') : '';
}

function skipBlank(reader: Reader): void {
  while (reader.next < reader.end && !isText(peek(reader))) reader.next++;
}

function isText(line: string): boolean {
  return line.trim() !== '';
}

function list(items: string[]): string {
  return `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`;
}

function expected(lines: string[], index: number, what: string): PatchError {
  return new PatchError(`Line ${index + 1} of the patch is ${quote(lines[index] ?? '')}; expected ${what}.`);
}
