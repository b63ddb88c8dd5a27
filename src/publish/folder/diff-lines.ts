/** Bytes that are no diff as regreen writes it: a clause for people that names the line. */
export class OddDiff extends Error {}

/** UTF-16 units of a line that is no content: two quoted paths, each byte as four. */
const LONGEST_HEAD = 40_000;

export type Lines = ReturnType<typeof openLines>;

/**
 * A diff as a place that moves through it, line by line.
 * @throws OddDiff where a line has no end
 */
export function openLines(text: string) {
  let at = 0;
  let line = 0;
  const end = () => {
    const found = text.indexOf('\n', at);
    // Git ends every line, also behind a file without a last line end.
    if (found < 0) throw new OddDiff(`its line ${line + 1} has no end`);
    return found;
  };
  const lines = {
    atEnd: () => at >= text.length,
    /** The first character of the next line; empty at the end. */
    first: () => text.charAt(at),
    startsWith: (start: string) => text.startsWith(start, at),
    next(): string {
      const to = end();
      const found = text.slice(at, to);
      at = to + 1;
      line += 1;
      return found;
    },
    /** Passes over a line, unread. */
    skip() {
      at = end() + 1;
      line += 1;
    },
    /** The next line where it has this form. */
    match(form: RegExp): RegExpExecArray | null {
      if (lines.atEnd()) return null;
      const found = form.exec(text.slice(at, Math.min(end(), at + LONGEST_HEAD)));
      if (found !== null) lines.skip();
      return found;
    },
    odd: (what: string) => new OddDiff(`its line ${line + 1} is not ${what}`),
  };
  return lines;
}
