import type { TestComparison } from '../types.ts';

/** Two runs, test by test, for people: `2 failed before, 0 now, none new`. */
export function comparisonSentence({ failedBefore, failedNow, newlyFailing }: TestComparison): string {
  const fresh = newlyFailing.length === 0 ? 'none new' : `${newlyFailing.length} new`;
  return `${failedBefore} failed before, ${failedNow} now, ${fresh}`;
}
