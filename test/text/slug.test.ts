import { expect, test } from 'vitest';
import { slug } from '../../src/text/slug.ts';

test.for([
  ['Run npm test', 'run-npm-test'],
  ['type_check:CI', 'type-check-ci'],
  ['../../etc/passwd', 'etc-passwd'],
  ['  --x--  ', 'x'],
  ['ünïcödé', 'n-c-d'],
  ['漢字', 'step'],
  ['', 'step'],
  ['a'.repeat(60), 'a'.repeat(40)],
  [`${'a'.repeat(39)} b`, 'a'.repeat(39)],
] as const)('%j becomes %s', ([text, expected]) => {
  expect(slug(text)).toBe(expected);
  expect(slug(expected)).toBe(expected);
});
