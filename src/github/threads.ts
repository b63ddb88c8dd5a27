import type { Door } from '../github.ts';
import type { Account } from '../types.ts';
import { accountOf } from './account.ts';
import { newestComments } from './newest-comments.ts';
import { ONCE } from './once.ts';
import { absent, statusOf } from './status.ts';

/** Issues, and the words below issues and pull requests. */
export function threads(door: Door) {
  return { ...issues(door), ...comments(door), ...reactions(door) };
}

function issues({ octokit, here }: Door) {
  const { rest } = octokit;
  return {
    /** An issue or pull request; `null` where it is not there or gone. */
    async issue(number: number): Promise<Issue | null> {
      const found = await rest.issues.get({ ...here, issue_number: number }).catch(absent(null, 410));
      if (found === null) return null;
      const { title, body, labels, state, user } = found.data;
      const names = labels.map((label) => (typeof label === 'string' ? label : (label.name ?? '')));
      return { title, body: body ?? '', labels: names, state, author: accountOf(user) };
    },
    async openIssues(labels: string) {
      const { data } = await rest.issues.listForRepo({ ...here, state: 'open', labels, per_page: 100 });
      return data
        .filter((issue) => issue.pull_request === undefined)
        .map(({ number, html_url, body, user }) => ({
          ...{ number, url: html_url, body: body ?? '', author: accountOf(user) },
        }));
    },
    async createIssue(issue: { title: string; body: string; labels: string[] }) {
      const { data } = await rest.issues.create({ ...here, ...issue, ...ONCE });
      return { number: data.number, url: data.html_url };
    },
    async updateIssue(number: number, fields: { title: string; body: string }): Promise<void> {
      await rest.issues.update({ ...here, issue_number: number, ...fields });
    },
    /** Names of the repository's labels, a hundred at most. */
    async labels(): Promise<string[]> {
      const { data } = await rest.issues.listLabelsForRepo({ ...here, per_page: 100 });
      return data.map(({ name }) => name);
    },
    async addLabels(number: number, labels: string[]): Promise<void> {
      await rest.issues.addLabels({ ...here, issue_number: number, labels });
    },
  };
}

interface Issue {
  title: string;
  body: string;
  labels: string[];
  state: string;
  author: Account | null;
}

function comments({ octokit, here }: Door) {
  const { rest } = octokit;
  return {
    /** Comments on a thread updated since a time (ISO 8601); `null` where the validator says that nothing is new. */
    async commentsSince(issue: number, since: string, etag: string | null) {
      try {
        const { data, headers } = await rest.issues.listComments({
          ...here,
          ...{ issue_number: issue, since, per_page: 100 },
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
    /** The comments of an issue or pull request, newest first, 100 at most. */
    comments: (number: number) => newestComments(octokit, here, number),
    /** One comment as it is now; `updatedAt` is `null` where the API does not tell it. */
    async comment(kind: CommentKind, pull: number, id: number): Promise<CommentNow | null> {
      try {
        return await fetchComment(kind, pull, id);
      } catch (error) {
        return absent(null)(error);
      }
    },
    async createComment(number: number, body: string): Promise<{ id: number; url: string }> {
      const { data } = await rest.issues.createComment({ ...here, issue_number: number, body, ...ONCE });
      return { id: data.id, url: data.html_url };
    },
    async updateComment(id: number, body: string): Promise<void> {
      await rest.issues.updateComment({ ...here, comment_id: id, body });
    },
    /** Only for a comment of our own that was written twice. */
    async deleteComment(id: number): Promise<void> {
      await rest.issues.deleteComment({ ...here, comment_id: id });
    },
  };

  async function fetchComment(kind: CommentKind, pull: number, id: number): Promise<CommentNow> {
    if (kind === 'review') {
      const { data } = await rest.pulls.getReview({ ...here, pull_number: pull, review_id: id });
      return { body: data.body, updatedAt: null };
    }
    const which = { ...here, comment_id: id };
    const { data } =
      kind === 'line' ? await rest.pulls.getReviewComment(which) : await rest.issues.getComment(which);
    return { body: data.body ?? '', updatedAt: data.updated_at };
  }
}

/** Which comment: on an issue or pull request, on a line of a diff, or the text of a review. */
type CommentKind = 'comment' | 'line' | 'review';

interface CommentNow {
  body: string;
  updatedAt: string | null;
}

function reactions({ octokit, here }: Door) {
  const { reactions } = octokit.rest;
  const eyes = { ...here, content: 'eyes' as const };
  const on = {
    issue: (id: number) => reactions.createForIssue({ ...eyes, issue_number: id }),
    comment: (id: number) => reactions.createForIssueComment({ ...eyes, comment_id: id }),
    line: (id: number) => reactions.createForPullRequestReviewComment({ ...eyes, comment_id: id }),
  };
  return {
    /** Eyes, once: the same reaction again changes nothing. `issue` takes the number of an issue or pull request. */
    async react(kind: keyof typeof on, id: number): Promise<void> {
      await on[kind](id);
    },
  };
}
