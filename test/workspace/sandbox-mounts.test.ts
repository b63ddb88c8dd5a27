import { lstat, mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { arrangeMounts, type Mount, masksFor } from '../../src/workspace/sandbox/mounts.ts';

let root: string;
let host: string;
beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'regreen-mounts-')));
});
beforeEach(async () => {
  host = await mkdtemp(join(root, 'host-'));
  for (const name of ['home', 'tree', 'tool', 'secret']) await mkdir(join(host, name));
  await writeFile(join(host, 'file'), '');
});
afterAll(() => rm(root, { recursive: true }));

const write = (from: string, inside: string): Mount => ({ kind: 'write', host: join(host, from), inside });
const read = (from: string, inside: string): Mount => ({ kind: 'read', host: join(host, from), inside });
const mask = (inside: string): Mount => ({ kind: 'mask', inside });
const places = (mounts: Mount[]) => mounts.map(({ kind, inside }) => `${kind} ${inside.replace(host, '')}`);

describe('arrangeMounts', () => {
  test('the outer comes before the inner, and of two for one path the later counts', () => {
    const mounts = [
      mask(host),
      read('tool', join(host, 'home/tool')),
      mask(join(host, 'home')),
      write('home', join(host, 'home')),
    ];
    expect(places(arrangeMounts(mounts))).toEqual(['mask ', 'write /home', 'read /home/tool']);
  });

  test('what is not there is left out', () => {
    expect(arrangeMounts([mask(join(host, 'gone')), read('gone', join(host, 'home'))])).toEqual([]);
  });

  test('a mask is left out where the host is not seen anyway', () => {
    const secret = join(host, 'secret');
    expect(places(arrangeMounts([mask(host), mask(secret)]))).toEqual(['mask ']);
    expect(places(arrangeMounts([write('tree', host), mask(secret)]))).toEqual(['write ']);
    expect(
      places(arrangeMounts([mask(root), { kind: 'read', host, inside: host }, mask(secret)])).slice(1),
    ).toEqual(['read ', 'mask /secret']);
  });

  test('folders on the way from a writable mount are mounted on themselves', async () => {
    const arranged = arrangeMounts([
      write('home', join(host, 'home')),
      read('tool', join(host, 'home/a/b/tool')),
    ]);
    expect(arranged).toEqual([
      write('home', join(host, 'home')),
      write('home/a', join(host, 'home/a')),
      write('home/a/b', join(host, 'home/a/b')),
      read('tool', join(host, 'home/a/b/tool')),
    ]);
    expect(await readdir(join(host, 'home/a/b'))).toEqual(['tool']);
  });

  test('a link in place of a mount point is taken away, not followed', async () => {
    await symlink(join(host, 'secret'), join(host, 'home/a'));
    await symlink(join(host, 'secret/file'), join(host, 'tree/file'));
    arrangeMounts([write('home', join(host, 'home')), read('tool', join(host, 'home/a/tool'))]);
    arrangeMounts([write('tree', join(host, 'tree')), read('file', join(host, 'tree/file'))]);
    expect((await lstat(join(host, 'home/a'))).isDirectory()).toBe(true);
    expect((await lstat(join(host, 'tree/file'))).isFile()).toBe(true);
    expect(await readdir(join(host, 'secret'))).toEqual([]);
  });

  test('a path that is nowhere on the read-only root is refused', () => {
    const nowhere = join(host, 'nowhere');
    expect(() => arrangeMounts([read('tool', nowhere)])).toThrow(
      `cannot show '${host}/tool' at '${nowhere}'`,
    );
  });
});

test('masksFor hides only what is there and seen', () => {
  const mounts = arrangeMounts([mask(join(host, 'secret'))]);
  const paths = [join(host, 'file'), join(host, 'secret/socket'), join(host, 'gone')];
  expect(masksFor(paths, mounts)).toEqual([mask(join(host, 'file'))]);
});
