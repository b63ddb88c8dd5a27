import { randomBytes } from 'node:crypto';
import { chmod, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyPatch } from '../../../src/publish/folder/patched.ts';
import type { PatchedFile } from '../../../src/types.ts';
import { writeFiles } from '../../workspace/repository-helper.ts';
import { patchBetween, type SolvedPatch, solvedPatch } from './solved-patch.ts';

async function applied(solved: SolvedPatch, diff: Uint8Array | string = solved.patch.diff) {
  return applyPatch(Buffer.from(diff), solved.base, solved.patch, solved.tools);
}

async function filesOf(solved: SolvedPatch): Promise<PatchedFile[]> {
  const result = await applied(solved);
  if ('ending' in result) throw new Error(result.ending.reason);
  return result.files;
}

/** Every file with its bytes as git itself has them in both trees. */
async function expectWhole(solved: SolvedPatch): Promise<void> {
  const files = await filesOf(solved);
  expect(files.map(({ path, status, mode }) => ({ path, status, mode }))).toEqual(
    solved.patch.files.map(({ path, status, mode }) => ({ path, status, mode })),
  );
  for (const { path, status, before, after, blobBefore } of files) {
    const sha = solved.base.files.get(path)?.sha ?? null;
    expect(blobBefore).toBe(sha);
    expect(before === null).toBe(status === 'added');
    if (sha !== null)
      expect(Buffer.from(before ?? [])).toEqual(await solved.git.bytes(['cat-file', 'blob', sha]));
    expect(after === null ? null : Buffer.from(after)).toEqual(await solved.after(path));
  }
}

const LONG = Array.from({ length: 60 }, (_, i) => `line ${i}\n`).join('');
const NOISE = Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256));
type Work = Parameters<typeof solvedPatch>[1];
type Files = Parameters<typeof solvedPatch>[0];

const CHANGES: Record<string, [before: Files, work: Work]> = {
  'a line': [{ a: LONG }, ({ path }) => writeFile(join(path, 'a'), LONG.replace('line 30', 'LINE'))],
  'several hunks': [
    { a: LONG },
    ({ path }) => writeFile(join(path, 'a'), LONG.replace('line 3\n', '').replace('line 50', 'x\ny')),
  ],
  'an added, a changed and a deleted file': [
    { a: '1\n', 'b/c': '1\n' },
    async ({ path }) => {
      await writeFiles(path, { a: '2\n', 'new/deep/file': 'x\n' });
      await rm(join(path, 'b'), { recursive: true });
    },
  ],
  'empty files': [
    { gone: '', filled: '', emptied: 'x\n', stays: 'x' },
    async ({ path }) => {
      await rm(join(path, 'gone'));
      await writeFiles(path, { filled: 'x\n', emptied: '', fresh: '' });
    },
  ],
  'line ends of three kinds, and none at the end': [
    { crlf: 'a\r\nb\r\nc\r\n', none: 'a\nb', mixed: 'a\r\nb\nc\rd\n' },
    ({ path }) =>
      writeFiles(path, { crlf: 'a\r\nB\r\nc\r\n', none: 'a\nc', mixed: 'a\nb\r\nc\rD', both: '\r\n\r' }),
  ],
  'a last line end that comes or goes': [
    { comes: 'a', goes: 'a\n' },
    ({ path }) => writeFiles(path, { comes: 'a\n', goes: 'a' }),
  ],
  'modes, with and without contents': [
    { plain: 'x\n', both: 'x\n', back: 'x\n' },
    async ({ path, git }) => {
      await chmod(join(path, 'plain'), 0o755);
      await writeFiles(path, { both: 'y\n', new: 'x\n' });
      await chmod(join(path, 'both'), 0o755);
      await chmod(join(path, 'new'), 0o755);
      await git('add', '--all');
    },
  ],
  'bytes that are no text': [
    { 'a.bin': NOISE, 'gone.bin': NOISE.subarray(100), 'delta.bin': NOISE },
    async ({ path }) => {
      await rm(join(path, 'gone.bin'));
      const delta = Buffer.from(NOISE);
      delta[2000] = 0;
      await writeFiles(path, {
        'a.bin': Buffer.from([0, 1, 2]),
        'new.bin': Buffer.from([0, 255, 10, 13]),
        'delta.bin': delta,
        'invalid.txt': Buffer.from([0xff, 0xfe, 0x0a]),
      });
    },
  ],
  'what attributes call binary': [
    { '.gitattributes': '*.lock -diff\n*.txt text eol=crlf\n', 'a.lock': LONG, 'a.txt': 'a\nb\n' },
    ({ path }) => writeFiles(path, { 'a.lock': `${LONG}more\n`, 'a.txt': 'a\r\nc\r\n' }),
  ],
  'contents that look like a diff': [
    { a: 'x\n-- a/x\n++ b/x\n' },
    ({ path }) =>
      writeFiles(path, {
        a: '-- a/y\n++ b/y\n',
        b: 'diff --git a/z b/z\nindex 1..2\n--- a/z\n+++ b/z\n@@ -1 +1 @@\n-a\n+b\n\\ No newline at end of file\n',
      }),
  ],
  'names that need quotes, and names that do not': [
    { 'with space': '1\n', "it's": '1\n', größe: '1\n' },
    ({ path }) =>
      writeFiles(path, {
        'with space': '2\n',
        "it's": '2\n',
        größe: '2\n',
        '"quoted"': 'x',
        'a "b" c': 'x',
        '漢字/ü b/x y': 'x',
        ' b/ b/ b': 'x',
        '-leading': 'x',
        '$(id)': 'x',
        ':(exclude)a': 'x',
        '\u{1f600}': 'x',
      }),
  ],
  'a file that becomes a folder, and a folder that becomes a file': [
    { up: 'x\n', 'down/a': 'x\n' },
    async ({ path }) => {
      await rm(join(path, 'up'));
      await rm(join(path, 'down'), { recursive: true });
      await writeFiles(path, { 'up/a': 'x\n', down: 'y\n' });
    },
  ],
};

