import type { Claim } from './test-diff.ts';

/** Only this many candidates are weighed for one lost claim, which keeps the work linear. */
const CANDIDATES = 120;
/** Share of words two claims must have in common to be taken for versions of one another. */
const ALIKE = 0.34;

/** Finds for each lost claim the new one it most likely became. */
export function pairClaims(
  lost: readonly Claim[],
  added: readonly Claim[],
): { changed: Array<readonly [Claim, Claim]>; removed: Claim[] } {
  const byFile = Map.groupBy(added, ({ change }) => change);
  const taken = new Set<Claim>();
  const changed: Array<readonly [Claim, Claim]> = [];
  const removed: Claim[] = [];
  for (const claim of lost) {
    const near = byFile.get(claim.change) ?? [];
    const partner = best(claim, near, taken) ?? best(claim, added, taken);
    if (partner) {
      taken.add(partner);
      changed.push([claim, partner]);
    } else removed.push(claim);
  }
  return { changed, removed };
}

function best(claim: Claim, candidates: readonly Claim[], taken: ReadonlySet<Claim>): Claim | null {
  const words = new Set(claim.text);
  let winner: Claim | null = null;
  let top = 0;
  let weighed = 0;
  for (const candidate of candidates) {
    if (taken.has(candidate)) continue;
    weighed += 1;
    if (weighed > CANDIDATES) break;
    const sameTest = candidate.owner?.name === claim.owner?.name;
    const score = likeness(words, candidate.text) + (sameTest ? 0.25 : 0);
    if (score > top && score >= ALIKE) {
      winner = candidate;
      top = score;
    }
  }
  return winner;
}

/** Shared words over all words; brackets and commas say nothing. */
function likeness(words: ReadonlySet<string>, text: readonly string[]): number {
  const others = new Set(text);
  let shared = 0;
  let all = 0;
  for (const word of words) {
    if (word.length < 2 && !/[\w]/.test(word)) continue;
    all += 1;
    if (others.has(word)) shared += 1;
  }
  for (const word of others) {
    if ((word.length >= 2 || /\w/.test(word)) && !words.has(word)) all += 1;
  }
  return all === 0 ? 0 : shared / all;
}
