import { type AttemptOptions, type AttemptResult, attempt } from './attempt.ts';
import { READING_KINDS } from './types.ts';

/** One or several attempts at a task, and the one that was chosen. */
export interface Attempts {
  chosen: AttemptResult;
  all: AttemptResult[];
  /** Why this one; `null` for a single attempt. */
  selection: string | null;
}

/** What all attempts at a task have in common. */
export type Shared = Omit<AttemptOptions, 'number' | 'docket' | 'enough'>;

/** Runs one attempt, or several side by side. */
export async function runAttempts(count: number, first: Shared): Promise<Attempts> {
  // Of a run that goes on, the first attempt does.
  if (count === 1 || READING_KINDS.includes(first.task.kind) || first.resume !== undefined) {
    const only = await attempt({ ...first, number: 1, docket: null, enough: new AbortController().signal });
    return { chosen: only, all: [only], selection: null };
  }
  const { race } = await import('./race.ts');
  return race(count, first);
}