describe('what the solving phase writes is applied byte for byte', () => {
  test.each(Object.entries(CHANGES))('%s', async (_, [before, work]) => {
    await using solved = await solvedPatch(before, work);
    expect(solved.patch.files).not.toEqual([]);
    await expectWhole(solved);
  });

  test('random trees with random edits', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc
        .array(fc.constantFrom('a\n', 'b\n', 'c\r\n', '\n', 'd', '@@ -1 +1 @@\n', '\\ x\n'), {
          maxLength: 40,
        })
        .map((parts) => Buffer.from(parts.join(''))),
    );
    const name = fc
      .array(fc.constantFrom('a', 'b', 'ä', ' ', '"', '\u{1f600}', '-', 'x1', "'", '.y'), {
        minLength: 1,
        maxLength: 4,
      })
      .map((parts) => `${parts.join('')}_`);
    const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
    const tree = fc.dictionary(path, bytes, { maxKeys: 16 }).map(withoutClashes);
    await fc.assert(
      fc.asyncProperty(tree, tree, async (before, after) => {
        await using solved = await patchBetween({ keep: 'x', ...before }, { keep: 'x', ...after });
        if (solved.patch.files.length > 0) await expectWhole(solved);
      }),
      { numRuns: 8, seed: 25 },
    );
  });

  test('asks for no content but that of files it changes, and leaves nothing behind', async () => {
    await using solved = await patchBetween({ a: '1', b: '2', c: '3' }, { a: 'x', b: '2', d: '4' });
    const left = await readdir(solved.tools.tempDir);
    await filesOf(solved);
    const wanted = ['a', 'c'].map((path) => solved.base.files.get(path)?.sha);
    expect(solved.asked.sort()).toEqual(wanted.sort());
    expect(await readdir(solved.tools.tempDir)).toEqual(left);
  });

  test('five megabytes in seconds', async () => {
    const text = Array.from({ length: 40_000 }, (_, i) => `${i} ${'x'.repeat(50)}\n`).join('');
    await using solved = await patchBetween(
      { 'a.txt': text },
      { 'a.txt': text.replaceAll('x', 'y'), 'b.bin': randomBytes(2 ** 20) },
    );
    expect(solved.patch.diff.length).toBeGreaterThan(5_000_000);
    const started = performance.now();
    await expectWhole(solved);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

/** Neither twins nor a file where a folder is: those are refused. */
function withoutClashes(files: Record<string, Uint8Array>): Record<string, Uint8Array> {
  const paths = Object.keys(files);
  return Object.fromEntries(
    Object.entries(files).filter(([path]) => !paths.some((other) => other.startsWith(`${path}/`))),
  );
}

/** A plain patch of two files to spoil: one changed, one added. */
const BEFORE = { 'src/a.txt': LONG, 'src/b.txt': 'b\n', README: 'x\n' };
const AFTER = { ...BEFORE, 'src/a.txt': LONG.replace('line 30', 'LINE'), 'src/new.txt': 'new\n' };

let solved: SolvedPatch;
beforeAll(async () => {
  solved = await patchBetween(BEFORE, AFTER);
});
afterAll(() => solved[Symbol.asyncDispose]());

async function spoiled(spoil: (diff: string) => string) {
  const text = Buffer.from(solved.patch.diff).toString('latin1');
  const result = await applied(solved, Buffer.from(spoil(text), 'latin1'));
  return 'ending' in result ? result.ending : null;
}

/** Another path for the file that is added; the record is taken to say the same. */
async function addedAs(path: string, mode = '100644') {
  const quotes = /["\\\p{Cc}]/u.test(path);
  const name = (side: string) => (quotes ? JSON.stringify(`${side}/${path}`) : `${side}/${path}`);
  const diff = Buffer.from(solved.patch.diff)
    .toString('utf8')
    .replaceAll('a/src/new.txt', name('a'))
    .replaceAll('b/src/new.txt', name('b'))
    .replace('new file mode 100644', `new file mode ${mode}`);
  const files = solved.patch.files.map((file) => (file.path === 'src/new.txt' ? { ...file, path } : file));
  const result = await applyPatch(Buffer.from(diff), solved.base, { ...solved.patch, files }, solved.tools);
  return 'ending' in result ? result.ending : null;
}

describe('a path that no change may have is rejected before git sees it', () => {
  test.each<[string, string]>([
    ['/etc/passwd', 'is absolute'],
    ['C:/x', 'is absolute'],
    ['../out', 'leads upwards'],
    ['src/../../out', 'leads upwards'],
    ['src//x', 'has an empty part'],
    ['./x', 'has an empty part'],
    ['src/', 'has an empty part'],
    ['.git/config', "reaches into git's own folder"],
    ['src/.GIT/hooks/pre-commit', "reaches into git's own folder"],
    ['.g\u200bit/config', "reaches into git's own folder"],
    ['git~1/config', "reaches into git's own folder"],
    ['.git. /config', "reaches into git's own folder"],
    ['.git::$INDEX_ALLOCATION/config', "reaches into git's own folder"],
    ['src\\x', 'holds a backslash'],
    ['a\tb', 'holds control characters'],
    ['a\u2028b', 'holds control characters'],
    ['a\u202eb', 'holds invisible characters'],
    ['src/x.', 'has a part that ends with a dot or a space'],
    ['src /x', 'has a part that ends with a dot or a space'],
    [`${'x/'.repeat(600)}x`, 'has more than 1000 bytes'],
    ['SRC/new.txt', 'differ only in how they are spelt'],
    ['src/B.txt', 'differ only in how they are spelt'],
    ['src/b.txt/x', 'cannot be both a file and a folder'],
    ['src', 'cannot be both a file and a folder'],
  ])('%j', async (path, says) => {
    const ending = await addedAs(path);
    expect(ending).toEqual({ outcome: 'rejected', reason: expect.stringContaining(says) });
  });

  test('a name that is no UTF-8', async () => {
    const ending = await spoiled((diff) => diff.replaceAll('src/new.txt', 'src/\xff.txt'));
    expect(ending).toEqual({ outcome: 'rejected', reason: expect.stringContaining('is no UTF-8') });
  });

  test.each([
    ['120000', 'is a symbolic link'],
    ['160000', 'is a submodule'],
    ['100664', 'is of the mode 100664'],
    ['040000', 'is a folder'],
  ])('mode %s', async (mode, says) => {
    expect(await addedAs('src/new.txt', mode)).toEqual({
      outcome: 'rejected',
      reason: expect.stringContaining(says),
    });
  });

  test('a link of the base is not touched, even by a patch that git could apply', async () => {
    await using solved = await solvedPatch({ a: 'x' }, async ({ path, git }) => {
      await symlink('a', join(path, 'link'));
      await git('add', '--all');
    });
    expect(await applied(solved)).toMatchObject({ ending: { outcome: 'rejected' } });
  });

  test('what the base has in two spellings may be changed', async () => {
    await using solved = await patchBetween(
      { 'Foo/a': '1', 'foo/a': '1' },
      { 'Foo/a': '1', 'foo/a': '2', 'foo/b': 'x' },
    );
    await expectWhole(solved);
  });
});

describe('bytes that are no patch of ours fail, each with its reason', () => {
  test.each<[string, (diff: string) => string, string]>([
    ['nothing at all', () => '', 'it changes nothing'],
    ['text in front', (diff) => `From: x\n\n${diff}`, 'its line 1 is not the head of a file'],
    ['text behind', (diff) => `${diff}-- \n2.39\n`, 'is not the head of a file'],
    ['no last line end', (diff) => diff.slice(0, -1), 'has no end'],
    ['a cut', (diff) => diff.slice(0, diff.length - 5), 'is not a line of a hunk'],
    [
      'short hashes',
      (diff) => diff.replace(/^(index .{7}).{33}(\.\..{7}).{33}/m, '$1$2'),
      'with full hashes',
    ],
    ['no hashes', (diff) => diff.replace(/^index .*\n/m, ''), 'with full hashes'],
    [
      'a rename',
      (diff) => diff.replace(/^index .*\n--- .*\n/m, 'rename from a\nrename to b\n$&'),
      'full hashes',
    ],
    [
      'two names',
      (diff) => diff.replace('a/src/a.txt b/src/a.txt', 'a/src/a.txt b/src/b.txt'),
      'head of a file',
    ],
    ['a file twice', (diff) => `${diff}${diff}`, 'changes "src/a.txt" twice'],
    ['a hunk that is too short', (diff) => diff.replace('@@ -28,7', '@@ -28,8'), 'is not'],
    ['a hunk that is too long', (diff) => diff.replace('@@ -28,7', '@@ -28,6'), 'is not'],
    ['other names below', (diff) => diff.replace('+++ b/src/a.txt', '+++ b/src/b.txt'), 'names of its head'],
    ['a plain patch', (diff) => diff.slice(diff.indexOf('---')), 'its line 1 is not the head of a file'],
  ])('%s', async (_, spoil, says) => {
    expect((await spoiled(spoil))?.reason).toContain(says);
  });

  test.each<[string, (diff: string) => string, string]>([
    ['a former content that never was', (d) => d.replace('-line 30', '-line 3O'), 'git cannot apply it'],
    ['another new content', (d) => d.replace('+LINE', '+L1NE'), 'does not become what the patch says'],
    ['another hash', (d) => d.replace(/\.\.[0-9a-f]{4}/, '..0123'), 'does not become what the patch says'],
    ['another base', (d) => d.replace(/^index [0-9a-f]{4}/m, 'index 0123'), 'is another file in the commit'],
    ['another path', (d) => d.replaceAll('src/a.txt', 'src/b.txt'), 'is another file in the commit'],
    [
      'a path that is not there',
      (d) => d.replaceAll('src/a.txt', 'src/x.txt'),
      'is not in the commit it is for',
    ],
    ['an addition of what is there', (d) => d.replaceAll('src/new.txt', 'README'), 'is there already'],
    [
      'another mode',
      (d) => d.replace('new file mode 100644', 'new file mode 100755'),
      'the record says something',
    ],
    [
      'one line more',
      (d) => d.replace('@@ -0,0 +1 @@\n', '@@ -0,0 +1,2 @@\n+x\n'),
      'the record says something',
    ],
  ])('%s', async (_, spoil, says) => {
    expect(await spoiled(spoil)).toEqual({ outcome: 'failed', reason: expect.stringContaining(says) });
  });

  test('a file left out, or another size in the record', async () => {
    const { files, additions, deletions } = solved.patch;
    const recorded = [
      { files: [...files, ...files], additions, deletions },
      { files, additions: additions + 1, deletions },
      { files: files.slice(1), additions, deletions },
    ];
    for (const each of recorded) {
      const result = await applyPatch(solved.patch.diff, solved.base, { ...each, sha256: '' }, solved.tools);
      expect(result).toMatchObject({
        ending: { outcome: 'failed', reason: /the record says something else/ },
      });
    }
  });

  test('contents of the base that did not arrive whole', async () => {
    const base = { ...solved.base, blob: async () => Buffer.from('cut') };
    expect(await applyPatch(solved.patch.diff, base, solved.patch, solved.tools)).toMatchObject({
      ending: { outcome: 'failed', reason: /did not arrive whole/ },
    });
  });
});
