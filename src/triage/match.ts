import { HintScanner } from './hint-scan.ts';
import { MAX_LINE } from './lines.ts';
import { RULES } from './rules/all.ts';
import { NOISE } from './rules/noise.ts';
import type { Rule } from './rules/rule.ts';

export interface Match {
  rule: Rule;
  groups: Record<string, string | undefined>;
}

/** Made with the first line: a start that reads no log should not wait for it. */
let scanner: HintScanner | null = null;
const ENCODER = new TextEncoder();
/** Used again for every line: this runs millions of times. A Buffer like what logs come in, so that the scan sees one type. */
const BYTES = Buffer.alloc(4 * MAX_LINE);
const MARKS = new Uint8Array(RULES.length);

/** The first rule that says this cleaned line tells of a failure. */
export function matchRule(text: string): Match | null {
  MARKS.fill(0);
  scanner ??= new HintScanner(RULES.map(({ hint }) => hint));
  scanner.mark(BYTES, ENCODER.encodeInto(text, BYTES).written, MARKS);
  for (let index = MARKS.indexOf(1); index >= 0; index = MARKS.indexOf(1, index + 1)) {
    const rule = RULES[index];
    const match = rule?.match.exec(text);
    if (rule && match) return { rule, groups: match.groups ?? {} };
  }
  return null;
}

/** Says nothing about a failure: progress, passing tests, downloads. */
export function isNoise(text: string): boolean {
  return NOISE.some((noise) => noise.match.test(text));
}
