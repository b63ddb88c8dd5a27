import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';
import Bottleneck from 'bottleneck/light.js';
import { WrongUse } from './types.ts';

/** The only door to GitHub's API. A call that is not in this table cannot be made: there is no approve, merge or dispatch. */
const ALLOWED: readonly string[] = [
  'GET /user',
  'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs',
  'GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs',
  'GET /repos/{owner}/{repo}/contents/{path}',
  'GET /repos/{owner}/{repo}/git/ref/{ref}',
  'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
  'GET /repos/{owner}/{repo}/git/commits/{commit_sha}',
  'POST /repos/{owner}/{repo}/git/blobs',
  'POST /repos/{owner}/{repo}/git/trees',
  'POST /repos/{owner}/{repo}/git/commits',
  'POST /repos/{owner}/{repo}/git/refs',
  'PATCH /repos/{owner}/{repo}/git/refs/{ref}',
  'GET /repos/{owner}/{repo}/pulls',
  'POST /repos/{owner}/{repo}/pulls',
  'PATCH /repos/{owner}/{repo}/pulls/{pull_number}',
  'GET /repos/{owner}/{repo}/issues',
  'POST /repos/{owner}/{repo}/issues',
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
];

export interface GitHubOptions {
  token: string;
  apiUrl: string;
  owner: string;
  repo: string;
  version: string;
  /** For one line of progress when GitHub asks us to wait. */
  note: (text: string) => void;
}

export interface Job {
  id: number;
  name: string;
  status: string;
  conclusion: string | null;
  htmlUrl: string | null;
  runnerName: string | null;
  steps: Array<{ number: number; name: string; conclusion: string | null }>;
}

/** The most GitHub gives at once. */
const PAGE = 100;

export type GitHub = ReturnType<typeof createGitHub>;

/** Status of a failed call; 0 for a failure of the network. */
export function statusOf(error: unknown): number {
  return typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number'
    ? error.status
    : 0;
}

/** Only this repository; a path and a ref may hold slashes, nothing else may. */
function routePattern(route: string, owner: string, repo: string): RegExp {
  const own = route.replace('{owner}', RegExp.escape(owner)).replace('{repo}', RegExp.escape(repo));
  return new RegExp(`^${own.replace(/\{(path|ref)\}/g, '.+').replace(/\{\w+\}/g, '[^/]+')}$`);
}

