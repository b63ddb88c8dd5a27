import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { triage } from '../../src/triage/failure-log.ts';
import { readLog } from '../../src/triage/read-log.ts';
import { zip } from './zip-file.ts';

async function read(bytes: Uint8Array, size = 1000): Promise<{ text: string; notes: string[] }> {
  const { chunks, notes } = readLog(pieces(bytes, size));
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(Buffer.from(chunk));
  return { text: Buffer.concat(parts).toString(), notes };
}

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const LOG = Array.from({ length: 5000 }, (_, i) => `line ${i} ${(i * 7919) % 1009}`).join('\n');

describe('readLog', () => {
  test('passes plain text through', async () => {
    expect(await read(Buffer.from(LOG))).toEqual({ text: LOG, notes: [] });
  });

  test('opens a path', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'read-log-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'build.log.gz');
    await writeFile(file, gzipSync('Error: no cart\n'));
    const { failures } = await triage(readLog(file).chunks, { maxTokens: 100 });
    expect(failures.map(({ message }) => message)).toEqual(['no cart']);
  });

  test('reads a file of many chunks', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'read-log-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'build.log');
    const text = LOG.repeat(20);
    await writeFile(file, text);
    const parts: Uint8Array[] = [];
    for await (const chunk of readLog(file).chunks) parts.push(Buffer.from(chunk));
    expect(parts.length).toBeGreaterThan(2);
    expect(Buffer.concat(parts).toString()).toBe(text);
  });

  test('rejects for a path that cannot be opened', async () => {
    await expect(triage(readLog('/nowhere/build.log').chunks, { maxTokens: 100 })).rejects.toThrow('ENOENT');
  });

  test.each([1, 7, 100_000])('unpacks gzip that comes %i bytes at a time', async (size) => {
    const short = LOG.slice(0, 3000);
    expect(await read(gzipSync(short), size)).toEqual({ text: short, notes: [] });
  });

  test('reads a gzip file that was cut off as far as it goes, and says so', async () => {
    const whole = gzipSync(LOG);
    const { text, notes } = await read(whole.subarray(0, whole.length / 2));
    expect(LOG.startsWith(text)).toBe(true);
    expect(text.length).toBeGreaterThan(LOG.length / 4);
    expect(notes).toEqual([expect.stringContaining('gzip damaged')]);
  });

  test('reads the files of a zip in order, stored or deflated', async () => {
    const archive = zip([
      { name: 'build/', method: 0, data: Buffer.alloc(0) },
      { name: 'build/1_Set up job.txt', method: 0, data: Buffer.from('set up') },
      { name: 'build/2_Test.txt', method: 8, data: deflateRawSync('tests\nfailed') },
    ]);
    expect(await read(archive)).toEqual({ text: 'set up\ntests\nfailed\n', notes: [] });
  });

  test('leaves out the steps of a job whose whole log is in the zip as well', async () => {
    const archive = zip([
      { name: 'build/1_Test.txt', method: 0, data: Buffer.from('again') },
      { name: '0_build.txt', method: 0, data: Buffer.from('all of it') },
      { name: 'lint/1_Lint.txt', method: 0, data: Buffer.from('lint') },
    ]);
    expect((await read(archive)).text).toBe('all of it\nlint\n');
  });

  test('leaves out what macOS adds to archives', async () => {
    const archive = zip([
      { name: '__MACOSX/._1_Test.txt', method: 0, data: Buffer.from('\0\0') },
      { name: 'a/.DS_Store', method: 0, data: Buffer.from('\0') },
      { name: 'a/1_Test.txt', method: 0, data: Buffer.from('ok') },
    ]);
    expect((await read(archive)).text).toBe('ok\n');
  });

  test('names a file of a zip it cannot unpack and goes on', async () => {
    const archive = zip([
      { name: 'odd.txt', method: 12, data: Buffer.from('?') },
      { name: 'broken.txt', method: 8, data: Buffer.from([0xff, 0xff, 0xff]) },
      { name: 'good.txt', method: 0, data: Buffer.from('good') },
    ]);
    const { text, notes } = await read(archive);
    expect(text).toContain('good');
    expect(notes).toEqual([
      'odd.txt not read: compression method 12',
      expect.stringContaining('broken.txt damaged'),
    ]);
  });

  test('reads what a zip without its directory still holds', async () => {
    const archive = zip([{ name: 'a.txt', method: 0, data: Buffer.from('kept') }]);
    const { text, notes } = await read(archive.subarray(0, 39));
    expect(text).toBe('kept\n');
    expect(notes).toEqual([expect.stringContaining('zip damaged')]);
  });

  test('says that a binary file is no log', async () => {
    const { text, notes } = await read(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2]));
    expect(text).toBe('');
    expect(notes).toEqual([expect.stringContaining('not a text')]);
  });

  test('reads UTF-16 with a byte order mark', async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Error: nö\n', 'utf16le')]);
    expect((await read(bytes, 3)).text).toBe('Error: nö\n');
  });

  test('gives nothing for an empty file', async () => {
    expect(await read(Buffer.alloc(0))).toEqual({ text: '', notes: [] });
  });
});
