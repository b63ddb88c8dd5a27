import { describe, expect, test } from 'vitest';
import { codeSpans } from '../../src/text/code.ts';
import { expectLinear } from './adversarial.ts';

describe('codeSpans', () => {
  test.each([
    ['one span', 'a `b` c', ['`b`']],
    ['two backticks around one', '``a ` b``', ['``a ` b``']],
    ['two spans', '`a` b `c`', ['`a`', '`c`']],
    ['an unmatched run', 'a `b', []],
    ['runs of other lengths', '`a``', []],
    ['an escaped opener', '\\`a`', []],
    ['the rest of an escaped run', '\\``a`', ['`a`']],
    ['an escaped backslash before an opener', '\\\\`a`', ['`a`']],
    ['a backslash that ends a span', '`a\\` b', ['`a\\`']],
    ['a skipped run before a span', '``` a `b`', ['`b`']],
  ])('finds %s', (_, line, code) => {
    const spans = codeSpans(line);
    expect(spans.filter((span) => span.code).map(({ text }) => text)).toEqual(code);
    expect(spans.map(({ text }) => text).join('')).toBe(line);
  });

  test('threat 27: the longest line a body can have, of anything, in linear time', () => {
    expectLinear((text) => codeSpans(text.slice(0, 131_072)));
  });
});
