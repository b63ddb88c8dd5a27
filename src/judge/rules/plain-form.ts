import type { Token } from '../lexer/tokenize.ts';
import { parentsOf } from './constant-uses.ts';
import { Source } from './source.ts';
import { libraryValue } from './standard-library.ts';
import { type Form, formAt, type Piece, writtenText } from './string-forms.ts';

/** What a name is known to stand for at a token of the source; `null` where that is not certain. */
export type ValueAt = (name: string, at: number) => Value | null;

/** A value written out: a text without its quotes, or a number as it stands. */
export interface Value {
  text: string;
  isText: boolean;
}

/** A line in plain form; with it the lines after it that go on in the same brackets. */
export interface PlainLine {
  line: number;
  /** The last line that anything in it reaches. */
  last: number;
  text: string;
}

interface Reading {
  source: Source;
  valueAt: ValueAt;
  depth: number;
}

/** Code in brackets in code in brackets is put in plain form down to here. */
const MAX_DEPTH = 12;

/**
 * Lines in a form in which ways to write the same value are alike: known constants are their values, and texts put
 * together by `+`, formats and templates are their pieces. Equal forms mean equal values, unequal ones nothing.
 */
export function plainLines(
  source: Source,
  lines: ReadonlyMap<number, unknown>,
  valueAt: ValueAt,
): PlainLine[] {
  const found: Group[] = [];
  const reading = { source, valueAt, depth: 0 };
  for (let at = 0; at < source.tokens.length; ) {
    const line = source.tokens[at]?.line ?? 0;
    if (!lines.has(line)) {
      at += 1;
      continue;
    }
    const { atoms, to } = step(reading, at, source.tokens.length);
    const last = source.tokens[to - 1]?.line ?? line;
    const text = atoms.map((own) => `${own}\n`).join('');
    const group = found.at(-1);
    if (group && belongs(source, at, group)) {
      group.text += text;
      group.last = Math.max(group.last, last);
    } else {
      const indent = source.language?.layout ? `${source.indent(line)}\n` : '';
      found.push({ line, last, text: indent + text, from: at });
    }
    at = to;
  }
  return found;
}

interface Group extends PlainLine {
  /** Index of the first token. */
  from: number;
}

/** Whether a token goes on in the line before it, or in brackets that opened there. */
function belongs(source: Source, at: number, { from, last }: Group): boolean {
  const line = source.tokens[at]?.line ?? 0;
  const closed = source.closers[at] ?? -1;
  const parent = closed >= 0 && closed < at ? closed : (parentsOf(source)[at] ?? -1);
  return (
    line <= last || (line === last + 1 && parent >= from && /^[([]$/.test(source.tokens[parent]?.text ?? ''))
  );
}

/** A run of tokens in the same form, as one text. */
export function plainRange(source: Source, from: number, to: number, valueAt: ValueAt): string {
  return atomsIn({ source, valueAt, depth: 0 }, from, to).join('\n');
}

/** Atoms: `t` and a token, `s` and a text; the signs of a text put together start with a tab. No atom holds a line break. */
function step(reading: Reading, at: number, end: number): { atoms: string[]; to: number } {
  if (isLayout(reading.source, at)) return { atoms: [], to: at + 1 };
  const text = textAt(reading, at, end);
  const value = text ? null : libraryValue(reading.source, at);
  return (
    text ?? (value ? { atoms: [valueAtom(value)], to: at + 3 } : { atoms: [atom(reading, at)], to: at + 1 })
  );
}

function valueAtom({ text, isText }: Value): string {
  return `${isText ? 's' : 't'}${JSON.stringify(text)}`;
}

const KEYWORDS =
  /^(?:return|in|is|and|or|not|if|elif|else|assert|yield|lambda|for|while|await|case|match|del|from|import|except|as|print|exec|raise|with)$/;

/** Formatters put a comma before a closing bracket, or take it away; it matters where it makes a tuple. */
function isLayout({ tokens, closers, language }: Source, at: number): boolean {
  const close = tokens[at + 1]?.text ?? '';
  if (tokens[at]?.text !== ',' || !/^[)\]}]$/.test(close)) return false;
  const called = tokens[(closers[at + 1] ?? 0) - 1];
  const isCall = called?.kind === 'word' && !KEYWORDS.test(called.text);
  return language?.id === 'python' ? close === ')' && isCall : language?.id === 'go' || isCall;
}

function atom({ source, valueAt }: Reading, at: number): string {
  const token = source.tokens[at] as Token;
  const written = writtenText(token, source.language?.id ?? '');
  if (written !== null) return `s${JSON.stringify(written)}`;
  const value = isOwnName(source, at) ? valueAt(token.text, at) : null;
  if (value) return valueAtom(value);
  return `t${JSON.stringify(token.text)}`;
}

function isOwnName({ tokens }: Source, at: number): boolean {
  return tokens[at]?.kind === 'word' && !/^(?:\.|\?\.|->|::)$/.test(tokens[at - 1]?.text ?? '');
}

