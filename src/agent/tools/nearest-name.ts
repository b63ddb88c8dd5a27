/** Beyond this length names are compared by their beginning: a model may send any. */
const COMPARED = 40;

/** Names that models know from other agents, by a word in them: no distance leads from `exec_command` to `shell`. */
const WORDS: ReadonlyArray<readonly [word: RegExp, known: string]> = [
  [/(?:^|_)(?:bash|cmd|command|exec|execute|grep|list|ls|read|run|search|terminal)(?:_|$)/, 'shell'],
  [/(?:^|_)(?:create|diff|edit|editor|insert|replace|update|write)(?:_|$)/, 'apply_patch'],
];

/**
 * The known name that holds this one, or does what its words say, or else takes the fewest edits (Levenshtein distance).
 * `known` is not empty.
 */
export function nearestName(name: string, known: readonly string[]): string {
  const holder = known.find((each) => name.length > 2 && each.includes(name));
  if (holder !== undefined) return holder;
  const word = WORDS.find(([pattern, does]) => known.includes(does) && pattern.test(name.slice(0, COMPARED)));
  if (word !== undefined) return word[1];
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
