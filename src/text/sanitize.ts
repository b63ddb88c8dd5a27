import { splitComments } from './comments.ts';

/** `stripped` counts the UTF-16 units that were taken out. Line ends that were rewritten do not count. */
export interface Sanitized {
  text: string;
  stripped: number;
}

const LINE_END = /\r+\n?|[\u2028\u2029]/g;

// ECMA-48: CSI; strings (OSC, DCS, SOS, PM, APC) up to BEL or ST within one line; any other escape sequence. No body may
// hold a control character, so no two attempts read the same text and the whole stays linear.
const TERMINAL =
  /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x00-\x08\n-\x1f\x7f-\x9f]*(?:\x07|\x1b\\|\x9c)|\x1b[ -/]*[0-~]?/g;

// DI (Default_Ignorable_Code_Point) adds to the categories what a font draws as nothing: variation selectors, Hangul
// fillers, the combining grapheme joiner.
const INVISIBLE = /[\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{DI}\x00-\x08\x0b-\x1f\x7f-\x9f]+/gu;

/**
 * Leaves of a text what a person would see of it: no terminal sequence, no control character but `\n` and `\t`, no
 * bidi control, zero-width or otherwise invisible character. A carriage return becomes a line end, so nothing is
 * overwritten. Linear in the length of the text; a second pass changes nothing.
 */
export function sanitize(text: string): Sanitized {
  const lines = text.replace(LINE_END, '\n');
  const clean = lines.replace(TERMINAL, '').replace(INVISIBLE, '');
  return { text: clean, stripped: lines.length - clean.length };
}

/**
 * Leaves of Markdown what its reader on GitHub sees: HTML comments go, everywhere; outside fenced code also the
 * alternative texts and titles of images and links, values of HTML attributes other than addresses, processing
 * instructions, and definitions used as comments (`[//]: # (…)`). The folded text of `<details>` stays. Code between
 * single backticks counts as prose, since a tag may swallow the backticks. Includes `sanitize`.
 */
export function sanitizeMarkdown(text: string): Sanitized {
  const clean = sanitize(text);
  const visible = withoutHiddenRest(splitComments(clean.text));
  const kept = outsideFences(visible, withoutHiddenMarkdown);
  return { text: kept, stripped: clean.stripped + clean.text.length - kept.length };
}

function withoutHiddenRest({ text, rest }: { text: string; rest: string }): string {
  const lastLine = text.slice(text.lastIndexOf('\n') + 1);
  return lastLine.trim() === '' ? text : text + rest;
}

/** Applies `change` to each run of lines between fenced blocks. */
function outsideFences(text: string, change: (prose: string) => string): string {
  const out: string[] = [];
  let prose: string[] = [];
  let fence: string | null = null;
  const endProse = () => {
    if (prose.length > 0) out.push(change(prose.join('\n')));
    prose = [];
  };
  for (const line of text.split('\n')) {
    const marker = /^ {0,3}(```+|~~~+)/.exec(line)?.[1];
    if (fence === null && marker === undefined) {
      prose.push(line);
      continue;
    }
    endProse();
    out.push(line);
    if (fence === null) fence = marker ?? null;
    else if (marker?.startsWith(fence) && line.trim() === marker) fence = null;
  }
  endProse();
  return out.join('\n');
}

const HIDDEN: ReadonlyArray<readonly [RegExp, string]> = [
  [/<\?[a-z][^<>]*>|<![a-z[][^<>]*>/gi, ''],
  [/^ {0,3}\[(?:\/\/|[^[\]\n]*)\]:[ \t]*(?:#|<>)[^\n]*$/gm, ''],
  [/^( {0,3}\[[^[\]\n]+\]:[ \t]*[^\s]+)[ \t]+["'(][^\n]*$/gm, '$1'],
  [/!\[[^[\]]*\](?=[([])/g, '![]'],
  [/(\]\([^()\s"']*)\s+(?:"[^"]*"|'[^']*'|\([^()]*\))\s*\)/g, '$1)'],
];

function withoutHiddenMarkdown(prose: string): string {
  return withoutAttributes(HIDDEN.reduce((text, [pattern, kept]) => text.replace(pattern, kept), prose));
}

const TAG = /<[a-z][a-z0-9-]*/gi;
const ATTRIBUTE = /([^<>=]*)(?:(=\s*(?:"([^"]*)"|'([^']*)'|[^\s<>"'=]+))|[<>=]|$)/y;

/** Drops the values of the attributes of every tag, but an address in `src` or `href`. Reads nothing twice. */
function withoutAttributes(text: string): string {
  const kept: string[] = [];
  let at = 0;
  TAG.lastIndex = 0;
  for (let tag = TAG.exec(text); tag !== null; tag = TAG.exec(text)) {
    ATTRIBUTE.lastIndex = TAG.lastIndex;
    kept.push(text.slice(at, ATTRIBUTE.lastIndex));
    at = ATTRIBUTE.lastIndex;
    for (let part = ATTRIBUTE.exec(text); part !== null; part = ATTRIBUTE.exec(text)) {
      const [whole, name = '', value, double, single] = part;
      const address = /\b(?:src|href)\s*$/i.test(name.slice(-16)) && !/\s/.test(double ?? single ?? '');
      // The `<` of the next tag is left for the next search.
      at = whole.endsWith('<') && value === undefined ? ATTRIBUTE.lastIndex - 1 : ATTRIBUTE.lastIndex;
      kept.push(value === undefined || address ? text.slice(part.index, at) : `${name}=`);
      if (value === undefined && !whole.endsWith('=')) break;
    }
    TAG.lastIndex = at;
  }
  return kept.join('') + text.slice(at);
}

const NONCE = /^[0-9a-f]{16,}$/;

/**
 * Untrusted text as data for a prompt, between tags that carry the nonce of this run. What it says of itself is
 * sanitized, and neither the nonce nor anything that looks like such a tag survives inside.
 *
 * @param label what the text is and where it comes from, in a few words
 * @param nonce at least 16 hex digits, random for each run and never shown to the repository's code
 * @throws TypeError where the nonce is too short to be unguessable
 */
export function nonceBlock(label: string, text: string, nonce: string): string {
  if (!NONCE.test(nonce))
    throw new TypeError(`nonce is ${JSON.stringify(nonce)}; give at least 16 hex digits in lower case`);
  const { text: clean, stripped } = sanitize(text);
  const source = sanitize(label)
    .text.replace(/["<>\n]/g, ' ')
    .replaceAll(nonce, '[nonce]');
  const inside = clean.replace(new RegExp(nonce, 'gi'), '[nonce]').replace(/<(?=[\s/]*untrusted)/gi, '&lt;');
  const note = stripped === 0 ? '' : ` invisible-characters-removed="${stripped}"`;
  return `<untrusted-${nonce} source="${source}"${note}>\n${inside}\n</untrusted-${nonce}>`;
}
