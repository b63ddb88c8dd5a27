import type { Source } from './source.ts';

/** A handler of errors that does nothing with them, or nothing but log. */
export interface Handler {
  line: number;
  last: number;
  /** The first line of what is tried; the handler's own where that is not known. */
  tried: number;
  /** Whether what it catches is a failure one may well expect. */
  expected: Expected;
  /** It does nothing but write to a log. */
  logs: boolean;
  /** What it catches around what, so that an old handler is known again. */
  key: string;
}

/** The handlers of a source that do nothing, or nothing but log. */
export function handlers(source: Source): Handler[] {
  const id = source.language?.id;
  if (id === 'python') return pythonHandlers(source);
  if (id === 'ruby') return rubyHandlers(source);
  if (['javascript', 'java', 'kotlin', 'csharp', 'php', 'dart', 'swift', 'cpp'].includes(id ?? ''))
    return braceHandlers(source);
  return [];
}

type Expected = 'named' | 'broad' | 'no';

/** Failures that say by their name that they are expected. */
const NAMED =
  /NotFound|NoEntry|Exists|ImportError|ModuleNotFound|StopIteration|Cancel|Interrupt|KeyboardInterrupt|BrokenPipe|ProcessLookup|Abort|NoSuch|Empty|Full|Unsupported|ConnectionReset|GeneratorExit|ENOENT|Closed|Disposed|NumberFormat/;
/** Families with expected and unexpected members. */
const BROAD = /OSError|IOError|IOException|Timeout|PermissionError/;

function expectedness(caught: string): Expected {
  return NAMED.test(caught) ? 'named' : BROAD.test(caught) ? 'broad' : 'no';
}

const LOGGER =
  /^(?:console|log|logger|logging|LOG|LOGGER|Log|Logger|_log|_logger|System|Console|error_log|println|print)$/;

/** Whether a block is one or more calls of a logger, `logger.warn(…);`, and nothing else. */
function onlyLogs(
  { tokens, closers }: Pick<Source, 'tokens' | 'closers'>,
  from: number,
  to: number,
): boolean {
  let at = from;
  while (at < to && at < from + 400) {
    if (tokens[at]?.text === 'this' && tokens[at + 1]?.text === '.') at += 2;
    if (!LOGGER.test(tokens[at]?.text ?? '')) return false;
    at += 1;
    while (/^(?:\.|\?\.|->|::)$/.test(tokens[at]?.text ?? '')) at += 2;
    const close = closers[at] ?? -1;
    if (tokens[at]?.text !== '(' || close < at) return false;
    at = tokens[close + 1]?.text === ';' ? close + 2 : close + 1;
  }
  return at === to && to > from;
}

function braceHandlers({ tokens, closers }: Source): Handler[] {
  const found: Handler[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.text !== 'catch') continue;
    const paren = tokens[at + 1]?.text === '(' ? (closers[at + 1] ?? -1) : at;
    if (paren < at) continue;
    const caught = tokens
      .slice(at, Math.min(paren + 1, at + 20))
      .map(({ text }) => text)
      .join(' ');
    if (tokens[at - 1]?.text === '.') {
      const inner = tokens
        .slice(at + 2, Math.min(paren, at + 14))
        .map(({ text }) => text)
        .join(' ');
      if (
        /^(?:\( \w* ?\)|\w+|async \( \)) => (?:\{ \}|null|undefined|void 0|\[ \]|false|\( \{ \} \))$|^function \( \w* ?\) \{ \}$|^noop$/.test(
          inner,
        )
      )
        found.push({
          line: token.line,
          last: tokens[paren]?.line ?? token.line,
          tried: token.line,
          expected: 'no',
          logs: false,
          key: inner,
        });
      continue;
    }
    let open = paren + 1;
    if (tokens[open]?.text === 'when') continue;
    while (tokens[open] && tokens[open]?.text !== '{' && open < paren + 6) open += 1;
    const close = closers[open] ?? -1;
    if (close < open) continue;
    const body = tokens
      .slice(open + 1, Math.min(close, open + 5))
      .map(({ text }) => text)
      .join(' ');
    const hollow =
      close - open <= 4 &&
      /^(?:|;|return ;?|return (?:null|undefined|false|true|nil|None|0) ?;?|continue ;?|null ?;?|_ = \w+ ?;?)$/.test(
        body,
      );
    const logs = !hollow && onlyLogs({ tokens, closers }, open + 1, close);
    if (hollow || logs)
      found.push({
        line: token.line,
        last: tokens[close]?.line ?? token.line,
        tried: tokens[closers[at - 1] ?? at]?.line ?? token.line,
        expected: expectedness(caught),
        logs,
        key: `${caught} ${body}`,
      });
  }
  return found;
}

const PYTHON_BODY =
  /^(?:pass|\.\.\.|continue|return(?:\s(?:None|False|True|""|0|\[\]|\{\}))?|\w+\s?=\s?(?:None|True|False))$/;

function pythonHandlers(source: Source): Handler[] {
  const found: Handler[] = [];
  source.bare.forEach((text, index) => {
    const except = /^\s*except\b([^:]*):(.*)$/.exec(text);
    const suppressed = /\bsuppress\(\s?(?:Base)?Exception\s?\)/.test(text);
    if (suppressed) found.push(plain(index + 1, index + 1, '', text.trim()));
    if (!except) return;
    let last = index;
    let body = (except[2] ?? '').trim();
    while (body === '' && last < source.bare.length) {
      last += 1;
      body = (source.bare[last] ?? '').trim();
    }
    const indent = source.indent(last + 1);
    const next = source.bare.slice(last + 1, last + 4).find((line) => line.trim() !== '');
    const only = last === index || next === undefined || next.length - next.trimStart().length < indent;
    const logs = PYTHON_LOG.test(body);
    if (only && (logs || PYTHON_BODY.test(body)))
      found.push({
        ...plain(index + 1, last + 1, except[1] ?? '', `${text.trim()} ${body}`),
        tried: tryOf(source, index),
        logs,
      });
  });
  return found;
}

const PYTHON_LOG = /^(?:self\.)?_?(?:log|logger|logging|LOG|print)(?:\.\w+)?\(.*\)$/;

/** The line of the `try:` that belongs to the handler at an index; the handler's own if there is none near. */
function tryOf(source: Source, handler: number): number {
  const indent = source.indent(handler + 1);
  for (let at = handler - 1; at >= Math.max(0, handler - 60); at -= 1) {
    if (source.indent(at + 1) === indent && /^\s*try\s?:/.test(source.bare[at] ?? '')) return at + 1;
  }
  return handler + 1;
}

function plain(line: number, last: number, caught: string, key: string): Handler {
  return { line, last, tried: line, expected: expectedness(caught), logs: false, key };
}

function rubyHandlers(source: Source): Handler[] {
  const found: Handler[] = [];
  source.bare.forEach((text, index) => {
    if (/\S\srescue\s(?:nil|false|true|""|\[\]|\{\}|0)\s*$/.test(text))
      found.push(plain(index + 1, index + 1, '', text.trim()));
    if (!/^\s*rescue\b/.test(text)) return;
    const body = (source.bare[index + 1] ?? '').trim();
    const after = (source.bare[index + 2] ?? '').trim();
    const hollow =
      body === 'end' ||
      (/^(?:nil|false|true|next|return(?:\snil)?|""|\[\]|\{\})$/.test(body) &&
        /^(?:end|rescue|ensure|else)\b/.test(after));
    if (hollow) found.push(plain(index + 1, index + 2, text, `${text.trim()} ${body}`));
  });
  return found;
}
