import { availableParallelism } from 'node:os';

/** Whose turn it is before the judge, where several attempts hand in work. */
export interface Docket {
  /** Waits for a turn and does the work. `tree` names what is judged, `lines` how much of it there is. */
  turn<T>(tree: string, lines: number, work: () => Promise<T>): Promise<T>;
  /** One more attempt has come to the same files: they are heard earlier. */
  second(tree: string): void;
}

interface Entry {
  tree: string;
  lines: number;
  /** Attempts that came to it. */
  backers: number;
  begin: () => void;
}

/**
 * Half of the processors judge, since a verifier seldom keeps to one. What several attempts agree on is heard first,
 * for its verdict ends the others; then the smallest change, which would be chosen in the end.
 */
export function openDocket(atOnce = Math.max(1, Math.floor(availableParallelism() / 2))): Docket {
  const waiting: Entry[] = [];
  let busy = 0;
  const next = () => {
    if (busy >= atOnce) return;
    waiting.sort((a, b) => b.backers - a.backers || a.lines - b.lines);
    const entry = waiting.shift();
    if (entry === undefined) return;
    busy += 1;
    entry.begin();
  };
  return {
    async turn(tree, lines, work) {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push({ tree, lines, backers: 1, begin: resolve });
      next();
      await promise;
      try {
        return await work();
      } finally {
        busy -= 1;
        next();
      }
    },
    second(tree) {
      for (const entry of waiting) if (entry.tree === tree) entry.backers += 1;
    },
  };
}
