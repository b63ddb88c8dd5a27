import type { Token } from '../lexer/tokenize.ts';
import { plainText } from './normalise.ts';

const CONSTANT = /^(?:true|false|null|nil|None|True|False|undefined|NaN|nullptr|NULL)$/;

/** Whether a token, in its plain form, is a value written out. */
export function isLiteral(text: string): boolean {
  return /^(?:\d|["'`]|[a-zA-Z$@]{1,3}["'])/.test(text) || CONSTANT.test(text) || /^\/.+\/[a-z]*$/.test(text);
}

/** The values written out in a run of plain tokens, signs included. */
export function literalsIn(text: readonly string[]): string[] {
  const found: string[] = [];
  text.forEach((word, index) => {
    if (!isLiteral(word)) return;
    const negative = text[index - 1] === '-' && !/[\w)\]]/.test(text[index - 2] ?? '(');
    found.push(negative ? `-${word}` : word);
  });
  return found;
}

export function literalOf(token: Token): string | null {
  const text = plainText(token);
  return isLiteral(text) ? text : null;
}
