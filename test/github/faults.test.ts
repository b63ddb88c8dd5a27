import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type GitHub, statusOf } from '../../src/github.ts';
import { WrongUse } from '../../src/types.ts';
import { type Door, openDoor } from '../helpers/github/client.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
  const octokit = door.widget.client('ada-token');
  await door.widget.commit(octokit, 'topic');
  await door.widget.commit(octokit, 'other');
});
beforeEach(() => {
  door.reset();
  door.widget.github.addIssue({ number: 1, title: 't', body: 'b', labels: [], user: 'eve' });
});
afterAll(() => door[Symbol.asyncDispose]());

/** How a call ended, as a value. */
const failure = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => ({ status: statusOf(error), text: String(error) }),
  );

/** An open pull request of the branch `topic`. */
async function openPull(): Promise<number> {
  const octokit = door.widget.client('ada-token');
  const pull = { owner: 'acme', repo: 'widget', title: 't', head: 'topic', base: 'main' };
  const { data } = await octokit.pulls.create(pull);
  door.widget.github.requests.length = 0;
  return data.number;
}

describe('the calls of a client', () => {
  test('are sixty unless told, and the next is not sent', async () => {
    const github = door.github();
    for (let n = 0; n < 60; n += 1) await github.repository();
    const error = await failure(github.branchHead('main'));
    expect(error?.text).toContain("at most 60 calls to GitHub in a run; 'GET /repos/");
    expect(door.sent('GET')).toHaveLength(60);
    expect(await door.github().branchHead('main')).toBe(door.widget.base);
  });

  test('count each try of one that fails', async () => {
    door.widget.github.failNext({ method: 'GET', path: /widget$/, status: 502, times: 9 });
    expect((await failure(door.github({ cap: 3 }).repository()))?.text).toContain('at most 3 calls');
    expect(door.sent('GET')).toHaveLength(3);
  });

  test('count an answer that says that nothing is new', async () => {
    const github = door.github({ cap: 3 });
    for (let n = 0; n < 3; n += 1) expect(await github.runsOf(door.widget.base)).toEqual([]);
    expect(door.sent('GET').map(({ status }) => status)).toEqual([200, 304, 304]);
    expect((await failure(github.runsOf(door.widget.base)))?.text).toContain('at most 3 calls');
  });
});

describe('what only reads, or says the same twice,', () => {
  test.each([500, 502, 503])('is tried again after %i', async (status) => {
    door.widget.github.failNext({ method: 'GET', path: /widget$/, status });
    expect(await door.github().repository()).toMatchObject({ defaultBranch: 'main' });
  });

  test.each([{ destroy: true }, { cut: true }, { lost: true }])('is tried again after %o', async (fault) => {
    door.widget.github.failNext({ method: 'GET', path: /widget$/, ...fault });
    expect(await door.github().repository()).toMatchObject({ defaultBranch: 'main' });
    expect(door.sent('GET')).toHaveLength(2);
  });

  test('fails at last with the status it met, 0 for a network that breaks', async () => {
    door.widget.github.failNext({ method: 'GET', path: /widget$/, status: 503, times: 4 });
    expect(await failure(door.github().repository())).toMatchObject({ status: 503 });
    door.widget.github.failNext({ method: 'GET', path: /widget$/, destroy: true, times: 4 });
    expect(await failure(door.github().repository())).toMatchObject({ status: 0 });
    expect(door.sent('GET')).toHaveLength(8);
  });

  test('a branch whose making was heard but not answered is made', async () => {
    const path = /\/git\/refs$/;
    door.widget.github.failNext({ method: 'POST', path, lost: true });
    await door.github().createBranch('regreen/fix-1', door.widget.base);
    expect(await door.github().branchHead('regreen/fix-1')).toBe(door.widget.base);
  });
});

