import { HintScanner } from './hint-scan.ts';
import { RULES } from './rules/all.ts';
import { NOISE } from './rules/noise.ts';
import type { Rule } from './rules/rule.ts';

export interface Match {
  rule: Rule;
  groups: Record<string, string | undefined>;
}

const SCANNER = new HintScanner(RULES.map(({ hint }) => hint));

/** The first rule that says this cleaned line tells of a failure. */
export function matchRule(text: string): Match | null {
  const candidates = new Set(SCANNER.all(Buffer.from(text)));
  for (const index of [...candidates].sort((a, b) => a - b)) {
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
