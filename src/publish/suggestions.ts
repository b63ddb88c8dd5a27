import type { GitHub } from '../github.ts';
import { publicText } from '../text/publicText.ts';
import type { RunRecord } from '../types.ts';
import { cite, type Links, marker } from './body.ts';

/** Ours alone: the label that starts a run must not sit on what a run made. */
export const SUGGESTIONS_LABEL = 'regreen-suggestions';

/** The one issue with suggestions: opened once, then edited in place. */
export async function publishSuggestions(
  github: GitHub,
  record: RunRecord,
  links: Links,
): Promise<{ number: number; url: string }> {
  const title = `Suggestions: ${record.suggestions.length} small ${record.suggestions.length === 1 ? 'improvement' : 'improvements'}`;
  const body = renderSuggestions(record, links);
  const marked = (await github.openIssues(SUGGESTIONS_LABEL)).filter((issue) =>
    issue.body.includes(marker(record)),
  );
  const own = marked.length === 0 ? null : await github.viewer();
  for (const issue of marked) {
    // A marker that somebody else wrote counts for nothing.
    if (own === null || issue.author?.login !== own.login || issue.author.id !== own.id) continue;
    await github.updateIssue(issue.number, { title, body });
    return { number: issue.number, url: issue.url };
  }
  return github.createIssue({ title, body, labels: [SUGGESTIONS_LABEL] });
}

export function renderSuggestions(record: RunRecord, links: Links): string {
  const words = (text: string, maxLength: number) => publicText(text, links, { oneLine: true, maxLength });
  const items = record.suggestions.map(({ title, path, line, why }) => {
    const place = { path, startLine: line, endLine: line, sha: record.base?.sha ?? '' };
    return `- **${words(title, 100)}** (${cite(place, links)}): ${words(why, 300)}`;
  });
  return [
    `Each names a line that exists at ${record.base?.sha.slice(0, 12)}; nothing was run or changed.`,
    '',
    ...items,
    '',
    `Made by regreen with ${record.environment.model}: ${record.usage.turns} turns.`,
    marker(record),
  ].join('\n');
}
