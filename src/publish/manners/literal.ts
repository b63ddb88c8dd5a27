/** What a literal in a source text can hold: strings, numbers, names, and lists of them. */
export type Literal = string | number | Literal[];

const MAX_DEPTH = 5;
const MAX_ITEMS = 300;
const TOKEN =
  /\s*(?:('(?:[^'\\\n]|\\.){0,200}'|"(?:[^"\\\n]|\\.){0,200}"|`[^`$\\]{0,200}`)|(-?\d{1,9})|([\w$][\w.$]{0,80})|([[\],]))/y;

/**
 * The values written behind each `key:` of a source text, which is read and never run. A value that is computed (a
 * call, a spread, a template with `${}`) is left out. Comments are not read.
 */
export function literalsOf(source: string, key: string): Literal[] {
  const text = withoutComments(source);
  const found: Literal[] = [];
  for (const name of [`'${key}'`, `"${key}"`, key]) {
    for (let at = text.indexOf(name); at >= 0 && found.length < 20; at = text.indexOf(name, at + 1)) {
      const before = text[at - 1] ?? ' ';
      const colon = /\s{0,20}:/y;
      colon.lastIndex = at + name.length;
      if (/[\w'"$-]/.test(before) || !colon.test(text)) continue;
      const value = readAt({ text, at: colon.lastIndex, items: 0 }, 0);
      if (value !== null) found.push(value);
    }
  }
  return found;
}

interface Cursor {
  text: string;
  at: number;
  items: number;
}

function readAt(cursor: Cursor, depth: number): Literal | null {
  const token = next(cursor);
  if (token === null || depth > MAX_DEPTH) return null;
  const [, string, number, name, mark] = token;
  if (string !== undefined) return string.slice(1, -1).replace(/\\(.)/g, '$1');
  if (number !== undefined) return Number(number);
  if (name !== undefined) return cursor.text[cursor.at] === '(' ? null : name;
  return mark === '[' ? listAt(cursor, depth) : null;
}

function listAt(cursor: Cursor, depth: number): Literal[] | null {
  const list: Literal[] = [];
  for (;;) {
    const start = cursor.at;
    const mark = next(cursor)?.[4];
    if (mark === ']') return list;
    if (mark === ',') continue;
    cursor.at = start;
    cursor.items += 1;
    const value = cursor.items > MAX_ITEMS ? null : readAt(cursor, depth + 1);
    if (value === null) return null;
    list.push(value);
  }
}

function next(cursor: Cursor): RegExpExecArray | null {
  TOKEN.lastIndex = cursor.at;
  const match = TOKEN.exec(cursor.text);
  if (match !== null) cursor.at = TOKEN.lastIndex;
  return match;
}

/** Strings are kept as they are: `'https://…'` is no comment. Reads nothing twice. */
function withoutComments(source: string): string {
  return source.replace(
    /('(?:[^'\\\n]|\\.)*'?|"(?:[^"\\\n]|\\.)*"?|`(?:[^`\\]|\\[\s\S])*`?)|\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*/g,
    (_, string: string | undefined) => string ?? ' ',
  );
}
