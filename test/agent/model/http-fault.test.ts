import { describe, expect, test } from 'vitest';
import { durationMs, readHttpFault, readSaid, waitMsOf } from '../../../src/agent/model/http-fault.ts';

const NOW = Date.parse('Wed, 21 Oct 2026 07:28:00 GMT');

test.each<[Record<string, string>, number | null]>([
  [{ 'retry-after': '12' }, 12_000],
  [{ 'retry-after': '0.5' }, 500],
  [{ 'retry-after': 'Wed, 21 Oct 2026 07:28:09 GMT' }, 9000],
  [{ 'retry-after': 'Wed, 21 Oct 2026 07:00:00 GMT' }, 0],
  [{ 'retry-after-ms': '120', 'retry-after': '1' }, 120],
  [{ 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '6m0s' }, 360_000],
  [{ 'x-ratelimit-remaining-requests': '5', 'x-ratelimit-reset-requests': '6m0s' }, null],
  [{ 'x-ratelimit-reset-requests': '1s', 'x-ratelimit-reset-tokens': '2.5' }, 2500],
  [{ 'retry-after': 'soon' }, null],
  [{ 'retry-after': '-1' }, null],
  [{}, null],
])('%j asks to wait %s ms', (headers, expected) => {
  expect(waitMsOf(new Headers(headers), NOW)).toBe(expected);
});

test.each([
  ['1s', 1000],
  ['120ms', 120],
  ['1h2m3.5s', 3_723_500],
  ['7', 7000],
  ['1 fortnight', null],
  ['', null],
])('%j lasts %s ms', (text, expected) => {
  expect(durationMs(text)).toBe(expected);
});

describe('an error body', () => {
  const none = { code: null, type: null, param: null, windowTokens: null };

  test.each([
    [
      '{"error":{"message":"no","code":"x","type":"t","param":"p"}}',
      { message: 'no', code: 'x', type: 't', param: 'p' },
    ],
    ['{"error":"no such model"}', { message: 'no such model' }],
    [
      '{"object":"error","message":"bad","code":400,"type":"BadRequestError"}',
      { message: 'bad', type: 'BadRequestError' },
    ],
    ['{"detail":"Not Found"}', { message: 'Not Found' }],
    ['{"detail":[{"loc":["body","include"]}]}', { message: '{"detail":[{"loc":["body","include"]}]}' }],
    [
      '{"error":{"code":400,"message":"the request exceeds the available context size","n_ctx":4096}}',
      { message: 'the request exceeds the available context size', windowTokens: 4096 },
    ],
    ['<html>\n<h1>', { message: '<html>' }],
    ['', { message: '' }],
    ['null', { message: 'null' }],
  ])('%s', (body, expected) => {
    expect(readSaid(body)).toEqual({ ...none, ...expected });
  });

  test('that is cut off is read as far as it came', async () => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('no room')),
      pull: (controller) => controller.error(new Error('cut')),
    });
    const fault = await readHttpFault(new Response(body, { status: 503 }));
    expect(fault).toMatchObject({ status: 503, said: { message: 'no room' } });
  });

  test('is read to 64 KiB, and its headers are not kept', async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(new TextEncoder().encode('x'.repeat(16_384)));
      },
    });
    const fault = await readHttpFault(new Response(body, { status: 500, headers: { 'x-secret': 'y' } }));
    expect(fault.said.message).toHaveLength(65_536);
    expect(sent).toBeLessThan(8);
    expect(JSON.stringify(fault)).not.toContain('x-secret');
  });
});
