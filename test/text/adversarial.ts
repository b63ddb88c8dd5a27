import { expect } from 'vitest';
import { cpuMs } from '../helpers/cpu-time.ts';
import { HOSTILE_BYTES } from '../helpers/soak.ts';

const MEGABYTE = HOSTILE_BYTES;

/** One megabyte of `unit`, again and again, between a head and a tail. */
export function megabyte(unit: string, head = '', tail = ''): string {
  return head + unit.repeat(Math.ceil(MEGABYTE / unit.length)) + tail;
}

/** Openings that are never closed, and runs a careless expression reads again from every position. */
const ADVERSARIAL: Record<string, string> = Object.fromEntries(
  [
    [
      'a',
      ' ',
      '\n',
      '\r',
      '\t',
      '`',
      '<',
      '[',
      '(',
      '@',
      '#',
      ':',
      '!',
      '\\',
      '"',
      '&',
      '*',
      '~',
      '\x1b',
      '\x9d',
      '\u200b',
    ],
    [
      '<!--',
      '<!-- -->',
      '<a "',
      '<a x="',
      "<a x='",
      '<a x="<b y=\'',
      '![',
      '![a](',
      '[a](b ',
      '[a](b "',
      '[a]: b "',
    ],
    [
      '\x1b[',
      '\x1b[1',
      '\x1b]',
      '\x1b]8;;',
      '\x1bP',
      '\r\n',
      '\n ',
      ' \n',
      '```\n',
      '`a',
      '``` ',
      '\\`',
      '> ',
      '- ',
    ],
    [
      '::',
      '\n::',
      ' ::',
      '##[',
      '##[a]',
      '%0A',
      'skip-',
      '[ skip',
      'a-by',
      '\na-by',
      'http://',
      'www.',
      'GH-1',
      '#1',
    ],
    [
      '<untrusted',
      '< / ',
      '<?a',
      '<![',
      '=',
      '= ',
      'eyJ',
      'sk-',
      'ghp_',
      'eyJa.',
      '-----BEGIN ',
      '&a',
      '|-',
      '===\n',
    ],
  ]
    .flat()
    .map((unit) => [JSON.stringify(unit), megabyte(unit, unit === 'a' ? '' : 'x')]),
);

const LIMIT_MS = 200;

/** Processors of shared machines are slow for seconds; work that is not linear is slow each time, and by far. */
const TRIES = 8;

/** In milliseconds. A slow run is tried again: the machine may be busy, the work is the same. */
export function bestTime(work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < TRIES && best >= LIMIT_MS; run += 1) {
    const start = cpuMs();
    work();
    best = Math.min(best, cpuMs() - start);
  }
  return best;
}

/** Runs `work` on each adversarial megabyte; each must take less than 200 ms. */
export function expectLinear(work: (text: string) => unknown): void {
  const slow = Object.entries(ADVERSARIAL)
    .map(([name, text]) => ({ name, ms: Math.round(bestTime(() => work(text))) }))
    .filter(({ ms }) => ms >= LIMIT_MS);
  expect(slow).toEqual([]);
}
