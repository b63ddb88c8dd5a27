import { isUtf8 } from 'node:buffer';

/** A line of a file and what ends it: LF, CRLF, or nothing for a last line without a line ending. */
export interface Line {
  text: string;
  ending: '\n' | '\r\n' | '';
}

/** Why bytes cannot be edited as text; `null` for UTF-8 text. */
export function notText(bytes: Buffer): string | null {
  if (bytes.includes(0)) return 'it holds NUL bytes, so it is binary or not UTF-8';
  return isUtf8(bytes) ? null : 'it is not valid UTF-8';
}

export function splitLines(text: string): Line[] {
  const pieces = text.split('\n');
  const last = pieces.pop() ?? '';
  const lines = pieces.map(
    (piece): Line =>
      piece.endsWith('\r') ? { text: piece.slice(0, -1), ending: '\r\n' } : { text: piece, ending: '\n' },
  );
  if (last !== '') lines.push({ text: last, ending: '' });
  return lines;
}

/** The inverse of `splitLines`; a line without a line ending that has come to stand before others gets `ending`. */
export function joinLines(lines: readonly Line[], ending: '\n' | '\r\n'): string {
  const last = lines.length - 1;
  return lines
    .map((line, index) => line.text + (index < last ? line.ending || ending : line.ending))
    .join('');
}

/** The ending for a line put in at `index`: that of the line before, else of a neighbour, LF in an empty file. */
export function endingAt(lines: readonly Line[], index: number): '\n' | '\r\n' {
  const near = [lines[index - 1], lines[index - 2], lines[index]];
  return near.map((line) => line?.ending).find((ending) => ending !== undefined && ending !== '') || '\n';
}
