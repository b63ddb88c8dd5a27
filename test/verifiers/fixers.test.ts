import { spawnSync } from 'node:child_process';
import { mkdtempDisposableSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeVerifier } from '../../src/verifiers/discover.ts';
import { FIXER_RULES } from '../../src/verifiers/fixer-rules.ts';
import { fixersFor } from '../../src/verifiers/fixers.ts';
import { cpuMs } from '../helpers/cpu-time.ts';

const IN_SCRIPT = 'PATH="$PWD/node_modules/.bin:$PATH" ';
const LIMIT_MS = 200;

const found = (command: string, scripts: Record<string, unknown> | null = null) =>
  fixersFor(makeVerifier('check', command, 'failing-step'), {
    packageJson: scripts === null ? null : JSON.stringify({ scripts }),
  });
const fixes = (command: string, scripts: Record<string, unknown> | null = null) =>
  found(command, scripts).map((fixer) => fixer.command);

const rows = Object.entries(FIXER_RULES).map(([id, rule]) => ({ id, rule }));

describe('the table', () => {
  test.each(rows.flatMap(({ id, rule }) => rule.examples.map(([check, fix]) => ({ id, check, fix }))))(
    '$check is repaired by $fix',
    ({ id, check, fix }) => {
      expect(found(check)).toEqual([
        { id: id.replaceAll(' ', '-'), command: fix, network: FIXER_RULES[id]?.network === true },
      ]);
    },
  );

  test.each(rows.flatMap(({ rule }) => rule.counterExamples ?? []))('%s has no certain fix', (command) => {
    expect(fixes(command)).toEqual([]);
  });

  test('has an example in every row', () => {
    expect(rows.filter(({ rule }) => rule.examples.length === 0)).toEqual([]);
    expect(rows.length).toBeGreaterThan(35);
  });

  test('is exact: a fix is no check any more, or the same one', () => {
    const again = rows.flatMap(({ rule }) => rule.examples.map(([, fix]) => [fix, fixes(fix)] as const));
    expect(again.filter(([fix, next]) => next.length > 0 && next[0] !== fix)).toEqual([]);
  });
});

describe('what is not certain has no fix', () => {
  test.each([
    'tsc -p .',
    'vitest run',
    'mypy src',
    'cargo clippy',
    'make lint',
    'eslint . | tee log.txt',
    'eslint . > log.txt',
    'prettier --check $FILES',
    'prettier --check $(git ls-files)',
    'prettier --check `git ls-files`',
    'prettier --check . || true',
    'echo eslint .',
    'for f in a b; do prettier --check a; done',
    'if test -f a; then\n  prettier --check .\nfi',
    '(cd a; prettier --check .)',
    'test -f a && prettier --check .',
    '[ -n "$CI" ] && prettier --check .',
    'exit 0\nprettier --check .',
    'cat <<END\nprettier --check .\nEND',
    'echo "$(echo "a; prettier --check .; b")"',
    'echo "\nprettier --check .\n"',
    'prettier --check . &',
    'cd "$DIR"\nprettier --check .',
    'true || cd a\nprettier --check .',
    "'cd' a\nprettier --check .",
    '# prettier --check .',
    'prettier --check "',
    'prettier --check a\\\nb',
    '',
  ])('%j', (command) => {
    expect(fixes(command)).toEqual([]);
  });

  test('for a shell that is none of POSIX', () => {
    const check = { ...makeVerifier('check', 'eslint .', 'failing-step'), shell: 'pwsh -command ". {0}"' };
    expect(fixersFor(check, { packageJson: null })).toEqual([]);
  });
});

describe('a script of several commands', () => {
  test('gives the fix of each checker, and of each once', () => {
    const script = [
      'set -euo pipefail',
      'npx eslint . && npx prettier --check . # both',
      'vitest run | tee log; ruff check',
      'npx eslint .',
    ].join('\n');
    expect(fixes(script)).toEqual(['npx eslint . --fix', 'npx prettier --write .', 'ruff check --fix']);
  });

  test('keeps in front what changes the shell', () => {
    const script = ['cd web', 'export NODE_ENV=test', 'npx eslint \\', '  src'].join('\n');
    expect(fixes(script)).toEqual(['cd web && export NODE_ENV=test && npx eslint src --fix']);
  });

  test('keeps quotes as they are', () => {
    expect(fixes(`eslint 'a;b' "c && d" e\\ f`)).toEqual([`eslint 'a;b' "c && d" e\\ f --fix`]);
  });
});

describe('a check that compares generated output', () => {
  test.each([
    ['npm run build && git diff --exit-code dist', 'npm run build'],
    ['pnpm install\ngo generate ./...\nmake docs\ngit diff --exit-code', 'go generate ./... && make docs'],
    ['make a && cd docs && make b; git diff --quiet', 'make a && cd docs && make b'],
    ['cargo fmt --all && git diff --exit-code', 'cargo fmt --all'],
  ])('%j is repaired by %j', (check, fix) => {
    expect(found(check)).toEqual([{ id: 'regenerate', command: fix, network: false }]);
  });

  test.each([
    'git diff --exit-code',
    'npm install && git diff --exit-code',
    'yarn\ngit diff --exit-code',
    'git fetch && git diff --exit-code main',
    'node gen.js > out.txt && git diff --exit-code',
    'make a && git diff',
  ])('%j has no certain fix', (check) => {
    expect(fixes(check)).toEqual([]);
  });

  test('is asked for its own part only', () => {
    expect(fixes('make a && git diff --exit-code\nmake b && git diff --exit-code')).toEqual([
      'make a',
      'make b',
    ]);
  });
});

