import { type Limits, type StopReason, type Usage, WrongUse } from '../types.ts';
import type { ModelUsage } from './model.ts';
import type { Price } from './price-table.ts';
import { costOf } from './prices.ts';

/** What a run may still spend. All limits fail closed: a limit that is met stops the run before the next request. */
export interface Budget {
  /** What was spent so far. */
  readonly usage: Usage;
  /** Books one answer of the model. */
  spend(turn: ModelUsage): void;
  /** The limit that is met, or `null` while there is something left. */
  exhausted(): StopReason | null;
  /** Ends when the time for the model is over, or the run is cancelled. */
  signal: AbortSignal;
  /** When the time for the model is over, in milliseconds since 1970. */
  readonly endsAt: number;
  /** Keeps this much of the run's time for the judge and for saving, in place of what was kept before. */
  keep(reserveMs: number): void;
  /** Cancelled from outside, as against out of time. */
  cancelled(): boolean;
  /** The share of one of several attempts: its own count and its own stop, under the same limits. */
  share(stop: AbortSignal): Budget;
}

export interface Ledger {
  /** What the model costs; `null` where that is not known. */
  price?: Price | null;
  /** What the run that goes on had spent; its limits count that too. */
  spent?: Usage;
}

/**
 * @param reserveMs time kept for one judge run and for saving: the model's time ends that much earlier
 */
export function openBudget(
  limits: Limits,
  startedAt: number,
  reserveMs: number,
  cancel: AbortSignal,
  { price = null, spent }: Ledger = {},
): Budget {
  const clock = openClock(startedAt + limits.minutes * 60_000, reserveMs);
  const total: Usage = { ...noUsage(price), ...spent, ...(price === null ? { costUsd: null } : {}) };
  // What was spent before at no known price has none now: it was another model, or many requests of a price of their own.
  if (price !== null && total.turns === 0) total.costUsd = 0;
  /** What a limit of money counts. */
  let purse = total.costUsd ?? 0;

  const open = (usage: Usage, stop: AbortSignal): Budget => ({
    usage,
    spend(turn) {
      for (const book of new Set([usage, total])) add(book, turn, price);
      if (price !== null) purse += costOf(turn, price);
    },
    signal: AbortSignal.any([clock.signal, stop]),
    get endsAt() {
      return clock.endsAt();
    },
    keep: clock.keep,
    cancelled: () => stop.aborted,
    exhausted() {
      if (stop.aborted) return 'cancelled';
      if (clock.signal.aborted || Date.now() >= clock.endsAt()) return 'time';
      return spentUp(total, limits, price === null ? Number.POSITIVE_INFINITY : purse);
    },
    share: (own) => open(noUsage(price), AbortSignal.any([stop, own])),
  });
  return open(total, cancel);
}

/** Beyond this a timer fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

function openClock(limitAt: number, reserveMs: number) {
  const time = new AbortController();
  let endsAt = limitAt;
  let timer: NodeJS.Timeout | undefined;
  const keep = (ms: number) => {
    endsAt = Math.floor(limitAt - ms);
    clearTimeout(timer);
    const over = () => time.abort(new DOMException('the time for the model is over', 'TimeoutError'));
    timer = setTimeout(over, Math.max(0, Math.min(endsAt - Date.now(), LONGEST_TIMER_MS)));
    // A run that is done does not wait for it.
    timer.unref();
  };
  keep(reserveMs);
  return { signal: time.signal, endsAt: () => endsAt, keep };
}

function spentUp(total: Usage, { turns, tokens, costUsd = null }: Limits, money: number): StopReason | null {
  if (total.turns >= turns) return 'turns';
  if (tokens !== null && total.inputTokens + total.outputTokens >= tokens) return 'tokens';
  // A limit without a price cannot be kept, so nothing may be spent under it.
  if (costUsd !== null && money >= costUsd) return 'cost';
  return null;
}

/**
 * The limits of a run that goes on: what is given anew comes on top of what was spent, the others are those of the run
 * before. Time is counted from the start of this run, money from there as well where the run before had no known price.
 * @throws WrongUse where a limit of money is left over, and what was spent under it is not known
 */
export function limitsToGoOn(
  before: { start: { limits: Limits }; usage: Usage; elapsedMs: number },
  given: Partial<Limits>,
): Limits {
  const { usage, elapsedMs } = before;
  const { limits } = before.start;
  const unknown = usage.costUsd === null && usage.turns > 0;
  if (unknown && given.costUsd === undefined && (limits.costUsd ?? null) !== null)
    throw new WrongUse(
      `'max-cost-usd' of the run before was '${limits.costUsd}', and what that run spent is not known; give '--max-cost-usd' anew`,
    );
  const costUsd = onTop(given.costUsd, usage.costUsd ?? 0, limits.costUsd ?? null);
  return {
    turns: given.turns === undefined ? limits.turns : usage.turns + given.turns,
    tokens: onTop(given.tokens, usage.inputTokens + usage.outputTokens, limits.tokens),
    costUsd,
    minutes: given.minutes ?? Math.max(0, limits.minutes - elapsedMs / 60_000),
  };
}

const onTop = (given: number | null | undefined, spent: number, before: number | null): number | null =>
  given === undefined ? before : given === null ? null : spent + given;

const noUsage = (price: Price | null): Usage => ({
  turns: 0,
  inputTokens: 0,
  cachedInputTokens: 0,
  outputTokens: 0,
  costUsd: price === null ? null : 0,
});

function add(usage: Usage, turn: ModelUsage, price: Price | null): void {
  usage.turns += 1;
  usage.inputTokens += turn.inputTokens;
  usage.cachedInputTokens += turn.cachedInputTokens;
  usage.outputTokens += turn.outputTokens;
  if (price !== null && usage.costUsd !== null) usage.costUsd += costOf(turn, price);
}
