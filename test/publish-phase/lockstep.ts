import type { Around } from '../publish/pull-request/publishing.ts';
import { seeded } from '../text/random.ts';

/**
 * Lets the calls of several jobs through one at a time, in an order a seed decides and nothing else: whose turn it is,
 * is waited for, whatever it does between its calls.
 */
export function openLockstep(seed: number) {
  const random = seeded(seed);
  const order: string[] = [];
  const jobs: Array<ReturnType<typeof openJob>> = [];

  const through = (): Around => {
    const job = openJob();
    const index = jobs.push(job) - 1;
    return (name, call) =>
      new Promise((resolve, reject) => {
        job.arrive(() => {
          order.push(`${index}:${name}`);
          return call().then(resolve, reject);
        });
      });
  };

  /** Until all jobs have ended. */
  const letThrough = async <T>(running: ReadonlyArray<Promise<T>>): Promise<T[]> => {
    const ends = running.map((each, index) => each.finally(() => jobs[index]?.end()));
    const all = Promise.all(ends);
    for (let left = [...jobs]; left.length > 0; left = left.filter(({ hasEnded }) => !hasEnded())) {
      const call = await random.pick(left).next();
      await call?.();
    }
    return all;
  };
  return { through, letThrough, order };
}

type Call = () => Promise<void>;

/** The calls of one job, as they come. */
function openJob() {
  const calls: Call[] = [];
  let ended = false;
  let news = Promise.withResolvers<void>();
  const wake = () => {
    news.resolve();
    news = Promise.withResolvers();
  };
  return {
    hasEnded: () => ended,
    arrive(call: Call): void {
      calls.push(call);
      wake();
    },
    end(): void {
      ended = true;
      wake();
    },
    /** `null` where the job ends before it makes another. */
    async next(): Promise<Call | null> {
      while (calls.length === 0 && !ended) await news.promise;
      return calls.shift() ?? null;
    },
  };
}
