import { publicText, type Shape } from '../text/publicText.ts';
import { sanitize } from '../text/sanitize.ts';
import type { Finding, RunRecord } from '../types.ts';
import type { Links } from './body.ts';

/** Nothing in a code span is a link. */
const NOWHERE = { serverUrl: '', repository: '' };
const CODE_LENGTH = 120;
const LOOKED_AT = 4096;

/**
 * A command, path or name as code on one line: the first line, at most 120 characters. A backtick would end the code,
 * and a merge may take the text over as the message of its commit, where code counts for nothing: so it closes
 * nothing and skips no check there.
 */
export function code(text: string): string {
  const [first = '', ...rest] = sanitize(text.slice(0, LOOKED_AT)).text.trim().split('\n');
  const plain = first.replaceAll('`', "'").replaceAll('<!', '< !').slice(0, CODE_LENGTH);
  return publicText(`\`${plain || ' '}${rest.length > 0 ? ' …' : ''}\``, NOWHERE, { oneLine: true });
}

/** A place in a file, as code: its line stays, however long the path is. */
export const place = (path: string, line: number) => `${code(path).slice(0, -1)}:${line}\``;

/**
 * Words of a model as `publicText` makes them, and of their links into the code only those that were checked: a line
 * that does not exist is no reason.
 * @param known the addresses of the record's citations
 */
export function modelWords(text: string, known: ReadonlySet<string>, links: Links, shape: Shape): string {
  const home = RegExp.escape(`${links.serverUrl}/${links.repository}/`);
  const url = `${home}(?:blob|blame|raw|tree|edit)/[^\\s()<>\\[\\]]*`;
  const link = new RegExp(`\\[(?<label>[^[\\]]*)\\]\\((?<target>${url})\\)|(?<bare>${url})`, 'g');
  return publicText(text, links, shape).replace(link, (whole, label, target, bare) => {
    if (known.has(target ?? bare)) return whole;
    return label ?? '(link removed)';
  });
}

/** A number of things, in words that fit it. */
export const counted = (count: number, thing: string) => `${count} ${thing}${count === 1 ? '' : 's'}`;

/** What was paid, where the price is known. */
export const cost = ({ costUsd }: RunRecord['usage']) =>
  costUsd === null ? '' : `, $${costUsd.toFixed(costUsd < 0.1 ? 3 : 2)}`;

const thousands = (count: number) => (count < 1000 ? String(count) : `${Math.round(count / 1000)}k`);
const minutes = (ms: number) =>
  ms < 60_000 ? `${Math.round(ms / 1000)} s` : `${Math.round(ms / 60_000)} min`;

/** How large the change is: `1 file, +1 −1`. */
export const size = ({ patch }: Pick<RunRecord, 'patch'>) =>
  `${counted(patch?.files.length ?? 0, 'file')}, +${patch?.additions ?? 0} −${patch?.deletions ?? 0}`;

/** What the guard says of the change, and how large it is. */
export function guardLine(record: RunRecord): string {
  const { findings } = record;
  if (findings.length === 0)
    return `The guard found no weakened test, check or suppression. ${size(record)}.`;
  const more = findings.length > 3 ? ` and ${findings.length - 3} more` : '';
  return `To look at: ${findings.slice(0, 3).map(tell).join(', ')}${more}. ${size(record)}.`;
}

function tell({ rule, path, line, excerpt }: Finding): string {
  return rule === 'oversized'
    ? `a large change (${code(excerpt).slice(1, -1)}), so this is a draft`
    : `${rule.replace(/[^\w-]/g, '').slice(0, 40)} in ${place(path, line)}`;
}

/** Who made it, or only says it, and what it took. */
export function usageLine({ usage, timing, environment, attempts, patch }: RunRecord): string {
  const time = minutes(timing.totalMs);
  const made = patch === null ? 'Written' : 'Made';
  if (attempts.length === 0) return `${made} by regreen without a model, ${time}.`;
  const tokens = usage.inputTokens + usage.outputTokens;
  const cached =
    usage.inputTokens === 0 ? 0 : Math.round((100 * usage.cachedInputTokens) / usage.inputTokens);
  return `${made} by regreen with ${modelName(environment)}: ${counted(usage.turns, 'turn')}, ${thousands(tokens)} tokens (${cached} % cached)${cost(usage)}, ${time}.`;
}

/** The name comes from the settings, and may be anything. */
export const modelName = ({ model }: RunRecord['environment']) =>
  publicText(model ?? '', NOWHERE, { oneLine: true, maxLength: 100 }) || 'a model';
