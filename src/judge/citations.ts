import type { Citation, Submission, Suggestion } from '../types.ts';

/** Reads a file of the cited commit; `null` where there is none. */
type FileAt = (path: string) => Promise<string | null>;

const MAX_CITATIONS = 5;
const MAX_SUGGESTIONS = 5;

/** Keeps the citations whose file exists at the commit and whose lines are in it. Permalinks are built from these alone. */
export async function checkCitations(
  cited: Submission['citations'],
  sha: string,
  fileAt: FileAt,
): Promise<Citation[]> {
  const checked: Citation[] = [];
  for (const { path, startLine, endLine } of cited.slice(0, MAX_CITATIONS)) {
    const lines = await lineCount(path, fileAt);
    if (startLine >= 1 && endLine >= startLine && endLine <= lines)
      checked.push({ path, startLine, endLine, sha });
  }
  return checked;
}

/** Keeps at most five suggestions that name a line that exists. */
export async function checkSuggestions(
  suggested: readonly Suggestion[],
  fileAt: FileAt,
): Promise<Suggestion[]> {
  const checked: Suggestion[] = [];
  for (const suggestion of suggested) {
    if (checked.length === MAX_SUGGESTIONS) break;
    if (suggestion.line >= 1 && suggestion.line <= (await lineCount(suggestion.path, fileAt)))
      checked.push(suggestion);
  }
  return checked;
}

async function lineCount(path: string, fileAt: FileAt): Promise<number> {
  const text = await fileAt(path);
  return text === null ? 0 : text.replace(/\n$/, '').split('\n').length;
}
