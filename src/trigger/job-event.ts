import * as z from 'zod';
import {
  account,
  type EventSource,
  names,
  onDefaultBranch,
  parse,
  people,
  peopleOfJob,
  type Read,
  repository,
  skipped,
  toRepository,
  withRepository,
} from './payload.ts';
import { MERGE_QUEUE } from './run-event.ts';

/** A look for improvements: by schedule, or asked for by hand. */
export function readSchedule(source: EventSource): Read {
  const payload = parse(withRepository, source);
  const { fork } = checkedOut(source, payload);
  const who = peopleUnlessScheduled(source, payload);
  return { trigger: { kind: 'schedule', ...onDefaultBranch(source, payload.repository), fork, ...who } };
}

/** A task in words, from the input `task`. */
export function readTask(source: EventSource, task: string): Read {
  const payload = parse(withRepository, source);
  const who = peopleUnlessScheduled(source, payload);
  return { trigger: { kind: 'dispatch', ...checkedOut(source, payload), ...who, task } };
}

const repositoryDispatch = z.object({
  action: z.string().nullish(),
  sender: account,
  repository,
  client_payload: z.object({ task: z.string().nullish() }).nullish(),
});

/** `repository_dispatch`: the input `task` or, without one, `client_payload.task`. Runs on the default branch. */
export function readRepositoryDispatch(source: EventSource): Read {
  const payload = parse(repositoryDispatch, source);
  const task = source.task ?? payload.client_payload?.task ?? '';
  if (task.trim() === '')
    return skipped("'repository_dispatch' brings no task: send it as 'client_payload.task'");
  return {
    trigger: {
      kind: 'dispatch',
      ...onDefaultBranch(source, payload.repository),
      ...people([payload.sender], [source.env.triggeringActor]),
      task,
    },
  };
}

/** The last step of the failing job itself. */
export function readInJob(source: EventSource): Read {
  const payload = parse(withRepository, source);
  if (MERGE_QUEUE.test(source.env.refName))
    return skipped(`'${source.env.refName}' is of the merge queue, where nothing can be repaired`);
  return {
    trigger: {
      kind: 'in-job',
      ...checkedOut(source, payload),
      ...peopleOfJob(source, payload.sender),
      runId: source.env.runId,
      runAttempt: source.env.runAttempt,
      job: source.env.job,
      workflowPath: workflowPath(source.env.workflowRef),
      pulls: payload.pull_request?.number ? [payload.pull_request.number] : [],
    },
  };
}

type Payload = z.infer<typeof withRepository>;

/** Nobody is behind a schedule: that its file is on the default branch is the permission. */
const peopleUnlessScheduled = (source: EventSource, { sender }: Payload) =>
  source.name === 'schedule' ? { actors: [], accounts: [] } : peopleOfJob(source, sender);

/** `octo/repo/.github/workflows/ci.yml@refs/heads/main` → `.github/workflows/ci.yml`. */
function workflowPath(ref: string): string {
  return ref.replace(/@.*$/s, '').split('/').slice(2).join('/');
}

/** What the job works on. For a pull request that is the merge commit, and the change is for the branch of its head. */
function checkedOut(source: EventSource, { pull_request: pull, repository: repo }: Payload) {
  const head = pull?.head;
  return {
    repository: toRepository(repo),
    sha: source.env.sha,
    branch: head?.ref ?? source.env.refName,
    against: pull?.base.sha ?? null,
    fork: head !== undefined && head.repo?.id !== repo.id,
    ...(pull ? { labels: names(pull.labels) } : {}),
  };
}
