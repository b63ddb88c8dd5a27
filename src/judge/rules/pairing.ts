import type { Claim } from './test-diff.ts';

/** Only this many candidates of a list are weighed for one lost claim, which keeps the work linear. */
const CANDIDATES = 40;
/** Share of words two claims must have in common to be taken for versions of one another. */
const ALIKE = 0.34;

export interface Pairing {
  changed: Array<readonly [before: Claim, after: Claim]>;
  removed: Claim[];
}

/** Finds for each lost claim the new one it most likely became: in the same test, else the same file, else anywhere. */
export function pairClaims(lost: readonly Claim[], added: readonly Claim[]): Pairing {
  const pool = new Pool(added);
  const pairing: Pairing = { changed: [], removed: [] };
  for (const claim of lost) {
    const partner = pool.take(claim);
    if (partner) pairing.changed.push([claim, partner]);
    else pairing.removed.push(claim);
  }
  return pairing;
}

/** Claims not taken yet. Each list remembers how far it is used up. */
interface Shelf {
  claims: readonly Claim[];
  start: number;
}

class Pool {
  private readonly shelves = new Map<string, Shelf>();
  private readonly words = new Map<Claim, ReadonlySet<string>>();
  private readonly taken = new Set<Claim>();

  constructor(claims: readonly Claim[]) {
    for (const pick of [testKey, fileKey, () => '']) {
      for (const [key, own] of Map.groupBy(claims, pick)) this.shelves.set(key, { claims: own, start: 0 });
    }
  }

  take(claim: Claim): Claim | null {
    for (const key of [testKey(claim), fileKey(claim), '']) {
      const partner = this.best(claim, this.shelves.get(key));
      if (!partner) continue;
      this.taken.add(partner);
      return partner;
    }
    return null;
  }

  private best(claim: Claim, shelf: Shelf | undefined): Claim | null {
    if (!shelf) return null;
    while (shelf.start < shelf.claims.length && this.isTaken(shelf, shelf.start)) shelf.start += 1;
    let winner: Claim | null = null;
    let top = 0;
    for (let at = shelf.start; at < Math.min(shelf.claims.length, shelf.start + CANDIDATES); at += 1) {
      const candidate = shelf.claims[at];
      if (!candidate || this.taken.has(candidate)) continue;
      const sameTest = candidate.owner?.name === claim.owner?.name;
      const score = likeness(this.wordsOf(claim), this.wordsOf(candidate)) + (sameTest ? 0.25 : 0);
      if (score <= top || score < ALIKE) continue;
      winner = candidate;
      top = score;
    }
    return winner;
  }

  private isTaken(shelf: Shelf, at: number): boolean {
    const claim = shelf.claims[at];
    return claim !== undefined && this.taken.has(claim);
  }

  /** Brackets and commas say nothing. */
  private wordsOf(claim: Claim): ReadonlySet<string> {
    const known = this.words.get(claim);
    if (known) return known;
    const words = new Set(claim.text.filter((word) => word.length > 1 || /\w/.test(word)));
    this.words.set(claim, words);
    return words;
  }
}

function fileKey({ change }: Claim): string {
  return `file ${change.path}`;
}

function testKey(claim: Claim): string {
  return `test ${claim.owner?.name ?? ''} ${fileKey(claim)}`;
}

/** Shared words over all words. */
function likeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of left) if (right.has(word)) shared += 1;
  const all = left.size + right.size - shared;
  return all === 0 ? 0 : shared / all;
}
