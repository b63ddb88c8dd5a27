import { type LinkTarget, publicText } from '../../text/publicText.ts';

/** A line of a template, or a fenced block as a whole. */
interface TemplateBlock {
  text: string;
  fenced: boolean;
}

/**
 * A template by lines and fenced blocks. Only a fence at the very start of a line counts: inside a list or a quotation
 * its end depends on the container, and what is taken for code is not made quiet as prose is.
 */
export function templateBlocks(text: string): TemplateBlock[] {
  const blocks: TemplateBlock[] = [];
  let fence: { mark: string; lines: string[] } | null = null;
  for (const line of text.split('\n')) {
    const mark: string | null = fence === null ? (OPENING.exec(line)?.[1] ?? null) : null;
    if (mark !== null) fence = { mark, lines: [line] };
    else if (fence === null) blocks.push({ text: line, fenced: false });
    else {
      fence.lines.push(line);
      if (!CLOSING_FENCE.exec(line)?.[1]?.startsWith(fence.mark)) continue;
      blocks.push({ text: fence.lines.join('\n'), fenced: true });
      fence = null;
    }
  }
  if (fence !== null) blocks.push({ text: fence.lines.join('\n'), fenced: true });
  return blocks;
}

const OPENING = /^(```+|~~~+)[^`]*$/;
const CLOSING_FENCE = /^ {0,3}(```+|~~~+)[ \t]*$/;

const CLOSING =
  /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)\b:?[ \t]{0,5}(?:[\w./-]{0,100}#\S{0,40}|https?:\/\/\S{0,200})/i;
const BOX_LINE = /^\s{0,12}(?:[-*+]|\d{1,3}[.)]) \[/;
/** What makes a line a heading, a quotation, an item or a box; it stays as it is. */
const MARKUP = /^[ \t]{0,40}(?:(?:>|#{1,6}|[-*+]|\d{1,3}[.)])[ \t]{1,10}){0,5}(?:\[[ xX]?\][ \t]{1,10})?/;
/** A rule, or the row below the head of a table. */
const DASHES = /^[ \t>|:=-]*$/;

/**
 * What a template says, made quiet as the words of a model are: it loads nothing, links only into the repository,
 * notifies nobody, and what skips CI in a commit does not reach one by a squash. Images, HTML and other links leave
 * their words. A sample of a closing line (`Fixes #123`) would close what it names, so it goes.
 */
export function inertTemplateBlock({ text, fenced }: TemplateBlock, links: LinkTarget): string {
  // A fence that is left open is closed, or it would swallow what follows.
  if (fenced) return publicText(text, links);
  if (DASHES.test(text)) return text.trimEnd();
  if (CLOSING.test(text) && !BOX_LINE.test(text)) return '';
  const markup = MARKUP.exec(text)?.[0] ?? '';
  const written = text.slice(markup.length);
  const words = publicText(written, links, { oneLine: true });
  return words === '' && written.trim() !== '' ? '' : `${markup}${words}`.trimEnd();
}
