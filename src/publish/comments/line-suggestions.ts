import type { PatchedFile } from '../../types.ts';
import { type Replacement, replacements } from './line-diff.ts';

/** Other text for lines of a file, 1-based and inclusive, as they stand at the head of a pull request. */
export interface LineSuggestion {
  path: string;
  startLine: number;
  line: number;
  /** Without the last line end; `null`: the lines go. */
  text: string | null;
}

/**
 * The lines of a pull request's diff that can be commented on: the API's `patch` of each of its files, by path (`GET
 * /pulls/{n}/files`). `null`: not known, so GitHub is left to say no.
 */
export type Hunks = ReadonlyMap<string, string> | null;

const MOST_BYTES = 512 * 1024;
const LONGEST_TEXT = 10_000;

/**
 * What of a change can be offered as suggestions on lines of a pull request's diff: replacements of lines in files
 * that stay, with line ends as GitHub writes them. `elsewhere` counts what cannot, and is found in the whole patch only.
 */
export function lineSuggestions(
  files: readonly PatchedFile[],
  hunks: Hunks,
): { suggestions: LineSuggestion[]; elsewhere: number } {
  const suggestions: LineSuggestion[] = [];
  let elsewhere = 0;
  for (const file of files) {
    const found = hunks !== null && !hunks.has(file.path) ? null : suggestionsOf(file);
    if (found === null) elsewhere += 1;
    const ranges = hunks === null ? null : rightRanges(hunks.get(file.path) ?? '');
    for (const each of found ?? []) {
      if (isInside(each, ranges) && (each.text?.length ?? 0) <= LONGEST_TEXT) suggestions.push(each);
      else elsewhere += 1;
    }
  }
  return { suggestions, elsewhere };
}

/** GitHub takes a comment on several lines only where one hunk holds them all. */
const isInside = (
  { startLine, line }: LineSuggestion,
  ranges: ReadonlyArray<readonly [number, number]> | null,
) => ranges === null || ranges.some(([first, last]) => first <= startLine && line <= last);

/** First and last line of each hunk in the new file. */
function rightRanges(patch: string): Array<readonly [number, number]> {
  // Every other line of a hunk begins with a blank, `+`, `-` or `\`.
  const headers = patch.matchAll(/^@@ -\d{1,9}(?:,\d{1,9})? \+(\d{1,9})(?:,(\d{1,9}))? @@/gm);
  return [...headers].map(([, first, count = '1']) => [Number(first), Number(first) + Number(count) - 1]);
}

/** `null` for a file whose change is not one of lines, or of lines a suggestion cannot write. */
function suggestionsOf({ path, status, before, after }: PatchedFile): LineSuggestion[] | null {
  if (status !== 'modified' || before === null || after === null) return null;
  const [old, fresh] = [linesOf(before), linesOf(after)];
  if (old === null || fresh === null || old.length === 0) return null;
  const found = replacements(old, fresh);
  // Nothing but the mode, perhaps.
  if (found === null || found.length === 0) return null;
  return anchored(found, old.length).map(({ from, to, newFrom, newTo }) => ({
    path,
    startLine: from + 1,
    line: to,
    text: newFrom === newTo ? null : fresh.slice(newFrom, newTo).join('\n'),
  }));
}

/** Lines of a text that ends with a line end; `null` for bytes that are none, and for line ends of other systems. */
function linesOf(bytes: Uint8Array): string[] | null {
  if (bytes.length > MOST_BYTES) return null;
  const text = Buffer.from(bytes).toString('utf8');
  if (text === '') return [];
  // A suggestion cannot say that the last line ends without a line end, and is text alone.
  if (!text.endsWith('\n') || /[^\P{Cc}\n\t\f]|\ufffd/u.test(text)) return null;
  return text.slice(0, -1).split('\n');
}

/** A suggestion replaces at least one line: what is only added takes the line before it along, or the one after. */
function anchored(found: readonly Replacement[], lines: number): Replacement[] {
  const out: Replacement[] = [];
  for (const { from, to, newFrom, newTo } of found) {
    const before = from === to && from > 0 ? 1 : 0;
    const behind = from === to && from === 0 && lines > 0 ? 1 : 0;
    const next = { from: from - before, to: to + behind, newFrom: newFrom - before, newTo: newTo + behind };
    const last = out.at(-1);
    // The first line, which an addition above it has taken along, may change as well.
    if (last !== undefined && next.from < last.to) Object.assign(last, { to: next.to, newTo: next.newTo });
    else out.push(next);
  }
  return out;
}
