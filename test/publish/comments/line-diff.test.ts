import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replacements } from '../../../src/publish/comments/line-diff.ts';

const lines = fc.array(fc.constantFrom('a', 'b', 'c', '', '}'), { maxLength: 30 });

/** What the replacements make of the old text. */
function applied(before: readonly string[], after: readonly string[]): string[] {
  const out = [...before];
  for (const { from, to, newFrom, newTo } of (replacements(before, after) ?? []).toReversed())
    out.splice(from, to - from, ...after.slice(newFrom, newTo));
  return out;
}

/** Edits by the length of the longest common subsequence, the slow way. */
function fewestEdits(a: readonly string[], b: readonly string[]): number {
  const row = new Array<number>(b.length + 1).fill(0);
  for (const line of a) {
    let corner = 0;
    for (const [j, other] of b.entries()) {
      const above = row[j + 1] ?? 0;
      row[j + 1] = line === other ? corner + 1 : Math.max(above, row[j] ?? 0);
      corner = above;
    }
  }
  return a.length + b.length - 2 * (row[b.length] ?? 0);
}

describe('replacements', () => {
  test('make the new text, with as few lines as can be, and never touch one another', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const found = replacements(before, after) ?? [];
        expect(applied(before, after)).toEqual(after);
        const edits = found.reduce((sum, r) => sum + r.to - r.from + r.newTo - r.newFrom, 0);
        expect(edits).toBe(fewestEdits(before, after));
        for (const [i, each] of found.entries())
          if (i > 0) expect(each.from).toBeGreaterThan(found[i - 1]?.to ?? -1);
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  test.each([
    ['a line changed', ['a', 'b', 'c'], ['a', 'x', 'c'], [{ from: 1, to: 2, newFrom: 1, newTo: 2 }]],
    ['a line added', ['a', 'c'], ['a', 'b', 'c'], [{ from: 1, to: 1, newFrom: 1, newTo: 2 }]],
    ['a line taken out', ['a', 'b', 'c'], ['a', 'c'], [{ from: 1, to: 2, newFrom: 1, newTo: 1 }]],
    ['nothing', ['a'], ['a'], []],
    ['a text from nothing', [], ['a'], [{ from: 0, to: 0, newFrom: 0, newTo: 1 }]],
  ])('%s', (_, before, after, expected) => {
    expect(replacements(before, after)).toEqual(expected);
  });

  test('a long file with a small change is quick, and a rewritten one is given up', () => {
    const long = Array.from({ length: 50_000 }, (_, i) => `line ${i}`);
    const changed = long.with(25_000, 'other');
    expect(replacements(long, changed)).toEqual([
      { from: 25_000, to: 25_001, newFrom: 25_000, newTo: 25_001 },
    ]);
    const rewritten = Array.from({ length: 5000 }, (_, i) => `other ${i}`);
    expect(replacements(long, rewritten)).toBeNull();
  });
});
