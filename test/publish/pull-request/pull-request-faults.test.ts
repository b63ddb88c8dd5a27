import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PullRequestOrder } from '../../../src/publish/pull-request/order.ts';
import { publishPullRequest } from '../../../src/publish/pull-request/pull-request.ts';
import { ALL_FAULTS } from '../../bench/soak-publish.ts';
import { around, failure, keyOf, markerOf, openPublishing, type Publishing } from './publishing.ts';

let publishing: Publishing;

beforeAll(async () => {
  publishing = await openPublishing({ 'src/a.txt': 'one\n', 'other.txt': 'other\n' });
  publishing.scene.github.setPermission('mona', 'write');
});
afterAll(() => publishing.scene[Symbol.asyncDispose]());

/** One way a call fails in the end, and a word its sentence must hold. `lost`: it was done, and the answer never came. */
interface Fault {
  status: number;
  says: RegExp;
  lost?: true;
}

const FAULTS: readonly Fault[] = [
  { status: 401, says: /does not take the token, which may have expired \(401/ },
  { status: 403, says: /the token may not .* \(403\): grant `/ },
  { status: 404, says: /is not there for this token, or it may not .* \(404\)|or it has moved \(404\)/ },
  { status: 409, says: /something else was under way .* \(409: / },
  { status: 422, says: /GitHub refuses to .* \(422: / },
  { status: 429, says: /GitHub limits how much this token may do, .* \(429\)/ },
  { status: 500, says: /GitHub failed to .* \(500\)/ },
  { status: 0, says: /no answer from GitHub as it was asked to / },
  { status: 0, says: /no answer from GitHub as it was asked to /, lost: true },
];

/** The calls of a first run on a base that has moved, with label and reviewer; then those of a further run. */
const FIRST = [
  ...['branchHead', 'commit', 'commit', 'folder', 'folder', 'viewer', 'branchHead', 'pulls', 'branchRules'],
  ...['createBlob', 'createTree', 'createCommit', 'createBranch', 'branchHead', 'pulls', 'createPull'],
  ...['branchHead', 'pulls', 'addLabels', 'requestReview'],
];
const FURTHER = [
  ...['branchHead', 'commit', 'commit', 'folder', 'folder', 'viewer', 'branchHead', 'pulls', 'commit'],
  ...['commitAccount', 'createBlob', 'createTree', 'commit', 'branchRules', 'createCommit', 'updateBranch'],
  ...['branchHead', 'pulls', 'updatePull', 'branchHead', 'pulls'],
];

/** All of them, or each kind of call once, with one fault each. */
const calls = [
  ...FIRST.map((name, at) => ({ run: 'first', name, at })),
  ...FURTHER.map((name, at) => ({ run: 'further', name, at })),
].filter(({ name }, index, all) => ALL_FAULTS || all.findIndex((one) => one.name === name) === index);
const cases = calls.flatMap((call, index) =>
  FAULTS.filter((_, at) => ALL_FAULTS || at === index % FAULTS.length).map((fault) => ({
    ...call,
    ...fault,
  })),
);

/** What a call may fail with although the run goes on. */
function goesOn(name: string, { status, lost }: Fault): boolean {
  if (['addLabels', 'requestReview'].includes(name)) return true;
  if (name === 'branchRules') return status === 403;
  if (name === 'createPull') return status === 403 || lost === true;
  return lost === true && ['createBranch', 'updateBranch', 'updatePull'].includes(name);
}

test.each(cases)(
  '$run run, call $at ($name) fails with $status: told, and the next run completes it',
  async ({ run, name, at, ...fault }) => {
    const order = await orderFor(run, `${run} ${at} ${fault.status} ${fault.lost}`);
    const made: string[] = [];
    const github = around(publishing.client(), async (called, call) => {
      made.push(called);
      if (made.length !== at + 1) return call();
      if (fault.lost) await call();
      throw failure(fault.status, fault.status === 0 ? 'no answer within 30 s' : 'Because.');
    });
    const end = await publishPullRequest({ ...order, github });
    expect(made.slice(0, at + 1)).toEqual((run === 'first' ? FIRST : FURTHER).slice(0, at + 1));
    if (goesOn(name, fault)) expect(end).toMatchObject({ status: 'published', note: noteFor(name, fault) });
    else {
      const reason = expect.stringMatching(fault.says);
      expect(end).toMatchObject({ status: 'ended', ending: { outcome: 'failed', reason } });
      expect(end).toMatchObject({ ending: { reason: expect.stringContaining('the patch is kept') } });
    }
    await completes(order, run);
  },
);

function noteFor(name: string, { status, lost }: Fault): unknown {
  if (name === 'addLabels') return expect.stringMatching(/^the labels could not be set \(/);
  if (name === 'requestReview') return expect.stringMatching(/^no review could be asked for \(/);
  if (name === 'createPull' && status === 403 && !lost)
    return expect.stringMatching(/^the token may not open pull requests \(403\); open it yourself: /);
  return null;
}

async function orderFor(run: string, name: string): Promise<PullRequestOrder> {
  const { scene } = publishing;
  const key = keyOf(name);
  const first = await publishing.order({ key, base: `base/${key}`, body: `Now.\n${markerOf(key)}` });
  const order = { ...first, title: 'fix: now', labels: ['regreen'], reviewers: ['mona'] };
  await publishing.moveTo(order.base, { 'other.txt': 'moved\n' }, scene.sha);
  if (run === 'further') await publishing.afterFirstRun(order, 'first try\n');
  return order;
}

async function completes(order: PullRequestOrder, run: string): Promise<void> {
  const again = await publishPullRequest({ ...order, github: publishing.client() });
  const left = await publishing.left(order);
  expect(again).toMatchObject({ status: 'published', number: left.pulls[0]?.number, note: null });
  expect(left.branches).toHaveLength(1);
  expect(left.pulls).toMatchObject([{ state: 'open', title: 'fix: now' }]);
  expect(left.commits).toHaveLength(run === 'first' ? 1 : 2);
  expect(await left.show('src/a.txt')).toBe('two');
}
