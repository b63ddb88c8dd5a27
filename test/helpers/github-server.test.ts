import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { repo, startWidget, statusOf } from './github/fixture.ts';
import type { JobSeed, RunSeed } from './github/state.ts';

/** Runs git in `cwd` without the machine's configuration. */
async function git(cwd: string, ...args: string[]): Promise<string> {
  const identity = { GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@example.org' };
  const committer = { GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@example.org' };
  const none = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_TERMINAL_PROMPT: '0' };
  return (await execa('git', args, { cwd, env: { ...none, ...identity, ...committer } })).stdout;
}

/** The extra header in which actions/checkout hands a token to git. */
function header(token: string): string[] {
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  return ['-c', `http.extraheader=AUTHORIZATION: basic ${basic}`];
}

describe('git over HTTP', () => {
  test('clones without a token and pushes with one in an extra header', async () => {
    await using widget = await startWidget();
    const { github, client, folder } = widget;
    const work = join(folder, 'work');
    await git(folder, 'clone', '-q', `${github.serverUrl}/acme/widget.git`, work);
    await git(work, 'checkout', '-q', '-b', 'topic');
    await git(work, 'commit', '-q', '--allow-empty', '-m', 'topic');
    await git(work, ...header('ada-token'), 'push', '-q', 'origin', 'topic');
    const pushed = await client().git.getRef({ ...repo, ref: 'heads/topic' });
    expect(pushed.data.object.sha).toBe(await git(work, 'rev-parse', 'topic'));
    const pull = { ...repo, title: 't', head: 'topic', base: 'main' };
    const made = await client('ada-token').pulls.create(pull);
    expect(made.data).toMatchObject({ commits: 1, head: { sha: pushed.data.object.sha } });
    expect(github.violations).toEqual([]);
  });

  test.each([
    ['no token', []],
    ['a token that only reads', header('read-token')],
    ['an unknown token', header('nobody')],
  ])('refuses a push with %s', async (_name, headers) => {
    await using widget = await startWidget();
    const { github, client, folder } = widget;
    const address = `${github.serverUrl}/acme/widget.git`;
    const push = git(join(folder, 'widget.git'), ...headers, 'push', '-q', address, 'main:other');
    await expect(push).rejects.toThrow(/could not read Username|Authentication failed|403/);
    expect((await client().git.listMatchingRefs({ ...repo, ref: 'heads/' })).data).toHaveLength(1);
  });
});

/** Three jobs: one with a log, one whose log is gone, one that never had any. */
function failedRun(headSha: string): RunSeed {
  const steps = [{ number: 2, name: 'test', conclusion: 'failure' }];
  const job = (id: number, log: JobSeed['log']) => ({
    id,
    name: `test (${id})`,
    conclusion: 'failure',
    steps,
    log,
  });
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
    jobs: [job(77, 'red\n'), job(78, 410), job(79, null)],
  };
}

describe('runs', () => {
  test('are listed with jobs, page by page', async () => {
    await using widget = await startWidget();
    const { github, base, client } = widget;
    github.addRun(failedRun(base));
    const octokit = client('bot-token');
    const run = await octokit.actions.getWorkflowRunAttempt({ ...repo, run_id: 99, attempt_number: 2 });
    expect(run.data).toMatchObject({ run_number: 412, head_sha: base, conclusion: 'failure' });
    const jobs = await octokit.paginate(octokit.actions.listJobsForWorkflowRunAttempt, {
      ...repo,
      run_id: 99,
      attempt_number: 2,
      per_page: 2,
    });
    expect(jobs.map(({ id }) => id)).toEqual([77, 78, 79]);
    expect(jobs[0]?.steps).toMatchObject([{ number: 2, name: 'test', conclusion: 'failure' }]);
    expect((await octokit.actions.getJobForWorkflowRun({ ...repo, job_id: 78 })).data.name).toBe('test (78)');
    const annotations = await octokit.checks.listAnnotations({ ...repo, check_run_id: 77 });
    expect(annotations.data).toEqual([]);
    expect((await octokit.checks.listForRef({ ...repo, ref: 'main' })).data.total_count).toBe(3);
    const runs = await octokit.actions.listWorkflowRunsForRepo({ ...repo, status: 'success' });
    expect(runs.data.total_count).toBe(0);
    expect(github.violations).toEqual([]);
  });

  test('have a log behind a redirection; an expired one is gone', async () => {
    await using widget = await startWidget();
    const { github, base, client } = widget;
    github.addRun(failedRun(base));
    const octokit = client('bot-token');
    const log = await octokit.actions.downloadJobLogsForWorkflowRun({ ...repo, job_id: 77 });
    expect(log.data).toBe('red\n');
    expect(github.state.logDownloads).toEqual([{ job: 77, authorization: null }]);
    const gone = octokit.actions.downloadJobLogsForWorkflowRun({ ...repo, job_id: 78 });
    expect(await statusOf(gone)).toMatchObject({ status: 410 });
    const never = octokit.actions.downloadJobLogsForWorkflowRun({ ...repo, job_id: 79 });
    expect(await statusOf(never)).toMatchObject({ status: 404 });
    expect(github.violations).toEqual([]);
  });
});

