import { weakerNumber } from './bounds.ts';
import type { Change } from './change.ts';
import { isCalled } from './helpers.ts';
import { literalsIn } from './literals.ts';
import { addedValues, isMerged } from './merged.ts';
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
    const { removed, kept } = testDiff(changes);
    for (const claim of removed) {
      if (!isMerged(claim, changes)) yield hit(claim.change, claim.line, 'before');
    }
    for (const [before, after] of kept) {
      if (before.owner && !after.owner && !isCalled(after)) yield hit(after.change, after.line);
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
  const { changed } = testDiff(changes);
  if (changed.length === 0) return;
  const extra = addedValues(changes);
  for (const [before, after] of changed) {
    if (verdictOf(before, after, extra) === wanted && !isMerged(before, changes))
      yield hit(after.change, after.line);
  }
}

const verdicts = new WeakMap<Claim, Verdict>();

/** Two rules ask for the verdict on one pair; a claim is paired once. */
function verdictOf(before: Claim, after: Claim, extra: ReadonlySet<string>): Verdict {
  const known = verdicts.get(before) ?? verdict(before, after, extra);
  verdicts.set(before, known);
  return known;
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
  if (stronger && (old.negative === now.negative || (old.rank ?? 0) <= 3)) return 'fine';
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

const BROAD = /^(?:Exception|Throwable|BaseException|Error|StandardError|RuntimeException|ThrowsAny|anyhow)$/;

/** A way round the value: `expect.anything()`, `or True`. */
function gainedEscape(before: Claim, after: Claim): boolean {
  const gained = after.text.filter((word) => !before.text.includes(word));
  const narrow = before.text.some(
    (word) => /\w(?:Error|Exception)$/.test(word) && !after.text.includes(word),
  );
  return gained.some((word) => ESCAPES.test(word) || (narrow && BROAD.test(word)));
}

/** `a == b and c == d` became `a == b`. */
function lostTerms(before: Claim, after: Claim): boolean {
  const terms = ({ text }: Claim) => text.filter((word) => word === 'and' || word === '&&').length;
  return terms(after) < terms(before) && !after.inverted;
}
