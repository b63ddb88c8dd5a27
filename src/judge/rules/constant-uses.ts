import type { Source } from './source.ts';

const parents = new WeakMap<Source, Int32Array>();

/** For each token the index of the bracket it stands in, or -1. */
export function parentsOf(source: Source): Int32Array {
  const known = parents.get(source);
  if (known) return known;
  const found = new Int32Array(source.tokens.length).fill(-1);
  const open: number[] = [];
  source.closers.forEach((other, at) => {
    if (other >= 0 && other < at) open.pop();
    found[at] = open.at(-1) ?? -1;
    if (other > at) open.push(at);
  });
  parents.set(source, found);
  return found;
}

interface Manners {
  /** What stands before a name that is read. */
  before: RegExp;
  after: RegExp;
  /** In brackets of this kind commas part values; elsewhere they may part names that are bound. */
  lists: RegExp;
  /** After the brackets of parameters. */
  parameters: RegExp;
  /** How the text goes on after a bracket in which names are set. */
  pattern: RegExp;
}

const NEVER = /^(?!)/;
/** Not all of these signs are one token. */
const SETS = /^(?::=|=(?!=)|\+\+|--|(?:[-+*/%&|^@]|<<|>>|&\^|\*\*|\/\/)=(?!=))/;
/** The longest sign that sets a name, and what must not follow it. */
const SIGN = 4;

