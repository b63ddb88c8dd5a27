import type { Token } from '../lexer/tokenize.ts';
import type { Source } from './source.ts';

/** A token as it compares: all quotes are alike, those of raw strings and templates that fill nothing in and escape nothing, too. */
export function plainText({ kind, text }: Token): string {
  if (kind !== 'string' || text.length < 2 || !/^["'`]/.test(text) || text.at(-1) !== text[0]) return text;
  if (text[0] === '`' && /\$\{|\n|\\/.test(text)) return text;
  return `"${text.slice(1, -1).replaceAll(/\\(["'`])/g, '$1')}"`;
}

/**
 * The code of a token range in a form that formatters do not change: no semicolons, no comma before a closing
 * bracket, one kind of quotes.
 */
export function plainTokens(tokens: readonly Token[], from = 0, to = tokens.length): string[] {
  const result: string[] = [];
  for (let at = from; at < to; at += 1) {
    const token = tokens[at];
    if (!token || token.text === ';') continue;
    const next = tokens[at + 1]?.text;
    if (token.text === ',' && (next === ')' || next === ']' || next === '}')) continue;
    result.push(plainText(token));
  }
  return result;
}

/** Whether two sides differ in nothing but layout, quotes, semicolons and trailing commas. */
export function sameCode(before: Source, after: Source): boolean {
  if (!before.language || !after.language) return false;
  const left = layoutTokens(before);
  const right = layoutTokens(after);
  return left.length === right.length && left.every((text, index) => text === right[index]);
}

/** Where indentation is syntax, its depth is part of the code. */
function layoutTokens(source: Source): string[] {
  if (!source.language?.layout && source.language?.quirk !== 'data') return plainTokens(source.tokens);
  const result: string[] = [];
  const depths: number[] = [];
  const { tokens, closers } = source;
  let line = 0;
  let insideUntil = -1;
  tokens.forEach((token, index) => {
    if (token.line !== line && index > insideUntil) {
      const indent = source.indent(token.line);
      while ((depths.at(-1) ?? -1) > indent) depths.pop();
      if ((depths.at(-1) ?? -1) < indent) depths.push(indent);
      result.push(`\n${depths.length}`);
    }
    line = token.line;
    const close = closers[index] ?? -1;
    if (close > index) insideUntil = Math.max(insideUntil, close);
    const next = tokens[index + 1]?.text;
    if (token.text === ',' && (next === ')' || next === ']' || next === '}')) return;
    if (token.text !== ';') result.push(plainText(token));
  });
  return result;
}
