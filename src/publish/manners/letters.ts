import type { TitleForm } from './form.ts';

/**
 * Words with the first letter as the house has it. Only ordinary words change: a name (`README`, `parseRange`) becomes
 * code where a check would take its letters for the wrong ones, since commitlint and patterns do not look into code.
 */
export function withFirst(words: string, first: TitleForm['first']): string {
  if (first === null) return words;
  if (first === 'all-lower')
    return words
      .split(/(`[^`]*`|\s+)/)
      .map((word) => lowered(word))
      .join('');
  const [, head = '', rest = ''] = /^(\S+)([\s\S]*)$/.exec(words) ?? [];
  if (first === 'lower') return lowered(head) + rest;
  return /^[a-z][a-z'’-]*[,.;:]?$/.test(head) ? head.charAt(0).toUpperCase() + head.slice(1) + rest : words;
}

/** `Fix` → `fix`, `README` → code, `fix` and code as they are. */
function lowered(word: string): string {
  if (word.startsWith('`') || !/[A-Z]/.test(word)) return word;
  if (/^[A-Z]?[a-z'’-]*[,.;:]?$/.test(word)) return word.toLowerCase();
  const [, name = word, end = ''] = /^(.*?)([,.;:)]{0,3})$/.exec(word) ?? [];
  return `\`${name.replaceAll('`', '')}\`${end}`;
}