describe('who calls', () => {
  test('decides what is allowed', async () => {
    await using widget = await startWidget();
    const { github, client } = widget;
    github.addIssue({ number: 1, title: 't', body: 'b', labels: [], user: 'eve' });
    github.setPermission('eve', 'none');
    const comment = { ...repo, issue_number: 1, body: 'hello' };
    expect(await statusOf(client().issues.createComment(comment))).toMatchObject({ status: 401 });
    const unknown = await statusOf(client('nobody').repos.get(repo));
    expect(unknown).toMatchObject({ status: 401, message: expect.stringContaining('Bad credentials') });
    const weak = await statusOf(client('read-token').issues.createComment(comment));
    expect(weak).toMatchObject({
      status: 403,
      message: expect.stringContaining('not accessible by integration'),
    });
    expect((await client('ada-token').users.getAuthenticated()).data).toMatchObject({ login: 'ada', id: 7 });
    expect(await statusOf(client('bot-token').users.getAuthenticated())).toMatchObject({ status: 403 });
    expect((await client().users.getByUsername({ username: 'ada' })).data.id).toBe(7);
    const level = (username: string) =>
      client('bot-token').repos.getCollaboratorPermissionLevel({ ...repo, username });
    expect((await level('eve')).data.permission).toBe('none');
    expect((await level('acme')).data.permission).toBe('admin');
    expect(github.requests.at(0)).toMatchObject({ login: null, status: 401, body: { body: 'hello' } });
    expect(github.violations).toEqual([]);
  });
});

describe('what goes wrong on purpose', () => {
  test('a fault meets the requests it is for, and no other', async () => {
    await using widget = await startWidget();
    const { github, base, client, folder } = widget;
    const octokit = client('ada-token');
    github.failNext({ method: 'GET', path: /\/acme\/widget$/, status: 503, times: 2 });
    expect(await statusOf(octokit.repos.get(repo))).toMatchObject({ status: 503 });
    expect(await statusOf(octokit.rateLimit.get())).toMatchObject({ status: 200 });
    expect(await statusOf(octokit.repos.get(repo))).toMatchObject({ status: 503 });
    expect(await statusOf(octokit.repos.get(repo))).toMatchObject({ status: 200 });
    github.failNext({ method: 'GET', path: /\/acme\/widget$/, destroy: true });
    await expect(octokit.repos.get(repo)).rejects.toThrow();
    github.failNext({ method: 'GET', path: /widget\.git\/info\/refs$/, status: 500 });
    const address = `${github.serverUrl}/acme/widget.git`;
    await expect(git(folder, 'ls-remote', address)).rejects.toThrow('500');
    expect(await git(folder, 'ls-remote', address)).toContain(base);
  });

  test('a request GitHub does not describe is a violation, an unknown route is remembered', async () => {
    await using widget = await startWidget();
    const { github, client } = widget;
    const octokit = client('ada-token');
    await expect(
      octokit.request('POST /repos/acme/widget/issues', { title: 3, labels: [true] }),
    ).rejects.toThrow();
    expect(github.violations).toEqual([expect.stringContaining('labels')]);
    await expect(octokit.request('GET /repos/acme/widget/issues?lables=x')).rejects.toThrow();
    expect(github.violations[1]).toContain('additional properties');
    expect(await statusOf(octokit.request('GET /repos/acme/widget/traffic/views'))).toMatchObject({
      status: 404,
    });
    expect(github.unknown).toEqual(['GET /repos/acme/widget/traffic/views']);
  });
});
