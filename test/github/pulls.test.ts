import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Door, openDoor } from '../helpers/github/client.ts';

const ADA = { login: 'ada', id: 7, bot: false };
const NEW = { title: 'fix: last', body: 'b', head: 'topic', base: 'main', draft: true };

let door: Door;
/** The commit on `topic`. */
let sha: string;
beforeAll(async () => {
  door = await openDoor();
  sha = await door.widget.commit(door.widget.client('ada-token'), 'topic');
});
beforeEach(() => door.reset());
afterAll(() => door[Symbol.asyncDispose]());

/** The next list or pull request names this repository, or none, as that of its head. */
async function fromFork(path: RegExp, repo: { id: number } | null): Promise<void> {
  const { data } = await door.widget
    .client('ada-token')
    .request(`GET ${door.widget.github.url}/repos/acme/widget/pulls/1`);
  const body = { ...data, head: { ...data.head, repo } };
  door.widget.github.failNext({
    method: 'GET',
    path,
    status: 200,
    body: path.test('/pulls') ? [body] : body,
  });
}

describe('a pull request', () => {
  test('is opened, and read with both its sides', async () => {
    const github = door.github();
    const { number, url } = await github.createPull(NEW);
    await github.addLabels(number, ['regreen']);
    expect(await github.pull(number)).toEqual({
      ...{ number, url, state: 'open', draft: true, merged: false, author: ADA, labels: ['regreen'] },
      ...{ head: { sha, branch: 'topic', fork: false }, base: { sha: door.widget.base, branch: 'main' } },
      ...{ body: 'b', title: 'fix: last' },
    });
  });

  test.each([
    ['another repository', { id: 1 }],
    ['a repository that is gone', null],
  ])('whose head lies in %s is a fork', async (_, repo) => {
    await door.github().createPull(NEW);
    await fromFork(/pulls\/1$/, repo);
    expect((await door.github().pull(1)).head).toEqual({ sha, branch: 'topic', fork: true });
    await fromFork(/\/pulls$/, repo);
    expect(await door.github().pulls('topic')).toMatchObject([{ number: 1, sameRepository: false }]);
  });

  test('is found by its branch, with what tells whether it is ours', async () => {
    const { number, url } = await door.github().createPull(NEW);
    const found = { number, url, state: 'open', merged: false, body: 'b', author: ADA, draft: true };
    expect(await door.github().pulls('topic')).toEqual([
      { ...found, sameRepository: true, baseBranch: 'main' },
    ]);
    expect(await door.github().pulls('other')).toEqual([]);
  });

  test('is changed in the fields that are given', async () => {
    await door.github().createPull(NEW);
    await door.github().updatePull(1, { title: 'new', state: 'closed' });
    const { title, body, state } = await door.github().pull(1);
    expect({ title, body, state }).toEqual({ title: 'new', body: 'b', state: 'closed' });
  });

  test('asks for a review; its author and strangers cannot give one', async () => {
    door.widget.github.setPermission('eve', 'write');
    await door.github().createPull(NEW);
    await door.github().requestReview(1, ['eve']);
    expect(door.widget.github.state.pulls[0]?.pull.reviewers).toEqual(['eve']);
    await expect(door.github().requestReview(1, ['ada'])).rejects.toMatchObject({ status: 422 });
    await expect(door.github().requestReview(1, ['mallory'])).rejects.toMatchObject({ status: 422 });
  });
});

test('of a fork is no pull request of our branch, and is known by its commit', async () => {
  await door.github().createPull(NEW);
  const [record] = door.widget.github.state.pulls;
  if (record === undefined) throw new Error('no pull request was made');
  record.pull.headOwner = 'eve';
  expect(await door.github().pulls('topic')).toEqual([]);
  expect((await door.github().pull(1)).head).toEqual({ sha, branch: 'topic', fork: true });
  expect(await door.github().pullsOfFork('eve', 'topic', sha)).toEqual([1]);
});

test('of a fork: the open ones of its branch whose head is the commit', async () => {
  const github = door.github();
  const { number } = await github.createPull(NEW);
  const [record] = door.widget.github.state.pulls;
  if (record === undefined) throw new Error('no pull request was made');
  record.pull.headOwner = 'eve';
  expect(await github.pullsOfFork('eve', 'topic', sha)).toEqual([number]);
  expect(await github.pullsOfFork('mallory', 'topic', sha)).toEqual([]);
  expect(await github.pullsOfFork('eve', 'other', sha)).toEqual([]);
  expect(await github.pullsOfFork('eve', 'topic', 'f'.repeat(40))).toEqual([]);
  await github.updatePull(number, { state: 'closed' });
  expect(await github.pullsOfFork('eve', 'topic', sha)).toEqual([]);
});

test('the ones closed last tell how titles are written here', async () => {
  const { state } = door.widget.github;
  await door.github().createPull({ ...NEW, title: 'open' });
  await door
    .github()
    .createPull({ ...NEW, title: 'merged', base: 'topic', head: 'main' })
    .catch(() => {});
  const [record] = state.pulls;
  if (record === undefined) throw new Error('no pull request was made');
  const closed = (number: number, title: string, mergedAt: string | null) =>
    state.issues.set(number, {
      ...record,
      ...{ number, title, state: 'closed', updatedAt: `2026-01-0${number}T00:00:00Z` },
      pull: { ...record.pull, mergedAt },
    });
  closed(2, 'feat: older', '2026-01-02T00:00:00Z');
  closed(3, 'feat: newer', null);
  const same = { author: ADA, branch: 'topic' };
  expect(await door.github().recentPulls()).toEqual([
    { title: 'feat: newer', merged: false, ...same },
    { title: 'feat: older', merged: true, ...same },
  ]);
});

describe('comments on lines', () => {
  const place = { path: 'range.js', startLine: null, line: 1 };
  beforeEach(() => door.github().createPull(NEW));

  test('are written on the new side, changed, and listed newest first', async () => {
    const github = door.github();
    const first = await github.createLineComment({ pull: 1, commitSha: sha, ...place, body: 'one' });
    const second = await github.createLineComment({ pull: 1, commitSha: sha, ...place, body: 'two' });
    expect(first.url).toMatch(new RegExp(`/pull/1#discussion_r${first.id}$`));
    await github.updateLineComment(first.id, 'changed');
    const on = { author: ADA, path: 'range.js', line: 1, side: 'RIGHT', commitSha: sha };
    expect(await github.lineComments(1)).toEqual([
      { id: second.id, body: 'two', ...on },
      { id: first.id, body: 'changed', ...on },
    ]);
  });

  test('span lines, and are refused beside the diff', async () => {
    const comment = { pull: 1, commitSha: sha, path: 'range.js', body: 'b' };
    await door.github().createLineComment({ ...comment, startLine: 1, line: 1 });
    expect(door.sent('POST').at(-1)?.body).toMatchObject({
      start_line: 1,
      start_side: 'RIGHT',
      line: 1,
      side: 'RIGHT',
    });
    const beside = door.github().createLineComment({ ...comment, startLine: null, line: 9 });
    await expect(beside).rejects.toThrow('must be part of the diff');
  });
});
