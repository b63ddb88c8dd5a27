import { weakerNumber } from './bounds.ts';
import type { Change } from './change.ts';
import { literalsIn } from './literals.ts';
import { type Example, type Hit, hit, type Rule } from './rule.ts';
import { strengthOf } from './strength.ts';
import { type Claim, testDiff } from './test-diff.ts';

type Verdict = 'fine' | 'loosened' | 'expectation';

function test(before: string, after: string): Example {
  return [
    'test/sum.test.ts',
    `test('a', () => {\n  ${before}\n  log();\n});\n`,
    `test('a', () => {\n  ${after}\n  log();\n});\n`,
  ];
}

function python(before: string, after: string): Example {
  return ['tests/test_a.py', `def test_a():\n    ${before}\n`, `def test_a():\n    ${after}\n`];
}

export const removedAssertions: Rule = {
  id: 'assertion-removed',
  *find(changes) {
    const diff = testDiff(changes);
    for (const claim of diff.removed) {
      if (!isMerged(claim, diff.added, changes)) yield hit(claim.change, claim.line, 'before');
    }
  },
  bad: [
    test('expect(sum(1, 2)).toBe(3);', 'sum(1, 2);'),
    test('expect(sum(1, 2)).toBe(3);', '// expect(sum(1, 2)).toBe(3);'),
    python('assert add(1, 2) == 3', 'add(1, 2)'),
  ],
  good: [
    test('expect(sum(1, 2)).toBe(3);', 'expect(sum(1, 2)).toBe(3);\n  expect(sum(2, 2)).toBe(4);'),
    test('expect(sum(1, 2)).toBe(3);', 'expect(\n    sum(1, 2),\n  ).toBe(3)'),
  ],
};

export const loosenedAssertions: Rule = {
  id: 'assertion-loosened',
  find: (changes) => judged(changes, 'loosened'),
  bad: [
    test('expect(f()).toBe(3);', 'expect(f()).toBeTruthy();'),
    test('expect(f()).toBe(3);', 'expect(f()).not.toBe(3);'),
    test('expect(f()).toEqual({ a: 1 });', 'expect(f()).toMatchObject({ a: 1 });'),
    test("await expect(f()).rejects.toThrow('x');", "expect(f()).rejects.toThrow('x');"),
    python('assert f() == 3', 'assert f()'),
    python('assert f() == 3', 'assert f() >= 3'),
    python('self.assertEqual(f(), 3)', 'self.assertIsNotNone(f())'),
  ],
  good: [
    test('expect(f()).toBeTruthy();', 'expect(f()).toBe(3);'),
    python('assert f() > 0', 'assert f() == 3'),
    python('self.assertTrue(f() == 3)', 'self.assertEqual(f(), 3)'),
  ],
};

export const changedExpectations: Rule = {
  id: 'expectation-changed',
  find: (changes) => judged(changes, 'expectation'),
  bad: [
    test('expect(f()).toBe(3);', 'expect(f()).toBe(4);'),
    test("expect(f).toThrow('bad');", "expect(f).toThrow('worse');"),
    python('assert f() == 3', 'assert f() == 4'),
  ],
  good: [
    test('expect(f()).toBe(3);', 'expect(g()).toBe(3);'),
    test('expect(f()).toBeGreaterThan(1);', 'expect(f()).toBeGreaterThan(2);'),
  ],
};

function* judged(changes: readonly Change[], wanted: Verdict): Generator<Hit> {
  const extra = addedLiterals(changes);
  for (const [before, after] of testDiff(changes).changed) {
    if (verdict(before, after, extra) === wanted) yield hit(after.change, after.line);
  }
}

/** A step of strictness that is no loss for plain values: `toBe(3)` and `toEqual(3)`. */
function sameForPrimitives(before: Claim, from: number, to: number): boolean {
  const values = before.text.slice(before.text.lastIndexOf('('));
  return from === 9 && to === 8 && values.length <= 4 && values.some((word) => literalsIn([word]).length > 0);
}

function verdict(before: Claim, after: Claim, extra: ReadonlySet<string>): Verdict {
  const old = strengthOf(before);
  const now = strengthOf(after);
  const stronger = old.rank !== null && now.rank !== null && now.rank > old.rank;
  if (stronger && !(old.negative !== now.negative && old.rank !== 2 && now.rank !== 9)) return 'fine';
  if (old.rank !== null && (now.rank ?? 3) < old.rank && !sameForPrimitives(before, old.rank, now.rank ?? 3))
    return 'loosened';
  if (lostAwait(before, after) || gainedEscape(before, after)) return 'loosened';
  if (old.negative !== now.negative) return 'expectation';
  const kept = new Set(literalsIn(after.text));
  const lost = literalsIn(before.text).filter((value) => !kept.has(value) && !extra.has(value));
  if (lost.length === 0) return lostTerms(before, after) ? 'loosened' : 'fine';
  return weakerNumber(before.text, after.text) === false ? 'fine' : 'expectation';
}

function lostAwait(before: Claim, after: Claim): boolean {
  const settles =
    /\b(?:rejects|resolves|assertRejects)\b/.test(after.key) || after.text.join('').includes('findBy');
  return settles && before.text[0] === 'await' && after.text[0] !== 'await';
}

const ESCAPES =
  /^(?:anything|ANY|any|Any|AnyOf|anyOf|anyString|anyInt|IsAny|or|\|\||_|anyOrNull|objectContaining|arrayContaining|stringContaining|stringMatching)$/;

/** A way round the value: `expect.anything()`, `or True`. */
function gainedEscape(before: Claim, after: Claim): boolean {
  return after.text.some((word) => ESCAPES.test(word) && !before.text.includes(word));
}

/** `a == b and c == d` became `a == b`. */
function lostTerms(before: Claim, after: Claim): boolean {
  const terms = ({ text }: Claim) => text.filter((word) => word === 'and' || word === '&&').length;
  return terms(after) < terms(before) && !after.inverted;
}

/** Values written outside assertions on lines the change adds to tests: constants and tables. */
function addedLiterals(changes: readonly Change[]): Set<string> {
  const inside = new Map<Change, Set<number>>();
  for (const { change, line, source, to } of testDiff(changes).added) {
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
      if (!added.has(token.line) || inside.get(change)?.has(token.line)) continue;
      for (const value of literalsIn([token.text.replaceAll("'", '"')])) found.add(value);
    }
  }
  return found;
}

const LOOPS = /\b(?:each|parametrize|ParameterizedTest|Theory|TestCase|rstest|for|range|forEach)\b/;

/** Several claims became one in a helper or a table: same strictness, and their values still stand in the tests. */
function isMerged(claim: Claim, added: readonly Claim[], changes: readonly Change[]): boolean {
  const { rank } = strengthOf(claim);
  const values = literalsIn(claim.text);
  const extra = addedLiterals(changes);
  return added.some((other) => {
    if (other.change !== claim.change && other.change.kind !== 'support') return false;
    const general = other.owner === null || LOOPS.test(headOf(other));
    const own = new Set(literalsIn(other.text));
    const complete = values.every((value) => own.has(value) || extra.has(value));
    return general && complete && (strengthOf(other).rank ?? 0) >= (rank ?? 0);
  });
}

/** The lines from just before the test's head to the claim, where tables and loops show. */
function headOf({ owner, source, line }: Claim): string {
  const from = Math.max(0, (owner?.line ?? line) - 12);
  return source.bare.slice(from, Math.min(line, from + 40)).join('\n');
}
