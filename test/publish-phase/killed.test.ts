import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ALWAYS_AGAIN, KILLS } from '../bench/soak-publish.ts';
import type { Around } from '../publish/pull-request/publishing.ts';
import { seeded } from '../text/random.ts';
import { FIXES, type Fix } from './solved-folders.ts';
import { openPhaseStage, type PhaseStage } from './stage.ts';

let stage: PhaseStage;

beforeAll(async () => {
  stage = await openPhaseStage();
});
afterAll(() => stage.close());

/** The first job at a failure, and one that brings another patch where the first has published. */
const JOBS = {
  first: { fix: 'first', from: 'nothing', commits: 1, calls: 43 },
  further: { fix: 'second', from: 'published', commits: 2, calls: 41 },
} as const;

const points = Array.from({ length: KILLS }, (_, seed) => {
  const random = seeded(seed);
  const job = random.pick(['first', 'further'] as const);
  const nth = 1 + random.below(JOBS[job].calls);
  return { seed, job, nth, when: random.pick(['before', 'after'] as const) };
});

/** Ends a job at its nth call: before it is sent, or after it was done and before its answer came. */
function killAt(nth: number, when: 'before' | 'after') {
  const { promise: killed, resolve: die } = Promise.withResolvers<'killed'>();
  const never = new Promise<never>(() => {});
  let calls = 0;
  const through: Around = async (_, call) => {
    calls += 1;
    if (calls > nth) return never;
    if (calls < nth) return call();
    if (when === 'after') await call();
    die('killed');
    return never;
  };
  return { killed, through };
}

test.each(points)(
  'threat 47: a $job job cut off $when its call $nth leaves nothing twice, and the next completes it ($seed)',
  async ({ job, nth, when }) => {
    const { fix, from } = JOBS[job];
    await stage.reset(from);
    const before = await stage.left();
    const { killed, through } = killAt(nth, when);
    expect(await Promise.race([stage.publish({ fix, through }), killed])).toBe('killed');
    const between = await stage.left();
    expect(between.pulls.length).toBeLessThanOrEqual(1);
    expect(between.comments.length).toBeLessThanOrEqual(1);
    // As if it had never been, which is what the last test has.
    if (!ALWAYS_AGAIN && isDeepStrictEqual(between, before)) return;
    await completes(job, fix);
  },
);

/** The next job with the same folder. */
async function completes(job: keyof typeof JOBS, fix: Fix): Promise<void> {
  const again = await stage.publish({ fix });
  const left = await stage.left();
  expect(again).toMatchObject({ outcome: 'fixed', published: { number: left.pulls[0]?.number } });
  expect(left.branches).toEqual([stage.branch]);
  expect(left.commits).toHaveLength(JOBS[job].commits);
  expect([left.text, left.touched]).toEqual([FIXES[fix], ['src/sum.js']]);
  expect(left.pulls).toMatchObject([{ state: 'open', pull: { headRef: stage.branch, baseRef: 'topic' } }]);
  expect(left.pulls[0]?.body).toContain(`The ${fix} job found it.`);
  expect(left.pulls[0]?.body).toContain('No CI has started on ');
  expect(left.comments).toEqual([expect.stringContaining(`/pull/${left.pulls[0]?.number}, into the`)]);
}

test('the points reach from the first call of a job to the last', async () => {
  await stage.reset('published');
  let calls = 0;
  const through: Around = (_, call) => {
    calls += 1;
    return call();
  };
  await stage.publish({ fix: JOBS.further.fix, through });
  expect((await stage.left()).commits).toHaveLength(JOBS.further.commits);
  expect([stage.calls.length, calls]).toEqual([JOBS.first.calls, JOBS.further.calls]);
  expect(Math.min(...points.map(({ nth }) => nth))).toBeLessThan(10);
  expect(Math.max(...points.map(({ nth }) => nth))).toBeGreaterThan(35);
});
