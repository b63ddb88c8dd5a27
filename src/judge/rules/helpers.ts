import type { Source } from './source.ts';
import type { Claim } from './test-diff.ts';

const memo = new WeakMap<Source, ReadonlyMap<string, number>>();

/** How often each token stands in a source. */
function wordCounts(source: Source): ReadonlyMap<string, number> {
  const known = memo.get(source);
  if (known) return known;
  const counts = new Map<string, number>();
  for (const { text } of source.tokens) counts.set(text, (counts.get(text) ?? 0) + 1);
  memo.set(source, counts);
  return counts;
}

/** The function around a claim is named elsewhere in its file, so somebody may call it. */
export function isCalled({ source, from }: Claim): boolean {
  const { tokens } = source;
  for (let at = from; at >= Math.max(0, from - 600); at -= 1) {
    const text = tokens[at]?.text ?? '';
    if (!/^(?:def|func|fun|fn|function|void|const|let|int|bool)$/.test(text)) continue;
    const name = tokens[at + 1]?.text ?? '';
    if (tokens[at + 2]?.text !== '(' && tokens[at + 2]?.text !== '=') continue;
    return (wordCounts(source).get(name) ?? 0) > 1;
  }
  return false;
}
