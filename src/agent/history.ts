import { appendFile } from 'node:fs/promises';
import type { Item } from './model.ts';

/** The conversation. Only ever grows, so that each request extends the one before and the provider's cache always hits. */
export interface History {
  readonly items: readonly Item[];
  append(...items: Item[]): Promise<void>;
}

/** @param trace file that gets every item as one line of JSON, as it happens */
export function openHistory(trace: string): History {
  const items: Item[] = [];
  return {
    items,
    async append(...added) {
      items.push(...added);
      await appendFile(trace, added.map((item) => `${JSON.stringify(item)}\n`).join(''));
    },
  };
}
