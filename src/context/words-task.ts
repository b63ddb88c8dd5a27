import { createHash } from 'node:crypto';
import type { AgentTask } from './prompt.ts';

/** A task in plain words, given by somebody who may write. */
export function wordsTask(text: string, key: string = keyOf('words', text)): AgentTask {
  const [first = ''] = text.trim().split('\n', 1);
  return {
    kind: 'fix',
    text,
    subject: `\`${plain(first) || 'a task in words'}\``,
    failing: [],
    beside: [],
    evidence: [],
    key,
    issue: null,
    words: text,
  };
}

/** A question in plain words. */
export function askTask(text: string, key: string = keyOf('ask', text)): AgentTask {
  return { ...wordsTask(text, key), kind: 'ask' };
}

/** Twelve hex digits over the parts that name a failure. */
export function keyOf(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 12);
}

/** Names chosen in the repository, fit for a line of Markdown. */
export const plain = (name: string) =>
  name.replace(/[`[\]()<>@#|\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').slice(0, 120);
