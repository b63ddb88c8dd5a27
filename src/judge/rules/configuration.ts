import type { Change } from './change.ts';
import { type Direction, direction } from './directions.ts';
import type { FileKind } from './kinds.ts';
import type { RuleId } from './policy.ts';
import { type Example, type Hit, hit, type Rule } from './rule.ts';
import { type Settings, settingsOf } from './settings.ts';

const TOOLS =
  /^(?:tool\.)?(?:ruff|mypy|pytest|coverage|pylint|black|flake8|isort|bandit|pyright|basedpyright|pyre|tox|jest|vitest|eslintConfig|eslintIgnore|nyc|c8|ava|mocha|tap|prettier|stylelint|lint-staged|husky|xo|standard|commitlint|simple-git-hooks|lints|lint|workspace\.lints|pydocstyle|interrogate|vulture|config\.platform-check|pycodestyle|codespell|typos|browserslist_never)\b/;
const RUNNER_TOOLS = /^(?:tool\.)?(?:pytest|coverage|jest|vitest|nyc|c8|ava|mocha|tap|tox)\b/;
/** Vite's own configuration concerns tests only under `test`. */
const VITE = /(?:^|\/)vite\.config\.\w+$/;
/** The package's own description stands beside the settings of checkers; a header further in may begin a section, too. */
const SETUP = /(?:^|\/)setup\.cfg$/;
const PACKAGING = /^(?:metadata|egg_info|bdist_wheel|sdist)\./;
/** Whole projects that are test data. */
const SAMPLE = /(?:^|\/)(?:fixtures?|__fixtures__|testdata|samples?)\//;
const COVERAGE =
  /coverage|threshold|fail[_-]?under|branches|statements|functions|\blines\b|\.omit|target|nyc|c8/i;
const IMPLIED =
  /^(?:warn_|disallow_|check_untyped_defs|no_implicit|strict_|local_partial_types|extra_checks|noImplicit|strict[A-Z]|alwaysStrict|useUnknownInCatchVariables)/;
const PATIENCE = /time_?-?out|retr(?:y|ies)|reruns|slow/i;

/** A setting that asks less, and the rule it breaks. */
interface Loosening {
  change: Change;
  rule: RuleId;
  line: number;
  side: 'before' | 'after';
  mild: boolean;
}

function configurationRule(id: RuleId, bad: readonly Example[], good: readonly Example[]): Rule {
  return {
    id,
    *find(changes, { failing = [] }) {
      for (const change of changes) {
        for (const found of loosenings(change)) {
          if (found.rule === id) yield toHit(found, failing);
        }
      }
    },
    bad,
    good,
  };
}

/** A file the failure itself names may be repaired; only what clearly asks less of the code is refused there. */
function toHit({ change, line, side, mild }: Loosening, failing: readonly string[]): Hit {
  return {
    ...hit(change, line, side),
    mild: mild || (failing.includes(change.path) && side === 'before' && change.after !== null),
  };
}

const memo = new WeakMap<Change, Loosening[]>();

function loosenings(change: Change): Loosening[] {
  const known = memo.get(change);
  if (known) return known;
  const kinds = [change.kind, change.oldKind];
  const kind = (['checker', 'types', 'runner'] as const).find((wanted) => kinds.includes(wanted));
  const sample = SAMPLE.test(change.path);
  const all = kind ? inConfig(change, kind) : kinds.includes('manifest') ? inManifest(change) : [];
  const found = sample ? all.map((item) => ({ ...item, mild: true })) : all;
  memo.set(change, found);
  return found;
}

function inConfig(change: Change, kind: FileKind): Loosening[] {
  const rule = kind === 'runner' ? 'runner-changed' : 'checker-loosened';
  const concerns = concernOf(change);
  if (change.before === null) {
    const shadowing = /(?:^|\/)(?:tests?|src|lib)\/[^/]+$/.test(change.path) && kind !== 'runner';
    return [{ change, rule, line: 1, side: 'after', mild: !shadowing }, ...compare(change, kind, concerns)];
  }
  if (change.after === null || change.oldKind !== change.kind)
    return [{ change, rule, line: 1, side: 'before', mild: false }];
  if (change.layoutOnly) return [];
  const found = compare(change, kind, concerns);
  const [line] = change.added;
  const [gone] = change.removed;
  if (found.length > 0 || (line === undefined && gone === undefined)) return found;
  const stricter = settingsOf(change.after).size > 0;
  if (stricter) return [];
  return [
    { change, rule, line: line ?? gone ?? 1, side: line === undefined ? 'before' : 'after', mild: false },
  ];
}

/** Which keys of a file are about checks at all. */
function concernOf({ path, before, after }: Change): (key: string) => boolean {
  if (VITE.test(path)) return (key) => /(?:^|\.)test\./.test(key);
  const isPlain = [before, after].every((side) => !side?.lines.some((line) => /^\s+\[|\r/.test(line)));
  return SETUP.test(path) && isPlain ? (key) => !PACKAGING.test(key) : () => true;
}

function inManifest(change: Change): Loosening[] {
  const runner = compare(change, 'runner', (key) => RUNNER_TOOLS.test(key));
  return [...runner, ...compare(change, 'checker', (key) => TOOLS.test(key) && !RUNNER_TOOLS.test(key))];
}

function compare(change: Change, kind: FileKind, concerns: (key: string) => boolean): Loosening[] {
  const before: Settings = change.before ? settingsOf(change.before) : new Map();
  const after: Settings = change.after ? settingsOf(change.after) : new Map();
  const found: Loosening[] = [];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    if (!concerns(key)) continue;
    const old = before.get(key) ?? [];
    const now = after.get(key) ?? [];
    const verdict = direction(kind, key, old.map(textOf), now.map(textOf));
    if (now.length === 0 && isImplied(key, after)) continue;
    if (verdict === 'stricter' || (change.before === null && verdict === 'unknown')) continue;
    const known = new Set(old.map(textOf));
    const present = new Set(now.map(textOf));
    const place = now.find(({ value }) => !known.has(value)) ?? null;
    const line = place?.line ?? old.find(({ value }) => !present.has(value))?.line ?? 1;
    found.push({
      change,
      rule: ruleOf(kind, key),
      line,
      side: place ? 'after' : 'before',
      mild: isMild(kind, key, verdict),
    });
  }
  return found;
}

