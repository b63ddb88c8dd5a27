import { describe, expect, test } from 'vitest';
import { pathClash, pathFault, quoted } from '../../../src/publish/folder/patch-paths.ts';

test.each([
  'src/a.ts',
  'a b/c',
  'größe/漢字.md',
  '-leading',
  '.gitignore',
  '.github/x',
  'git/config',
  'x.git',
  '.gitx',
  'a..b',
  '\u{1f600}',
  'it\'s "x"',
  `${'d/'.repeat(400)}x`,
])('%j may be published', (path) => {
  expect(pathFault(path)).toBeNull();
});

test.each([
  ['\uFF0Egit/config', "reaches into git's own folder"],
  ['a/.git', "reaches into git's own folder"],
  ['.git\u00ad/config', "reaches into git's own folder"],
  ['a/GIT~2/x', "reaches into git's own folder"],
  ['', 'has an empty part'],
  ['...', 'has a part that ends with a dot or a space'],
  ['a\0b', 'holds control characters'],
  ['\u200d', 'holds invisible characters'],
])('%j may not', (path, says) => {
  expect(pathFault(path)).toBe(says);
});

describe('an added path stands in the way', () => {
  test.each<[string[], string[], string | null]>([
    [['a'], ['b'], null],
    [['src/new'], ['src/a'], null],
    [['a', 'b/c'], [], null],
    [['A'], ['a'], '"A" and "a" differ only in how they are spelt'],
    [['\u00e9'], ['e\u0301'], 'differ only in how they are spelt'],
    [['SRC/new'], ['src/a'], '"SRC" and "src" differ only in how they are spelt'],
    [['x/a', 'X/b'], [], '"X" and "x" differ only'],
    [['a/b'], ['a'], '"a" cannot be both a file and a folder'],
    [['a'], ['a/b/c'], '"a" cannot be both a file and a folder'],
    [['a', 'a/b'], [], '"a" cannot be both a file and a folder'],
    [['foo/new'], ['Foo/a', 'foo/a'], null],
  ])('%j beside %j: %s', (added, kept, says) => {
    const clash = pathClash(added, new Set(kept));
    if (says === null) expect(clash).toBeNull();
    else expect(clash).toContain(says);
  });

  test('among a hundred thousand files in no time', () => {
    const kept = new Set(Array.from({ length: 100_000 }, (_, i) => `packages/p${i % 300}/src/file-${i}.ts`));
    const started = performance.now();
    expect(pathClash(['packages/p1/src/new.ts', 'packages/p7/SRC/x'], kept)).toContain('p7/SRC');
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

test('a path is told on one line', () => {
  expect(quoted('a\n::error::b\u202e')).toBe('"a?::error::b?"');
  expect(quoted('x'.repeat(5000))).toHaveLength(200);
});
