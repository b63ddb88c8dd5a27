import type { FileChange, Finding } from '../types.ts';
import { readChanges } from './rules/change.ts';
import { POLICY } from './rules/policy.ts';
import { RULES } from './rules/registry.ts';
import type { GuardOptions, Hit, Rule } from './rules/rule.ts';

/** Excerpts are cut here, in characters. */
const EXCERPT = 200;

/**
 * Reads a change as code and tells what in it makes checks weaker instead of the code better. A pure function of the
 * texts. Findings come sorted by path and line, at most one of a rule a line; none means nothing was found, not that
 * the change is right.
 */
export function guard(files: readonly FileChange[], options: GuardOptions): Finding[] {
  const changes = readChanges(files);
  const findings = new Map<string, Finding>();
  for (const rule of RULES) {
    for (const found of rule.find(changes, options)) {
      const finding = toFinding(rule, found, options);
      const place = `${finding.rule}\n${finding.path}\n${finding.line}`;
      if (findings.get(place)?.severity !== 'block') findings.set(place, finding);
    }
  }
  return [...findings.values()].sort(
    (left, right) =>
      compare(left.path, right.path) || left.line - right.line || compare(left.rule, right.rule),
  );
}

function toFinding(rule: Rule, found: Hit, { testsMayChange }: GuardOptions): Finding {
  const policy = POLICY[rule.id];
  const severity = found.mild ? 'warn' : policy[testsMayChange ? 'whenAsked' : 'severity'];
  return {
    rule: rule.id,
    severity,
    path: found.change.status === 'deleted' ? found.change.oldPath : found.change.path,
    line: found.line,
    excerpt: found.excerpt.slice(0, EXCERPT),
  };
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
