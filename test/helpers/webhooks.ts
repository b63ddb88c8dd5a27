import { createRequire } from 'node:module';

export type Payload = Record<string, unknown>;

/** The repository a payload is to speak of; a started GitHub server is one. */
export interface Place {
  url: string;
  serverUrl: string;
  owner: string;
  name: string;
  defaultBranch: string;
}

interface Definition {
  name: string;
  examples: Payload[];
}

const require = createRequire(import.meta.url);

/**
 * A payload GitHub really sent, from `@octokit/webhooks-examples`, moved to `place`: a copy of the first example of
 * `event` that `pick` accepts. Throws when there is none.
 */
export function payload(place: Place, event: string, pick: (example: Payload) => boolean): Payload {
  const definitions = require('@octokit/webhooks-examples') as Definition[];
  const found = definitions.find(({ name }) => name === event)?.examples.find(pick);
  if (!found)
    throw new Error(`@octokit/webhooks-examples has no "${event}" that was asked for: pick another`);
  return move(place, structuredClone(found)) as Payload;
}

export interface RunFacts {
  runId: number;
  attempt: number;
  runNumber: number;
  headSha: string;
  headBranch: string;
  /** Path of the workflow file. */
  path: string;
  /** Name of the workflow. */
  workflow: string;
  /** What started the run that failed. */
  event?: string;
  conclusion?: string;
  /** Who started it; the owner unless told. */
  actor?: string;
  /** The owner of the fork the head comes from. */
  forkOwner?: string;
}

/** `workflow_run` [completed] with conclusion failure. */
export function workflowRunFailed(place: Place, facts: RunFacts): Payload {
  const { runId, attempt, headSha, headBranch, path, actor = place.owner } = facts;
  const example = payload(place, 'workflow_run', ({ action, workflow_run: run }) => {
    return action === 'completed' && typeof (run as Payload).path === 'string';
  });
  const run = example.workflow_run as Payload;
  const url = `${place.url}/repos/${place.owner}/${place.name}/actions/runs/${runId}`;
  Object.assign(run, {
    id: runId,
    run_attempt: attempt,
    run_number: facts.runNumber,
    name: facts.workflow,
    display_title: facts.workflow,
    path,
    event: facts.event ?? 'push',
    status: 'completed',
    conclusion: facts.conclusion ?? 'failure',
    head_sha: headSha,
    head_branch: headBranch,
    head_commit: { ...(run.head_commit as Payload), id: headSha },
    url,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    html_url: `${place.serverUrl}/${place.owner}/${place.name}/actions/runs/${runId}`,
    actor: account(run.actor, actor),
    triggering_actor: account(run.triggering_actor, actor),
  });
  if (facts.forkOwner !== undefined) run.head_repository = fork(run.head_repository, place, facts.forkOwner);
  Object.assign(example.workflow as Payload, { name: facts.workflow, path });
  return { ...example, sender: account(example.sender, actor) };
}

export interface IssueFacts {
  number: number;
  title: string;
  body: string;
  /** The label that was put on. */
  label: string;
  /** Who wrote the issue. */
  author: string;
  /** Who put the label on. */
  sender: string;
}

/** `issues` [labeled]. */
export function issueLabeled(place: Place, facts: IssueFacts): Payload {
  const { number, title, body, author, sender } = facts;
  const example = payload(place, 'issues', ({ action }) => action === 'labeled');
  const issue = example.issue as Payload;
  const label = { ...(example.label as Payload), name: facts.label };
  const url = `${place.url}/repos/${place.owner}/${place.name}/issues/${number}`;
  Object.assign(issue, { number, title, body, url, labels: [label], user: account(issue.user, author) });
  issue.html_url = `${place.serverUrl}/${place.owner}/${place.name}/issues/${number}`;
  return { ...example, label, sender: account(example.sender, sender) };
}

