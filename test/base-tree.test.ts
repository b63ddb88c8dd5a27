import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApiTree, sparing } from '../src/base-tree.ts';
import { createGitHub, type GitHub } from '../src/github.ts';
import { applyPatch } from '../src/publish/folder/patched.ts';
import { systemProgram } from '../src/workspace/system-programs.ts';
import { OWNER, openScene, type Scene, TOKEN } from './helpers/scene.ts';
import { filesOf } from './publish/manners/file-reader.ts';

const FILES = {
  'package.json': '{}\n',
  '.github/workflows/ci.yml': 'on: push\n',
  '.github/pull_request_template/fix.md': '## What\n',
  '.github/other/x.md': 'x\n',
  'docs/guide.md': 'x\n',
  'src/a/one.js': 'one\n',
  'src/a/same.js': 'one\n',
  'src/a/deep/two.js': 'two\n',
  'src/b/three.js': 'three\n',
  'far/away/four.js': 'four\n',
};

let scene: Scene;
beforeAll(async () => {
  scene = await openScene(FILES);
});
afterAll(() => scene[Symbol.asyncDispose]());

/** A client of its own; GitHub cuts whole listings where told. */
function door(isCut = false): GitHub {
  const { github } = scene;
  const place = { token: TOKEN, apiUrl: github.url, owner: OWNER, repo: github.name, version: '0' };
  const client = createGitHub({ ...place, note: () => {} });
  return isCut ? { ...client, files: () => Promise.resolve(null) } : client;
}

/** The paths of the requests that something takes, without the repository. */
async function asked(work: () => Promise<unknown>): Promise<string[]> {
  const from = scene.github.requests.length;
  await work();
  return scene.github.requests.slice(from).map(({ path }) => path.replace(/^\/repos\/[^/]+\/[^/]+/, ''));
}

test('a commit is listed by one call, and each blob is read once', async () => {
  const calls = await asked(async () => {
    const tree = await openApiTree(door(), scene.sha, ['src/a/one.js']);
    expect([...(await tree.list())].sort()).toEqual(Object.keys(FILES).sort());
    expect(await Promise.all([tree.read('src/a/one.js'), tree.read('src/a/same.js')])).toEqual([
      'one\n',
      'one\n',
    ]);
    expect(await tree.read('src')).toBeNull();
    expect(await tree.read('gone.js')).toBeNull();
    const blob = tree.files.get('src/a/one.js')?.sha ?? '';
    expect(Buffer.from(await tree.blob(blob)).toString()).toBe('one\n');
  });
  expect(calls.filter((path) => path.includes('/git/trees/'))).toHaveLength(1);
  expect(calls.filter((path) => path.includes('/git/blobs/'))).toHaveLength(1);
});

describe('a tree too large to be listed whole', () => {
  test('GitHub says so, and that is no listing', async () => {
    const { tree } = await door().commit(scene.sha);
    const body = { sha: tree, url: 'https://api.github.com/x', tree: [], truncated: true };
    scene.github.failNext({ method: 'GET', path: /\/git\/trees\//, status: 200, body });
    expect(await door().files(tree)).toBeNull();
  });

  test('is read along the touched paths, and where manners stand; the rest are folders by name', async () => {
    const touched = ['src/a/one.js', 'src/a/new/place.js', 'nowhere/x.js'];
    const calls = await asked(async () => {
      const tree = await openApiTree(door(true), scene.sha, touched);
      const listed = ['.github/pull_request_template/fix.md', '.github/workflows/ci.yml', 'docs/guide.md'];
      expect([...(await tree.list())].sort()).toEqual(
        [...listed, 'package.json', 'src/a/one.js', 'src/a/same.js'].sort(),
      );
      const folders = [...tree.files].filter(([, { mode }]) => mode === '040000').map(([path]) => path);
      expect(folders.sort()).toEqual(['.github/other', 'far', 'src/a/deep', 'src/b']);
    });
    // The root, .github and two folders in it, docs, src, src/a.
    expect(calls.filter((path) => path.includes('/git/trees/'))).toHaveLength(7);
  });

  test('a file elsewhere is looked for when it is read', async () => {
    const tree = await openApiTree(door(true), scene.sha, []);
    expect(await tree.read('far/away/four.js')).toBe('four\n');
    expect(await tree.read('far/away')).toBeNull();
    expect(await tree.read('far/gone.js')).toBeNull();
    expect(await tree.read('package.json/x')).toBeNull();
  });

  test.each([
    ['a new file in the place of a folder', 'src/b', '"src/b" is a folder'],
    ['another spelling of a folder', 'src/B/x.js', '"src/B" and "src/b" differ only in how they are spelt'],
    ['another spelling of a file', 'src/a/One.js', '"src/a/One.js" and "src/a/one.js" differ only in how'],
    [
      'a folder in the place of a file',
      'src/a/one.js/x',
      '"src/a/one.js" cannot be both a file and a folder',
    ],
  ])('%s is refused all the same', async (_, path, says) => {
    const base = await openApiTree(door(true), scene.sha, [path]);
    const file = { path, status: 'added', mode: '100644', additions: 1, deletions: 0 } as const;
    const blob = '587be6b4c3f93f93c489c0111bba5596147a26cb';
    const patch = `diff --git a/${path} b/${path}\nnew file mode 100644\nindex ${'0'.repeat(40)}..${blob}\n--- /dev/null\n+++ b/${path}\n@@ -0,0 +1 @@\n+x\n`;
    const said = { files: [file], additions: 1, deletions: 0, sha256: '' };
    const tools = { git: systemProgram('git') ?? 'git', tempDir: scene.dir };
    const result = await applyPatch(Buffer.from(patch), base, said, tools);
    expect(result).toEqual({ ending: { outcome: 'rejected', reason: expect.stringContaining(says) } });
  });
});

describe('reading for manners alone', () => {
  test('ends after eight files; one read again is no further one', async () => {
    const paths = Array.from({ length: 12 }, (_, i) => `f${i}`);
    const read: string[] = [];
    const all = filesOf(Object.fromEntries(paths.map((path) => [path, path])));
    const files = sparing({
      ...all,
      read: (path) => {
        read.push(path);
        return all.read(path);
      },
    });
    expect(await files.read('f0')).toBe('f0');
    const texts = await Promise.all(paths.map((path) => files.read(path)));
    expect(texts).toEqual([...paths.slice(0, 8), null, null, null, null]);
    expect(await files.read('f0')).toBe('f0');
    expect(read).toEqual(paths.slice(0, 8));
    expect(await files.list()).toEqual(paths);
  });

  test('what cannot be read decides nothing', async () => {
    const files = sparing({ read: () => Promise.reject(new Error('no')), list: async () => ['a'] });
    expect(await files.read('a')).toBeNull();
  });
});
