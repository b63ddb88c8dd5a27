import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { githubFacts } from '../src/github-facts.ts';
import { type Door, openDoor } from './helpers/github/client.ts';
import type { RunSeed } from './helpers/github/state.ts';

const KEY = 'feedc0ffee12';
const TRAILER = `Regreen-Key: ${KEY}`;
const BOT = { login: 'github-actions[bot]', id: 41898282, bot: true };

let door: Door;
beforeAll(async () => {
  door = await openDoor();
  door.widget.github.addToken('eve-token', { login: 'eve' });
});
beforeEach(() => door.reset());
afterAll(() => door[Symbol.asyncDispose]());

const NOW = new Date('2026-03-04T05:06:07Z');

function facts(change: { workflowRef?: string; runId?: number; inJob?: boolean; token?: string } = {}) {
  const { token = 'bot-token', ...more } = change;
  const options = { workflowRef: 'acme/widget/.github/workflows/regreen.yml@refs/heads/a@b', runId: null };
  const job = { ...options, inJob: false, trailer: 'Regreen-Key', now: () => NOW, ...more };
  return githubFacts(door.github({ token }), job);
}

test('what nobody wants to know is not asked', async () => {
  const { branchHead } = facts();
  expect(door.widget.github.requests).toEqual([]);
  expect(await branchHead('main')).toBe(door.widget.base);
  expect(door.widget.github.requests).toHaveLength(1);
});

test('people are as GitHub knows them', async () => {
  door.widget.github.setPermission('eve', 'write');
  const { permission, accountId, own } = facts();
  expect(await permission('eve')).toEqual({ permission: 'write', role: 'write' });
  expect(await accountId('ada')).toBe(7);
  expect(await own()).toEqual(BOT);
});

test('threads are as they are now', async () => {
  const { github } = door.widget;
  github.addIssue({ number: 1, title: 't', body: 'b', labels: ['x'], user: 'eve' });
  const octokit = door.widget.client('ada-token');
  await door.widget.commit(octokit, 'topic');
  await octokit.pulls.create({ owner: 'acme', repo: 'widget', title: 't', head: 'topic', base: 'main' });
  await octokit.issues.createComment({ owner: 'acme', repo: 'widget', issue_number: 1, body: 'hello' });
  const { issue, comments, comment, pull } = facts();
  expect(await issue(1)).toMatchObject({ title: 't', body: 'b', labels: ['x'] });
  const [said] = await comments(1);
  expect(said).toMatchObject({ author: { login: 'ada' }, association: 'NONE', body: 'hello' });
  const id = github.state.comments[0]?.id ?? 0;
  expect(await comment('comment', 1, id)).toMatchObject({ body: 'hello', updatedAt: expect.any(String) });
  expect(await pull(2)).toMatchObject({
    ...{ state: 'open', author: { login: 'ada', id: 7 } },
    head: { branch: 'topic', fork: false },
  });
});

describe('attempts at a failure', () => {
  beforeAll(async () => {
    let parent = door.widget.base;
    const commit = async (token: string, message: string) => {
      const github = door.github({ token });
      parent = await github.createCommit(message, (await github.commit(parent)).tree, [parent]);
    };
    await commit('bot-token', `fix: one\n\n${TRAILER}`);
    await commit('bot-token', `fix: two\n\n${TRAILER}\nCo-authored-by: Ada <ada@example.org>`);
    await commit('eve-token', `fix: not ours\n\n${TRAILER}`);
    await commit('bot-token', 'fix: another key\n\nRegreen-Key: 000000000000');
    await commit('bot-token', `fix: words about ${TRAILER} are none`);
    await door.github().createBranch(`regreen/fix-${KEY}`, parent);
    await door.github().createBranch('topic-of-a-person', parent);
  });

  test('are counted on the branch they were made on', async () => {
    const { attempts } = facts();
    expect(await attempts(KEY, 'topic-of-a-person')).toBe(2);
    expect(await attempts(KEY, `regreen/implement-${KEY}`)).toBe(0);
  });

  test('are our own commits with its key', async () => {
    const { attempts, commit } = facts();
    expect(await attempts(KEY)).toBe(2);
    const head = await door.github().branchHead(`regreen/fix-${KEY}`);
    expect((await commit(head ?? '')).author).toEqual(BOT);
  });

  test('are all that say so where GitHub does not tell who we are', async () => {
    door.widget.github.failNext({ method: 'POST', path: /^\/graphql$/, status: 403 });
    expect(await facts().attempts(KEY)).toBe(3);
  });

  test('are none without a branch, and nobody is asked who we are', async () => {
    expect(await facts().attempts('aaaaaaaaaaaa')).toBe(0);
    expect(door.sent('POST')).toEqual([]);
  });
});

describe('runs of today', () => {
  const seed = (id: number, event: string, conclusion: string | null, more: Partial<RunSeed> = {}) =>
    door.widget.github.addRun({
      ...{ id, attempt: 1, event, conclusion, headSha: door.widget.base, headBranch: 'main', jobs: [] },
      ...{ path: '.github/workflows/regreen.yml', name: 'regreen', runNumber: id },
      createdAt: '2026-03-04T00:00:00Z',
      ...more,
    });
  beforeEach(() => {
    seed(1, 'workflow_run', 'success');
    seed(2, 'workflow_run', 'skipped');
    seed(3, 'schedule', 'failure');
    seed(4, 'workflow_run', null);
    seed(5, 'issues', 'success');
    seed(6, 'issue_comment', 'failure');
    seed(7, 'workflow_dispatch', 'success');
    seed(8, 'schedule', 'success', { createdAt: '2026-03-03T23:59:59Z' });
    seed(9, 'schedule', 'success', { path: '.github/workflows/other.yml' });
    seed(10, 'pull_request', 'success');
  });

  test('are those of loops and schedules that did anything, since midnight', async () => {
    expect(await facts().runsToday()).toBe(3);
    const [{ path } = { path: '' }] = door.widget.github.requests;
    expect(decodeURIComponent(path)).toContain('/workflows/regreen.yml/runs?created=>=2026-03-04T00:00:00Z&');
  });

  test('but not the present one', async () => {
    expect(await facts({ runId: 4 }).runsToday()).toBe(2);
  });

  test('within the failing job: the runs of the checks that failed', async () => {
    expect(await facts({ inJob: true, runId: 3 }).runsToday()).toBe(1);
  });

  test('are none for the command, which no workflow runs, and GitHub is not asked', async () => {
    expect(await facts({ workflowRef: '' }).runsToday()).toBe(0);
    expect(door.widget.github.requests).toEqual([]);
  });

  test('are not known of a workflow GitHub does not know', async () => {
    const { runsToday } = facts({ workflowRef: 'acme/widget/.github/workflows/gone.yml@refs/heads/main' });
    await expect(runsToday()).rejects.toMatchObject({ status: 404 });
  });
});
