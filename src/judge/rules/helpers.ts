import type { Claim } from './test-diff.ts';

/** The function around a claim is named elsewhere in its file, so somebody may call it. */
export function isCalled({ source, from }: Claim): boolean {
  const { tokens } = source;
  for (let at = from; at >= Math.max(0, from - 600); at -= 1) {
    const text = tokens[at]?.text ?? '';
    if (!/^(?:def|func|fun|fn|function|void|const|let|int|bool)$/.test(text)) continue;
    const name = tokens[at + 1]?.text ?? '';
    if (tokens[at + 2]?.text !== '(' && tokens[at + 2]?.text !== '=') continue;
    return (source.counts.get(name) ?? 0) > 1;
  }
  return false;
}
