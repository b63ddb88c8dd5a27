const WINDOW = 3;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Maps a byte to what hints are written in: lower case, `0` for any digit. */
const FOLD = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x41 && byte <= 0x5a) return byte + 0x20;
  return byte >= 0x30 && byte <= 0x39 ? 0x30 : byte;
});

/** The folded form of a line, for comparing with hints. */
export function fold(line: string): string {
  return line.toLowerCase().replace(/\d/g, '0');
}

/** The literals a hint stands for: a leading `@` is any letter. */
export function expandHint(hint: string): string[] {
  return hint.startsWith('@') ? [...LETTERS].map((letter) => letter + hint.slice(1)) : [hint];
}

/**
 * A test for "these bytes hold one of the hints", by the Wu-Manber method: a table over pairs of bytes says how far
 * the search may jump, so most bytes are never read. Hints shorter than three bytes are refused.
 */
export function hintScanner(
  hints: readonly string[],
): (bytes: Uint8Array, start: number, end: number) => boolean {
  const shifts = new Uint8Array(65536).fill(WINDOW - 1);
  const buckets: Array<Uint8Array[] | undefined> = new Array(65536);
  for (const literal of hints.flatMap(expandHint)) {
    const bytes = Buffer.from(literal);
    if (bytes.length < WINDOW) throw new RangeError(`hint "${literal}" is shorter than ${WINDOW} bytes`);
    for (let i = 1; i < WINDOW; i++) {
      const pair = ((bytes[i - 1] ?? 0) << 8) | (bytes[i] ?? 0);
      shifts[pair] = Math.min(shifts[pair] ?? 0, WINDOW - 1 - i);
      if (i === WINDOW - 1) buckets[pair] = [...(buckets[pair] ?? []), bytes];
    }
  }
  return (bytes, start, end) => {
    for (let at = start + WINDOW - 1; at < end; ) {
      const pair = ((FOLD[bytes[at - 1] as number] as number) << 8) | (FOLD[bytes[at] as number] as number);
      const shift = shifts[pair] as number;
      if (shift === 0) {
        const first = at - WINDOW + 1;
        for (const hint of buckets[pair] ?? []) if (startsWith(bytes, first, end, hint)) return true;
        at++;
      } else {
        at += shift;
      }
    }
    return false;
  };
}

function startsWith(bytes: Uint8Array, at: number, end: number, hint: Uint8Array): boolean {
  if (at + hint.length > end) return false;
  for (let i = 0; i < hint.length; i++) if (FOLD[bytes[at + i] as number] !== hint[i]) return false;
  return true;
}
