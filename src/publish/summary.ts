import type { RunRecord } from '../types.ts';
import { box, cost, counted, type Links } from './body.ts';

/** The step summary: the outcome and its reason first, then what was run. */
export function renderSummary(record: RunRecord, links: Links): string {
  const lines = [`### regreen: ${record.outcome}`, '', oneLine(record.reason)];
  if (record.published !== null && record.published.url !== '') lines.push('', record.published.url);
  if (record.verifiers.length > 0) lines.push('', ...record.verifiers.map((result) => box(result, links)));
  if (record.patch !== null && record.published === null)
    lines.push(
      '',
      `The patch is kept: ${counted(record.patch.files.length, 'file')}, +${record.patch.additions} −${record.patch.deletions}.`,
    );
  if (record.environment.sandbox === 'none') lines.push('', '**The sandbox was off (`sandbox: none`).**');
  if (record.attempts.length > 0)
    lines.push(
      '',
      `${record.environment.model}: ${counted(record.usage.turns, 'turn')}, ${record.usage.inputTokens + record.usage.outputTokens} tokens${cost(record.usage)}.`,
    );
  return `${lines.join('\n')}\n`;
}

/** A path of the repository can hold anything; no line of it becomes a heading or HTML. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').replace(/</g, '&lt;').replace(/!\[/g, '!\\[');
