import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Door, openDoor } from '../helpers/github/client.ts';

const EVE = { login: 'eve', id: expect.any(Number), bot: false };

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
beforeEach(() => {
  door.reset();
  door.widget.github.addIssue({ number: 1, title: 'Range', body: 'b', labels: ['bug'], user: 'eve' });
});
afterAll(() => door[Symbol.asyncDispose]());

/** Seeds comments 1, 2, … on the issue. */
function say(count: number): void {
  const { state } = door.widget.github;
  const time = '2026-01-02T03:04:05Z';
  for (let id = 1; id <= count; id += 1)
    state.comments.push({ id, issue: 1, body: `c${id}`, user: 'eve', createdAt: time, updatedAt: time });
}

describe('an issue', () => {
  test('is its words, labels, state and author', async () => {
    const issue = { title: 'Range', body: 'b', labels: ['bug'], state: 'open', author: EVE };
    expect(await door.github().issue(1)).toEqual(issue);
  });

  test.each([404, 410])('that is gone (%i) is null', async (status) => {
    door.widget.github.failNext({ method: 'GET', path: /issues\/1$/, status });
    expect(await door.github().issue(1)).toBeNull();
  });

  test('takes labels', async () => {
    await door.github().addLabels(1, ['regreen', 'bug']);
    expect(door.widget.github.state.issues.get(1)?.labels).toEqual(['bug', 'regreen']);
  });

  test('opened by us is found with the account that opened it, changed in place', async () => {
    const github = door.github();
    const made = await github.createIssue({ title: 't', body: 'b', labels: ['x'] });
    await github.updateIssue(made.number, { title: 'new', body: 'new' });
    const author = { login: 'ada', id: 7, bot: false };
    expect(await github.openIssues('x')).toEqual([{ ...made, body: 'new', author }]);
  });
});

describe('comments', () => {
  test('are there with who wrote them and how they belong', async () => {
    say(1);
    const url = `${door.widget.github.serverUrl}/acme/widget/issues/1#issuecomment-1`;
    const times = { createdAt: '2026-01-02T03:04:05Z', updatedAt: '2026-01-02T03:04:05Z' };
    expect(await door.github().comments(1)).toEqual([
      { id: 1, author: EVE, association: 'NONE', body: 'c1', ...times, url },
    ]);
  });

  test.each([
    [0, 1],
    [100, 1],
    [101, 2],
    [200, 2],
    [250, 3],
    [300, 3],
  ])('of %i the newest hundred come first, in %i calls', async (count, calls) => {
    say(count);
    const ids = (await door.github().comments(1)).map(({ id }) => id);
    expect(ids).toEqual([...Array(Math.min(count, 100))].map((_, i) => count - i));
    expect(door.sent('GET')).toHaveLength(calls);
  });

  test('are written and changed', async () => {
    const github = door.github();
    const { id, url } = await github.createComment(1, 'one');
    expect(url).toMatch(new RegExp(`#issuecomment-${id}$`));
    await github.updateComment(id, 'two');
    expect(door.widget.github.state.comments).toMatchObject([{ id, body: 'two', user: 'ada' }]);
  });

  test('since a time: those that are new, or nothing where the validator says so', async () => {
    say(1);
    const { comments, etag } = await door.github().commentsSince(1, '2026-01-01T00:00:00Z', null);
    expect(comments).toMatchObject([{ id: 1, login: 'eve', bot: false, body: 'c1' }]);
    const again = await door.github().commentsSince(1, '2026-01-01T00:00:00Z', etag);
    expect(again).toEqual({ comments: null, etag });
  });
});

describe('one comment as it is now', () => {
  const time = '2026-01-02T03:04:05Z';
  beforeAll(() => door.widget.commit(door.widget.client('ada-token'), 'topic'));
  beforeEach(async () => {
    const octokit = door.widget.client('ada-token');
    await octokit.pulls.create({ owner: 'acme', repo: 'widget', title: 't', head: 'topic', base: 'main' });
    say(1);
    const { state } = door.widget.github;
    state.reviews.push({ id: 5, pull: 2, body: 'review', user: 'eve' });
    const place = {
      path: 'range.js',
      startLine: null,
      line: 1,
      side: 'RIGHT' as const,
      commit: 'a'.repeat(40),
    };
    const times = { createdAt: time, updatedAt: time };
    state.lineComments.push({ id: 6, pull: 2, ...place, body: 'line', user: 'eve', ...times });
  });

  test.each([
    ['comment', 1, { body: 'c1', updatedAt: time }],
    ['line', 6, { body: 'line', updatedAt: time }],
    ['review', 5, { body: 'review', updatedAt: null }],
  ] as const)('a %s', async (kind, id, now) => {
    expect(await door.github().comment(kind, 2, id)).toEqual(now);
    expect(await door.github().comment(kind, 2, 999)).toBeNull();
  });

  test.each([
    ['issue', 1],
    ['comment', 1],
    ['line', 6],
  ] as const)('eyes on a %s, once', async (kind, id) => {
    await door.github().react(kind, id);
    await door.github().react(kind, id);
    const reaction = { on: kind, target: id, content: 'eyes', user: 'ada' };
    expect(door.widget.github.state.reactions).toMatchObject([reaction]);
    expect(door.widget.github.state.reactions).toHaveLength(1);
  });
});
