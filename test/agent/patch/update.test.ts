import { describe, expect, test } from 'vitest';
import { parsePatch } from '../../../src/agent/patch/parse.ts';
import { applyHunks } from '../../../src/agent/patch/update.ts';
import { patchOf } from './workspace.ts';

function update(text: string, ...lines: string[]): { text: string; notes: string[] } {
  const [section] = parsePatch(patchOf('*** Update File: f', ...lines));
  return applyHunks('f', text, section?.kind === 'update' ? section.hunks : []);
}

describe('places hunks', () => {
  test.each([
    ['one after the other', 'a\nb\nc\nd\n', ['@@', '-b', '+B', '@@', '-d', '+D'], 'a\nB\nc\nD\n'],
    ['never above the one before', 'x\na\nx\n', ['@@', '-a', '@@', '-x'], 'x\n'],
    ['below its @@ line', 'x\nclass B\nx\n', ['@@ class B', '-x', '+y'], 'x\nclass B\ny\n'],
    [
      'below the last of its @@ lines',
      'f\nx\nB\nx\nf\nx\n',
      ['@@ B', '@@ f', '-x', '+y'],
      'f\nx\nB\nx\nf\ny\n',
    ],
    ['with its @@ line as its first line', 'x\nB\nx\n', ['@@ B', ' B', '-x', '+y'], 'x\nB\ny\n'],
    [
      'by a loosely written @@ line',
      '  def f():\n    x\n',
      ['@@ def f():', '-    x', '+    y'],
      '  def f():\n    y\n',
    ],
    ['at the end when marked', 'x\na\nx\n', ['@@', '-x', '+y', '*** End of File'], 'x\na\ny\n'],
    ['at the end when it only adds', 'a\n\n', ['@@', '+b'], 'a\n\nb\n'],
    ['in order where several only add', 'a\n', ['@@', '+b', '@@', '+c', '@@', '-a', '+A'], 'A\nb\nc\n'],
    ['without an empty last line the file lacks', 'a\nb\n', ['@@', ' a', '-b', '+B', ''], 'a\nB\n'],
    [
      'with an empty last line the file has',
      'a\n\nb\n',
      ['@@', '-a', '+A', '', '@@', '-b', '+B'],
      'A\n\nB\n',
    ],
    ['into an empty file', '', ['@@', '+a'], 'a\n'],
    ['that remove everything', 'a\nb\n', ['@@', '-a', '-b'], ''],
  ])('%s', (_, before, lines, after) => {
    expect(update(before, ...lines).text).toBe(after);
  });

  test('kept lines keep their bytes where the hunk writes them otherwise', () => {
    expect(update('\tif (“a”)  \n\t\tb\n', '@@', ' if ("a")', '-b', '+\t\tc').text).toBe(
      '\tif (“a”)  \n\t\tc\n',
    );
  });
});

describe('line endings', () => {
  test.each([
    ['CRLF is taken over', 'a\r\nb\r\n', ['-a', '+1', '+2'], '1\r\n2\r\nb\r\n'],
    ['in a mixed file the line before decides', 'a\nb\r\nc\n', [' b', '+1', '-c', '+2'], 'a\nb\r\n1\r\n2\n'],
    ['a missing last one stays missing', 'a\nb', ['-a', '+1', ' b'], '1\nb'],
    ['a replaced last line gets one', 'a\r\nb', ['-b', '+1'], 'a\r\n1\r\n'],
    ['a last line written anew as it was gets one', 'a\nb', ['-b', '+b'], 'a\nb\n'],
    ['and so it does at a marked end', 'a\nb', ['-b', '+1', '*** End of File'], 'a\n1\n'],
    ['a line added below a last one without', 'a\r\nb', [' b', '+1'], 'a\r\nb\r\n1\r\n'],
    ['a removed last line leaves the one above whole', 'a\nb', [' a', '-b'], 'a\n'],
    ['a lone CR is no line ending', 'a\rb\nc\n', ['-c', '+1'], 'a\rb\n1\n'],
  ])('%s', (_, before, lines, after) => {
    expect(update(before, ...lines).text).toBe(after);
  });

  test('a byte order mark stays in front', () => {
    expect(update('\uFEFFa\nb\n', '-a', '+A').text).toBe('\uFEFFA\nb\n');
  });
});

describe('notes', () => {
  test.each([
    [
      'several places',
      'x\n\nx\n\nx\n',
      ['@@', '-x', '+y'],
      [
        'f: the lines of hunk 1 stand at 3 places (lines 1, 3, 5); the first after the cursor, line 1, was taken.',
      ],
    ],
    [
      'more places than worth listing',
      'x\n'.repeat(7),
      ['@@', '-x'],
      [
        'f: the lines of hunk 1 stand at 6 or more places (lines 1, 2, 3, 4, 5, 6, …); the first after the cursor, line 1, was taken.',
      ],
    ],
    [
      'only places below the cursor',
      'x\na\nx\nb\nx\n',
      ['@@', '-a', '@@', '-x'],
      [
        'f: the lines of hunk 2 stand at 2 places (lines 3, 5); the first after the cursor, line 3, was taken.',
      ],
    ],
    [
      'several places of a @@ line',
      'f\nx\nf\n',
      ['@@ f', '-x'],
      [
        'f: the line "@@ f" of hunk 1 stands at 2 places (lines 1, 3); the first after the cursor, line 1, was taken.',
      ],
    ],
    [
      'an end of file that is not there',
      'x\na\n',
      ['@@', '-x', '*** End of File'],
      [
        'f: hunk 1 is marked as the end of the file, but its lines stand at line 1 of 2; they were changed there.',
      ],
    ],
    [
      'a @@ line above lines that are only added',
      'x\na\n',
      ['@@ x', '+b'],
      [
        'f: hunk 1 only adds lines; they went to the end of the file, not below its "@@" line. To add elsewhere, give lines to keep.',
      ],
    ],
    ['one place', 'x\na\n', ['@@', '-x'], []],
    ['the end of the file as marked', 'x\nx\n', ['@@', '-x', '*** End of File'], []],
  ])('%s', (_, text, lines, notes) => {
    expect(update(text, ...lines).notes).toEqual(notes);
  });
});

test('a hunk without a place is refused', () => {
  expect(() => update('a\n', '@@', '-b')).toThrow(
    'f: hunk 1 (line 3 of the patch) was not found; nothing was written.',
  );
});

test('a @@ line without a place is refused', () => {
  expect(() => update('a\nb\n', '@@', '-a', '@@ a', '-b')).toThrow(
    'f: the "@@" line of hunk 2 (line 5 of the patch) was not found below line 1',
  );
});
