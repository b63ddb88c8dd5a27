const WINDOW = 3;
const BITS = 6;
const CLASSES = 1 << BITS;
const MASK = (1 << (BITS * WINDOW)) - 1;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const SIGNS = ' !"#$%&\'()*+,-./0:;<=>?@[\\]^_`{|}~';
/** From common to rare; what is not listed is rarer still. */
const COMMON = '0 etaoinsrlcdupmfhgb.-/:vkyw';

/** Maps a byte to what hints are written in: lower case, `0` for any digit. */
const FOLD = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x41 && byte <= 0x5a) return byte + 0x20;
  return byte >= 0x30 && byte <= 0x39 ? 0x30 : byte;
});

/** Last bytes of ✕ ✖ ✗ ✘ ❌ ● ⨯ ⚠ in UTF-8, to tell them from the far more frequent ✓ and ✔. */
const MARKS = [0x95, 0x96, 0x97, 0x98, 0x8c, 0x8f, 0xaf, 0xa0];

/** Six bits for a folded byte: one class for each letter and sign, one for all digits, two beyond ASCII. */
const CLASS = FOLD.map((byte) => {
  const known = (LETTERS + SIGNS).indexOf(String.fromCharCode(byte));
  if (known >= 0) return known;
  const beyond = LETTERS.length + SIGNS.length;
  return byte < 0x80 ? beyond : MARKS.includes(byte) ? beyond + 1 : beyond + 2;
});

interface Literal {
  /** Indexes of the hints it stands for. */
  hints: number[];
  bytes: Uint8Array;
  /** Where in the literal the bytes lie that were found. */
  offset: number;
}

/**
 * Finds which of many short literals ("hints") a line holds. Three bytes at every second place are looked up in a
 * table that knows the two rarest overlapping windows of each hint, so one of them is met wherever the hint lies.
 * A hint is lower case, at least three bytes long, with `0` for any digit (other digits stand for themselves) and
 * an optional leading `@` for any letter.
 */
export class HintScanner {
  /** For each window the index of its list in `#lists`; 0 for none. */
  readonly #windows = new Uint16Array(MASK + 1);
  readonly #lists: Literal[][] = [[]];

  constructor(hints: readonly string[]) {
    const indexes = new Map<string, number[]>();
    hints.forEach((hint, index) => {
      const literals = hint.startsWith('@') ? [...LETTERS].map((letter) => letter + hint.slice(1)) : [hint];
      for (const literal of literals) indexes.set(literal, [...(indexes.get(literal) ?? []), index]);
    });
    for (const [literal, of] of indexes) this.#add(Buffer.from(literal), of);
  }

  #add(bytes: Buffer, hints: number[]): void {
    if (bytes.length < WINDOW) throw new RangeError(`hint "${bytes}" is shorter than ${WINDOW} bytes`);
    for (const offset of rarestWindows(bytes)) {
      for (const key of keysOf(bytes, offset)) {
        const list = this.#windows[key] || this.#lists.push([]) - 1;
        this.#windows[key] = list;
        this.#lists[list]?.push({ hints, bytes, offset });
      }
    }
  }

  /** Whether the bytes hold any hint. */
  any(bytes: Uint8Array, start: number, end: number): boolean {
    return this.#scan(bytes, start, end, null);
  }

  /** Sets the mark of every hint the bytes hold. */
  mark(bytes: Uint8Array, end: number, marks: Uint8Array): void {
    this.#scan(bytes, 0, end, marks);
  }

  /** Stops at the first hint unless there are marks to set. Four bytes a turn: twice as fast as two. */
  #scan(bytes: Uint8Array, start: number, end: number, marks: Uint8Array | null): boolean {
    const windows = this.#windows;
    let key = MASK;
    let at = start;
    for (; at + 3 < end; at += 4) {
      const two =
        ((CLASS[bytes[at] as number] as number) << BITS) | (CLASS[bytes[at + 1] as number] as number);
      const more =
        ((CLASS[bytes[at + 2] as number] as number) << BITS) | (CLASS[bytes[at + 3] as number] as number);
      const first = ((key << (2 * BITS)) | two) & MASK;
      key = ((two << (2 * BITS)) | more) & MASK;
      if (((windows[first] as number) | (windows[key] as number)) === 0) continue;
      if (this.#verify(first, bytes, at - 1, start, end, marks)) return true;
      if (this.#verify(key, bytes, at + 1, start, end, marks)) return true;
    }
    for (; at < end; at += 2) {
      const second = at + 1 < end ? (CLASS[bytes[at + 1] as number] as number) : 0;
      key = ((key << (2 * BITS)) | ((CLASS[bytes[at] as number] as number) << BITS) | second) & MASK;
      if (this.#verify(key, bytes, at - 1, start, end, marks)) return true;
    }
    return false;
  }

  #verify(
    key: number,
    bytes: Uint8Array,
    at: number,
    start: number,
    end: number,
    marks: Uint8Array | null,
  ): boolean {
    const list = this.#windows[key] as number;
    if (list === 0) return false;
    for (const literal of this.#lists[list] as Literal[]) {
      if (!liesAt(bytes, at - literal.offset, start, end, literal.bytes)) continue;
      if (marks === null) return true;
      for (const hint of literal.hints) marks[hint] = 1;
    }
    return false;
  }
}

/** The table keys of the window at an offset; where it reaches beyond the literal, any byte may stand. */
function keysOf(bytes: Buffer, offset: number): number[] {
  const anyByte = Array.from({ length: CLASSES }, (_, any) => any);
  const at = (index: number): number[] => (index in bytes ? [CLASS[bytes[index] ?? 0] ?? 0] : anyByte);
  const pairs = at(offset).flatMap((a) => at(offset + 1).map((b) => (a << BITS) | b));
  return pairs.flatMap((pair) => at(offset + 2).map((c) => (pair << BITS) | c));
}

function liesAt(bytes: Uint8Array, at: number, start: number, end: number, literal: Uint8Array): boolean {
  if (at < start || at + literal.length > end) return false;
  for (let i = 0; i < literal.length; i++) {
    const byte = bytes[at + i] as number;
    if (FOLD[byte] !== literal[i] && byte !== literal[i]) return false;
  }
  return true;
}

/** Offsets of the two overlapping windows that are met least often. */
function rarestWindows(bytes: Uint8Array): [number, number] {
  const worth = (from: number, to: number): number =>
    [...bytes.subarray(from, to)].reduce((sum, byte) => sum + rarity(byte), 0);
  if (bytes.length === WINDOW) return worth(0, 2) > worth(1, 3) ? [-1, 0] : [0, 1];
  let best = 0;
  for (let at = 1; at + WINDOW < bytes.length; at++) if (worth(at, at + 4) > worth(best, best + 4)) best = at;
  return [best, best + 1];
}

function rarity(byte: number): number {
  const rank = COMMON.indexOf(String.fromCharCode(FOLD[byte] ?? 0));
  return rank < 0 ? COMMON.length : rank;
}

/** The hints that hold no other hint: as good as all of them for telling whether a line holds any. */
export function minimalHints(hints: readonly string[]): string[] {
  const unique = [...new Set(hints)];
  return unique.filter((hint) => !unique.some((other) => other !== hint && hint.includes(other)));
}
