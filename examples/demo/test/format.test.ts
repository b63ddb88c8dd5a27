import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentRange, rangeHeader, unsatisfiedRange } from '../src/format.ts';
import { parseRange } from '../src/parse.ts';

test('Content-Range names both ends and the size', () => {
  assert.equal(contentRange({ start: 0, end: 499 }, 1000), 'bytes 0-499/1000');
});

test('Content-Range of an unsatisfied request names the size alone', () => {
  assert.equal(unsatisfiedRange(1000), 'bytes */1000');
});

test('a formatted header reads back as the same ranges', () => {
  const ranges = [
    { start: 0, end: 9 },
    { start: 500, end: 599 },
  ];
  assert.deepEqual(parseRange(rangeHeader(ranges), 1000), ranges);
});
