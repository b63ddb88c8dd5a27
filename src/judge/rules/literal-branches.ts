import type { Token } from '../lexer/tokenize.ts';
import { isLiteral } from './literals.ts';
import { plainText } from './normalise.ts';
import type { Source } from './source.ts';

/** A place where code compares something with a value written out, and what it answers then. */
export interface Case {
  line: number;
  subject: string;
  literals: string[];
  returned: string;
  simple: boolean;
}

/** The comparisons with literals that decide an answer, in order. */
export function casesOf(source: Source): Case[] {
  const { tokens } = source;
  const found: Case[] = [];
  for (let at = 1; at < tokens.length - 1; at += 1) {
    const text = tokens[at]?.text;
    if (text === '==' || text === '===') {
      const item = comparison(source, at);
      if (item) found.push(item);
    } else if (text === 'equals' || text === 'Equals') {
      const item = equalsCall(source, at);
      if (item) found.push(item);
    } else if (text === 'case' || text === 'when') {
      const item = branch(source, at);
      if (item) found.push(item);
    } else if (text === '=>') {
      const item = arm(source, at);
      if (item) found.push(item);
    }
  }
  return found;
}

/** How far a condition may reach, in tokens, to either side. */
const REACH = 40;

function comparison(source: Source, at: number): Case | null {
  const { tokens } = source;
  const left = literalAt(tokens, at - 1);
  const right = literalAt(tokens, at + 1);
  const value = right ?? left;
  if (!value) return null;
  const subject = right ? subjectBefore(source, at) : (tokens[at + 1]?.text ?? '');
  if (/typeof/.test(tokens[at - 2]?.text ?? '')) return null;
  const others = siblingsOf(tokens, at);
  const returned = returnedAfter(source, at) ?? modifierReturn(tokens, at);
  if (returned === null) return null;
  return { line: tokens[at]?.line ?? 1, subject, literals: [value, ...others], returned, simple: true };
}

/** Further `&& b === 3` on the same line. */
function siblingsOf(tokens: readonly Token[], at: number): string[] {
  const values: string[] = [];
  for (const step of [-1, 1]) {
    for (
      let next = at + step;
      Math.abs(next - at) < 14 && tokens[next]?.line === tokens[at]?.line;
      next += step
    ) {
      const text = tokens[next]?.text ?? '';
      if (/^(?:\|\||or|if|return|\?)$/.test(text)) break;
      const value = text === '==' || text === '===' ? literalAt(tokens, next + 1) : null;
      if (value) values.push(value);
    }
  }
  return values;
}

function literalAt(tokens: readonly Token[], at: number): string | null {
  const token = tokens[at];
  if (!token) return null;
  if (token.text === '-' && tokens[at + 1]?.kind === 'number') return `-${tokens[at + 1]?.text}`;
  const text = plainText(token);
  if (token.kind === 'regex') return null;
  return isLiteral(text) ? text.replace(/^[a-zA-Z$@]{1,2}"/, '"') : null;
}

function subjectBefore({ tokens, closers }: Source, at: number): string {
  const parts: string[] = [];
  for (let back = at - 1; back > at - 12 && back >= 0; back -= 1) {
    const token = tokens[back];
    const open = closers[back] ?? -1;
    if (open >= 0 && open < back) {
      parts.push(token?.text === ')' ? '(' : '[');
      back = open;
    } else if (
      token &&
      (/^(?:\.|\?\.|->|::|\$|&|\*|!)$/.test(token.text) ||
        (token.kind === 'word' &&
          !/^(?:if|elif|return|and|or|not|unless|when|while|else|case)$/.test(token.text)))
    ) {
      parts.push(token.text === '->' || token.text === '::' || token.text === '?.' ? '.' : token.text);
    } else break;
  }
  return parts.reverse().join('');
}

/** The constant that follows a condition at once: `) return 5`, `: return 5`, `{ return 5 }`, `? 5 :`. */
function returnedAfter({ tokens, closers }: Source, at: number): string | null {
  for (let next = at + 1; next < Math.min(tokens.length, at + REACH); next += 1) {
    const text = tokens[next]?.text ?? '';
    const close = closers[next] ?? -1;
    if (text === '?') return constantAt(tokens, next + 1, /^:$/);
    if (text === 'return') return constantAt(tokens, next + 1, /^(?:;|\}|end|else|elif|elsif)$/);
    if (text === '{' || text === 'then') {
      const first = tokens[next + 1]?.text;
      if (first === 'return' || first === 'Some' || first === 'Ok') continue;
      return constantAt(tokens, next + 1, /^\}$/);
    }
    if (text === ';' || text === '}' || /^(?:const|let|var|def|func|for|while|=)$/.test(text)) return null;
    if (close > next && text === '(') next = close;
  }
  return null;
}

