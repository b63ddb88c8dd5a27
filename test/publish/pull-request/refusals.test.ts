import { expect, test } from 'vitest';
import {
  isForbidden,
  isUncertain,
  refusalEnding,
  type Step,
  Undone,
} from '../../../src/publish/pull-request/refusals.ts';
import { WrongUse } from '../../../src/types.ts';
import { failure } from './publishing.ts';

const CIRCUMSTANCES = {
  repository: 'acme/widget',
  base: 'main',
  branch: 'regreen/fix-0123456789ab',
  paths: ['src/a.ts'],
  done: null,
};

const WORKFLOW = { ...CIRCUMSTANCES, paths: ['src/a.ts', '.github/workflows/ci.yml'] };

/** How GitHub says no, and what is made of it. */
const ANSWERS: ReadonlyArray<
  [step: Step, status: number, message: string, said: string, headers?: Record<string, string>]
> = [
  [
    'tree',
    401,
    'Bad credentials',
    'GitHub does not take the token, which may have expired (401: Bad credentials)',
  ],
  [
    'blob',
    403,
    'Resource not accessible by integration',
    'the token may not store the files in acme/widget (403): grant `contents: write`',
  ],
  [
    'branch',
    403,
    'Resource not accessible by integration',
    'the token may not move the branch in acme/widget (403): grant `contents: write`',
  ],
  [
    'text',
    403,
    'Resource not accessible by integration',
    'the token may not edit the pull request in acme/widget (403): grant `pull-requests: write`',
  ],
  [
    'read',
    403,
    'Resource not accessible by integration',
    'the token may not read acme/widget, or it has moved (403): grant `contents: read` and `pull-requests: read`',
  ],
  [
    'commit',
    404,
    'Not Found',
    'acme/widget is not there for this token, or it may not make the commit (404): grant `contents: write`',
  ],
  [
    'blob',
    403,
    'Repository was archived so is read-only.',
    'acme/widget is archived, so nothing can be changed there (403)',
  ],
  [
    'blob',
    403,
    'You have exceeded a secondary rate limit. Please wait a few minutes.',
    'GitHub limits how much this token may do, and waiting has not helped (403); run it again later',
  ],
  [
    'pull',
    403,
    'Wait.',
    'GitHub limits how much this token may do, and waiting has not helped (403); run it again later',
    { 'retry-after': '60' },
  ],
  [
    'read',
    429,
    'Too many requests',
    'GitHub limits how much this token may do, and waiting has not helped (429); run it again later',
  ],
  [
    'branch',
    422,
    'refusing to allow a GitHub App to create or update workflow `.github/workflows/ci.yml` without `workflows` permission',
    'the patch changes a workflow file, which only the token of an App with `workflows: write` may (422)',
  ],
  [
    'branch',
    422,
    'Repository rule violations found\n\nCannot create ref due to creations being restricted.\n\n',
    "the rules of the repository do not let this token change 'regreen/fix-0123456789ab' (422: Repository rule violations found Cannot create ref due to creations being restricted.); leave it out of them or let the token pass",
  ],
  [
    'branch',
    409,
    'Repository rule violations found\n\nCommits must have verified signatures.\n\n',
    "'regreen/fix-0123456789ab' takes signed commits only (409): GitHub signs those made with the token of Actions or of an App, not with a person's",
  ],
  [
    'branch',
    403,
    'Protected branch update failed for refs/heads/main.',
    "the rules of the repository do not let this token change 'regreen/fix-0123456789ab' (403: Protected branch update failed for refs/heads/main.); leave it out of them or let the token pass",
  ],
  ['blob', 409, 'Git Repository is empty.', 'acme/widget is empty, so there is nothing to commit on (409)'],
  [
    'branch',
    409,
    'Conflict',
    'something else was under way as GitHub was asked to move the branch (409: Conflict); run it again',
  ],
  [
    'pull',
    422,
    'Validation Failed: body is too long (maximum is 65536 characters)',
    'too much for GitHub to open the pull request (422: Validation Failed: body is too long (maximum is 65536 characters))',
  ],
  ['pull', 422, 'Validation Failed', 'GitHub refuses to open the pull request (422: Validation Failed)'],
  ['tree', 500, 'Server Error', 'GitHub failed to store the files (500); run it again'],
  ['pull', 502, 'Bad Gateway', 'GitHub failed to open the pull request (502); run it again'],
  [
    'branch',
    0,
    'no answer within 30 s',
    'no answer from GitHub as it was asked to move the branch (no answer within 30 s); run it again',
  ],
];

