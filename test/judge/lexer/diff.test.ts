import { expect, test } from 'vitest';
import { diffLines } from '../../../src/judge/lexer/diff.ts';

test.for<[title: string, before: string, after: string, removed: number[], added: number[]]>([
  ['nothing for equal texts', 'abc', 'abc', [], []],
  ['an added line', 'abc', 'abxc', [], [3]],
  ['a removed line', 'abc', 'ac', [2], []],
  ['a replaced line', 'abc', 'axc', [2], [2]],
  ['everything for texts with nothing in common', 'ab', 'xyz', [1, 2], [1, 2, 3]],
  ['everything of a new text', '', 'ab', [], [1, 2]],
  ['a moved line once on each side', 'abcd', 'bcda', [1], [4]],
  ['changes on both sides of an anchor', 'axbyc', 'apbqc', [2, 4], [2, 4]],
  ['one of several equal lines', 'aaa', 'aa', [3], []],
])('tells %s', ([, before, after, removed, added]) => {
  expect(diffLines([...before], [...after])).toEqual({ removed, added });
});

test('keeps the longest run of lines in order', () => {
  const { removed, added } = diffLines([...'abcdef'], [...'defabcx']);
  expect([removed.length, added.length]).toEqual([3, 4]);
});

test('a hundred thousand different lines take less than a second', () => {
  const before = Array.from({ length: 100_000 }, (_, index) => `line ${index}`);
  const after = before.toReversed();
  const start = performance.now();
  expect(diffLines(before, after).removed).toHaveLength(99_999);
  expect(performance.now() - start).toBeLessThan(1000);
});
