import { describe, expect, test } from 'vitest';
import { guard } from '../../src/judge/guard.ts';
import { type Change, readChanges } from '../../src/judge/rules/change.ts';
import { RULES } from '../../src/judge/rules/registry.ts';
import type { Rule } from '../../src/judge/rules/rule.ts';
import { testDiff } from '../../src/judge/rules/test-diff.ts';
import type { FileChange } from '../../src/types.ts';
import { HOSTILE_BYTES } from '../helpers/soak.ts';

const MEGABYTE = HOSTILE_BYTES;
/** Milliseconds one rule may take for a megabyte, once what several rules ask for is known. */
const RULE_LIMIT = 200;
/** Milliseconds for what several rules ask for: tokens, and the tests and claims of both sides. */
const READING_LIMIT = 1000;
/** Milliseconds the whole guard may take for a change of 5,000 lines. */
const CHANGE_LIMIT = 1000;
/** A busy machine may disturb a run; the fastest of these counts. */
const TRIES = 4;
const OPTIONS = { testsMayChange: false };

function modified(path: string, before: string, after: string): FileChange {
  return {
    path,
    oldPath: path,
    status: 'modified',
    before,
    after,
    binary: false,
    modeBefore: '100644',
    modeAfter: '100644',
  };
}

/** The time of the fastest run, in milliseconds by the clock or of the processor, whichever is less; no further run is made once one stays within the limit. */
function fastest(limit: number, prepare: (attempt: number) => () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < TRIES && best > limit; attempt += 1) {
    const run = prepare(attempt);
    const start = performance.now();
    const used = process.cpuUsage();
    run();
    const wall = performance.now() - start;
    const { user, system } = process.cpuUsage(used);
    best = Math.min(best, wall, (user + system) / 1000);
  }
  return best;
}

/** A change with everything read that no single rule can be charged for. */
function readFully(file: FileChange): Change[] {
  const changes = readChanges([file]);
  for (const { before, after } of changes) {
    for (const source of [before, after]) {
      expect(source?.closers.length).toBe(source?.tokens.length);
      expect(source?.code.length).toBe(source?.bare.length);
    }
  }
  testDiff(changes);
  return changes;
}

function consume(rule: Rule, changes: readonly Change[]): number {
  let hits = 0;
  for (const _ of rule.find(changes, OPTIONS)) hits += 1;
  return hits;
}

function slowRules(file: FileChange): string[] {
  let shared: Change[] = [];
  const reading = fastest(READING_LIMIT, () => () => {
    shared = readFully(file);
  });
  const slow = reading > READING_LIMIT ? [`reading: ${reading.toFixed(0)} ms`] : [];
  for (const rule of RULES) {
    const time = fastest(RULE_LIMIT, (attempt) => {
      const changes = attempt === 0 ? shared : readFully(file);
      return () => consume(rule, changes);
    });
    if (time > RULE_LIMIT) slow.push(`${rule.id}: ${time.toFixed(0)} ms`);
  }
  return slow;
}

function repeated(piece: string): string {
  return piece.repeat(Math.ceil(MEGABYTE / piece.length));
}

function numbered(piece: (index: number) => string, length = MEGABYTE): string {
  const pieces: string[] = [];
  for (let index = 0, size = 0; size < length; index += 1) {
    pieces.push(piece(index));
    size += piece(index).length;
  }
  return pieces.join('');
}

const js = 'test/a.test.ts';
const py = 'tests/test_a.py';
const go = 'a_test.go';

