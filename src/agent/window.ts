import type { Item, Model, ModelUsage, Turn } from './model.ts';
import { BYTES_A_TOKEN, estimateTokens } from './tokens.ts';

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
  let fixed: number | null = null;
  const frameTokens = () => {
    fixed ??= estimateTokens(frame.instructions) + estimateTokens(JSON.stringify(frame.tools));
    return fixed;
  };
  // Tokens the provider counted for so much by our estimate.
  let known = { real: 0, estimated: 0 };
  let scale = 1;
  let floor = 0;
  const estimate = (items: readonly Item[]) => frameTokens() + sumOf(items);
  const size = (items: readonly Item[]) =>
    Math.ceil(known.real + Math.max(0, estimate(items) - known.estimated) * scale);
  return {
    tokens: () => model.contextWindow,
    size,
    isFull(items) {
      const window = model.contextWindow;
      // A token is no less than a byte. To read the text costs the first request milliseconds.
      if (known.real === 0 && bytesOf(frame) + bytesOf(items) < COMPACT_AT * window) return false;
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
  return { ...usage, inputTokens: size, outputTokens: sumOf(items) };
}

const bytesOf = (value: object) => Buffer.byteLength(JSON.stringify(value));

const sumOf = (items: readonly object[]) => items.reduce((sum, item) => sum + itemTokens(item), 0);

const counted = new WeakMap<object, number>();

/** Items never change, and there are many. */
function itemTokens(item: object): number {
  const before = counted.get(item);
  if (before !== undefined) return before;
  let tokens = 0;
  JSON.stringify(item, (key, value: unknown) => {
    if (typeof value !== 'string') return value;
    tokens += NAME_TOKENS + fieldTokens(key, value);
    return undefined;
  });
  counted.set(item, tokens);
  return tokens;
}

/** The name of a field, or what a provider writes in its place. */
const NAME_TOKENS = 1;

function fieldTokens(key: string, value: string): number {
  if (key === 'image_url') return IMAGE_TOKENS;
  // The model reads what is inside, not the letters it is sealed in.
  return key === 'encrypted_content' ? Math.ceil(value.length / BYTES_A_TOKEN) : estimateTokens(value);
}
