import { clean } from './clean.ts';

export interface Line {
  number: number;
  text: string;
}

const SIZE = 64;

/** The last lines read, kept as bytes: nearly all of them are never looked at. */
export class RecentLines {
  readonly #bytes: Buffer[] = [];
  readonly #starts = new Int32Array(SIZE);
  readonly #ends = new Int32Array(SIZE);
  #last = 0;
  #settled = 0;

  push(number: number, bytes: Buffer, start: number, end: number): void {
    const slot = number % SIZE;
    this.#bytes[slot] = bytes;
    this.#starts[slot] = start;
    this.#ends[slot] = end;
    this.#last = number;
  }

  /** Copies what still lies in the last chunk, which may be written to again. */
  settle(): void {
    for (let number = Math.max(this.#settled + 1, this.#last - SIZE + 1, 1); number <= this.#last; number++) {
      const slot = number % SIZE;
      const bytes = Buffer.from(this.#bytes[slot]?.subarray(this.#starts[slot], this.#ends[slot]) ?? []);
      this.#bytes[slot] = bytes;
      this.#starts[slot] = 0;
      this.#ends[slot] = bytes.length;
    }
    this.#settled = this.#last;
  }

  /** Up to `count` lines before the one with this number, not older than `floor`, oldest first. */
  before(number: number, count: number, floor: number): Line[] {
    const lines: Line[] = [];
    const first = Math.max(floor, number - count, this.#last - SIZE + 1, 1);
    for (let n = first; n < number; n++) {
      const slot = n % SIZE;
      const text = this.#bytes[slot]?.toString('utf8', this.#starts[slot], this.#ends[slot]);
      if (text !== undefined) lines.push({ number: n, text: clean(text).text });
    }
    return lines;
  }
}
