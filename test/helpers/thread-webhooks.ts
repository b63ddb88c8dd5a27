import { account, type Payload, type Place, payload } from './webhooks.ts';

/** The issue or pull request a comment stands on. */
export interface ThreadFacts {
  number: number;
  title: string;
  body: string;
  /** Who opened it. */
  author: string;
  labels: string[];
  isPullRequest: boolean;
}

export interface CommentFacts {
  id: number;
  body: string;
  author: string;
  /** ISO 8601, as the API tells it. */
  createdAt: string;
}

/** `issue_comment` [created]. Its issue is a pull request where it carries the key that says so. */
export function issueCommented(place: Place, on: ThreadFacts, comment: CommentFacts): Payload {
  const example = payload(place, 'issue_comment', ({ action }) => action === 'created');
  const issue = example.issue as Payload;
  const kind = on.isPullRequest ? 'pull' : 'issues';
  const { number, title, body } = on;
  const html = `${place.serverUrl}/${place.owner}/${place.name}/${kind}/${number}`;
  Object.assign(issue, {
    ...{ number, title, body, html_url: html, url: `${api(place)}/issues/${number}` },
    labels: on.labels.map((name, id) => ({ id, name, color: 'ededed', default: false })),
    user: account(issue.user, on.author),
  });
  if (on.isPullRequest) issue.pull_request = { url: `${api(place)}/pulls/${number}`, html_url: html };
  const { id } = comment;
  const said = example.comment as Payload;
  Object.assign(said, {
    ...written(said, comment),
    html_url: `${html}#issuecomment-${id}`,
    url: `${api(place)}/issues/comments/${id}`,
  });
  return { ...example, sender: account(example.sender, comment.author) };
}

export interface LineFacts {
  path: string;
  line: number;
  diffHunk: string;
  head: { branch: string; sha: string };
  base: { branch: string; sha: string };
}

/** `pull_request_review_comment` [created], of a pull request of this repository. */
export function lineCommented(
  place: Place,
  on: ThreadFacts,
  comment: CommentFacts,
  { path, line, diffHunk, head, base }: LineFacts,
): Payload {
  const example = payload(place, 'pull_request_review_comment', ({ action }) => action === 'created');
  const pull = example.pull_request as Payload;
  const side = (old: unknown, { branch, sha }: LineFacts['head']) => ({
    ...(old as Payload),
    ref: branch,
    sha,
  });
  Object.assign(pull, {
    ...{ number: on.number, title: on.title, body: on.body },
    user: account(pull.user, on.author),
    labels: on.labels.map((name, id) => ({ id, name, color: 'ededed', default: false })),
    ...{ head: side(pull.head, head), base: side(pull.base, base) },
  });
  const said = example.comment as Payload;
  Object.assign(said, { ...written(said, comment), path, line, diff_hunk: diffHunk, commit_id: head.sha });
  return { ...example, sender: account(example.sender, comment.author) };
}

const api = ({ url, owner, name }: Place) => `${url}/repos/${owner}/${name}`;

const written = (example: Payload, { id, body, author, createdAt }: CommentFacts): Payload => ({
  ...{ id, body, created_at: createdAt, updated_at: createdAt },
  user: account(example.user, author),
});
