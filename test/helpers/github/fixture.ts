import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Octokit } from '@octokit/rest';
import { createBareRepository } from '../bare-repository.ts';
import { type GitHubServer, startGitHub } from '../github-server.ts';

export const repo = { owner: 'acme', repo: 'widget' };

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** A started server with one commit on `main`: `ada-token` can do all, `bot-token` writes, `read-token` reads. */
export interface Widget extends AsyncDisposable {
  github: GitHubServer;
  /** A folder for the test's own use. */
  folder: string;
  /** The first commit. */
  base: string;
  client(token?: string): Octokit;
  /** A commit over the Git Data API that changes `range.js`, on a new branch. Answers its id. */
  commit(octokit: Octokit, branch: string): Promise<string>;
}

export async function startWidget(): Promise<Widget> {
  const folder = await mkdtemp(join(tmpdir(), 'github-server-'));
  const bareRepo = join(folder, 'widget.git');
  const base = await createBareRepository(bareRepo, {
    'range.js': 'export const last = (list) => list[list.length];\n',
  });
  const github = await startGitHub({ bareRepo, owner: repo.owner, name: repo.repo });
  github.addToken('ada-token', { login: 'ada', id: 7 });
  const bot = 'github-actions[bot]';
  github.addToken('bot-token', { login: bot, permissions: { contents: 'write', pull_requests: 'write' } });
  github.addToken('read-token', { login: bot, permissions: { contents: 'read' } });
  return {
    github,
    folder,
    base,
    client: (token) => new Octokit({ baseUrl: github.url, log: silent, ...(token ? { auth: token } : {}) }),
    commit: (octokit, branch) => commit(octokit, base, branch),
    async [Symbol.asyncDispose]() {
      await github[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function commit(octokit: Octokit, base: string, branch: string): Promise<string> {
  const content = 'export const last = (list) => list.at(-1);\n';
  const blob = await octokit.git.createBlob({ ...repo, content });
  const entry = { path: 'range.js', mode: '100644', type: 'blob', sha: blob.data.sha } as const;
  const tree = await octokit.git.createTree({ ...repo, base_tree: base, tree: [entry] });
  const made = await octokit.git.createCommit({
    ...repo,
    message: 'fix: last',
    tree: tree.data.sha,
    parents: [base],
  });
  await octokit.git.createRef({ ...repo, ref: `refs/heads/${branch}`, sha: made.data.sha });
  return made.data.sha;
}

/** How a request ended, as a value. */
export function statusOf(request: Promise<unknown>): Promise<{ status: number; message: string }> {
  return request.then(
    () => ({ status: 200, message: '' }),
    (error: { status: number; message: string }) => error,
  );
}
