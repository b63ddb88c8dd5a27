/** A deterministic automaton over UTF-16 units that finds all needles at once: Aho and Corasick, 1975. */
export interface Automaton {
  /** State 0 is the start; a unit that no needle holds leads back to it. */
  next(state: number, unit: number): number;
  /** Length of the longest needle that ends in this state; 0 for none. */
  matched(state: number): number;
  /** How many of the last units may still become a needle. */
  depth(state: number): number;
  /** Length of the longest needle. */
  longest: number;
}

/** Builds the automaton: memory is the sum of the needles' lengths times the number of different units in them. */
export function buildAutomaton(needles: readonly string[]): Automaton {
  const classes = new Uint16Array(0x10000);
  let width = 1;
  for (const needle of needles)
    for (let i = 0; i < needle.length; i += 1) {
      const unit = needle.charCodeAt(i);
      if (classes[unit] === 0) classes[unit] = width++;
    }
  const size = 1 + needles.reduce((sum, { length }) => sum + length, 0);
  const table = new Int32Array(size * width);
  const depths = new Int32Array(size);
  const matches = new Int32Array(size);
  let states = 1;
  for (const needle of needles) {
    let state = 0;
    for (let i = 0; i < needle.length; i += 1) {
      const cell = state * width + (classes[needle.charCodeAt(i)] ?? 0);
      if (table[cell] === 0) {
        depths[states] = i + 1;
        table[cell] = states++;
      }
      state = table[cell] ?? 0;
    }
    matches[state] = needle.length;
  }
  complete(table, matches, width);
  return {
    next: (state, unit) => table[state * width + (classes[unit] ?? 0)] ?? 0,
    matched: (state) => matches[state] ?? 0,
    depth: (state) => depths[state] ?? 0,
    longest: Math.max(0, ...needles.map(({ length }) => length)),
  };
}

/** Fills every empty cell with where the longest proper suffix leads, breadth first. */
function complete(table: Int32Array, matches: Int32Array, width: number): void {
  const suffix = new Int32Array(matches.length);
  const queue = [0];
  for (const state of queue) {
    const back = suffix[state] ?? 0;
    for (let unit = 1; unit < width; unit += 1) {
      const cell = state * width + unit;
      const fallback = state === 0 ? 0 : (table[back * width + unit] ?? 0);
      const child = table[cell] ?? 0;
      if (child === 0) {
        table[cell] = fallback;
        continue;
      }
      suffix[child] = fallback;
      matches[child] = Math.max(matches[child] ?? 0, matches[fallback] ?? 0);
      queue.push(child);
    }
  }
}
