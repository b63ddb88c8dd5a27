import { describe, expect, test } from 'vitest';
import { LineSplitter, MAX_LINE } from '../../src/triage/lines.ts';

function split(chunks: Array<Uint8Array | string>): string[] {
  const lines: string[] = [];
  const splitter = new LineSplitter((bytes, start, end) => lines.push(bytes.toString('utf8', start, end)));
  for (const chunk of chunks) splitter.push(chunk);
  splitter.end();
  return lines;
}

describe('LineSplitter', () => {
  test('gives the same lines wherever the chunks end', () => {
    const text = Buffer.from('one\n\ntwö ✗\nthree');
    for (let cut = 0; cut <= text.length; cut++) {
      expect(split([text.subarray(0, cut), text.subarray(cut)])).toEqual(['one', '', 'twö ✗', 'three']);
    }
  });

  test('has no line after the last newline, and none in an empty log', () => {
    expect(split(['a\n'])).toEqual(['a']);
    expect(split([])).toEqual([]);
    expect(split([''])).toEqual([]);
  });

  test.each([
    ['in one chunk', ['x'.repeat(10_000).concat('END\nnext')]],
    ['over many chunks', [...Array.from({ length: 100 }, () => 'x'.repeat(100)), 'END\n', 'next']],
  ])('keeps head and tail of a long line that comes %s', (_name, chunks) => {
    const [line = '', next] = split(chunks);
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(MAX_LINE);
    expect(line).toMatch(/^x{3000,} … x{900,}END$/);
    expect(next).toBe('next');
  });

  test('leaves a line of the greatest length as it is', () => {
    expect(split(['y'.repeat(MAX_LINE)])).toEqual(['y'.repeat(MAX_LINE)]);
  });

  test('copies what it keeps from a chunk the caller may write to again', () => {
    const lines: string[] = [];
    const splitter = new LineSplitter((bytes, start, end) => lines.push(bytes.toString('utf8', start, end)));
    const chunk = Buffer.from('begin');
    splitter.push(chunk);
    chunk.fill('?');
    splitter.push(' end\n');
    expect(lines).toEqual(['begin end']);
  });
});