describe('what people see is asked for once', () => {
  const CALLS: Array<[string, (github: GitHub, pull: number) => Promise<unknown>, RegExp]> = [
    ['createComment', (github) => github.createComment(1, 'hello'), /\/issues\/1\/comments$/],
    [
      'createIssue',
      (github) => github.createIssue({ title: 't', body: 'b', labels: [] }),
      /\/widget\/issues$/,
    ],
    [
      'createPull',
      (github) => github.createPull({ title: 't', body: 'b', head: 'other', base: 'main', draft: false }),
      /\/widget\/pulls$/,
    ],
    [
      'createLineComment',
      (github, pull) => {
        const place = { path: 'range.js', startLine: null, line: 1, commitSha: 'a'.repeat(40) };
        return github.createLineComment({ pull, ...place, body: 'b' });
      },
      /\/pulls\/\d+\/comments$/,
    ],
  ];

  test.each(CALLS)('%s, whatever becomes of the answer', async (_, call, path) => {
    const pull = await openPull();
    const asked = () => door.sent('POST').filter((request) => path.test(request.path));
    for (const fault of [{ lost: true }, { status: 502 }, { hang: true }]) {
      door.widget.github.requests.length = 0;
      door.widget.github.failNext({ method: 'POST', path, ...fault });
      const error = await failure(call(door.github(fault.hang ? { timeoutMs: 100 } : {}), pull));
      expect(error?.status).toBe(fault.status ?? 0);
      expect(asked()).toHaveLength(1);
    }
  });

  test('a comment that was heard is there once', async () => {
    door.widget.github.failNext({ method: 'POST', path: /comments$/, lost: true });
    await failure(door.github().createComment(1, 'hello'));
    expect(door.widget.github.state.comments.map(({ body }) => body)).toEqual(['hello']);
  });

  test('a limit is not a failure: nothing was made, and the request is sent again when GitHub allows', async () => {
    const message = 'You have exceeded a secondary rate limit.';
    const limit = { status: 403, headers: { 'retry-after': '2' }, body: { message } };
    door.widget.github.failNext({ method: 'POST', path: /comments$/, ...limit });
    await door.github().createComment(1, 'hello');
    expect(door.widget.github.state.comments).toHaveLength(1);
    expect(door.notes).toEqual([expect.stringMatching(/^GitHub asks to wait 2 s before POST \S+$/)]);
  });
});

describe('a limit', () => {
  const read = (fault: object) => {
    door.widget.github.failNext({ method: 'GET', path: /widget$/, times: 9, ...fault });
    return failure(door.github().repository());
  };

  test('that says when to come back is obeyed in whatever words, twice', async () => {
    expect(await read({ status: 429, headers: { 'retry-after': '3' } })).toMatchObject({ status: 429 });
    const wait = expect.stringMatching(/^GitHub asks to wait 3 s before GET \S+$/);
    expect(door.notes).toEqual([wait, wait, wait]);
    expect(door.sent('GET')).toHaveLength(3);
  });

  test('that does not say when is not asked again', async () => {
    expect(await read({ status: 429 })).toMatchObject({ status: 429 });
    expect(door.sent('GET')).toHaveLength(1);
  });

  test('that takes longer than a job should wait ends it', async () => {
    const reset = Math.floor(Date.now() / 1000) + 3000;
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) };
    expect(await read({ status: 403, headers })).toMatchObject({ status: 403 });
    expect(door.notes).toEqual([
      expect.stringMatching(/^GitHub asks to wait \d{4} s .*, which is too long$/),
    ]);
    expect(door.sent('GET')).toHaveLength(1);
  });
});

describe('an answer is final', () => {
  test.each([403, 404, 409, 410, 422])('of %i', async (status) => {
    door.widget.github.failNext({ method: 'GET', path: /widget$/, status });
    expect(await failure(door.github().repository())).toMatchObject({ status });
    expect(door.sent('GET')).toHaveLength(1);
  });

  test('of 401: wrong use', async () => {
    await expect(door.github({ token: 'nobody' }).viewer()).rejects.toThrow(WrongUse);
  });

  test('a message and what GitHub says of it are kept', async () => {
    const pull = { title: 't', body: 'b', head: 'gone', base: 'main', draft: false };
    const error = await door
      .github()
      .createPull(pull)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      status: 422,
      message: expect.stringContaining('Validation Failed'),
      response: { data: { errors: [{ field: 'head', code: 'invalid' }] } },
    });
  });
});

test('the repository under its new name is found', async () => {
  const location = `${door.widget.github.url}/repositories/7/issues/1/comments`;
  door.widget.github.failNext({ method: 'POST', path: /comments$/, status: 307, headers: { location } });
  await door.github().createComment(1, 'hello');
  expect(door.widget.github.state.comments).toMatchObject([{ issue: 1, body: 'hello', user: 'ada' }]);
});

test('an Enterprise Server has its API below /api/v3 and GraphQL beside it', async () => {
  const github = door.github({ apiUrl: `${door.widget.github.url}/v3` });
  expect(await github.viewer()).toEqual({ login: 'ada', id: 7, bot: false });
  expect(await github.branchHead('main')).toBe(door.widget.base);
});
