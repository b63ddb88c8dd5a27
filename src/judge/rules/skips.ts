import type { FileKind } from './kinds.ts';
import { type PatternRow, patternRule } from './patterns.ts';
import type { Rule } from './rule.ts';
import { type FoundTest, testDiff } from './test-diff.ts';

const kinds: readonly FileKind[] = ['test', 'support', 'fixture', 'product', 'docs'];
const tests: readonly FileKind[] = ['test', 'support', 'fixture'];
const js = 'test/a.test.ts';
const py = 'tests/test_a.py';
const rb = 'spec/a_spec.rb';
const java = 'src/test/java/ATest.java';
const cs = 'A.Tests/ATests.cs';

const skipRows: readonly PatternRow[] = [
  {
    on: 'bare',
    pattern:
      /\b(?:it|test|describe|suite|context|specify|bench|fixture|scenario|group|testWidgets|t|ava|Deno\.test)(?:\.\w{1,20}){0,3}\.(?:skip|todo|fixme|fails|failing|skipIf|ignore|runIf|pending)\b/,
    languages: ['javascript', 'dart'],
    kinds: tests,
    bad: [
      js,
      "it.skip('a', () => {});",
      "describe.concurrent.skip('a', f);",
      "test.todo('a');",
      "test.skipIf(true)('a', f);",
      "it.fails('a', f);",
      "test.fixme('a', f);",
    ],
    good: [js, "it('skip', f);", 'const skipped = list.skip(2);'],
  },
  {
    on: 'bare',
    pattern: /(?:^|[^\w.$])(?:x(?:it|describe|test|context|specify)|pending)\s?\(/,
    languages: ['javascript'],
    kinds: tests,
    bad: [js, "xit('a', f);", "xdescribe('a', f);", 'pending();'],
    good: [js, 'exit(1)', 'next(() => {})'],
  },
  {
    on: 'bare',
    pattern: /\b(?:skip|todo|ignore|pending)\s?:\s?(?:true\b|""|!|process|[a-zA-Z_]\w*)/,
    languages: ['javascript', 'dart', 'elixir', 'ruby'],
    kinds: tests,
    bad: [js, "test('a', { skip: true }, f);", "Deno.test({ name: 'a', ignore: true, fn });"],
  },
  {
    on: 'bare',
    pattern: /\b(?:this|ctx|context|t|testContext|task)\.(?:skip|todo)\s?\(/,
    languages: ['javascript'],
    kinds: tests,
    bad: [js, 'this.skip();', 't.skip("slow");'],
  },
  {
    on: 'bare',
    pattern:
      /@?\b(?:pytest\.mark\.(?:skip|skipif|xfail)|mark\.(?:skip|xfail)|unittest\.(?:skip\w*|expectedFailure)|pytest\.(?:skip|xfail|importorskip)|(?:self|cls)\.skipTest|(?:unittest\.)?SkipTest)\b|@(?:skip|skipIf|skipUnless|expectedFailure|skipif|xfail|nottest)\b|\b__test__\s?=\s?False|\bcollect_ignore/,
    languages: ['python'],
    kinds: tests,
    bad: [
      py,
      '@pytest.mark.skip',
      '@pytest.mark.skipif(True, reason="x")',
      '@pytest.mark.xfail',
      '@unittest.skip("x")',
      '    pytest.skip("x")',
      '    self.skipTest("x")',
      'pytestmark = pytest.mark.skip',
      '    raise unittest.SkipTest("x")',
      '@unittest.expectedFailure',
      '__test__ = False',
    ],
    good: [py, '@pytest.mark.parametrize("a", [1])', 'lines.skip(2)'],
  },
  {
    on: 'bare',
    pattern:
      /\b(?:t|b|f|tb|s|suite|s\.T\(\))\.Skip(?:f|Now)?\s?\(|\bGinkgo\w*\.Skip\(|(?:^|\s)Skip\("|\b(?:PIt|XIt|PDescribe|XDescribe|PContext|XContext|PEntry|XEntry|PDescribeTable|XDescribeTable)\(/,
    languages: ['go'],
    kinds: tests,
    bad: ['a_test.go', '\tt.Skip("flaky")', '\tt.SkipNow()', '\tXIt("a", func() {', '\ts.T().Skip()'],
    good: ['a_test.go', '\tr.SkipTo(3)'],
  },
  {
    on: 'comment',
    pattern:
      /^\/\/\s?(?:go:build|\+build)\s.{0,80}\b(?:ignore|never|disabled|skip|manual|broken|integration|flaky)\b/,
    languages: ['go'],
    kinds: tests,
    bad: ['a_test.go', '//go:build ignore', '// +build ignore'],
    good: ['a_test.go', '//go:build linux'],
  },
  {
    on: 'bare',
    pattern:
      /#\[(?:ignore\b|cfg\((?:any\(\)|not\(test\)|FALSE|never|disabled)|cfg\(feature\s?=|test_with|cfg_attr\([^\]]{0,80}\bignore\b|should_panic\])/,
    languages: ['rust'],
    kinds,
    bad: ['src/a.rs', '#[ignore]', '#[ignore = "slow"]', '#[cfg_attr(ci, ignore)]', '#[cfg(any())]'],
    good: ['src/a.rs', '#[cfg(test)]', '#[test]'],
  },
  {
    on: 'bare',
    pattern:
      /@(?:Disabled|Ignore|Ignored)\w*\b|@(?:DisabledIf|EnabledIf|EnabledOn|DisabledOn)\w*|\benabled\s?=\s?false|\bAssum(?:e|ptions)\.\w+\(|\bassum(?:eTrue|eFalse|eThat|ingThat|eNoException)\(|\bTestAbortedException\b|\bSkipException\b|\.config\(\s?enabled/,
    languages: ['java', 'kotlin'],
    kinds: tests,
    bad: [
      java,
      '@Disabled("flaky")',
      '@Ignore',
      '@Test(enabled = false)',
      'Assumptions.assumeTrue(false);',
      'assumeTrue(false);',
      'throw new SkipException("x");',
    ],
    good: [java, '@DisplayName("a")', '@Test'],
  },
  {
    on: 'bare',
    pattern:
      /(?:^|[\s({])(?:ignore|xtest|xit|xdescribe|xcontext|xshould|xfeature|xscenario|pending)\s?(?:\(|\{)|""\.?config\(enabled\s?=\s?false|""\s(?:in|should)\s?ignore|\signore\s\{|\bcancel\(/,
    languages: ['kotlin'],
    kinds: tests,
    bad: ['src/test/ATest.kt', 'xtest("a") { }', 'ignore("a") { }'],
  },
  {
    on: 'bare',
    pattern:
      /\b(?:Skip|SkipWhen|SkipUnless|Ignore|IgnoreReason|Explicit)\s?=\s?|\[(?:\w+\s?,\s?)?(?:Ignore|Explicit|Inconclusive|Skip\w*)\b|\bAssert\.(?:Ignore|Inconclusive|Skip\w*)\s?\(|\bSkip\.(?:If|IfNot|Always)\(|\bthrow\snew\s(?:Ignore|Inconclusive|Skip)\w*Exception/,
    languages: ['csharp'],
    kinds: tests,
    bad: [
      cs,
      '[Fact(Skip = "flaky")]',
      '[Ignore("x")]',
      'Assert.Ignore("x");',
      'Assert.Inconclusive();',
      '[Explicit]',
      'Skip.If(true);',
    ],
    good: [cs, 'list.Skip(2);', '[Fact]'],
  },
  {
    on: 'bare',
    pattern:
      /^\s*(?:x(?:it|describe|context|specify|feature|scenario)|pending|skip)\b(?!\s?[=:.])|,\s?(?::skip|:pending|skip:|pending:|:skip\s?=>)|@tag\s:?skip|@moduletag\s:?skip|\.skip\b|before_setup.*skip/,
    languages: ['ruby', 'elixir'],
    kinds: tests,
    bad: [
      rb,
      "xit 'a' do",
      "xdescribe 'a' do",
      "  skip 'flaky'",
      '  pending',
      "it 'a', :skip do",
      "it 'a', skip: true do",
      '  skip',
    ],
    good: [rb, "it 'skips' do", 'skip_before_action :x'],
  },
  {
    on: 'bare',
    pattern:
      /\bmarkTest(?:Skipped|Incomplete)\s?\(|->(?:skip|todo|skipOnWindows)\s?\(|#\[(?:Skip|DoesNotPerformAssertions|RequiresPhp)|\bexpectNotToPerformAssertions\(|\bthrow\snew\sSkipped/,
    languages: ['php'],
    kinds: tests,
    bad: [
      'tests/ATest.php',
      '$this->markTestSkipped("x");',
      '$this->markTestIncomplete();',
      'it("a", fn () => 1)->skip();',
      '$this->expectNotToPerformAssertions();',
    ],
  },
  {
    on: 'comment',
    pattern: /@(?:group\s(?:skip|slow|flaky|ignore|disabled|broken)|doesNotPerformAssertions|requires\s)/,
    languages: ['php'],
    kinds: tests,
    bad: ['tests/ATest.php', '/** @group skip */'],
  },
  {
    on: 'code',
    pattern:
      /\bGTEST_SKIP\b|\bDISABLED_\w|\bTEST_IGNORE\w*\(|\bboost::unit_test::disabled|\bQSKIP\(|\bQEXPECT_FAIL|\bSKIP\(\s?["0-9]|\[\.[\]\w]|\[!(?:mayfail|shouldfail|hide)|\bdoctest::(?:skip|may_fail|should_fail)|\bcmocka_skip|\bskip\(\s?\)/,
    languages: ['cpp'],
    kinds: tests,
    bad: [
      'test/a_test.cc',
      '  GTEST_SKIP() << "x";',
      'TEST(A, DISABLED_B) {',
      '  TEST_IGNORE();',
      'TEST_CASE("a", "[.]") {',
    ],
  },
  {
    on: 'bare',
    pattern: /\bXCTSkip\w*\(|\.disabled\(|\bthrow\sXCTSkip/,
    languages: ['swift'],
    kinds: tests,
    bad: ['Tests/ATests.swift', '  throw XCTSkip("x")', '@Test(.disabled())'],
  },
  {
    on: 'bare',
    pattern: /^\s*(?:skip|startSkipping|SKIP)\b(?!=)|\bbats_skip|\bskip_all\b/,
    languages: ['shell'],
    kinds: tests,
    bad: ['test/a.bats', '  skip "flaky"', '  startSkipping'],
    good: ['test/a.bats', '  skipped=1'],
  },
];

const signs = patternRule('test-skipped', skipRows);

/** A new test may bring its condition along, as long as no old one went away for it. */
export const skippedTests: Rule = {
  ...signs,
  *find(changes, options) {
    const { addedTests, removedTests } = testDiff(changes);
    for (const found of signs.find(changes, options)) {
      const isNew = addedTests.some((test) => test.change === found.change && covers(test, found.line));
      yield isNew && removedTests.length === 0 ? { ...found, mild: true } : found;
    }
  },
};

function covers({ source, line, to }: FoundTest, place: number): boolean {
  const last = source.tokens[to - 1]?.line ?? line;
  return place >= line - 3 && place <= last;
}

const focusRows: readonly PatternRow[] = [
  {
    on: 'bare',
    pattern:
      /\b(?:it|test|describe|suite|context|specify|fixture|scenario|t|Deno\.test)(?:\.\w{1,20}){0,3}\.only\b|(?:^|[^\w.$])(?:fit|fdescribe|ftest|fcontext|iit|ddescribe)\s?\(|\bonly\s?:\s?true\b/,
    languages: ['javascript'],
    kinds: tests,
    bad: [
      js,
      "it.only('a', f);",
      "fit('a', f);",
      "fdescribe('a', f);",
      "test('a', { only: true }, f);",
      "describe.concurrent.only('a', f);",
    ],
    good: [js, 'profit(1);', 'const only = list.only;'],
  },
  {
    on: 'bare',
    pattern:
      /^\s*(?:fit|fdescribe|fcontext|fspecify)\b|,\s?(?::focus\b|focus:\s?true|:focus\s?=>)|@tag\s:focus/,
    languages: ['ruby', 'elixir'],
    kinds: tests,
    bad: [rb, "fit 'a' do", "it 'a', :focus do", "it 'a', focus: true do"],
  },
  {
    on: 'bare',
    pattern: /\b(?:FIt|FDescribe|FContext|FEntry|FSpecify|FDescribeTable)\(/,
    languages: ['go'],
    kinds: tests,
    bad: ['a_test.go', '\tFIt("a", func() {'],
  },
  {
    on: 'bare',
    pattern: /->only\(|\bonly\(\s?\)|\bsolo\s?:\s?true/,
    languages: ['php', 'dart'],
    kinds: tests,
    bad: ['tests/ATest.php', 'it("a", f())->only();'],
  },
  {
    on: 'code',
    pattern: /["']f:|\bfocus\s?=\s?true/,
    languages: ['kotlin'],
    kinds: tests,
    bad: ['src/test/ATest.kt', 'test("f:adds") { }'],
  },
  {
    on: 'bare',
    pattern: /@Only\b|\bonly\s?=\s?true/,
    languages: ['kotlin', 'java', 'csharp', 'swift'],
    kinds: tests,
    bad: ['src/test/ATest.kt', '@Only'],
  },
];

export const focusedTests = patternRule('test-focused', focusRows);
