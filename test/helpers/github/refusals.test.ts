import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { GitHub } from '../../../src/github.ts';
import { type Door, openDoor } from './client.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
  const { github } = door.widget;
  github.addToken('plain-token', { login: 'mona', workflows: false });
  await door.widget.commit(door.widget.client('ada-token'), 'topic');
});
beforeEach(() => {
  door.reset();
  door.widget.github.addIssue({ number: 1, title: 't', body: 'b', labels: [], user: 'eve' });
});
afterAll(() => door[Symbol.asyncDispose]());

const NEW = { title: 't', body: 'b', head: 'topic', base: 'main', draft: false };

/** Everything that writes. */
const WRITES: Array<[string, (github: GitHub) => Promise<unknown>]> = [
  ['a blob', (github) => github.createBlob(Buffer.from('x'))],
  ['a tree', (github) => github.createTree(door.widget.base, [{ path: 'a', mode: '100644', content: 'x' }])],
  ['a commit', (github) => github.createCommit('m', door.widget.base, [])],
  ['a branch', (github) => github.createBranch('new', door.widget.base)],
  ['a move of a branch', (github) => github.updateBranch('topic', door.widget.base)],
  ['a pull request', (github) => github.createPull(NEW)],
  ['a change of a pull request', (github) => github.updatePull(2, { title: 'x' })],
  ['a wish for a review', (github) => github.requestReview(2, ['eve'])],
  ['an issue', (github) => github.createIssue({ title: 't', body: 'b', labels: [] })],
  ['a change of an issue', (github) => github.updateIssue(1, { title: 't', body: 'b' })],
  ['labels', (github) => github.addLabels(1, ['x'])],
  ['a comment', (github) => github.createComment(1, 'hello')],
  ['a change of a comment', (github) => github.updateComment(5, 'hello')],
  ['a reaction', (github) => github.react('issue', 1)],
  [
    'a comment on a line',
    (github) => {
      const place = { pull: 2, commitSha: door.widget.base, path: 'range.js', startLine: null, line: 1 };
      return github.createLineComment({ ...place, body: 'b' });
    },
  ],
  ['a change of a comment on a line', (github) => github.updateLineComment(6, 'b')],
];

describe('is refused', () => {
  beforeEach(async () => {
    await door.github().createPull(NEW);
    const { state } = door.widget.github;
    const times = { createdAt: '2026-01-02T03:04:05Z', updatedAt: '2026-01-02T03:04:05Z' };
    state.comments.push({ id: 5, issue: 1, body: 'c', user: 'ada', ...times });
    const place = {
      path: 'range.js',
      startLine: null,
      line: 1,
      side: 'RIGHT' as const,
      commit: 'a'.repeat(40),
    };
    state.lineComments.push({ id: 6, pull: 2, ...place, body: 'l', user: 'ada', ...times });
  });

  test.each(WRITES)('%s of a token that reads, and in an archived repository', async (_, write) => {
    const mayNot = {
      status: 403,
      message: expect.stringContaining('Resource not accessible by integration'),
    };
    await expect(write(door.github({ token: 'read-token' }))).rejects.toMatchObject(mayNot);
    door.widget.github.state.archived = true;
    const message = expect.stringContaining('Repository was archived so is read-only.');
    await expect(write(door.github())).rejects.toMatchObject({ status: 403, message });
  });
});

describe('a branch', () => {
  const broken = async (write: Promise<unknown>, words: string) => {
    const message = expect.stringContaining(`Repository rule violations found\n\n${words}`);
    await expect(write).rejects.toMatchObject({ status: 422, message });
  };
  const start = (branch: string, token = 'ada-token') =>
    door.github({ token }).createBranch(branch, door.widget.base);

  test.each([
    ['creation', 'Cannot create ref due to creations being restricted.'],
    ['required_signatures', 'Commits must have verified signatures.'],
  ])('is not made against the rule %s', async (type, words) => {
    door.widget.github.state.branchRules = [{ type }];
    await broken(start(`rule-${type}`), words);
    expect(await door.github().branchHead(`rule-${type}`)).toBeNull();
  });

  test.each([
    ['starts_with', 'bot/', false, 'bot/x', 'regreen/x'],
    ['ends_with', '-ok', false, 'x-ok', 'x-no'],
    ['contains', 'release', true, 'plain', 'a-release'],
    ['regex', '^[a-z]+$', false, 'letters', 'digits-1'],
  ])('has a name of the pattern %s %s (not: %s)', async (operator, pattern, negate, fits, breaks) => {
    const parameters = { operator, pattern, negate };
    door.widget.github.state.branchRules = [{ type: 'branch_name_pattern', parameters }];
    await broken(start(breaks), 'Branch name must ');
    await start(fits);
  });

  test.each([
    ['update', 'Cannot update this protected ref.'],
    ['pull_request', 'Changes must be made through a pull request.'],
  ])('is not moved against the rule %s, where the rules are for it', async (type, words) => {
    const github = door.github();
    const { tree } = await github.commit(door.widget.base);
    const next = await github.createCommit('next', tree, [door.widget.base]);
    Object.assign(door.widget.github.state, { branchRules: [{ type }], ruledBranches: /^main$/ });
    expect(await github.branchRules('main')).toEqual([{ type, parameters: {} }]);
    expect(await github.branchRules('other')).toEqual([]);
    await broken(github.updateBranch('main', next), words);
    expect(await github.branchHead('main')).toBe(door.widget.base);
    await start(`free-${type}`);
    await github.updateBranch(`free-${type}`, next);
  });
});

describe('a workflow file', () => {
  const write = (token: string) => {
    const entry = { path: '.github/workflows/x.yml', mode: '100644' as const, content: 'on: push\n' };
    return door.github({ token }).createTree(door.widget.base, [entry]);
  };
  test('is refused to an App without the permission, hidden from a token without the scope', async () => {
    await expect(write('bot-token')).rejects.toMatchObject({ status: 403 });
    await expect(write('plain-token')).rejects.toMatchObject({ status: 404 });
    expect(await write('ada-token')).toMatch(/^[0-9a-f]{40}$/);
  });
});

test('a draft is refused where there is no plan for it', async () => {
  door.widget.github.state.forbidDrafts = true;
  const message = expect.stringContaining('Draft pull requests are not supported in this repository.');
  const asked = door.github().createPull({ ...NEW, draft: true });
  await expect(asked).rejects.toMatchObject({ status: 422, message });
  expect(await door.github().createPull(NEW)).toMatchObject({ number: 2 });
});
