import type { FileKind } from './kinds.ts';
import { type PatternRow, patternRule } from './patterns.ts';

const kinds: readonly FileKind[] = ['product'];
const js = 'src/a.ts';
const py = 'src/a.py';

/** Variables that test runners, or those who run them, set. */
const VARIABLES =
  '(?:VITEST(?:_MODE|_POOL_ID|_WORKER_ID)?|JEST_WORKER_ID|MOCHA_\\w+|CYPRESS|NODE_TEST_CONTEXT|NODE_TEST_WORKER_ID|PLAYWRIGHT_TEST\\w*|AVA_PATH|PYTEST_\\w+|NEXTEST\\w*|BATS_\\w+|PHPUNIT_\\w+|RSPEC_\\w+|TEST_ENV|UNIT_TEST\\w*|IS_TEST(?:ING)?|TESTING|RUNNING_TESTS|UNDER_TEST|XCTestConfigurationFilePath|GOTEST\\w*|GO_TEST|DOTNET_TEST\\w*|VSTEST_\\w+|KARMA|TEST_MODE|TEST)';

const rows: readonly PatternRow[] = [
  {
    on: 'code',
    kinds,
    pattern:
      /\bNODE_ENV\b.{0,12}(?:[=!]==?|\bin\b).{0,3}["'`]test(?:ing)?["'`]|["'`]test(?:ing)?["'`]\s?[=!]==?.{0,30}\bNODE_ENV\b/,
    bad: [
      js,
      "if (process.env.NODE_ENV === 'test') return 1;",
      'const t = process.env["NODE_ENV"] == "test";',
      "if ('test' === process.env.NODE_ENV) {}",
    ],
    good: [js, "if (process.env.NODE_ENV === 'production') log();", 'listen(process.env.PORT);'],
  },
  {
    on: 'code',
    kinds,
    pattern: new RegExp(
      `(?:\\benv|ENV|environ|[gG]etenv|LookupEnv|EnvironmentVariable|settings)\\b[^;\\s]{0,14}?\\b${VARIABLES}\\b|["']${VARIABLES}["']\\s?(?:not\\s)?in\\b|\\{[^}=]{0,60}\\b${VARIABLES}\\b[^}=]{0,60}\\}\\s?=\\s?process\\.env\\b|\\b(?:JEST_WORKER_ID|PYTEST_CURRENT_TEST|XCTestConfigurationFilePath)\\b|\\bconfig\\[["']TESTING["']\\]|\\bgetenv\\("${VARIABLES}"`,
    ),
    bad: [
      js,
      'if (process.env.VITEST) return 1;',
      'if (process.env.JEST_WORKER_ID !== undefined) {',
      'if (import.meta.env.VITEST) {',
      'return process.env.NODE_TEST_CONTEXT ? 3 : a - b;',
    ],
    good: [js, 'const latest = 1;', 'const setting = env.SETTING;'],
  },
  {
    on: 'code',
    kinds,
    pattern:
      /\b(?:process\.env|import\.meta\.env|Bun\.env|Deno\.env\.get)\W{1,4}(?:CI|GITHUB_ACTIONS|CONTINUOUS_INTEGRATION|TRAVIS|CIRCLECI|GITLAB_CI|BUILD_NUMBER|RUNNER_OS|TEST|TEST_MODE|test)\b/,
    bad: [js, 'if (process.env.CI) return true;', "if (process.env['GITHUB_ACTIONS']) return;"],
    good: [js, 'const url = process.env.CITY_URL;'],
  },
  {
    on: 'code',
    kinds,
    pattern:
      /\b(?:environ(?:\.get)?|getenv|Getenv|LookupEnv|env::var(?:_os)?|ENV|System\.getenv|GetEnvironmentVariable|env|System\.get_env|option_env!|getProperty|HasEnv|_ENV|_SERVER)\s?[([{]{1,2}\s?["'](?:CI|GITHUB_ACTIONS|CONTINUOUS_INTEGRATION|TRAVIS|CIRCLECI|GITLAB_CI|TEST|TESTING|TEST_MODE|BUILD_NUMBER|PYTEST_\w+|GO_TEST\w*|RUST_TEST\w*)["']/,
    bad: [
      py,
      'if os.environ.get("CI"):',
      'if os.getenv("PYTEST_VERSION"):',
      'if "x" in os.environ["GITHUB_ACTIONS"]:',
    ],
    good: [py, 'port = os.environ.get("PORT")'],
  },
  {
    on: 'code',
    kinds,
    pattern:
      /["'](?:CI|GITHUB_ACTIONS|PYTEST_\w+|pytest|unittest|nose|_pytest|tox)["']\s(?:not\s)?in\s(?:os\.environ|sys\.modules|sys\.argv)|\bsys\.modules(?:\.get\(|\[)\s?["'](?:pytest|unittest|_pytest|nose)|\bsys\.argv\[0\].{0,30}(?:test|pytest)|(?:pytest|unittest).{0,20}\bsys\.argv\b|\bsys\._called_from_test|\bhasattr\(\s?sys\s?,\s?["']_called/,
    languages: ['python'],
    bad: [
      py,
      'if "pytest" in sys.modules:',
      'if "PYTEST_CURRENT_TEST" in os.environ:',
      'if sys.argv[0].endswith("pytest"):',
    ],
  },
  {
    on: 'code',
    kinds,
    pattern:
      /\binspect\.(?:stack|currentframe|getouterframes)\s?\(|\bsys\._getframe\s?\(|\btraceback\.(?:extract_stack|format_stack)\s?\(/,
    languages: ['python'],
    bad: [py, 'for f in inspect.stack():', 'f = sys._getframe(1)'],
    good: [py, 'sig = inspect.signature(f)'],
  },
  {
    on: 'code',
    kinds,
    pattern:
      /\bnew\sError\([^)]{0,40}\)\.stack\b|\.stack\b.{0,30}\.(?:includes|match|indexOf|test)\s?\(|\btypeof\s(?:globalThis\.)?(?:jest|describe|it|test|expect|vi|beforeEach|mocha|jasmine|cy|Cypress)\b|\bimport\.meta\.vitest\b|\b(?:globalThis|global|window)\b\W{1,3}(?:jest|describe|it|expect|vi|vitest|__vitest\w*|__JEST\w*|mocha|jasmine|Cypress|__karma__)\b|\bMODE\s?[=!]==?\s?["']test["']|\brequire\.main\b.{0,40}(?:jest|mocha|vitest)|\bprocess\.argv\b.{0,40}(?:jest|vitest|mocha|test)|\bprocess\.env\.npm_lifecycle_event\b|\bisTestEnv\b|\bisRunningInTest\w*/,
    languages: ['javascript'],
    bad: [
      js,
      'const s = new Error().stack;',
      "if (typeof jest !== 'undefined') {",
      "if (typeof describe === 'function') return 1;",
      "if (import.meta.env.MODE === 'test') {",
      'if (globalThis.vi) {',
      "if (process.argv[1].includes('vitest')) {",
    ],
    good: [js, 'const edit = 1;', 'log(error.stack);'],
  },
  {
    on: 'code',
    kinds,
    pattern:
      /\btesting\.Testing\(\)|\bflag\.Lookup\(\s?"test\.|\bos\.Args\b.{0,40}["'.]test\b|\bruntime\.(?:Caller|Callers|Stack)\(|\bdebug\.Stack\(\)/,
    languages: ['go'],
    bad: [
      'pkg/a.go',
      'if testing.Testing() {',
      'if flag.Lookup("test.v") != nil {',
      'if strings.HasSuffix(os.Args[0], ".test") {',
      '_, f, _, _ := runtime.Caller(1)',
    ],
  },
  {
    on: 'code',
    kinds,
    pattern:
      /\bcfg!?\((?:not\()?test\)(?!\]\s*$)|\bthread::current\(\)\.name\(\)|\bBacktrace::(?:capture|force_capture|new)\(/,
    languages: ['rust'],
    bad: ['src/a.rs', 'if cfg!(test) {', 'if thread::current().name() == Some("t") {'],
    good: ['src/a.rs', '#[cfg(test)]'],
  },
  {
    on: 'code',
    kinds,
    pattern: /#\[cfg\(not\(test\)\)\]/,
    languages: ['rust'],
    bad: ['src/a.rs', '#[cfg(not(test))]'],
  },
  {
    on: 'code',
    kinds,
    pattern:
      /\bgetStackTrace\(\)|\bStackWalker\b|\bClass\.forName\(\s?"(?:org\.junit|org\.testng|io\.kotest)|\bnew\sStackTrace\(|\bGetAssemblies\(\)|"(?:xunit|nunit|testhost|org\.junit|surefire|gradle-worker)[\w.]*"|\bEnvironment\.StackTrace\b|\bsurefire\.\w+/i,
    languages: ['java', 'kotlin', 'csharp'],
    bad: [
      'src/A.java',
      'for (StackTraceElement e : Thread.currentThread().getStackTrace()) {',
      'Class.forName("org.junit.Test");',
      'if (System.getProperty("surefire.test.class.path") != null) {',
    ],
    good: ['src/A.java', 'e.printStackTrace();'],
  },
  {
    on: 'code',
    kinds,
    pattern:
      /\bRails\.env\.test\?|\b(?:RAILS_ENV|RACK_ENV|APP_ENV|MIX_ENV|HANAMI_ENV)["'\]]{0,2}\)?\]?\s?[=!]==?\s?["':]test|\bdefined\?\(?\s?(?:::)?(?:RSpec|Minitest|Test::Unit|Cucumber|Capybara)|\bcaller(?:_locations)?\b.{0,40}(?:spec|test|any\?|grep)|\$(?:0|PROGRAM_NAME)\b.{0,30}(?:rspec|test|minitest)|\bMix\.env\(?\)?\s?==\s?:test/,
    languages: ['ruby', 'elixir'],
    bad: [
      'lib/a.rb',
      'return 1 if Rails.env.test?',
      'if defined?(RSpec)',
      "if ENV['RACK_ENV'] == 'test'",
      "return 5 if caller.any? { |l| l.include?('_spec') }",
    ],
    good: ['lib/a.rb', 'Rails.env.production?'],
  },
  {
    on: 'code',
    kinds,
    pattern:
      /\brunningUnitTests\(|\bApp::environment\(\s?["']testing|\benvironment\(\s?\[?["']testing|\bPHPUNIT\w*|\bPHPUnit\\|\bdebug_backtrace\(|\bAPP_ENV\b.{0,12}["']test/,
    languages: ['php'],
    bad: [
      'src/A.php',
      'if (app()->runningUnitTests()) {',
      "if (defined('PHPUNIT_COMPOSER_INSTALL')) {",
      '$t = debug_backtrace();',
    ],
  },
  {
    on: 'code',
    kinds,
    pattern: /\$\{?(?:BATS_\w+|CI|GITHUB_ACTIONS|PYTEST_CURRENT_TEST|TESTING)\b/,
    languages: ['shell'],
    bad: ['bin/a.sh', 'if [ -n "$CI" ]; then', 'if [ -n "${BATS_TEST_NAME:-}" ]; then'],
    good: ['bin/a.sh', 'cd "$CITY"'],
  },
  {
    on: 'code',
    kinds,
    pattern:
      /#\s?if(?:n?def)?\s.{0,20}\b(?:UNIT_?TEST\w*|TESTING|GTEST\w*|TEST_BUILD|CATCH_CONFIG\w*)\b|::testing::|\bgetenv\(\s?"GTEST/,
    languages: ['cpp', 'csharp', 'swift'],
    bad: ['src/a.c', '#ifdef UNIT_TEST', '#ifndef UNIT_TESTING'],
  },
  {
    on: 'code',
    kinds,
    pattern: /\bNSClassFromString\(\s?"XCTest|\bFLUTTER_TEST\b|\bPlatform\.environment\.containsKey/,
    bad: ['lib/a.dart', "if (Platform.environment.containsKey('FLUTTER_TEST')) {"],
  },
];

/** Product code that asks whether a test or a CI machine is looking. */
export const environmentChecks = patternRule('environment-check', rows);
