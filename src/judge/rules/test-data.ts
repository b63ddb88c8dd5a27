import type { Token } from '../lexer/tokenize.ts';
import type { Change } from './change.ts';
import { parentsOf } from './constant-uses.ts';
import { definedAt } from './definitions.ts';
import { equalLines } from './equal-lines.ts';
import { literalOf } from './literals.ts';
import { type Hit, hit, type Rule } from './rule.ts';
import type { Source } from './source.ts';
import { testDiff } from './test-diff.ts';

const file = 'test/a.test.ts';
const wrap = (line: string) => `test('a', () => {\n  ${line}\n  expect(f(x)).toBe(1);\n});\n`;

/** Values a test feeds in; who changes them can make any expectation true. */
export const testData: Rule = {
  id: 'test-data-changed',
  *find(changes) {
    const present = addedValues(changes);
    for (const change of changes) {
      if (change.kind === 'test' && change.before && change.after)
        yield* lostValues(change, changes, present);
    }
  },
  bad: [
    [file, wrap("const x = '1-5';"), wrap("const x = '1-6';")],
    [file, wrap('const x = [1, 2, 3];'), wrap('const x = [1];')],
    ['a_test.go', 'var cases = []int{\n\t5,\n\t77,\n}\n', 'var cases = []int{\n\t5,\n}\n'],
    [file, wrap("const x = await g('1-5');"), wrap("const x = await g('1-6');")],
    [file, wrap("const x = g('1-5');"), wrap("let y = '1-5';\n  y = '1-6';\n  const x = g(y);")],
    [file, wrap("const x = g('a/b');"), wrap("const A = 'c';\n  const x = g(A + '/b');")],
  ],
  good: [
    [file, wrap("const x = 'a';"), wrap("const x: string = 'a';")],
    [file, "import { f } from '../old.ts';\n", "import { f } from '../new.ts';\n"],
    [file, wrap('const x = g();\n  const unused = 5;'), wrap('const x = g();')],
    [file, wrap("const x = g('a/b');"), wrap("const A = 'a';\n  const x = g(`${A}/b`);")],
    ['tests/test_a.py', '"""Says nothing."""\nx = 1\n', 'x = 1\n'],
    [file, "test('old title', () => {});\n", "test('new title', () => {});\n"],
  ],
};

const IMPORT =
  /^\s*(?:\}\s?from|import|export|from|use|using|require\w*|load|include|#\s?include|package|@import|source|\.)\b|\brequire\s?\(|\bimport\s?\(|\b(?:vi|jest)\.(?:\w*[mM]ock)\s?\(|\b(?:patch|monkeypatch\.\w+)\(/;
