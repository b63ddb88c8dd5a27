/** Lines two texts do not share, 1-based: `removed` counts in the old text, `added` in the new one. */
export interface LineDiff {
  removed: number[];
  added: number[];
}

interface Range {
  from: number;
  to: number;
}

/**
 * Patience diff: common ends are cut off, lines that occur once on both sides anchor what lies between. What has no
 * anchor counts as replaced. O(n log n) a level, at most `MAX_DEPTH` levels.
 */
export function diffLines(before: readonly string[], after: readonly string[]): LineDiff {
  const diff: LineDiff = { removed: [], added: [] };
  compare({ from: 0, to: before.length }, { from: 0, to: after.length }, 0);
  return diff;

  function compare(left: Range, right: Range, depth: number): void {
    let { from: a, to: aEnd } = left;
    let { from: b, to: bEnd } = right;
    while (a < aEnd && b < bEnd && before[a] === after[b]) {
      a += 1;
      b += 1;
    }
    while (a < aEnd && b < bEnd && before[aEnd - 1] === after[bEnd - 1]) {
      aEnd -= 1;
      bEnd -= 1;
    }
    const anchors =
      depth < MAX_DEPTH ? commonUnique(before, after, { from: a, to: aEnd }, { from: b, to: bEnd }) : [];
    if (anchors.length === 0) {
      for (; a < aEnd; a += 1) diff.removed.push(a + 1);
      for (; b < bEnd; b += 1) diff.added.push(b + 1);
      return;
    }
    for (const [oldLine, newLine] of anchors) {
      compare({ from: a, to: oldLine }, { from: b, to: newLine }, depth + 1);
      a = oldLine + 1;
      b = newLine + 1;
    }
    compare({ from: a, to: aEnd }, { from: b, to: bEnd }, depth + 1);
  }
}

const MAX_DEPTH = 24;

function commonUnique(
  before: readonly string[],
  after: readonly string[],
  left: Range,
  right: Range,
): Array<[number, number]> {
  const newPlaces = uniquePlaces(after, right);
  const pairs: Array<[number, number]> = [];
  for (const [text, place] of uniquePlaces(before, left)) {
    const newPlace = newPlaces.get(text);
    if (newPlace !== undefined && newPlace >= 0 && place >= 0) pairs.push([place, newPlace]);
  }
  return longestIncreasing(pairs);
}

/** Where each line lies; -1 for one that occurs again. */
function uniquePlaces(lines: readonly string[], range: Range): Map<string, number> {
  const places = new Map<string, number>();
  for (let at = range.from; at < range.to; at += 1) {
    const text = lines[at] ?? '';
    places.set(text, places.has(text) ? -1 : at);
  }
  return places;
}

/** The longest run of pairs, sorted by their first number, whose second numbers increase (patience sorting). */
function longestIncreasing(pairs: ReadonlyArray<[number, number]>): Array<[number, number]> {
  const tops: number[] = [];
  const previous: number[] = [];
  pairs.forEach(([, value], index) => {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const top = pairs[tops[middle] ?? 0];
      if (top && top[1] < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tops[low - 1] ?? -1) : -1;
    tops[low] = index;
  });
  const result: Array<[number, number]> = [];
  for (let at = tops.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const pair = pairs[at];
    if (pair) result.push(pair);
  }
  return result.reverse();
}
