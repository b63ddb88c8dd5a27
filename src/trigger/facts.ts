import { sentence } from '../text/sentence.ts';
import { type Account, WrongUse } from '../types.ts';

interface Permission {
  /** `admin`, `write`, `read` or `none`: "Get repository permissions for a user". */
  permission: string;
  /** `role_name` there: `maintain`, `triage` or a name of the organisation's own; `null` where it is not told. */
  role: string | null;
}

export interface PullFacts {
  state: string;
  /** `null`: the account is gone. */
  author: Account | null;
  labels: readonly string[];
  /** `fork`: of another repository, or of one that is gone. */
  head: { sha: string; branch: string; fork: boolean };
  base: { sha: string };
}

export interface Said {
  /** ISO 8601. */
  createdAt: string;
  author: Account | null;
  /** `author_association` of the API. */
  association: string;
  body: string;
}

/** Which comment: on an issue or pull request, on a line of a diff, or the text of a review. */
export type CommentKind = 'comment' | 'line' | 'review';

/** What only GitHub's API can tell. A call rejects where there is no answer; `null` says that there is no such thing. */
export interface Facts {
  permission(login: string): Promise<Permission>;
  /** The id behind a login. */
  accountId(login: string): Promise<number | null>;
  /** The account regreen itself writes as; `null` where that is not known. */
  own(): Promise<Account | null>;
  pull(number: number): Promise<PullFacts>;
  issue(
    number: number,
  ): Promise<{ title: string; body: string; labels: readonly string[]; state: string } | null>;
  /** One comment as it is now; `updatedAt` is `null` where the API does not tell it. */
  comment(
    kind: CommentKind,
    pull: number,
    id: number,
  ): Promise<{ body: string; updatedAt: string | null } | null>;
  /** The comments of an issue or pull request, newest first, a hundred at most. */
  comments(number: number): Promise<readonly Said[]>;
  /** Open pull requests of a branch of somebody's fork, whose head is this commit. */
  pullsOfFork(owner: string, branch: string, sha: string): Promise<readonly number[]>;
  branchHead(branch: string): Promise<string | null>;
  /** `author` is the account GitHub finds behind the commit, not the name it was written with. */
  commit(sha: string): Promise<{ author: Account | null; message: string }>;
  /** How many attempts at the failure with this key there have been on a branch: that of its fix unless told. */
  attempts(key: string, branch?: string): Promise<number>;
  /** How many runs loops and schedules have spent since midnight, UTC. */
  runsToday(): Promise<number>;
}

/** A question that got no answer, as one sentence that names it. */
export class Unanswered extends Error {}

/** Asks each question once, and names the one that fails. What is wrong use (a bad token) stays wrong use. */
export function askOnce(facts: Facts): Facts {
  const answers = new Map<string, Promise<unknown>>();
  const once =
    <A extends unknown[], T>(name: string, call: (...args: A) => Promise<T>) =>
    (...args: A): Promise<T> => {
      const key = JSON.stringify([name, ...args]);
      const known = answers.get(key) as Promise<T> | undefined;
      if (known !== undefined) return known;
      const shown = args.map((arg) => JSON.stringify(arg)).join(', ');
      const asked = Promise.try(call, ...args).catch((error: unknown) => {
        if (error instanceof WrongUse) throw error;
        throw new Unanswered(
          `GitHub does not answer ${name}(${shown}), and without it nobody is let in: ${sentence(error)}`,
        );
      });
      answers.set(key, asked);
      return asked;
    };
  return {
    permission: once('permission', (login) => facts.permission(login)),
    accountId: once('accountId', (login) => facts.accountId(login)),
    own: once('own', () => facts.own()),
    pull: once('pull', (number) => facts.pull(number)),
    issue: once('issue', (number) => facts.issue(number)),
    comment: once('comment', (kind, pull, id) => facts.comment(kind, pull, id)),
    comments: once('comments', (number) => facts.comments(number)),
    pullsOfFork: once('pullsOfFork', (owner, branch, sha) => facts.pullsOfFork(owner, branch, sha)),
    branchHead: once('branchHead', (branch) => facts.branchHead(branch)),
    commit: once('commit', (sha) => facts.commit(sha)),
    attempts: once('attempts', (...which) => facts.attempts(...which)),
    runsToday: once('runsToday', () => facts.runsToday()),
  };
}
