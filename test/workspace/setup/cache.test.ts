import { randomUUID } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import {
  type CachePlace,
  NOTHING_KEPT,
  restoreSetup,
  storeSetup,
} from '../../../src/workspace/setup/cache.ts';
import { writeFiles } from '../repository-helper.ts';
import { type Box, openBox } from '../sandbox-helper.ts';

const KEY = 'regreen-setup-linux-x64-0123';

const placeOf = (box: Box): CachePlace => ({
  sandbox: box.sandbox,
  home: join(box.folder, 'scratch', 'home'),
  logs: box.folder,
  timeoutMs: 30_000,
  signal: new AbortController().signal,
});

/** No toolchain of this machine: one below HOME would be shown in it. */
const PLAIN = { env: { PATH: '/usr/bin:/bin' } };

/** The mount of the git directory leaves its folder. */
const filesIn = async (tree: string) => (await readdir(tree)).filter((name) => name !== '.git');

/** A room after its set-up, and what was kept of it. */
async function kept(maxBytes?: number) {
  const box = await openBox(PLAIN);
  const place = placeOf(box);
  const tree = join(box.folder, 'tree');
  await writeFiles(tree, {
    'src/tracked.js': 'tracked',
    'node_modules/widget/index.js': 'widget',
    'web/node_modules/x y/a': 'nested',
    'lost\nname': 'odd',
  });
  await symlink('../widget/index.js', join(tree, 'node_modules', 'link'));
  await writeFiles(place.home, { '.cargo/registry/x': 'crate', '.npm/big': 'spent' });
  const cache = {
    folder: join(box.folder, 'cache'),
    key: KEY,
    ...(maxBytes === undefined ? {} : { maxBytes }),
  };
  const paths = ['node_modules', 'web/node_modules', 'lost\nname'];
  const why = await storeSetup(place, cache, paths, ['.npm']);
  return { box, place, cache, why, [Symbol.asyncDispose]: () => box[Symbol.asyncDispose]() };
}

describe('what set-up left', () => {
  test('comes back in another room, without tracked files and spent caches', async () => {
    await using from = await kept();
    expect(from.why).toBeNull();
    expect((await readdir(from.cache.folder)).sort()).toEqual(['home.tar', 'key', 'tree.tar']);
    await using to = await openBox(PLAIN);
    const place = placeOf(to);
    expect(await restoreSetup(place, from.cache)).toBeNull();
    const tree = join(to.folder, 'tree');
    expect((await filesIn(tree)).sort()).toEqual(['lost\nname', 'node_modules', 'web']);
    expect(await readFile(join(tree, 'web/node_modules/x y/a'), 'utf8')).toBe('nested');
    expect(await readlink(join(tree, 'node_modules/link'))).toBe('../widget/index.js');
    expect(await readdir(place.home)).toEqual(['.cargo']);
    expect(await readFile(join(place.home, '.cargo/registry/x'), 'utf8')).toBe('crate');
  });

  test('leaves nothing of ours in the room', async () => {
    await using from = await kept();
    expect((await readdir(from.place.home)).sort()).toEqual(['.cargo', '.npm']);
  });

  test('is not kept where it is too much, and says so; the folder then has no key', async () => {
    await using from = await kept(1000);
    expect(from.why).toMatch(/^tree\.tar: \d+ bytes are more than the 1000 that are kept$/);
    expect(await readdir(from.cache.folder)).not.toContain('key');
    expect(await restoreSetup(from.place, from.cache)).toBe(NOTHING_KEPT);
  });

  test('takes the key of an older one away before anything is written', async () => {
    await using from = await kept();
    const { cache, place } = from;
    expect(await storeSetup(place, { ...cache, maxBytes: 100 }, ['node_modules'])).toContain(
      'more than the 100',
    );
    expect(await restoreSetup(place, cache)).toBe(NOTHING_KEPT);
  });

  test('can be nothing at all', async () => {
    await using box = await openBox(PLAIN);
    const cache = { folder: join(box.folder, 'cache'), key: KEY };
    expect(await storeSetup(placeOf(box), cache, [])).toBeNull();
    await using to = await openBox(PLAIN);
    expect(await restoreSetup(placeOf(to), cache)).toBeNull();
    expect(await filesIn(join(to.folder, 'tree'))).toEqual([]);
  });

  test('of another key is not taken, nor is an empty folder', async () => {
    await using from = await kept();
    await using to = await openBox(PLAIN);
    expect(await restoreSetup(placeOf(to), { ...from.cache, key: `${KEY}4` })).toBe(NOTHING_KEPT);
    expect(await restoreSetup(placeOf(to), { folder: join(to.folder, 'none'), key: KEY })).toBe(NOTHING_KEPT);
    expect(await filesIn(join(to.folder, 'tree'))).toEqual([]);
  });
});

