/** Lines `[from, to)` of the old text, 0-based, that become lines `[newFrom, newTo)` of the new one. */
export interface Replacement {
  from: number;
  to: number;
  newFrom: number;
  newTo: number;
}

/** Texts that differ in more lines are not compared: a page of suggestions would help nobody. */
const MOST_EDITS = 1000;

/**
 * The smallest set of replacements that makes one text of another: the greedy algorithm of E. W. Myers, "An O(ND)
 * Difference Algorithm and Its Variations" (1986). `null` where more than a thousand lines differ.
 */
export function replacements(before: readonly string[], after: readonly string[]): Replacement[] | null {
  const edits = shortestEdits(before, after);
  if (edits === null) return null;
  const found: Replacement[] = [];
  for (const { x, y, inserts } of edits) {
    const last = found.at(-1);
    const [to, newTo] = inserts ? [x, y + 1] : [x + 1, y];
    if (last !== undefined && last.to === x && last.newTo === y) Object.assign(last, { to, newTo });
    else found.push({ from: x, to, newFrom: y, newTo });
  }
  return found;
}

/** The insertion of line `y` of the new text before line `x` of the old one, or the deletion of line `x`. */
interface Edit {
  x: number;
  y: number;
  inserts: boolean;
}

/** The furthest `x` on each diagonal `x - y`, in the paper's words `V`. Diagonals left and right of it are -1. */
type Furthest = (diagonal: number) => number;

function shortestEdits(before: readonly string[], after: readonly string[]): Edit[] | null {
  const middle = MOST_EDITS + 1;
  const reached = new Int32Array(2 * middle + 1).fill(-1);
  reached[middle + 1] = 0;
  const furthest: Furthest = (diagonal) => reached[middle + diagonal] ?? -1;
  const trace: Int32Array[] = [];
  for (let d = 0; d <= MOST_EDITS; d += 1) {
    // As it was with one edit less: the way back is read from it.
    trace.push(reached.slice(middle - d - 1, middle + d + 2));
    for (let k = -d; k <= d; k += 2) {
      let x = isDown(furthest, k, d) ? furthest(k + 1) : furthest(k - 1) + 1;
      while (x < before.length && x - k < after.length && before[x] === after[x - k]) x += 1;
      reached[middle + k] = x;
      if (x >= before.length && x - k >= after.length) return wayBack(trace, before.length, after.length);
    }
  }
  return null;
}

/** Whether the way to a diagonal comes from the one above it, which inserts a line. */
const isDown = (furthest: Furthest, k: number, d: number) =>
  k === -d || (k !== d && furthest(k - 1) < furthest(k + 1));

function wayBack(trace: readonly Int32Array[], width: number, height: number): Edit[] {
  const edits: Edit[] = [];
  let k = width - height;
  for (let d = trace.length - 1; d > 0; d -= 1) {
    const furthest: Furthest = (diagonal) => trace[d]?.[d + 1 + diagonal] ?? -1;
    const inserts = isDown(furthest, k, d);
    k += inserts ? 1 : -1;
    edits.push({ x: furthest(k), y: furthest(k) - k, inserts });
  }
  return edits.reverse();
}
