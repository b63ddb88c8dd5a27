import type { Limits, StopReason, Usage } from '../types.ts';

/** What a run may still spend. All limits fail closed: a limit that is met stops the run before the next request. */
export interface Budget {
  usage: Usage;
  /** The limit that is met, or `null` while there is something left. */
  exhausted(): StopReason | null;
  /** Ends when the time for the model is over, or the run is cancelled. */
  signal: AbortSignal;
  /** Cancelled from outside, as against out of time. */
  cancelled(): boolean;
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
  const usage: Usage = { turns: 0, inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, costUsd: null };
  const time = AbortSignal.timeout(Math.max(0, Math.min(deadline - Date.now(), 2 ** 31 - 1)));
  return {
    usage,
    signal: AbortSignal.any([time, cancel]),
    cancelled: () => cancel.aborted,
    exhausted() {
      if (cancel.aborted) return 'cancelled';
      if (time.aborted || Date.now() >= deadline) return 'time';
      if (usage.turns >= limits.turns) return 'turns';
      if (limits.tokens !== null && usage.inputTokens + usage.outputTokens >= limits.tokens) return 'tokens';
      return null;
    },
  };
}