describe('set-up cannot lead the host astray', () => {
  test('a program of its own named tar or sh is not used', async () => {
    await using box = await openBox(PLAIN);
    const place = placeOf(box);
    const bin = join(place.home, 'bin');
    await mkdir(bin, { recursive: true });
    for (const name of ['tar', 'sh'])
      await writeFile(join(bin, name), '#!/bin/bash\necho taken > ~/taken\n', { mode: 0o755 });
    const inside = (await box.run('printf %s "$HOME/bin"')).text;
    const sandbox: typeof box.sandbox = {
      ...box.sandbox,
      exec: (request) =>
        box.sandbox.exec({ ...request, env: { ...request.env, PATH: `${inside}:/usr/bin:/bin` } }),
    };
    expect(
      await storeSetup({ ...place, sandbox }, { folder: join(box.folder, 'cache'), key: KEY }, []),
    ).toBeNull();
    expect(await readdir(place.home)).toEqual(['bin']);
  });

  test('a link in the place of our folder is replaced, and its target is left alone', async () => {
    await using box = await openBox(PLAIN);
    const place = placeOf(box);
    const outside = join(box.folder, 'outside');
    await writeFiles(outside, { precious: 'x' });
    await mkdir(place.home, { recursive: true });
    await symlink(outside, join(place.home, '.regreen-setup'));
    await storeSetup(place, { folder: join(box.folder, 'cache'), key: KEY }, []);
    expect(await readdir(outside)).toEqual(['precious']);
  });

  test('what is named with a link in its path is not packed from the host', async () => {
    await using box = await openBox(PLAIN);
    const place = placeOf(box);
    await writeFiles(join(box.folder, 'outside'), { secret: 'secret' });
    await symlink(join(box.folder, 'outside'), join(box.folder, 'tree', 'a'));
    const why = await storeSetup(place, { folder: join(box.folder, 'cache'), key: KEY }, ['a/secret']);
    expect(why).toBe('tar ended with exit 2');
  });
});

describe('a poisoned cache spoils the room and nothing else', () => {
  /** Replaces the archive of a good cache with one of its own making. */
  async function poisoned(make: (work: string, archive: string) => Promise<unknown>) {
    const from = await kept();
    const work = join(from.box.folder, 'work');
    await mkdir(work);
    const archive = join(from.cache.folder, 'tree.tar');
    await rm(archive);
    await make(work, archive);
    return from;
  }
  const tar = (cwd: string, ...args: string[]) => execa('tar', args, { cwd });

  test('paths that lead out and links to outside write nothing there', async () => {
    await using from = await poisoned(async (work, archive) => {
      await writeFiles(work, { 'x/inner': 'poison', up: 'poison' });
      await tar(join(work, 'x'), '-cPf', archive, '../up', join(work, 'x/inner'));
      await rm(join(work, 'up'));
      await rm(join(work, 'x'), { recursive: true });
    });
    await using to = await openBox(PLAIN);
    await restoreSetup(placeOf(to), from.cache);
    expect(await readdir(join(from.box.folder, 'work'))).toEqual([]);
    expect(await readdir(to.folder)).not.toContain('up');
  });

  test('a link in the place of an archive is not followed', async () => {
    await using from = await poisoned(async (work, archive) => {
      await writeFile(join(work, 'secret'), 'secret of the host');
      await symlink(join(work, 'secret'), archive);
    });
    await using to = await openBox(PLAIN);
    expect(await restoreSetup(placeOf(to), from.cache)).toBe('tree.tar: is no file');
    expect(await readdir(placeOf(to).home)).toEqual([]);
  });

  test('a link in the place of the key is none', async () => {
    await using from = await kept();
    await rm(join(from.cache.folder, 'key'));
    await writeFile(join(from.box.folder, 'other'), KEY);
    await symlink(join(from.box.folder, 'other'), join(from.cache.folder, 'key'));
    await using to = await openBox(PLAIN);
    expect(await restoreSetup(placeOf(to), from.cache)).toBe(NOTHING_KEPT);
  });

  test('what is no archive is told', async () => {
    await using from = await poisoned((_, archive) => writeFile(archive, 'no archive at all'));
    await using to = await openBox(PLAIN);
    expect(await restoreSetup(placeOf(to), from.cache)).toBe('tar ended with exit 2');
    await expect(lstat(join(placeOf(to).home, '.regreen-setup'))).rejects.toThrow('ENOENT');
  });

  test('what is too large is not unpacked', async () => {
    await using from = await kept();
    await using to = await openBox(PLAIN);
    expect(await restoreSetup(placeOf(to), { ...from.cache, maxBytes: 100 })).toContain('more than the 100');
    expect(await filesIn(join(to.folder, 'tree'))).toEqual([]);
  });
});

test('a toolchain that is shown in HOME is no part of what is kept', async () => {
  const tools = join(homedir(), `.tools-${randomUUID()}`);
  await writeFiles(tools, { 'bin/tool': 'of the machine' });
  try {
    await using box = await openBox({ env: { PATH: `${join(tools, 'bin')}:/usr/bin:/bin` } });
    const place = placeOf(box);
    await writeFiles(place.home, { '.cargo/registry/x': 'crate' });
    const cache = { folder: join(box.folder, 'cache'), key: KEY };
    expect(await storeSetup(place, cache, [])).toBeNull();
    const { stdout } = await execa('tar', ['--list', '--file', join(cache.folder, 'home.tar')]);
    expect(stdout).toContain('.cargo/registry/x');
    expect(stdout).not.toContain('bin/tool');
  } finally {
    await rm(tools, { recursive: true, force: true });
  }
});
