import { issue, issueComment, label, reaction } from './issue.ts';
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
import { type Comment, type Issue, now, type Reaction } from './state.ts';

const REPO = '/repos/{owner}/{repo}';
const ISSUE = `${REPO}/issues/{issue_number}`;
const COMMENT = `${REPO}/issues/comments/{comment_id}`;
/** GitHub's limit for the body of an issue, a pull request or a comment. */
const MAX_BODY = 65_536;

export const issueRoutes: Route[] = [
  { operation: `GET ${REPO}/issues`, handle: listIssues },
  { operation: `POST ${REPO}/issues`, write: ['issues'], handle: createIssue },
  { operation: `GET ${ISSUE}`, handle: (call) => ok(issue(call.world, findIssue(call))) },
  { operation: `PATCH ${ISSUE}`, write: issueOrPull, handle: updateIssue },
  { operation: `GET ${ISSUE}/comments`, handle: listComments },
  { operation: `POST ${ISSUE}/comments`, write: issueOrPull, handle: createComment },
  {
    operation: `GET ${COMMENT}`,
    handle: (call) => ok(issueComment(call.world, findComment(call))),
  },
  { operation: `PATCH ${COMMENT}`, write: issueOrPull, handle: updateComment },
  { operation: `DELETE ${COMMENT}`, write: issueOrPull, handle: deleteComment },
  { operation: `POST ${ISSUE}/labels`, write: issueOrPull, handle: addLabels },
  { operation: `GET ${ISSUE}/labels`, handle: (call) => listLabels(call, findIssue(call).labels) },
  {
    operation: `POST ${ISSUE}/reactions`,
    write: issueOrPull,
    handle: (call) => react(call, 'issue', findIssue(call).number),
  },
  {
    operation: `POST ${COMMENT}/reactions`,
    write: issueOrPull,
    handle: (call) => react(call, 'comment', findComment(call).id),
  },
  {
    operation: `GET ${REPO}/labels`,
    handle: (call) => listLabels(call, [...call.world.state.labels.keys()]),
  },
  { operation: `GET ${REPO}/labels/{name}`, handle: getLabel },
  { operation: `POST ${REPO}/labels`, write: ['issues', 'pull_requests'], handle: createLabel },
];

/** A pull request can be commented and labelled with either permission, an issue with its own only. */
function issueOrPull(call: Call): string[] {
  const number = call.params.comment_id === undefined ? findIssue(call).number : findComment(call).issue;
  return call.world.state.issues.get(number)?.pull ? ['issues', 'pull_requests'] : ['issues'];
}

function findIssue({ world, params }: Call): Issue {
  const found = world.state.issues.get(Number(params.issue_number));
  if (!found) throw notFound();
  return found;
}

function findComment({ world, params }: Call): Comment {
  const found = world.state.comments.find(({ id }) => id === Number(params.comment_id));
  if (!found) throw notFound();
  return found;
}

function checkBody(resource: string, body: string | null | undefined): void {
  if ((body ?? '').length <= MAX_BODY) return;
  const message = `body is too long (maximum is ${MAX_BODY} characters)`;
  throw new ApiError(422, 'Validation Failed', [{ resource, code: 'custom', field: 'body', message }]);
}

function listIssues(call: Call): Reply {
  const { query, world } = call;
  const state = query.get('state') ?? 'open';
  const labels = query.get('labels')?.split(',') ?? [];
  const creator = query.get('creator');
  const sign = query.get('direction') === 'asc' ? 1 : -1;
  const key = query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt';
  const found = [...world.state.issues.values()]
    .filter((record) => state === 'all' || record.state === state)
    .filter((record) => labels.every((name) => record.labels.includes(name)))
    .filter((record) => creator === null || record.user === creator)
    .sort((one, other) => sign * (one[key].localeCompare(other[key]) || one.number - other.number));
  return listed(call, found, (record) => issue(world, record));
}

/** Labels come as names or as objects with a name. */
const labelNames = (labels: Array<string | { name?: string }> = []): string[] =>
  labels.map((entry) => (typeof entry === 'string' ? entry : (entry.name ?? '')));

