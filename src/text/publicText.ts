import { codeSpans } from './code.ts';
import { splitComments } from './comments.ts';
import { sanitize } from './sanitize.ts';

/** The only place a link may lead to: `https://github.com` and `owner/name`. */
export interface LinkTarget {
  serverUrl: string;
  repository: string;
}

export interface Shape {
  /** Line ends become blanks; for titles and for text inside a line of ours. */
  oneLine?: boolean;
  /** At most this many UTF-16 units, cut between words and marked with `…`; 65,536, GitHub's limit, if left out. */
  maxLength?: number;
}

const REMOVED = '(link removed)';

const LONGEST_BODY = 65_536;

/**
 * Words of a model, made fit for a pull request, an issue or a comment: they notify nobody, refer to and close nothing,
 * steer no workflow, load nothing, and link only into the repository. Headings, tables, images, HTML and trailers are
 * taken away; code stays. The result may also stand in a commit message. Unless `oneLine`, put it on a line of its own.
 */
export function publicText(text: string, allow: LinkTarget, shape: Shape = {}): string {
  const { oneLine = false, maxLength = LONGEST_BODY } = shape;
  const clean = withoutComments(sanitize(text).text)
    .slice(0, 2 * LONGEST_BODY)
    .replace(TRAILER, '')
    .trim();
  const source = oneLine ? clean.replace(/\s+/g, ' ') : clean.replace(/\n{3,}/g, '\n\n');
  let budget = Math.min(maxLength, source.length);
  for (;;) {
    const result = inert(cut(source, budget), allow, oneLine);
    if (result.length <= maxLength || budget <= 0) return result;
    // Escaping makes text longer, and a cut through the result could lay open what it escaped: so less of the source.
    budget = Math.min(budget - 1, Math.floor((budget * maxLength) / result.length));
  }
}

function withoutComments(text: string): string {
  const { text: kept, rest } = splitComments(text);
  return kept + rest;
}

function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  if (length <= 0) return '';
  const head = text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '');
  const blank = Math.max(head.lastIndexOf(' '), head.lastIndexOf('\n'));
  return `${(blank > length / 2 ? head.slice(0, blank) : head).trimEnd()}…`;
}

// Git reads trailers, and GitHub co-authors, at the start of a line; `[skip ci]` counts anywhere in a commit message.
const TRAILER = /^[ \t]*(?:[a-z][a-z-]{0,40}-by|skip-checks)[ \t]*:.*$/gim;
const BRACKETED = /[[［【]([^[\]［］【】]{1,40})[\]］】]/g;
// What release-please reads out of the body of a pull request.
const OVERRIDE = /_(?=COMMIT_OVERRIDE|NESTED_COMMIT)/gi;

function inert(text: string, allow: LinkTarget, oneLine: boolean): string {
  const blocks = oneLine ? inertLine(text, allow) : inertLines(text.split('\n'), allow);
  return withoutOrders(blocks.replace(/<!(?=--)/g, '< !').replace(TRAILER, '')).trim();
}

/** What steers a workflow or a release from anywhere in a message, made inert. */
export function withoutOrders(text: string): string {
  return text
    .replace(BRACKETED, (whole, inner) => (skips(inner) ? `(${inner})` : whole))
    .replace(/\*{3}(?=NO_CI\b)/gi, '')
    .replace(/skip-checks[ \t]*:/gi, 'skip-checks')
    .replace(OVERRIDE, ' ');
}

// Letters of other scripts that look like those of the words below.
const LOOK_ALIKES = 'ѕкіїсаорпηιοѵ';
const LATIN = 'skiicaopnniov';

/**
 * Two words one of which is `skip`, or `no ci`: GitHub knows five such tokens, other services and release tools more.
 * Read as a person would: any blank, dash or line end, any case, full width, letters that look the same.
 */
function skips(text: string): boolean {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z\s]/g, (letter) => LATIN[LOOK_ALIKES.indexOf(letter)] ?? letter)
    .split(/[\s_\p{Pd}]+/u)
    .filter((word) => word !== '');
  return words.length === 2 && (words.includes('skip') || words.join(' ') === 'no ci');
}

