import { codeSpans } from '../../text/code.ts';

/** Headings under which the commands are that check. */
const CHECKING =
  /\b(?:tests?|testing|lint\w*|checks?|checking|verif\w*|validat\w*|quality|commands?|builds?|building|ci|types?|typecheck\w*|format\w*|styles?|quick|reference|workflow|develop\w*|before|commit\w*|contribut\w*|scripts?|usage|running)\b/i;

const MAX_LINES = 2000;
const MAX_COMMANDS = 60;

/**
 * What could be a command in a page of Markdown: lines of fenced code blocks and inline code under headings that speak
 * of checks. A page without such headings is read as a whole where it has one heading at most.
 */
export function listedCommands(page: string): string[] {
  const lines = page.split(/\r?\n/).slice(0, MAX_LINES);
  const headings = lines.filter((line) => /^#{1,6} /.test(line));
  let inside = headings.length <= 1;
  let fence: string | null = null;
  let shell = false;
  const found = new Set<string>();
  for (const line of lines) {
    const mark = /^\s{0,3}(`{3,}|~{3,})\s*(\w*)/.exec(line);
    if (fence !== null) {
      if (mark?.[1]?.startsWith(fence)) fence = null;
      else if (inside && shell) found.add(fromBlock(line));
    } else if (mark !== null) {
      fence = mark[1] ?? '```';
      shell = /^(?:|sh|bash|shell|console|zsh|terminal|text)$/.test(mark[2] ?? '');
    } else if (/^#{1,6} /.test(line)) inside = headings.length <= 1 || CHECKING.test(line);
    else if (inside) for (const code of inlineCode(line)) found.add(code);
  }
  found.delete('');
  return [...found].slice(0, MAX_COMMANDS);
}

/** Without the prompt and a comment behind. */
const fromBlock = (line: string) =>
  line
    .slice(0, 500)
    .trim()
    .replace(/^\$ /, '')
    .replace(/(?:^|\s)#.*$/, '')
    .trim();

const inlineCode = (line: string) =>
  codeSpans(line.slice(0, 2000))
    .filter(({ code }) => code)
    .map(({ text }) => text.replace(/^`+ ?| ?`+$/g, '').trim())
    .filter((text) => text.includes(' ') && text.length <= 300);
