import type { Token } from '../lexer/tokenize.ts';
import type { Source } from './source.ts';

/** A function with a name, parameters and a body in brackets, by indentation or up to `end`. */
export interface NamedFunction {
  name: string;
  line: number;
  /** Words of the parameter list, types included. */
  parameters: string[];
  body: readonly Token[];
}

const DECLARES = new Set(['function', 'def', 'defp', 'fn', 'func', 'fun']);
/** Words before a bracket that are no names of functions. */
const NO_NAMES = new Set(
  'if for while switch catch return match with using lock foreach when until unless elif and or not in of await typeof sizeof super this new throw'.split(
    ' ',
  ),
);
/** Longer bodies are cut, which bounds the work where functions stand in one another. */
const MAX_BODY = 400;
/** Tokens that a result type, `throws` or `where` may take between the parameters and the body. */
const TYPE_REACH = 16;

/** The functions of a source, by name; of several with the same name the first. */
export function functionsOf(source: Source): Map<string, NamedFunction> {
  const found = new Map<string, NamedFunction>();
  const { tokens, closers } = source;
  for (let open = 1; open < tokens.length; open += 1) {
    const close = closers[open] ?? -1;
    if (tokens[open]?.text !== '(' || close < open) continue;
    const name = nameBefore(tokens, open);
    const body = name === null ? null : bodyAfter(source, open, close);
    if (name === null || body === null || found.has(name)) continue;
    const parameters = tokens.slice(open + 1, close).filter(({ kind }) => kind === 'word');
    found.set(name, {
      name,
      line: tokens[open]?.line ?? 1,
      parameters: parameters.map(({ text }) => text),
      body,
    });
  }
  return found;
}

/** `function sum(`, `int sum(`, `const sum = (`, `sum = async (` */
function nameBefore(tokens: readonly Token[], open: number): string | null {
  const before = tokens[open - 1];
  const assigned = before?.text === 'async' || before?.text === 'function' ? open - 2 : open - 1;
  if (tokens[assigned]?.text === '=') {
    const name = tokens[assigned - 1];
    return name?.kind === 'word' ? name.text : null;
  }
  return before?.kind === 'word' && !NO_NAMES.has(before.text) ? before.text : null;
}

function bodyAfter(source: Source, open: number, close: number): readonly Token[] | null {
  const { tokens, closers, language } = source;
  const declared = DECLARES.has(tokens[open - 2]?.text ?? '');
  if (language?.id === 'ruby') return declared ? untilEnd(source, close + 1) : null;
  for (let at = close + 1; at < Math.min(tokens.length, close + TYPE_REACH); at += 1) {
    const text = tokens[at]?.text;
    const end = closers[at] ?? -1;
    if (text === '{') return end > at ? cut(source, at + 1, end) : null;
    if (text === '=>') return arrowBody(source, at + 1);
    if (text === ':' && language?.layout && tokens[at + 1]?.line !== tokens[at]?.line)
      return declared ? indented(source, open, at + 1) : null;
    if (text === ';' || text === ',' || text === ')' || text === '=' || text === '}') return null;
    if (text === '(' || text === '[') at = Math.max(at, end);
  }
  return null;
}

/** `=> { … }`, or an expression up to the end of its statement. */
function arrowBody(source: Source, from: number): readonly Token[] {
  const { tokens, closers } = source;
  const first = closers[from] ?? -1;
  if (tokens[from]?.text === '{' && first > from) return cut(source, from + 1, first);
  let at = from;
  for (; at < Math.min(tokens.length, from + MAX_BODY); at += 1) {
    const text = tokens[at]?.text ?? '';
    if (/^[;,)\]}]$/.test(text)) break;
    const previous = tokens[at - 1];
    if (at > from && previous && tokens[at]?.line !== previous.line && !/^[+\-*/?:&|.<>=]/.test(text)) break;
    const close = closers[at] ?? -1;
    if (close > at) at = close;
  }
  return cut(source, from, at);
}

function indented(source: Source, head: number, from: number): readonly Token[] {
  const depth = source.indent(source.tokens[head]?.line ?? 1);
  return upTo(source, from, ({ line }) => source.indent(line) <= depth);
}

/** Ruby: the first `end` that stands no further to the right than the head. */
function untilEnd(source: Source, from: number): readonly Token[] {
  const depth = source.indent(source.tokens[from - 1]?.line ?? 1);
  return upTo(source, from, ({ text, line }) => text === 'end' && source.indent(line) <= depth);
}

function upTo(source: Source, from: number, isEnd: (token: Token) => boolean): readonly Token[] {
  const body = cut(source, from, source.tokens.length);
  const end = body.findIndex(isEnd);
  return end < 0 ? body : body.slice(0, end);
}

function cut({ tokens }: Source, from: number, to: number): readonly Token[] {
  return tokens.slice(from, Math.min(to, from + MAX_BODY));
}