function atomsIn(reading: Reading, from: number, to: number): string[] {
  const deeper = { ...reading, depth: reading.depth + 1 };
  const atoms: string[] = [];
  for (let at = from; at < to; ) {
    const next = deeper.depth > MAX_DEPTH ? { atoms: [atom(reading, at)], to: at + 1 } : step(deeper, at, to);
    atoms.push(...next.atoms);
    at = next.to;
  }
  return atoms;
}

/** What may stand before a whole text, and after one; all of it binds less than `+`. */
const BEFORE = /^(?:[(,=[{:]|:=|=>|===?|!==?|&&|\|\||\?\?|return|case|assert|and|or|if|elif|else|in)$/;
const AFTER = /^(?:[),;\]}:]|===?|!==?|&&|\|\||\?\?)$/;

/** A text put together, as atoms, if one starts at a token and ends before `end`. */
function textAt(reading: Reading, at: number, end: number): { atoms: string[]; to: number } | null {
  const { tokens, language } = reading.source;
  const previous = tokens[at - 1];
  if (previous && !BEFORE.test(previous.text)) return null;
  const terms: Term[] = [];
  let to = at;
  for (;;) {
    const term = to < end ? termAt(reading, to, end) : null;
    if (!term) return null;
    terms.push(term);
    to = term.to;
    if (tokens[to]?.text !== '+' || to >= end) break;
    to += 1;
  }
  const next = tokens[to];
  if (next && to < end && next.kind !== 'word' && !AFTER.test(next.text)) return null;
  const first = terms.findIndex(({ isText }) => isText);
  if (first < 0 || (first > 1 && language?.id !== 'go')) return null;
  return merged(reading, terms, to);
}

interface Term extends Form {
  /** Certainly a text, so that `+` joins. */
  isText: boolean;
}

function termAt(reading: Reading, at: number, end: number): Term | null {
  const { source, valueAt } = reading;
  const form = formAt(source, at);
  if (form && form.to <= end && !goesOn(source, form.to)) return { ...form, isText: true };
  const text = adjacentTexts(source, at, end);
  if (text && !goesOn(source, text.to)) return text;
  const known = libraryValue(source, at);
  const value = known ?? (isOwnName(source, at) ? valueAt(source.tokens[at]?.text ?? '', at) : null);
  const to = at + (known ? 3 : 1);
  if (value?.isText && to <= end && !goesOn(source, to))
    return { pieces: [{ text: value.text }], to, isText: true };
  return primary(source, at, end);
}

/** A member, an index or a call of what ends before a token. */
function goesOn({ tokens }: Source, at: number): boolean {
  return /^(?:[.([]|\?\.|::|->)$/.test(tokens[at]?.text ?? '');
}

/** A text written out, in Python several in a row. */
function adjacentTexts({ tokens, language }: Source, at: number, end: number): Term | null {
  const id = language?.id ?? '';
  let text = '';
  let to = at;
  for (; to < end && tokens[to]?.kind === 'string' && (to === at || id === 'python'); to += 1) {
    const written = writtenText(tokens[to] as Token, id);
    if (written === null) return null;
    text += written;
  }
  return to === at ? null : { pieces: [{ text }], to, isText: true };
}

/** `a`, `a.b(c)[d]`, a number */
function primary(source: Source, at: number, end: number): Term | null {
  const { tokens, closers } = source;
  const { kind } = tokens[at] ?? { kind: 'punctuation' };
  if (kind !== 'word' && kind !== 'number') return null;
  let to = at + 1;
  while (to < end && goesOn(source, to)) {
    const close = closers[to] ?? -1;
    if (close > to) to = close + 1;
    else if (tokens[to + 1]?.kind === 'word') to += 2;
    else return null;
  }
  return to > end ? null : { pieces: [{ from: at, to }], to, isText: false };
}

function merged(
  reading: Reading,
  terms: readonly Term[],
  to: number,
): { atoms: string[]; to: number } | null {
  const parts: Array<string | string[]> = [];
  for (const piece of terms.flatMap(({ pieces }) => pieces)) {
    const part = partOf(reading, piece);
    const last = parts.at(-1);
    if (part === '') continue;
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
    else parts.push(part);
  }
  if (parts.length === 0) return { atoms: ['s""'], to };
  if (!parts.some((part) => typeof part === 'string')) return null;
  const atoms = parts.map((part) => (typeof part === 'string' ? [`s${JSON.stringify(part)}`] : part));
  if (atoms.length === 1) return { atoms: atoms.flat(), to };
  return { atoms: ['\t(', ...atoms.flatMap((own) => [...own, '\t+']), '\t)'], to };
}

/** A piece as text, or as atoms where it is none. */
function partOf(reading: Reading, piece: Piece): string | string[] {
  if ('text' in piece) return piece.text;
  if ('from' in piece) return alone(reading, piece.from, piece.to);
  const source = new Source(reading.source.path, piece.code);
  const valueAt: ValueAt = (name) => reading.valueAt(name, piece.at);
  return alone({ ...reading, source, valueAt }, 0, source.tokens.length);
}

function alone(reading: Reading, from: number, to: number): string | string[] {
  const atoms = atomsIn(reading, from, to);
  const [only = ''] = atoms;
  return atoms.length === 1 && only.startsWith('s') ? (JSON.parse(only.slice(1)) as string) : atoms;
}
