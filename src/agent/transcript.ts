import type { Item } from './model.ts';
import { estimateTokens } from './tokens.ts';
import { clipHead } from './tools/clip.ts';
import { clipTo } from './tools/output.ts';

interface Entry {
  text: string;
  /** Outputs of tools go first where there is no room: they can be had again. */
  output: boolean;
}

const LEFT_OUT = '(left out)';

/** With the line ends before the next entry. */
const sizeOf = (text: string) => estimateTokens(text) + 1;

/** The conversation as text of at most `maxTokens`: the oldest outputs of tools are left out first, then the oldest of the rest. */
export function transcript(items: readonly Item[], maxTokens: number): string {
  const entries = items.flatMap(toEntry);
  let tokens = entries.reduce((sum, { text }) => sum + sizeOf(text), 0);
  const shrink = (entry: Entry, text: string) => {
    tokens -= sizeOf(entry.text) - sizeOf(text);
    entry.text = text;
  };
  for (const entry of entries) if (tokens > maxTokens && entry.output) shrink(entry, LEFT_OUT);
  for (const entry of entries) if (tokens > maxTokens) shrink(entry, '');
  const texts = entries.map(({ text }) => text).filter(Boolean);
  return clipTo(texts.join('\n\n'), maxTokens, 'tail');
}

/** The newest outputs of tools, with the calls they answer, in at most `maxTokens`: whole, or the newest one cut. */
export function newestOutputs(items: readonly Item[], maxTokens: number): string {
  const calls = new Map(items.filter(isCall).map((item) => [item.call_id, item]));
  const kept: string[] = [];
  let room = maxTokens;
  for (const item of items.toReversed()) {
    if (!isOutput(item)) continue;
    const call = calls.get(item.call_id ?? '');
    const text = [...(call === undefined ? [] : toEntry(call)), ...toEntry(item)]
      .map((each) => each.text)
      .join('\n');
    room -= sizeOf(text);
    if (room < 0 && kept.length > 0) break;
    kept.unshift(room < 0 ? middleCut(text, maxTokens) : text);
    if (room < 0) break;
  }
  return kept.join('\n\n');
}

const MARK = '\n…\n';

function middleCut(text: string, maxTokens: number): string {
  const room = Math.max(0, maxTokens - estimateTokens(MARK));
  const head = Math.floor(room * 0.6);
  return `${clipTo(text, head, 'head')}${MARK}${clipTo(text, room - head, 'tail')}`;
}

const isCall = (item: Item) => item.type === 'function_call' || item.type === 'custom_tool_call';
const isOutput = (item: Item) =>
  item.type === 'function_call_output' || item.type === 'custom_tool_call_output';

/** Longer arguments are patches that stand in the tree by now. */
const MAX_CALL_BYTES = 2000;

function toEntry(item: Item): Entry[] {
  const entry = (head: string, text: string, output = false): Entry[] =>
    text === '' ? [] : [{ text: `## ${head}\n${text}`, output }];
  if (item.type === 'function_call')
    return entry(`you: ${item.name}`, clipHead(item.arguments, MAX_CALL_BYTES));
  if (item.type === 'custom_tool_call')
    return entry(`you: ${item.name}`, clipHead(item.input, MAX_CALL_BYTES));
  if (item.type === 'function_call_output' || item.type === 'custom_tool_call_output')
    return entry('output', textOf(item.output), true);
  if ('role' in item && 'content' in item)
    return entry(item.role === 'assistant' ? 'you' : 'said to you', textOf(item.content));
  return [];
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .map((part: unknown) => {
      if (typeof part !== 'object' || part === null) return '';
      if ('text' in part) return String(part.text);
      return 'image_url' in part ? '(an image)' : '';
    })
    .join('\n');
}
