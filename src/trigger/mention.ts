import { sanitizeMarkdown } from '../text/sanitize.ts';
import type { ThreadCommand } from '../types.ts';
import { MASK, prose } from './prose.ts';

/** GitHub's own cap for a comment (REST: "body is too long (maximum is 65536 characters)"). */
const MOST = 65_536;

export interface Mention {
  /** What follows the mention and its command. */
  text: string;
  /** What the author says in words of their own: no quotes, no code, no mention. */
  words: string;
  /** `null`: free words. */
  command: ThreadCommand | null;
}

const COMMAND = /[\s,:*_~]*(fix|ask|again|stop)(?![\p{L}\p{N}_'’-])[\s,.:;!]*/iuy;
/** Before a mention, beside white space. Quotation marks speak of it; a letter or a dot makes an address of it. */
const BEFORE = /[\s([{,;:!?>|–—]/;
/** After it: `@regreen-bot`, `@regreen/team`, `@regreen.com`, `@regreen's`, `@regreen@host` are somebody else or talk. */
const AFTER = /[\p{L}\p{N}/@[\\-]|[._]+[\p{L}\p{N}]|['’]\p{L}/uy;

/**
 * Finds the mention in a comment: a whole word of its prose, in any case, not in code, quotes, HTML comments, hidden
 * attributes or addresses. The first one counts, but `stop` counts wherever it stands. Pure and linear.
 *
 * @param mention the word to look for, `@regreen`
 * @returns `null` where nobody is called
 */
export function parseMention(body: string, mention: string): Mention | null {
  const text = sanitizeMarkdown(body.slice(0, MOST)).text;
  const visible = prose(text);
  const calls = callsIn(visible, mention);
  const call = calls.find(({ command }) => command === 'stop') ?? calls[0];
  if (call === undefined) return null;
  const rest = `${visible.slice(0, call.start)} ${visible.slice(call.end)}`;
  return {
    text: text.slice(call.end).trim(),
    words: ownWords(rest),
    command: call.command,
  };
}

/** What the author of a comment says in words of their own: no quotes, no code, nothing hidden. */
export function wordsOf(body: string): string {
  return ownWords(prose(sanitizeMarkdown(body.slice(0, MOST)).text));
}

const ownWords = (visible: string) =>
  visible
    .replaceAll(MASK, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

interface Call {
  start: number;
  /** Behind the command. */
  end: number;
  command: ThreadCommand | null;
}

function callsIn(visible: string, mention: string): Call[] {
  if (mention === '') return [];
  const calls: Call[] = [];
  for (const { index } of visible.matchAll(new RegExp(RegExp.escape(mention), 'gi'))) {
    const end = index + mention.length;
    if (!isWhole(visible, index, end)) continue;
    COMMAND.lastIndex = end;
    const found = COMMAND.exec(visible);
    const command = (found?.[1]?.toLowerCase() ?? null) as ThreadCommand | null;
    calls.push({ start: index, end: found === null ? end : COMMAND.lastIndex, command });
  }
  return calls;
}

function isWhole(visible: string, start: number, end: number): boolean {
  AFTER.lastIndex = end;
  if (AFTER.test(visible)) return false;
  let before = start - 1;
  // Emphasis: `**@regreen** fix`.
  while (before >= 0 && '*_~'.includes(visible[before] ?? ' ')) before -= 1;
  return before < 0 || BEFORE.test(visible[before] ?? '');
}
