import type { Limits, StopReason, Usage } from '../types.ts';
import type { ModelUsage } from './model.ts';

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
  /** Cancelled from outside, as against out of time. */
  cancelled(): boolean;
  /** The share of one of several attempts: its own count and its own stop, under the same limits. */
  share(stop: AbortSignal): Budget;
}

/**
 * @param reserveMs time kept for one judge run and for saving: the model's time ends that much earlier
 */
export function openBudget(
  limits: Limits,
  startedAt: number,
  reserveMs: number,
  cancel: AbortSignal,
): Budget {
  const deadline = Math.floor(startedAt + limits.minutes * 60_000 - reserveMs);
  const time = AbortSignal.timeout(Math.max(0, Math.min(deadline - Date.now(), 2 ** 31 - 1)));
  const total = noUsage();

  const open = (usage: Usage, stop: AbortSignal): Budget => ({
    usage,
    spend(turn) {
      for (const book of new Set([usage, total])) add(book, turn);
    },
    signal: AbortSignal.any([time, stop]),
    cancelled: () => stop.aborted,
    exhausted() {
      if (stop.aborted) return 'cancelled';
      if (time.aborted || Date.now() >= deadline) return 'time';
      if (total.turns >= limits.turns) return 'turns';
      if (limits.tokens !== null && total.inputTokens + total.outputTokens >= limits.tokens) return 'tokens';
      return null;
    },
    share: (own) => open(noUsage(), AbortSignal.any([stop, own])),
  });
  return open(total, cancel);
}

const noUsage = (): Usage => ({
  turns: 0,
  inputTokens: 0,
  cachedInputTokens: 0,
  outputTokens: 0,
  costUsd: null,
});

function add(usage: Usage, turn: ModelUsage): void {
  usage.turns += 1;
  usage.inputTokens += turn.inputTokens;
  usage.cachedInputTokens += turn.cachedInputTokens;
  usage.outputTokens += turn.outputTokens;
}
