import type { Verifier } from '../types.ts';
import { onlyReads } from './check-kinds.ts';

/**
 * Runs verifiers in their order. Neighbours that only read the tree run side by side, as many as there are cores; what
 * may write (a test, a build, anything not known) runs alone: two in one tree could meet in a build folder.
 * @param scripts the package scripts commands may call
 * @returns the results in the order of the verifiers; rejects with the first error of `run`
 */
export async function runAll<T>(
  verifiers: readonly Verifier[],
  run: (verifier: Verifier) => Promise<T>,
  cores: number,
  scripts: ReadonlyMap<string, string> = new Map(),
): Promise<T[]> {
  const results: T[] = [];
  for (const batch of batches(verifiers, scripts)) results.push(...(await sideBySide(batch, run, cores)));
  return results;
}

function batches(verifiers: readonly Verifier[], scripts: ReadonlyMap<string, string>): Verifier[][] {
  const found: Verifier[][] = [];
  let reading: Verifier[] | null = null;
  for (const verifier of verifiers) {
    if (!onlyReads(verifier, scripts)) {
      found.push([verifier]);
      reading = null;
    } else if (reading === null) {
      reading = [verifier];
      found.push(reading);
    } else reading.push(verifier);
  }
  return found;
}

async function sideBySide<T>(
  batch: readonly Verifier[],
  run: (verifier: Verifier) => Promise<T>,
  cores: number,
): Promise<T[]> {
  const results: T[] = [];
  const waiting = batch.entries();
  // Each worker takes the next one that nobody has.
  const worker = async () => {
    for (const [i, verifier] of waiting) results[i] = await run(verifier);
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(cores, batch.length)) }, worker));
  return results;
}
