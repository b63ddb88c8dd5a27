import type { ByteRange } from './range.ts';

/** The value of `Content-Range` for one part of a representation of `size` bytes. */
export function contentRange(range: ByteRange, size: number): string {
  return `bytes ${range.start}-${range.end}/${size}`;
}

/** The value of `Content-Range` where no range could be served. */
export function unsatisfiedRange(size: number): string {
  return `bytes */${size}`;
}

/** The value of a `Range` header that asks for these ranges. */
export function rangeHeader(ranges: readonly ByteRange[]): string {
  return `bytes=${ranges.map(({ start, end }) => `${start}-${end}`).join(', ')}`;
}
