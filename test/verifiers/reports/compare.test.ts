import { describe, expect, test } from 'vitest';
import { comparisonSentence } from '../../../src/text/comparison.ts';
import type { TestCounts } from '../../../src/types.ts';
import { compareTests } from '../../../src/verifiers/reports/compare.ts';

const counts = (failedIds: string[], change: Partial<TestCounts> = {}): TestCounts => ({
  format: 'vitest',
  total: 41,
  passed: 41 - failedIds.length,
  failed: failedIds.length,
  skipped: 0,
  failedIds,
  broken: [],
  complete: true,
  ...change,
});

const sentence = (before: string[], after: string[]) => {
  const comparison = compareTests(counts(before), counts(after));
  return comparison === null ? null : comparisonSentence(comparison);
};

describe('two runs', () => {
  test('are compared by ids', () => {
    expect(compareTests(counts(['a', 'b']), counts(['b', 'c']))).toEqual({
      failedBefore: 2,
      failedNow: 2,
      newlyFailing: ['c'],
      fixed: ['a'],
    });
  });

  test.for([
    [['a', 'b'], [], '2 failed before, 0 now, none new'],
    [['a', 'b'], ['c'], '2 failed before, 1 now, 1 new'],
    [[], ['a', 'b'], '0 failed before, 2 now, 2 new'],
    [['a'], ['a'], '1 failed before, 1 now, none new'],
  ] as Array<[string[], string[], string]>)('%j and %j: %s', ([before, after, told]) => {
    expect(sentence(before, after)).toBe(told);
  });

  test('are not compared where one does not name every failing test', () => {
    const open = counts(['a'], { complete: false });
    expect(compareTests(open, counts([]))).toBeNull();
    expect(compareTests(counts([]), open)).toBeNull();
    expect(compareTests(null, counts([]))).toBeNull();
    expect(compareTests(counts([]), undefined)).toBeNull();
  });

  test('are compared across formats only where ids play no part', () => {
    const other = (ids: string[]) => counts(ids, { format: 'junit' });
    expect(compareTests(counts(['a']), other(['A']))).toBeNull();
    expect(compareTests(counts(['a']), other([]))).toMatchObject({ fixed: ['a'], newlyFailing: [] });
  });
});
