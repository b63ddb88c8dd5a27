import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { readGuidance } from '../../src/context/agents-md.ts';

const id = (text: string) => createHash('sha1').update(text).digest('hex');

/** A commit with these files; a text that begins with `-> ` is a link. */
function commit(given: Record<string, string>) {
  const entries = Object.entries(given).map(([path, text]) => {
    const link = text.startsWith('-> ');
    return { path, mode: link ? '120000' : '100644', text: link ? text.slice(3) : text };
  });
  const contents = new Map(entries.map(({ text }) => [id(text), text]));
  return {
    files: entries.map(({ path, mode, text }) => ({ path, mode, blob: id(text) })),
    read: (blobs: readonly string[]) =>
      Promise.resolve(new Map(blobs.flatMap((blob) => [[blob, contents.get(blob) ?? ''] as const]))),
  };
}
const read = (files: Record<string, string>) => readGuidance(commit(files));

const ALL = {
  'AGENTS.override.md': 'override',
  'AGENTS.md': 'agents',
  'CLAUDE.md': 'claude',
  '.github/copilot-instructions.md': 'copilot',
};

test.each([
  ['AGENTS.override.md', ALL],
  ['AGENTS.md', { ...ALL, 'AGENTS.override.md': '' }],
  ['CLAUDE.md', { 'CLAUDE.md': 'claude', '.github/copilot-instructions.md': 'copilot' }],
  ['.github/copilot-instructions.md', { 'AGENTS.md': ' \n', '.github/copilot-instructions.md': 'copilot' }],
])('%s speaks where it is the first that says something', async (path, files) => {
  expect((await read(files)).root).toEqual({ path, text: files[path as keyof typeof files] });
});

test('a repository without instructions has none', async () => {
  const { root, nested, forPaths } = await read({ 'README.md': 'hello', 'agents.md': 'other case' });
  expect({ root, nested, found: await forPaths(['README.md']) }).toEqual({
    root: null,
    nested: [],
    found: [],
  });
});

test('files of folders are listed, and given once, the nearest first, when a path of theirs is touched', async () => {
  const { root, nested, forPaths } = await read({
    'AGENTS.md': 'root',
    'web/AGENTS.md': 'web\ntwo\n',
    'web/ui/AGENTS.override.md': 'ui',
    'web/ui/AGENTS.md': 'silent',
    'website/AGENTS.md': 'other',
  });
  expect(root?.text).toBe('root');
  expect(nested).toEqual([
    { path: 'web/AGENTS.md', lines: 2 },
    { path: 'web/ui/AGENTS.override.md', lines: 1 },
    { path: 'website/AGENTS.md', lines: 1 },
  ]);
  expect((await forPaths(['web/ui/a.ts'])).map(({ path }) => path)).toEqual([
    'web/ui/AGENTS.override.md',
    'web/AGENTS.md',
  ]);
  expect(await forPaths(['web/b.ts', 'src/c.ts'])).toEqual([]);
});

test('files of folders are given again to a conversation that begins anew; the root stands in its task', async () => {
  const { forPaths } = await read({
    'AGENTS.md': 'root',
    'web/AGENTS.md': 'web',
    'lib/AGENTS.md': 'lib',
    'app/AGENTS.md': 'root',
  });
  const given = async (paths: string[], anew?: boolean) =>
    (await forPaths(paths, anew)).map(({ path }) => path);
  expect(await given(['web/a.ts', 'lib/a.ts'])).toEqual(['web/AGENTS.md', 'lib/AGENTS.md']);
  expect(await given(['web/a.ts', 'app/a.ts'], true)).toEqual(['web/AGENTS.md']);
  expect(await given(['web/b.ts'])).toEqual([]);
  expect(await given(['lib/b.ts'])).toEqual(['lib/AGENTS.md']);
});

test('links inside the repository are the file they lead to, and the same content is given once', async () => {
  const { root, forPaths } = await read({
    'AGENTS.md': '-> docs/agents.txt',
    'docs/agents.txt': 'shared',
    'web/AGENTS.md': '-> ../AGENTS.md',
    'lib/AGENTS.md': '-> /etc/passwd',
    'app/AGENTS.md': '-> ../../outside',
    'loop/AGENTS.md': '-> AGENTS.md',
  });
  expect(root).toEqual({ path: 'AGENTS.md', text: 'shared' });
  expect(await forPaths(['web/a', 'lib/a', 'app/a', 'loop/a'])).toEqual([]);
});

