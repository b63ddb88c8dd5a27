import { appendFile } from 'node:fs/promises';
import type { GivenInputs, Limits, Task, Usage } from '../types.ts';
import type { Item } from './model.ts';

/** What a run that goes on must know of the one before; the first line of the trace. */
export interface RunStart {
  base: { sha: string; tree: string };
  /** Evidence is left out: it lies in the run folder. */
  task: Omit<Task, 'evidence'>;
  model: string;
  limits: Limits;
  /** In milliseconds since 1970. */
  startedAt: number;
  /** Left out in traces of older versions. */
  given?: GivenInputs;
}

/**
 * A line of `trace.jsonl`. A line without `regreen` is an item we said: words to the model, or the output of a tool. An
 * answer of the model is one line with all its items: a line is there whole or not at all.
 */
export type TraceLine =
  | ({ regreen: 'start' } & RunStart)
  /** `at` in milliseconds since 1970. */
  | { regreen: 'answer'; items: Item[]; usage: Usage; at: number }
  /** From here on the conversation is this. */
  | { regreen: 'history'; why: 'compacted' | 'resumed'; items: readonly Item[]; usage: Usage; at: number }
  | Item;

/**
 * The conversation. Between compactions it only grows, so that each request extends the one before and the provider's
 * cache always hits. Every line is in the trace before what follows from it is done.
 */
export interface History {
  readonly items: readonly Item[];
  /** What we say: words, and outputs of tools. */
  append(...items: Item[]): Promise<void>;
  /**
   * The same for what may be sent at once, but belongs into the trace only when `ready` is done: the output of a tool
   * whose work is being saved. Whatever comes later is written after it.
   */
  appendAfter(ready: Promise<unknown>, item: Item): Promise<void>;
  /** What the model says, and what has been spent by now. */
  answer(items: Item[], usage: Usage): Promise<void>;
  /** Puts another conversation in the place of this one. */
  replace(items: readonly Item[], why: 'compacted' | 'resumed', usage: Usage): Promise<void>;
}

/** @param trace file that gets every line of JSON as it happens */
export async function openHistory(trace: string, start: RunStart): Promise<History> {
  const items: Item[] = [];
  let written: Promise<unknown> = Promise.resolve();
  /** Lines come into the file in the order of the conversation, whatever each has to wait for. */
  const write = (lines: readonly TraceLine[], ready?: Promise<unknown>): Promise<void> => {
    const before = written;
    const done = (async () => {
      await before;
      await ready;
      await appendFile(trace, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    })();
    // A failure is met where it is awaited, and by every line after it.
    done.catch(() => undefined);
    written = done;
    return done;
  };
  await write([{ regreen: 'start', ...start }]);
  return {
    items,
    async append(...added) {
      items.push(...added);
      await write(added);
    },
    async appendAfter(ready, item) {
      items.push(item);
      await write([item], ready);
    },
    async answer(added, usage) {
      items.push(...added);
      await write([{ regreen: 'answer', items: added, usage, at: Date.now() }]);
    },
    async replace(others, why, usage) {
      items.splice(0, items.length, ...others);
      await write([{ regreen: 'history', why, items: others, usage, at: Date.now() }]);
    },
  };
}
