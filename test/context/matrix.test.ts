import { expect, test } from 'vitest';
import { entrySuffix, matrixEntries } from '../../src/context/matrix.ts';

const shown = (matrix: unknown) => matrixEntries(matrix)?.map(entrySuffix) ?? null;

test('is the product of its lists, in order', () => {
  expect(shown({ node: [20, 22], os: ['a', 'b'] })).toEqual([' (20, a)', ' (20, b)', ' (22, a)', ' (22, b)']);
});

test('`exclude` takes away what agrees with a part', () => {
  expect(shown({ node: [20, 22], os: ['a', 'b'], exclude: [{ node: 20, os: 'a' }, { node: 22 }] })).toEqual([
    ' (20, b)',
  ]);
});

test('`include` adds to what it does not contradict, else stands alone', () => {
  // The example of GitHub's documentation, with other words.
  const include = [
    { color: 'green' },
    { color: 'pink', animal: 'cat' },
    { fruit: 'apple', shape: 'circle' },
    { fruit: 'banana' },
    { fruit: 'banana', animal: 'cat' },
  ];
  expect(shown({ fruit: ['apple', 'pear'], animal: ['cat', 'dog'], include })).toEqual([
    ' (apple, cat, pink, circle)',
    ' (apple, dog, green, circle)',
    ' (pear, cat, pink)',
    ' (pear, dog, green)',
    ' (banana)',
    ' (banana, cat)',
  ]);
});

test('`include` alone is the whole matrix', () => {
  expect(shown({ include: [{ os: 'linux' }, { os: 'mac', slow: true }] })).toEqual([
    ' (linux)',
    ' (mac, true)',
  ]);
});

test('values of objects have names by their path', () => {
  const [entry] = matrixEntries({ os: [{ name: 'linux', image: { tag: 1 } }], none: [null] }) ?? [];
  expect(Object.fromEntries(entry ?? [])).toEqual({
    'matrix.os.name': 'linux',
    'matrix.os.image.tag': '1',
    'matrix.none': '',
  });
});

test.each([
  [null],
  ['${{ fromJSON(vars.M) }}'],
  [{ node: '${{ fromJSON(vars.NODES) }}' }],
  [{ node: ['${{ vars.NODE }}'] }],
  [{ node: [20], include: '${{ fromJSON(vars.I) }}' }],
  [{ node: [20], include: ['x'] }],
])('%j is not known', (matrix) => {
  expect(matrixEntries(matrix)).toBeNull();
});

test('a matrix larger than GitHub takes is cut', () => {
  const list = Array.from({ length: 1000 }, (_, i) => i);
  expect(matrixEntries({ a: list, b: list, c: list })).toHaveLength(256);
  expect(matrixEntries({ a: [] })).toEqual([]);
});
