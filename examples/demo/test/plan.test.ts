import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planResponse } from '../src/plan.ts';

test('no header gets the whole file', () => {
  assert.deepEqual(planResponse(undefined, 1000), {
    status: 200,
    parts: [{ range: { start: 0, end: 999 }, headers: { 'content-length': '1000' } }],
  });
});

test('a malformed header is ignored', () => {
  assert.equal(planResponse('bytes=9-1', 1000).status, 200);
});

test('an empty file has no range', () => {
  assert.equal(planResponse(undefined, 0).parts[0]?.range, null);
});

test('a range past the end gets no more bytes than there are', () => {
  assert.deepEqual(planResponse('bytes=900-5000', 1000).parts[0]?.headers, {
    'content-range': 'bytes 900-999/1000',
    'content-length': '100',
  });
});

test('several ranges become one part each, joined where they touch', () => {
  const plan = planResponse('bytes=0-9,10-19,500-599', 1000);
  assert.deepEqual(
    plan.parts.map((part) => part.headers['content-range']),
    ['bytes 0-19/1000', 'bytes 500-599/1000'],
  );
});

test('a range behind the end gets 416 with the size', () => {
  const plan = planResponse('bytes=1000-', 1000);
  assert.equal(plan.status, 416);
  assert.equal(plan.parts[0]?.headers['content-range'], 'bytes */1000');
});
