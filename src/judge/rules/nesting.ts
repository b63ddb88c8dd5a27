import type { Source } from './source.ts';

const GUARDS = /^(?:if|else|elif|elsif|unless|try|catch|except|rescue|while|begin)$/;

/** For each token how many conditions and handlers stand around it, up to 255. A `try` with only `finally` is none. */
export function guardsOf(source: Source): Uint8Array {
  const byIndent = ['python', 'ruby', 'elixir', 'shell'].includes(source.language?.id ?? '');
  return byIndent ? indentGuards(source) : braceGuards(source);
}

function braceGuards(source: Source): Uint8Array {
  const { tokens, closers } = source;
  const depths = new Uint8Array(tokens.length);
  const ends: number[] = [];
  let line = 0;
  let leading = '';
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) continue;
    while (ends.length > 0 && (ends.at(-1) ?? 0) <= at) ends.pop();
    if (token.text === '{' && token.line !== line) line = token.line;
    else if (token.line !== line || (token.kind === 'word' && GUARDS.test(token.text))) {
      if (token.text !== '}' || token.line !== line) leading = '';
      if (token.kind === 'word') leading = token.text;
      line = token.line;
    } else if (leading === '' && token.kind === 'word') leading = token.text;
    const guarded = GUARDS.test(leading);
    const close = closers[at] ?? -1;
    if (token.text === '{' && close > at && guarded && !isCleanup(source, close)) ends.push(close);
    const inline = guarded && ends.length === 0 && leading !== 'try' && token.text !== leading ? 1 : 0;
    depths[at] = Math.min(255, ends.length + inline);
    if (token.text === '{') leading = '';
  }
  return depths;
}

function isCleanup({ tokens }: Source, close: number): boolean {
  return tokens[close + 1]?.text === 'finally';
}

function indentGuards(source: Source): Uint8Array {
  const { tokens } = source;
  const depths = new Uint8Array(tokens.length);
  const open: number[] = [];
  const cleanups = cleanupLines(source);
  let line = 0;
  tokens.forEach((token, at) => {
    if (token.line !== line) {
      line = token.line;
      const indent = source.indent(line);
      while ((open.at(-1) ?? -1) >= indent) open.pop();
      const suppressed = token.text === 'with' && /\bsuppress\(/.test(source.bare[line - 1] ?? '');
      if ((GUARDS.test(token.text) && !cleanups.has(line)) || suppressed) open.push(indent);
    }
    depths[at] = Math.min(255, open.length);
  });
  return depths;
}

/** Lines of a `try` that only has a `finally`. */
function cleanupLines(source: Source): Set<number> {
  const result = new Set<number>();
  const tries: Array<{ line: number; indent: number }> = [];
  source.bare.forEach((text, index) => {
    const word = /^\s*(try|begin|except|rescue|finally|ensure)\b/.exec(text)?.[1];
    if (!word) return;
    const indent = source.indent(index + 1);
    while ((tries.at(-1)?.indent ?? -1) > indent) tries.pop();
    if (word === 'try' || word === 'begin') tries.push({ line: index + 1, indent });
    else {
      const start = tries.at(-1)?.indent === indent ? tries.pop() : undefined;
      if ((word === 'finally' || word === 'ensure') && start) result.add(start.line);
    }
  });
  return result;
}
