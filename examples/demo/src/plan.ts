import { contentRange, unsatisfiedRange } from './format.ts';
import { mergeRanges } from './merge.ts';
import { parseRange } from './parse.ts';
import { type ByteRange, lengthOf } from './range.ts';

/** What to answer: the status, the headers of each part, and the bytes that go into it. */
export interface Plan {
  status: 200 | 206 | 416;
  parts: Part[];
}

export interface Part {
  range: ByteRange | null;
  headers: Record<string, string>;
}

/**
 * Plans the answer to a GET request for a representation of `size` bytes. Without a header, or with
 * one that has to be ignored, that is the whole representation.
 */
export function planResponse(header: string | undefined, size: number): Plan {
  const ranges = header === undefined ? 'malformed' : parseRange(header, size);
  if (ranges === 'malformed') return whole(size);
  if (ranges === 'unsatisfiable') {
    return {
      status: 416,
      parts: [{ range: null, headers: contentHeaders(unsatisfiedRange(size), 0) }],
    };
  }
  return { status: 206, parts: mergeRanges(ranges).map((range) => part(range, size)) };
}

function whole(size: number): Plan {
  const range = size === 0 ? null : { start: 0, end: size - 1 };
  return { status: 200, parts: [{ range, headers: { 'content-length': String(size) } }] };
}

function part(range: ByteRange, size: number): Part {
  return { range, headers: contentHeaders(contentRange(range, size), lengthOf(range)) };
}

function contentHeaders(range: string, length: number): Record<string, string> {
  return { 'content-range': range, 'content-length': String(length) };
}
