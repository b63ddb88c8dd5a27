import { describe, expect, test } from 'vitest';
import { isAssignment, simpleCommands } from '../../src/verifiers/shell-commands.ts';

describe('a script', () => {
  test.each([
    ['a b && c; d\ne', [['a', 'b'], ['c'], ['d'], ['e']]],
    ['a \\\n  b\t"c  d"', [['a', 'b', '"c  d"']]],
    [`a 'x && y' "p;q" r\\;s ''`, [['a', `'x && y'`, '"p;q"', 'r\\;s', "''"]]],
    ['# none\na b#c # d && e\n\n', [['a', 'b#c']]],
    ['a &&\n\n  b', [['a'], ['b']]],
    ['a "x\ny \\" z"', [['a', '"x\ny \\" z"']]],
    ['', []],
  ])('%j is read as %j', (script, words) => {
    expect(simpleCommands(script)?.map((command) => command.words)).toEqual(words);
    expect(simpleCommands(script)?.some(({ opaque }) => opaque) ?? true).toBe(false);
  });

  test.each([
    ['a | b', ['a', 'b']],
    ['a ||\n b', ['a', 'b']],
    ['a 2>&1 >f <g &>>h', ['a', '2', '1', 'f', 'g', 'h']],
    ['a $B ${C:-d} $?', ['a', '$B', '${C:-d}', '$?']],
    ['a $(b c) "$(d; e)"', ['a', '$(b c)', '"$(d; e)"']],
  ])('%j does more than its words %j say', (script, words) => {
    expect(simpleCommands(script)).toEqual([{ words, opaque: true }]);
  });

  test.each([
    '(a; b)',
    'a() { b; }',
    'a & b',
    'cat <<END\na\nEND',
    'cat <<< a',
    'a <(b)',
    'a `b`',
    'a "`b`"',
    'a $(b "c")',
    'a "$(b "c; d; e")"',
    'a $((1 + 2))',
    'a ${B:-"c"}',
    "a $'b'",
    'a "b',
    "a 'b",
    'a\\\nb',
    'case a in a) b;; esac',
    'a \\',
  ])('%j is not read', (script) => {
    expect(simpleCommands(script)).toBeNull();
  });
});

test.each([
  ['A=1', true],
  ['_a9=', true],
  ['A', false],
  ['--a=1', false],
  ['9A=1', false],
])('%j is an assignment: %j', (word, expected) => {
  expect(isAssignment(word)).toBe(expected);
});
