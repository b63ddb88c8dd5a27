/** A run of bytes. Both ends are offsets from 0 and both belong to the range. */
export interface ByteRange {
  start: number;
  end: number;
}

/** How many bytes the range holds. */
export function lengthOf({ start, end }: ByteRange): number {
  return end - start + 1;
}
