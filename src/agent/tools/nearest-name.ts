/** Beyond this length names are compared by their beginning: a model may send any. */
const COMPARED = 40;

/** The known name that holds this one, or else takes the fewest edits (Levenshtein distance). `known` is not empty. */
export function nearestName(name: string, known: readonly string[]): string {
  const holder = known.find((each) => name.length > 2 && each.includes(name));
  if (holder !== undefined) return holder;
  const distance = new Map(known.map((each) => [each, edits(name.slice(0, COMPARED), each)]));
  return known.toSorted((a, b) => (distance.get(a) ?? 0) - (distance.get(b) ?? 0))[0] ?? '';
}

function edits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replaced));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
