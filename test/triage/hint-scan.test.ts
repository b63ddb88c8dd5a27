import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HintScanner, minimalHints } from '../../src/triage/hint-scan.ts';

const HINTS = ['error', '@:0', '0) ', '✗ ', '[31m', 'fail', '...'];
const scanner = new HintScanner(HINTS);

function naive(line: string): number[] {
  const folded = line.toLowerCase();
  const patterns = [/error/, /[a-z]:\d/, /\d\) /, /✗ /, /\[31m/, /fail/, /\.\.\./];
  return patterns.flatMap((pattern, index) => (pattern.test(folded) ? [index] : []));
}

function found(line: string): number[] {
  const bytes = Buffer.from(line);
  const marks = new Uint8Array(HINTS.length);
  scanner.mark(bytes, bytes.length, marks);
  return [...marks].flatMap((mark, index) => (mark === 1 ? [index] : []));
}

describe('HintScanner', () => {
  test.each([
    'Error',
    'an eRRor',
    'src/a.ts:12',
    ' 7) x',
    'x ✗ y',
    '\x1b[31mred',
    'FAIL',
    '....',
    '',
    'er',
    '[32m',
  ])('finds in %j what a plain search finds', (line) => expect(found(line)).toEqual(naive(line)));

  test('agrees with a plain search on any line, at any place', () => {
    const piece = fc.constantFrom(
      'error',
      'a:1',
      '3) ',
      '✗ ',
      '[31m',
      'FAIL',
      '...',
      'x',
      ' ',
      ':',
      '9',
      '✓',
      'err',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const line = pieces.join('');
        expect(found(line)).toEqual(naive(line));
        const bytes = Buffer.from(`error${line}error`);
        expect(scanner.any(bytes, 5, bytes.length - 5)).toBe(naive(line).length > 0);
      }),
    );
  });

  test('refuses a hint too short to look for', () => {
    expect(() => new HintScanner(['ab'])).toThrow('hint "ab" is shorter than 3 bytes');
  });
});

test('minimalHints drops what another hint already finds', () => {
  expect(minimalHints(['error', 'error: ', 'a fail', 'fail', 'error'])).toEqual(['error', 'fail']);
});
