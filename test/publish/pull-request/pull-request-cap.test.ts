import { afterAll, beforeAll, expect, test } from 'vitest';
import { createGitHub } from '../../../src/github.ts';
import { publishPullRequest } from '../../../src/publish/pull-request/pull-request.ts';
import { OWNER } from '../../helpers/scene.ts';
import { openPublishing, type Publishing } from './publishing.ts';

let publishing: Publishing;
beforeAll(async () => {
  publishing = await openPublishing({ 'src/a.txt': 'one\n' });
});
afterAll(() => publishing.scene[Symbol.asyncDispose]());

const capped = (cap: number) => {
  const { github } = publishing.scene;
  const place = { token: 'writer', apiUrl: github.url, owner: OWNER, repo: github.name };
  return createGitHub({ ...place, version: '0', secondMs: 0, note: () => {}, cap });
};

/** What an order ends with whose calls are used up by the one that a pattern names. */
async function endedAfter(method: string, path: RegExp) {
  const { requests } = publishing.scene.github;
  const from = requests.length;
  await publishPullRequest(await publishing.order());
  const cap = requests.slice(from).findIndex((each) => each.method === method && path.test(each.path)) + 1;
  expect(cap).toBeGreaterThan(0);
  const order = await publishing.order();
  const published = await publishPullRequest({ ...order, github: capped(cap) });
  return { published, left: await publishing.left(order) };
}

const endsWith = (reason: RegExp) => ({
  ...{ status: 'ended', ending: { outcome: 'failed', reason: expect.stringMatching(reason) } },
});

test('a pull request that was opened with the last call is told by its address', async () => {
  const { published, left } = await endedAfter('POST', /\/pulls$/);
  expect(left.open).toHaveLength(1);
  const number = left.open[0]?.number;
  const at = new RegExp(`regreen makes at most .*; the commit is on the branch, in http\\S+/pull/${number};`);
  expect(published).toEqual(endsWith(at));
});

test('a write that was never sent is no doubt, and is not looked after', async () => {
  const { published, left } = await endedAfter('POST', /\/git\/commits$/);
  expect(left.branches).toEqual([]);
  expect(published).toEqual(
    endsWith(/^regreen makes at most .*'POST [^']*refs' is one more, and is not sent; the patch/),
  );
});