/** How a name reads where it is only read; whatever reads otherwise may bind or set it. */
const MANNERS: Record<string, Manners> = {
  go: {
    before: /^(?:[(,=+[{:]|:=|==|!=|&&|\|\||return|case)$/,
    after: /^(?:[),+\]};.]|==|!=|&&|\|\|)$/,
    lists: /^[([{]$/,
    parameters: NEVER,
    pattern: SETS,
  },
  javascript: {
    before: /^(?:[(,=+[:?]|=>|===?|!==?|&&|\|\||\?\?|return)$/,
    after: /^(?:[),+\]};.]|===?|!==?|&&|\|\||\?\?)$/,
    lists: /^[([]$/,
    parameters: /^(?:[{:]|=>)$/,
    pattern: /^(?:=(?![=>])|(?:of|in)\b)/,
  },
  python: {
    before: /^(?:[(,=+[{:]|==|!=|return|in|and|or|not|if|elif|else|assert)$/,
    after: /^(?:[),+\]}.:]|==|!=|and|or|if|else|in|not|is)$/,
    lists: /^[([{]$/,
    parameters: NEVER,
    pattern: new RegExp(`${SETS.source}|^(?::|in\\b)`),
  },
};
/** Words that bind what a list after them names. */
const BINDERS =
  /^(?:let|var|const|import|from|global|nonlocal|del|lambda|for|as|case|type|func|function|def|class|catch|with|except|enum)$/;
const CONDITIONS = /^(?:if|while|switch|for)$/;
const DECLARES = /^(?:func|function|def|class|case|type)$/;
/** How far a list is read, in tokens, and how deep it may stand. */
const REACH = 80;
const MAX_DEPTH = 40;

/** Whether a name is plainly read at a token, neither bound nor set. A member of something else is no matter. */
export function isUse(source: Source, at: number): boolean {
  const { tokens, language } = source;
  const manners = MANNERS[language?.id ?? ''];
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (!manners || !before) return false;
  if (before.text === '.' || before.text === '?.') return language?.id !== 'python' || after?.text !== '=';
  if (!manners.before.test(before.text)) return false;
  if (language?.id === 'python' && isAtPythonStart(source, at)) return false;
  const ends = after === undefined || after.line > (tokens[at]?.line ?? 0);
  if (!manners.after.test(after?.text ?? '') && !(ends && after?.kind !== 'punctuation')) return false;
  return !isInBoundList(source, at, manners) && !isInPattern(source, at, manners);
}

/** A statement that starts with a name may set or declare it; `case` binds. */
function isAtPythonStart(source: Source, at: number): boolean {
  const line = source.tokens[at]?.line ?? 1;
  if (isInCase(source, at)) return true;
  return source.tokens[at - 1]?.line !== line && (parentsOf(source)[at] ?? -1) < 0;
}

/** Python: the statement, over all its lines, begins with `case`; one too long to tell may. */
function isInCase(source: Source, at: number): boolean {
  const { tokens, closers } = source;
  let first = at;
  for (let parent = at, depth = 0; parent >= 0; parent = parentsOf(source)[parent] ?? -1, depth += 1) {
    if (depth > MAX_DEPTH) return true;
    first = parent;
  }
  for (let steps = 0; steps < REACH; steps += 1) {
    const before = tokens[first - 1];
    const ends = (before?.line ?? 0) + (before?.text.split('\n').length ?? 1) - 1;
    if (!before || (ends < (tokens[first]?.line ?? 0) && before.text !== '\\'))
      return tokens[first]?.text === 'case';
    const open = closers[first - 1] ?? -1;
    first = open >= 0 && open < first ? open : first - 1;
  }
  return true;
}

/** `let a, name`, `a, name, b := f()`, `lambda a, name: …` */
function isInBoundList(source: Source, at: number, manners: Manners): boolean {
  const opener = source.tokens[parentsOf(source)[at] ?? -1]?.text ?? '';
  if (source.tokens[at - 1]?.text === ',') {
    const isStatement = !manners.lists.test(opener);
    if ((isStatement && source.language?.id === 'javascript') || followsBinder(source, at)) return true;
  }
  return opener !== '(' && source.tokens[at + 1]?.text === ',' && endsInAssignment(source, at + 1);
}

/** Looks back as far as the list can reach. */
function followsBinder(source: Source, at: number): boolean {
  const { tokens, closers, language } = source;
  const parent = parentsOf(source)[at] ?? -1;
  const byLine = language?.id === 'go' || (language?.id === 'python' && parent < 0);
  for (let back = at - 1, steps = 0; back > parent; back -= 1, steps += 1) {
    const token = tokens[back];
    const other = closers[back] ?? -1;
    if (steps > REACH || BINDERS.test(token?.text ?? '')) return true;
    if (token?.text === ';') return false;
    const breaks = (tokens[back + 1]?.line ?? 0) > (token?.line ?? 0);
    if (byLine && breaks && token?.text !== ',' && other < 0) return false;
    if (other >= 0 && other < back) back = other;
  }
  return false;
}

/** Nothing but names and commas up to a sign that sets them. */
function endsInAssignment({ tokens, closers }: Source, from: number): boolean {
  for (let at = from, steps = 0; at < tokens.length; at += 1, steps += 1) {
    const token = tokens[at];
    const close = closers[at] ?? -1;
    if (steps > REACH || /^(?:=|:=|in|of)$/.test(token?.text ?? '')) return true;
    if ((token?.line ?? 0) > (tokens[at - 1]?.line ?? 0) && !/^[,\\]$/.test(tokens[at - 1]?.text ?? ''))
      return false;
    if (close > at) at = close;
    else if (token?.kind !== 'word' && !/^[,.*\\]$/.test(token?.text ?? '')) return false;
  }
  return false;
}

/** A bracket around the name, however far out, holds parameters, or names that are set. */
function isInPattern(source: Source, at: number, manners: Manners): boolean {
  let open = parentsOf(source)[at] ?? -1;
  for (let depth = 0; open >= 0; depth += 1) {
    if (depth > MAX_DEPTH || binds(source, open, manners)) return true;
    open = parentsOf(source)[open] ?? -1;
  }
  return false;
}

function binds(source: Source, open: number, manners: Manners): boolean {
  const { tokens, language } = source;
  const before = tokens[open - 1]?.text ?? '';
  const isCondition = CONDITIONS.test(before);
  if (isCondition && language?.id !== 'go') return language?.id === 'python' && before === 'for';
  if (!isCondition && (BINDERS.test(before) || declares(source, open))) return true;
  if (language?.id === 'go' && tokens[open]?.text === '(' && before === '&') return true;
  const next = nextAfter(source, open);
  if (tokens[open]?.text === '(' && manners.parameters.test(tokens[next]?.text ?? '')) return true;
  if (!isCondition && isAttached(source, open)) return false;
  const start = tokens[next]?.start ?? source.text.length;
  return manners.pattern.test(source.text.slice(start, start + SIGN)) || isFirstOfSet(source, open, next);
}

/** The token after a bracket; Python goes on in the next line after a backslash. */
function nextAfter({ tokens, closers }: Source, open: number): number {
  let next = (closers[open] ?? -1) + 1;
  while (tokens[next]?.text === '\\') next += 1;
  return next;
}

/** `f(`, `a[`, `f()(`; in Go and Python a statement ends with its line. */
function isAttached({ tokens, language }: Source, open: number): boolean {
  const before = tokens[open - 1];
  if (!before || tokens[open]?.text === '{') return false;
  if (language?.id !== 'javascript' && before.line < (tokens[open]?.line ?? 0)) return false;
  return before.kind === 'word' || /^[)\]]$/.test(before.text);
}

/** Go and Python: `(a), b = f()` */
function isFirstOfSet(source: Source, open: number, next: number): boolean {
  const { tokens, language } = source;
  if (language?.id === 'javascript' || tokens[open]?.text === '{' || tokens[next]?.text !== ',') return false;
  const parent = parentsOf(source)[open] ?? -1;
  const isStatement = parent < 0 || (language?.id === 'go' && tokens[parent]?.text === '{');
  return (isStatement || followsBinder(source, open)) && endsInAssignment(source, next);
}

/** `func name(`, `def name[`, `func (r T) name(`, `func f() (` */
function declares({ tokens, language }: Source, open: number): boolean {
  const name = tokens[open - 1];
  const before = tokens[open - 2];
  if (tokens[open]?.text === '{') return false;
  if (before && name?.kind === 'word' && DECLARES.test(before.text)) return true;
  if (language?.id !== 'go') return false;
  const closes = name?.kind === 'word' ? before : name;
  return closes?.text === ')' && closes.line === tokens[open]?.line;
}
