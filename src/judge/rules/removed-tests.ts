import type { Change } from './change.ts';
import { isCalled } from './helpers.ts';
import { isMerged } from './merged.ts';
import { type Hit, hit, type Rule } from './rule.ts';
import { type Claim, type FoundTest, type TestDiff, testDiff } from './test-diff.ts';

const two =
  "test('a', () => {\n  expect(f()).toBe(1);\n});\ntest('b', () => {\n  expect(g()).toBe(2);\n});\n";
const one = "test('a', () => {\n  expect(f()).toBe(1);\n});\n";

export const removedTests: Rule = {
  id: 'test-removed',
  *find(changes) {
    const diff = testDiff(changes);
    const lives = survivors(diff, changes);
    for (const gone of diff.removedTests) {
      if (!lives(gone)) yield hit(gone.change, gone.line, 'before');
    }
    for (const change of changes) {
      if (lostWhole(change, changes) || leftGlob(change)) yield hit(change, 1, 'before');
    }
    yield* cutShort(diff);
  },
  bad: [
    ['test/a.test.ts', two, one],
    ['test/a.test.ts', two, null],
    ['test/a.test.ts', one, ''],
    ['test/a.test.ts', one, "// test('a', () => {\n//   expect(f()).toBe(1);\n// });\n"],
    ['test/a.test.ts', one, "test('a', () => {\n  return;\n  expect(f()).toBe(1);\n});\n"],
    ['tests/test_a.py', 'def test_a():\n    assert f() == 1\n', 'def _test_a():\n    assert f() == 1\n'],
    [
      'src/test/java/ATest.java',
      '@Test\nvoid adds() { assertEquals(1, f()); }\n',
      'void adds() { assertEquals(1, f()); }\n',
    ],
    [
      'a_test.go',
      'func TestA(t *testing.T) {\n\tif f() != 1 {\n\t\tt.Fatal("x")\n\t}\n}\n',
      'func testA(t *testing.T) {\n\tif f() != 1 {\n\t\tt.Fatal("x")\n\t}\n}\n',
    ],
  ],
  good: [
    ['test/a.test.ts', one, two],
    ['test/a.test.ts', one, "test('returns one', () => {\n  expect(f()).toBe(1);\n});\n"],
    ['tests/test_a.py', 'def test_a():\n    assert f() == 1\n', 'def test_one():\n    assert f() == 1\n'],
  ],
};

/** Renamed, merged or moved: its body, or every claim it made, still runs. */
function survivors(diff: TestDiff, changes: readonly Change[]): (gone: FoundTest) => boolean {
  const codes = new Set(diff.addedTests.map(({ code }) => code));
  const paired = Map.groupBy([...diff.kept, ...diff.changed], ([before]) => ownerKey(before));
  const lost = Map.groupBy(diff.removed, ownerKey);
  const added = Map.groupBy(diff.addedTests, ({ change }) => change);
  return (gone) => {
    if (codes.has(gone.code)) return true;
    const key = testKey(gone.change, gone.from);
    const going = paired.get(key) ?? [];
    const removed = lost.get(key) ?? [];
    if (!removed.every((claim) => isMerged(claim, changes))) return false;
    if (going.length + removed.length > 0)
      return going.every(([, after]) => after.owner !== null || isCalled(after));
    const candidates = added.get(gone.change) ?? [];
    return candidates.slice(0, CANDIDATES).some(({ code }) => alike(code, gone.code));
  };
}

function ownerKey({ change, owner }: Claim): string {
  return testKey(change, owner?.from ?? -1);
}

function testKey({ oldPath }: Change, from: number): string {
  return `${oldPath}:${from}`;
}

/** Only this many new tests are weighed for one lost one, which keeps the work linear. */
const CANDIDATES = 40;

function alike(left: string, right: string): boolean {
  const words = new Set(left.split(' '));
  const others = new Set(right.split(' '));
  const shared = [...others].filter((word) => words.has(word)).length;
  return shared / Math.max(1, others.size) > 0.6;
}

/** A deleted test file in which no test could be told apart. */
function lostWhole(change: Change, changes: readonly Change[]): boolean {
  if (change.oldKind !== 'test' || change.status !== 'deleted' || change.removed.length === 0) return false;
  const diff = testDiff(changes);
  const known = [...diff.removedTests, ...diff.keptTests.map(([before]) => before)];
  return !known.some((found) => found.change === change);
}

const AFFIX = /(?:^|[._-])(?:tests?|specs?|e2e|cy)(?:[._-]|$)|(?:Tests?|Specs?|IT|Suite)\.\w+$|^Test[A-Z]/;
const SHELVED =
  /(?:^|\/)(?:disabled|skipped?|archived?|old|legacy|quarantined?|flaky|broken|ignored?|deprecated|attic|_\w+)\/|\.(?:bak|old|disabled|skip|off|orig|txt|ignore|broken)$/i;

/** A test file that its runner no longer finds. */
function leftGlob({ status, path, oldPath, oldKind, kind, after }: Change): boolean {
  if (status !== 'renamed' || oldKind !== 'test' || !after) return false;
  const base = (file: string) => file.slice(file.lastIndexOf('/') + 1);
  const lostAffix = AFFIX.test(base(oldPath)) && !AFFIX.test(base(path));
  return kind !== 'test' || lostAffix || (SHELVED.test(path) && !SHELVED.test(oldPath));
}

/** An added `return` on the first level of a body: what follows never runs. */
function* cutShort({ keptTests }: TestDiff): Generator<Hit> {
  for (const [before, after] of keptTests) {
    const line = earlyReturn(after);
    if (line !== null && earlyReturn(before) === null) yield hit(after.change, line);
  }
}

function earlyReturn({ source, body, to }: FoundTest): number | null {
  const { tokens, closers } = source;
  let at = body;
  const braces = source.language?.id !== 'python' && source.language?.id !== 'ruby';
  while (braces && at < to && tokens[at]?.text !== '{') at += 1;
  const indent = source.indent(tokens[at + 1]?.line ?? 1);
  for (at += braces ? 1 : 0; at < to; at += 1) {
    const token = tokens[at];
    const close = closers[at] ?? -1;
    if (close > at) at = close;
    else if (token?.text === 'return' && (braces || source.indent(token.line) === indent)) {
      const next = tokens[at + 1];
      const plain = next?.line !== token.line || next.text === ';';
      const last = next === undefined || next.text === '}' || at + 2 >= to || tokens[at + 2]?.text === '}';
      return plain && !last ? token.line : null;
    }
  }
  return null;
}
