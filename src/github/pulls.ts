import type { Door } from '../github.ts';
import type { Account } from '../types.ts';
import { accountOf } from './account.ts';
import { ONCE } from './once.ts';

/** Pull requests, and the comments on their lines. */
export function pulls(door: Door) {
  return { ...reading(door), ...writing(door), ...lines(door) };
}

interface Pull {
  number: number;
  url: string;
  state: string;
  draft: boolean;
  merged: boolean;
  author: Account | null;
  labels: string[];
  /** `fork`: of another repository, or of one that is gone. */
  head: { sha: string; branch: string; fork: boolean };
  base: { sha: string; branch: string };
  body: string;
  title: string;
}

function reading({ octokit, here }: Door) {
  const { rest } = octokit;
  return {
    async pull(number: number): Promise<Pull> {
      const { data } = await rest.pulls.get({ ...here, pull_number: number });
      const { state, draft = false, merged, title, head, base } = data;
      return {
        ...{ number, url: data.html_url, state, draft, merged, title, body: data.body ?? '' },
        ...{ author: accountOf(data.user), labels: data.labels.map(({ name }) => name) },
        head: { sha: head.sha, branch: head.ref, fork: isFork(data) },
        base: { sha: base.sha, branch: base.ref },
      };
    },
    /** Pull requests of a branch, open and closed, newest first, ten at most. */
    async pulls(branch: string) {
      const which = { head: `${here.owner}:${branch}`, state: 'all' as const, per_page: 10 };
      const { data } = await rest.pulls.list({ ...here, ...which });
      return data.map((pull) => ({
        ...{ number: pull.number, url: pull.html_url, state: pull.state, draft: pull.draft ?? false },
        ...{ merged: pull.merged_at !== null, body: pull.body ?? '', author: accountOf(pull.user) },
        ...{ sameRepository: !isFork(pull), baseBranch: pull.base.ref },
      }));
    },
    /** Numbers of the open pull requests of a fork's branch whose head is this commit: no payload tells them. */
    async pullsOfFork(owner: string, branch: string, sha: string): Promise<number[]> {
      const which = { head: `${owner}:${branch}`, state: 'open' as const, per_page: 100 };
      const { data } = await rest.pulls.list({ ...here, ...which });
      return data.filter(({ head }) => head.sha === sha).map(({ number }) => number);
    },
    /** The hunks of a pull request's files by path, a hundred files at most; binary and very large ones have none. */
    async pullHunks(number: number): Promise<Map<string, string>> {
      const { data } = await rest.pulls.listFiles({ ...here, pull_number: number, per_page: 100 });
      return new Map(data.map(({ filename, patch = '' }) => [filename, patch]));
    },
    /** The pull requests that were closed last, by their last change, 60 at most. */
    async recentPulls() {
      const which = { state: 'closed', sort: 'updated', direction: 'desc', per_page: 60 } as const;
      const { data } = await rest.pulls.list({ ...here, ...which });
      return data.map(({ title, merged_at, user, head }) => ({
        ...{ title, merged: merged_at !== null, author: accountOf(user), branch: head.ref },
      }));
    },
  };
}

interface Sides {
  head: { repo: { id: number } | null };
  base: { repo: { id: number } };
}

const isFork = ({ head, base }: Sides): boolean => head.repo?.id !== base.repo.id;

function writing({ octokit, here }: Door) {
  const { rest } = octokit;
  return {
    async createPull(pull: { title: string; body: string; head: string; base: string; draft: boolean }) {
      const { data } = await rest.pulls.create({ ...here, ...pull, ...ONCE });
      return { number: data.number, url: data.html_url };
    },
    async updatePull(
      number: number,
      fields: { title?: string; body?: string; state?: 'open' | 'closed'; base?: string },
    ): Promise<void> {
      await rest.pulls.update({ ...here, pull_number: number, ...fields });
    },
    /** Rejects with 422 for the author of the pull request and for whoever is no collaborator. */
    async requestReview(number: number, logins: string[]): Promise<void> {
      await rest.pulls.requestReviewers({ ...here, pull_number: number, reviewers: logins });
    },
  };
}

function lines({ octokit, here }: Door) {
  const { rest } = octokit;
  return {
    /** Comments on lines of a pull request, newest first, 100 at most. `line` is `null` once the line is gone. */
    async lineComments(pull: number) {
      const order = { sort: 'created', direction: 'desc', per_page: 100 } as const;
      const { data } = await rest.pulls.listReviewComments({ ...here, pull_number: pull, ...order });
      return data.map(({ id, user, path, line, side, body, commit_id }) => ({
        ...{ id, author: accountOf(user), path, line: line ?? null, side: side ?? 'RIGHT', body },
        commitSha: commit_id,
      }));
    },
    /** On lines of the new side. `startLine` is `null` for a single line. */
    async createLineComment(comment: {
      pull: number;
      commitSha: string;
      path: string;
      startLine: number | null;
      line: number;
      body: string;
    }): Promise<{ id: number; url: string }> {
      const { pull, commitSha, path, startLine, line, body } = comment;
      const start = startLine === null ? {} : { start_line: startLine, start_side: 'RIGHT' as const };
      const { data } = await rest.pulls.createReviewComment({
        ...{ ...here, pull_number: pull, commit_id: commitSha, path, line, side: 'RIGHT', body },
        ...start,
        ...ONCE,
      });
      return { id: data.id, url: data.html_url };
    },
    async updateLineComment(id: number, body: string): Promise<void> {
      await rest.pulls.updateReviewComment({ ...here, comment_id: id, body });
    },
  };
}
