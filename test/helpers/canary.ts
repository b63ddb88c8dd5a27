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

/** The same in every form a secret can leave in, whatever stands between its characters. */
export function expectNoCanary(secret: string, ...texts: string[]): void {
  const dense = (text: string) => text.replace(/[\s\u200b]/g, '');
  const held = Object.entries(canaryForms(secret)).filter(([name, form]) => {
    // The first and the last digits of base64 depend on what stands beside the secret.
    const core = name.startsWith('base64') ? form.slice(4, -8) : dense(form);
    return texts.some((text) => dense(text).includes(core));
  });
  expect(held.map(([name]) => name)).toEqual([]);
}

/** A secret as it may be written, by name. */
export function canaryForms(secret: string): Record<string, string> {
  const hex = Buffer.from(secret).toString('hex');
  const base64 = (before: string) => Buffer.from(`${before}${secret}end`).toString('base64');
  return {
    raw: secret,
    'base64 at offset 0': base64(''),
    'base64 at offset 1': base64('x'),
    'base64 at offset 2': base64('xy'),
    URL: encodeURIComponent(secret),
    'every byte in percent': hex.replace(/../g, '%$&'),
    hex,
    'hex in upper case': hex.toUpperCase(),
    JSON: JSON.stringify(secret).slice(1, -1),
    reversed: [...secret].reverse().join(''),
    'split by blanks': [...secret].join(' '),
    'split by line ends': [...secret].join('\n'),
    'split by zero-width characters': [...secret].join('\u200b'),
  };
}

/** The texts of all files below a folder, which need not be there. */
export async function textsIn(dir: string): Promise<string[]> {
  if (!existsSync(dir)) return [];
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8')));
}
