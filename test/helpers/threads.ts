import { join } from 'node:path';
import { type Issue, isPullRequest, now } from './github/state.ts';
import { git, type Scene } from './scene.ts';
import { issueCommented, lineCommented, type ThreadFacts } from './thread-webhooks.ts';
import type { Payload } from './webhooks.ts';

interface PullSeed {
  number: number;
  branch: string;
  /** Who opens it. */
  author: string;
  /** The commit of a fork, whose owner is `author`: no branch here leads to it. Left out: `branch` lies here. */
  forked?: string;
}

/** Opens a pull request into `main`. */
export async function openPull(scene: Scene, { number, branch, author, forked }: PullSeed): Promise<Issue> {
  const { github, bare } = scene;
  const headSha = forked ?? (await git(bare, 'rev-parse', `refs/heads/${branch}`));
  const issue = github.addIssue({ number, title: 'Sum', body: 'It sums.', labels: [], user: author });
  issue.pull = {
    ...{ headRef: branch, headSha, baseRef: 'main', baseSha: scene.sha },
    ...(forked === undefined ? {} : { headOwner: author }),
    ...{ draft: false, mergedAt: null, mergeCommitSha: null, reviewers: [] },
  };
  await git(bare, 'update-ref', `refs/pull/${number}/head`, headSha);
  return issue;
}

/** A commit that lies in somebody's fork: GitHub has it as the head of a pull request alone. */
export async function pushToFork(scene: Scene, files: Record<string, string>): Promise<string> {
  const sha = await scene.push('of-the-fork', 'feat: sum', { files });
  await git(scene.bare, 'update-ref', 'refs/regreen-test/fork', sha);
  await git(scene.bare, 'update-ref', '-d', 'refs/heads/of-the-fork');
  return sha;
}

/** One commit of `main`, as actions/checkout leaves it for an event that is of no branch. */
export async function shallowCheckout(scene: Scene): Promise<string> {
  const path = join(scene.dir, `shallow-${now()}-${Math.random()}`, 'widget');
  await git(scene.dir, 'clone', '--quiet', '--depth=1', '--single-branch', `file://${scene.bare}`, path);
  return path;
}

export interface Event {
  name: string;
  payload: Payload;
  /** The comment; `null` for what is no comment. */
  comment: number | null;
}

/** Somebody comments on an issue or pull request. */
export function say({ github }: Scene, issue: number, author: string, body: string): Event {
  const [on, time, id] = [threadOf(github.state, issue), now(), github.state.nextId()];
  github.state.comments.push({ id, issue, body, user: author, createdAt: time, updatedAt: time });
  const payload = issueCommented(github, on, { id, body, author, createdAt: time });
  return { name: 'issue_comment', payload, comment: id };
}

/** Somebody comments on a line of a pull request's diff. */
export function sayOnLine(
  { github }: Scene,
  number: number,
  author: string,
  body: string,
  { path, line, diffHunk }: { path: string; line: number; diffHunk: string },
): Event {
  const { state } = github;
  const found = state.issues.get(number);
  if (found === undefined || !isPullRequest(found)) throw new Error(`there is no pull request #${number}`);
  const { headRef, headSha, baseRef, baseSha } = found.pull;
  const [time, id] = [now(), state.nextId()];
  state.lineComments.push({
    ...{ id, pull: number, commit: headSha, path, startLine: null, line, side: 'RIGHT', body },
    ...{ user: author, createdAt: time, updatedAt: time },
  });
  const head = { branch: headRef, sha: headSha };
  const base = { branch: baseRef, sha: baseSha };
  const comment = { id, body, author, createdAt: time };
  const payload = lineCommented(github, threadOf(state, number), comment, {
    path,
    line,
    diffHunk,
    head,
    base,
  });
  return { name: 'pull_request_review_comment', payload, comment: id };
}

function threadOf({ issues }: Scene['github']['state'], number: number): ThreadFacts {
  const on = issues.get(number);
  if (on === undefined) throw new Error(`there is no issue #${number}`);
  const { title, body, labels, user: author } = on;
  return { number, title, body: body ?? '', author, labels, isPullRequest: isPullRequest(on) };
}

/** The branches there are. */
export const headsOf = async ({ bare }: Scene): Promise<string[]> =>
  (await git(bare, 'for-each-ref', '--format=%(refname:lstrip=2)', 'refs/heads')).split('\n');
