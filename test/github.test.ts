import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { fetchLog } from '../src/context/job-log.ts';
import { createGitHub, type GitHub, statusOf } from '../src/github.ts';
import { WrongUse } from '../src/types.ts';
import { startWidget, type Widget } from './helpers/github/fixture.ts';
import type { RunSeed } from './helpers/github/state.ts';

let widget: Widget;
const notes: string[] = [];

function client(token = 'ada-token'): GitHub {
  const place = { apiUrl: widget.github.url, owner: 'acme', repo: 'widget' };
  return createGitHub({ token, ...place, version: '1.2.3', note: (text) => notes.push(text) });
}

beforeAll(async () => {
  widget = await startWidget();
  widget.github.addRun(failedRun(widget.base));
});
afterAll(() => widget[Symbol.asyncDispose]());
afterEach(() => {
  expect(widget.github.violations).toEqual([]);
  expect(widget.github.unknown).toEqual([]);
  widget.github.requests.length = 0;
  widget.github.state.logDownloads.length = 0;
  notes.length = 0;
});

function failedRun(headSha: string): RunSeed {
  const job = (id: number, log: string | 410) => {
    const steps = [
      { number: 1, name: 'Set up job', conclusion: 'success' },
      { number: 2, name: 'test', conclusion: 'failure' },
    ];
    return { id, name: `test (${id})`, conclusion: 'failure', steps, log };
  };
  return {
    id: 99,
    attempt: 2,
    conclusion: 'failure',
    event: 'push',
    headSha,
    headBranch: 'main',
    path: '.github/workflows/ci.yml',
    name: 'CI',
    runNumber: 412,
    // More than one page.
    jobs: [...Array(101)].map((_, i) => job(1000 + i, i === 0 ? 'red\n' : 410)),
  };
}

describe('threat 13: the allow-list', () => {
  test.each<[string, (github: GitHub) => Promise<unknown>]>([
    ['collaborator', (github) => github.collaborator('')],
    ['file', (github) => github.file('')],
    ['commit', (github) => github.commit('')],
  ])('%s throws before anything is sent where its call is not in the table', async (_, make) => {
    await expect(make(client())).rejects.toThrow('regreen does not make the call');
    expect(widget.github.requests).toEqual([]);
  });

  test('another repository cannot be reached, whatever a path holds', async () => {
    expect(await client().file('../../../repos/octo/other/contents/x')).toBeNull();
    expect(widget.github.requests.every(({ path }) => path.startsWith('/repos/acme/widget/'))).toBe(true);
  });
});

describe('reading', () => {
  test('a permission is the legacy one', async () => {
    widget.github.setPermission('eve', 'read');
    expect(await client().collaborator('eve')).toMatchObject({ permission: 'read' });
    expect(await client().collaborator('acme')).toMatchObject({ permission: 'admin' });
  });

  test('a file is text, of the default branch unless a ref is given; a missing one is null', async () => {
    const text = 'export const last = (list) => list[list.length];\n';
    expect(await client().file('range.js')).toBe(text);
    expect(await client().file('range.js', widget.base)).toBe(text);
    expect(await client().file('gone.js')).toBeNull();
  });

  test('a token GitHub does not know is wrong use, told with the remedy', async () => {
    const asked = client('nobody').file('range.js');
    await expect(asked).rejects.toThrow(WrongUse);
    await expect(asked).rejects.toThrow(
      "answers 401: the token is wrong or expired; set the input 'github-token'",
    );
  });

  test('a branch has a head, or is null', async () => {
    expect(await client().branchHead('main')).toBe(widget.base);
    expect(await client().branchHead('gone')).toBeNull();
  });

  test('a tree is its blobs by path; a part of one is refused, for what is left out looks deleted', async () => {
    const github = client();
    const { tree } = await github.commit(widget.base);
    expect([...(await github.tree(tree)).keys()]).toEqual(['range.js']);
    const body = { sha: tree, url: 'https://api.github.com/x', tree: [], truncated: true };
    widget.github.failNext({ method: 'GET', path: /\/git\/trees\//, status: 200, body });
    await expect(github.tree(tree)).rejects.toThrow(
      'the tree of acme/widget is too large for GitHub to list whole',
    );
  });

  test('the jobs of an attempt are all there, over pages', async () => {
    const jobs = await client().jobs(99, 2);
    expect(jobs).toHaveLength(101);
    expect(jobs[0]).toEqual({
      id: 1000,
      name: 'test (1000)',
      status: 'completed',
      conclusion: 'failure',
      htmlUrl: `${widget.github.serverUrl}/acme/widget/actions/runs/99/job/1000`,
      runnerName: 'GitHub Actions 1',
      steps: [
        { number: 1, name: 'Set up job', conclusion: 'success' },
        { number: 2, name: 'test', conclusion: 'failure' },
      ],
    });
  });
});

describe('a job log', () => {
  test('is fetched from the other host without the token', async () => {
    const url = await client().jobLogUrl(1000);
    expect(new URL(url).origin).not.toBe(new URL(widget.github.url).origin);
    expect(widget.github.state.logDownloads).toEqual([]);
    expect(await fetchLog(url)).toBe('red\n');
    expect(widget.github.state.logDownloads).toEqual([{ job: 1000, authorization: null }]);
  });

  test('that has expired is a failure with its status, at once', async () => {
    await expect(client().jobLogUrl(1001)).rejects.toMatchObject({ status: 410 });
    expect(widget.github.requests).toHaveLength(1);
  });
});

describe('writing', () => {
  test('a branch is never forced: what is no descendant is refused', async () => {
    const github = client();
    const { tree } = await github.commit(widget.base);
    const one = await github.createCommit('one', tree, [widget.base]);
    const other = await github.createCommit('other', tree, [widget.base]);
    await github.createBranch('topic/never-forced', one);
    await expect(github.updateBranch('topic/never-forced', other)).rejects.toMatchObject({ status: 422 });
    expect(await github.branchHead('topic/never-forced')).toBe(one);
    const sent = widget.github.requests.filter(({ method }) => method === 'PATCH');
    expect(sent.map(({ body }) => body)).toEqual([{ sha: other, force: false }]);
  });

  test('waits where GitHub asks for it, and says so in one line', async () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' };
    widget.github.failNext({ method: 'GET', path: /\/collaborators\//, status: 403, headers });
    expect(await client().collaborator('acme')).toMatchObject({ permission: 'admin' });
    expect(notes).toEqual([expect.stringMatching(/^GitHub asks to wait \d+ s before GET /)]);
  });
});

describe('the status of a failure', () => {
  test.each([
    [{ status: 404 }, 404],
    [{ status: '404' }, 0],
    [new TypeError('fetch failed'), 0],
    [null, 0],
    ['404', 0],
  ])('of %j is %i', (error, status) => {
    expect(statusOf(error)).toBe(status);
  });
});
