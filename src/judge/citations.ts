import type { Citation, Submission, Suggestion } from '../types.ts';

/** Reads a file of the cited commit; `null` where there is none. */
type FileAt = (path: string) => Promise<string | null>;

interface Range {
  startLine: number;
  endLine: number;
}

const MAX_CITATIONS = 5;
/** Each costs a read of the repository, and a model may name any number. */
const MAX_LOOKED_UP = 20;
const MAX_LINES = 30;
const MAX_SUGGESTIONS = 5;

/**
 * Keeps at most five citations that point at something: the file exists at the commit, and the lines are in it. A quote
 * outweighs line numbers: the range moves to the nearest place where the quoted text stands, and a quote that stands
 * nowhere in the file drops the citation. Blanks do not count when quotes are compared. A range is at most 30 lines
 * long. Permalinks are built from the result alone.
 */
export async function checkCitations(
  cited: Submission['citations'],
  sha: string,
  fileAt: FileAt,
): Promise<Citation[]> {
  const files = new Map<string, Promise<string[] | null>>();
  const checked = new Map<string, Citation>();
  for (const { path, quote, ...range } of cited.slice(0, MAX_LOOKED_UP)) {
    if (checked.size === MAX_CITATIONS) break;
    if (!isRepositoryPath(path)) continue;
    const file = files.get(path) ?? fileAt(path).then(linesOf);
    files.set(path, file);
    const lines = await file;
    const found = lines && locate(range, normalise(quote ?? ''), lines);
    if (found) checked.set(JSON.stringify([path, found]), { path, ...found, sha });
  }
  return [...checked.values()];
}

/** Keeps at most five suggestions that name a line that exists. */
export async function checkSuggestions(
  suggested: readonly Suggestion[],
  fileAt: FileAt,
): Promise<Suggestion[]> {
  const checked: Suggestion[] = [];
  for (const suggestion of suggested) {
    if (checked.length === MAX_SUGGESTIONS) break;
    const lines = linesOf(await fileAt(suggestion.path));
    if (lines && suggestion.line >= 1 && suggestion.line <= lines.length) checked.push(suggestion);
  }
  return checked;
}

/** A path below the root of a tree. What only a file system would resolve is refused before anything reads it. */
function isRepositoryPath(path: string): boolean {
  return path.split('/').every((name) => !/^(?:\.{0,2}|\.git)$|[\\\0\n]/i.test(name));
}

function linesOf(text: string | null): string[] | null {
  return text === null ? null : text.replace(/\n$/, '').split('\n');
}

function locate(
  { startLine, endLine }: Range,
  quote: readonly string[],
  lines: readonly string[],
): Range | null {
  const exists = startLine >= 1 && endLine >= startLine && endLine <= lines.length;
  const range = { startLine, endLine: Math.min(endLine, startLine + MAX_LINES - 1) };
  if (quote.length === 0) return exists ? range : null;
  const places = occurrences(quote, normaliseLines(lines));
  const inside = places.some((place) => place.startLine >= startLine && place.endLine <= range.endLine);
  return exists && inside ? range : nearest(places, startLine);
}

/** Where a quote stands: its first line may begin, and its last line end, in the middle of a line of the file. */
function occurrences(quote: readonly string[], lines: readonly string[]): Range[] {
  const last = quote.length - 1;
  const matches = (line: string, i: number) => {
    const quoted = quote[i] ?? '';
    if (last === 0) return line.includes(quoted);
    if (i === 0) return line.endsWith(quoted);
    return i === last ? line.startsWith(quoted) : line === quoted;
  };
  return lines.flatMap((_, at) =>
    at + last < lines.length && quote.every((_, i) => matches(lines[at + i] ?? '', i))
      ? [{ startLine: at + 1, endLine: at + 1 + last }]
      : [],
  );
}

function nearest(places: readonly Range[], line: number): Range | null {
  const distance = (place: Range) => Math.abs(place.startLine - line);
  return places.reduce<Range | null>(
    (best, place) => (best === null || distance(place) < distance(best) ? place : best),
    null,
  );
}

/** A quote as it is compared; only as much of it as a range may show. */
function normalise(quote: string): string[] {
  return normaliseLines(quote.trim().split('\n', MAX_LINES)).filter(
    (line, _, all) => all.length > 1 || line !== '',
  );
}

function normaliseLines(lines: readonly string[]): string[] {
  // Most lines are normal once trimmed, and a test is far cheaper than a replacement.
  const fold = (line: string) => (/\s\s|[^\S ]/.test(line) ? line.replace(/\s+/g, ' ') : line);
  return lines.map((line) => fold(line.trim()));
}
