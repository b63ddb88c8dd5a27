/** How much a kind of evidence is worth, and how much text around it belongs to it. */
export interface Kind {
  /** Higher is shown first. */
  weight: number;
  /** Lines from the ones just before the match. */
  before: number;
  /** Lines from the match on that are shown first; deeper indented lines follow while the budget lasts. */
  lines: number;
}

export const KINDS = {
  test: { weight: 10, before: 0, lines: 14 },
  crash: { weight: 9, before: 2, lines: 14 },
  compiler: { weight: 9, before: 0, lines: 6 },
  linter: { weight: 8, before: 0, lines: 2 },
  package: { weight: 8, before: 1, lines: 8 },
  tool: { weight: 7, before: 2, lines: 5 },
  summary: { weight: 6, before: 0, lines: 6 },
  generic: { weight: 4, before: 3, lines: 6 },
  warning: { weight: 3, before: 0, lines: 4 },
  exit: { weight: 3, before: 8, lines: 1 },
} satisfies Record<string, Kind>;

/**
 * One line format of one tool. `match` runs on a cleaned line of at most 4 kB and may name the groups `file`,
 * `line`, `message` and `test`, which become a failure.
 */
export interface Rule {
  tool: string;
  kind: keyof typeof KINDS;
  /**
   * A literal every matching line holds, at least three characters long: lower case, `0` for any digit, a leading
   * `@` for any letter. Lines without any rule's hint are never looked at again.
   */
  hint: string;
  match: RegExp;
  before?: number;
  lines?: number;
  weight?: number;
  /** Says more of the failure told just before: where, or why. */
  detail?: true;
  /** A line in the documented format; its test runs over every row. */
  example: string;
}

/** Rows of one kind; a row may name another kind. */
export function rows(
  kind: Rule['kind'],
  list: ReadonlyArray<Omit<Rule, 'kind'> & Partial<Pick<Rule, 'kind'>>>,
): Rule[] {
  return list.map((row) => ({ kind, ...row }));
}
