import type { FileKind } from './kinds.ts';
import { type PatternRow, patternRule } from './patterns.ts';

/** Files whose commands decide what is green. */
const gates: readonly FileKind[] = [
  'ci',
  'manifest',
  'build',
  'runner',
  'checker',
  'types',
  'test',
  'support',
  'fixture',
];
const CHECK =
  '\\b(?:npm|npx|pnpm|yarn|bun|deno|node|vitest|jest|mocha|tsc|eslint|biome|prettier|pytest|python3?|tox|nox|ruff|mypy|flake8|pylint|black|go|golangci-lint|cargo|clippy|mvnw?|gradlew?|dotnet|rake|rspec|bundle|rubocop|phpunit|composer|phpstan|make|ctest|cmake|bats|shellcheck|test|tests|lint|check|verify|validate|diff|exit)\\b';

/** Files that are started rather than loaded, by their names. */
const PROGRAMS =
  /(?:^|\/)(?:bin|cli|cmd|commands?|scripts?|tools?|hack|examples?|benchmarks?|bench)\/|(?:^|[/._-])(?:bin|cli|cmd|command|main|__main__|server|app|run|start|worker|daemon)\.\w+$/i;

const rows: readonly PatternRow[] = [
  {
    on: 'code',
    pattern: /\|\|\s?(?:true|:|exit\s0|echo|\(?exit\s0|\/bin\/true|cd\s\.)(?=[\s"'`;)]|$)/,
    kinds: ['ci', 'manifest', 'build', 'runner', 'checker'],
    bad: [
      'package.json',
      '"test": "vitest run || true",',
      '"test": "vitest run || exit 0"',
      '"lint": "eslint . || echo failed"',
    ],
    good: ['package.json', '"test": "vitest run && true-cli"'],
  },
  {
    on: 'code',
    pattern: new RegExp(`${CHECK}[^|\\n]{0,200}\\|\\|\\s?(?:true|:|exit\\s0|echo)(?=[\\s"'\`;)]|$)`),
    languages: ['shell'],
    bad: ['scripts/ci.sh', 'npm test || true', 'pytest -q || :', './run-tests.sh || echo "ignored"'],
    good: ['scripts/clean.sh', 'rm -rf build || true', 'kill "$pid" 2>/dev/null || true'],
  },
  {
    on: 'code',
    pattern: /\|\|\s?(?:true|:)(?=[\s"'`;)]|$)/,
    languages: ['shell'],
    kinds: ['product', 'test', 'support'],
    mild: true,
    bad: ['scripts/a.sh', 'rm x || true'],
  },
  {
    on: 'code',
    pattern: /;\s?(?:true|:|exit\s0|exit\s?\$\(true\))\s?["']?,?\s*$/,
    kinds: ['ci', 'manifest', 'build', 'runner'],
    bad: ['package.json', '"test": "vitest run; true"', '"test": "vitest run; exit 0",'],
  },
  {
    on: 'bare',
    pattern: /^\s*set\s\+(?:e|o\serrexit|o\spipefail|eu|euo)\b/,
    languages: ['shell'],
    bad: ['scripts/ci.sh', 'set +e', 'set +o pipefail'],
    good: ['scripts/ci.sh', 'set -euo pipefail'],
  },
  {
    on: 'bare',
    pattern: /^\s*trap\s.{0,40}\bEXIT\b/,
    languages: ['shell'],
    mild: true,
    bad: ['scripts/ci.sh', "trap 'exit 0' EXIT"],
  },
  {
    on: 'code',
    pattern: /^trap\s.{0,40}exit\s0/,
    languages: ['shell'],
    bad: ['scripts/ci.sh', "trap 'exit 0' EXIT", "trap 'exit 0' ERR"],
  },
  {
    on: 'bare',
    pattern: /^exit\s0\b/,
    languages: ['shell'],
    bad: ['scripts/ci.sh', 'exit 0'],
    good: ['scripts/ci.sh', 'exit 1', 'exit "$status"'],
  },
  {
    on: 'bare',
    pattern: /^\s+exit\s0\b/,
    languages: ['shell'],
    mild: true,
    bad: ['scripts/ci.sh', '  exit 0'],
  },
  {
    on: 'code',
    pattern:
      /\bcontinue-on-error\s?:\s?(?!false\b)\S|\ballow_failure\s?:\s?true|\bignore_errors\s?:\s?(?:true|yes)|\bcontinueOnError\s?:\s?true|\bsoft_fail\s?:\s?true|\ballow_failures\s?:|\bfailOnError\s?[:=]\s?false|\btestFailureIgnore\b|\bignoreFailures\s?=\s?true|\bfailIfNoTests\b|\bhaltOnFailure\s?:\s?false/,
    kinds: [...gates, 'product'],
    languages: ['yaml', 'json', 'kotlin', 'java', 'toml', 'javascript', 'ruby'],
    bad: ['.gitlab-ci.yml', '  allow_failure: true', '  continue-on-error: true'],
    good: ['.gitlab-ci.yml', '  continue-on-error: false'],
  },
  {
    on: 'code',
    pattern:
      /<(?:testFailureIgnore|maven\.test\.failure\.ignore|skipTests|maven\.test\.skip|skipITs|failOnViolation>false|failsOnError>false|checkstyle\.skip|pmd\.skip)\b/,
    bad: ['pom.xml', '<testFailureIgnore>true</testFailureIgnore>', '<skipTests>true</skipTests>'],
  },
  {
    on: 'code',
    pattern:
      /--(?:passWithNoTests|pass-with-no-tests|exit-zero|no-verify|no-error-on-unmatched-pattern|exit-0|allow-empty|no-fail|quiet-exit|skip-tests?|ignore-failures|keep-going-on-error|no-bail|soft-fail|no-typecheck|noEmitOnError\sfalse|suppress-tests|force-exit|forceExit|dangerouslyIgnoreUnhandledErrors|warn-only|no-strict|no-deps-check|skip-checks)\b|-DskipTests|-Dmaven\.test\.skip|-x\stest\b|\bDISABLE_ESLINT_PLUGIN\b|\bSKIP_PREFLIGHT_CHECK\b|\bSKIP_TESTS\b/,
    bad: [
      'package.json',
      '"test": "vitest run --passWithNoTests"',
      '"lint": "pylint --exit-zero src"',
      '"test": "mvn -DskipTests verify"',
    ],
  },
  {
    on: 'code',
    pattern: /\bif\s?:\s?(?:\$\{\{\s?)?false\b|\bwhen\s?:\s?(?:never|manual)\b/,
    languages: ['yaml'],
    kinds: ['ci'],
    bad: ['.gitlab-ci.yml', '  if: false', '  when: never'],
  },
  {
    on: 'bare',
    pattern:
      /\bprocess\.(?:exit|reallyExit)\s?\(\s?0?\s?\)|\bprocess\.exitCode\s?=\s?0|\b(?:sys|os)\.(?:exit|_exit)\(\s?0?\s?\)|\bos\.Exit\(0\)|\bSystem\.exit\(0\)|\bRuntime\.getRuntime\(\)\.halt\(0|\bprocess::exit\(0\)|\bEnvironment\.Exit\(0\)|\bexit!?\s?\(\s?0\s?\)|\bexit!?\s0\b|\bpytest\.exit\(|\b_exit\(0\)|\bsession\.exitstatus\s?=|\bsuite\.exitCode|\bEnvironment\.ExitCode\s?=\s?0/,
    kinds: ['test', 'support', 'fixture', 'runner', 'build', 'checker', 'manifest'],
    languages: [
      'javascript',
      'python',
      'go',
      'java',
      'kotlin',
      'rust',
      'csharp',
      'ruby',
      'php',
      'cpp',
      'swift',
      'dart',
      'elixir',
    ],
    bad: ['test/setup.ts', 'process.exit(0);', 'process.exitCode = 0;'],
    good: ['test/setup.ts', 'process.exit(1);'],
  },
  {
    on: 'bare',
    pattern:
      /\bprocess\.exitCode\s?=\s?0|\bprocess\.on\(\s?""\s?,\s?(?:\(\w*\)|\w+|function\s?\(\w*\))\s?(?:=>)?\s?\{\s?\}|\batexit\.register\(.{0,40}_exit/,
    languages: ['javascript', 'python'],
    bad: ['src/a.ts', 'process.exitCode = 0;'],
  },
  {
    // Not indented: it ends whoever loads the file, before a test has begun.
    on: 'bare',
    kinds: ['product'],
    pattern:
      /^process(?:\.(?:exit|reallyExit)|\[""\])\s?\(\s?0?\s?\)|^(?:sys\.exit|os\._exit|exit|quit)\(\s?0?\s?\)|^raise\sSystemExit(?:\(\s?0?\s?\))?\s*$/,
    languages: ['javascript', 'python'],
    bad: ['src/a.ts', 'process.exit(0);', "process['exit']();", 'process.reallyExit(0);'],
    mildAt: PROGRAMS,
    good: ['src/a.ts', 'process.exit(1);', 'process.exit(await main());'],
  },
  {
    // A library that ends the process ends its tests as well, and well.
    on: 'code',
    kinds: ['product'],
    pattern:
      /^\s+process\.exit\s?\(\s?0?\s?\)|\.reallyExit\b|\bos\._exit\(\s?0?\s?\)|\bimport\s\{[^}]{0,80}\bexit\b[^}]{0,80}\}\sfrom\s["'](?:node:)?process["']|=>\s?process\.exit\s?\(\s?0?\s?\)/,
    languages: ['javascript', 'python'],
    mildAt: PROGRAMS,
    bad: ['src/a.ts', '  process.exit(0);', 'p.reallyExit(0);', "import { exit } from 'node:process';"],
    good: ['src/cli.ts', '  process.exit(0);', '  process.exit(1);', "import { exit } from 'node:process';"],
  },
];

/** Ways for a check to end well whatever it found. */
export const forcedExits = patternRule('forced-exit', rows);
