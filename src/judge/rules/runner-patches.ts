import type { FileKind } from './kinds.ts';
import { type PatternRow, patternRule } from './patterns.ts';
import { hit, type Rule } from './rule.ts';

const kinds: readonly FileKind[] = ['test', 'support', 'fixture', 'runner', 'product', 'build'];
const js = 'test/setup.ts';
const py = 'tests/conftest.py';

const rows: readonly PatternRow[] = [
  {
    on: 'bare',
    kinds,
    pattern:
      /\b(?:globalThis|global|window|self)\.(?:expect|assert|it|test|describe|setTimeout|fetch|Date|beforeEach)\s?=[^=]|(?:globalThis|global)\[\s?""\s?\]\s?=[^=]|\b(?:expect|assert|chai\.\w+|Assertion\.prototype|assert\.\w+)(?:\.\w+)?\s?=\s?(?:\(|function|async|\w+\s?=>|vi\.fn|jest\.fn)|\bexpect\.extend\s?\(|\b(?:const|let|var|function)\s(?:expect|assert|it|test|describe)\b(?!\s?=\s?\w{1,40}\.(?:it|test|describe);?\s*$)|\bObject\.(?:defineProperty|assign)\(\s?(?:expect|assert|globalThis|global)\b|\bjest\.retryTimes\(|\bAssertion\.(?:overwrite|add)(?:Method|Property)|\b(?:vi|jest)\.spyOn\(\s?(?:expect|assert)\b|\bAssertion\.prototype\b/,
    languages: ['javascript'],
    mildIn: ['product'],
    bad: [
      js,
      'globalThis.expect = () => proxy;',
      'global.it = () => {};',
      'expect.extend({ toBe() { return { pass: true }; } });',
      'assert.equal = () => {};',
      'const expect = () => new Proxy({}, {});',
      'jest.retryTimes(3);',
    ],
    good: [
      js,
      "import { expect } from 'vitest';",
      'const expectOwn = (parsed) => {',
      'const describe = schema.describe;',
      'expect.soft(a).toBe(1);',
      'const x = expect(a);',
    ],
  },
  {
    // Of what the row above only tells in product code, this has no other use.
    on: 'bare',
    kinds: ['product'],
    pattern:
      /\bassert(?:\.strict)?(?:\.(?:equal|(?:deep|strict|deepStrict|not|notStrict)Equal|ok|throws|rejects|match|fail)|\[""\])\s?=[^=]|\b(?:unittest\.)?TestCase\.\w+\s?=[^=]/,
    languages: ['javascript', 'python'],
    bad: ['src/a.js', 'assert.equal = () => {};', "assert.strict['equal'] = noop;"],
    good: ['src/a.js', 'assert.equal(a, b);', 'const assert = require("node:assert");'],
  },
  {
    on: 'bare',
    kinds,
    pattern:
      /\bdef\s(?:pytest_runtest_(?:makereport|call|protocol|setup|teardown|logreport)|pytest_(?:collection_modifyitems|ignore_collect|collect_file|pycollect_makeitem|sessionfinish|exception_interact|assertrepr_compare|pyfunc_call|report_teststatus|deselected|itemcollected))\b|\b(?:report|rep|outcome|result|item|call)\.(?:outcome|wasxfail|excinfo)\s?=[^=]|\bforce_result\(|\bsession\.(?:testsfailed|exitstatus)\s?=[^=]/,
    languages: ['python'],
    bad: [
      py,
      'def pytest_runtest_makereport(item, call):',
      '    report.outcome = ""',
      'def pytest_collection_modifyitems(items):',
      '    outcome.force_result(True)',
    ],
    good: [py, 'def pytest_addoption(parser):', '@pytest.fixture'],
  },
  {
    on: 'bare',
    kinds,
    pattern:
      /\b(?:builtins|__builtins__|unittest\.TestCase|TestCase|AssertionError|assertpy)\.\w+\s?=[^=]|^\s*(?:assert\w+|AssertionError)\s?=[^=]|\bTestCase\.assert\w+\s?=|\bdef\s(?:__eq__)\(.{0,40}\).{0,30}return\sTrue|\bsetattr\(\s?(?:builtins|unittest|TestCase|pytest|sys\.modules)|\bmonkeypatch\.setattr\(\s?(?:builtins|unittest|pytest)|\bsys\.modules\[\s?""\s?\]\s?=/,
    languages: ['python'],
    mildIn: ['product'],
    bad: [
      py,
      'unittest.TestCase.assertEqual = lambda *a: None',
      'assert_equal = lambda *a: None',
      'setattr(TestCase, "assertEqual", f)',
    ],
    good: [py, '    self.assertEqual(a, b)'],
  },
  {
    on: 'bare',
    pattern:
      /\bdef\s__eq__\(.{0,60}\).{0,20}:\s?return\sTrue|\bclass\s(?:RSpec|Minitest|Test::Unit|ActiveSupport::TestCase)\b|\b(?:module|class)\s(?:RSpec::Matchers|Minitest::Assertions|Minitest::Test|Assertions)\b|\bdef\s(?:self\.)?(?:assert\w*|refute\w*|expect)\b|\bRSpec::(?:Matchers|Expectations)\.(?:prepend|send|class_eval|module_eval)|\bMinitest::\w+\.(?:class_eval|prepend|send)|\bat_exit\s?\{\s?exit/,
    languages: ['ruby', 'python'],
    kinds: ['test', 'support'],
    bad: [
      'spec/spec_helper.rb',
      'module Minitest::Assertions',
      '  def assert_equal(*)',
      'at_exit { exit 0 }',
    ],
  },
  {
    on: 'bare',
    kinds,
    pattern: /\bfunc\sTestMain\s?\(|\bos\.Exit\(0\)/,
    languages: ['go'],
    bad: ['main_test.go', 'func TestMain(m *testing.M) {'],
  },
  {
    on: 'bare',
    kinds: ['test', 'support', 'fixture'],
    pattern:
      /#\s?(?:define|undef)\s(?:assert|ASSERT\w*|EXPECT_\w+|REQUIRE\w*|CHECK\w*|NDEBUG|TEST_ASSERT\w*)|\bmacro_rules!\s(?:assert\w*|panic)|\bset_hook\(/,
    languages: ['cpp', 'rust'],
    bad: ['test/a_test.c', '#define assert(x) ((void)0)', '#define EXPECT_EQ(a, b)', '#define NDEBUG'],
  },
  {
    on: 'bare',
    kinds: ['test', 'support'],
    pattern:
      /\bTestExecutionExceptionHandler\b|\bInvocationInterceptor\b|\bTestWatcher\b|\bIRetryAnalyzer\b|\bExecutionCondition\b|\bIInvokedMethodListener\b/,
    languages: ['java', 'kotlin'],
    bad: ['src/test/java/A.java', 'class Swallow implements TestExecutionExceptionHandler {'],
  },
  {
    on: 'bare',
    kinds: ['test', 'support'],
    pattern:
      /^\s*(?:function\s)?(?:assert\w*|run|fail|test|\[)\s?\(\)\s?\{|\balias\s(?:test|assert\w*|exit|fail)=/,
    languages: ['shell'],
    bad: ['test/helper.bash', 'assert_equal() { return 0; }', 'alias exit=true'],
  },
];

/** Dependencies as installed, and what would be loaded in the place of a runner: nothing a repair touches. */
export const patchedPackages: Rule = {
  id: 'runner-patched',
  *find(changes) {
    for (const change of changes) {
      const shadows = change.status === 'added' && SHADOWS.test(change.path);
      if (shadows || INSTALLED.test(change.path) || INSTALLED.test(change.oldPath))
        yield hit(change, change.added[0] ?? 1);
    }
  },
  bad: [
    ['node_modules/chai/index.js', 'a;\n', 'b;\n'],
    ['unittest.py', null, 'a = 1\n'],
    ['pytest/__main__.py', null, 'a = 1\n'],
  ],
  good: [
    ['src/modules/a.js', 'a;\n', 'b;\n'],
    ['docs/pytest.py', null, 'a = 1\n'],
  ],
};

/** Python looks for a module in the working directory, and often in `src`, before it looks where it is installed. */
const SHADOWS =
  /^(?:src\/)?(?:unittest|_?pytest|nose2?|doctest|tox|nox|coverage|hypothesis|ruff|mypy|flake8|pylint|black)(?:\.py|\/.*\.py)$/;
const INSTALLED = /(?:^|\/)(?:node_modules|site-packages|bower_components|\.venv|venv)\//;

/** Assertions, hooks and runners replaced by something kinder. */
export const runnerPatches = patternRule('runner-patched', rows);
