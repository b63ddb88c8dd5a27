import { type LinkTarget, publicText, withoutOrders } from '../../text/publicText.ts';

/** More of a model's text is not read for a title or a message. */
const LONGEST = 20_000;

/**
 * Words of a model for the first line of a commit message, which is a pull request's title too. Unlike Markdown, a
 * commit message knows no code: a mention notifies and a number refers between backticks as well, so the signs go.
 * @param maxLength in UTF-16 units; cut between words and marked with `…`
 */
export function titleWords(text: string, links: LinkTarget, maxLength: number): string {
  return cutWords(plainWords(text, links).replace(TRAILER, '$1 -'), maxLength);
}

// A first line is no trailer to git, but some tools search the whole message for one.
const TRAILER = /^([a-z-]{1,40}-by|regreen-key|release-as|change-id|breaking[ -]change)[ \t]{0,10}[:：﹕]/i;

/**
 * The same for the text below the first line. There git also reads trailers (`Token-of-words: value`), and release
 * tools read notes (`BREAKING CHANGE`, `Release-As:`); neither is left for lines that may begin anywhere.
 */
export function messageWords(text: string, links: LinkTarget, maxLength: number): string {
  const plain = plainWords(text, links)
    .replace(/(?<=-[a-z0-9]{1,40})[ \t]{0,10}[:：﹕]/gi, ' -')
    .replace(/\bBREAKING[\s_-]{1,10}CHANGE(S?)\b/gi, 'incompatible change$1');
  return cutWords(plain, maxLength);
}

/** On one line. What only looks like a sign (full-width forms) or a letter is one to some tool that normalises. */
function plainWords(text: string, links: LinkTarget): string {
  const plain = publicText(decoded(text.slice(0, LONGEST)), links, { oneLine: true })
    .replace(/`([@#＠＃][^`]{1,100}|GH-\d{1,20})`/gi, '$1')
    .replace(/(?<=[\p{L}\p{N}_])[@＠﹫](?=[\p{L}\p{N}_])/gu, ' at ')
    .replace(/[@＠﹫](?=[@＠﹫#＃﹟\p{L}\p{N}_-])/gu, '')
    .replace(/(?<=\w)[#＃﹟](?=\d)/g, ' no. ')
    .replace(/[#＃﹟](?=\d)/g, 'no. ')
    .replace(/\bGH-(?=\d)/gi, 'GH ')
    .replace(/\/(issues|pull|discussions)\/(?=\d)/gi, ' $1 ')
    .replace(/\s+/g, ' ')
    .trim();
  // A sign that went may have stood inside of one: `[@skip ci]`. What follows may close one that is left open.
  return withoutOrders(plain).replace(/[[［【](?=[^[\]［］【】]{0,40}$)/, '(');
}

const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    commat: '@',
    num: '#',
    colon: ':',
    lsqb: '[',
    lbrack: '[',
    rsqb: ']',
    rbrack: ']',
    hyphen: '-',
  }),
);

/** Entities once, as Markdown would read them: what they hide is seen by what follows. */
function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED.get(name.toLowerCase()) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

/** Cut between words. A backtick that lost its partner goes, and joins nothing: `@` stood before it. */
export function cutWords(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  if (maxLength < 2) return '';
  const head = text.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/, '');
  // Whole words, where the next character begins another one.
  const blank = text[head.length] === ' ' ? head.length : head.lastIndexOf(' ');
  const kept = (blank > maxLength / 3 ? head.slice(0, blank) : head).replace(/[\s,;:.(-]{1,20}$/, '');
  const open = kept.split('`').length % 2 === 0 ? kept.lastIndexOf('`') : -1;
  if (open < 0) return `${kept}…`;
  const before = kept.slice(0, open);
  return `${before}${/\S$/.test(before) ? ' ' : ''}${kept.slice(open + 1)}…`;
}
