import { type Assertion, assertionsOf } from './assertions.ts';
import { asSet, type Change } from './change.ts';
import { constantsOf } from './constants.ts';
import type { FileKind } from './kinds.ts';
import { plainTokens } from './normalise.ts';
import { pairClaims } from './pairing.ts';
import { plainRange } from './plain-form.ts';
import type { Source } from './source.ts';
import { type TestCase, testCases } from './test-cases.ts';

/** An assertion and where it stands. */
export interface Claim extends Assertion {
  change: Change;
  source: Source;
  key: string;
}

export interface FoundTest extends TestCase {
  change: Change;
  source: Source;
  /** Code of the body, as one text. */
  code: string;
}

/** What a change does to tests, all its files taken together, so that moved code is not lost code. */
export interface TestDiff {
  /** Claims on both sides, word for word or provably with the same values. */
  kept: Array<readonly [before: Claim, after: Claim]>;
  /** Claims that became other claims. */
  changed: Array<readonly [before: Claim, after: Claim]>;
  /** Claims that are gone. */
  removed: Claim[];
  /** Claims that are new, those in `changed` included. */
  added: Claim[];
  removedTests: FoundTest[];
  addedTests: FoundTest[];
  keptTests: Array<readonly [before: FoundTest, after: FoundTest]>;
}

const memo = new WeakMap<readonly Change[], TestDiff>();

export function testDiff(changes: readonly Change[]): TestDiff {
  const known = memo.get(changes);
  if (known) return known;
  const diff = compute(changes);
  memo.set(changes, diff);
  return diff;
}

const TEST_KINDS: readonly FileKind[] = ['test', 'support'];

/** Whether a side of a change holds tests; some languages keep them beside the code. */
function holdsTests(change: Change, side: 'before' | 'after'): boolean {
  const kind = side === 'before' ? change.oldKind : change.kind;
  return TEST_KINDS.includes(kind) || (kind === 'product' && change[side]?.language?.id === 'rust');
}

function compute(changes: readonly Change[]): TestDiff {
  const concerned = changes.filter((change) => !change.layoutOnly || change.oldKind !== change.kind);
  const before = concerned.flatMap((change) => claimsOf(change, 'before'));
  const after = concerned.flatMap((change) => claimsOf(change, 'after'));
  const claims = matchEqual(
    matchByKey(before, after, ({ key }) => key, goneLine),
    changes,
  );
  const tests = matchByKey(
    concerned.flatMap((change) => testsOf(change, 'before')),
    concerned.flatMap((change) => testsOf(change, 'after')),
    ({ name }) => name,
    goneLine,
  );
  const { changed, removed } = pairClaims(claims.removed, claims.added);
  return {
    kept: claims.kept,
    changed,
    removed,
    added: claims.added,
    keptTests: tests.kept,
    removedTests: tests.removed,
    addedTests: tests.added,
  };
}

function goneLine({ change, line }: { change: Change; line: number }): boolean {
  return asSet(change.removed).has(line);
}

function claimsOf(change: Change, side: 'before' | 'after'): Claim[] {
  const source = change[side];
  if (!source || !holdsTests(change, side)) return [];
  const inTests = change.kind !== 'product';
  return assertionsOf(source)
    .filter(({ owner }) => inTests || owner !== null)
    .map((assertion) => ({ ...assertion, change, source, key: claimKey(assertion) }));
}

function claimKey({ text, inverted }: Assertion): string {
  return `${inverted ? 'unless ' : ''}${text.join(' ')}`;
}

/** Tests without tests in them. */
function testsOf(change: Change, side: 'before' | 'after'): FoundTest[] {
  const source = change[side];
  if (!source || !holdsTests(change, side)) return [];
  const cases = testCases(source);
  return cases
    .filter((test, index) => (cases[index + 1]?.from ?? Number.POSITIVE_INFINITY) >= test.to)
    .map((test) => ({
      ...test,
      change,
      source,
      code: plainTokens(source.tokens, test.body, test.to).join(' '),
    }));
}

/** More lost and new claims than this are only compared word for word. */
const MAX_COMPARED = 3000;

/** Takes claims that say the same in another way out of those that are lost and new. */
function matchEqual(match: Match<Claim>, changes: readonly Change[]): Match<Claim> {
  const { kept, removed, added } = match;
  if (removed.length === 0 || added.length === 0 || removed.length + added.length > MAX_COMPARED)
    return match;
  const keys = new Map<Claim, string>();
  for (const [side, claims] of [['before', removed] as const, ['after', added] as const]) {
    for (const claim of claims) {
      const text = plainRange(claim.source, claim.from, claim.to, constantsOf(claim.change, side, changes));
      keys.set(claim, `${claim.inverted}\n${text}`);
    }
  }
  const equal = matchByKey(removed, added, (claim) => keys.get(claim) ?? '', goneLine);
  return { kept: [...kept, ...equal.kept], removed: equal.removed, added: equal.added };
}

interface Match<T> {
  kept: Array<readonly [T, T]>;
  removed: T[];
  added: T[];
}

/** Pairs equal items, those in the same file first; of several equal ones those whose line is gone count as removed. */
function matchByKey<T extends { change: Change }>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => string,
  gone: (item: T) => boolean,
): Match<T> {
  const rest = new Map<string, T[]>();
  for (const item of after) {
    const list = rest.get(keyOf(item));
    if (list) list.push(item);
    else rest.set(keyOf(item), [item]);
  }
  const kept: Array<readonly [T, T]> = [];
  const removed: T[] = [];
  const counts = Map.groupBy(before, keyOf);
  for (const [key, items] of counts) {
    const others = rest.get(key) ?? [];
    const ordered =
      items.length > others.length ? [...items.filter((item) => !gone(item)), ...items.filter(gone)] : items;
    ordered.forEach((item, index) => {
      const other = others[index];
      if (other) kept.push([item, other]);
      else removed.push(item);
    });
    rest.set(key, others.slice(items.length));
  }
  return { kept, removed, added: [...rest.values()].flat() };
}
