import { expandHint, fold } from './hint-scan.ts';
import { RULES } from './rules/all.ts';
import { NOISE } from './rules/noise.ts';
import type { Rule } from './rules/rule.ts';

export interface Match {
  rule: Rule;
  groups: Record<string, string | undefined>;
}

const HINTS = [...new Set(RULES.map((rule) => rule.hint))];
const FINDERS = HINTS.map((hint) => {
  const literals = expandHint(hint);
  const rest = hint.slice(1);
  if (literals.length === 1) return (line: string) => line.includes(hint);
  return (line: string) => followsLetter(line, rest);
});
const ROWS = RULES.map((rule) => ({ rule, hint: HINTS.indexOf(rule.hint) }));

/** The first rule that says this cleaned line tells of a failure. */
export function matchRule(text: string): Match | null {
  const folded = fold(text);
  const known = new Int8Array(HINTS.length);
  for (const { rule, hint } of ROWS) {
    if (known[hint] === 0) known[hint] = FINDERS[hint]?.(folded) ? 1 : -1;
    if (known[hint] !== 1) continue;
    const match = rule.match.exec(text);
    if (match) return { rule, groups: match.groups ?? {} };
  }
  return null;
}

/** Says nothing about a failure: progress, passing tests, downloads. */
export function isNoise(text: string): boolean {
  return NOISE.some((noise) => noise.match.test(text));
}

function followsLetter(line: string, rest: string): boolean {
  for (let at = line.indexOf(rest, 1); at > 0; at = line.indexOf(rest, at + 1)) {
    const before = line.charCodeAt(at - 1);
    if (before >= 0x61 && before <= 0x7a) return true;
  }
  return false;
}
