/** Searching stops after so many places: whoever asks wants the first, and to know whether it was the only one. */
export const MOST_PLACES = 6;

/** Where lines stand in a file: 0-based first lines of the first places, at most `MOST_PLACES`; never empty. */
export type Places = [number, ...number[]];

/** Finds blocks of lines in a file. */
export interface Locator {
  /** Places of `block` at or after line `from`, by the strictest way of comparing that finds any. */
  find(block: readonly string[], from: number): Places | null;
  /** The place of `block` as the last lines of the file, if that is at or after line `from`. */
  findAtEnd(block: readonly string[], from: number): Places | null;
}

/** Characters models type in place of the ones in the file, as Codex's `apply_patch` folds them. */
const LOOKALIKES: ReadonlyArray<readonly [RegExp, string]> = [
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/[\u2018-\u201B]/g, "'"],
  [/[\u201C-\u201F]/g, '"'],
  [/[\u00A0\u2002-\u200A\u202F\u205F\u3000]/g, ' '],
];

/** From strict to loose; each is tried for the whole block before the next. */
const COMPARISONS: ReadonlyArray<(line: string) => string> = [
  (line) => line,
  (line) => line.trimEnd(),
  (line) => line.trim(),
  (line) => LOOKALIKES.reduce((text, [pattern, plain]) => text.replace(pattern, plain), line).trim(),
];

/** Each search takes time linear in the file, whatever its lines are. */
export function locator(lines: readonly string[]): Locator {
  const compared: Array<readonly string[]> = [];

  function search(block: readonly string[], from: number): Places | null {
    for (const [pass, comparison] of COMPARISONS.entries()) {
      compared[pass] ??= lines.map(comparison);
      const [first, ...others] = occurrences(compared[pass], block.map(comparison), from);
      if (first !== undefined) return [first, ...others];
    }
    return null;
  }

  return {
    find: (block, from) => search(block, from),
    findAtEnd: (block, from) => search(block, Math.max(from, lines.length - block.length)),
  };
}

/** Knuth-Morris-Pratt: the first places of `block`, overlapping ones too. */
function occurrences(file: readonly string[], block: readonly string[], from: number): number[] {
  const fallback = borders(block);
  const found: number[] = [];
  let matched = 0;
  for (let at = from; at < file.length && found.length < MOST_PLACES; at++) {
    matched = extend(block, fallback, matched, file[at]);
    if (matched === block.length) found.push(at - matched + 1);
  }
  return found;
}

/** Of each prefix of `block`: the length of its longest proper prefix that is also its end. */
function borders(block: readonly string[]): number[] {
  const lengths = [0];
  for (let at = 1; at < block.length; at++) {
    lengths.push(extend(block, lengths, lengths[at - 1] ?? 0, block[at]));
  }
  return lengths;
}

/** How many lines of `block` match up to and with `line`, where `matched` did before it. */
function extend(
  block: readonly string[],
  fallback: readonly number[],
  matched: number,
  line: string | undefined,
): number {
  let length = matched;
  while (length > 0 && block[length] !== line) length = fallback[length - 1] ?? 0;
  return block[length] === line ? length + 1 : length;
}
