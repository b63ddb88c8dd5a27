import { asSet, type Change } from './change.ts';
import { type Hit, hit, type Rule } from './rule.ts';
import { testDiff } from './test-diff.ts';

const RETRY =
  /\bretr(?:y|ies)(?:Times)?\s?[:=(]\s?\{?\s?[1-9a-z]|\.retries\(|\bjest\.retryTimes|\bflaky\b(?!['"`])|\breruns?\b|@(?:Retry\w*|RepeatedIfExceptionsTest|Flaky\w*|FlakyTest)\b|\[(?:Retry|RetryFact|RetryTheory)\b|\bIRetryAnalyzer\b|\bFlakyException|\bnextest_retries|\bretry:\s?[1-9]|\bflaky_test\b|\bbackoff\.on_exception|\btenacity\b/i;
const WAIT =
  /time_?-?out|setDefaultTimeout|slow\(|@Timeout|maxDuration|deadline|eventually|waitFor|setTimeout|testTimeout|hookTimeout|interval/i;
/** Waiting for a time instead of for what is to happen. */
const SLEEP =
  /\b(?:time\.sleep|asyncio\.sleep|Thread\.sleep|time\.Sleep|thread::sleep|sleep_for|usleep|Task\.Delay|waitForTimeout|cy\.wait|setTimeout|sleep|delay)\(\s?(?:\w+\s?,\s?)?(?:[\d(]|time\.|Duration|std::chrono|TimeSpan)|^\s*sleep\s\d/;
/** `}, 30_000);` closes a test with its own limit. */
const CLOSING = /^\s*\}\s?,\s?([\d_]{3,12})\s?\)/;
const AMOUNT = /\d[\d_]{0,14}(?:\.\d+)?/g;

export const patience: Rule = {
  id: 'patience-raised',
  *find(changes) {
    for (const change of changes) {
      if (change.kind !== 'test' && change.kind !== 'support' && change.kind !== 'runner') continue;
      if (change.before && change.after) yield* raised(change, keptLines(change, changes));
    }
  },
  bad: [
    ['test/a.test.ts', "test('a', f);\n", "test('a', { retry: 3 }, f);\n"],
    ['test/a.test.ts', "test('a', f, {\n  timeout: 1000,\n});\n", "test('a', f, {\n  timeout: 60000,\n});\n"],
    ['test/a.test.ts', "test('a', () => {\n  f();\n});\n", "test('a', () => {\n  f();\n}, 60_000);\n"],
    ['tests/test_a.py', 'def test_a(): pass\n', '@pytest.mark.flaky(reruns=3)\ndef test_a(): pass\n'],
    ['test/a.test.ts', "test('a', f);\n", "jest.setTimeout(60000);\ntest('a', f);\n"],
    [
      'a_test.go',
      'func TestA(t *testing.T) {\n\tf()\n}\n',
      'func TestA(t *testing.T) {\n\tf()\n\ttime.Sleep(5 * time.Second)\n}\n',
    ],
    ['tests/test_a.py', 'def test_a():\n    f()\n', 'def test_a():\n    f()\n    time.sleep(2)\n'],
  ],
  good: [
    ['test/a.test.ts', "test('a', f, {\n  timeout: 9000,\n});\n", "test('a', f, {\n  timeout: 1000,\n});\n"],
    ['test/a.test.ts', null, "test('a', f, { timeout: 9000 });\n"],
  ],
};

function* raised(change: Change, kept: ReadonlySet<number>): Generator<Hit> {
  const { before, after } = change;
  if (!before || !after) return;
  const old = new Map<string, number>();
  for (const line of change.removed) {
    const text = before.bare[line - 1] ?? '';
    if (RETRY.test(text) || WAIT.test(text) || CLOSING.test(text) || SLEEP.test(text))
      old.set(shape(text), Math.max(total(text), old.get(shape(text)) ?? 0));
  }
  for (const line of change.added) {
    const text = after.bare[line - 1] ?? '';
    const known = old.get(shape(text));
    if (known !== undefined && total(text) <= known) continue;
    const sets =
      WAIT.test(text) &&
      total(text) >= 1 &&
      (known !== undefined ||
        /(?:^|[^\w])(?:timeout|testTimeout|hookTimeout|setDefaultTimeout|\w+\.setTimeout|slow|Timeout)\b\s?[:=(]/.test(
          text,
        ));
    if (RETRY.test(text) || CLOSING.test(text) || SLEEP.test(text) || sets)
      yield {
        ...hit(change, line),
        mild:
          known === undefined &&
          !RETRY.test(text) &&
          (SLEEP.test(text) ? !kept.has(line) : inNewCode(change, line)),
      };
  }
}

/** The lines of the tests that were there before. */
function keptLines(change: Change, changes: readonly Change[]): Set<number> {
  const lines = new Set<number>();
  for (const [, test] of testDiff(changes).keptTests) {
    if (test.change !== change) continue;
    const last = test.source.tokens[test.to - 1]?.line ?? test.line;
    for (let line = test.line; line <= last; line += 1) lines.add(line);
  }
  return lines;
}

/** Three added lines around it: a new test brings its own limit. */
function inNewCode({ added }: Change, line: number): boolean {
  return [1, 2, 3].every((step) => asSet(added).has(line - step));
}

function shape(text: string): string {
  return text.replaceAll(AMOUNT, '#').trim();
}

function total(text: string): number {
  return (text.match(AMOUNT) ?? []).reduce((sum, amount) => sum + Number(amount.replaceAll('_', '')), 0);
}
