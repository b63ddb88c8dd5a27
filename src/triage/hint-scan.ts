const WINDOW = 3;
const BITS = 6;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const SIGNS = ' !"#$%&\'()*+,-./0:;<=>?@[\\]^_`{|}~';
/** From common to rare; what is not listed is rarer still. */
const COMMON = ' etaoinsrlcdupm0fhgb.-/:vkyw';

/** Maps a byte to what hints are written in: lower case, `0` for any digit. */
const FOLD = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x41 && byte <= 0x5a) return byte + 0x20;
  return byte >= 0x30 && byte <= 0x39 ? 0x30 : byte;
});

/** Six bits for a folded byte: one for each letter and sign, one for all digits, one for what is not ASCII. */
const CLASS = FOLD.map((byte) => {
  const known = (LETTERS + SIGNS).indexOf(String.fromCharCode(byte));
  if (known >= 0) return known;
  return byte >= 0x80 ? LETTERS.length + SIGNS.length : LETTERS.length + SIGNS.length + 1;
});

interface Literal {
  /** Index of the hint it stands for. */
  hint: number;
  bytes: Uint8Array;
  /** Where in the literal the three bytes lie that are looked for first. */
  window: number;
}

/**
 * Finds which of many short literals ("hints") a line holds: every three bytes are looked up in a table that knows
 * the rarest three of each hint. A hint is lower case, at least three bytes long, with `0` for any digit (other
 * digits stand for themselves) and an optional leading `@` for any letter.
 */
export class HintScanner {
  readonly #windows = new Uint8Array(1 << (BITS * WINDOW));
  readonly #literals = new Map<number, Literal[]>();

  constructor(hints: readonly string[]) {
    hints.forEach((hint, index) => {
      const literals = hint.startsWith('@') ? [...LETTERS].map((letter) => letter + hint.slice(1)) : [hint];
      for (const literal of literals) this.#add(index, Buffer.from(literal));
    });
  }

  #add(hint: number, bytes: Buffer): void {
    if (bytes.length < WINDOW) throw new RangeError(`hint "${bytes}" is shorter than ${WINDOW} bytes`);
    const window = rarestWindow(bytes);
    const key = bytes.subarray(window, window + WINDOW).reduce((sum, byte) => (sum << BITS) | (CLASS[byte] ?? 0), 0);
    this.#windows[key] = 1;
    this.#literals.set(key, [...(this.#literals.get(key) ?? []), { hint, bytes, window }]);
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
    const windows = this.#windows;
    const mask = windows.length - 1;
    let key = mask;
    for (let at = start; at < end; at++) {
      key = ((key << BITS) | (CLASS[bytes[at] as number] as number)) & mask;
      if (windows[key] === 1 && this.#verify(key, bytes, at - WINDOW + 1, start, end, found)) return true;
    }
    return false;
  }

  #verify(key: number, bytes: Uint8Array, at: number, start: number, end: number, found: number[] | null): boolean {
    for (const literal of this.#literals.get(key) ?? []) {
      if (!liesAt(bytes, at - literal.window, start, end, literal.bytes)) continue;
      if (found === null) return true;
      found.push(literal.hint);
    }
    return false;
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

/** The hints that hold no other hint: as good as all of them for telling whether a line holds any. */
export function minimalHints(hints: readonly string[]): string[] {
  const unique = [...new Set(hints)];
  return unique.filter((hint) => !unique.some((other) => other !== hint && hint.includes(other)));
}
