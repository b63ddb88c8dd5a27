import { describe, expect, test } from 'vitest';
import { readZip } from '../../src/triage/zip.ts';
import { zip } from './zip-file.ts';

const ENTRIES = ['a.txt', 'b.txt'].map((name) => ({ name, method: 0, data: Buffer.from(`${name} text`) }));

describe('readZip', () => {
  test('lists the files in the order of the directory', () => {
    expect(readZip(zip(ENTRIES))).toEqual({ entries: ENTRIES, damaged: false });
  });

  test('finds the directory before a comment', () => {
    expect(readZip(Buffer.concat([zip(ENTRIES), Buffer.from('a comment')])).entries).toEqual(ENTRIES);
  });

  test('survives every cut of the archive', () => {
    const archive = zip(ENTRIES);
    for (let cut = 0; cut < archive.length; cut++) {
      const { entries, damaged } = readZip(archive.subarray(0, cut));
      expect(damaged).toBe(true);
      expect(entries.length).toBeLessThanOrEqual(2);
    }
  });

  test('survives any one byte changed', () => {
    const archive = zip(ENTRIES);
    for (let at = 0; at < archive.length; at++) {
      const changed = Buffer.from(archive);
      changed[at] = 0xff;
      expect(readZip(changed).entries.length).toBeLessThanOrEqual(2);
    }
  });
});