export interface PullRequestFacts {
  number: number;
  title: string;
  base: { branch: string; sha: string };
  head: { branch: string; sha: string };
  /** Who opened it. */
  author: string;
  /** The owner of the fork the head comes from. */
  forkOwner?: string;
}

/** `pull_request` [opened]. */
export function pullRequest(place: Place, facts: PullRequestFacts): Payload {
  const { number, title, base, head, author, forkOwner } = facts;
  const example = payload(place, 'pull_request', ({ action }) => action === 'opened');
  const pull = example.pull_request as Payload;
  const side = (old: unknown, { branch, sha }: PullRequestFacts['base']) => ({
    ...(old as Payload),
    ref: branch,
    sha,
    label: `${place.owner}:${branch}`,
  });
  Object.assign(pull, {
    number,
    title,
    body: '',
    html_url: `${place.serverUrl}/${place.owner}/${place.name}/pull/${number}`,
    url: `${place.url}/repos/${place.owner}/${place.name}/pulls/${number}`,
    base: side(pull.base, base),
    head: side(pull.head, head),
    user: account(pull.user, author),
  });
  const headSide = pull.head as Payload;
  if (forkOwner !== undefined) headSide.repo = fork(headSide.repo, place, forkOwner);
  return { ...example, number, sender: account(example.sender, author) };
}

/** `workflow_dispatch` on a branch, with its inputs. */
export function workflowDispatch(
  place: Place,
  facts: { branch: string; inputs: Record<string, string>; sender: string },
): Payload {
  const example = payload(place, 'workflow_dispatch', () => true);
  const { branch, inputs, sender } = facts;
  return { ...example, ref: `refs/heads/${branch}`, inputs, sender: account(example.sender, sender) };
}

/** `schedule`: GitHub sends the cron line and the repository; there is no published example. */
export function schedule(place: Place, cron: string): Payload {
  const { repository } = payload(place, 'workflow_run', ({ action }) => action === 'completed');
  return { schedule: cron, repository };
}

/** Replaces the example's repositories and addresses throughout. */
function move(place: Place, value: unknown): unknown {
  if (typeof value === 'string') return moveUrl(place, value);
  if (Array.isArray(value)) return value.map((entry) => move(place, entry));
  if (typeof value !== 'object' || value === null) return value;
  const moved = Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, move(place, entry)]));
  if (!('full_name' in moved)) return moved;
  return {
    ...moved,
    id: REPOSITORY_ID,
    name: place.name,
    full_name: `${place.owner}/${place.name}`,
    private: false,
    fork: false,
    default_branch: place.defaultBranch,
    owner: account(moved.owner, place.owner),
  };
}

const REPOSITORY_ID = 1_296_269;

function moveUrl({ url, serverUrl, owner, name }: Place, text: string): string {
  return text
    .replace(/^https:\/\/api\.github\.com\/repos\/[^/]+\/[^/]+/, `${url}/repos/${owner}/${name}`)
    .replace(/^https:\/\/api\.github\.com/, url)
    .replace(/^https:\/\/github\.com\/[^/]+\/[^/.]+/, `${serverUrl}/${owner}/${name}`)
    .replace(/^https:\/\/github\.com/, serverUrl);
}

/** The id GitHub gave to the account of `GITHUB_TOKEN`. */
const KNOWN_IDS: Record<string, number> = { 'github-actions[bot]': 41_898_282 };

/** Somebody in the form of an example's account. */
export function account(example: unknown, login: string): Payload {
  const type = login.endsWith('[bot]') ? 'Bot' : 'User';
  const { id } = example as Payload;
  return { ...(example as Payload), login, type, id: KNOWN_IDS[login] ?? id };
}

function fork(example: unknown, place: Place, owner: string): Payload {
  const repository = example as Payload;
  const moved = move({ ...place, owner }, repository) as Payload;
  return { ...moved, id: REPOSITORY_ID + 1, fork: true, owner: account(repository.owner, owner) };
}
