import { beforeEach, describe, expect, test } from 'vitest';
import { peopleSaid } from '../../../src/publish/pull-request/branch.ts';
import type { PullRequestOrder } from '../../../src/publish/pull-request/order.ts';
import { git } from '../../helpers/scene.ts';
import { around, markerOf, type Publishing } from './publishing.ts';
import { openStage } from './stage.ts';

const { now, publish, left, state, pull, next, theirCommit } = openStage();
let publishing: Publishing;
let order: PullRequestOrder;
let branch: string;

beforeEach(() => {
  ({ publishing, order, branch } = now());
});

describe('what people said', () => {
  beforeEach(() => publishing.afterFirstRun(order, 'two\n'));

  test('refuses where a human closed the pull request, and writes nothing', async () => {
    for (const each of (await left()).pulls) each.state = 'closed';
    const ending = {
      outcome: 'refused',
      reason: `the pull request of '${branch}' was closed unmerged; regreen does not open it again`,
    };
    expect(await publish(await next('five'))).toEqual({ status: 'ended', ending });
    expect(await peopleSaid(order)).toEqual(ending);
    expect(publishing.writes()).toEqual([]);
  });

  test('refuses so, too, where the branch and the marker are gone', async () => {
    for (const each of (await left()).pulls) Object.assign(each, { state: 'closed', body: 'No.' });
    await git(publishing.scene.bare, 'update-ref', '-d', `refs/heads/${branch}`);
    expect(await publish()).toMatchObject({ ending: { outcome: 'refused' } });
    expect(publishing.writes()).toEqual([]);
  });

  test.each(['fix: my own way', 'fix: two\n\nRegreen-Key: KEY'])(
    'refuses where somebody has committed to the branch, whatever the message says: %j',
    async (message) => {
      const theirs = await theirCommit(message.replace('KEY', order.key));
      const ending = {
        outcome: 'refused',
        reason: `somebody has committed to '${branch}'; regreen leaves it alone`,
      };
      expect(await publish(await next('seven'))).toEqual({ status: 'ended', ending });
      expect(await peopleSaid(order)).toEqual(ending);
      expect(publishing.writes()).toEqual([]);
      expect(await publishing.tip(branch)).toBe(theirs);
    },
  );

  test.each([
    ['another login', { user: 'eve' }],
    ['our login with another id', { user: 'github-actions[bot]' }],
  ])('a marker counts only where the author is our own account: %s', async (_, { user }) => {
    const opened = pull();
    if (opened) Object.assign(opened, { user, title: 'theirs' });
    const stranger = { login: 'github-actions[bot]', id: 1, bot: true };
    const github = around(publishing.client(), async (name, call) => {
      const answer = await call();
      if (name !== 'pulls' || user === 'eve') return answer;
      return (answer as object[]).map((each) => ({ ...each, author: stranger }));
    });
    expect(await publish({ github })).toMatchObject({ status: 'published', number: opened?.number });
    expect((await left()).pulls).toMatchObject([{ title: 'theirs' }]);
  });

  test("a fork's pull request of a branch with our name is nobody's", async () => {
    for (const each of (await left()).pulls) each.state = 'closed';
    const github = around(publishing.client(), async (name, call) => {
      const answer = await call();
      if (name !== 'pulls') return answer;
      const [fork, ...ours] = (answer as Array<{ state: string }>).toReversed();
      return [...ours.toReversed(), { ...fork, sameRepository: false }];
    });
    expect(await publish({ github })).toMatchObject({ status: 'published' });
    expect((await left()).open).toHaveLength(1);
  });

  test('where GitHub does not tell who we are, the bot of our own commits is us', async () => {
    const unknown = () =>
      around(publishing.client(), (name, call) => (name === 'viewer' ? Promise.resolve(null) : call()));
    expect(await publish({ ...(await next('three')), github: unknown() })).toMatchObject({ note: null });
    expect(pull()).toMatchObject({ title: 'fix: three' });
    for (const each of (await left()).pulls) each.state = 'closed';
    expect(await publish({ github: unknown() })).toMatchObject({ ending: { outcome: 'refused' } });
  });
});

describe('what people do between our steps', () => {
  /** Does something before a call of a name, once. */
  const justBefore = (wanted: string, deed: () => Promise<unknown> | unknown) => {
    let done = false;
    return around(publishing.client(), async (name, call) => {
      if (name === wanted && !done) {
        done = true;
        await deed();
      }
      return call();
    });
  };
  const close = () => {
    for (const each of state().pulls) if (each.pull.headRef === branch) each.state = 'closed';
  };

  test.each(['createBlob', 'createTree', 'createCommit', 'updateBranch'])(
    'a commit on our branch before %s is final',
    async (name) => {
      await publishing.afterFirstRun(order, 'two\n');
      const github = justBefore(name, () => theirCommit());
      expect(await publish({ ...(await next('three')), github })).toMatchObject({
        ending: { outcome: 'refused', reason: expect.stringContaining('somebody has committed') },
      });
      expect(await git(publishing.scene.bare, 'log', '-1', '--format=%s', branch)).toBe('fix: my own way');
      expect(pull()?.title).toBe('fix: two');
    },
  );

  test.each(['createTree', 'createCommit', 'updateBranch'])(
    'a pull request that is closed before %s is not opened again',
    async (name) => {
      await publishing.afterFirstRun(order, 'two\n');
      const github = justBefore(name, close);
      expect(await publish({ ...(await next('three')), github })).toMatchObject({
        ending: { outcome: 'refused', reason: expect.stringContaining('closed unmerged') },
      });
      expect(await left()).toMatchObject({ open: [], pulls: [{ title: 'fix: two' }] });
    },
  );

  test('a branch that is deleted after we made it is not made again', async () => {
    const github = justBefore('createPull', () =>
      git(publishing.scene.bare, 'update-ref', '-d', `refs/heads/${branch}`),
    );
    expect(await publish({ github })).toMatchObject({
      ending: { outcome: 'refused', reason: expect.stringContaining('has deleted') },
    });
    expect(await left()).toMatchObject({ branches: [], pulls: [] });
  });

  test('a pull request that somebody opens of our branch is taken as the one, and keeps its text', async () => {
    const github = justBefore('createPull', () =>
      publishing.client('person').createPull({
        ...{ title: 'by hand', body: markerOf(order.key), head: branch, base: order.base, draft: false },
      }),
    );
    expect(await publish({ github })).toMatchObject({ status: 'published', number: pull()?.number });
    expect((await left()).pulls).toMatchObject([{ title: 'by hand', user: 'ada' }]);
  });
});
