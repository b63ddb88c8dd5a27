import { execFileSync } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pathInRoot, statInRoot } from '../../../src/agent/patch/paths.ts';
import { workspace } from './workspace.ts';

describe('pathInRoot', () => {
  test.each([
    ['src/a.ts', 'src/a.ts'],
    ['./src//a.ts', 'src/a.ts'],
    ['src/../a.ts', 'a.ts'],
    ['..a/b', '..a/b'],
    ['a b/é 🙂.ts', 'a b/é 🙂.ts'],
    ['.gitignore', '.gitignore'],
    ['.github/workflows/ci.yml', '.github/workflows/ci.yml'],
    ['git/a', 'git/a'],
  ])('%j is %j', async (path, expected) => {
    expect(await pathInRoot('/tmp', path)).toBe(expected);
  });

  test.each(['..', '../a', 'a/../../b', '/etc/passwd', '/', '/tmp/../etc/passwd', '/tmpfoo/a'])(
    '%j leads out',
    async (path) => {
      await expect(pathInRoot('/tmp', path)).rejects.toThrow('leads out of the workspace');
    },
  );

  test.each(['.', 'a/..', 'a/', '/tmp', '/tmp/'])('%j is a folder', async (path) => {
    await expect(pathInRoot('/tmp', path)).rejects.toThrow('is a folder: name a file');
  });

  test.each([
    ...[
      '.git',
      '.git/config',
      'sub/.git/hooks/x',
      '.GIT/config',
      '.Git/x',
      '.git /x',
      '.git./x',
      '.git. . /x',
    ],
    ...['.git:x', '.git::$INDEX_ALLOCATION/x', 'git~1/x', 'GIT~1/x', '/tmp/.git/config'],
    ...['.g\u200cit/x', '\u200d.git/x', '.git\ufeff/x', '.\u202egit/x', '.gi\u206ft/x', 'a/../.git/x'],
  ])('%j lies in a git folder', async (path) => {
    await expect(pathInRoot('/tmp', path)).rejects.toThrow('lies in a git folder');
  });

  test.each(['a\0b', 'a\nb', 'a\tb', 'a\x7fb', 'a\x9bb'])('%j has a control character', async (path) => {
    await expect(pathInRoot('/tmp', path)).rejects.toThrow('has a control character');
  });

  test.each(['a\\b', '.git\\config', '..\\x'])('%j has a backslash', async (path) => {
    await expect(pathInRoot('/tmp', path)).rejects.toThrow('has a backslash');
  });

  test('a path longer than any real one is refused', async () => {
    await expect(pathInRoot('/tmp', 'a/'.repeat(501))).rejects.toThrow('has 1002 characters, more than 1000');
  });

  test('an absolute path may go through any name of the root', async () => {
    await using ws = await workspace();
    const alias = join(ws.root, '../alias');
    await symlink(ws.root, alias);
    expect(await pathInRoot(alias, join(alias, 'a'))).toBe('a');
    expect(await pathInRoot(alias, join(ws.root, 'a'))).toBe('a');
  });
});

describe('statInRoot', () => {
  const free = (): boolean => false;

  test('tells a file from nothing', async () => {
    await using ws = await workspace({ 'd/a': 'text' });
    expect((await statInRoot(ws.root, 'd/a', free))?.size).toBe(4);
    expect(await statInRoot(ws.root, 'd/b', free)).toBeNull();
    expect(await statInRoot(ws.root, 'e/f/g', free)).toBeNull();
  });

  test('refuses whatever is no regular file, and paths through it', async () => {
    await using ws = await workspace({ file: 'x' });
    await mkdir(join(ws.root, 'dir'));
    await symlink('dir', join(ws.root, 'link'));
    await symlink('nowhere', join(ws.root, 'dangling'));
    execFileSync('mkfifo', [join(ws.root, 'pipe')]);
    await expect(statInRoot(ws.root, 'dir', free)).rejects.toThrow(
      'dir: this is a folder, not a regular file',
    );
    await expect(statInRoot(ws.root, 'link', free)).rejects.toThrow('"link" is a symbolic link');
    await expect(statInRoot(ws.root, 'link/a', free)).rejects.toThrow('"link" is a symbolic link');
    await expect(statInRoot(ws.root, 'dangling', free)).rejects.toThrow('"dangling" is a symbolic link');
    await expect(statInRoot(ws.root, 'pipe', free)).rejects.toThrow('pipe: this is a device, pipe or socket');
    await expect(statInRoot(ws.root, 'file/a', free)).rejects.toThrow('"file" is a file');
  });

  test('a freed file is no obstacle', async () => {
    await using ws = await workspace({ file: 'x' });
    expect(await statInRoot(ws.root, 'file/a', (path) => path === 'file')).toBeNull();
  });
});
