import type { Budget } from './agent/limits.ts';
import type { Patch, VerifierRun } from './types.ts';

/** What of the run's time is kept from the model, as more becomes known. */
export interface Reserve {
  /** To begin with, in milliseconds. */
  readonly ms: number;
  /** From here on the budget keeps it. */
  over(budget: Pick<Budget, 'keep'>): void;
  /** How long verifiers took that were not known before. */
  measured(runs: readonly VerifierRun[]): void;
  /** The change of an attempt as it was saved last. */
  saved(attempt: number, patch: Pick<Patch, 'files'>): Promise<void>;
}

/** For collecting the patch and writing the record. */
const SAVING_MS = 2000;

/**
 * Time for one run of the judge, half as long again as the verifiers took, and for saving; twice the run as long as the
 * change touches what verifiers measure with, since then the originals are put back and asked, too. At most half of the
 * run's time.
 *
 * @param minutes of the whole run
 */
export function openReserve(minutes: number, before: readonly VerifierRun[]): Reserve {
  const runs = [...before];
  /** Attempts whose change touches originals. */
  const touching = new Set<number>();
  let budget: Pick<Budget, 'keep'> | null = null;
  const ms = () => {
    const measured = runs.reduce((sum, { durationMs }) => sum + durationMs, 0);
    return Math.min(1.5 * measured * (touching.size > 0 ? 2 : 1) + SAVING_MS, minutes * 30_000);
  };
  return {
    get ms() {
      return ms();
    },
    over(theirs) {
      budget = theirs;
    },
    measured(more) {
      runs.push(...more);
      budget?.keep(ms());
    },
    async saved(attempt, { files }) {
      const kept = ms();
      // Not before there is a change: the judge and its tables are no part of a start.
      const { measuringFiles } = await import('./judge/originals.ts');
      if (measuringFiles(files.filter(({ status }) => status !== 'added')).length > 0) touching.add(attempt);
      else touching.delete(attempt);
      if (ms() !== kept) budget?.keep(ms());
    },
  };
}
