import type { Token } from '../lexer/tokenize.ts';
import { plainText } from './normalise.ts';
import type { Source } from './source.ts';

interface Setting {
  value: string;
  line: number;
}

/** Settings by their dotted key; the elements of a list share a key ending in `[]`. */
export type Settings = Map<string, Setting[]>;

const memo = new WeakMap<Source, Settings>();

/** Reads a configuration file, JSON, YAML, TOML, INI or the object literals of a script, as keys and values. */
export function settingsOf(source: Source): Settings {
  const known = memo.get(source);
  if (known) return known;
  const settings: Settings = new Map();
  memo.set(source, settings);
  const id = source.language?.id;
  if (id === 'json' || id === 'javascript') readObjects(source, settings);
  else if (id === 'yaml') readYaml(source, settings);
  else if (id === 'toml' || id === 'ini') readSections(source, settings);
  return settings;
}

function put(settings: Settings, key: string, value: string, line: number): void {
  const list = settings.get(key);
  if (list) list.push({ value, line });
  else settings.set(key, [{ value, line }]);
}

function unquote(text: string): string {
  return /^(["'`]).*\1$/s.test(text) ? text.slice(1, -1) : text;
}

/** `{ a: { b: [1, 2] } }` becomes `a.b[]`: 1, 2. Calls and other code are values. */
function readObjects({ tokens, closers }: Source, settings: Settings): void {
  const path: string[] = [];
  const ends: number[] = [];
  let key: string | null = null;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) continue;
    while (ends.length > 0 && (ends.at(-1) ?? 0) <= at) {
      ends.pop();
      path.pop();
      key = null;
    }
    const close = closers[at] ?? -1;
    if ((token.text === '{' || token.text === '[') && close > at) {
      const inList = path.at(-1)?.endsWith('[]') === true && key === null;
      path.push(`${key ?? (inList ? '' : '')}${token.text === '[' ? '[]' : ''}`);
      ends.push(close);
      key = null;
    } else if (isKey(tokens, at)) key = unquote(plainText(token));
    else if (token.text === ',') key = null;
    else if (token.text !== ':' && close < 0 && (key !== null || path.at(-1)?.endsWith('[]'))) {
      const value = joinValue(tokens, at, ends.at(-1) ?? tokens.length);
      put(settings, [...path, key].filter(Boolean).join('.'), unquote(value.text), token.line);
      at = value.end - 1;
    }
  }
}

function isKey(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return (
    (token?.kind === 'word' || token?.kind === 'string' || token?.kind === 'number') &&
    tokens[at + 1]?.text === ':' &&
    tokens[at - 1]?.text !== '?'
  );
}

/** Longest value that is read, in tokens. */
const VALUE = 40;

function joinValue(tokens: readonly Token[], from: number, limit: number): { text: string; end: number } {
  let end = from;
  while (end < limit && end < from + VALUE && !/^[,[{]$/.test(tokens[end]?.text ?? ',')) end += 1;
  const last = Math.max(end, from + 1);
  return { text: tokens.slice(from, last).map(plainText).join(' '), end: last };
}

function readYaml(source: Source, settings: Settings): void {
  const path: Array<{ indent: number; key: string }> = [];
  source.code.forEach((text, index) => {
    const match = /^(\s*)(- )?(\s*)(.*)$/.exec(text);
    const rest = (match?.[4] ?? '').trim();
    if (!match || (rest === '' && !match[2])) return;
    const indent = (match[1] ?? '').length + (match[2] ? 2 + (match[3] ?? '').length : 0);
    while (path.length > 0 && (path.at(-1)?.indent ?? 0) >= indent + (match[2] ? -1 : 0)) path.pop();
    const list = match[2] ? '[]' : '';
    const pair = /^((?:"[^"]*"|'[^']*'|[^:"'\s[{][^:]*))\s?:(?:\s+(.*))?$/.exec(rest);
    const prefix = path.map(({ key }) => key).join('.') + list;
    if (!pair) {
      put(settings, prefix, unquote(rest), index + 1);
      return;
    }
    const key = unquote(pair[1] ?? '');
    const value = (pair[2] ?? '').trim();
    const full = prefix === '' || prefix === '[]' ? key : `${prefix}.${key}`;
    if (value.startsWith('[')) {
      for (const item of value.replaceAll(/[[\]]/g, '').split(','))
        put(settings, `${full}[]`, unquote(item.trim()), index + 1);
    } else if (value !== '' && !/^[|>][-+]?$/.test(value)) put(settings, full, unquote(value), index + 1);
    path.push({ indent, key: list ? `[].${key}` : key });
  });
}

function readSections(source: Source, settings: Settings): void {
  let section = '';
  let key = '';
  let open = false;
  source.code.forEach((text, index) => {
    const line = text.trim();
    const header = /^\[\[?([^\]]+)\]/.exec(text);
    if (header && !open) section = header[1] ?? '';
    const pair = open || header ? null : /^\s{0,3}([\w."'*/-]+(?:\s[\w]+)?)\s*[=:](?!=)(.*)$/.exec(text);
    if (line === '' || (header && !open)) return;
    let value = line;
    if (pair) {
      key = `${section}.${unquote(pair[1] ?? '')}`;
      value = (pair[2] ?? '').trim();
    }
    const list = open || value.startsWith('[') || !pair;
    if (value.startsWith('[')) open = true;
    const closing = open && value.includes(']');
    for (const item of splitList(list ? value.replaceAll(/[[\]]/g, '') : value, list))
      put(settings, list ? `${key}[]` : key, unquote(item), index + 1);
    if (closing) open = false;
  });
}

function splitList(value: string, list: boolean): string[] {
  const items = list ? value.split(',') : [value];
  return items.map((item) => item.trim()).filter((item) => item !== '');
}
