import { describe, expect, test } from 'vitest';
import { locator } from '../../../src/agent/patch/locate.ts';

describe('find', () => {
  test.each([
    ['exactly', ['a', 'b', 'c'], ['b', 'c'], [1]],
    ['aside from white space at the end', ['a', 'b  '], ['b'], [1]],
    ['aside from white space at both ends', ['a', '\t b'], ['  b'], [1]],
    ['with dashes folded', ['a — b − c'], ['a - b - c'], [0]],
    ['with quotes folded', ['“it’s”'], ['"it\'s"'], [0]],
    ['with spaces folded', ['a\u00a0b\u2003c\u3000d'], ['a b c d'], [0]],
    ['with the block folded as well', ['a - b'], ['a – b'], [0]],
    ['not other words', ['a'], ['b'], null],
    ['not a block longer than the file', ['a'], ['a', 'a'], null],
    ['not inside a line', ['ab'], ['a'], null],
  ])('%s', (_, file, block, places) => {
    expect(locator(file).find(block, 0)).toEqual(places);
  });

  test('prefers a strict match further down to a loose one', () => {
    expect(locator([' a', 'a ', 'a']).find(['a'], 0)).toEqual([2]);
    expect(locator([' a', 'a ']).find(['a'], 0)).toEqual([1]);
  });

  test('compares the whole block in one way', () => {
    expect(locator(['a', ' b', ' a', ' b']).find(['a', 'b'], 0)).toEqual([0, 2]);
  });

  test('gives every place from the line on, overlapping ones too', () => {
    const locate = locator(['x', 'x', 'x', 'y', 'x', 'x']);
    expect(locate.find(['x', 'x'], 0)).toEqual([0, 1, 4]);
    expect(locate.find(['x', 'x'], 1)).toEqual([1, 4]);
    expect(locate.find(['x', 'x'], 5)).toBeNull();
  });

  test('agrees with trying every line', () => {
    const letters = (n: number, length: number): string[] =>
      Array.from({ length }, (_, index) => ((n >> index) & 1 ? 'a' : 'b'));
    for (let file = 0; file < 1 << 7; file++) {
      for (let block = 0; block < 1 << 3; block++) {
        const lines = letters(file, 7);
        const wanted = letters(block, 3);
        const places = [0, 1, 2, 3, 4].filter((at) =>
          wanted.every((line, index) => line === lines[at + index]),
        );
        expect(locator(lines).find(wanted, 0) ?? []).toEqual(places);
      }
    }
  });
});

describe('findAtEnd', () => {
  test.each([
    ['the last lines', ['a', 'b', 'a', 'b'], ['a', 'b'], 0, [2]],
    ['the last lines, loosely', ['a', 'a '], ['a'], 0, [1]],
    ['not before the line', ['a', 'b'], ['a', 'b'], 1, null],
    ['not further up', ['a', 'b'], ['a'], 0, null],
  ])('%s', (_, file, block, from, places) => {
    expect(locator(file).findAtEnd(block, from)).toEqual(places);
  });
});
