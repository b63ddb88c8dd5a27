import type { Token } from '../lexer/tokenize.ts';
import type { Source } from './source.ts';

/** A test as its runner would find it. */
export interface TestCase {
  name: string;
  line: number;
  /** Index of the first token of its head, and of the first token after its body. */
  from: number;
  to: number;
  /** Where the body starts: what comes before is the name and its decoration. */
  body: number;
}

const CALL_HEADS = new Set([
  'it',
  'test',
  'describe',
  'context',
  'suite',
  'specify',
  'scenario',
  'feature',
  'should',
  'testWidgets',
  'group',
  'fit',
  'xit',
  'xtest',
  'fdescribe',
  'xdescribe',
  'benchmark',
  'Run',
  'It',
  'Describe',
  'Context',
  'Specify',
  'Entry',
  'When',
  'step',
  '@test',
  'TEST_CASE',
  'SECTION',
  'SCENARIO',
  'SUBCASE',
  'given',
  'expect_that',
  'test_that',
  'property',
  'fuzz',
  'fun',
  'def',
]);
const NAMED_MACROS =
  /^(?:(?:TYPED_|FRIEND_)?TEST(?:_F|_P)?|BOOST_(?:AUTO|FIXTURE|DATA)_TEST_CASE|CTEST\d?|Test|RUN_TEST|cmocka_unit_test|TEST_METHOD|QTEST_\w+)$/;
const DECLARES = new Set([
  'def',
  'func',
  'fun',
  'fn',
  'function',
  'void',
  'defp',
  'Task',
  'ValueTask',
  'int',
  'class',
]);
const TEST_NAME = /^(?:test|Test|Fuzz|Benchmark|Example|should_|spec_|check_prop)\w*[?!]?$/;
const GO_NAME = /^(?:Test|Fuzz|Benchmark|Example)(?:[^a-z]\w*)?$/;
const MARK =
  /^@(?:Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate|Property|Example|Theory|Testable|Scenario|Given)$/;
const BRACKET_MARK =
  /^(?:Test|TestCase|TestCaseSource|TestMethod|DataTestMethod|Fact|Theory|Property|test|rstest|test_case|quickcheck|proptest|wasm_bindgen_test|DataProvider|SkippableFact)$/;

/** The tests of a source in the order of their heads; a suite is listed like the tests in it. */
export function testCases(source: Source): TestCase[] {
  const { tokens } = source;
  const cases: TestCase[] = [];
  let marked = false;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'word') continue;
    if (MARK.test(token.text) || isBracketMark(source, at)) {
      marked = true;
      continue;
    }
    const found = calledCase(source, at) ?? macroCase(source, at) ?? declaredCase(source, at, marked);
    if (!found) continue;
    if (tokens[found.from]?.kind === 'word' && !CALL_HEADS.has(token.text)) marked = false;
    cases.push(found);
  }
  return cases;
}

/** `[Fact]`, `#[tokio::test]` */
function isBracketMark({ tokens }: Source, at: number): boolean {
  if (!BRACKET_MARK.test(tokens[at]?.text ?? '')) return false;
  for (let back = at - 1; back > at - 6 && back >= 0; back -= 1) {
    const { kind, text } = tokens[back] ?? { kind: 'word', text: '' };
    if (text === '[') return tokens[back - 1]?.text === '#' || startsLine(tokens, back);
    if (kind !== 'word' && text !== '::' && text !== ',') return false;
  }
  return false;
}

function startsLine(tokens: readonly Token[], at: number): boolean {
  const previous = tokens[at - 1];
  return !previous || previous.line < (tokens[at]?.line ?? 0) || previous.text === ']';
}

