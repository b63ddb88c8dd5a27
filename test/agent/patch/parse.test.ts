import { describe, expect, test } from 'vitest';
import { parsePatch } from '../../../src/agent/patch/parse.ts';
import { patchOf } from './workspace.ts';

const PLAIN = patchOf('*** Update File: a.txt', '@@', ' one', '-two', '+2');

function hunksOf(...lines: string[]) {
  const [section] = parsePatch(patchOf('*** Update File: a.txt', ...lines));
  return section?.kind === 'update'
    ? section.hunks.map(({ contexts, lines, endOfFile }) => ({
        contexts,
        lines: lines.map(({ kind, text }) => kind + text),
        endOfFile,
      }))
    : [];
}

test('reads every kind of section', () => {
  const patch = patchOf(
    ...['*** Add File: new.txt', '+one', '+', '+ two'],
    ...['*** Delete File: old.txt'],
    ...['*** Update File: a b.txt', '*** Move to: c.txt', '@@ class A', ' one', '*** End of File'],
  );
  expect(parsePatch(patch)).toEqual([
    { kind: 'add', path: 'new.txt', text: 'one\n\n two\n' },
    { kind: 'delete', path: 'old.txt' },
    {
      kind: 'update',
      path: 'a b.txt',
      moveTo: 'c.txt',
      hunks: [{ contexts: ['class A'], lines: [{ kind: ' ', text: 'one' }], endOfFile: true, at: 9 }],
    },
  ]);
});

test('an added file may be empty', () => {
  expect(parsePatch(patchOf('*** Add File: __init__.py'))).toEqual([
    { kind: 'add', path: '__init__.py', text: '' },
  ]);
});

describe('forgives', () => {
  test.each([
    ['CR at line ends', PLAIN.replaceAll('\n', '\r\n')],
    ['no line ending at the end', PLAIN.trimEnd()],
    ['empty lines around', `\n\n${PLAIN}\n\n`],
    [
      'white space around markers',
      PLAIN.replace('*** Begin Patch', ' *** Begin Patch\t').replace('*** End Patch', '  *** End Patch '),
    ],
    [
      'white space around headers',
      PLAIN.replace('*** Update File: a.txt', '  *** Update File:   a.txt  ').replace('@@', '@@  '),
    ],
    ['no first @@', PLAIN.replace('@@\n', '')],
    ['an empty line before the first hunk', PLAIN.replace('@@\n', '\n@@\n')],
    ['a heredoc', `<<EOF\n${PLAIN}EOF`],
    ['a heredoc in single quotes', `<<'EOF'\n${PLAIN}EOF\n`],
    ['a heredoc in double quotes', `<<"EOF"\n${PLAIN}EOF\n`],
    ['a heredoc with its command', `apply_patch <<'PATCH'\n${PLAIN}PATCH\n`],
  ])('%s', (_, patch) => {
    expect(parsePatch(patch)).toMatchObject([
      {
        path: 'a.txt',
        hunks: [
          {
            contexts: [],
            lines: [
              { kind: ' ', text: 'one' },
              { kind: '-', text: 'two' },
              { kind: '+', text: '2' },
            ],
          },
        ],
      },
    ]);
  });

  test('an empty line for an empty line of context', () => {
    expect(hunksOf('@@', ' one', '', '-two')).toMatchObject([{ lines: [' one', ' ', '-two'] }]);
  });

  test('empty lines between sections', () => {
    const patch = patchOf('*** Add File: a', '+x', '', '*** Delete File: b', '', '*** Delete File: c', '');
    expect(parsePatch(patch).map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'add a',
      'delete b',
      'delete c',
    ]);
  });

  test('empty lines below a hunk that only adds', () => {
    expect(hunksOf('@@', '+one', '', '@@', '+two', '')).toMatchObject([
      { lines: ['+one'] },
      { lines: ['+two'] },
    ]);
  });
});

describe('hunks', () => {
  test('several @@ lines in a row narrow one hunk', () => {
    expect(hunksOf('@@ class A', '@@   def f():', ' x', '@@ class B', '-y')).toEqual([
      { contexts: ['class A', '  def f():'], lines: [' x'], endOfFile: false },
      { contexts: ['class B'], lines: ['-y'], endOfFile: false },
    ]);
  });

  test('a line that starts with a space is context, even if it reads like a marker', () => {
    const lines = [' one', ' *** Delete File: b', '   *** Add File: c', ' @@ x', ' *** End of File', '-two'];
    expect(hunksOf('@@', ...lines)).toMatchObject([{ lines }]);
  });

  test('an explicit empty context line below added lines is kept', () => {
    expect(hunksOf('@@', '+one', ' ')).toMatchObject([{ lines: ['+one', ' '] }]);
  });
});

describe('refuses, naming the line and what belongs there', () => {
  test.each([
    ['', 'Line 1 of the patch is ""; expected "*** Begin Patch" as the first line.'],
    ['--- a\n+++ b', 'Line 1 of the patch is "--- a"; expected "*** Begin Patch" as the first line.'],
    [
      '*** Begin Patch',
      'Line 1 of the patch is "*** Begin Patch"; expected "*** End Patch" as the last line.',
    ],
    [
      '*** Begin Patch\n*** Delete File: a\nbye',
      'Line 3 of the patch is "bye"; expected "*** End Patch" as the last line.',
    ],
    [`<<EOF\n${PLAIN}END`, 'Line 1 of the patch is "<<EOF"; expected "*** Begin Patch" as the first line.'],
    [
      patchOf('a.txt'),
      'Line 2 of the patch is "a.txt"; expected "*** Add File: PATH", "*** Delete File: PATH" or "*** Update File: PATH".',
    ],
    [
      patchOf(),
      'The patch is empty: put an *** Add File:, *** Delete File: or *** Update File: between its markers.',
    ],
    [
      patchOf('*** Add File:'),
      'Line 2 of the patch is "*** Add File:"; expected a path after "*** Add File:".',
    ],
    [
      patchOf('*** Add File: a', '+x', 'y'),
      'Line 4 of the patch is "y"; expected "+" before every line of the added file "a".',
    ],
    [
      patchOf('*** Update File: a'),
      'Line 3 of the patch is "*** End Patch"; expected a hunk for "a": "@@", then lines starting with " ", "-" or "+".',
    ],
    [
      patchOf('*** Update File: a', '@@', '-x', '*** End of File', '-y'),
      'Line 6 of the patch is "-y"; expected "@@" or a new file after "*** End of File".',
    ],
  ])('%j', (patch, message) => {
    expect(() => parsePatch(patch)).toThrow(message);
  });

  test.each([
    ['a hunk without lines', ['@@', '@@ x'], 'Line 5'],
    ['a line without a prefix', ['@@', '-x', 'y'], 'Line 5 of the patch is "y"'],
    ['a mark without a space', ['@@x', '-x'], 'Line 3 of the patch is "@@x"'],
    ['a move after a hunk', ['@@', '-x', '*** Move to: b'], 'Line 5 of the patch is "*** Move to: b"'],
  ])('%s', (_, lines, message) => {
    expect(() => hunksOf(...lines)).toThrow(message);
    expect(() => hunksOf(...lines)).toThrow(
      'lines of a hunk, starting with " " (kept), "-" (removed) or "+" (added)',
    );
  });
});
