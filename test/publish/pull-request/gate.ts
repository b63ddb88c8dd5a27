import { setImmediate as turn } from 'node:timers/promises';
import { seeded } from '../../text/random.ts';
import type { Around } from './publishing.ts';

/**
 * Lets the calls of several runs through one at a time, in an order a seed decides. What a run does between its calls
 * is no input or output, so one turn of the event loop brings each to its next call.
 */
export function openGate(seed: number) {
  const random = seeded(seed);
  const waiting = new Map<number, Array<() => Promise<void>>>();
  const order: string[] = [];

  const through = (run: number): Around => {
    waiting.set(run, []);
    return (name, call) =>
      new Promise((resolve, reject) => {
        waiting.get(run)?.push(() => {
          order.push(`${run}:${name}`);
          return call().then(resolve, reject);
        });
      });
  };

  /** Until all runs have ended. */
  const letThrough = async <T>(runs: ReadonlyArray<Promise<T>>): Promise<T[]> => {
    let left = runs.length;
    const all = Promise.all(runs.map((run) => run.finally(() => (left -= 1))));
    while (left > 0) {
      await turn();
      const next = random.pick([...waiting.values()].filter(({ length }) => length > 0).concat([[]]));
      await next.shift()?.();
    }
    return all;
  };
  return { through, letThrough, order };
}