/** A thin, typed client. Calls are throttled and retried; a final failure rejects with Octokit's `RequestError`. */
export function createGitHub({ token, apiUrl, owner, repo, version, note }: GitHubOptions) {
  const octokit = new (Octokit.plugin(retry, throttling))({
    auth: token,
    baseUrl: apiUrl,
    userAgent: `regreen/${version}`,
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    throttle: {
      // One write after the other, without the plugin's pause of a second or three: a run makes a handful, far below
      // the 80 a minute GitHub allows, and what GitHub asks for by `retry-after` is waited for all the same.
      write: new Bottleneck.Group({ maxConcurrent: 1 }),
      notifications: new Bottleneck.Group({ maxConcurrent: 1 }),
      onRateLimit: (after, options, _, count) => waits(after, options, count),
      onSecondaryRateLimit: (after, options, _, count) => waits(after, options, count),
    },
  });
  const waits = (after: number, options: { method: string; url: string }, count: number) => {
    note(`GitHub asks to wait ${after} s before ${options.method} ${options.url}`);
    return count < 2;
  };
  const allowed = ALLOWED.map((route) => routePattern(route, owner, repo));
  octokit.hook.error('request', (error) => {
    if (statusOf(error) !== 401) throw error;
    throw new WrongUse(
      `${apiUrl} answers 401: the token is wrong or expired; set the input 'github-token' (GITHUB_TOKEN or GH_TOKEN for the command)`,
    );
  });
  octokit.hook.wrap('request', (request, options) => {
    const { method, url } = octokit.request.endpoint(options);
    const call = `${method} ${url.replace(apiUrl, '').replace(/\?.*$/, '')}`;
    if (!allowed.some((pattern) => pattern.test(call)))
      throw new Error(`regreen does not make the call '${call}'`);
    return request(options);
  });
  const here = { owner, repo };
  let own: Promise<string | null> | null = null;
  const { rest } = octokit;

  return {
    /** `admin`, `write`, `read` or `none`; a login GitHub does not know has none. */
    async permission(username: string): Promise<string> {
      try {
        return (await rest.repos.getCollaboratorPermissionLevel({ ...here, username })).data.permission;
      } catch (error) {
        if (statusOf(error) === 404) return 'none';
        throw error;
      }
    },
    /** Comments on a thread updated since a time (ISO 8601); `null` where the validator says that nothing is new. */
    async commentsSince(issue: number, since: string, etag: string | null) {
      try {
        const { data, headers } = await rest.issues.listComments({
          ...here,
          ...{ issue_number: issue, since, per_page: PAGE },
          headers: etag === null ? {} : { 'if-none-match': etag },
        });
        const comments = data.map(({ id, user, body, created_at, updated_at }) => ({
          ...{ id, login: user?.login ?? '', bot: user?.type === 'Bot', body: body ?? '' },
          ...{ createdAt: created_at, updatedAt: updated_at },
        }));
        return { comments, etag: headers.etag ?? null };
      } catch (error) {
        if (statusOf(error) === 304) return { comments: null, etag };
        throw error;
      }
    },
    /** Whether a login is the one this token writes as. Tokens of Apps and of Actions cannot ask, and end in `[bot]`. */
    async isOwn(login: string): Promise<boolean> {
      if (login.endsWith('[bot]')) return true;
      own ??= rest.users.getAuthenticated().then(
        ({ data }) => data.login,
        () => null,
      );
      return login === (await own);
    },
    async jobs(runId: number, attempt: number): Promise<Job[]> {
      const jobs: Array<Awaited<ReturnType<typeof page>>[number]> = [];
      // By number: the links GitHub gives name the repository by its id, which no row of the table allows.
      const page = async (n: number) => {
        const { data } = await rest.actions.listJobsForWorkflowRunAttempt({
          ...here,
          run_id: runId,
          attempt_number: attempt,
          per_page: PAGE,
          page: n,
        });
        return data.jobs;
      };
      for (let n = 1; jobs.length === (n - 1) * PAGE; n += 1) jobs.push(...(await page(n)));
      return jobs.map((job) => ({
        id: job.id,
        name: job.name,
        status: job.status,
        conclusion: job.conclusion,
        htmlUrl: job.html_url,
        runnerName: job.runner_name,
        steps: (job.steps ?? []).map(({ number, name, conclusion }) => ({ number, name, conclusion })),
      }));
    },
    /** Where the log of a job lies for the next minute. GitHub answers 302 to another host, which must not see the token. */
    async jobLogUrl(jobId: number): Promise<string> {
      const { headers } = await octokit.request('GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs', {
        ...here,
        job_id: jobId,
        request: { redirect: 'manual' },
      });
      return String(headers.location ?? '');
    },
    /** A file as text, or `null` where there is none. Without a ref: of the default branch. */
    async file(path: string, ref?: string): Promise<string | null> {
      try {
        const { data } = await rest.repos.getContent({
          ...here,
          path,
          ...(ref === undefined ? {} : { ref }),
          mediaType: { format: 'raw' },
        });
        return typeof data === 'string' ? data : null;
      } catch (error) {
        if (statusOf(error) === 404) return null;
        throw error;
      }
    },
    async branchHead(branch: string): Promise<string | null> {
      try {
        return (await rest.git.getRef({ ...here, ref: `heads/${branch}` })).data.object.sha;
      } catch (error) {
        if (statusOf(error) === 404) return null;
        throw error;
      }
    },
    async commit(sha: string): Promise<{ tree: string; parents: string[]; message: string }> {
      const { data } = await rest.git.getCommit({ ...here, commit_sha: sha });
      return {
        tree: data.tree.sha,
        parents: data.parents.map((parent) => parent.sha),
        message: data.message,
      };
    },
    /** Path to blob of a whole tree. Rejects where GitHub gives only a part of it: a path that is left out looks deleted. */
    async tree(sha: string): Promise<Map<string, string>> {
      const { data } = await rest.git.getTree({ ...here, tree_sha: sha, recursive: '1' });
      if (data.truncated)
        throw new Error(`the tree of ${owner}/${repo} is too large for GitHub to list whole`);
      return new Map(
        data.tree.filter((entry) => entry.type === 'blob').map((entry) => [entry.path, entry.sha]),
      );
    },
    async createBlob(content: Uint8Array): Promise<string> {
      return (
        await rest.git.createBlob({
          ...here,
          content: Buffer.from(content).toString('base64'),
          encoding: 'base64',
        })
      ).data.sha;
    },
    async createTree(
      base: string,
      entries: Array<{ path: string; mode: '100644' | '100755'; sha: string | null }>,
    ): Promise<string> {
      const tree = entries.map((entry) => ({ ...entry, type: 'blob' as const }));
      return (await rest.git.createTree({ ...here, base_tree: base, tree })).data.sha;
    },
    /** Without author fields, so that GitHub signs the commit of a bot token. */
    async createCommit(message: string, tree: string, parents: string[]): Promise<string> {
      return (await rest.git.createCommit({ ...here, message, tree, parents })).data.sha;
    },
    async createBranch(branch: string, sha: string): Promise<void> {
      await rest.git.createRef({ ...here, ref: `refs/heads/${branch}`, sha });
    },
    /** Never forced. */
    async updateBranch(branch: string, sha: string): Promise<void> {
      await rest.git.updateRef({ ...here, ref: `heads/${branch}`, sha, force: false });
    },
    async pulls(branch: string) {
      const { data } = await rest.pulls.list({
        ...here,
        head: `${owner}:${branch}`,
        state: 'all',
        per_page: 10,
      });
      return data.map((pull) => ({
        number: pull.number,
        url: pull.html_url,
        state: pull.state,
        merged: pull.merged_at !== null,
        body: pull.body ?? '',
        author: pull.user?.login ?? '',
      }));
    },
    async createPull(pull: { title: string; body: string; head: string; base: string; draft: boolean }) {
      const { data } = await rest.pulls.create({ ...here, ...pull });
      return { number: data.number, url: data.html_url };
    },
    async updatePull(number: number, fields: { title: string; body: string }): Promise<void> {
      await rest.pulls.update({ ...here, pull_number: number, ...fields });
    },
    async openIssues(labels: string) {
      const { data } = await rest.issues.listForRepo({ ...here, state: 'open', labels, per_page: 100 });
      return data
        .filter((issue) => issue.pull_request === undefined)
        .map((issue) => ({
          number: issue.number,
          url: issue.html_url,
          body: issue.body ?? '',
          author: issue.user?.login ?? '',
        }));
    },
    async createIssue(issue: { title: string; body: string; labels: string[] }) {
      const { data } = await rest.issues.create({ ...here, ...issue });
      return { number: data.number, url: data.html_url };
    },
    async updateIssue(number: number, fields: { title: string; body: string }): Promise<void> {
      await rest.issues.update({ ...here, issue_number: number, ...fields });
    },
  };
}
