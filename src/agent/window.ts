import type { Item, Model, ModelUsage, Turn } from './model.ts';
import { BYTES_A_TOKEN } from './tools/output.ts';

/** Share of the window at which the conversation is compacted, and the share no request goes beyond. */
const COMPACT_AT = 0.75;
const NEVER_BEYOND = 0.9;
/** What must have come since the last compaction before another can be of use. */
const WORTH = 0.15;

/** Where a provider says only that a request was too large, this much of it is taken to fit. */
const SHRINK = 0.75;

/** An image costs by its pixels, not by its bytes; high detail is at most 2,500 patches (OpenAI, "Images and vision"). */
const IMAGE_TOKENS = 2500;

/** The part of a request that stays the same. */
export interface Frame {
  instructions: string;
  tools: readonly object[];
}

/** How full the model's window is, by the last real figures and an estimate of what was added since. */
export interface Window {
  /** Tokens the model can take; learnt anew when it refuses a request. */
  tokens(): number;
  /** Estimated tokens of the next request. */
  size(items: readonly Item[]): number;
  /** The conversation should be compacted before the next request. */
  isFull(items: readonly Item[]): boolean;
  /** Takes over the figures of an answer. `items` is the conversation with the answer. */
  measure(items: readonly Item[], asked: readonly Item[], usage: ModelUsage): void;
  /** The model refused the conversation as too large. `windowTokens` is what it said of its window. */
  learn(items: readonly Item[], windowTokens: number | null): void;
  /** The conversation was made anew. */
  restart(items: readonly Item[]): void;
}

export function openWindow(model: Model, frame: Frame): Window {
  const fixed = tokensOf(frame.instructions) + tokensOf(JSON.stringify(frame.tools));
  // Tokens the provider counted for so much by our estimate.
  let known = { real: 0, estimated: 0 };
  let scale = 1;
  let floor = 0;
  const estimate = (items: readonly Item[]) => fixed + items.reduce((sum, item) => sum + itemTokens(item), 0);
  const size = (items: readonly Item[]) =>
    Math.ceil(known.real + Math.max(0, estimate(items) - known.estimated) * scale);
  return {
    tokens: () => model.contextWindow,
    size,
    isFull(items) {
      const window = model.contextWindow;
      const now = size(items);
      const grown = now - floor;
      if (now > NEVER_BEYOND * window) return grown > 0;
      return now > COMPACT_AT * window && grown > WORTH * window;
    },
    measure(items, asked, { inputTokens, outputTokens }) {
      if (inputTokens === 0) return;
      scale = Math.min(2, Math.max(1, inputTokens / estimate(asked)));
      known = { real: inputTokens + outputTokens, estimated: estimate(items) };
    },
    learn(items, windowTokens) {
      const guess = Math.floor(Math.min(model.contextWindow, size(items)) * SHRINK);
      // A window that would have held the request was not what it met.
      const told = windowTokens !== null && windowTokens > 0 && windowTokens < model.contextWindow;
      model.contextWindow = told ? windowTokens : guess;
      floor = 0;
    },
    restart(items) {
      known = { real: 0, estimated: 0 };
      floor = size(items);
    },
  };
}

/**
 * What an answer cost. An endpoint that tells no figures must not slip through the limits: then they are estimated.
 * @param size estimated tokens of the request
 */
export function figures({ items, usage }: Turn, size: number): ModelUsage {
  if (usage.inputTokens > 0 || usage.outputTokens > 0) return usage;
  return { ...usage, inputTokens: size, outputTokens: tokensOf(JSON.stringify(items)) };
}

export const tokensOf = (text: string): number => Math.ceil(Buffer.byteLength(text) / BYTES_A_TOKEN);

const counted = new WeakMap<Item, number>();

/** Items never change, and there are many. */
function itemTokens(item: Item): number {
  const before = counted.get(item);
  if (before !== undefined) return before;
  let images = 0;
  const text = JSON.stringify(item, (key, value: unknown) => {
    if (key !== 'image_url' || typeof value !== 'string') return value;
    images += 1;
    return '';
  });
  const tokens = tokensOf(text) + images * IMAGE_TOKENS;
  counted.set(item, tokens);
  return tokens;
}
