import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ROWS } from '../test/threats/rows.ts';

/** A test or a group of tests that names rows: `threat 07: …`, `threats 07 and 53: …`. */
const NAMED = /['"`]threats? (\d\d)(?: and (\d\d))?:/g;

/** The test files of each row, as paths from the root, in order. */
export async function threatTests(): Promise<Map<number, string[]>> {
  const found = new Map<number, string[]>();
  const files = (await readdir('test', { recursive: true })).filter((path) => path.endsWith('.test.ts'));
  for (const path of files.sort()) {
    const source = await readFile(join('test', path), 'utf8');
    const rows = [...source.matchAll(NAMED)].flatMap(([, ...numbers]) => numbers.filter(Boolean).map(Number));
    for (const row of new Set(rows)) found.set(row, [...(found.get(row) ?? []), join('test', path)]);
  }
  return found;
}

/** Files that are named in a line of the table; a row of many is tried where its text enters. */
const SHOWN = 3;

/** The rows with their tests as lines of Markdown. */
export async function threatTable(): Promise<string[]> {
  const tests = await threatTests();
  const rows = [...ROWS].flatMap(([row, { attack, defence, platforms }]) => {
    const files = tests.get(row) ?? [];
    if (files.length === 0) return [];
    const links = files.slice(0, SHOWN).map((file) => `[${basename(file, '.test.ts')}](../${file})`);
    const more = files.length > SHOWN ? `, ${files.length - SHOWN} more` : '';
    return `| ${row} | ${attack} | ${defence} | ${links.join(', ')}${more} | ${platforms} |`;
  });
  return ['| # | attack | held by | tests | on |', '| --- | --- | --- | --- | --- |', ...rows];
}

const MARKS = ['<!-- made from the tests by `npm run build` -->', '<!-- end -->'] as const;

/** A page with the table between its marks as the tests say it now. */
export async function withThreatTable(page: string): Promise<string> {
  const [start, end] = MARKS.map((mark) => page.indexOf(mark)) as [number, number];
  if (start === -1 || end < start)
    throw new Error(`docs/security.md must hold the lines ${MARKS.join(' and ')}`);
  const head = page.slice(0, start + MARKS[0].length);
  return `${head}\n\n${(await threatTable()).join('\n')}\n\n${page.slice(end)}`;
}
