/** A line as people saw it. */
export interface CleanLine {
  text: string;
  /** Part of it was printed in red. */
  red: boolean;
}

const TIMESTAMP = /^\ufeff?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z ?/;
/** `gh run view --log` puts job and step before the time. */
const GH_PREFIX = /^[^\t]{1,200}\t[^\t]{1,200}\t\ufeff?(?=\d{4}-\d\d-\d\dT)/;
const ANSI = /\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\^_])/g;
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g;
const RED = /\x1b\[(?:[0-9]{1,3};){0,4}[39]1(?:;[0-9]{1,3}){0,4}m/;

/** What Travis' macOS workers print for a newline the terminal does not know. */
const MAC_NEWLINE = /^(?:nl)+(?![\w.:=-])/;

/** The text the rules look at: without the debris of a terminal that is kept for showing. */
export function bare(text: string): string {
  return text.startsWith('nl') ? text.replace(MAC_NEWLINE, '') : text;
}

/** Drops the time stamp of GitHub's and other runners' logs. */
export function dropTimestamp(raw: string): string {
  const line = raw.includes('\t') ? raw.replace(GH_PREFIX, '') : raw;
  const first = line.charCodeAt(0);
  return first === 0x32 || first === 0xfeff ? line.replace(TIMESTAMP, '') : line;
}

/** Bytes of the time stamp GitHub puts before a line (`2026-01-02T03:04:05.1234567Z `); 0 without one. */
export function timestampLength(bytes: Uint8Array, start: number, end: number): number {
  const isStamp =
    end - start >= 29 &&
    bytes[start + 10] === 0x54 &&
    bytes[start + 19] === 0x2e &&
    bytes[start + 27] === 0x5a;
  return isStamp ? 29 : 0;
}

/** The parts a terminal would have written over one another. */
export function overprints(line: string): string[] {
  const first = line.indexOf('\r');
  if (first < 0) return [line];
  if (first === line.length - 1) return [line.slice(0, -1)];
  return line.split('\r').filter((part) => part.trim() !== '');
}

/** Drops colours and control characters; of parts written over one another the last is kept. */
export function clean(raw: string): CleanLine {
  const line = overprints(dropTimestamp(raw)).at(-1) ?? '';
  if (!line.includes('\x1b')) return { text: line.replace(CONTROL, '').trimEnd(), red: false };
  const text = line.replace(ANSI, '').replace(CONTROL, '').trimEnd();
  return { text, red: RED.test(line) && text !== '' };
}