function createIssue(call: Call): Reply {
  const { state } = call.world;
  const { title, body = null, labels } = call.body as { title: string; body?: string; labels?: string[] };
  checkBody('Issue', body);
  const time = now();
  const record: Issue = {
    number: state.nextNumber(),
    title: String(title),
    body,
    user: login(call),
    labels: labelNames(labels),
    state: 'open',
    stateReason: null,
    createdAt: time,
    updatedAt: time,
    closedAt: null,
    pull: null,
  };
  state.issues.set(record.number, record);
  return created(issue(call.world, record));
}

function updateIssue(call: Call): Reply {
  const record = findIssue(call);
  const changes = call.body as Partial<{
    title: string;
    body: string | null;
    state: 'open' | 'closed';
    state_reason: string | null;
    labels: string[];
  }>;
  checkBody('Issue', changes.body);
  if (changes.title !== undefined) record.title = changes.title;
  if (changes.body !== undefined) record.body = changes.body;
  if (changes.labels !== undefined) record.labels = labelNames(changes.labels);
  if (changes.state !== undefined) {
    const isClosed = changes.state === 'closed';
    record.state = changes.state;
    record.closedAt = isClosed ? now() : null;
    record.stateReason = changes.state_reason ?? (isClosed ? 'completed' : 'reopened');
  }
  record.updatedAt = now();
  return ok(issue(call.world, record));
}

function listComments(call: Call): Reply {
  const { number } = findIssue(call);
  const since = call.query.get('since') ?? '';
  const found = call.world.state.comments.filter((record) => record.issue === number);
  return listed(
    call,
    found.filter((record) => record.updatedAt >= since),
    (record) => issueComment(call.world, record),
  );
}

function createComment(call: Call): Reply {
  const { number } = findIssue(call);
  const { body } = call.body as { body: string };
  checkBody('IssueComment', body);
  const time = now();
  const record: Comment = {
    id: call.world.state.nextId(),
    issue: number,
    body,
    user: login(call),
    createdAt: time,
    updatedAt: time,
  };
  call.world.state.comments.push(record);
  return created(issueComment(call.world, record));
}

function updateComment(call: Call): Reply {
  const record = findComment(call);
  const { body } = call.body as { body: string };
  checkBody('IssueComment', body);
  record.body = body;
  record.updatedAt = now();
  return ok(issueComment(call.world, record));
}

function deleteComment(call: Call): Reply {
  const { comments } = call.world.state;
  comments.splice(comments.indexOf(findComment(call)), 1);
  return { status: 204 };
}

function listLabels(call: Call, names: string[]): Reply {
  return listed(call, names, (name) => label(call.world, name));
}

function addLabels(call: Call): Reply {
  const record = findIssue(call);
  const body = call.body as { labels?: string[] } | string[];
  const added = labelNames(Array.isArray(body) ? body : body.labels);
  record.labels = [...new Set([...record.labels, ...added])];
  return ok(record.labels.map((name) => label(call.world, name)));
}

/** The same reaction of the same user again answers the first one with 200. */
export function react(call: Call, on: Reaction['on'], target: number): Reply {
  const { state } = call.world;
  const { content } = call.body as { content: string };
  const user = login(call);
  const same = state.reactions.find(
    (one) => one.on === on && one.target === target && one.content === content && one.user === user,
  );
  if (same) return ok(reaction(call.world, same));
  const record: Reaction = { id: state.nextId(), on, target, content, user, createdAt: now() };
  state.reactions.push(record);
  return created(reaction(call.world, record));
}

function getLabel({ world, params }: Call): Reply {
  const name = params.name ?? '';
  if (!world.state.labels.has(name)) throw notFound();
  return ok(label(world, name));
}

function createLabel({ world, body }: Call): Reply {
  const {
    name,
    color = 'ededed',
    description = '',
  } = body as {
    name: string;
    color?: string;
    description?: string;
  };
  if (world.state.labels.has(name)) {
    throw new ApiError(422, 'Validation Failed', [
      { resource: 'Label', code: 'already_exists', field: 'name' },
    ]);
  }
  world.state.labels.set(name, { id: world.state.nextId(), name, color, description });
  return created(label(world, name));
}
