import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PullRequestOrder } from '../../../src/publish/pull-request/order.ts';
import { publishPullRequest } from '../../../src/publish/pull-request/pull-request.ts';
import { KILLS } from '../../bench/soak-publish.ts';
import { seeded } from '../../text/random.ts';
import { type Around, around, keyOf, markerOf, openPublishing, type Publishing } from './publishing.ts';

let publishing: Publishing;

beforeAll(async () => {
  publishing = await openPublishing({ 'src/a.txt': 'one\n', 'b.txt': 'b\n' });
});
afterAll(() => {
  const { violations, unknown } = publishing.scene.github;
  expect({ violations, unknown }).toEqual({ violations: [], unknown: [] });
  return publishing.scene[Symbol.asyncDispose]();
});

/** Ends a run at its nth call: before it is sent, or after it was done and before its answer came. */
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

const FILES = { 'src/a.txt': 'two\n', 'b.txt': null, 'c.txt': 'c\n' };
/** How many calls a first run makes, and a further one. */
const CALLS = { first: 14, further: 16 };

const points = Array.from({ length: KILLS }, (_, seed) => {
  const random = seeded(seed);
  const run = random.pick(['first', 'further'] as const);
  return { seed, run, nth: 1 + random.below(CALLS[run]), when: random.pick(['before', 'after'] as const) };
});

test.each(points)(
  'threat 47: a $run run cut off $when its call $nth leaves nothing twice, and the next completes it ($seed)',
  async ({ seed, run, nth, when }) => {
    const key = keyOf(`killed ${seed}`);
    const files = await publishing.patched(FILES);
    const order = await publishing.order({ key, files, body: `Now.\n${markerOf(key)}`, title: 'fix: now' });
    if (run === 'further') await publishing.afterFirstRun(order, 'first try\n');
    await cutOff(order, killAt(nth, when));
    const between = await publishing.left(order);
    expect(between.pulls.length).toBeLessThanOrEqual(1);
    const again = await publishPullRequest({ ...order, github: publishing.client() });
    const left = await publishing.left(order);
    expect(again).toMatchObject({ status: 'published', number: left.pulls[0]?.number, note: null });
    expect(left.branches).toHaveLength(1);
    expect(left.commits).toHaveLength(run === 'further' ? 2 : 1);
    expect(left.pulls).toMatchObject([{ state: 'open', title: 'fix: now', body: `Now.\n${markerOf(key)}` }]);
    expect([await left.show('src/a.txt'), await left.show('c.txt')]).toEqual(['two', 'c']);
    await expect(left.show('b.txt')).rejects.toThrow();
  },
);

/** Runs until the kill; a run that ends before it has made fewer calls. */
async function cutOff(order: PullRequestOrder, { killed, through }: ReturnType<typeof killAt>) {
  const run = publishPullRequest({ ...order, github: around(publishing.client(), through) });
  await Promise.race([run, killed]);
}

test.each(['first', 'further'] as const)(
  'the points of a %s run reach from the first call to the last',
  async (run) => {
    const order = await publishing.order({ files: await publishing.patched(FILES) });
    if (run === 'further') await publishing.afterFirstRun(order, 'first try\n');
    let calls = 0;
    const github = around(publishing.client(), (_, call) => {
      calls += 1;
      return call();
    });
    await publishPullRequest({ ...order, github });
    expect(calls).toBe(CALLS[run]);
    expect(Math.max(...points.filter((point) => point.run === run).map(({ nth }) => nth))).toBeGreaterThan(
      10,
    );
  },
);
