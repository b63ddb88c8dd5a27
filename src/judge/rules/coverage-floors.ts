import type { Change } from './change.ts';
import { hit, type Rule } from './rule.ts';

const FLOOR =
  /minimum_coverage|minimumCoverage|fail[-_]under|cov-fail-under|coverageThreshold|refuse_coverage_drop|maximum_coverage_drop|<minimum>|\bminimum\s?=|COVERAGE_MIN|coverage_threshold|min_coverage/i;
const KINDS = ['support', 'test', 'build', 'manifest', 'product', 'runner'];

/** Coverage floors written in code and build scripts. */
export const coverageFloors: Rule = {
  id: 'coverage-lowered',
  *find(changes) {
    for (const change of changes) {
      if (!KINDS.includes(change.kind)) continue;
      const now = floors(change, 'after');
      for (const [line, floor] of floors(change, 'before')) {
        const kept = [...now.values()].some((value) => value >= floor);
        if (!kept) yield hit(change, line, 'before');
      }
    }
  },
  bad: [
    ['spec/spec_helper.rb', 'minimum_coverage 95\n', 'minimum_coverage 60\n'],
    ['build.gradle', 'minimum = 0.9\n', 'minimum = 0.1\n'],
    ['Makefile', 'cov:\n\tpytest --cov-fail-under=90\n', 'cov:\n\tpytest\n'],
  ],
  good: [['spec/spec_helper.rb', 'minimum_coverage 60\n', 'minimum_coverage 95\n']],
};

/** The sum of the numbers on each changed line that sets a floor. */
function floors(change: Change, side: 'before' | 'after'): Map<number, number> {
  const found = new Map<number, number>();
  for (const line of side === 'before' ? change.removed : change.added) {
    const text = change[side]?.code[line - 1] ?? '';
    if (!FLOOR.test(text)) continue;
    const numbers = text.match(/\d[\d_]{0,14}(?:\.\d+)?/g) ?? [];
    found.set(
      line,
      numbers.reduce((sum, number) => sum + Number(number.replaceAll('_', '')), 0),
    );
  }
  return found;
}
