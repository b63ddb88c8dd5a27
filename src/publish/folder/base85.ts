import { inflateSync } from 'node:zlib';

/** Git's own alphabet (base85.c), which is not that of Adobe or ZeroMQ. */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~';
const VALUES = new Map([...ALPHABET].map((char, value) => [char.charCodeAt(0), value]));

/** Letters that begin a line: `A` for one byte to `Z` for 26, `a` for 27 to `z` for 52. */
function lengthOf(code: number): number {
  if (code >= 0x41 && code <= 0x5a) return code - 0x40;
  return code >= 0x61 && code <= 0x7a ? code - 0x60 + 26 : 0;
}

/** One line of a binary patch as bytes; `null` where it is none. */
export function decodeLine(line: string): Uint8Array | null {
  const length = lengthOf(line.charCodeAt(0));
  if (length === 0 || line.length !== 1 + 5 * Math.ceil(length / 4)) return null;
  const bytes = Buffer.alloc(Math.ceil(length / 4) * 4);
  for (let at = 1, to = 0; at < line.length; at += 5, to += 4) {
    let word = 0;
    for (let i = 0; i < 5; i += 1) {
      const value = VALUES.get(line.charCodeAt(at + i));
      if (value === undefined) return null;
      word = word * 85 + value;
    }
    if (word > 0xffff_ffff) return null;
    bytes.writeUInt32BE(word, to);
  }
  return bytes.subarray(0, length);
}

/**
 * How large the file is that a piece of a binary patch makes. Its deflated data are inflated no further than `size`,
 * and a delta tells the size of what it makes in its second number (pack format, deltified representation).
 * @returns `null` where the data are not what the head of the piece says
 */
export function resultSize(kind: 'literal' | 'delta', size: number, deflated: Uint8Array): number | null {
  let data: Buffer;
  try {
    data = inflateSync(deflated, { maxOutputLength: Math.max(1, size) });
  } catch {
    return null;
  }
  if (data.length !== size) return null;
  return kind === 'literal' ? size : sizeInDelta(data);
}

/** Two numbers of seven bits a byte, lowest first; the second counts. */
function sizeInDelta(data: Uint8Array): number | null {
  let at = 0;
  const next = (): number | null => {
    let value = 0;
    for (let scale = 1; scale < 2 ** 49; scale *= 128) {
      const byte = data[at];
      at += 1;
      if (byte === undefined) return null;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
    return null;
  };
  return next() === null ? null : next();
}
