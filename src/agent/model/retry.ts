import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault, Passing } from './faults.ts';

/** How often a request is made in all before it is given up, whatever goes wrong. */
const MAX_TRIES = 12;
/** Fewer where more would hardly help: a stream that breaks off or falls silent again and again. */
const TRIES: Readonly<Partial<Record<Passing, number>>> = { cut: 5, stall: 5 };
/** A host that never answered is most likely misspelt or down: with the waits of 0.5, 1 and 2 s, after about 3 s. */
const FIRST_CONTACT_TRIES = 4;

const BACKOFF_MS = 500;
/** The longest wait, in multiples of the first: 30 s. */
const MAX_BACKOFF = 60;
/** A longer one that an endpoint asks for (a daily limit) is not worth a runner. */
const MAX_WAIT_MS = 15 * 60_000;

export interface Patience {
  signal: AbortSignal;
  /** When the time for the model is over, in milliseconds since the epoch; a longer wait is not begun. */
  endsAt: number | null;
  /** The first wait after a failure that names none; it doubles from try to try. */
  backoffMs: number | null;
  /** The host has answered before, in this run. */
  isKnown: () => boolean;
  onWait: (text: string) => void;
}

/** What is to be done about a failure: wait so long and try again, or give up with a sentence. */
export type Step = { waitMs: number } | { sentence: string };

/** @param counts failures of this request so far, by kind, this one included */
export function nextStep(
  fault: Extract<Fault, { kind: Passing }>,
  counts: ReadonlyMap<Passing, number>,
  { endsAt, backoffMs, isKnown }: Pick<Patience, 'endsAt' | 'backoffMs' | 'isKnown'>,
  random: () => number = Math.random,
): Step {
  const all = [...counts.values()].reduce((sum, n) => sum + n, 0);
  const most =
    fault.kind === 'connection' && !isKnown() ? FIRST_CONTACT_TRIES : (TRIES[fault.kind] ?? MAX_TRIES);
  if (all >= MAX_TRIES || (counts.get(fault.kind) ?? 0) >= most) return { sentence: fault.sentence };
  // Of the wait at most a quarter is left to chance, so that several attempts do not come back all at once.
  const backoff = (backoffMs ?? BACKOFF_MS) * Math.min(2 ** (all - 1), MAX_BACKOFF) * (1 - random() / 4);
  const waitMs = fault.waitMs ?? backoff;
  const tooLong = waitMs > MAX_WAIT_MS || (endsAt !== null && Date.now() + waitMs >= endsAt);
  if (tooLong && fault.waitMs !== null)
    return { sentence: `${fault.sentence} (it asks to wait ${seconds(waitMs)}, too long for this run)` };
  return { waitMs };
}

/**
 * Tries until there is an answer. Rejects with what `giveUp` makes of the last fault, with the signal's reason once that
 * ends, and with what `read` does not know.
 *
 * @param ask one try; the number of stalls before tells how patient it must be
 */
export async function persist<T>(
  ask: (stalls: number) => Promise<T>,
  read: (error: unknown) => Fault | null,
  giveUp: (fault: Exclude<Fault, { kind: Passing }>) => Error,
  patience: Patience,
): Promise<T> {
  const counts = new Map<Passing, number>();
  for (;;) {
    try {
      return await ask(counts.get('stall') ?? 0);
    } catch (error) {
      patience.signal.throwIfAborted();
      const fault = read(error);
      if (fault === null) throw error;
      if (fault.kind === 'overflow' || fault.kind === 'final') throw giveUp(fault);
      counts.set(fault.kind, (counts.get(fault.kind) ?? 0) + 1);
      const step = nextStep(fault, counts, patience);
      if ('sentence' in step) throw giveUp({ kind: 'final', sentence: step.sentence });
      patience.onWait(`${WORDS[fault.kind](fault.status)}, waiting ${seconds(step.waitMs)}`);
      await sleep(step.waitMs, undefined, { signal: patience.signal });
    }
  }
}

const WORDS: Record<Passing, (status: number | null) => string> = {
  rate: () => 'the model is rate limited',
  server: (status) => `the model's host ${status === null ? 'failed in the middle' : `answers ${status}`}`,
  connection: () => "the model's host cannot be reached",
  cut: () => "the model's answer broke off",
  stall: () => 'the model fell silent',
};

const seconds = (ms: number): string => `${ms < 10_000 ? (ms / 1000).toFixed(1) : Math.round(ms / 1000)} s`;
