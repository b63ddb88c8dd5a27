import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LineSuggestion, lineSuggestions } from '../../../src/publish/comments/line-suggestions.ts';
import type { PatchedFile } from '../../../src/types.ts';

const bytes = (text: string) => Buffer.from(text);
const file = (before: string, after: string, change: Partial<PatchedFile> = {}): PatchedFile => ({
  ...{ path: 'a.ts', status: 'modified', mode: '100644', blobBefore: 'b'.repeat(40) },
  ...{ before: bytes(before), after: bytes(after) },
  ...change,
});
const numbered = (count: number) => Array.from({ length: count }, (_, i) => `${i + 1}\n`).join('');
const of = (before: string, after: string) => lineSuggestions([file(before, after)], null).suggestions;

/** What GitHub makes of the file when all of them are committed. */
function applied(before: string, suggestions: readonly LineSuggestion[]): string {
  const lines = before.slice(0, -1).split('\n');
  for (const { startLine, line, text } of suggestions.toReversed())
    lines.splice(startLine - 1, line - startLine + 1, ...(text === null ? [] : text.split('\n')));
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

describe('a change as suggestions', () => {
  test('makes the very file the change makes, and no two touch the same line', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', '', '}'), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(lines, lines, (old, fresh) => {
        const [before, after] = [`${old.join('\n')}\n`, `${fresh.join('\n')}\n`];
        const found = of(before, after);
        expect(applied(before, found)).toBe(after);
        for (const [i, { startLine, line }] of found.entries()) {
          expect(startLine).toBeGreaterThan(found[i - 1]?.line ?? 0);
          expect(line).toBeLessThanOrEqual(old.length);
        }
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  test.each<[string, string, string, Array<Omit<LineSuggestion, 'path'>>]>([
    ['a line changed', 'a\nb\nc\n', 'a\nx\nc\n', [{ startLine: 2, line: 2, text: 'x' }]],
    ['lines changed', 'a\nb\nc\n', 'x\ny\nc\n', [{ startLine: 1, line: 2, text: 'x\ny' }]],
    ['a line taken out', 'a\nb\nc\n', 'a\nc\n', [{ startLine: 2, line: 2, text: null }]],
    [
      'a line added takes the one before it along',
      'a\nc\n',
      'a\nb\nc\n',
      [{ startLine: 1, line: 1, text: 'a\nb' }],
    ],
    ['or at the top the one after it', 'b\n', 'a\nb\n', [{ startLine: 1, line: 1, text: 'a\nb' }]],
    ['around one line they are one', 'b\nc\n', 'a\nb\nx\nc\n', [{ startLine: 1, line: 1, text: 'a\nb\nx' }]],
    ['an empty line', 'a\nb\n', 'a\n\n', [{ startLine: 2, line: 2, text: '' }]],
  ])('%s', (_, before, after, expected) => {
    expect(of(before, after)).toEqual(expected.map((each) => ({ path: 'a.ts', ...each })));
  });
});

describe('what no suggestion can say is elsewhere', () => {
  test.each<[string, PatchedFile]>([
    ['a new file', file('', 'a\n', { status: 'added', before: null, blobBefore: null })],
    ['a file that goes', file('a\n', '', { status: 'deleted', after: null, mode: null })],
    ['a file that was empty', file('', 'a\n')],
    ['a mode', file('a\n', 'a\n', { mode: '100755' })],
    ['a line end that goes at the end of the file', file('a\nb\n', 'a\nc')],
    ['a line end that comes', file('a', 'a\n')],
    ['line ends of another system', file('a\r\nb\r\n', 'a\r\nc\r\n')],
    ['bytes that are no text', file('a\n', 'a\n', { after: Uint8Array.of(0xff, 0xfe, 0x0a) })],
    ['a control character', file('a\n', 'a\u0000\n')],
    ['a very long line', file('a\n', `${'x'.repeat(20_000)}\n`)],
    ['a very large file', file(`${'x'.repeat(600_000)}\n`, 'a\n')],
    ['a file that is written anew', file(numbered(900), `${numbered(900).replaceAll('\n', ';\n')}`)],
  ])('%s', (_, each) => {
    expect(lineSuggestions([each], null)).toEqual({ suggestions: [], elsewhere: 1 });
  });
});

describe('only lines of the diff can be commented on', () => {
  const before = numbered(30);
  const after = before.replace(/^10$/m, 'ten').replace(/^28$/m, 'twenty-eight');
  const among = (hunks: Map<string, string>, to = after) => {
    const { suggestions, elsewhere } = lineSuggestions([file(before, to)], hunks);
    return [suggestions.map(({ line }) => line), elsewhere];
  };

  test.each<[string, string, number[], number]>([
    ['both are in hunks', '@@ -1,9 +8,5 @@ f\n x\n@@ -30,4 +26,4 @@\n x\n', [10, 28], 0],
    ['one is', '@@ -1,9 +8,5 @@\n x', [10], 1],
    ['one is in a hunk of one line', '@@ -10 +10 @@\n-x\n+10', [10], 1],
    ['a line of code that looks like a hunk is none', '@@ -10 +10 @@\n+x\n+@@ -28 +28 @@', [10], 1],
    ['one is just behind its hunk', '@@ -1,9 +7,3 @@\n x\n@@ -30,4 +28,4 @@', [28], 1],
    ['a hunk that takes all lines out', '@@ -10,3 +9,0 @@\n-x', [], 2],
    ['GitHub shows no diff of the file', '', [], 2],
  ])('%s', (_, patch, lines, elsewhere) => {
    expect(among(new Map([['a.ts', patch]]))).toEqual([lines, elsewhere]);
  });

  test('lines of two hunks are no one comment', () => {
    const wide = before.replace(/^10\n(?:.*\n)*?14$/m, 'x');
    expect(among(new Map([['a.ts', '@@ -1 +8,5 @@\n@@ -1 +13,5 @@']]), wide)).toEqual([[], 1]);
  });

  test('a file that is not in the diff at all', () => {
    expect(among(new Map([['b.ts', '@@ -1 +1,40 @@']]))).toEqual([[], 1]);
  });
});
