import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeRanges } from '../src/merge.ts';

test('ranges that overlap are joined', () => {
  const ranges = [
    { start: 50, end: 149 },
    { start: 0, end: 99 },
  ];
  assert.deepEqual(mergeRanges(ranges), [{ start: 0, end: 149 }]);
});

test('ranges that touch are joined', () => {
  const ranges = [
    { start: 0, end: 9 },
    { start: 10, end: 19 },
  ];
  assert.deepEqual(mergeRanges(ranges), [{ start: 0, end: 19 }]);
});

test('ranges with a byte between them stay apart', () => {
  const ranges = [
    { start: 0, end: 9 },
    { start: 11, end: 19 },
  ];
  assert.deepEqual(mergeRanges(ranges), ranges);
});

test('the input is left as it was', () => {
  const ranges = [
    { start: 0, end: 9 },
    { start: 5, end: 19 },
  ];
  mergeRanges(ranges);
  assert.deepEqual(ranges[0], { start: 0, end: 9 });
});
