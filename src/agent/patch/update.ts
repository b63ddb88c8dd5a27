import { PatchError, quote } from './error.ts';
import { type Locator, locator, MOST_PLACES, type Places } from './locate.ts';
import { describeMissing } from './nearest.ts';
import type { Hunk, HunkLine } from './parse.ts';
import { endingAt, joinLines, type Line, splitLines } from './text.ts';

const BOM = '\uFEFF';

interface Edit {
  at: number;
  removed: number;
  lines: Line[];
}

/** What is known while the hunks of one file are placed, one after the other. */
interface Placing {
  path: string;
  lines: readonly Line[];
  texts: readonly string[];
  locate: Locator;
  /** First line the next hunk may stand at; it never goes back. */
  cursor: number;
  notes: string[];
}

/**
 * The text of a file after `hunks`. Lines that are not removed keep their bytes, also where a hunk writes them with
 * other white space; added lines take the ending of the line before them. A hunk that only adds goes to the end of
 * the file, as in Codex's tool.
 *
 * A last line without a line ending stays so where it is kept. Written anew it gets one: the grammar (Codex's
 * `apply_patch.lark`) ends each line of a hunk and has no sign for one that does not end, and there is no other way to
 * add the ending that checkers ask for. Codex's tool ends every file it updates, also where the last line is kept.
 *
 * @returns the new text, and notes on what was not certain
 * @throws PatchError where a hunk has no place
 */
export function applyHunks(
  path: string,
  text: string,
  hunks: readonly Hunk[],
): { text: string; notes: string[] } {
  const bom = text.startsWith(BOM) ? BOM : '';
  const lines = splitLines(text.slice(bom.length));
  const texts = lines.map((line) => line.text);
  const placing: Placing = { path, lines, texts, locate: locator(texts), cursor: 0, notes: [] };
  const edits = hunks.map((hunk, index) => place(placing, hunk, `hunk ${index + 1}`));
  return {
    text: bom + joinLines(withEdits(lines, edits), endingAt(lines, lines.length)),
    notes: placing.notes,
  };
}

function place(placing: Placing, hunk: Hunk, name: string): Edit {
  const before = placing.cursor;
  for (const context of hunk.contexts) seekContext(placing, hunk, name, context);
  if (hunk.lines.every(({ kind }) => kind === '+')) return append(placing, hunk, name);
  // A hunk may repeat its last `@@` line as its first line.
  const from = hunk.contexts.length > 0 ? placing.cursor - 1 : before;
  for (const search of searches(placing, hunk, from)) {
    for (const lines of [hunk.lines, withoutTrailingBlank(hunk.lines)]) {
      const places = lines.length === 0 ? null : search(oldTexts(lines));
      if (places !== null) return replace(placing, lines, places, hunk, name);
    }
  }
  throw new PatchError(
    describeMissing({ path: placing.path, name, hunk, texts: placing.texts, from: placing.cursor }),
  );
}

type Search = (block: readonly string[]) => Places | null;

function searches({ locate, cursor }: Placing, hunk: Hunk, from: number): Search[] {
  const anywhere: Search[] = [
    (block) => locate.find(block, cursor),
    (block) => (from < cursor ? locate.find(block, from) : null),
  ];
  return hunk.endOfFile ? [(block) => locate.findAtEnd(block, cursor), ...anywhere] : anywhere;
}

function seekContext(placing: Placing, hunk: Hunk, name: string, context: string): void {
  const places = placing.locate.find([context], placing.cursor);
  if (places === null) {
    const asked = { ...hunk, contexts: [], lines: [{ kind: ' ', text: context } as const] };
    const { path, texts, cursor: from } = placing;
    throw new PatchError(
      describeMissing({ path, name: `the "@@" line of ${name}`, hunk: asked, texts, from }),
    );
  }
  noteAmbiguity(placing, `the line ${quote(`@@ ${context}`)} of ${name} stands`, places);
  placing.cursor = places[0] + 1;
}

function append(placing: Placing, hunk: Hunk, name: string): Edit {
  if (hunk.contexts.length > 0) {
    placing.notes.push(
      `${placing.path}: ${name} only adds lines; they went to the end of the file, not below its "@@" line. To add elsewhere, give lines to keep.`,
    );
  }
  const { lines } = placing;
  return { at: lines.length, removed: 0, lines: rewritten(lines, lines.length, hunk.lines) };
}

function replace(placing: Placing, lines: HunkLine[], places: Places, hunk: Hunk, name: string): Edit {
  const [at] = places;
  const removed = oldTexts(lines).length;
  if (!hunk.endOfFile) noteAmbiguity(placing, `the lines of ${name} stand`, places);
  else if (at + removed < placing.lines.length) {
    placing.notes.push(
      `${placing.path}: ${name} is marked as the end of the file, but its lines stand at line ${at + 1} of ${placing.lines.length}; they were changed there.`,
    );
  }
  placing.cursor = at + removed;
  return { at, removed, lines: rewritten(placing.lines, at, lines) };
}

function noteAmbiguity(placing: Placing, what: string, places: Places): void {
  if (places.length === 1) return;
  const lines = places.map((place) => place + 1);
  const told =
    places.length < MOST_PLACES
      ? `${places.length} places (lines ${lines.join(', ')})`
      : `${MOST_PLACES} or more places (lines ${lines.join(', ')}, …)`;
  placing.notes.push(
    `${placing.path}: ${what} at ${told}; the first after the cursor, line ${lines[0]}, was taken.`,
  );
}

/** What stands in the file in place of the old lines of a hunk found at line `at`. */
function rewritten(file: readonly Line[], at: number, hunk: readonly HunkLine[]): Line[] {
  const result: Line[] = [];
  let old = at;
  for (const { kind, text } of hunk) {
    if (kind === '+') {
      result.push({ text, ending: endingAt(file, old) });
      continue;
    }
    const kept = file[old++];
    if (kind === ' ' && kept !== undefined) result.push(kept);
  }
  return result;
}

function withEdits(lines: readonly Line[], edits: readonly Edit[]): Line[] {
  const pieces: Line[][] = [];
  let done = 0;
  // The sort is stable: hunks that only add keep their order at the end of the file.
  for (const edit of edits.toSorted((a, b) => a.at - b.at)) {
    pieces.push(lines.slice(done, edit.at), edit.lines);
    done = edit.at + edit.removed;
  }
  return [...pieces, lines.slice(done)].flat();
}

function oldTexts(lines: readonly HunkLine[]): string[] {
  return lines.filter(({ kind }) => kind !== '+').map(({ text }) => text);
}

/** Models end a hunk with an empty line the file does not have. Empty when there is nothing left to search. */
function withoutTrailingBlank(lines: HunkLine[]): HunkLine[] {
  const last = lines.findLastIndex(({ kind }) => kind !== '+');
  const shorter = lines[last]?.text === '' ? lines.toSpliced(last, 1) : [];
  return shorter.some(({ kind }) => kind !== '+') ? shorter : [];
}
