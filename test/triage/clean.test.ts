import { describe, expect, test } from 'vitest';
import { bare, clean, dropTimestamp, overprints, timestampLength } from '../../src/triage/clean.ts';

const STAMP = '2026-01-02T03:04:05.1234567Z ';

describe('dropTimestamp', () => {
  test.each([
    [`${STAMP}text`, 'text'],
    [`\ufeff${STAMP}text`, 'text'],
    ['2026-01-02T03:04:05Z text', 'text'],
    [`build\tRun tests\t${STAMP}text`, 'text'],
    ['2 failed', '2 failed'],
    ['a\tb\tc', 'a\tb\tc'],
  ])('reads %j as %j', (line, text) => expect(dropTimestamp(line)).toBe(text));
});

test('timestampLength sees the stamp only where it stands', () => {
  const bytes = Buffer.from(`xx${STAMP}text`);
  expect(timestampLength(bytes, 2, bytes.length)).toBe(STAMP.length);
  expect(timestampLength(bytes, 0, bytes.length)).toBe(0);
  expect(timestampLength(Buffer.from('short'), 0, 5)).toBe(0);
});

describe('clean', () => {
  test.each([
    ['\x1b[31merror\x1b[0m: x', 'error: x', true],
    ['\x1b[1;91mx', 'x', true],
    ['\x1b[32mok\x1b[39m', 'ok', false],
    ['10%\r50%\rdone\r', 'done', false],
    ['\x1b]0;title\x07text', 'text', false],
    ['nul\0 and bell\x07', 'nul and bell', false],
    ['\x1b[31m\x1b[0m', '', false],
  ])('shows %j as %j', (raw, text, red) => expect(clean(raw)).toEqual({ text, red }));
});

test('overprints gives the parts written over one another', () => {
  expect(overprints('travis_fold:end:a\r\x1b[0K$ make\r')).toEqual(['travis_fold:end:a', '\x1b[0K$ make']);
});

test('bare drops what macOS workers print for a newline, and nothing else', () => {
  expect(bare('nl  1) adds')).toBe('  1) adds');
  expect(bare('nl')).toBe('');
  expect(bare('nlohmann/json.hpp:3:1: error')).toBe('nlohmann/json.hpp:3:1: error');
});
