import { expect, test } from 'vitest';
import { placesIn } from '../../src/judge/cited-places.ts';

const shown = (text: string) =>
  placesIn(text).map(({ path, startLine, endLine }) => `${path} ${startLine} ${endLine}`);

test.each([
  ['See `src/sum.js:3`.', ['src/sum.js 3 3']],
  [
    'src/sum.js:3-5, src/sum.js#L7-L9 and src/sum.js#L11',
    ['src/sum.js 3 5', 'src/sum.js 7 9', 'src/sum.js 11 11'],
  ],
  ['(./a.js:3:14)', ['a.js 3 3']],
  ['Makefile:2 twice: Makefile:2', ['Makefile 2 2']],
  ['**a.js:1**', ['a.js 1 1']],
  ['no place: a.js, :3, a.js:x, a.js:3px', []],
])('%j names its places', (text, places) => {
  expect(shown(text)).toEqual(places);
});

test('nothing is quoted: only lines are named', () => {
  expect(placesIn('a.js:1')).toEqual([{ path: 'a.js', startLine: 1, endLine: 1, quote: null }]);
});

test.each(['a/'.repeat(200_000), 'a:'.repeat(200_000), `${'a'.repeat(200)}#L`.repeat(2000)])(
  'hostile text %# is read in linear time',
  (text) => {
    const started = performance.now();
    placesIn(text);
    expect(performance.now() - started).toBeLessThan(1000);
  },
);
