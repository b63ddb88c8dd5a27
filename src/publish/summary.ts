import type { RunRecord } from '../types.ts';
import { checkedLinks, cite, type Links, movedLine } from './body.ts';
import { boxLines, originalsLine } from './boxes.ts';
import { type Went, wasJudged, whereTo } from './comments/message.ts';
import { cost, counted, guardLine, modelName, modelWords, size } from './lines.ts';

const MOST_BOXES = 200;
const ANSWER_LENGTH = 60_000;

/** The step summary: the outcome and its reason first, then where the change is, what was run, and what it took. */
export function renderSummary(record: RunRecord, links: Links, went: Went = {}): string {
  const parts = [
    [`### regreen: ${record.outcome}`],
    [oneLine(record.reason)],
    place(record, links, went),
    ...words(record, links),
    boxLines(record, links, MOST_BOXES),
    [...originalsLine(record), ...movedLine(record, went), ...(wasJudged(record) ? [guardLine(record)] : [])],
    isKept(record) ? [`The patch is kept: ${size(record)}.`] : [],
    record.environment.sandbox === 'none' ? ['**The sandbox was off (`sandbox: none`).**'] : [],
    record.attempts.length > 0 ? [usage(record)] : [],
  ];
  const shown = parts.filter((lines) => lines.length > 0);
  return `${shown.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** A change that somebody else made is theirs. */
const isKept = ({ patch, published, task }: RunRecord) =>
  patch !== null && published === null && task?.kind !== 'judge';

/** Alone on its line, a page shows the title of a pull request. */
function place(record: RunRecord, links: Links, went: Went): string[] {
  const { published } = record;
  if (went.pushed != null || went.offered != null) return whereTo(record, links, went);
  if (published === null) return [];
  return published.url === '' ? whereTo(record, links, went) : [published.url];
}

/** What the model said where that is what the run was for. */
function words(record: RunRecord, links: Links): string[][] {
  const known = checkedLinks(record, links);
  const line = (text: string, maxLength: number) =>
    modelWords(text, known, links, { oneLine: true, maxLength });
  if (record.outcome === 'answered')
    return [
      record.answer === null ? [] : [modelWords(record.answer, known, links, { maxLength: ANSWER_LENGTH })],
      record.citations.map((citation) => `- ${cite(citation, links)}`),
    ];
  if (record.outcome !== 'suggested') return [];
  const sha = record.base?.sha ?? '';
  return [
    record.suggestions.map(({ title, path, line: at, why }) => {
      const where = cite({ path, startLine: at, endLine: at, sha }, links);
      return `- **${line(title, 100)}** (${where}): ${line(why, 300)}`;
    }),
  ];
}

const usage = (record: RunRecord) =>
  `${modelName(record.environment)}: ${counted(record.usage.turns, 'turn')}, ${record.usage.inputTokens + record.usage.outputTokens} tokens${cost(record.usage)}.`;

/** A path of the repository can hold anything; no line of it becomes a heading or HTML. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').replace(/</g, '&lt;').replace(/!\[/g, '!\\[');