const PRINTS =
  /\b(?:console\.\w+|print(?:ln|f)?!?|puts|log(?:ger)?\.\w+|fmt\.Print\w*|System\.out\.\w+)\s?\(/;
/** Names under which tables keep the titles of their rows. */
const TITLE = /^(?:desc|description|testName|test_name|scenario|title|msg|message|reason)$/;
/** `'use strict';` */
const DIRECTIVE = /^\s*["']use \w+["'];?\s*$/;
const WAITING = /sleep|setTimeout|delay|(?<!\ba)wait|timeout/i;

function* lostValues(change: Change, changes: readonly Change[], present: Present): Generator<Hit> {
  const source = change.before;
  if (!source) return;
  const removed = new Set(change.removed);
  const lost: Array<[index: number, token: Token]> = [];
  source.tokens.forEach((token, index) => {
    const value = removed.has(token.line) ? literalOf(token) : null;
    if (value !== null && !(isSet(source, index) ? present.all : present.used).has(value))
      lost.push([index, token]);
  });
  if (lost.length === 0) return;
  const skipped = coveredElsewhere(source, changes);
  const reported = new Set<number>();
  for (const [index, token] of lost) {
    if (skipped[index] === 1 || reported.has(token.line)) continue;
    const line = source.bare[token.line - 1] ?? '';
    if (DIRECTIVE.test(source.code[token.line - 1] ?? '') || startsLoop(line, token.text)) continue;
    if (isDocstring(source, index)) continue;
    if (IMPORT.test(line) || WAITING.test(line) || PRINTS.test(line) || isUnused(source, token)) continue;
    if (equalLines(change, changes).has(token.line)) continue;
    reported.add(token.line);
    yield hit(change, token.line, 'before');
  }
}

/** `for i := 0; …`: where a loop begins says nothing of what the test feeds in. */
function startsLoop(line: string, value: string): boolean {
  return value === '0' && /^\s*for\b/.test(line);
}

/** Python: a statement that is nothing but a text feeds nothing in, unless doctest reads it. */
function isDocstring(source: Source, at: number): boolean {
  const token = source.tokens[at];
  if (source.language?.id !== 'python' || token?.kind !== 'string' || token.text.includes('>>>'))
    return false;
  const next = source.tokens[at + 1];
  const last = token.line + token.text.split('\n').length - 1;
  return (parentsOf(source)[at] ?? -1) < 0 && (!next || next.line > last) && startsLine(source, at);
}

function startsLine({ tokens }: Source, at: number): boolean {
  const before = tokens[at - 1];
  return !before || before.line + before.text.split('\n').length - 1 < (tokens[at]?.line ?? 0);
}

/** Tokens other rules judge: claims, titles, tests that are gone. */
function coveredElsewhere(source: Source, changes: readonly Change[]): Uint8Array {
  const diff = testDiff(changes);
  const covered = new Uint8Array(source.tokens.length);
  const cover = (from: number, to: number) => {
    covered.fill(1, Math.max(0, from), to);
  };
  const claims = [...diff.removed, ...[...diff.kept, ...diff.changed].map(([before]) => before)];
  for (const claim of claims) if (claim.source === source) cover(claim.from, claim.to);
  const tests = [...diff.removedTests, ...diff.keptTests.map(([before]) => before)];
  for (const test of tests) if (test.source === source) cover(test.body - 1, test.body);
  for (const test of diff.removedTests) if (test.source === source) cover(test.from, test.to);
  source.tokens.forEach((token, index) => {
    const next = source.tokens[index + 1]?.text ?? '';
    if (token.text === 'import' && next === '(') cover(index, (source.closers[index + 1] ?? index) + 1);
    if (TITLE.test(token.text) && (next === ':' || next === '=')) cover(index, index + 3);
    if (token.text === 'name' && next === ':' && source.language?.id === 'go') cover(index, index + 3);
    if (
      /^(?:describe|context|suite|it|test|group|DisplayName|@DisplayName|Describe|Context|It)$/.test(
        token.text,
      )
    )
      cover(index, index + 3);
    if (
      /^(?:Errorf?|Fatalf?|Logf?|Error|fail|Fail)$/.test(token.text) &&
      source.tokens[index + 1]?.text === '('
    )
      cover(index, (source.closers[index + 1] ?? index) + 1);
  });
  return covered;
}

/** `const unused = 5;` where nothing else says `unused`. */
function isUnused(source: Source, { line }: Token): boolean {
  const name = /^\s*(?:(?:const|let|var|val|auto|int|string|final)\s)?\$?(\w+)\s?(?::=|=|:\s?\w+\s?=)/.exec(
    source.bare[line - 1] ?? '',
  )?.[1];
  return name !== undefined && (source.counts.get(name) ?? 0) + (source.counts.get(`$${name}`) ?? 0) === 1;
}

interface Present {
  /** Values on lines the change adds. */
  all: ReadonlySet<string>;
  /** Those without the ones that only give a name a value: what is made of the name is another matter. */
  used: ReadonlySet<string>;
}

function addedValues(changes: readonly Change[]): Present {
  const all = new Set<string>();
  const used = new Set<string>();
  for (const { kind, after, added } of changes) {
    if (!after || !['test', 'support', 'fixture', 'snapshot'].includes(kind)) continue;
    const lines = new Set(added);
    after.tokens.forEach((token, at) => {
      const value = lines.has(token.line) ? literalOf(token) : null;
      if (value === null) return;
      all.add(value);
      if (!defines(after, at)) used.add(value);
    });
  }
  return { all, used };
}

/** The value is all that its line gives a name. */
function defines(source: Source, at: number): boolean {
  if (!isSet(source, at)) return false;
  const declared = /^(?:let|var|val)$/.test(source.tokens[at - 3]?.text ?? '');
  return declared || [2, 4].some((back) => definedAt(source, at - back) !== null);
}

function isSet({ tokens }: Source, at: number): boolean {
  return /^:?=$/.test(tokens[at - 1]?.text ?? '');
}
