import { sanitize } from '../text/sanitize.ts';
import type { Item } from './model.ts';
import { estimateTokens } from './tokens.ts';
import { clipTo } from './tools/output.ts';

/** Begins what a person says while the model works; nothing else that we say begins so. */
const HEAD = '# A comment of a person, made while you work\n';
const CUT = '\n[cut: the comment is longer]';
const LEFT_OUT = `${HEAD}[cut: what people wrote before this is left out]`;

const MAX_TOKENS = 2000;

/** What people who may say so wrote, as words for the model. */
export const commentText = (said: string): string => within(HEAD + sanitize(said).text, MAX_TOKENS);

/**
 * The comments of a conversation, for one that takes its place: word for word, the newest first where there is no room
 * for all, what is cut named. Found again in that one, too.
 */
export function keptComments(items: readonly Item[], maxTokens: number): Item[] {
  const texts = items.flatMap(commentIn);
  const kept: string[] = [];
  let room = maxTokens - estimateTokens(LEFT_OUT);
  for (const text of texts.toReversed()) {
    const shown = kept.length === 0 ? within(text, room) : text;
    room -= estimateTokens(shown);
    if (room < 0) break;
    kept.unshift(shown);
  }
  if (kept.length < texts.length) kept.unshift(LEFT_OUT);
  return kept.map((text) => ({ role: 'user', content: [{ type: 'input_text', text }] }));
}

function commentIn(item: Item): string[] {
  if (!('role' in item && item.role === 'user' && Array.isArray(item.content))) return [];
  const [part] = item.content;
  return part?.type === 'input_text' && part.text.startsWith(HEAD) ? [part.text] : [];
}

/** Cut between words. */
function within(text: string, maxTokens: number): string {
  if (estimateTokens(text) <= maxTokens) return text;
  const clipped = clipTo(text, maxTokens - estimateTokens(CUT), 'head');
  return clipped.replace(/(?<=\s)\S{1,100}$/, '').trimEnd() + CUT;
}
