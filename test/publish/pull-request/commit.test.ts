import { expect, test } from 'vitest';
import { buildTree } from '../../../src/publish/pull-request/commit.ts';
import type { CommitDoor, NewEntry } from '../../../src/publish/pull-request/door.ts';
import type { PatchedFile } from '../../../src/types.ts';
import { git } from '../../helpers/scene.ts';
import { openPublishing } from './publishing.ts';

const file = (path: string, after: string | Uint8Array | null): PatchedFile => ({
  ...{ path, status: after === null ? 'deleted' : 'added', mode: after === null ? null : '100644' },
  ...{ before: null, blobBefore: null, after: after === null ? null : Buffer.from(after) },
});

/** What is sent for a patch: the tree, and the sizes of blobs of their own. */
async function sent(files: readonly PatchedFile[]) {
  const blobs: number[] = [];
  let tree: NewEntry[] = [];
  const door: Pick<CommitDoor, 'createBlob' | 'createTree'> = {
    createBlob: async (bytes) => `blob ${blobs.push(bytes.length)}`,
    createTree: async (_, entries) => {
      tree = entries;
      return 'tree';
    },
  };
  expect(await buildTree(door, 'base', files)).toBe('tree');
  return { blobs, tree };
}

test('several texts cost one call, and one that goes away costs none', async () => {
  const { blobs, tree } = await sent([file('a', 'one\r\n'), file('b', '\uFEFFtwö\n'), file('c', null)]);
  expect(blobs).toEqual([]);
  expect(tree).toEqual([
    { path: 'a', mode: '100644', content: 'one\r\n' },
    { path: 'b', mode: '100644', content: '\uFEFFtwö\n' },
    { path: 'c', mode: '100644', sha: null },
  ]);
});

test('a file alone is a blob', async () => {
  expect((await sent([file('a', 'one\n')])).blobs).toEqual([4]);
});

test('what JSON could not carry byte by byte goes by blobs; all empty files by one', async () => {
  const latin = Uint8Array.of(0x66, 0xe9, 0x0a);
  const { blobs, tree } = await sent([
    ...[file('latin', latin), file('zero', 'a\0b\n'), file('text', 'x\n')],
    ...[file('empty', ''), file('also empty', '')],
  ]);
  expect(blobs).toEqual([3, 4, 0]);
  expect(tree[2]).toEqual({ path: 'text', mode: '100644', content: 'x\n' });
  expect(tree[3]).toMatchObject({ sha: 'blob 3' });
  expect(tree[4]).toMatchObject({ sha: 'blob 3' });
});

test('a request has an end: long texts go by blobs, and all beyond four megabytes', async () => {
  const text = 'x'.repeat(256 * 1024);
  const { blobs } = await sent([file('long', `${text}x`), file('short', 'x')]);
  expect(blobs).toEqual([text.length + 1]);
  const many = Array.from({ length: 18 }, (_, i) => file(`f${i}`, text));
  expect((await sent(many)).blobs).toEqual([text.length, text.length]);
});

test('texts in a tree have the bytes they were given', async () => {
  const publishing = await openPublishing({ 'src/a.txt': 'one\n' });
  await using _ = publishing.scene;
  const texts = ['\uFEFFbom\n', 'a\r\nb\rc\n', 'no end', '\u2028\u0001\u007f \t\n', '"\\" 😀 é e\u0301\n'];
  const files = texts.map((text, i) => file(`t${i}`, text));
  const door = publishing.client('writer');
  const tree = await buildTree(door, (await door.commit(publishing.scene.sha)).tree, files);
  for (const [i, text] of texts.entries()) {
    const blob = await git(publishing.scene.bare, 'rev-parse', `${tree}:t${i}`);
    expect(Buffer.from(await door.blob(blob)).toString('utf8')).toBe(text);
  }
});
