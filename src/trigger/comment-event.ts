import * as z from 'zod';
import type { AskedTrigger, Ending, PendingComment, ReviewTrigger } from '../types.ts';
import { parseMention } from './mention.ts';
import {
  account,
  type EventSource,
  labels,
  names,
  number,
  onDefaultBranch,
  parse,
  people,
  refused,
  repository,
  sha,
  side,
  skipped,
  someone,
  toRepository,
} from './payload.ts';

const thread = {
  number,
  title: z.string(),
  body: z.string().nullish(),
  state: z.string().nullish(),
  user: someone,
  labels: labels.nullish(),
};
const written = { id: number, body: z.string().nullish(), user: someone };
const dated = { ...written, created_at: z.string(), updated_at: z.string() };
const event = { action: z.string(), sender: account, repository };
const pull = z.object({ ...thread, head: side, base: z.object({ sha }) });

const issueComment = z.object({
  ...event,
  issue: z.object({ ...thread, pull_request: z.object({}).nullish() }),
  comment: z.object(dated),
});
const reviewComment = z.object({
  ...event,
  pull_request: pull,
  comment: z.object({
    ...dated,
    path: z.string(),
    // `null` where the line is no longer part of the diff; older servers leave it out.
    line: z.number().int().nullish(),
    diff_hunk: z.string().nullish(),
  }),
});
const review = z.object({
  ...event,
  pull_request: pull,
  review: z.object({ ...written, submitted_at: z.string() }),
});

type Asked = { trigger: AskedTrigger } | { ending: Ending };

/** `issue_comment`: on an issue it is complete, on a pull request the head is still to be asked for. */
export function readIssueComment(source: EventSource): Asked {
  const payload = parse(issueComment, source);
  const { issue, comment, repository: repo } = payload;
  const isPullRequest = Boolean(issue.pull_request);
  const said = read(source, { ...payload, on: issue, isPullRequest, wanted: 'created' }, comment);
  if ('ending' in said) return said;
  if (!isPullRequest) return { trigger: { kind: 'comment', ...said, ...onDefaultBranch(source, repo) } };
  const pending: PendingComment = {
    kind: 'comment',
    ...said,
    repository: toRepository(repo),
    sha: null,
    pull: issue.number,
  };
  return { trigger: pending };
}

/** `pull_request_review_comment`: a comment on a line of the diff. */
export function readReviewComment(source: EventSource): Asked {
  const payload = parse(reviewComment, source);
  const { path, line, diff_hunk: diffHunk } = payload.comment;
  const place = { path, line: line ?? null, diffHunk: diffHunk ?? '' };
  return onPull(source, payload, payload.comment, { place, wanted: 'created' });
}

/** `pull_request_review`: the text of a review that was handed in. */
export function readReview(source: EventSource): Asked {
  const payload = parse(review, source);
  const { submitted_at: at, ...rest } = payload.review;
  const comment = { ...rest, created_at: at, updated_at: at };
  return onPull(source, payload, comment, { place: null, wanted: 'submitted' });
}

function onPull(
  source: EventSource,
  payload: Pick<z.infer<typeof review>, 'action' | 'sender' | 'repository' | 'pull_request'>,
  comment: z.infer<typeof issueComment>['comment'],
  { place, wanted }: { place: ReviewTrigger['place']; wanted: string },
): Asked {
  const { pull_request: on, repository: repo } = payload;
  const said = read(source, { ...payload, on, isPullRequest: true, wanted }, comment);
  if ('ending' in said) return said;
  return {
    trigger: {
      kind: 'review',
      ...said,
      repository: toRepository(repo),
      sha: on.head.sha,
      branch: on.head.ref,
      against: on.base.sha,
      fork: on.head.repo?.id !== repo.id,
      place,
    },
  };
}

interface Where {
  action: string;
  wanted: string;
  sender: z.infer<typeof account>;
  on: Omit<z.infer<typeof issueComment>['issue'], 'pull_request'>;
  isPullRequest: boolean;
}

function read(
  source: EventSource,
  { action, wanted, sender, on, isPullRequest }: Where,
  comment: z.infer<typeof issueComment>['comment'],
) {
  if (action !== wanted) return skipped(`'${source.name}' with action '${action}' is not '${wanted}'`);
  const body = comment.body ?? '';
  const mention = parseMention(body, source.mention);
  if (mention === null) return skipped(`comment ${comment.id} does not call '${source.mention}'`);
  if (isPullRequest && on.state === 'closed') return skipped(`pull request #${on.number} is closed`);
  if (!comment.user) return refused(`the account that wrote comment ${comment.id} is gone`);
  return {
    ...people([sender, comment.user], [source.env.triggeringActor]),
    labels: names(on.labels),
    issue: on.number,
    isPullRequest,
    thread: { title: on.title, body: on.body ?? '', author: on.user?.login ?? '' },
    commentId: comment.id,
    author: comment.user.login,
    body,
    ...mention,
    createdAt: comment.created_at,
    updatedAt: comment.updated_at,
  };
}
