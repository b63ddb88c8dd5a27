import { createHash } from 'node:crypto';
import type { FileChange, Patch, Verdict } from '../types.ts';
import { diffLines } from './lexer/diff.ts';
import { touchesDependencies } from './originals.ts';

/** What an attempt came to, as far as choosing needs it. */
export interface Candidate {
  /** From 1, in the order the attempts were started. */
  attempt: number;
  verdict: Verdict | null;
  patch: Patch;
  changes: readonly FileChange[];
  tokens: number;
}

export interface Selection {
  attempt: number;
  reason: string;
}

type Criterion = readonly [name: string, cost: (candidate: Candidate) => number];

/** In this order; the first that tells two apart decides. */
const CRITERIA: readonly Criterion[] = [
  ['the only one the judge accepts', ({ verdict }) => Number(verdict?.green !== true)],
  ['the only one with work to keep', ({ patch }) => Number(patch.files.length === 0)],
  [
    'green with the original tests',
    ({ verdict }) =>
      count(verdict, ({ withOriginalTests: run }) => run !== null && run.conclusion !== 'success'),
  ],
  ['fewest warnings of the guard', ({ verdict }) => verdict?.findings.length ?? 0],
  ['no change of dependencies', ({ changes }) => Number(touchesDependencies(changes))],
  ['smallest change', ({ patch }) => patch.additions + patch.deletions],
  ['fewest tokens', ({ tokens }) => tokens],
];

const count = (verdict: Verdict | null, test: (result: Verdict['results'][number]) => boolean) =>
  verdict?.results.filter(test).length ?? 0;

/** Chooses among the attempts and says why. Throws where there is none. */
export function select(candidates: readonly Candidate[]): Selection {
  const [best, next] = [...candidates].sort(compare);
  if (best === undefined) throw new TypeError('nothing to select from: give at least one candidate');
  const agree = candidates.filter(
    ({ verdict, changes }) => verdict?.green && changeKey(changes) === changeKey(best.changes),
  ).length;
  const agreement =
    best.verdict?.green && agree > 1
      ? [`${agree} of ${candidates.length} attempts made the same change`]
      : [];
  const decided =
    next === undefined
      ? []
      : [
          decidedBy(
            best,
            candidates.filter((each) => each !== best),
          ),
        ];
  return {
    attempt: best.attempt,
    reason: [`attempt ${best.attempt} of ${candidates.length}`, ...agreement, ...decided].join('; '),
  };
}

function compare(a: Candidate, b: Candidate): number {
  for (const [, cost] of CRITERIA) {
    const difference = cost(a) - cost(b);
    if (difference !== 0) return difference;
  }
  return a.attempt - b.attempt;
}

/** The criterion that sets the best apart from the last one that was still beside it. */
function decidedBy(best: Candidate, others: readonly Candidate[]): string {
  let beside = others.filter((other) => changeKey(other.changes) !== changeKey(best.changes));
  for (const [name, cost] of CRITERIA) {
    const left = beside.filter((other) => cost(other) === cost(best));
    if (left.length === 0 && beside.length > 0) return name;
    beside = left;
  }
  return 'first of equals';
}

/** Near-equal patches have one key: the lines they add and remove, without layout, path by path. */
export function changeKey(changes: readonly FileChange[]): string {
  const hash = createHash('sha256');
  for (const change of [...changes].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const before = change.before?.split('\n') ?? [];
    const after = change.after?.split('\n') ?? [];
    const { added, removed } = diffLines(before, after);
    const lines = [
      ...removed.map((line) => `-${before[line - 1]}`),
      ...added.map((line) => `+${after[line - 1]}`),
    ];
    hash.update(`${change.path}\n${lines.map((line) => line.replace(/\s+/g, '')).join('\n')}\n`);
  }
  return hash.digest('hex');
}