/** `return 42 if x == 'a'` */
function modifierReturn(tokens: readonly Token[], at: number): string | null {
  const line = tokens[at]?.line;
  let start = at;
  while (start > 0 && tokens[start - 1]?.line === line && at - start < REACH) start -= 1;
  if (tokens[start]?.text === 'return') return constantAt(tokens, start + 1, /^(?:if|unless)$/);
  if (line === undefined) return null;
  const conditional = tokens.slice(start, at).findIndex(({ text }) => text === 'if');
  return conditional > 1 && tokens[start]?.text === 'return' ? '' : null;
}

/** A literal, or a list or record of nothing but literals; its text, or `null`. */
function constantAt(tokens: readonly Token[], from: number, end: RegExp): string | null {
  const parts: string[] = [];
  const line = tokens[from]?.line ?? 0;
  for (let at = from; at < Math.min(tokens.length, from + 60); at += 1) {
    const token = tokens[at];
    if (
      !token ||
      (end.test(token.text) && !/[[{(]/.test(parts.join('').slice(0, 1) || ' ')) ||
      token.text === ';'
    )
      break;
    if (token.line > line && balanced(parts)) break;
    if (end.test(token.text) && balanced(parts)) break;
    const value = literalAt(tokens, at);
    const shape =
      /^[-[\](){},:+*&]$/.test(token.text) ||
      /^(?:new|vec|Some|Ok|List|Arrays|Set|Map|of|asList|int|string|float|Decimal|BigInt|map|tuple|from|to_string|String|to_owned|into|array|Object|freeze)$/.test(
        token.text,
      ) ||
      /^(?:\.|!|::|=>)$/.test(token.text) ||
      (token.kind === 'word' && tokens[at + 1]?.text === ':');
    if (value === null && !shape) return null;
    parts.push(value ?? token.text);
  }
  return parts.length > 0 && parts.some((part) => isLiteral(part) || part === '[') ? parts.join('') : null;
}

function balanced(parts: readonly string[]): boolean {
  let depth = 0;
  for (const part of parts) {
    if (/^[[({]$/.test(part)) depth += 1;
    if (/^[\])}]$/.test(part)) depth -= 1;
  }
  return depth <= 0;
}

/** `x.equals("a b")`, `"a b".equals(x)` */
function equalsCall(source: Source, at: number): Case | null {
  const { tokens } = source;
  if (tokens[at + 1]?.text !== '(') return null;
  const value = literalAt(tokens, at + 2) ?? literalAt(tokens, at - 2);
  const returned = value ? returnedAfter(source, at + 1) : null;
  const subject = literalAt(tokens, at + 2) ? (tokens[at - 2]?.text ?? '') : (tokens[at + 2]?.text ?? '');
  return value && returned !== null
    ? { line: tokens[at]?.line ?? 1, subject, literals: [value], returned, simple: true }
    : null;
}

/** `case '1-5': return 42;`: words are what switches are for, data is not. */
function branch(source: Source, at: number): Case | null {
  const { tokens } = source;
  const value = literalAt(tokens, at + 1);
  if (!value || /^-?\d/.test(value)) return null;
  const separator = tokens[at + 2]?.text ?? '';
  if (!/^(?::|->|=>|then)$/.test(separator)) return null;
  const start = tokens[at + 3]?.text === 'return' ? at + 4 : at + 3;
  const returned = constantAt(tokens, start, /^(?:;|\}|case|when|default|else)$/);
  return returned === null
    ? null
    : {
        line: tokens[at]?.line ?? 1,
        subject: switchedOn(source, at),
        literals: [value],
        returned,
        simple: false,
      };
}

/** `"1-5" => 42,` in a match. */
function arm(source: Source, at: number): Case | null {
  const { tokens, language } = source;
  if (language?.id !== 'rust' && language?.id !== 'csharp' && language?.id !== 'php') return null;
  const value = literalAt(tokens, at - 1);
  if (!value || /^-?\d/.test(value)) return null;
  const returned = constantAt(tokens, at + 1, /^,$/);
  return returned === null
    ? null
    : {
        line: tokens[at]?.line ?? 1,
        subject: switchedOn(source, at),
        literals: [value],
        returned,
        simple: false,
      };
}

/** What a `switch`, `match` or `case` looks at. */
function switchedOn({ tokens }: Source, at: number): string {
  for (let back = at - 1; back > Math.max(0, at - 400); back -= 1) {
    const text = tokens[back]?.text ?? '';
    if (
      text !== 'switch' &&
      text !== 'match' &&
      !(
        text === 'case' &&
        tokens[back]?.line !== tokens[at]?.line &&
        !isLiteral(plainText(tokens[back + 1] ?? { kind: 'word', text: '', line: 0, start: 0 }))
      )
    )
      continue;
    if (tokens[back + 1]?.text === '{') return tokens[back - 1]?.text ?? '';
    const words: string[] = [];
    for (
      let next = back + 1;
      next < back + 12 &&
      !/^[{:)]$/.test(tokens[next]?.text ?? '{') &&
      tokens[next]?.line === tokens[back]?.line;
      next += 1
    ) {
      if (tokens[next]?.text !== '(') words.push(tokens[next]?.text ?? '');
    }
    return words.join('');
  }
  return '';
}
