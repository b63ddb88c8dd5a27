import { expect, test } from 'vitest';
import { readAgentsMd } from '../../src/context/agents-md.ts';

const read = (files: Record<string, string>) => readAgentsMd((path) => Promise.resolve(files[path] ?? null));

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
  expect(await read(files)).toEqual({ path, text: files[path as keyof typeof files] });
});

test('a repository without instructions has none', async () => {
  expect(await read({ 'README.md': 'hello', 'agents.md': 'other case' })).toBeNull();
});

test('32 KiB are kept whole', async () => {
  const text = 'x'.repeat(32 * 1024);
  expect((await read({ 'AGENTS.md': text }))?.text).toBe(text);
});

test.each([
  ['letters', 'x', 32 * 1024],
  ['letters of two bytes', 'é', 16 * 1024],
  ['letters that do not fit evenly', '€', 10_922],
])('more is cut by bytes between characters, and the cut is told: %s', async (_, letter, kept) => {
  const cut = await read({ 'AGENTS.md': letter.repeat(40_000) });
  expect(cut?.text).toBe(`${letter.repeat(kept)}\n[cut: AGENTS.md is longer than 32 KiB]`);
});