/** `it('adds', …)`, `test.each(rows)('adds %i', …)`, `it "adds" do`, `t.Run("adds", …)`. */
function calledCase(source: Source, at: number): TestCase | null {
  const { tokens, closers } = source;
  if (!CALL_HEADS.has(tokens[at]?.text ?? '')) return null;
  let next = afterMembers(tokens, at + 1);
  while (tokens[next]?.text === '(' && tokens[next + 1]?.kind !== 'string') {
    const close = closers[next] ?? -1;
    if (close < next || !/^[(.]$/.test(tokens[close + 1]?.text ?? '')) break;
    next = afterMembers(tokens, close + 1);
  }
  if (tokens[next]?.kind === 'string' && tokens[next]?.text.startsWith('`') && tokens[next + 1]?.text === '(')
    next += 1;
  const open = tokens[next]?.text === '(' ? next : -1;
  const title = tokens[open === -1 ? next : open + 1];
  if (title?.kind !== 'string' && !(open !== -1 && isNameArgument(tokens, open + 1))) return null;
  if (open === -1 && title?.line !== tokens[at]?.line) return null;
  const to = open === -1 ? blockEnd(source, at, next) : callEnd(source, at, open);
  return {
    name: title?.text ?? '',
    line: tokens[at]?.line ?? 1,
    from: at,
    to,
    body: (open === -1 ? next : open + 1) + 1,
  };
}

/** Skips `.each`, `.skip.concurrent`; longer chains are no test heads. */
function afterMembers(tokens: readonly Token[], from: number): number {
  let next = from;
  while (next < from + 8 && tokens[next]?.text === '.' && tokens[next + 1]?.kind === 'word') next += 2;
  return next;
}

/** `t.Run(tc.name, func…`, `it(Class.name, …)`. */
function isNameArgument(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.kind === 'word' && tokens[at + 1]?.text === '.' && tokens[at + 3]?.text === ',';
}

function callEnd(source: Source, head: number, open: number): number {
  const close = source.closers[open] ?? -1;
  if (close < open) return source.tokens.length;
  const next = source.tokens[close + 1];
  const block = next?.text === '{' || next?.text === 'do';
  return block ? blockEnd(source, head, close) : close + 1;
}

/** `TEST(Suite, Name) {`, `RUN_TEST(name);` */
function macroCase(source: Source, at: number): TestCase | null {
  const { tokens, closers } = source;
  const word = tokens[at]?.text ?? '';
  if (tokens[at + 1]?.text !== '(' || !NAMED_MACROS.test(word)) return null;
  const close = closers[at + 1] ?? -1;
  if (close < 0 || source.language?.id !== 'cpp') return null;
  const name = tokens
    .slice(at + 2, Math.min(close, at + 8))
    .map(({ text }) => text)
    .join('');
  return { name, line: tokens[at]?.line ?? 1, from: at, to: blockEnd(source, at, close), body: close + 1 };
}

/** `def test_adds():`, `func TestAdds(`, `@Test void adds() {` */
function declaredCase(source: Source, at: number, marked: boolean): TestCase | null {
  const { tokens, closers } = source;
  const name = tokens[at]?.text ?? '';
  const previous = tokens[at - 1];
  const open = tokens[at + 1]?.text === '(' ? at + 1 : -1;
  const pattern = source.language?.id === 'go' ? GO_NAME : TEST_NAME;
  const named = pattern.test(name) && DECLARES.has(previous?.text ?? '');
  const bare = open === -1 && source.language?.id === 'ruby' && previous?.text === 'def' && named;
  const shell =
    source.language?.id === 'shell' &&
    /^test/i.test(name) &&
    open !== -1 &&
    tokens[at + 2]?.text === ')' &&
    startsLine(tokens, at);
  const annotated =
    marked &&
    open !== -1 &&
    (previous?.kind === 'word' || previous?.text === '>' || previous?.text === '`') &&
    !name.startsWith('@');
  if (!((named && open !== -1) || bare || shell || annotated)) return null;
  const head = previous && previous.line === tokens[at]?.line && !shell ? at - 1 : at;
  const close = open === -1 ? at : (closers[open] ?? -1);
  if (close < 0) return null;
  return {
    name,
    line: tokens[at]?.line ?? 1,
    from: head,
    to: blockEnd(source, head, close),
    body: close + 1,
  };
}

/** The index after the block that follows token `after`; by indentation where that, or `end`, closes blocks. */
function blockEnd(source: Source, head: number, after: number): number {
  const { tokens, closers } = source;
  if (['python', 'ruby', 'elixir'].includes(source.language?.id ?? '') && tokens[after + 1]?.text !== '{') {
    return indentedEnd(source, head, after);
  }
  for (let at = after + 1; at < Math.min(tokens.length, after + 40); at += 1) {
    const text = tokens[at]?.text;
    if (text === ';') return at;
    if (text === '{') return (closers[at] ?? -1) < at ? tokens.length : (closers[at] ?? at) + 1;
  }
  return Math.min(tokens.length, after + 1);
}

function indentedEnd(source: Source, head: number, after: number): number {
  const { tokens } = source;
  const headLine = tokens[head]?.line ?? 1;
  const indent = source.indent(headLine);
  let line = tokens[after]?.line ?? headLine;
  for (let at = firstAfter(tokens, line); at < tokens.length; at = firstAfter(tokens, line)) {
    const token = tokens[at];
    if (!token) break;
    line = token.line;
    if (source.indent(line) <= indent && !/^[)\]}]$/.test(token.text))
      return token.text === 'end' ? at + 1 : at;
  }
  return tokens.length;
}

/** The index of the first token below a line, found by halving. */
function firstAfter(tokens: readonly Token[], line: number): number {
  let from = 0;
  let to = tokens.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((tokens[middle]?.line ?? 0) > line) to = middle;
    else from = middle + 1;
  }
  return from;
}
