import { parentsOf } from './constant-uses.ts';
import type { Value } from './plain-form.ts';
import type { Source } from './source.ts';
import { writtenText } from './string-forms.ts';

/** How a line reads that gives a name a value: `N` the name, `V` the value, `T` a type. */
const SHAPES: Record<string, RegExp> = {
  go: /^(?:const )?N = V$|^N := V$/,
  javascript: /^(?:export )?const N (?:: T )?= V(?: ;)?$/,
  python: /^N (?:: T )?= V$/,
};
const TYPES = /^(?:string|number|str|int|Final)$/;
/** The longest shape reaches so many tokens back, and so many on. */
const BACK = 3;
const ON = 8;
/** Longer bodies of Python functions are not looked through, in lines. */
const MAX_BODY = 300;

/** Where a definition holds, in indexes of tokens. */
export interface Scope {
  from: number;
  to: number;
  /** From here on another meaning of the name would reach the scope. */
  since: number;
  /** All of the file sees it. */
  isModule: boolean;
}

/** The value that a line gives the name at a token; `null` if the line is no such definition, or does more. */
export function definedAt(source: Source, at: number): Value | null {
  const { tokens, language } = source;
  const line = tokens[at]?.line;
  let from = at;
  while (from > at - BACK && tokens[from - 1]?.line === line) from -= 1;
  let to = at + 1;
  while (to < at + ON && tokens[to]?.line === line) to += 1;
  const values: Value[] = [];
  const shape = tokens.slice(from, to).map((token, index) => {
    if (from + index === at) return 'N';
    const text = writtenText(token, language?.id ?? '');
    const isNumber = token.kind === 'number' && /^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(token.text);
    if (text === null && !isNumber) return TYPES.test(token.text) ? 'T' : token.text;
    values.push({ text: text ?? token.text, isText: text !== null });
    return 'V';
  });
  const fits = SHAPES[language?.id ?? '']?.test(shape.join(' ')) === true;
  return fits && values.length === 1 && endsThere(source, to) ? (values[0] ?? null) : null;
}

/** JavaScript goes on in the next line where that can be read as more of the same. */
function endsThere({ tokens, language }: Source, to: number): boolean {
  const next = tokens[to];
  if (language?.id !== 'javascript' || !next || tokens[to - 1]?.text === ';') return true;
  return next.text === '}' || (next.kind === 'word' && !/^(?:in|instanceof|as|satisfies)$/.test(next.text));
}

/** Where the definition at a token holds; `null` where it sets a variable, or may not be reached. */
export function scopeOf(source: Source, at: number): Scope | null {
  const { tokens, closers, language } = source;
  if (language?.id === 'python') return pythonScope(source, at);
  const parent = parentsOf(source)[at] ?? -1;
  const inGroup = isInGroup(source, at, parent);
  const isConst = inGroup || tokens[at - 1]?.text === 'const';
  const isModule = inGroup || parent < 0;
  if (!isConst && (isModule || tokens[at + 1]?.text !== ':=')) return null;
  if (isModule) return { from: language?.id === 'go' ? 0 : at, to: tokens.length, since: 0, isModule };
  if (tokens[parent]?.text !== '{' || /^(?:case|default)$/.test(tokens[parent + 1]?.text ?? '')) return null;
  return { from: at, to: closers[parent] ?? -1, since: parent, isModule };
}

/** Go: `const (⏎ N = V` at the top of a file. */
function isInGroup(source: Source, at: number, parent: number): boolean {
  const { tokens } = source;
  if (source.language?.id !== 'go' || tokens[parent]?.text !== '(' || tokens[parent - 1]?.text !== 'const')
    return false;
  return tokens[at - 1]?.line !== tokens[at]?.line && (parentsOf(source)[parent] ?? -1) < 0;
}

/** Python: the module from here on, or the rest of the function in whose own body the line stands. */
function pythonScope(source: Source, at: number): Scope | null {
  const { tokens, bare } = source;
  const line = tokens[at]?.line ?? 1;
  const indent = source.indent(line);
  if ((parentsOf(source)[at] ?? -1) >= 0) return null;
  if (indent === 0) return { from: at, to: tokens.length, since: 0, isModule: true };
  const isInside = (other: number) => (bare[other - 1] ?? '').trim() === '' || source.indent(other) >= indent;
  let above = line - 1;
  while (above > line - MAX_BODY && above > 0 && isInside(above)) above -= 1;
  if (!/^\s*(?:async\s+)?def\s.*:\s*$/.test(bare[above - 1] ?? '')) return null;
  let since = at;
  while ((tokens[since - 1]?.line ?? 0) >= above) since -= 1;
  let to = at;
  while (to < tokens.length && isInside(tokens[to]?.line ?? 1) && to - at < MAX_BODY * 20) to += 1;
  return { from: at, to, since, isModule: false };
}
