import { diffFiles } from './diff.ts';
import { lineComment, review } from './line-comment.ts';
import { refresh } from './pull-request.ts';
import {
  ApiError,
  type Call,
  created,
  listed,
  login,
  notFound,
  ok,
  type Reply,
  type Route,
} from './route.ts';
import { react } from './routes-issues.ts';
import { findPull } from './routes-pulls.ts';
import { type LineComment, now, type PullRequest } from './state.ts';
import type { World } from './world.ts';

const PULLS = '/repos/{owner}/{repo}/pulls';
const COMMENT = `${PULLS}/comments/{comment_id}`;
const write = ['pull_requests'];

/** Comments on the lines of a diff, and reviews as they are read. */
export const lineRoutes: Route[] = [
  { operation: `GET ${PULLS}/{pull_number}/comments`, handle: listComments },
  { operation: `POST ${PULLS}/{pull_number}/comments`, write, handle: createComment },
  { operation: `GET ${COMMENT}`, handle: (call) => ok(lineComment(call.world, findComment(call))) },
  { operation: `PATCH ${COMMENT}`, write, handle: updateComment },
  {
    operation: `POST ${COMMENT}/reactions`,
    write,
    handle: (call) => react(call, 'line', findComment(call).id),
  },
  { operation: `GET ${PULLS}/{pull_number}/reviews/{review_id}`, handle: getReview },
];

function findComment({ world, params }: Call): LineComment {
  const found = world.state.lineComments.find(({ id }) => id === Number(params.comment_id));
  if (!found) throw notFound();
  return found;
}

function getReview(call: Call): Reply {
  const { number } = findPull(call);
  const found = call.world.state.reviews.find(
    ({ id, pull }) => id === Number(call.params.review_id) && pull === number,
  );
  if (!found) throw notFound();
  return ok(review(call.world, found));
}

function listComments(call: Call): Reply {
  const { number } = findPull(call);
  const sign = call.query.get('direction') === 'desc' ? -1 : 1;
  const found = call.world.state.lineComments
    .filter(({ pull }) => pull === number)
    .sort((one, other) => sign * (one.id - other.id));
  return listed(call, found, (record) => lineComment(call.world, record));
}

interface NewComment {
  body: string;
  commit_id: string;
  path: string;
  line?: number;
  side?: 'LEFT' | 'RIGHT';
  start_line?: number;
}

async function createComment(call: Call): Promise<Reply> {
  const pull = findPull(call);
  const { body, commit_id, path, line = 1, side = 'RIGHT', start_line } = call.body as NewComment;
  const isThere = await isInDiff(call.world, pull, path, start_line ?? line, line);
  if (!isThere) {
    const message = 'pull_request_review_thread.line must be part of the diff';
    const field = 'pull_request_review_thread.line';
    throw new ApiError(422, 'Validation Failed', [
      { resource: 'PullRequestReviewComment', code: 'custom', field, message },
    ]);
  }
  const time = now();
  const record: LineComment = {
    id: call.world.state.nextId(),
    pull: pull.number,
    commit: commit_id,
    path,
    startLine: start_line ?? null,
    line,
    side,
    body,
    user: login(call),
    createdAt: time,
    updatedAt: time,
  };
  call.world.state.lineComments.push(record);
  return created(lineComment(call.world, record));
}

/** Whether both lines stand on the new side of one hunk. */
async function isInDiff(world: World, pull: PullRequest, path: string, first: number, last: number) {
  await refresh(world, pull);
  const { baseSha, headSha } = pull.pull;
  const base = (await world.git.mergeBase(baseSha, headSha)) ?? baseSha;
  const file = (await diffFiles(world.git, base, headSha)).find((each) => each.path === path);
  const hunks = [...(file?.patch ?? '').matchAll(/^@@ -\S+ \+(\d+)(?:,(\d+))? @@/gm)];
  return hunks.some(([, start, count = '1']) => {
    const end = Number(start) + Number(count) - 1;
    return Number(start) <= first && first <= last && last <= end;
  });
}

function updateComment(call: Call): Reply {
  const record = findComment(call);
  record.body = (call.body as { body: string }).body;
  record.updatedAt = now();
  return ok(lineComment(call.world, record));
}