/** `strict = true` of mypy and TypeScript turns on what used to be listed beside it. */
function isImplied(key: string, after: Settings): boolean {
  const section = key.slice(0, key.lastIndexOf('.') + 1);
  return IMPLIED.test(key.slice(section.length)) && after.get(`${section}strict`)?.[0]?.value === 'true';
}

function textOf({ value }: { value: string }): string {
  return value;
}

function isMild(kind: FileKind, key: string, verdict: Direction): boolean {
  return (
    verdict === 'unknown' &&
    (kind !== 'checker' || /\$schema|version|parser|settings|globals|env\b|root/i.test(key))
  );
}

function ruleOf(kind: FileKind, key: string): RuleId {
  if (kind !== 'runner') return 'checker-loosened';
  if (PATIENCE.test(key)) return 'patience-raised';
  return COVERAGE.test(key) ? 'coverage-lowered' : 'runner-changed';
}

export const checkerSettings = configurationRule(
  'checker-loosened',
  [
    ['tsconfig.json', '{"compilerOptions": {"strict": true}}\n', '{"compilerOptions": {"strict": false}}\n'],
    ['tsconfig.json', '{"exclude": ["dist"]}\n', '{"exclude": ["dist", "src/a.ts"]}\n'],
    ['.eslintrc.json', '{"rules": {"no-eval": "error"}}\n', '{"rules": {"no-eval": "off"}}\n'],
    [
      'eslint.config.js',
      'export default [{ rules: { eqeqeq: "error" } }];\n',
      'export default [{ rules: { eqeqeq: "warn" } }];\n',
    ],
    ['ruff.toml', 'select = ["E", "F"]\n', 'select = ["E"]\n'],
    ['setup.cfg', '[metadata]\nname = a\n', '[metadata]\nname = a\rb\n[flake8]\rignore = E501\n'],
    ['setup.cfg', '[metadata]\nname = a\n', '[metadata]\nname = a\nurl = b\r[flake8]\rignore = E501\n'],
    ['pyproject.toml', '[tool.mypy]\nstrict = true\n', '[tool.mypy]\nstrict = false\n'],
    ['.rubocop.yml', 'Metrics/MethodLength:\n  Max: 10\n', 'Metrics/MethodLength:\n  Max: 40\n'],
    [
      '.golangci.yml',
      'linters:\n  enable:\n    - errcheck\n    - govet\n',
      'linters:\n  enable:\n    - govet\n',
    ],
    ['biome.json', '{"linter": {"enabled": true}}\n', null],
  ],
  [
    ['tsconfig.json', '{"compilerOptions": {"strict": false}}\n', '{"compilerOptions": {"strict": true}}\n'],
    ['.eslintrc.json', '{"rules": {}}\n', '{"rules": {"no-eval": "error"}}\n'],
    [
      'pyproject.toml',
      '[tool.mypy]\nfiles = ["src/a"]\nwarn_unused_ignores = true\n',
      '[tool.mypy]\nfiles = ["src"]\nstrict = true\n',
    ],
    [
      'tsconfig.json',
      '{"compilerOptions": {"lib": ["es2022"]}}\n',
      '{"compilerOptions": {"lib": ["es2022", "dom"]}}\n',
    ],
  ],
);

export const runnerSettings = configurationRule(
  'runner-changed',
  [
    [
      'vitest.config.ts',
      "export default { test: { exclude: ['dist'] } };\n",
      "export default { test: { exclude: ['dist', 'test/a.test.ts'] } };\n",
    ],
    [
      'jest.config.js',
      "module.exports = { testMatch: ['**/*.test.js'] };\n",
      "module.exports = { testMatch: ['**/*.spec.js'] };\n",
    ],
    ['pytest.ini', '[pytest]\naddopts = -q\n', '[pytest]\naddopts = -q --deselect tests/test_a.py\n'],
    [
      'vitest.config.ts',
      'export default { test: {} };\n',
      'export default { test: { passWithNoTests: true } };\n',
    ],
  ],
  [
    [
      'vitest.config.ts',
      'export default { test: { retry: 2 } };\n',
      'export default { test: { retry: 0 } };\n',
    ],
  ],
);

export const coverageSettings = configurationRule(
  'coverage-lowered',
  [
    [
      'jest.config.js',
      'module.exports = { coverageThreshold: { global: { lines: 90 } } };\n',
      'module.exports = { coverageThreshold: { global: { lines: 70 } } };\n',
    ],
    ['.coveragerc', '[report]\nfail_under = 90\n', '[report]\nfail_under = 50\n'],
    ['pyproject.toml', '[tool.coverage.report]\nfail_under = 90\n', '[tool.coverage.report]\n'],
  ],
  [['.coveragerc', '[report]\nfail_under = 90\n', '[report]\nfail_under = 95\n']],
);

export const patienceSettings = configurationRule(
  'patience-raised',
  [
    [
      'vitest.config.ts',
      'export default { test: { testTimeout: 5000 } };\n',
      'export default { test: { testTimeout: 60000 } };\n',
    ],
    ['playwright.config.ts', 'export default { retries: 0 };\n', 'export default { retries: 3 };\n'],
  ],
  [],
);
