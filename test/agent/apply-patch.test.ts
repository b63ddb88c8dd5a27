import { execFileSync } from 'node:child_process';
import { chmod, link, lstat, mkdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyPatch } from '../../src/agent/apply-patch.ts';
import { patchOf, workspace } from './patch/workspace.ts';

describe('sections', () => {
  test('adds, modifies and deletes in one patch', async () => {
    await using ws = await workspace({ 'modify.txt': 'one\ntwo\n', 'delete.txt': 'gone\n' });
    const patch = patchOf(
      '*** Add File: nested/new.txt',
      '+created',
      '*** Delete File: delete.txt',
      '*** Update File: modify.txt',
      '@@',
      '-two',
      '+changed',
    );
    expect(await applyPatch(ws.root, patch)).toEqual({
      ok: true,
      changes: [
        { kind: 'A', path: 'nested/new.txt' },
        { kind: 'D', path: 'delete.txt' },
        { kind: 'M', path: 'modify.txt' },
      ],
      notes: [],
    });
    expect(Object.keys(await ws.tree())).toEqual([
      'root',
      'root/modify.txt',
      'root/nested',
      'root/nested/new.txt',
    ]);
    expect(await ws.read('modify.txt')).toBe('one\nchanged\n');
    expect(await ws.read('nested/new.txt')).toBe('created\n');
  });

  test('a move is a deletion and an addition', async () => {
    await using ws = await workspace({ 'old/name.txt': 'old\n' });
    const patch = patchOf('*** Update File: old/name.txt', '*** Move to: new/name.txt', '@@', '-old', '+new');
    expect(await applyPatch(ws.root, patch)).toMatchObject({
      changes: [
        { kind: 'D', path: 'old/name.txt' },
        { kind: 'A', path: 'new/name.txt' },
      ],
    });
    expect(await ws.read('new/name.txt')).toBe('new\n');
    await expect(ws.read('old/name.txt')).rejects.toThrow('ENOENT');
  });

  test('a move without hunks keeps the text', async () => {
    await using ws = await workspace({ 'a.txt': 'same' });
    expect(await applyPatch(ws.root, patchOf('*** Update File: a.txt', '*** Move to: b.txt'))).toMatchObject({
      ok: true,
    });
    expect(await ws.read('b.txt')).toBe('same');
  });

  test.each([
    ['add', ['*** Add File: b.txt', '+new']],
    ['move', ['*** Update File: a.txt', '*** Move to: b.txt', '@@', '-old', '+new']],
  ])('%s onto an existing file overwrites it and says so', async (_, lines) => {
    await using ws = await workspace({ 'a.txt': 'old\n', 'b.txt': 'there\n' });
    expect(await applyPatch(ws.root, patchOf(...lines))).toMatchObject({
      changes: expect.arrayContaining([{ kind: 'M', path: 'b.txt' }]),
      notes: ['b.txt existed and is overwritten.'],
    });
    expect(await ws.read('b.txt')).toBe('new\n');
  });

  test('sections for the same file build on one another', async () => {
    await using ws = await workspace({ 'a.txt': 'one\ntwo\n', 'b.txt': 'old\n' });
    const patch = patchOf(
      ...['*** Update File: a.txt', '-one', '+1'],
      ...['*** Update File: ./a.txt', ' 1', '-two', '+2'],
      ...['*** Delete File: b.txt', '*** Add File: b.txt', '+new'],
      ...['*** Add File: c.txt', '+gone again', '*** Delete File: c.txt'],
    );
    expect(await applyPatch(ws.root, patch)).toEqual({
      ok: true,
      changes: [
        { kind: 'M', path: 'a.txt' },
        { kind: 'M', path: 'b.txt' },
      ],
      notes: [],
    });
    expect(await ws.read('a.txt')).toBe('1\n2\n');
    expect(await ws.read('b.txt')).toBe('new\n');
  });

  test('a deleted file makes room for a folder', async () => {
    await using ws = await workspace({ a: 'file\n' });
    const result = await applyPatch(ws.root, patchOf('*** Delete File: a', '*** Add File: a/b', '+new'));
    expect(result).toMatchObject({ ok: true });
    expect(await ws.read('a/b')).toBe('new\n');
  });

  test('a patch that changes nothing says so and leaves the file alone', async () => {
    await using ws = await workspace({ 'a.txt': 'one\n' });
    const { ino } = await lstat(join(ws.root, 'a.txt'));
    expect(await applyPatch(ws.root, patchOf('*** Update File: a.txt', '@@', '-one', '+one'))).toEqual({
      ok: true,
      changes: [],
      notes: ['No file changes: the files already are as the patch leaves them.'],
    });
    expect((await lstat(join(ws.root, 'a.txt'))).ino).toBe(ino);
  });

  test('an absolute path below the root is made relative', async () => {
    await using ws = await workspace();
    const result = await applyPatch(ws.root, patchOf(`*** Add File: ${ws.root}/src/a.ts`, '+x'));
    expect(result).toMatchObject({ changes: [{ kind: 'A', path: 'src/a.ts' }] });
  });
});

