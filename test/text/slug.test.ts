import { expect, test } from 'vitest';
import { slug } from '../../src/text/slug.ts';

test.each([
  ['Run npm test', 'run-npm-test'],
  ['--check  types--', 'check-types'],
  ['日本', 'step'],
  ['', 'step'],
  [`${'a'.repeat(39)} b`, 'a'.repeat(39)],
])('%j becomes %j', (text, expected) => {
  expect(slug(text)).toBe(expected);
});
