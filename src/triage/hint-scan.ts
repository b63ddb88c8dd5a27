const WINDOW = 3;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** From common to rare; what is not listed is rarer still. */
const COMMON = ' etaoinsrlcdupm0fhgb.-/:vkyw';

/** Maps a byte to what hints are written in: lower case, `0` for any digit. */
const FOLD = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x41 && byte <= 0x5a) return byte + 0x20;
  return byte >= 0x30 && byte <= 0x39 ? 0x30 : byte;
});

interface Literal {
  /** Index of the hint it stands for. */
  hint: number;
  bytes: Uint8Array;
  /** Where in the literal the window lies that is looked for first. */
  window: number;
}

/**
 * Finds which of many short literals ("hints") a line holds, by the Wu-Manber method: a table over pairs of bytes
 * says how far the search may jump, so many bytes are never read. A hint is lower case, at least three bytes long,
 * with `0` for any digit (other digits stand for themselves) and an optional leading `@` for any letter.
 */
export class HintScanner {
  readonly #shifts = new Uint8Array(65536).fill(WINDOW - 1);
  readonly #buckets: Array<Literal[] | undefined> = new Array(65536);

  constructor(hints: readonly string[]) {
    hints.forEach((hint, index) => {
      const literals = hint.startsWith('@') ? [...LETTERS].map((letter) => letter + hint.slice(1)) : [hint];
      for (const literal of literals) this.#add(index, Buffer.from(literal));
    });
  }

  #add(hint: number, bytes: Uint8Array): void {
    if (bytes.length < WINDOW) throw new RangeError(`hint "${bytes}" is shorter than ${WINDOW} bytes`);
    const window = rarestWindow(bytes);
    const literal = { hint, bytes, window };
    for (let i = 1; i < WINDOW; i++) {
      for (const pair of pairs(bytes[window + i - 1] ?? 0, bytes[window + i] ?? 0)) {
        this.#shifts[pair] = Math.min(this.#shifts[pair] ?? 0, WINDOW - 1 - i);
        if (i === WINDOW - 1) this.#buckets[pair] = [...(this.#buckets[pair] ?? []), literal];
      }
    }
  }

  /** Whether the bytes hold any hint. */
  any(bytes: Uint8Array, start: number, end: number): boolean {
    return this.#scan(bytes, start, end, null);
  }

  /** The indexes of the hints the bytes hold; may repeat. */
  all(bytes: Uint8Array): number[] {
    const found: number[] = [];
    this.#scan(bytes, 0, bytes.length, found);
    return found;
  }

  /** Stops at the first hint unless there is a list to fill. */
  #scan(bytes: Uint8Array, start: number, end: number, found: number[] | null): boolean {
    const shifts = this.#shifts;
    for (let at = start + WINDOW - 1; at < end; ) {
      const pair = ((bytes[at - 1] as number) << 8) | (bytes[at] as number);
      const shift = shifts[pair] as number;
      if (shift > 0) {
        at += shift;
        continue;
      }
      for (const literal of this.#buckets[pair] as Literal[]) {
        if (!liesAt(bytes, at - WINDOW + 1 - literal.window, start, end, literal.bytes)) continue;
        if (found === null) return true;
        found.push(literal.hint);
      }
      at++;
    }
    return found !== null && found.length > 0;
  }
}

function liesAt(bytes: Uint8Array, at: number, start: number, end: number, literal: Uint8Array): boolean {
  if (at < start || at + literal.length > end) return false;
  for (let i = 0; i < literal.length; i++) {
    const byte = bytes[at + i] as number;
    if (FOLD[byte] !== literal[i] && byte !== literal[i]) return false;
  }
  return true;
}

function rarestWindow(bytes: Uint8Array): number {
  const rarity = [...bytes].map((byte) => {
    const rank = COMMON.indexOf(String.fromCharCode(FOLD[byte] ?? 0));
    return rank < 0 ? COMMON.length : rank;
  });
  const worth = (at: number): number => rarity.slice(at, at + WINDOW).reduce((sum, one) => sum + one, 0);
  let best = 0;
  for (let at = 1; at + WINDOW <= bytes.length; at++) if (worth(at) > worth(best)) best = at;
  return best;
}

/** All pairs of bytes a pair of hint bytes stands for. */
function pairs(first: number, second: number): number[] {
  return variants(first).flatMap((a) => variants(second).map((b) => (a << 8) | b));
}

function variants(byte: number): number[] {
  if (byte === 0x30) return Array.from({ length: 10 }, (_, digit) => byte + digit);
  return byte >= 0x61 && byte <= 0x7a ? [byte, byte - 0x20] : [byte];
}

/** The hints that hold no other hint: as good as all of them for telling whether a line holds any. */
export function minimalHints(hints: readonly string[]): string[] {
  const unique = [...new Set(hints)];
  return unique.filter((hint) => !unique.some((other) => other !== hint && hint.includes(other)));
}
