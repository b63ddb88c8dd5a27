import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PullRequestOrder } from '../../../src/publish/pull-request/order.ts';
import { publishPullRequest } from '../../../src/publish/pull-request/pull-request.ts';
import { RACES } from '../../bench/soak-publish.ts';
import { openGate } from './gate.ts';
import { around, keyOf, markerOf, openPublishing, type Publishing } from './publishing.ts';

let publishing: Publishing;

beforeAll(async () => {
  publishing = await openPublishing({ 'src/a.txt': 'one\n' });
});
afterAll(() => publishing.scene[Symbol.asyncDispose]());

/** Two runs at one failure, their calls in an order a seed decides. */
async function race(seed: number, kind: string, texts: readonly [string, string]) {
  const gate = openGate(seed);
  const key = keyOf(`${kind} ${seed}`);
  const runs: PullRequestOrder[] = [];
  for (const [run, text] of texts.entries()) {
    const files = await publishing.patched({ 'src/a.txt': `${text}\n` });
    // Each run's message is its own: commits made in the same second would be one and the same.
    const message = `fix: ${text}\n\nRun ${run}.`;
    const words = { title: `fix: ${text}`, message, body: `Now ${text}.\n${markerOf(key)}` };
    const github = around(publishing.client(), gate.through(run));
    runs.push(await publishing.order({ key, files, ...words, github }));
  }
  const [first] = runs;
  if (first === undefined) throw new Error('no order');
  const ends = await gate.letThrough(runs.map((order) => publishPullRequest(order)));
  return { ends, left: await publishing.left(first), order: gate.order };
}

const orders = new Map<number, string[]>();
const seeds = Array.from({ length: RACES }, (_, seed) => seed);

test.each(seeds)(
  'threat 48: two runs with one patch make one branch and one pull request (%i)',
  async (seed) => {
    const { ends, left, order } = await race(seed, 'same', ['two', 'two']);
    orders.set(seed, order);
    expect(ends).toMatchObject([{ status: 'published' }, { status: 'published' }]);
    expect(left.branches).toHaveLength(1);
    expect(left.commits).toEqual(['fix: two']);
    expect(left.pulls).toMatchObject([{ state: 'open', title: 'fix: two' }]);
    expect(new Set(ends.map((end) => 'number' in end && end.number)).size).toBe(1);
  },
);

test.each(seeds)(
  'threat 48: two runs with patches of their own, too, and the text is of the patch that is there (%i)',
  async (seed) => {
    const { ends, left } = await race(seed, 'own', ['two', 'three']);
    expect(ends).toMatchObject([{ status: 'published' }, { status: 'published' }]);
    expect(left.branches).toHaveLength(1);
    const text = await left.show('src/a.txt');
    expect(left.pulls).toMatchObject([{ state: 'open', title: `fix: ${text}` }]);
    expect(left.pulls[0]?.body).toContain(`Now ${text}.`);
    const forced = publishing.writes().filter(({ body }) => (body as { force?: boolean }).force === true);
    expect(forced).toEqual([]);
  },
);

/** One run, in which another one has its whole turn before the nth call of a name. */
async function overtaken(key: string, wanted: string, nth: number) {
  const order = async (text: string) => ({
    ...(await publishing.order({ key, files: await publishing.patched({ 'src/a.txt': `${text}\n` }) })),
    ...{ title: `fix: ${text}`, message: `fix: ${text}`, body: `Now ${text}.\n${markerOf(key)}` },
  });
  const [ours, theirs] = [await order('two'), await order('three')];
  let calls = 0;
  const github = around(publishing.client(), async (name, call) => {
    if (name === wanted) calls += 1;
    if (name === wanted && calls === nth) await publishPullRequest(theirs);
    return call();
  });
  if (wanted === 'updatePull') await publishing.afterFirstRun(ours, 'first try\n');
  return { end: await publishPullRequest({ ...ours, github }), left: await publishing.left(ours) };
}

test('a run that is overtaken leaves it to the other, and says so', async () => {
  // After the branch was made: the other commits on top and opens the pull request.
  const { end, left } = await overtaken(keyOf('overtaken'), 'branchHead', 3);
  const note = 'another run at the same failure was faster; its change is on the branch';
  expect(end).toMatchObject({ status: 'published', note, number: left.pulls[0]?.number });
  expect(left.commits).toEqual(['fix: three', 'fix: two']);
  expect(left.pulls).toMatchObject([{ state: 'open', title: 'fix: three' }]);
});

test('a run whose text has come after the commit of another puts its own commit after that', async () => {
  const { end, left } = await overtaken(keyOf('text last'), 'updatePull', 1);
  expect(end).toMatchObject({ status: 'published', note: null });
  expect(left.commits.slice(0, 3)).toEqual(['fix: two', 'fix: three', 'fix: two']);
  expect(left.pulls).toMatchObject([{ state: 'open', title: 'fix: two' }]);
  expect(await left.show('src/a.txt')).toBe('two');
});

test('the seeds bring the calls into different orders, each the same every time', async () => {
  const again = await race(1, 'again', ['two', 'two']);
  expect(again.order).toEqual(orders.get(1));
  expect(again.order).not.toEqual(orders.get(2));
});

afterAll(() => {
  const { violations, unknown, requests } = publishing.scene.github;
  expect({ violations, unknown }).toEqual({ violations: [], unknown: [] });
  // The lock has been met: somebody was first.
  const creations = requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/git/refs'));
  expect(creations.some(({ status }) => status === 422)).toBe(true);
});
