/**
 * Takes the closed HTML comments out of a text in linear time.
 *
 * `rest` is what follows the first comment that is never closed, `<!--` included; empty where all are closed.
 * GitHub hides such a rest where the comment starts a line and shows it elsewhere, so the caller decides.
 */
export function splitComments(text: string): { text: string; rest: string } {
  const kept: string[] = [];
  let at = 0;
  for (;;) {
    const open = text.indexOf('<!--', at);
    if (open < 0) return { text: kept.join('') + text.slice(at), rest: '' };
    kept.push(text.slice(at, open));
    // `<!-->` is a whole comment: its dashes may serve both ends.
    const close = text.indexOf('-->', open + 2);
    if (close < 0) return { text: kept.join(''), rest: text.slice(open) };
    at = close + 3;
  }
}