/** Only a fence at the very start of a line counts: inside a list or a quotation its end depends on the container. */
function inertLines(lines: readonly string[], allow: LinkTarget): string {
  const out: string[] = [];
  let fence: string | null = null;
  for (const line of lines) {
    if (fence === null) {
      const [, marker, language = ''] = /^(```+|~~~+)[ \t]*([^`]*)$/.exec(line) ?? [];
      fence = marker ?? null;
      out.push(marker === undefined ? inertLine(line, allow) : marker + inertLanguage(language));
    } else {
      out.push(withoutClosing(line));
      const closing = /^ {0,3}(```+|~~~+)[ \t]*$/.exec(line)?.[1];
      if (closing?.startsWith(fence)) fence = null;
    }
  }
  if (fence !== null) out.push(fence);
  return out.join('\n');
}

/** GitHub draws some languages as pictures, and offers `suggestion` as a change to commit. */
function inertLanguage(info: string): string {
  const language = /^[\w+#.-]{1,20}/.exec(info)?.[0] ?? '';
  return /^(?:mermaid|geojson|topojson|stl|math|suggestion)/i.test(language) ? '' : language;
}

const CLOSING = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)\b/i;

/** A commit message knows no code: `fixes #1` closes there between backticks as well. */
function withoutClosing(code: string): string {
  if (!CLOSING.test(code)) return code;
  return code.replace(/(#|\bGH-|\/(?:issues|pull)\/)(?=\d)/gi, '$1 ');
}

// Bots of many projects take a line like `/approve` for an order.
const ORDER = /^([ \t]*)(\/[a-z][\w-]*)(?=[ \t]|$)/i;

// Headings would shape the page around the words, and a ticked box claims what only an exit code may claim.
const HEADING = /^([ \t>*+-]*)#{1,6}(?=[ \t]|$)[ \t]*/;
const CHECKBOX = /^([ \t>*+\d.)-]*)\[[ x]\](?=[ \t])[ \t]*/i;

function inertLine(line: string, allow: LinkTarget): string {
  // A row of dashes makes a heading of the line before it, or a table of the lines around it.
  if (/^[ \t>|:=-]*$/.test(line)) return '';
  return codeSpans(line.replace(HEADING, '$1').replace(CHECKBOX, '$1').replace(ORDER, '$1`$2`'))
    .map((span) => (span.code ? withoutClosing(span.text) : inertProse(span.text, allow)))
    .filter((piece) => piece !== '')
    .map((piece, i, all) => (piece.startsWith('`') && all[i - 1]?.endsWith('`') ? ` ${piece}` : piece))
    .join('');
}

const TAGS =
  /<\/?(?:a|audio|b|br|center|code|details|div|em|font|h[1-6]|hr|i|iframe|img|input|kbd|li|link|meta|ol|p|picture|pre|script|source|span|strong|style|sub|summary|sup|svg|table|tbody|td|th|thead|tr|u|ul|video)\b[^<>]*>/gi;
const ACTIVE =
  /(?<link>!?\[(?<label>[^[\]]*)\](?:\((?<target>[^()]*)\)|\[[^[\]]*\]))|(?<url><?(?:[a-z][a-z0-9+.-]{1,15}:\/\/|www\.|mailto:|xmpp:)[^\s`'"<>()[\]]*>?)|(?<reference>@[a-z0-9][\w-]*(?:\/[\w.-]+)?|#\d+|\bGH-\d+)/gi;

type Token = Record<string, string | undefined>;

/** What is not code: escapes are undone first, so that each character means itself. */
function inertProse(prose: string, allow: LinkTarget): string {
  const plain = prose
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/`/g, "'")
    .replace(/~~~+/g, '~~')
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(TAGS, '');
  const out: string[] = [];
  let at = 0;
  for (const match of plain.matchAll(ACTIVE)) {
    out.push(withoutMarkup(plain.slice(at, match.index)), inertToken(match.groups ?? {}, allow));
    at = match.index + match[0].length;
  }
  return out.join('') + withoutMarkup(plain.slice(at));
}

function withoutMarkup(text: string): string {
  return text
    .replace(/\](?=[([:])/g, '] ')
    .replace(/!(?=\[)/g, '! ')
    .replace(/<(?=[a-z/!?]|$)/gi, '< ')
    .replace(/\$$/, '$ ');
}

function inertToken(token: Token, allow: LinkTarget): string {
  const { link, label = '', target = '', url, reference } = token;
  if (reference !== undefined) return `\`${reference}\``;
  if (url !== undefined) return inertUrl(url.replace(/^</, '').replace(/>$/, ''), allow);
  const words = label.replace(ACTIVE, (...match) => {
    const inner: Token = match.at(-1);
    return inner.reference === undefined ? REMOVED : `\`${inner.reference}\``;
  });
  const address = link?.startsWith('[') ? allowedUrl(target.trim().split(/\s/, 1)[0] ?? '', allow) : null;
  return address === null ? words : `[${words}](${address.href})`;
}

function inertUrl(written: string, allow: LinkTarget): string {
  const end = /[.,;:!?*_~]{0,20}$/.exec(written.slice(-20))?.[0] ?? '';
  const url = allowedUrl(written.slice(0, written.length - end.length), allow);
  if (url === null) return REMOVED + end;
  const number = /\/(?:issues|pull|discussions)\/(\d+)/.exec(url.pathname)?.[1];
  return (number === undefined ? url.href : `\`#${number}\``) + end;
}

/** The address, if it leads into the repository; parsed, since `..`, `@` and `\` may lead elsewhere. */
function allowedUrl(written: string, { serverUrl, repository }: LinkTarget): URL | null {
  const home = `${serverUrl}/${repository}`;
  const url = written.startsWith(home) ? URL.parse(written) : null;
  if (url === null || !url.href.startsWith(home)) return null;
  return /^(?:$|[/?#])/.test(url.href.slice(home.length)) ? url : null;
}
