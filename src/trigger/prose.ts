/** Stands for a character that is no prose. Sanitized text holds no control character but `\n` and `\t`. */
export const MASK = '\u0001';

// A list item may open a quote or a fence.
const ITEMS = String.raw`[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*`;
const QUOTE = new RegExp(`^${ITEMS}>`);
// CommonMark 4.5: the words after a fence of backticks hold no backtick, or it is a code span.
const FENCE = new RegExp(`^${ITEMS}(\`{3,}(?=[^\`]*$)|~{3,})`);
const INDENTED = /^(?: {4}|\t)/;

/**
 * Hides what its author does not say: quotes, fenced and indented code, code spans, and the same as HTML. Same length, line ends kept,
 * so a place in the result is a place in the text. Rules: CommonMark 4.4, 4.5, 5.1 and 6.1, but for a line that goes
 * on below a quote without its own `>`: that was typed, not quoted. Linear in the length of the text.
 *
 * @param text sanitized Markdown without HTML comments
 */
export function prose(text: string): string {
  const out: string[] = [];
  let paragraph: string[] = [];
  let fence: string | null = null;
  // What went before allows an indented block.
  let open = true;
  const flush = () => {
    if (paragraph.length > 0) out.push(withoutCodeSpans(paragraph.join('\n')));
    paragraph = [];
  };
  for (const line of text.split('\n')) {
    const marker = FENCE.exec(line)?.[1];
    const blank = line.trim() === '';
    if (fence !== null) {
      if (closes(fence, line)) fence = null;
      out.push(hidden(line));
    } else if (marker !== undefined || QUOTE.test(line) || blank || (open && INDENTED.test(line))) {
      flush();
      fence = marker ?? null;
      out.push(blank ? line : hidden(line));
      open = true;
    } else {
      paragraph.push(line);
      open = false;
    }
  }
  flush();
  return withoutHtmlQuotes(out.join('\n'));
}

const hidden = (text: string) => text.replace(/[^\n]/g, MASK);

/** A closing fence is of the same character, at least as long, and alone on its line. */
function closes(fence: string, line: string): boolean {
  const mark = line.trim();
  return mark.length >= fence.length && mark === (fence[0] ?? '').repeat(mark.length);
}

/** A code span ends at the next run of as many backticks; a run that finds none is text. */
function withoutCodeSpans(paragraph: string): string {
  const runs = [...paragraph.matchAll(/`+/g)].map(({ index, 0: { length } }) => ({ index, length }));
  const byLength = Map.groupBy(runs, ({ length }) => length);
  const next = new Map<number, number>();
  const kept: string[] = [];
  let at = 0;
  for (const run of runs) {
    // A backtick behind a backslash opens nothing.
    const escaped = isEscaped(paragraph, run.index) ? 1 : 0;
    const start = run.index + escaped;
    const size = run.length - escaped;
    if (run.index < at || size === 0) continue;
    const alike = byLength.get(size) ?? [];
    let turn = next.get(size) ?? 0;
    while ((alike[turn]?.index ?? Number.POSITIVE_INFINITY) <= run.index) turn += 1;
    next.set(size, turn);
    const end = alike[turn];
    if (end === undefined) continue;
    kept.push(paragraph.slice(at, start), hidden(paragraph.slice(start, end.index + end.length)));
    at = end.index + end.length;
  }
  return kept.join('') + paragraph.slice(at);
}

function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text[before - 1] === '\\') before -= 1;
  return (at - before) % 2 === 1;
}

const QUOTING_TAG = /<(\/?)(blockquote|code|kbd|pre|samp)\b[^<>]*>/gi;

/** From such a tag to its end; one that is never closed goes to the end of the text. */
function withoutHtmlQuotes(text: string): string {
  const kept: string[] = [];
  let at = 0;
  let open: string | null = null;
  let depth = 0;
  for (const { 0: tag, 1: slash, 2: name = '', index } of text.matchAll(QUOTING_TAG)) {
    const wanted: string = open ?? name.toLowerCase();
    if (name.toLowerCase() !== wanted || (open === null && slash === '/')) continue;
    depth += slash === '/' ? -1 : 1;
    const end = index + tag.length;
    // What was read since the last tag: said, or quoted.
    kept.push(open === null ? text.slice(at, index) : hidden(text.slice(at, index)), hidden(tag));
    at = end;
    open = depth === 0 ? null : wanted;
  }
  const rest = text.slice(at);
  return kept.join('') + (open === null ? rest : hidden(rest));
}