const hostile: ReadonlyArray<readonly [name: string, path: string, text: string]> = [
  ['words on one line', js, repeated('word ')],
  ['one word', 'Makefile', repeated('a')],
  ['empty lines', js, repeated('\n')],
  ['white space', 'src/a.py', repeated(' ')],
  ['brackets that stay open', js, repeated('(')],
  ['brackets that close', go, `${'('.repeat(MEGABYTE / 2)}${')'.repeat(MEGABYTE / 2)}`],
  ['blocks in blocks', 'src/a.ts', `${'if (a) {\n'.repeat(60_000)}${'}\n'.repeat(60_000)}`],
  ['tests in tests', js, `${"test('a', () => {\n".repeat(25_000)}${'});\n'.repeat(25_000)}`],
  ['heads of tests on one line', py, repeated('def test_a() ')],
  ['a string that stays open', 'src/a.ts', `x = "${repeated('a')}`],
  ['a comment that stays open', go, `/*${repeated(' * a\n')}`],
  ['templates that stay open', js, `\`${repeated('${`')}`],
  ['here-documents that stay open', 'scripts/check.sh', repeated('cat <<A\n')],
  ['triple quotes that stay open', py, `"""${repeated('line\n')}`],
  ['quotes in turn', 'src/a.py', repeated(`'"`)],
  ['slashes', 'src/a.ts', repeated('/ ')],
  ['backslashes', 'src/a.rs', repeated('\\')],
  ['suppressions', 'src/a.py', repeated('a  # noqa\n')],
  ['assertions', js, numbered((index) => `expect(f(${index})).toBe(${index});\n`)],
  ['assertions on one line', py, repeated('assert a == 1; ')],
  ['failing branches', go, numbered((index) => `if got != ${index} { t.Errorf("x") }\n`)],
  ['waiting', 'tests/check_test.py', repeated('time.sleep(1)\n')],
  ['empty handlers', 'src/a.ts', repeated('try { f(); } catch (e) {}\n')],
  ['handlers that log', 'src/a.py', repeated('try:\n    f()\nexcept E:\n    log(e)\n')],
  ['handlers that stay open', 'src/A.java', repeated('catch (')],
  ['comparisons', 'src/a.ts', numbered((index) => `if (x === 'a${index}') return ${index};\n`)],
  ['keys and values', '.gitlab-ci.yml', numbered((index) => `a${index}: {b: 1}\n`)],
  ['settings', 'pyproject.toml', numbered((index) => `timeout${index} = 1_000\n`)],
  ['commands', 'package.json', repeated('"test": "a || -- ",\n')],
];

describe('no rule takes long over a hostile megabyte', () => {
  test.for(hostile)('%s, added to %s', ([, path, text]) => {
    expect(slowRules(modified(path, 'x = 1\n', text))).toEqual([]);
  });

  test.for(hostile)('%s, removed from %s', ([, path, text]) => {
    expect(slowRules(modified(path, text, 'x = 1\n'))).toEqual([]);
  });
});

const rewritten: ReadonlyArray<readonly [name: string, path: string, line: (index: number) => string]> = [
  ['assertions', js, (index) => `expect(f(${index})).toBe(${index});\n`],
  ['handlers', 'src/a.ts', (index) => `try { f(${index});\nthrow e; } catch (e) { log(${index}); }\n`],
  ['settings', 'tox.ini', (index) => `timeout${index} = 1_000\n`],
];

test.for(rewritten)('no rule takes long over half a megabyte of %s rewritten in %s', ([, path, line]) => {
  const before = numbered(line, MEGABYTE / 2);
  expect(slowRules(modified(path, before, before.replaceAll(/\d+/g, '1$&')))).toEqual([]);
});

const PIECES = 5000;
const respelled: ReadonlyArray<readonly [name: string, path: string, before: string, after: string]> = [
  [
    'templates',
    js,
    "f('a' + b + 'c', 1);\n".repeat(PIECES),
    numbered((index) => `f(\`a\${b}${index}\`);\n`, 100_000),
  ],
  ['texts in texts', js, `x = ${'"a" + f('.repeat(PIECES)}1`, `x = ${'`a` + f('.repeat(PIECES)}2`],
  [
    'constants',
    go,
    numbered((index) => `\tf("a${index}")\n`, 90_000),
    numbered((index) => `\tn${index} := "a${index}"\n\tf(n${index})\n`, 200_000),
  ],
  ['one constant in many blocks', js, "f('b');\n".repeat(900), "{\n  const a = 'b';\n  f(a);\n".repeat(900)],
  ['one constant in many places', js, "f('b');\n".repeat(PIECES), `const a = 'c';\n${'f(a,\n'.repeat(900)}`],
  [
    'formats',
    go,
    'f("a")\n'.repeat(PIECES),
    `import "fmt"\n${'f(fmt.Sprintf("%s", a, b))\n'.repeat(PIECES)}`,
  ],
  ['split texts', py, 'f("ab")\n'.repeat(PIECES), `f(${'"a"\n'.repeat(PIECES)})`],
];

test.for(respelled)(
  'no rule takes long over %s that took the place of texts in %s',
  ([, path, before, after]) => {
    expect(slowRules(modified(path, before, after))).toEqual([]);
  },
);

test('the guard reads a change of 5,000 lines within a second', () => {
  const files = Array.from({ length: 10 }, (_, file) => [
    modified(`src/part${file}.ts`, product(file, 'a'), product(file, 'b')),
    modified(`test/part${file}.test.ts`, tests(file, 'a'), tests(file, 'b')),
  ]).flat();
  expect(fastest(CHANGE_LIMIT, () => () => guard(files, OPTIONS))).toBeLessThan(CHANGE_LIMIT);
});

/** 250 lines. */
function product(file: number, version: string): string {
  return Array.from(
    { length: 50 },
    (_, index) =>
      `export function f${index}(x: number) {\n  const ${version} = x + ${index};\n  log('${version}${file}');\n  return ${version} * 2;\n}\n`,
  ).join('');
}

/** 250 lines. */
function tests(file: number, version: string): string {
  return Array.from(
    { length: 50 },
    (_, index) =>
      `test('f${index} of ${version}', () => {\n  const ${version} = f${index}(${file});\n  expect(${version}).toBe(${index + 1});\n  expect(${version}).not.toBe('${version}');\n});\n`,
  ).join('');
}
