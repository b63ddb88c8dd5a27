import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decodeLine, resultSize } from '../../../src/publish/folder/base85.ts';

describe('a line of a binary patch', () => {
  // What git 2 writes for an empty file, and for the bytes 0, 1 and 2.
  test.each([
    ['HcmV?d00001', '7801030000000001'],
    ['KcmZQzWC8#H2LJ>B', '7801636064020000070004'],
  ])('%s', (line, hex) => {
    expect(Buffer.from(decodeLine(line) ?? []).toString('hex')).toBe(hex);
  });

  test.each(['', 'A', '0cmV?d', 'HcmV?d0000', 'HcmV?d000011', 'Hcm"?d00001', 'D~~~~~', '\u00e9cmV?d'])(
    '%j is none',
    (line) => {
      expect(decodeLine(line)).toBeNull();
    },
  );
});

describe('the size of what a piece makes', () => {
  const data = Buffer.from('some bytes of a file');

  test('is that of a literal', () => {
    expect(resultSize('literal', data.length, deflateSync(data))).toBe(data.length);
    expect(resultSize('literal', 0, deflateSync(Buffer.alloc(0)))).toBe(0);
  });

  test('is told by a delta, however little data it has', () => {
    // From 10 bytes to 2^35, by a copy: read before git makes room for it.
    const delta = Buffer.from([10, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01, 0x90, 0x0a]);
    expect(resultSize('delta', delta.length, deflateSync(delta))).toBe(2 ** 35);
  });

  test('is not known where the data are not what the head says', () => {
    const bomb = deflateSync(Buffer.alloc(50 * 1024 ** 2));
    expect(resultSize('literal', 10, bomb)).toBeNull();
    expect(resultSize('literal', data.length + 1, deflateSync(data))).toBeNull();
    expect(resultSize('literal', data.length, Buffer.from('no zlib'))).toBeNull();
    expect(resultSize('delta', 1, deflateSync(Buffer.from([10])))).toBeNull();
    expect(resultSize('delta', 10, deflateSync(Buffer.alloc(10, 0xff)))).toBeNull();
  });
});