describe('what surrounds the text of a file is kept', () => {
  test.each([
    ['update', ['*** Update File: run.sh', '-old', '+new'], 'run.sh'],
    ['move', ['*** Update File: run.sh', '*** Move to: bin/run', '-old', '+new'], 'bin/run'],
    ['add onto it', ['*** Add File: run.sh', '+new'], 'run.sh'],
    ['delete and add', ['*** Delete File: run.sh', '*** Add File: run.sh', '+new'], 'run.sh'],
  ])('the mode on %s', async (_, lines, path) => {
    await using ws = await workspace({ 'run.sh': 'old\n' });
    await chmod(join(ws.root, 'run.sh'), 0o755);
    await applyPatch(ws.root, patchOf(...lines));
    expect(await ws.read(path)).toBe('new\n');
    expect((await lstat(join(ws.root, path))).mode & 0o777).toBe(0o755);
  });

  test('a hard link elsewhere keeps the old text', async () => {
    await using ws = await workspace({ 'a.txt': 'old\n' });
    await link(join(ws.root, 'a.txt'), join(ws.root, '../store.txt'));
    await applyPatch(ws.root, patchOf('*** Update File: a.txt', '-old', '+new'));
    expect(await readFile(join(ws.root, '../store.txt'), 'utf8')).toBe('old\n');
  });

  test('a file that is no text can be deleted', async () => {
    await using ws = await workspace({ 'a.bin': Buffer.from([0, 255]) });
    expect(await applyPatch(ws.root, patchOf('*** Delete File: a.bin'))).toMatchObject({ ok: true });
    expect(Object.keys(await ws.tree())).toEqual(['root']);
  });
});

describe('all or nothing', () => {
  const first = [
    '*** Add File: sub/new.txt',
    '+new',
    '*** Update File: a.txt',
    '-one',
    '+1',
    '*** Delete File: b.txt',
  ];
  const refused: Array<[string, string[], string]> = [
    ['no file section', [], 'is empty'],
    [
      'an unknown section',
      [...first, '*** Rename File: a.txt'],
      'Line 8 of the patch is "*** Rename File: a.txt"',
    ],
    [
      'a missing context',
      [...first, '*** Update File: c.txt', '-absent'],
      'c.txt: hunk 1 (line 9 of the patch) was not found',
    ],
    [
      'an update of a missing file',
      [...first, '*** Update File: no.txt', '-a'],
      'use "*** Add File: no.txt"',
    ],
    ['a deletion of a missing file', [...first, '*** Delete File: no.txt'], 'no.txt: there is no such file'],
    [
      'an update after a deletion',
      [...first, '*** Update File: b.txt', '-b'],
      'b.txt: there is no such file',
    ],
    ['a deletion of a folder', [...first, '*** Delete File: dir'], 'dir: this is a folder'],
    ['an addition in place of a folder', [...first, '*** Add File: dir', '+x'], 'dir: this is a folder'],
    [
      'an addition in place of a new folder',
      [...first, '*** Add File: sub', '+x'],
      'the patch has sub/new.txt',
    ],
    ['a path through a file', [...first, '*** Add File: c.txt/d', '+x'], '"c.txt" is a file'],
    ['a path through a new file', [...first, '*** Add File: sub/new.txt/d', '+x'], '"sub/new.txt" is a file'],
    ['a binary file', [...first, '*** Update File: dir/x.bin', '-a'], 'binary'],
    ['a file in another encoding', [...first, '*** Update File: dir/latin1.txt', '-a'], 'not valid UTF-8'],
    ['a path out of the root', [...first, '*** Add File: ../x', '+x'], 'leads out of the workspace'],
    ['a git folder', [...first, '*** Add File: .git/hooks/pre-commit', '+x'], 'lies in a git folder'],
    [
      'a link as the file',
      [...first, '*** Update File: link.txt', '-one', '+1'],
      '"link.txt" is a symbolic link',
    ],
    ['a link as a folder', [...first, '*** Add File: out/x', '+x'], '"out" is a symbolic link'],
    [
      'a link as the target of a move',
      [...first, '*** Update File: c.txt', '*** Move to: link.txt'],
      'symbolic link',
    ],
    ['a pipe', [...first, '*** Update File: pipe', '-a'], 'pipe: this is a device, pipe or socket'],
    [
      'a name the disk refuses',
      [...first, `*** Add File: made/for/${'x'.repeat(300)}`, '+x'],
      'ENAMETOOLONG',
    ],
  ];

  test.each(refused)('%s is refused and nothing changes', async (_, lines, reason) => {
    await using ws = await workspace({
      'a.txt': 'one\n',
      'b.txt': 'two\n',
      'c.txt': 'three\n',
      'dir/x.bin': Buffer.from('a\0b'),
      'dir/latin1.txt': Buffer.from([0x61, 0xe9, 0x0a]),
    });
    await mkdir(join(ws.root, '../outside'));
    await symlink('a.txt', join(ws.root, 'link.txt'));
    await symlink('../outside', join(ws.root, 'out'));
    execFileSync('mkfifo', [join(ws.root, 'pipe')]);
    const before = await ws.tree();
    const result = await applyPatch(ws.root, patchOf(...lines));
    expect(result).toEqual({ ok: false, error: expect.stringContaining(reason) });
    expect(await ws.tree()).toEqual(before);
  });

  test('half of a UTF-16 pair is refused', async () => {
    await using ws = await workspace();
    expect(await applyPatch(ws.root, patchOf('*** Add File: a', '+\uD83D'))).toMatchObject({ ok: false });
    expect(Object.keys(await ws.tree())).toEqual(['root']);
  });
});
