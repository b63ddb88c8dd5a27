import { createHash } from 'node:crypto';
import {
  chmod,
  link,
  mkdir,
  mkdtemp,
  readFile,
  rm,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { folderDigest, scanFolder } from '../../../src/publish/folder/digest.ts';

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'digest-'));
  await mkdir(join(dir, 'logs'));
  await writeFile(join(dir, 'run.json'), '{}\n');
  await writeFile(join(dir, 'logs', 'b.log'), '');
  await writeFile(join(dir, 'logs', 'ä.log'), Buffer.from([0, 255]));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

describe('the digest of a run folder', () => {
  test('is made of one line a file, as documented', async () => {
    const manifest = [
      `${sha256('')} 0 logs/b.log\n`,
      `${sha256(Buffer.from([0, 255]))} 2 logs/ä.log\n`,
      `${sha256('{}\n')} 3 run.json\n`,
    ];
    expect(await folderDigest(dir)).toBe(sha256(manifest.join('')));
  });

  test('sorts by bytes, not by UTF-16 units or by a locale', async () => {
    for (const name of ['\u{1f600}', '\uff5e', 'B', 'a']) await writeFile(join(dir, name), '');
    const names = ['B', 'a', 'logs/b.log', 'logs/ä.log', 'run.json', '\uff5e', '\u{1f600}'];
    const lines = await Promise.all(
      names.map(async (name) => {
        const content = await readFile(join(dir, name));
        return `${sha256(content)} ${content.length} ${name}\n`;
      }),
    );
    expect(await folderDigest(dir)).toBe(sha256(lines.join('')));
  });

  test('outlives a round trip as an artifact: no modes, times, empty or hidden folders', async () => {
    const before = await folderDigest(dir);
    await mkdir(join(dir, 'evidence'));
    await mkdir(join(dir, '.cache'));
    await writeFile(join(dir, '.cache', 'x'), 'x');
    await writeFile(join(dir, 'logs', '.hidden'), 'x');
    await chmod(join(dir, 'run.json'), 0o755);
    await utimes(join(dir, 'run.json'), 1, 1);
    expect(await folderDigest(dir)).toBe(before);
  });

  test.each<[string, (dir: string) => Promise<unknown>]>([
    ['a byte', (at) => writeFile(join(at, 'logs', 'ä.log'), Buffer.from([0, 254]))],
    ['a name', (at) => execa('mv', [join(at, 'logs', 'b.log'), join(at, 'logs', 'c.log')])],
    ['a place', (at) => execa('mv', [join(at, 'logs', 'b.log'), join(at, 'b.log')])],
    ['one file more', (at) => writeFile(join(at, 'more'), '')],
    ['one file less', (at) => rm(join(at, 'logs', 'b.log'))],
  ])('changes with %s', async (_, change) => {
    const before = await folderDigest(dir);
    await change(dir);
    expect(await folderDigest(dir)).not.toBe(before);
  });

  test('is 64 hex digits for an empty folder, too', async () => {
    await rm(dir, { recursive: true });
    await mkdir(dir);
    expect(await folderDigest(dir)).toBe(sha256(''));
  });
});

describe('what no run leaves', () => {
  test.each<[string, (dir: string) => Promise<unknown>, RegExp]>([
    [
      'a link',
      (at) => symlink('/etc/passwd', join(at, 'logs', 'x.log')),
      /'logs\/x\.log' is a symbolic link/,
    ],
    ['a linked folder', (at) => symlink('/etc', join(at, 'evidence')), /'evidence' is a symbolic link/],
    ['a hidden link', (at) => symlink('/etc', join(at, '.x')), /'\.x' is a symbolic link/],
    ['a FIFO', (at) => execa('mkfifo', [join(at, 'fifo')]), /'fifo' is no regular file/],
    ['a line end in a name', (at) => writeFile(join(at, 'a\nb'), ''), /"a\\nb" is no name a run gives/],
    [
      'a name that is no UTF-8',
      (at) => writeFile(Buffer.concat([Buffer.from(`${at}/`), Buffer.from([0xff])]), ''),
      /is no name a run gives/,
    ],
    ['a folder far down', (at) => mkdir(join(at, 'd/'.repeat(20)), { recursive: true }), /lies too deep/],
    ['no folder', (at) => rm(at, { recursive: true }), /cannot be read \(ENOENT\)/],
  ])('%s has no digest', async (_, change, reason) => {
    await change(dir);
    await expect(folderDigest(dir)).rejects.toThrow(reason);
  });

  test('more entries or bytes than allowed are not read', async () => {
    const limits = { entries: 4, bytes: 5, keep: new Map<string, number>() };
    expect((await scanFolder(dir, limits)).digest).toBe(await folderDigest(dir));
    await expect(scanFolder(dir, { ...limits, entries: 3 })).rejects.toThrow('more than 3 entries');
    await expect(scanFolder(dir, { ...limits, bytes: 4 })).rejects.toThrow('more than 4 bytes');
    // Sparse: to read it would take minutes.
    await truncate(join(dir, 'logs', 'b.log'), 2 ** 40);
    await expect(scanFolder(dir, limits)).rejects.toThrow('more than 5 bytes');
  });

  test('kept bytes are those that were hashed, and no more than allowed', async () => {
    const limits = { entries: 10, bytes: 100 };
    const { kept } = await scanFolder(dir, { ...limits, keep: new Map([['run.json', 3]]) });
    expect([...kept]).toEqual([['run.json', Buffer.from('{}\n')]]);
    const small = { ...limits, keep: new Map([['run.json', 2]]) };
    await expect(scanFolder(dir, small)).rejects.toThrow("'run.json' has 3 bytes, and at most 2 are read");
  });

  test('a hard link is a file like any other', async () => {
    await link(join(dir, 'run.json'), join(dir, 'copy.json'));
    expect(await folderDigest(dir)).toMatch(/^[0-9a-f]{64}$/);
  });
});
