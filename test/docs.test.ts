import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { generatedDocs } from '../scripts/docs.ts';
import { INPUT_NAMES } from '../src/config.ts';

test('the generated pages are what the code says', async () => {
  for (const [path, text] of Object.entries(await generatedDocs()))
    expect(await readFile(path, 'utf8')).toBe(text);
});

test('action.yml declares the inputs that are read, and no others', async () => {
  const { inputs } = parse(await readFile('action.yml', 'utf8')) as { inputs: Record<string, unknown> };
  expect(Object.keys(inputs).sort()).toEqual([...INPUT_NAMES].sort());
});
