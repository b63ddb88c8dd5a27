import type { ByteRange } from './range.ts';

/** `malformed` headers are to be ignored, `unsatisfiable` ones answered with 416. */
export type ParsedRange = ByteRange[] | 'malformed' | 'unsatisfiable';

/**
 * Reads a `Range` header for a representation of `size` bytes. The ranges come back in the order
 * asked for, cut to the representation; those that lie wholly behind it are dropped.
 *
 * Rules: RFC 9110, section 14.1.2, told in docs/ranges.md.
 */
export function parseRange(header: string, size: number): ParsedRange {
  const [unit, list, ...rest] = header.split('=');
  if (unit?.trim().toLowerCase() !== 'bytes' || list === undefined || rest.length > 0) {
    return 'malformed';
  }
  const specs = list
    .split(',')
    .map((spec) => spec.trim())
    .filter((spec) => spec !== '');
  const ranges = specs.map((spec) => parseSpec(spec, size));
  if (specs.length === 0 || ranges.includes('malformed')) return 'malformed';

  const satisfiable = ranges.filter((range) => typeof range === 'object');
  return satisfiable.length > 0 ? satisfiable : 'unsatisfiable';
}

function parseSpec(spec: string, size: number): ByteRange | 'malformed' | 'unsatisfiable' {
  const [, first, last] = /^(\d*)-(\d*)$/.exec(spec) ?? [];
  if (first === undefined || last === undefined || spec === '-') return 'malformed';
  if (first === '') return suffix(Number(last), size);

  const start = Number(first);
  if (last !== '' && Number(last) < start) return 'malformed';
  if (start >= size) return 'unsatisfiable';
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return { start, end };
}

/** The last `length` bytes. */
function suffix(length: number, size: number): ByteRange | 'unsatisfiable' {
  if (length === 0 || size === 0) return 'unsatisfiable';
  return { start: Math.max(0, size - length), end: size - 1 };
}
