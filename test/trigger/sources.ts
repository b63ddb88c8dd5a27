import { readEvent } from '../../src/trigger/event.ts';
import type { EventSource } from '../../src/trigger/payload.ts';
import type { AskedTrigger } from '../../src/types.ts';
import {
  issueLabeled,
  type Payload,
  payload,
  type RunFacts,
  workflowRunFailed,
} from '../helpers/webhooks.ts';

export const place = {
  url: 'https://api.github.com',
  serverUrl: 'https://github.com',
  owner: 'octo',
  name: 'widget',
  defaultBranch: 'main',
};
export const SHA = 'a'.repeat(40);
export const HEAD = 'b'.repeat(40);

const env: EventSource['env'] = {
  sha: SHA,
  refName: 'topic',
  actor: 'mona',
  triggeringActor: 'hubot',
  runId: 7,
  runAttempt: 2,
  job: 'check',
  workflowRef: 'octo/widget/.github/workflows/ci.yml@refs/heads/topic',
};

/** An event as the runner hands it over. */
export function source(name: string, body: unknown, more: Partial<EventSource> = {}): EventSource {
  return {
    name,
    payload: body,
    mode: 'auto',
    label: 'regreen',
    mention: '@regreen',
    task: null,
    env,
    ...more,
  };
}

/** The same with another branch or tag. */
export const onRef = (refName: string): Partial<EventSource> => ({ env: { ...env, refName } });

export function runEvent(
  facts: Partial<RunFacts> = {},
  change: (run: Payload) => void = () => {},
): EventSource {
  const body = workflowRunFailed(place, {
    runId: 99,
    attempt: 3,
    runNumber: 412,
    headSha: HEAD,
    headBranch: 'topic',
    path: '.github/workflows/ci.yml',
    workflow: 'CI',
    actor: 'mona',
    ...facts,
  });
  change(body.workflow_run as Payload);
  return source('workflow_run', body);
}

export interface CommentFacts {
  body: string;
  author?: string;
  onPull?: boolean;
  change?: (event: Payload) => void;
}

/** `issue_comment` [created] on #5. */
export function commentEvent({ body, author = 'mona', onPull = false, change = () => {} }: CommentFacts) {
  const event = payload(place, 'issue_comment', ({ action }) => action === 'created');
  const issue = event.issue as Payload;
  Object.assign(issue, { number: 5, title: 'Range', body: 'It is off by one.', state: 'open', labels: [] });
  issue.user = { ...(issue.user as Payload), login: 'eve', id: 666 };
  if (onPull) issue.pull_request = { url: 'https://api.github.com/repos/octo/widget/pulls/5' };
  else delete issue.pull_request;
  event.comment = written(event.comment as Payload, body, author);
  event.sender = (event.comment as Payload).user;
  change(event);
  return source('issue_comment', event);
}

/** `pull_request_review` [submitted] or `pull_request_review_comment` [created] on #5. */
export function reviewEvent(
  name: 'pull_request_review' | 'pull_request_review_comment',
  { body, author = 'mona', change = () => {} }: Omit<CommentFacts, 'onPull'>,
) {
  const [action, key] = name === 'pull_request_review' ? ['submitted', 'review'] : ['created', 'comment'];
  const event = payload(place, name, (example) => example.action === action);
  const pull = event.pull_request as Payload;
  Object.assign(pull, { number: 5, title: 'Range', body: 'Off by one.', state: 'open', labels: [] });
  Object.assign(pull.head as Payload, { ref: 'feature', sha: HEAD });
  Object.assign(pull.base as Payload, { ref: 'main', sha: SHA });
  event[key] = written(event[key] as Payload, body, author);
  event.sender = (event[key] as Payload).user;
  change(event);
  return source(name, event);
}

function written(comment: Payload, body: string, author: string): Payload {
  return { ...comment, id: 77, body, user: { ...(comment.user as Payload), login: author, id: 12 } };
}

/** Ids as the examples have them; `null` where only the environment knows the login. */
export const who = (login: string, id: number | null = null) => ({ login, id, bot: false });

export function triggerOf(from: EventSource): AskedTrigger {
  const read = readEvent(from);
  if ('ending' in read) throw new Error(`ended: ${read.ending.reason}`);
  return read.trigger;
}

export function endingOf(from: EventSource) {
  const read = readEvent(from);
  return 'ending' in read ? read.ending : read.trigger.kind;
}

/** `issues` [labeled] on #5. */
export const issueEvent = (label: string, more: Partial<EventSource> = {}) => {
  const facts = { number: 5, title: 'Add a flag', body: 'Please.', label, author: 'eve', sender: 'mona' };
  return source('issues', issueLabeled(place, facts), more);
};

/** The payload of `pull_request` [synchronize] on the branch `feature`. */
export const pullRequest = (change: (head: Payload, body: Payload) => void = () => {}) => {
  const body = payload(place, 'pull_request', ({ action }) => action === 'synchronize');
  const head = (body.pull_request as Payload).head as Payload;
  Object.assign(head, { ref: 'feature', sha: HEAD });
  change(head, body);
  return body;
};

/** A schedule of this repository. */
export const schedule: AskedTrigger = {
  kind: 'schedule',
  repository: { owner: 'octo', name: 'widget', defaultBranch: 'main' },
  sha: SHA,
  branch: 'main',
  against: null,
  actors: [],
  accounts: [],
  fork: false,
};
