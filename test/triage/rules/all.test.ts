import { describe, expect, test } from 'vitest';
import { HintScanner } from '../../../src/triage/hint-scan.ts';
import { isNoise, matchRule } from '../../../src/triage/match.ts';
import { RULES } from '../../../src/triage/rules/all.ts';
import { NOISE } from '../../../src/triage/rules/noise.ts';
import { KINDS } from '../../../src/triage/rules/rule.ts';
import { cpuMs } from '../../helpers/cpu-time.ts';
import { HOSTILE_BYTES } from '../../helpers/soak.ts';

const LINE = 4096;
const MEGABYTE = Math.ceil(HOSTILE_BYTES / LINE);
const LIMIT_MS = 200;
/** Lines tried before a whole megabyte is. */
const SAMPLE = 2;
const SEEDS = [
  'a',
  '1',
  ' ',
  'a ',
  'a:',
  'a.',
  './',
  '(',
  '[',
  '- ',
  ':1',
  '::',
  '─',
  '"',
  '\t',
  ') ',
  '1 error 0 errors ',
  '1 failed at a.b:1: ',
];

describe('rules', () => {
  test.each(RULES.map((rule) => ({ name: `${rule.tool || 'any tool'}: ${rule.example}`, rule })))(
    'reads "$name"',
    ({ rule }) => {
      const bytes = Buffer.from(rule.example);
      expect(new HintScanner([rule.hint]).any(bytes, 0, bytes.length)).toBe(true);
      expect(isNoise(rule.example)).toBe(false);
      expect(matchRule(rule.example)?.rule).toBe(rule);
    },
  );

  test('name only groups that become a failure', () => {
    const groups = RULES.flatMap(({ match }) =>
      [...match.source.matchAll(/\(\?<(\w+)>/g)].map(([, name]) => name),
    );
    expect([...new Set(groups)].sort()).toEqual(['file', 'line', 'message', 'test']);
  });

  test('keep no state between lines', () => {
    expect(RULES.filter(({ match }) => match.global || match.sticky)).toEqual([]);
  });

  test('name a kind that is weighed', () => {
    expect(RULES.filter(({ kind }) => !(kind in KINDS))).toEqual([]);
  });
});

describe('noise', () => {
  test.each(NOISE)('leaves out "$example"', ({ match, example }) => {
    expect(match.test(example)).toBe(true);
    expect(isNoise(example)).toBe(true);
  });
});

describe('on hostile lines', () => {
  const expressions = [...RULES, ...NOISE].map(({ match, example }) => ({ match, example }));

  test.each(SEEDS)('every expression reads a megabyte of %j in time', (seed) => {
    const slow = expressions.filter(({ match, example }) =>
      hostileLines(example, seed).some((line) => {
        if (milliseconds(match, line, SAMPLE) < (LIMIT_MS / MEGABYTE) * SAMPLE) return false;
        return milliseconds(match, line, MEGABYTE) >= LIMIT_MS;
      }),
    );
    expect(slow.map(({ match }) => match.source)).toEqual([]);
  });
});

/** The rule's own example, cut where it branches, then the same few characters over and over. */
function hostileLines(example: string, seed: string): string[] {
  const cuts = [0, ...[0.3, 0.5, 0.7, 0.85, 1].map((share) => Math.floor(example.length * share))];
  return cuts.map((cut) => `${example.slice(0, cut)}${seed.repeat(LINE)}`.slice(0, LINE - 1).concat('!'));
}

function milliseconds(match: RegExp, line: string, lines: number): number {
  const start = cpuMs();
  for (let i = 0; i < lines; i++) match.test(line);
  return cpuMs() - start;
}
