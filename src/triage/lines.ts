/** Longer lines are cut in the middle. All expressions of the rules run on lines no longer than this (plus a mark). */
export const MAX_LINE = 4096;
const TAIL = 1024;
const NEWLINE = 10;
const CUT = Buffer.from(' … ');

/** Called for every line with the bytes it lies in; the range leaves out the newline. */
export type OnLine = (bytes: Buffer, start: number, end: number) => void;

/**
 * Splits chunks of bytes or text into lines, in constant memory whatever their length: of a line over 4 kB the first
 * three and the last one are kept. What is kept of a chunk is copied.
 */
export class LineSplitter {
  readonly #onLine: OnLine;
  #rest: Buffer = Buffer.alloc(0);

  constructor(onLine: OnLine) {
    this.#onLine = onLine;
  }

  push(chunk: Uint8Array | string): void {
    const bytes =
      typeof chunk === 'string'
        ? Buffer.from(chunk)
        : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let start = 0;
    if (this.#rest.length > 0) {
      const first = bytes.indexOf(NEWLINE);
      if (first < 0) {
        this.#rest = cut(Buffer.concat([this.#rest, cut(bytes)]));
        return;
      }
      const line = cut(Buffer.concat([this.#rest, cut(bytes.subarray(0, first))]));
      this.#rest = Buffer.alloc(0);
      this.#emit(line, 0, line.length);
      start = first + 1;
    }
    for (let end = bytes.indexOf(NEWLINE, start); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      this.#emit(bytes, start, end);
      start = end + 1;
    }
    if (start < bytes.length) this.#rest = Buffer.from(cut(bytes.subarray(start)));
  }

  /** The last line, where the log does not end with a newline. */
  end(): void {
    if (this.#rest.length > 0) this.#emit(this.#rest, 0, this.#rest.length);
    this.#rest = Buffer.alloc(0);
  }

  #emit(bytes: Buffer, start: number, end: number): void {
    if (end - start <= MAX_LINE) {
      this.#onLine(bytes, start, end);
      return;
    }
    const line = cut(bytes.subarray(start, end));
    this.#onLine(line, 0, line.length);
  }
}

function cut(line: Buffer): Buffer {
  if (line.length <= MAX_LINE) return line;
  return Buffer.concat([
    line.subarray(0, MAX_LINE - TAIL - CUT.length),
    CUT,
    line.subarray(line.length - TAIL),
  ]);
}
