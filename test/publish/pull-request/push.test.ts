import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type PushOrder, pushToBranch } from '../../../src/publish/pull-request/push.ts';
import { git } from '../../helpers/scene.ts';
import { around, failure, keyOf, openPublishing, type Publishing } from './publishing.ts';

let publishing: Publishing;

beforeAll(async () => {
  publishing = await openPublishing({ 'src/a.txt': 'one\n', 'other.txt': 'other\n' });
  publishing.scene.github.addToken('person', { login: 'ada' });
});
afterAll(() => publishing.scene[Symbol.asyncDispose]());

let count = 0;
let branch: string;
let order: PushOrder;

/** Each test has a branch of a colleague with a pull request of its own. */
beforeEach(async () => {
  count += 1;
  branch = `feature/${count}`;
  const { scene } = publishing;
  const sha = await publishing.moveTo(branch, { 'src/b.txt': 'b\n' }, scene.sha);
  const { number } = await publishing
    .client('person')
    .createPull({ title: 'feat: b', body: '', head: branch, base: 'main', draft: false });
  order = {
    ...{ github: publishing.client(), repository: 'acme/widget', defaultBranch: 'main', pull: number, sha },
    ...{ kind: 'fix', key: keyOf(branch), message: 'fix: two' },
    files: await publishing.patched({ 'src/a.txt': 'two\n' }, sha),
  };
  scene.github.requests.length = 0;
});

afterEach(async () => {
  const { violations, unknown } = publishing.scene.github;
  expect({ violations, unknown }).toEqual({ violations: [], unknown: [] });
  expect(await publishing.tip('main')).toBe(publishing.scene.sha);
  for (const { path, body } of publishing.writes().filter(({ path }) => path.includes('/git/refs'))) {
    expect(decodeURIComponent(path)).toContain(`/git/refs/heads/${branch}`);
    expect(body).toMatchObject({ force: false });
  }
});

const refusedBecause = (reason: string) => ({ status: 'ended', ending: { outcome: 'refused', reason } });
const pull = () => publishing.scene.github.state.pulls.find(({ number }) => number === order.pull);

/** A client whose answer to `pull` is changed. */
const withPull = (change: object) =>
  around(publishing.client(), async (name, call) => {
    const answer = await call();
    return name === 'pull' ? { ...(answer as object), ...change } : answer;
  });

test('puts one signed commit on the branch of the pull request', async () => {
  const pushed = await pushToBranch(order);
  const tip = await publishing.tip(branch);
  expect(pushed).toEqual({
    ...{ status: 'published', branch, sha: tip, number: order.pull },
    ...{ url: expect.stringContaining(`/pull/${order.pull}`), onTop: null, draft: false, note: null },
  });
  const { bare } = publishing.scene;
  const log = await git(bare, 'log', '-1', '--format=%P %B', branch);
  expect(log.trim()).toBe(`${order.sha} fix: two\n\nRegreen-Key: ${order.key}`);
  expect(await git(bare, 'diff', '--name-only', order.sha, branch)).toBe('src/a.txt');
  expect(publishing.scene.github.state.signed.has(tip)).toBe(true);
});

test('done once more it changes nothing: a run may have been cut off after it', async () => {
  await pushToBranch(order);
  const tip = await publishing.tip(branch);
  publishing.scene.github.requests.length = 0;
  expect(await pushToBranch({ ...order, github: publishing.client() })).toMatchObject({ sha: tip });
  expect(publishing.writes()).toEqual([]);
});

describe('threat 22: a head that has moved', () => {
  test('is stale, and nothing is pushed', async () => {
    const head = await publishing.moveTo(branch, { 'other.txt': 'theirs\n' });
    expect(await pushToBranch(order)).toEqual({
      status: 'ended',
      ending: {
        outcome: 'stale',
        reason: `'${branch}' has moved to ${head.slice(0, 12)} meanwhile; the patch is kept in the run folder`,
      },
    });
    expect(publishing.writes()).toEqual([]);
  });

  test('as the last moment comes it is stale, too', async () => {
    const github = around(publishing.client(), async (name, call) => {
      if (name === 'updateBranch') await publishing.moveTo(branch, { 'other.txt': 'theirs\n' });
      return call();
    });
    expect(await pushToBranch({ ...order, github })).toMatchObject({ ending: { outcome: 'stale' } });
    expect(await git(publishing.scene.bare, 'log', '-1', '--format=%s', branch)).toBe('chore: work goes on');
  });

  test('away is stale', async () => {
    await git(publishing.scene.bare, 'update-ref', '-d', `refs/heads/${branch}`);
    expect(await pushToBranch(order)).toMatchObject({
      ending: {
        outcome: 'stale',
        reason: `the branch '${branch}' is gone; the patch is kept in the run folder`,
      },
    });
  });
});

describe('threat 09: never pushed to', () => {
  test("a fork's branch", async () => {
    const head = { branch, fork: true };
    expect(await pushToBranch({ ...order, github: withPull({ head }) })).toEqual(
      refusedBecause(`#${order.pull} comes from another repository, where regreen does not push`),
    );
    expect(publishing.writes()).toEqual([]);
  });

  test('the branch of a closed pull request', async () => {
    Object.assign(pull() ?? {}, { state: 'closed' });
    expect(await pushToBranch(order)).toEqual(
      refusedBecause(`#${order.pull} is closed, so nothing is pushed to its branch`),
    );
    expect(publishing.writes()).toEqual([]);
  });

  test('the default branch, and the base of the pull request', async () => {
    for (const [name, base] of [
      ['main', 'release'],
      ['release', 'release'],
    ] as const) {
      const change = { head: { branch: name, fork: false }, base: { branch: base } };
      expect(await pushToBranch({ ...order, github: withPull(change) })).toEqual(
        refusedBecause(`'${name}' takes changes by pull request only; regreen does not push there`),
      );
    }
    expect(publishing.writes()).toEqual([]);
  });

  test('a branch whose rules ask for pull requests', async () => {
    const { state } = publishing.scene.github;
    Object.assign(state, {
      branchRules: [{ type: 'pull_request' }],
      ruledBranches: new RegExp(`^${branch}$`),
    });
    const end = await pushToBranch(order);
    Object.assign(state, { branchRules: [], ruledBranches: /^/ });
    const reason = expect.stringContaining('they take changes by pull request only (rule pull_request)');
    expect(end).toMatchObject({ status: 'ended', ending: { outcome: 'failed', reason } });
    expect(publishing.writes()).toEqual([]);
  });
});

describe('an update whose answer is lost', () => {
  const failing = (done: boolean) =>
    around(publishing.client(), async (name, call) => {
      if (name !== 'updateBranch') return call();
      if (done) await call();
      throw failure(0, 'no answer within 30 s');
    });

  test('is looked for: it was done', async () => {
    const pushed = await pushToBranch({ ...order, github: failing(true) });
    expect(pushed).toMatchObject({ status: 'published', sha: await publishing.tip(branch) });
  });

  test('is looked for: it was not, and the next run does it', async () => {
    expect(await pushToBranch({ ...order, github: failing(false) })).toMatchObject({
      ending: { outcome: 'failed', reason: expect.stringMatching(/^no answer from GitHub .* is kept/) },
    });
    expect(await publishing.tip(branch)).toBe(order.sha);
    expect(await pushToBranch(order)).toMatchObject({ status: 'published' });
  });
});
