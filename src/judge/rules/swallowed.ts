import type { Change } from './change.ts';
import { type Hit, hit, type Rule } from './rule.ts';
import type { Source } from './source.ts';

const js = (text: string) => ['src/a.ts', '', text] as const;
const py = (text: string) => ['src/a.py', '', text] as const;

/** Errors caught and forgotten in product code. */
export const swallowedErrors: Rule = {
  id: 'error-swallowed',
  *find(changes) {
    const old = new Set(
      changes.flatMap((change) => (change.before ? handlers(change.before).map(({ key }) => key) : [])),
    );
    for (const change of changes) {
      if (!change.after || !['product', 'test', 'support', 'build'].includes(change.kind)) continue;
      const added = new Set(change.added);
      for (const { line, last, mild, key } of handlers(change.after)) {
        const isNew = added.has(line) || (last !== line && added.has(last) && !old.has(key));
        if (isNew || (lostBody(change, line, last) && !old.has(key)))
          yield { ...hit(change, line), mild: mild || change.kind !== 'product' };
      }
      yield* ignoredResults(change);
    }
  },
  bad: [
    js('try {\n  f();\n} catch {}\n'),
    js('try {\n  f();\n} catch (error) {\n  // nothing to do\n}\n'),
    js('f().catch(() => {});\n'),
    py('try:\n    f()\nexcept Exception:\n    pass\n'),
    py('try:\n    f()\nexcept:\n    return None\n'),
    py('with contextlib.suppress(Exception):\n    f()\n'),
    ['src/A.java', '', 'try { f(); } catch (Exception e) { }\n'],
    ['src/A.cs', '', 'try { F(); } catch (Exception) { }\n'],
    ['lib/a.rb', '', 'begin\n  f\nrescue => e\n  nil\nend\n'],
    ['lib/a.rb', '', 'x = f rescue nil\n'],
    [
      'src/a.ts',
      'try {\n  f();\n} catch (error) {\n  throw error;\n}\n',
      'try {\n  f();\n} catch (error) {\n}\n',
    ],
    ['a.go', 'x, err := f()\n', 'x, _ := f()\n'],
  ],
  good: [
    js('try {\n  f();\n} catch (error) {\n  log(error);\n  throw error;\n}\n'),
    py('try:\n    f()\nexcept ValueError as error:\n    raise ConfigError(path) from error\n'),
    py('try:\n    os.remove(path)\nexcept FileNotFoundError:\n    pass\n'),
    ['src/A.java', '', 'try { f(); } catch (IOException e) { throw new UncheckedIOException(e); }\n'],
    ['lib/a.rb', '', 'begin\n  f\nrescue KeyError => e\n  raise ConfigError, e.message\nend\n'],
  ],
};

interface Handler {
  line: number;
  last: number;
  mild: boolean;
  /** What it catches around what, so that an old handler is known again. */
  key: string;
}

/** A handler around the same kind of error that lost what it did. */
function lostBody({ removed, before }: Change, line: number, last: number): boolean {
  return (
    before !== null &&
    removed.some(
      (at) =>
        at >= line - 40 &&
        at <= last + 40 &&
        /throw|raise|log|return|reject|fail|exit|err/i.test(before.bare[at - 1] ?? '') &&
        /\b(?:throw|raise|reject|fail)\b/.test(before.bare[at - 1] ?? ''),
    )
  );
}

function handlers(source: Source): Handler[] {
  const id = source.language?.id;
  if (id === 'python') return pythonHandlers(source);
  if (id === 'ruby') return rubyHandlers(source);
  if (['javascript', 'java', 'kotlin', 'csharp', 'php', 'dart', 'swift', 'cpp'].includes(id ?? ''))
    return braceHandlers(source);
  return [];
}

/** Failures that say by their name that they are expected. */
const EXPECTED =
  /NotFound|NoEntry|Exists|ImportError|ModuleNotFound|StopIteration|Cancel|Interrupt|KeyboardInterrupt|BrokenPipe|ProcessLookup|Abort|OSError|IOError|IOException|NoSuch|Timeout|Empty|Full|Unsupported|ConnectionReset|GeneratorExit|ENOENT|PermissionError|Closed|Disposed|NumberFormat/;

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
        found.push({ line: token.line, last: tokens[paren]?.line ?? token.line, mild: false, key: inner });
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
    if (hollow)
      found.push({
        line: token.line,
        last: tokens[close]?.line ?? token.line,
        mild: EXPECTED.test(caught),
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
    if (suppressed) found.push({ line: index + 1, last: index + 1, mild: false, key: text.trim() });
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
    if (only && PYTHON_BODY.test(body))
      found.push({
        line: index + 1,
        last: last + 1,
        mild: EXPECTED.test(except[1] ?? ''),
        key: `${text.trim()} ${body}`,
      });
  });
  return found;
}

function rubyHandlers(source: Source): Handler[] {
  const found: Handler[] = [];
  source.bare.forEach((text, index) => {
    if (/\S\srescue\s(?:nil|false|true|""|\[\]|\{\}|0)\s*$/.test(text))
      found.push({ line: index + 1, last: index + 1, mild: false, key: text.trim() });
    if (!/^\s*rescue\b/.test(text)) return;
    const body = (source.bare[index + 1] ?? '').trim();
    const after = (source.bare[index + 2] ?? '').trim();
    const hollow =
      body === 'end' ||
      (/^(?:nil|false|true|next|return(?:\snil)?|""|\[\]|\{\})$/.test(body) &&
        /^(?:end|rescue|ensure|else)\b/.test(after));
    if (hollow)
      found.push({
        line: index + 1,
        last: index + 2,
        mild: EXPECTED.test(text),
        key: `${text.trim()} ${body}`,
      });
  });
  return found;
}

/** Go: an error that used to have a name and now is `_`, or a result dropped on the floor. */
function* ignoredResults(change: Change): Generator<Hit> {
  const { before, after } = change;
  if (after?.language?.id !== 'go' || !before) return;
  const gone = new Set(change.removed.map((line) => (before.bare[line - 1] ?? '').replaceAll(/\s/g, '')));
  for (const line of change.added) {
    const text = (after.bare[line - 1] ?? '').replaceAll(/\s/g, '');
    if (!/^(?:[\w,]*,)?_:?=/.test(text)) continue;
    const named = text.replace(/_(:?=)/, 'err$1');
    const call = text.slice(text.indexOf('=') + 1);
    const hadName =
      gone.has(named) ||
      gone.has(named.replace(':=', '=')) ||
      [...gone].some((old) => old.includes(call) && /\berr/.test(old));
    if (hadName) yield hit(change, line);
  }
}
