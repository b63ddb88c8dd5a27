import type { Token } from '../lexer/tokenize.ts';
import { guardsOf } from './nesting.ts';
import { plainTokens } from './normalise.ts';
import type { Source } from './source.ts';
import { type TestCase, testCases } from './test-cases.ts';

/** One claim a test makes. */
export interface Assertion {
  line: number;
  /** Tokens, as formatters leave them. */
  text: readonly string[];
  /** Index range of the tokens in the source. */
  from: number;
  to: number;
  /** The innermost test it is in; `null` in a helper. */
  owner: TestCase | null;
  /** How many `if`, `try` and the like stand between the test and it. */
  guards: number;
  /** The condition is one of failing: `if got != want { t.Error() }`. */
  inverted: boolean;
}

const HEAD =
  /^(?:@?expect\w*|[aA]ssert\w*|ASSERT\w*|EXPECT\w*|REQUIRE\w*|CHECK\w*|BOOST_(?:CHECK|REQUIRE|TEST)\w*|TEST_ASSERT\w*|CU_ASSERT\w*|ck_assert\w*|verify\w*|refute\w*|[sS]hould\w*|must_\w+|wont_\w+|XCT(?:Assert\w*|Fail|Unwrap)|#?expect|Expect|Eventually|Consistently|prop_assert\w*|debug_assert\w*|QCOMPARE|QVERIFY\w*|require|raises|is_expected|raise_error|fail_unless|Received\w*|check|ensure|qt|approvals?|verifyJson)$/;
const PLAIN_CALL =
  /^(?:strictEqual|deepEqual|deepStrictEqual|notStrictEqual|equal|notEqual|ok|rejects|throws|same|like)$/;
const CONTEXT_CALL =
  /^(?:is|not|deepEqual|equal|equals|same|strictSame|like|true|false|truthy|falsy|throws|throwsAsync|rejects|ok|notOk|regex|match|snapshot|strictEqual|notDeepEqual|plan|pass|fail|ifError|error)$/;
const GO_FAIL = /^(?:Error|Errorf|Fatal|Fatalf|Fail|FailNow)$/;
const KEYWORD = new Set(['assert', 'refute', 'raise_error', 'is_expected', 'expect', 'should', 'should_not']);
const SHELL = /^(?:assert\w*|refute\w*|test|grep|diff|cmp)$/;
/** Deeper nesting of assertions in assertions is not read, which keeps the work linear. */
const MAX_NESTED = 3;

/** The assertions of a source, in order. */
export function assertionsOf(source: Source): Assertion[] {
  const cases = testCases(source);
  const owners = ownersOf(source, cases);
  const guards = guardsOf(source);
  const found: Assertion[] = [];
  const open: number[] = [];
  for (let at = 0; at < source.tokens.length; at += 1) {
    while (open.length > 0 && (open.at(-1) ?? 0) <= at) open.pop();
    if (open.length >= MAX_NESTED) continue;
    const range = rangeAt(source, at);
    if (!range) continue;
    open.push(range.to);
    const owner = owners[at] ?? -1;
    found.push({
      ...range,
      line: source.tokens[at]?.line ?? 1,
      text: plainTokens(source.tokens, range.from, range.to),
      owner: owner < 0 ? null : (cases[owner] ?? null),
      guards: guards[at] ?? 0,
    });
  }
  return found;
}

/** For each token the index of the innermost test around it, or -1. */
function ownersOf(source: Source, cases: readonly TestCase[]): Int32Array {
  const owners = new Int32Array(source.tokens.length).fill(-1);
  const open: number[] = [];
  let next = 0;
  for (let at = 0; at < owners.length; at += 1) {
    while (next < cases.length && (cases[next]?.from ?? 0) <= at) open.push(next++);
    while (open.length > 0 && (cases[open.at(-1) ?? 0]?.to ?? 0) <= at) open.pop();
    owners[at] = open.at(-1) ?? -1;
  }
  return owners;
}

type Range = Pick<Assertion, 'from' | 'to' | 'inverted'>;

function rangeAt(source: Source, at: number): Range | null {
  const { tokens } = source;
  const token = tokens[at];
  if (source.language?.id === 'shell') return shellRange(source, at);
  if (token?.kind !== 'word') return null;
  const failing = failRange(source, at);
  if (failing) return failing;
  if (!isHead(source, at)) return null;
  const awaited = /^(?:await|return)$/.test(tokens[at - 1]?.text ?? '') && tokens[at - 1]?.text === 'await';
  return { from: subjectStart(source, awaited ? at - 1 : at), to: extent(source, at), inverted: false };
}

function isHead(source: Source, at: number): boolean {
  const { tokens, language } = source;
  const text = tokens[at]?.text ?? '';
  const previous = tokens[at - 1]?.text ?? '';
  const next = tokens[at + 1];
  const dotted = previous === '.' || previous === '->' || previous === '::';
  if (
    /^(?:def|func|fun|fn|function|void|class|import|from|use|using|new|as|defmacro|macro_rules|package|mod|interface|type|extends|declare|implements|const|let|var|enum|namespace|module|struct|trait|impl)$/.test(
      previous,
    )
  )
    return false;
  if (text === 'require' || text === 'check' || text === 'ensure')
    return language?.id === 'go'
      ? next?.text === '.'
      : language?.id === 'kotlin' && next?.text === '(' && text === 'check';
  if (text === 'expected' && language?.id === 'java') return next?.text === '=' && previous === '(';
  if (PLAIN_CALL.test(text) && !dotted) return language?.id === 'javascript' && next?.text === '(';
  if (CONTEXT_CALL.test(text) && language?.id === 'javascript')
    return previous === '.' && tokens[at - 2]?.text === 't' && next?.text === '(';
  if (!HEAD.test(text)) return false;
  if (text === 'expected' || text === 'asserts' || text === 'AssertionError') return false;
  if (dotted && /^(?:assert|Assert|expect|verify)$/.test(tokens[at - 2]?.text ?? '')) return false;
  const follows = next?.text ?? '';
  if (/^[(.!<]$|^::$|^->$/.test(follows) || (follows === '{' && language?.id !== 'java')) return true;
  if (language?.id === 'kotlin' && /^should/.test(text)) return true;
  if (/^(?:must_|wont_|assert_|refute_)/.test(text))
    return language?.id === 'ruby' || language?.id === 'elixir';
  return (
    KEYWORD.has(text) &&
    ['python', 'ruby', 'elixir', 'java', 'kotlin'].includes(language?.id ?? '') &&
    follows !== '=' &&
    follows !== ','
  );
}

/** `x.Should().Be(1)`, `x shouldBe 1`, `cy.get('a').should('exist')`: the subject belongs to the claim. */
function subjectStart({ tokens, closers }: Source, at: number): number {
  const dotted = /^(?:\.|->|\?\.)$/.test(tokens[at - 1]?.text ?? '');
  if (!dotted && !/^should/.test(tokens[at]?.text ?? '')) return at;
  let start = at;
  for (let steps = 0; steps < 40 && start > 0; steps += 1) {
    const previous = tokens[start - 1];
    const opener = closers[start - 1] ?? -1;
    if (opener >= 0 && opener < start - 1 && !startsLine(tokens, start)) start = opener;
    else if (
      previous?.kind === 'word' ||
      previous?.kind === 'number' ||
      previous?.kind === 'string' ||
      /^(?:\.|->|\?\.|::|!)$/.test(previous?.text ?? '')
    ) {
      if (previous?.kind === 'word' && /^(?:return|await|do|then|else)$/.test(previous.text)) break;
      if (startsLine(tokens, start)) break;
      const joined =
        /^(?:\.|->|\?\.|::|!)$/.test(previous?.text ?? '') ||
        /^(?:\.|->|\?\.|::|\(|\[)$/.test(tokens[start]?.text ?? '') ||
        start === at;
      if (!joined) break;
      start -= 1;
    } else break;
  }
  return start;
}

/** Whether a token begins a line without going on with the one above, as `.should()` does. */
function startsLine(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const previous = tokens[at - 1];
  if (!token || !previous || /^(?:\.|->|\?\.|::)$/.test(token.text)) return false;
  return endLine(previous) < token.line && !/^(?:\.|->|\?\.|::|!)$/.test(previous.text);
}

/** `if got != want { t.Errorf(…) }`, `if (a !== b) throw …`: the claim is the condition. */
function failRange(source: Source, at: number): Range | null {
  const { tokens, language } = source;
  const text = tokens[at]?.text ?? '';
  const go =
    language?.id === 'go' &&
    tokens[at - 1]?.text === '.' &&
    tokens[at + 1]?.text === '(' &&
    (GO_FAIL.test(text) || isNewError(tokens, at));
  const thrown = text === 'throw' && (tokens[at - 1]?.text === ')' || tokens[at - 1]?.text === '{');
  if (!go && !thrown) return null;
  const alone: Range | null = go && !isNewError(tokens, at) ? { from: at, to: at + 1, inverted: true } : null;
  const end = enclosing(source, at, go);
  if (end < 0) return alone;
  for (let from = end - 1; from > Math.max(0, end - 80); from -= 1) {
    const word = tokens[from]?.text;
    if (word === 'if' || word === 'case') return { from, to: end, inverted: true };
    if (word === 'func' || word === '{' || (word === '}' && (source.closers[from] ?? -1) < 0)) break;
  }
  return alone;
}

/** `errors.New` says what `fmt.Errorf` says, but is not always what a condition leads to. */
function isNewError(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.text === 'New' && tokens[at - 2]?.text === 'errors';
}

/** Where the condition before a failing statement ends. */
function enclosing({ tokens, closers }: Source, at: number, go: boolean): number {
  if (!go) return tokens[at - 1]?.text === '{' ? at - 1 : at;
  for (let back = at - 1; back > Math.max(0, at - 400); back -= 1) {
    const close = closers[back] ?? -1;
    if (tokens[back]?.text === '}' && close >= 0) back = close;
    else if (tokens[back]?.text === '{' && close > at) return back;
  }
  return -1;
}

function shellRange(source: Source, at: number): Range | null {
  const { tokens, closers } = source;
  const token = tokens[at];
  const first =
    tokens[at - 1]?.line !== token?.line || /^(?:&&|\|\||;|then|if|!)$/.test(tokens[at - 1]?.text ?? '');
  if (!first || !token) return null;
  const bracket = token.text === '[' && tokens[at + 1]?.text !== ']';
  if (
    !bracket &&
    !(
      token.kind === 'word' &&
      SHELL.test(token.text) &&
      tokens[at + 1]?.text !== '(' &&
      tokens[at + 1]?.text !== '='
    )
  )
    return null;
  const to = bracket ? Math.max(closers[at] ?? -1, at) + 1 : extent(source, at);
  return { from: at, to, inverted: false };
}

const CONTINUES =
  /^(?:\.|\?\.|->|::|&&|\|\||[=!]==?|\+|-|\*|\/|<|>|<=|>=|=>|,|=~|\?|and|or|not|is|in|to|\|)$/;

/** The index after the statement that starts at a token: brackets are skipped whole. */
function extent(source: Source, head: number): number {
  const { tokens, closers, language } = source;
  const commas = language?.id === 'ruby' || language?.id === 'elixir' || language?.id === 'shell';
  let at = head;
  while (at < tokens.length) {
    const token = tokens[at];
    const previous = tokens[at - 1];
    if (!token) break;
    if (at > head) {
      if (/^(?:;|\)|\]|\}|do)$/.test(token.text) || (token.text === ',' && !commas)) break;
      const broken = language?.lines && previous && token.line > endLine(previous);
      if (broken && !CONTINUES.test(token.text) && !CONTINUES.test(previous.text)) break;
    }
    const close = closers[at] ?? -1;
    at = close > at ? close + 1 : at + 1;
  }
  return at;
}

function endLine({ line, text }: Token): number {
  return text.includes('\n') ? line + text.split('\n').length - 1 : line;
}