test.each(ANSWERS)('%s %i %j', (step, status, message, said, headers = {}) => {
  const undone = new Undone(step, failure(status, message, headers));
  expect(refusalEnding(undone, CIRCUMSTANCES)).toEqual({
    outcome: 'failed',
    reason: `${said}; the patch is kept in the run folder`,
  });
});

test.each([403, 404])('a workflow file in the patch is named where writing is forbidden: %i', (status) => {
  const undone = new Undone('tree', failure(status, 'Not Found'));
  expect(refusalEnding(undone, WORKFLOW).reason).toContain(
    'the patch changes .github/workflows/ci.yml, which only the token of an App with `workflows: write` may',
  );
  expect(refusalEnding(new Undone('read', failure(status, '')), WORKFLOW).reason).not.toContain('workflows');
});

test.each([
  ['No commits between main and regreen/fix-0123456789ab', "'main' holds this change already"],
  ['Validation Failed', "the branch 'main' is gone"],
])('a base that has taken the change, or is gone, makes it stale: %s', (message, said) => {
  const error = failure(422, message);
  const errors = [{ resource: 'PullRequest', field: 'base', code: 'invalid' }];
  if (said.endsWith('gone')) Object.assign(error, { response: { headers: {}, data: { message, errors } } });
  expect(refusalEnding(new Undone('pull', error), CIRCUMSTANCES)).toEqual({
    outcome: 'stale',
    reason: `${said}; the patch is kept in the run folder`,
  });
});

test('wrong use speaks for itself, and what is done already is told', () => {
  const undone = new Undone('text', new WrongUse('https://api.example.com answers 401: set github-token'));
  const done = 'the commit is on the branch, in https://example.com/acme/widget/pull/7';
  expect(refusalEnding(undone, { ...CIRCUMSTANCES, done })).toEqual({
    outcome: 'failed',
    reason: `https://api.example.com answers 401: set github-token; ${done}; the patch is kept in the run folder`,
  });
});

test('words of GitHub are one line, and short', () => {
  const undone = new Undone('pull', failure(422, `no\r\n::error::${' x'.repeat(5_000)}`));
  const { reason } = refusalEnding(undone, CIRCUMSTANCES);
  expect(reason).not.toMatch(/[\r\n]/);
  expect(reason.length).toBeLessThan(500);
});

test('a call that our own door does not send is no silence of GitHub', () => {
  const words = "regreen makes at most 60 calls to GitHub in a run; 'GET /x' is one more, and is not sent";
  const undone = new Undone('read', failure(0, words));
  expect(refusalEnding(undone, CIRCUMSTANCES).reason).toBe(`${words}; the patch is kept in the run folder`);
});

test('a broken server without an answer is a broken line', () => {
  const error = Object.assign(new Error('other side closed'), { status: 500, request: {} });
  expect(refusalEnding(new Undone('tree', error), CIRCUMSTANCES).reason).toMatch(/^no answer from GitHub/);
});

test.each([
  [0, true],
  [409, true],
  [422, true],
  [503, true],
  [401, false],
  [403, false],
  [404, false],
  [429, false],
])('after a %i it is uncertain whether the write was done: %s', (status, uncertain) => {
  expect(isUncertain(new Undone('branch', failure(status, '')))).toBe(uncertain);
});

test('what was not sent is certainly not done', () => {
  const words = "regreen makes at most 60 calls to GitHub in a run; 'POST /x' is one more, and is not sent";
  expect(isUncertain(new Undone('pull', failure(0, words)))).toBe(false);
});

test('only a 403 that is neither a limit nor an archive says that something is forbidden', () => {
  const forbidden = (status: number, message: string) =>
    isForbidden(new Undone('pull', failure(status, message)));
  expect(forbidden(403, 'GitHub Actions is not permitted to create or approve pull requests.')).toBe(true);
  expect(forbidden(403, 'You have exceeded a secondary rate limit')).toBe(false);
  expect(forbidden(403, 'Repository was archived so is read-only.')).toBe(false);
  expect(forbidden(404, 'Not Found')).toBe(false);
});
