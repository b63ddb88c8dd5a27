/** A line of a page of Markdown with what it stands under. */
export interface PageLine {
  /** 1-based. */
  number: number;
  text: string;
  /** The heading above it; empty before the first one. */
  heading: string;
  fenced: boolean;
  /** For a line of a fenced block: the last line of prose in front of it. */
  intro: string;
}

const MAX_LINES = 3000;
const MAX_WIDTH = 500;

/** The lines of a page but headings and fences; more than 3000, and what is beyond 500 characters, is not read. */
export function pageLines(page: string): PageLine[] {
  const lines: PageLine[] = [];
  let heading = '';
  let intro = '';
  let fence: string | null = null;
  for (const [i, whole] of page.split(/\r?\n/, MAX_LINES).entries()) {
    const text = whole.slice(0, MAX_WIDTH);
    const mark = /^\s{0,8}(`{3,}|~{3,})/.exec(text)?.[1] ?? null;
    if (fence !== null && mark?.startsWith(fence)) fence = null;
    else if (fence === null && mark !== null) fence = mark;
    else if (fence === null && /^ {0,3}#{1,6} /.test(text)) {
      heading = text.replace(/^[ #]{1,10}/, '').trim();
      intro = '';
    } else {
      lines.push({
        number: i + 1,
        text,
        heading,
        fenced: fence !== null,
        intro: fence === null ? '' : intro,
      });
      if (fence === null && text.trim() !== '') intro = text;
    }
  }
  return lines;
}
