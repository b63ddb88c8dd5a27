import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { RACES } from '../bench/soak-publish.ts';
import type { Around } from '../publish/pull-request/publishing.ts';
import { openLockstep } from './lockstep.ts';
import { FIXES, type Fix } from './solved-folders.ts';
import { openPhaseStage, type PhaseStage } from './stage.ts';

let stage: PhaseStage;

beforeAll(async () => {
  stage = await openPhaseStage();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

/** Two jobs that publish for one failure, their calls in an order a seed decides. */
async function race(seed: number, fixes: readonly [Fix, Fix]) {
  const steps = openLockstep(seed);
  const ends = await steps.letThrough(fixes.map((fix) => stage.publish({ fix, through: steps.through() })));
  return { ends, left: await stage.left(), order: steps.order };
}

const orders: string[] = [];
/** How often a job was not the first to make the branch, or to say something in the thread. */
let met = 0;
/** Every other race is of two jobs that bring the very same folder. */
const seeds = Array.from({ length: RACES }, (_, seed) => seed);

test.each(seeds)(
  'threat 48: two publishing jobs for one failure leave one branch, one pull request, one comment (%i)',
  async (seed) => {
    const { ends, left, order } = await race(seed, ['first', seed % 2 === 0 ? 'second' : 'first']);
    orders.push(order.join());
    expect(ends.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['fixed', expect.any(String)],
      ['fixed', expect.any(String)],
    ]);
    expect(left.branches).toEqual([stage.branch]);
    expect(left.pulls).toMatchObject([{ state: 'open', pull: { headRef: stage.branch } }]);
    const number = left.pulls[0]?.number;
    expect(ends.map(({ published }) => published?.number)).toEqual([number, number]);
    expect(left.comments).toEqual([expect.stringContaining(`/pull/${number}, into the branch of #7.`)]);
    expect(left.touched).toEqual(['src/sum.js']);
    // The text is of the patch that is on the branch.
    const winner = left.text === FIXES.first ? 'first' : 'second';
    expect(left.text).toBe(FIXES[winner]);
    expect(left.pulls[0]?.body).toContain(`The ${winner} job found it.`);
    met += stage.scene.github.requests.filter(isMet).length;
  },
);

const isMet = ({ method, path, status }: { method: string; path: string; status: number }) =>
  (path.endsWith('/git/refs') && status === 422) ||
  (method === 'DELETE' && path.includes('/issues/comments/')) ||
  (method === 'PATCH' && path.includes('/issues/comments/'));

test('a job that was overtaken while it watched its checks leaves the text to the other', async () => {
  const through: Around = async (name, call) => {
    const answer = await call();
    if (name === 'runsOf') await stage.publish({ fix: 'second' });
    return answer;
  };
  expect(await stage.publish({ fix: 'first', through })).toMatchObject({ outcome: 'fixed' });
  const left = await stage.left();
  const [pull] = left.pulls;
  expect([left.text, left.pulls.length, left.comments.length]).toEqual([FIXES.second, 1, 1]);
  expect(pull?.body).toContain('The second job found it.');
  expect(pull?.body).toContain(`No CI has started on ${pull?.pull.headSha.slice(0, 7)}`);
});

test('the seeds bring the calls into different orders, and the jobs have met', () => {
  expect(new Set(orders).size).toBe(orders.length);
  expect(orders.every((order) => /1:.*0:.*1:/.test(order))).toBe(true);
  expect(met).toBeGreaterThan(0);
});