test('CLAUDE.md takes in what it imports, inside the repository and outside code', async () => {
  const { root } = await read({
    'CLAUDE.md':
      'See @docs/style.md and @../secret and `@docs/code.md`.\n```\n@docs/code.md\n```\na@b.example',
    'docs/style.md': 'Tabs. @./more.md @../CLAUDE.md',
    'docs/more.md': 'More.',
    'docs/code.md': 'never',
  });
  expect(root?.text.split('\n\n').slice(1)).toEqual([
    '# docs/style.md (imported)\nTabs. @./more.md @../CLAUDE.md',
    '# docs/more.md (imported)\nMore.',
  ]);
});

test.each([
  ['See @docs/a.md.', ['docs/a.md']],
  ['See @docs/a.md, @docs/b.md: and @docs/c.md!', ['docs/a.md', 'docs/b.md', 'docs/c.md']],
  ['Rules (@docs/a.md) and [@docs/b.md].', ['docs/a.md', 'docs/b.md']],
  ['A name that ends so: @docs/etc.', ['docs/etc.']],
  ['me@docs/a.md, "@docs/b.md" and @docs/nothing.md', []],
])('imports in a sentence: %s', async (text, paths) => {
  const files = ['a.md', 'b.md', 'c.md', 'etc.'].map((name) => [`docs/${name}`, `of ${name}`]);
  const { root } = await read({ 'CLAUDE.md': text, ...Object.fromEntries(files) });
  expect(root?.text.match(/^# .*(?= \(imported\)$)/gm) ?? []).toEqual(paths.map((path) => `# ${path}`));
});

test('a link to CLAUDE.md has its imports, relative to that file, and is not imported by itself', async () => {
  const { root } = await read({
    'AGENTS.md': '-> docs/CLAUDE.md',
    'docs/CLAUDE.md': 'Read @style.md and @CLAUDE.md',
    'docs/style.md': 'Tabs.',
  });
  expect(root).toEqual({
    path: 'AGENTS.md',
    text: 'Read @style.md and @CLAUDE.md\n\n# docs/style.md (imported)\nTabs.',
  });
});

test('instructions with applyTo come with the paths they are for', async () => {
  const { root, forPaths } = await read({
    '.github/copilot-instructions.md': 'all',
    '.github/instructions/ts.instructions.md': '---\napplyTo: "**/*.ts,**/*.tsx"\n---\nNo any.',
    '.github/instructions/none.instructions.md': 'for nothing',
  });
  expect(root?.text).toBe('all');
  expect((await forPaths(['src/a.tsx', 'b.py'])).map(({ path }) => path)).toEqual([
    '.github/instructions/ts.instructions.md',
  ]);
});

test('patterns of applyTo that a matcher would go back and forth over cost nothing', async () => {
  const { forPaths } = await read({
    '.github/instructions/slow.instructions.md': `---\napplyTo: "**/${'*a'.repeat(30)}*b"\n---\nWait.`,
  });
  const started = performance.now();
  expect(await forPaths([`src/${'a'.repeat(200)}.ts`])).toEqual([]);
  expect(performance.now() - started).toBeLessThan(1000);
});

test('32 KiB are kept whole', async () => {
  const text = 'x'.repeat(32 * 1024);
  expect((await read({ 'AGENTS.md': text })).root?.text).toBe(text);
});

test.each([
  ['letters', 'x', 32 * 1024],
  ['letters of two bytes', 'é', 16 * 1024],
  ['letters that do not fit evenly', '€', 10_922],
])('more is cut by bytes between characters, and the cut is told: %s', async (_, letter, kept) => {
  const { root } = await read({ 'AGENTS.md': letter.repeat(40_000) });
  expect(root?.text).toBe(
    `${letter.repeat(kept)}\n[cut: AGENTS.md goes beyond the 32 KiB that are given at once]`,
  );
});

test('of several files the nearest is whole and the farther is cut', async () => {
  const { forPaths } = await read({ 'a/AGENTS.md': 'f'.repeat(30_000), 'a/b/AGENTS.md': 'n'.repeat(30_000) });
  const [near, far] = await forPaths(['a/b/c.ts']);
  expect(near?.text).toBe('n'.repeat(30_000));
  expect(far?.text).toContain('[cut: a/AGENTS.md');
});

test('of very many files those that speak for most are read', async () => {
  const deep = Array.from({ length: 250 }, (_, i) => [`a/deep/folder-${i}/AGENTS.md`, `deep ${i}`]);
  const { nested } = await read({ ...Object.fromEntries(deep), 'z/AGENTS.md': 'shallow' });
  expect(nested).toHaveLength(200);
  expect(nested.map(({ path }) => path)).toContain('z/AGENTS.md');
});
