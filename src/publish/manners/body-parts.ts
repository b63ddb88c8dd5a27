/** The lines of a body by what they tell. */
interface BodyParts {
  /** What it fixes: `Fixes the failing …`, or `Closes #12`. */
  opening: string;
  cause: string[];
  change: string[];
  /** Verifiers and new tests. */
  boxes: string[];
  /** What the guard found, and where the base is by now. */
  guard: string[];
  /** That a model made it. */
  disclosure: string;
  /** The last line of all. */
  marker: string;
}

/**
 * Takes apart a body as `renderBody` makes it: the opening, the reasons, the boxes, and a last paragraph that ends with
 * the disclosure and the marker. The words in it are rendered by then, so no line is another one in disguise.
 */
export function bodyParts(body: string): BodyParts {
  const [first = '', ...rest] = body.split(/\n{2,}/);
  const last = (rest.pop() ?? '').split('\n');
  const lines = rest.flatMap((paragraph) => paragraph.split('\n'));
  const isBox = (line: string) => /^- (?:\[[ x]\]|…) /.test(line);
  const isChange = (line: string) => /^(?:\*\*Change\.\*\*|Not verified:) /.test(line);
  return {
    opening: first,
    cause: lines.filter((line) => !isBox(line) && !isChange(line)),
    change: lines.filter(isChange),
    boxes: lines.filter(isBox),
    guard: last.slice(0, -2),
    disclosure: last.at(-2) ?? '',
    marker: last.at(-1) ?? '',
  };
}
