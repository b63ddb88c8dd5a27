import { expect, test } from 'vitest';
import { PatchError, quote } from '../../../src/agent/patch/error.ts';

test('a short message stays as it is', () => {
  expect(new PatchError('é'.repeat(1000)).message).toBe('é'.repeat(1000));
});

test('a long message is cut between characters', () => {
  const { message } = new PatchError('🙂'.repeat(1000));
  expect(Buffer.byteLength(message)).toBeLessThanOrEqual(2000);
  expect(message).toBe(`${'🙂'.repeat(499)}…`);
});

test('a quoted text is one short line', () => {
  expect(quote('a\n"b"\x1b')).toBe('"a\\n\\"b\\"\\u001b"');
  expect(quote('x'.repeat(500))).toBe(`"${'x'.repeat(119)}…"`);
});
