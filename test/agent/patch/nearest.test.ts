import { describe, expect, test } from 'vitest';
import { describeMissing } from '../../../src/agent/patch/nearest.ts';

function describeLines(block: string[], texts: string[], from = 0): string {
  const lines = block.map((text) => ({ kind: '-', text }) as const);
  return describeMissing({
    path: 'src/a.ts',
    name: 'hunk 2',
    hunk: { contexts: [], lines, endOfFile: false, at: 14 },
    texts,
    from,
  });
}

test('shows what was searched and the nearest lines with their numbers', () => {
  const file = [
    'import x',
    '',
    'function f() {',
    '  return 2;',
    '}',
    '',
    'function g() {',
    '  return 3;',
    '}',
  ];
  expect(describeLines(['function g() {', '  return 4;', '}'], file)).toBe(
    [
      'src/a.ts: hunk 2 (line 14 of the patch) was not found; nothing was written. These lines of it were searched:',
      'function g() {',
      '  return 4;',
      '}',
      'The nearest lines of the file are:',
      '7: function g() {',
      '8:   return 3;',
      '9: }',
      'Copy the lines to keep and to remove from the file as it is, and send the whole patch again.',
    ].join('\n'),
  );
});

test('prefers the nearest lines below the place the search began at', () => {
  const file = ['a', 'b', 'x', 'a', 'b', 'y'];
  expect(describeLines(['a', 'b', 'z'], file)).toContain('\n1: a\n2: b\n3: x\n');
  expect(describeLines(['a', 'b', 'z'], file, 2)).toContain('was not found below line 2');
  expect(describeLines(['a', 'b', 'z'], file, 2)).toContain('\n4: a\n5: b\n6: y\n');
});

test('shows a long block around its first difference', () => {
  const block = Array.from({ length: 40 }, (_, n) => `line ${n}`);
  const file = ['head', ...block.with(20, 'another')];
  const message = describeLines(block, file);
  expect(message).toContain('… (17 lines before)\nline 17\n');
  expect(message).toContain('\nline 20\n');
  expect(message).toContain('… (15 more)');
  expect(message).toContain('\n22: another\n');
});

test('finds the line that shares most words where no line is equal', () => {
  const file = ['const one = 1;', 'const total = sum(values, 0);', 'const two = 2;'];
  expect(describeLines(['const total = sum(values, 1);'], file)).toContain(
    '\n2: const total = sum(values, 0);\n',
  );
});

describe('says why', () => {
  test.each([
    [
      'order',
      ['a'],
      ['a', 'b', 'c'],
      2,
      'They stand at line 1, above. Hunks go from top to bottom of the file',
    ],
    [
      'nothing alike',
      ['foo bar'],
      ['x', 'y'],
      0,
      'No line of the file (2 lines) is like them; is it the right file?',
    ],
    ['an empty file', ['foo'], [], 0, 'No line of the file (0 lines) is like them'],
    ['line numbers', ['-1,3 +1,4 @@ f'], ['x'], 0, 'This format has no line numbers'],
    [
      'a marker in the wrong column',
      ['a', '*** Delete File: b'],
      ['a'],
      0,
      'markers start in the first column',
    ],
  ])('%s', (_, block, texts, from, reason) => {
    expect(describeLines(block, texts, from)).toContain(reason);
  });
});

test.each([
  ['equal lines', Array(1000).fill('x'), [...Array(100_000).fill('x'), 'y']],
  ['long lines', ['a '.repeat(500_000)], ['b '.repeat(500_000)]],
  ['many words', ['zero one'], Array(50_000).fill('one two three four')],
])('takes linear time for %s', (_, block, texts) => {
  const start = process.threadCpuUsage();
  describeLines([...block, 'missing'], texts);
  expect(process.threadCpuUsage(start).user / 1000).toBeLessThan(1000);
});
