import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { TOKEN } from './scene.ts';

/** A key that must show up nowhere. */
export const KEY = 'sk-canary-0123456789abcdef';

/** Neither the key nor the token stands in any of these texts. */
export function expectNoSecret(...texts: string[]): void {
  for (const secret of [KEY, TOKEN]) expect(texts.filter((text) => text.includes(secret))).toEqual([]);
}

/** The texts of all files below a folder, which need not be there. */
export async function textsIn(dir: string): Promise<string[]> {
  if (!existsSync(dir)) return [];
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8')));
}
