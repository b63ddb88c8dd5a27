/** A piece of one line of Markdown. `text` of a code span includes its backticks. */
export interface Span {
  code: boolean;
  text: string;
}

/**
 * Splits a line into code spans and the prose between them, as CommonMark 0.31 section 6.1 does: a run of backticks
 * opens a span if a run of the same length follows, and a backslash outside a span takes the next character along.
 */
export function codeSpans(line: string): Span[] {
  const runs = [...line.matchAll(/\\[^`]|\\?`+/g)].filter(([run]) => run.includes('`'));
  const closing = closingRuns(runs.map(([run]) => run));
  const spans: Span[] = [];
  let from = 0;
  for (let i = 0; i < runs.length; i += 1) {
    const open = runs[i];
    const close = runs[closing[i] ?? -1];
    if (open === undefined || close === undefined) continue;
    // The escaped backtick of `\``` is prose; the rest of the run opens the span.
    const start = open.index + (open[0].startsWith('\\') ? 2 : 0);
    const end = close.index + close[0].length;
    spans.push({ code: false, text: line.slice(from, start) }, { code: true, text: line.slice(start, end) });
    from = end;
    i = closing[i] ?? i;
  }
  spans.push({ code: false, text: line.slice(from) });
  return spans.filter(({ text }) => text !== '');
}

/** For each run the index of the next one that closes it. A backslash is plain text inside a span. */
function closingRuns(runs: readonly string[]): Array<number | undefined> {
  const next = new Map<number, number>();
  const closing: Array<number | undefined> = [];
  for (let i = runs.length - 1; i >= 0; i -= 1) {
    const run = runs[i] ?? '';
    const escaped = run.startsWith('\\');
    closing[i] = next.get(run.length - (escaped ? 2 : 0));
    next.set(run.length - (escaped ? 1 : 0), i);
  }
  return closing;
}
