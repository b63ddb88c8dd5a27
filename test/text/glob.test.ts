import { expect, test } from 'vitest';
import { globMatches } from '../../src/text/glob.ts';

test.each([
  ['src/*.ts', 'src/a.ts'],
  ['**/*.ts', 'a.ts'],
  ['**/*.ts', 'src/deep/a.ts'],
  ['src/**', 'src/deep/a.ts'],
  ['src/**/a.ts', 'src/a.ts'],
  ['src/**/a.ts', 'src/x/y/a.ts'],
  ['**/test/**', 'x/test/a.ts'],
  ['a?c', 'abc'],
  ['a**c', 'abbc'],
  ['**', 'a/b'],
  ['(a|b)+[c].ts', '(a|b)+[c].ts'],
])('%s means %s', (pattern, path) => {
  expect(globMatches(pattern, path)).toBe(true);
});

test.each([
  ['src/*.ts', 'src/deep/a.ts'],
  ['*.ts', 'src/a.ts'],
  ['src/**', 'srcs/a.ts'],
  ['**/a.ts', 'src/ba.ts'],
  ['src/**/a.ts', 'src/xa.ts'],
  ['a?c', 'a/c'],
  ['a**c', 'a/c'],
  ['', 'a'],
])('%s does not mean %s', (pattern, path) => {
  expect(globMatches(pattern, path)).toBe(false);
});

test('a pattern that is too long means nothing', () => {
  expect(globMatches('*'.repeat(1001), 'a')).toBe(false);
});

test('a hostile pattern takes no time', () => {
  const started = performance.now();
  expect(globMatches(`**/${'*a'.repeat(400)}*b`, `src/${'a'.repeat(4000)}`)).toBe(false);
  expect(performance.now() - started).toBeLessThan(3000);
});
