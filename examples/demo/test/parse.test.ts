import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRange } from '../src/parse.ts';

test('both ends of a range belong to it', () => {
  assert.deepEqual(parseRange('bytes=0-499', 1000), [{ start: 0, end: 499 }]);
});

test('a range without a last position goes to the end', () => {
  assert.deepEqual(parseRange('bytes=900-', 1000), [{ start: 900, end: 999 }]);
});

test('a last position past the end means the last byte', () => {
  assert.deepEqual(parseRange('bytes=900-5000', 1000), [{ start: 900, end: 999 }]);
});

test('a suffix counts from the end', () => {
  assert.deepEqual(parseRange('bytes=-100', 1000), [{ start: 900, end: 999 }]);
});

test('a suffix longer than the file means the whole file', () => {
  assert.deepEqual(parseRange('bytes=-5000', 1000), [{ start: 0, end: 999 }]);
});

test('several ranges keep their order, and empty list items are skipped', () => {
  assert.deepEqual(parseRange('bytes=500-599, ,0-9', 1000), [
    { start: 500, end: 599 },
    { start: 0, end: 9 },
  ]);
});

test('a range behind the end is dropped while another one can be served', () => {
  assert.deepEqual(parseRange('bytes=2000-2999,0-0', 1000), [{ start: 0, end: 0 }]);
});

for (const header of ['bytes=1000-', 'bytes=-0', 'bytes=2000-2999']) {
  test(`${header} cannot be served from 1000 bytes`, () => {
    assert.equal(parseRange(header, 1000), 'unsatisfiable');
  });
}

for (const header of [
  'bytes',
  'bytes=',
  'bytes=-',
  'bytes=9-1',
  'bytes=a-b',
  'items=0-1',
  'bytes=0-1=2',
]) {
  test(`${header} is malformed`, () => {
    assert.equal(parseRange(header, 1000), 'malformed');
  });
}
