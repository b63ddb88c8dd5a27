import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeChanges } from '../../../src/agent/patch/write.ts';
import { workspace } from './workspace.ts';

const LONG = 'x'.repeat(300);
const file = (text: string, mode: number | null = null) => ({ text, mode });

test('writes, replaces and removes, and leaves nothing else behind', async () => {
  await using ws = await workspace({ a: 'old a', b: 'old b' });
  const left = await writeChanges(ws.root, [
    { path: 'a', before: { mode: 0o644 }, after: file('new a', 0o700) },
    { path: 'b', before: { mode: 0o644 }, after: null },
    { path: 'c/d/e', before: null, after: file('new e', 0o640) },
  ]);
  expect(left).toEqual([]);
  expect(await ws.tree()).toMatchObject({ 'root/a': '700 new a', 'root/c/d/e': '640 new e' });
  expect(Object.keys(await ws.tree())).toEqual(['root', 'root/a', 'root/c', 'root/c/d', 'root/c/d/e']);
});

describe('undoes everything when the disk refuses', () => {
  test.each([
    ['a new file', { path: `made/${LONG}`, before: null, after: file('x') }],
    ['a new folder', { path: `made/${LONG}/x`, before: null, after: file('x') }],
    ['a file that is gone', { path: 'gone', before: { mode: 0o644 }, after: file('x') }],
    ['a file that has come', { path: 'b/there', before: null, after: file('x') }],
    ['a link that has come', { path: 'link', before: null, after: file('x') }],
    ['a file in place of a folder', { path: 'b/there/x', before: null, after: file('x') }],
  ])('%s', async (_, failing) => {
    await using ws = await workspace({ a: 'old a', 'b/there': 'old b', c: 'old c' });
    await mkdir(join(ws.root, '../outside'));
    await symlink('../outside/x', join(ws.root, 'link'));
    const before = await ws.tree();
    const changes = [
      { path: 'a', before: { mode: 0o644 }, after: file('new a', 0o600) },
      { path: 'new/folder/file', before: null, after: file('new') },
      { path: 'c', before: { mode: 0o644 }, after: null },
      failing,
    ];
    await expect(writeChanges(ws.root, changes)).rejects.toThrow(
      /could not be written: E[A-Z]+.* Nothing was changed\./,
    );
    expect(await ws.tree()).toEqual(before);
  });
});
