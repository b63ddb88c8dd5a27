import { diffLines } from '../lexer/diff.ts';
import type { Change } from './change.ts';
import { constantsOf } from './constants.ts';
import { type PlainLine, plainLines } from './plain-form.ts';
import type { Source } from './source.ts';

/** Changes of more lines are not weighed: nothing in them is proven equal. */
const MAX_LINES = 12_000;

const memo = new WeakMap<Change, ReadonlySet<number>>();

/**
 * Removed lines of a file in whose place stand others that provably say the same, 1-based in the old text. Proof is
 * the text of the change alone; what it does not prove is left out.
 */
export function equalLines(change: Change, changes: readonly Change[]): ReadonlySet<number> {
  const known = memo.get(change) ?? compute(change, changes);
  memo.set(change, known);
  return known;
}

/** For each line that is gone, or new, the number of the run of lines it is in. */
interface Runs {
  removed: Map<number, number>;
  added: Map<number, number>;
}

function compute(change: Change, changes: readonly Change[]): ReadonlySet<number> {
  const { before, after } = change;
  const equal = new Set<number>();
  if (!before || !after || !before.language || before.language !== after.language) return equal;
  const { removed, added } = runsOf(before, after);
  if (removed.size + added.size > MAX_LINES) return equal;
  const old = plainLines(before, removed, constantsOf(change, 'before', changes));
  const now = plainLines(after, added, constantsOf(change, 'after', changes));
  const successors = Map.groupBy(now, ({ line }) => added.get(line));
  for (const [run, own] of Map.groupBy(old, ({ line }) => removed.get(line))) {
    const diff = diffLines(texts(own), texts(successors.get(run) ?? []));
    const gone = new Set(diff.removed);
    own.forEach(({ line, last }, index) => {
      if (!gone.has(index + 1)) for (let at = line; at <= last; at += 1) equal.add(at);
    });
  }
  return equal;
}

function texts(lines: readonly PlainLine[]): string[] {
  return lines.map(({ text }) => text);
}

/** Lines that took the place of one another are in the same run. */
function runsOf(before: Source, after: Source): Runs {
  const diff = diffLines(before.lines, after.lines);
  const gone = new Set(diff.removed);
  const fresh = new Set(diff.added);
  const runs: Runs = { removed: new Map(), added: new Map() };
  let run = 0;
  for (let left = 1, right = 1; left <= before.lines.length || right <= after.lines.length; ) {
    if (gone.has(left)) runs.removed.set(left++, run);
    else if (fresh.has(right)) runs.added.set(right++, run);
    else {
      run += 1;
      left += 1;
      right += 1;
    }
  }
  return runs;
}
