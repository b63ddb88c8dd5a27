import type { Token } from '../lexer/tokenize.ts';
import type { Source } from './source.ts';
import { isStandard } from './standard-library.ts';

/** A piece of a text that code puts together: written out, a range of tokens, or code inside the template `at`. */
export type Piece = { text: string } | { from: number; to: number } | { code: string; at: number };

/** A form of writing a text: its pieces in order and the index after it. */
export interface Form {
  pieces: Piece[];
  to: number;
}

/** Quotes between which a language without further signs writes a text, and where they mean the same. */
const QUOTES: Record<string, RegExp> = {
  go: /^(["`])([^\\\n]*)\1$/,
  javascript: /^(["'`])([^\\\n]*)\1$/,
  python: /^(["'])([^\\\n]*)\1$/,
};

/** The text a token writes out; `null` where escapes, prefixes or places leave room for doubt. */
export function writtenText({ kind, text }: Token, language: string): string | null {
  if (kind !== 'string' || text.startsWith('"""') || text.startsWith("'''")) return null;
  const [, quote, content] = QUOTES[language]?.exec(text) ?? [];
  if (content === undefined || content.includes(quote ?? '')) return null;
  return quote === '`' && language === 'javascript' && content.includes('${') ? null : content;
}

type Reader = (source: Source, at: number) => Form | null;

/** How texts with places are written, by language; places that do more than take their value as text are not read. */
const FORMS: Record<string, readonly Reader[]> = {
  go: [sprintf],
  javascript: [template],
  python: [fString, formatCall, percent],
};

/** The form that starts at a token, if it is one whose result its pieces tell. */
export function formAt(source: Source, at: number): Form | null {
  for (const read of FORMS[source.language?.id ?? ''] ?? []) {
    const form = read(source, at);
    if (form) return form;
  }
  return null;
}

/** `fmt.Sprintf("%s/x", a)` */
function sprintf(source: Source, at: number): Form | null {
  const { tokens, closers } = source;
  if (tokens[at]?.text !== 'fmt' || tokens[at + 1]?.text !== '.' || tokens[at + 2]?.text !== 'Sprintf')
    return null;
  const format = tokens[at + 4];
  const close = closers[at + 3] ?? -1;
  if (close < at || tokens[at + 3]?.text !== '(' || tokens[at + 5]?.text !== ',' || !format) return null;
  const text = writtenText(format, 'go');
  return text === null || !isStandard(source, 'fmt', 'fmt')
    ? null
    : filled(source, text, '%s', at + 6, close);
}

/** `` `${a}/x` `` */
function template({ tokens }: Source, at: number): Form | null {
  const { kind, text } = tokens[at] ?? { kind: 'word', text: '' };
  if (kind !== 'string' || !text.startsWith('`') || /[\\\n]/.test(text)) return null;
  return places(text.slice(1, -1), /\$\{([^{}`]+)\}/g, /\$\{/, at);
}

/** `f"{a}/x"` */
function fString({ tokens }: Source, at: number): Form | null {
  const { kind, text } = tokens[at] ?? { kind: 'word', text: '' };
  if (kind !== 'string' || !/^[fF](?:"(?!"")|'(?!''))/.test(text) || text.includes('\\')) return null;
  return places(text.slice(2, -1), /\{([\w.()[\], ]+)\}/g, /[{}]/, at);
}

/** Cuts a template at its places; what `left` finds in the text between was no plain place. */
function places(content: string, place: RegExp, left: RegExp, at: number): Form | null {
  const pieces: Piece[] = [];
  let done = 0;
  for (const match of content.matchAll(place)) {
    pieces.push({ text: content.slice(done, match.index) }, { code: match[1] ?? '', at });
    done = match.index + match[0].length;
  }
  pieces.push({ text: content.slice(done) });
  if (pieces.length === 1 || pieces.some((piece) => 'text' in piece && left.test(piece.text))) return null;
  return { pieces, to: at + 1 };
}

/** `"{}/x".format(a)` */
function formatCall(source: Source, at: number): Form | null {
  const { tokens, closers } = source;
  const [format, dot, name] = tokens.slice(at, at + 3);
  const close = closers[at + 3] ?? -1;
  if (!format || dot?.text !== '.' || name?.text !== 'format' || close < at) return null;
  const text = writtenText(format, 'python');
  return text === null ? null : filled(source, text, '{}', at + 4, close);
}

/** `"%s/x" % (a,)`; without the brackets `a` may itself be a tuple. */
function percent(source: Source, at: number): Form | null {
  const { tokens, closers } = source;
  const close = closers[at + 2] ?? -1;
  const [format, sign, open] = tokens.slice(at, at + 3);
  if (!format || sign?.text !== '%' || open?.text !== '(' || close < at) return null;
  const text = writtenText(format, 'python');
  if (text === null || !commasIn(source, at + 3, close).length) return null;
  return filled(source, text, '%s', at + 3, close);
}

/** The pieces of a format with as many plain places as there are arguments between two tokens. */
function filled(source: Source, format: string, place: string, from: number, close: number): Form | null {
  const given = argumentsIn(source, from, close);
  const texts = format.split(place);
  const more = place === '%s' ? '%' : /[{}]/;
  const plain = texts.every((text) => text.search(more) < 0);
  if (!given || given.length === 0 || given.length !== texts.length - 1 || !plain) return null;
  const pieces = texts.flatMap((text, index): Piece[] => [{ text }, given[index] ?? { text: '' }]);
  return { pieces, to: close + 1 };
}

/** Longer lists of arguments are not read. */
const MAX_ARGUMENTS = 40;

function argumentsIn(
  source: Source,
  from: number,
  close: number,
): Array<{ from: number; to: number }> | null {
  const ends = [...commasIn(source, from, close), close];
  if (ends.length > MAX_ARGUMENTS) return null;
  const ranges = ends.map((to, index) => ({ from: index === 0 ? from : (ends[index - 1] ?? 0) + 1, to }));
  if (ranges.at(-1)?.from === close) ranges.pop();
  const isPlain = (range: { from: number; to: number }) =>
    range.to > range.from &&
    !source.tokens
      .slice(range.from, range.to)
      .some(({ text }, at) => text === '...' || text === '=' || text === 'for' || (at === 0 && text === '*'));
  return ranges.every(isPlain) ? ranges : null;
}

function commasIn({ tokens, closers }: Source, from: number, close: number): number[] {
  const found: number[] = [];
  for (let at = from; at < close; at += 1) {
    const end = closers[at] ?? -1;
    if (end > at) at = end;
    else if (tokens[at]?.text === ',') found.push(at);
  }
  return found;
}
