import type { TestComparison, TestCounts } from '../../types.ts';

/**
 * What became of the failing tests between two runs of one verifier.
 * @returns `null` where one of the runs does not name all tests that failed, or their ids are not of the same kind
 */
export function compareTests(
  before: TestCounts | null | undefined,
  after: TestCounts | null | undefined,
): TestComparison | null {
  if (!before?.complete || !after?.complete) return null;
  const sameKind = before.format === after.format;
  if (!sameKind && before.failed > 0 && after.failed > 0) return null;
  const then = new Set(before.failedIds);
  const now = new Set(after.failedIds);
  return {
    failedBefore: before.failed,
    failedNow: after.failed,
    newlyFailing: [...now.difference(then)],
    fixed: [...then.difference(now)],
  };
}
