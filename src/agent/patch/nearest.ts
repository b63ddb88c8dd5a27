import { locator } from './locate.ts';
import type { Hunk } from './parse.ts';

const LINES_SHOWN = 8;
const LINES_BEFORE_DIFFERENCE = 3;
const LINE_LENGTH = 100;
/** A line of a block votes for at most this many of its equals, which keeps blocks of equal lines linear. */
const EQUALS_COUNTED = 8;
const LEAST_LIKENESS = 0.5;

/** Habits from other formats, told by a searched line. */
const SLIPS = [
  {
    pattern: /^-\d+(?:,\d+)? \+\d+/,
    remedy:
      'This format has no line numbers: write "@@" alone, or "@@ " and a line of the file above the change.',
  },
  {
    pattern: /^\s*(?:\*\*\* |@@(?: |$))/,
    remedy:
      'A line of it reads like a marker: markers start in the first column, without a space before them.',
  },
];

interface Missing {
  path: string;
  /** What was searched: "hunk 2". */
  name: string;
  hunk: Hunk;
  /** The lines of the file. */
  texts: readonly string[];
  /** 0-based line the search began at. */
  from: number;
}

/** Says which lines were not found, and what the file has that comes nearest, so that the next patch can be right. */
export function describeMissing({ path, name, hunk, texts, from }: Missing): string {
  const block = hunk.lines.filter(({ kind }) => kind !== '+').map(({ text }) => text);
  const where = from > 0 ? ` below line ${from}` : '';
  const start = nearest(block, texts, from);
  const shown = Math.max(0, firstDifference(block, texts, start ?? 0) - LINES_BEFORE_DIFFERENCE);
  const lost = block.slice(shown, shown + LINES_SHOWN).map(cut);
  return [
    `${path}: ${name} (line ${hunk.at} of the patch) was not found${where}; nothing was written. These lines of it were searched:`,
    ...(shown > 0 ? [`… (${shown} lines before)`] : []),
    ...lost,
    ...(block.length > shown + LINES_SHOWN ? [`… (${block.length - shown - LINES_SHOWN} more)`] : []),
    ...reason(block, texts, from, start === null ? null : start + shown),
  ].join('\n');
}

function reason(
  block: readonly string[],
  texts: readonly string[],
  from: number,
  nearestLine: number | null,
): string[] {
  const earlier = locator(texts).find(block, 0);
  if (earlier !== null) {
    return [
      `They stand at line ${earlier[0] + 1}, above. Hunks go from top to bottom of the file: put them in that order.`,
    ];
  }
  const slip = SLIPS.find(({ pattern }) => block.some((line) => pattern.test(line)));
  if (slip !== undefined) return [slip.remedy];
  if (nearestLine === null)
    return [
      `No line of the file (${texts.length} lines) is like them${from > 0 ? '' : '; is it the right file?'}`,
    ];
  const excerpt = texts.slice(
    Math.max(0, nearestLine),
    Math.max(0, nearestLine) + Math.min(LINES_SHOWN, block.length),
  );
  return [
    'The nearest lines of the file are:',
    ...excerpt.map((line, index) => `${Math.max(0, nearestLine) + index + 1}: ${cut(line)}`),
    'Copy the lines to keep and to remove from the file as it is, and send the whole patch again.',
  ];
}

/** The start at which most lines of the block equal the file's, white space at their ends aside; may be before line 0. */
function nearest(block: readonly string[], texts: readonly string[], from: number): number | null {
  const wanted = new Map<string, number[]>();
  for (const [index, line] of block.entries()) {
    const key = line.trim();
    const equals = wanted.get(key) ?? [];
    if (key !== '' && equals.length < EQUALS_COUNTED) wanted.set(key, [...equals, index]);
  }
  const votes = new Int32Array(texts.length + block.length);
  for (const [at, line] of texts.entries()) {
    for (const index of wanted.get(line.trim()) ?? []) {
      const start = at - index + block.length;
      votes[start] = (votes[start] ?? 0) + 1;
    }
  }
  const most = votes.reduce((a, b) => Math.max(a, b), 0);
  if (most === 0) return likestLine(block, texts);
  const below = votes.indexOf(most, from + block.length);
  return (below === -1 ? votes.indexOf(most) : below) - block.length;
}

/** Where no line is equal: the start that puts the block's first line of words on the line sharing most of them. */
function likestLine(block: readonly string[], texts: readonly string[]): number | null {
  const index = block.findIndex((line) => words(line).size > 0);
  const wanted = words(block[index] ?? '');
  let best: number | null = null;
  let likeness = LEAST_LIKENESS;
  for (const [at, line] of texts.entries()) {
    const found = words(line);
    const value = (2 * wanted.intersection(found).size) / (wanted.size + found.size);
    if (value <= likeness) continue;
    best = at - index;
    likeness = value;
  }
  return best;
}

function words(line: string): Set<string> {
  return new Set(line.slice(0, 4 * LINE_LENGTH).match(/[\p{L}\p{N}_]+/gu));
}

function firstDifference(block: readonly string[], texts: readonly string[], start: number): number {
  return Math.max(
    0,
    block.findIndex((line, index) => line.trim() !== texts[start + index]?.trim()),
  );
}

function cut(line: string): string {
  return line.length > LINE_LENGTH ? `${line.slice(0, LINE_LENGTH)}…` : line;
}
