import type { Excerpt } from '../types.ts';

/** Excerpts as text, each under a line with its line numbers: `@12-15`. */
export function render(excerpts: Excerpt[]): string {
  return excerpts.map(({ startLine, endLine, text }) => `@${startLine}-${endLine}\n${text}`).join('\n');
}
