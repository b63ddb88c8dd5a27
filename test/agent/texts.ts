import { createHash } from 'node:crypto';

/** Bytes that look random and are always the same. */
export function bytesOf(length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 64) }, (_, i) =>
    createHash('sha512').update(`${i}`),
  );
  return Buffer.concat(blocks.map((hash) => hash.digest())).subarray(0, length);
}

/** Log lines full of numbers and ids, cut after so many bytes. */
export function denseLines(length: number): string {
  const lines: string[] = [];
  for (let [i, seed, left] = [0, 7, length]; left > 0; i += 1) {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    const id = seed.toString(16);
    const line = `[${i}] INFO worker-${seed % 97} handled request ${id} in ${seed % 1000} ms\n`;
    lines.push(line);
    left -= line.length;
  }
  return lines.join('').slice(0, length);
}

const PARAGRAPH = `The first run of the program read every file in the folder and wrote a short note about each of them. When a file could not be opened, the note said so in plain words, and the run went on with the next one. Later somebody found that two of the notes were missing, although nothing had failed. It took an afternoon to see why: the names of both files ended in a blank, which the list had thrown away.\n`;

/** English prose of so many bytes. */
export const prose = (length: number): string =>
  PARAGRAPH.repeat(Math.ceil(length / PARAGRAPH.length)).slice(0, length);