describe('a package script', () => {
  const scripts = {
    test: 'npm run lint && vitest run',
    lint: 'npm run lint:js -- --quiet && run-s lint:css format',
    'lint:js': 'eslint src',
    'lint:css': 'stylelint a.css',
    'lint:css:all': 'stylelint b.css',
    format: 'prettier --check .',
    all: 'npm-run-all --parallel "lint:*" nothing',
    gen: 'node gen.js',
    verify: 'npm run gen && git diff --exit-code',
    web: 'cd web && eslint .',
    'in-web': 'cd web && npm run format',
    loop: 'npm run loop && npm run format',
    broken: 7,
  };

  test.each([
    ['npm run format', ['prettier --write .']],
    ['npm run --silent format', ['prettier --write .']],
    ['npm run lint:js -- a.js', ['eslint src a.js --fix']],
    ['npm run lint:js a.js', ['eslint src a.js --fix']],
    ['yarn lint:js --quiet', ['eslint src --quiet --fix']],
    ['pnpm run format', ['prettier --write .']],
    ['bun run format', ['prettier --write .']],
    ['npm test', ['eslint src --quiet --fix', 'stylelint a.css --fix', 'prettier --write .']],
    ['npm run all', ['eslint src --fix', 'stylelint a.css --fix']],
    ['npm run verify', ['npm run gen']],
    ['npm run web', ['&& cd web && eslint . --fix']],
    ['npm run loop', ['prettier --write .']],
  ])('called by %j is repaired with the installed programs', (check, expected) => {
    expect(fixes(check, scripts)).toEqual(expected.map((fix) => IN_SCRIPT + fix));
  });

  test.each([
    'npm run format --workspace a',
    'npm run format -w a',
    'npm --prefix web run format',
    'yarn workspace a format',
    'pnpm --filter a format',
    'cd web && npm run format',
    'npm run in-web',
    'npm run missing',
    'npm run broken',
    'npm run constructor',
    'bun test',
  ])('that %j does not surely call is none', (check) => {
    expect(fixes(check, scripts)).toEqual([]);
  });

  test.each(['', '{', 'null', '[]', '{"scripts":[]}', '{"scripts":null}'])(
    'is none where package.json is %j',
    (packageJson) => {
      expect(fixersFor(makeVerifier('x', 'npm test', 'input'), { packageJson })).toEqual([]);
    },
  );

  test('gives way to a program of that name only where there is no such script', () => {
    expect(fixes('yarn eslint .', scripts)).toEqual(['yarn eslint . --fix']);
    expect(fixes('yarn eslint .', { eslint: 'tsc' })).toEqual([]);
  });
});

describe('on hostile input', () => {
  const SEEDS = [
    'a',
    '"',
    "'",
    '$(',
    '${a',
    '\\',
    '&&',
    'cd a\n',
    'eslint .\n',
    '# ',
    'A=1 ',
    '-',
    'npm run a;',
  ];

  test.each(SEEDS)('reads a megabyte of %j in time, as a step and as a script', (seed) => {
    const text = seed.repeat(1_000_000 / seed.length);
    const start = cpuMs();
    for (const command of [text, text.slice(0, 9_900), `prettier --check ${text.slice(0, 9_000)}`])
      expect(fixes(command, { a: text }).length).toBeLessThanOrEqual(20);
    expect(cpuMs() - start).toBeLessThan(LIMIT_MS);
  });

  test('reads many scripts that call each other in time', () => {
    const name = (i: number) => `s${i}`;
    const calls = Array.from({ length: 500 }, (_, i) => `npm run ${name(i)}`).join(' && ');
    const scripts = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [name(i), calls]));
    const start = cpuMs();
    expect(fixes('npm run s0', scripts)).toEqual([]);
    expect(cpuMs() - start).toBeLessThan(2 * LIMIT_MS);
  });

  test('expands many patterns over many scripts in time', () => {
    const scripts = Object.fromEntries(Array.from({ length: 40_000 }, (_, i) => [`l:${i}`, 'true']));
    const start = cpuMs();
    expect(fixes('run-s l:*;'.repeat(900), scripts)).toEqual([]);
    expect(cpuMs() - start).toBeLessThan(2 * LIMIT_MS);
  });

  test('adds no expansion of its own but the path of installed programs', () => {
    const all = rows.flatMap(({ rule }) => rule.examples.map(([, fix]) => fix));
    expect(all.filter((fix) => /[$`|<>]/.test(fix))).toEqual([]);
  });
});

describe('with the real biome', () => {
  const MODULES = join(import.meta.dirname, '../../node_modules');
  const packageJson = JSON.stringify({ scripts: { lint: 'biome check src.js', all: 'npm run lint' } });

  test.each(['npm run all', './node_modules/.bin/biome ci src.js'])('%s turns green', (check) => {
    using folder = mkdtempDisposableSync(join(tmpdir(), 'fixers-'));
    const run = (command: string) =>
      spawnSync('bash', ['-ec', command], {
        cwd: folder.path,
        env: { PATH: `${dirname(process.execPath)}:${process.env.PATH}` },
      }).status;
    symlinkSync(MODULES, join(folder.path, 'node_modules'));
    writeFileSync(join(folder.path, 'package.json'), packageJson);
    writeFileSync(join(folder.path, 'src.js'), 'export   const a=1\n');
    const [fixer, ...others] = fixersFor(makeVerifier('check', check, 'failing-step'), { packageJson });

    expect(run(check)).not.toBe(0);
    expect(others).toEqual([]);
    expect(run(fixer?.command ?? 'false')).toBe(0);
    expect(run(check)).toBe(0);
    expect(readFileSync(join(folder.path, 'src.js'), 'utf8')).toBe('export const a = 1;\n');
  });
});
