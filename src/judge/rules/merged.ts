import { asSet, type Change } from './change.ts';
import { literalsIn } from './literals.ts';
import { strengthOf } from './strength.ts';
import { type Claim, testDiff } from './test-diff.ts';

/** What claims may have been gathered into, and the values that now stand beside them. */
interface Gathered {
  /** Claims in helpers, loops and tables. */
  general: Array<{ claim: Claim; rank: number; values: ReadonlySet<string> }>;
  /** Values on added lines of tests, outside claims: constants and rows. */
  values: ReadonlySet<string>;
}

const memo = new WeakMap<readonly Change[], Gathered>();
const LOOPS =
  /\b(?:each|parametrize|ParameterizedTest|Theory|TestCase|rstest|for|range|forEach|foreach|with_examples|shared_examples)\b/;
/** Only this many general claims are kept, which bounds the work for each lost claim. */
const GENERAL = 200;

function gathered(changes: readonly Change[]): Gathered {
  const known = memo.get(changes);
  if (known) return known;
  const diff = testDiff(changes);
  const after = [...diff.added, ...diff.kept.map(([, claim]) => claim)];
  const general = after
    .filter(
      (claim) => asSet(claim.change.added).has(claim.line) || claim.change.layoutOnly || claim.owner === null,
    )
    .filter((claim) => claim.owner === null || LOOPS.test(headOf(claim)));
  const found = {
    general: general.slice(0, GENERAL).map((claim) => ({
      claim,
      rank: strengthOf(claim).rank ?? 0,
      values: new Set(literalsIn(claim.text)),
    })),
    values: addedLiterals(changes, diff.added),
  };
  memo.set(changes, found);
  return found;
}

/** Values written outside claims on lines the change adds to tests. */
export function addedValues(changes: readonly Change[]): ReadonlySet<string> {
  return gathered(changes).values;
}

/** Whether a lost claim became part of one in a helper or a table: as strict, with its values still in the tests. */
export function isMerged(claim: Claim, changes: readonly Change[]): boolean {
  const { general, values } = gathered(changes);
  const { rank } = strengthOf(claim);
  const wanted = literalsIn(claim.text);
  return general.some(({ claim: other, rank: strict, values: own }) => {
    if (other.change !== claim.change && other.change.kind !== 'support') return false;
    if (other.key === claim.key && other.owner === null) return true;
    return strict >= (rank ?? 0) && wanted.every((value) => own.has(value) || values.has(value));
  });
}

function addedLiterals(changes: readonly Change[], claims: readonly Claim[]): Set<string> {
  const inside = new Map<Change, Set<number>>();
  for (const { change, line, source, to } of claims) {
    const lines = inside.get(change) ?? new Set();
    const last = source.tokens[to - 1]?.line ?? line;
    for (let at = line; at <= last; at += 1) lines.add(at);
    inside.set(change, lines);
  }
  const found = new Set<string>();
  for (const change of changes) {
    if (!change.after || (change.kind !== 'test' && change.kind !== 'support')) continue;
    const added = new Set(change.added);
    for (const token of change.after.tokens) {
      if (token.kind === 'punctuation' || !added.has(token.line) || inside.get(change)?.has(token.line))
        continue;
      for (const value of literalsIn([token.text.replaceAll("'", '"')])) found.add(value);
    }
  }
  return found;
}

/** The lines from just before the test's head to the claim, where tables and loops show. */
function headOf({ owner, source, line }: Claim): string {
  const from = Math.max(0, (owner?.line ?? line) - 12);
  return source.bare.slice(from, Math.min(line, from + 40)).join('\n');
}
