import { expect, test } from 'vitest';
import { readChanges } from '../../../src/judge/rules/change.ts';
import { equalLines } from '../../../src/judge/rules/equal-lines.ts';

function equal(before: string, after: string, path = 'test/a.test.ts'): number[] {
  const changes = readChanges([
    {
      path,
      oldPath: path,
      status: 'modified',
      before,
      after,
      binary: false,
      modeBefore: '100644',
      modeAfter: '100644',
    },
  ]);
  return changes.flatMap((change) => [...equalLines(change, changes)]);
}

test('of lines that changed together those are equal whose values are', () => {
  const before = "const A = 'a';\nf('a/x');\nf('b/x');\nf('a/y');\n";
  const after = "const A = 'a';\nf(A + '/x');\nf('c/x');\nf(`${A}/y`);\n";
  expect(equal(before, after)).toEqual([2, 4]);
});

test('lines are equal only in their own place and order', () => {
  expect(equal("const A = 'a';\nf('a/x');\ng();\n", "const A = 'a';\ng();\nf(A + '/x');\n")).toEqual([]);
  expect(equal("f('x' + a);\nf('y' + a);\n", 'f(`y${a}`);\nf(`x${a}`);\n')).toHaveLength(1);
});

test('what stands inside a text over several lines is not equal to anything', () => {
  expect(equal('f(`\n  a\n  b\n`);\n', 'f(`\n  a\n  c\n`);\n')).toEqual([]);
});

test('in Python a line that moved into another block is not the same', () => {
  const path = 'tests/test_a.py';
  expect(equal('A = "a"\nif x:\n    f("a/x")\n', 'A = "a"\nif x:\n    f(A + "/x")\n', path)).toEqual([3]);
  expect(equal('A = "a"\nif x:\n    f("a/x")\n', 'A = "a"\nif x:\n  f(A + "/x")\n', path)).toEqual([]);
});

test('a change that is too large is not weighed', () => {
  const lines = (count: number) => ["f('x' + a);\n", 'f(`x${a}`);\n'].map((line) => line.repeat(count));
  const [many = '', others = ''] = lines(7000);
  expect(equal(many, others)).toEqual([]);
  const [few = '', same = ''] = lines(10);
  expect(equal(few, same)).toHaveLength(10);
});
