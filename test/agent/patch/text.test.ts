import { describe, expect, test } from 'vitest';
import { endingAt, joinLines, notText, splitLines } from '../../../src/agent/patch/text.ts';

test.each(['', '\n', 'a', 'a\n', 'a\r\nb\n\r\n', 'a\rb\r\n', 'a\nb\r'])(
  '%j is the same after splitting and joining',
  (text) => {
    expect(joinLines(splitLines(text), '\n')).toBe(text);
  },
);

test('a line without an ending gets one where it has come to stand before others', () => {
  const last = splitLines('a\r\nb');
  expect(joinLines([...last, { text: 'c', ending: '' }], '\r\n')).toBe('a\r\nb\r\nc');
});

describe('endingAt', () => {
  test.each([
    ['of the line before', 'a\r\nb\n', 1, '\r\n'],
    ['of the line after at the top', 'a\r\nb\n', 0, '\r\n'],
    ['of the line above a last one without', 'a\r\nb', 2, '\r\n'],
    ['LF in an empty file', '', 0, '\n'],
    ['LF beside a single line without', 'a', 1, '\n'],
  ])('%s', (_, text, index, ending) => {
    expect(endingAt(splitLines(text), index)).toBe(ending);
  });
});

describe('notText', () => {
  test.each([
    ['text', Buffer.from('é 🙂\n'), null],
    ['nothing', Buffer.alloc(0), null],
    ['NUL', Buffer.from('a\0'), 'NUL bytes'],
    ['UTF-16', Buffer.from('\uFEFFhi', 'utf16le'), 'NUL bytes'],
    ['Latin-1', Buffer.from('é', 'latin1'), 'not valid UTF-8'],
    ['an encoded surrogate', Buffer.from([0xed, 0xa0, 0x80]), 'not valid UTF-8'],
  ])('%s', (_, bytes, reason) => {
    if (reason === null) expect(notText(bytes)).toBeNull();
    else expect(notText(bytes)).toContain(reason);
  });
});
