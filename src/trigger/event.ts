import * as z from 'zod';
import { type Ending, type Repository, type Trigger, WrongUse } from '../types.ts';

/** What the runner says of the event; see "Variables reference" in GitHub's documentation. */
export interface EventSource {
  name: string;
  payload: unknown;
  mode: 'auto' | 'fix' | 'implement' | 'suggest' | 'judge';
  label: string;
  task: string | null;
  env: {
    sha: string;
    refName: string;
    actor: string;
    triggeringActor: string;
    runId: number;
    runAttempt: number;
    job: string;
    workflowRef: string;
  };
}

const repository = z.object({
  id: z.number(),
  name: z.string(),
  default_branch: z.string(),
  owner: z.object({ login: z.string() }),
});

const workflowRun = z.object({
  action: z.string(),
  sender: z.object({ login: z.string() }),
  repository,
  workflow_run: z.object({
    id: z.number(),
    name: z.string().nullish(),
    path: z.string(),
    run_number: z.number(),
    run_attempt: z.number(),
    conclusion: z.string().nullable(),
    head_branch: z.string().nullable(),
    head_sha: z.string(),
    html_url: z.string(),
    head_repository: z.object({ id: z.number() }).nullish(),
    actor: z.object({ login: z.string() }).nullish(),
    triggering_actor: z.object({ login: z.string() }).nullish(),
  }),
});

const issues = z.object({
  action: z.string(),
  sender: z.object({ login: z.string() }),
  repository,
  label: z.object({ name: z.string() }).nullish(),
  issue: z.object({
    number: z.number(),
    title: z.string(),
    body: z.string().nullish(),
    user: z.object({ login: z.string() }).nullish(),
  }),
});

const withRepository = z.object({
  repository,
  pull_request: z
    .object({
      head: z.object({ ref: z.string(), sha: z.string(), repo: z.object({ id: z.number() }).nullable() }),
    })
    .nullish(),
});

const pullRequest = z.object({
  number: z.number(),
  pull_request: z.object({
    html_url: z.string(),
    title: z.string(),
    base: z.object({ ref: z.string(), sha: z.string() }),
    head: z.object({ sha: z.string() }),
  }),
});

/** A pull request to judge, whoever made it. */
export interface JudgedPullRequest {
  number: number;
  url: string;
  base: { branch: string; sha: string };
  headSha: string;
}

/** Reads `pull_request` for `mode: judge`. */
export function readPullRequest(
  source: Pick<EventSource, 'name' | 'payload'>,
): JudgedPullRequest | { ending: Ending } {
  if (source.name !== 'pull_request')
    return {
      ending: {
        outcome: 'skipped',
        reason: `mode 'judge' judges 'pull_request'; the event is '${source.name}'`,
      },
    };
  const { number, pull_request: pull } = parse(pullRequest, source);
  return {
    number,
    url: pull.html_url,
    base: { branch: pull.base.ref, sha: pull.base.sha },
    headSha: pull.head.sha,
  };
}

type Read = { trigger: Trigger } | { ending: Ending };

const skipped = (reason: string): Read => ({ ending: { outcome: 'skipped', reason } });

/** Turns the runner's event into one `Trigger`; webhook JSON goes no further than this file. Throws on a broken payload. */
export function readEvent(source: EventSource): Read {
  if (source.name === 'workflow_run') return readWorkflowRun(source);
  if (source.name === 'issues' && source.mode !== 'fix') return readIssues(source);
  if (source.mode === 'suggest' || (source.name === 'schedule' && source.mode === 'auto'))
    return readSchedule(source);
  if (source.task !== null) return readTask(source, source.task);
  if (source.mode === 'implement')
    return skipped(`mode 'implement' needs an issue or the input 'task'; the event is '${source.name}'`);
  return readInJob(source);
}

function readWorkflowRun(source: EventSource): Read {
  const { workflow_run: run, ...payload } = parse(workflowRun, source);
  if (run.conclusion !== 'failure' && run.conclusion !== 'timed_out')
    return skipped(
      `run ${run.run_number} of '${run.name ?? run.path}' ended '${run.conclusion}', which is no failure`,
    );
  if (run.head_branch === null)
    return skipped(`run ${run.run_number} of '${run.name ?? run.path}' belongs to no branch`);
  return {
    trigger: {
      kind: 'failed-run',
      repository: toRepository(payload.repository),
      sha: run.head_sha,
      branch: run.head_branch,
      actors: unique([
        payload.sender.login,
        run.actor?.login,
        run.triggering_actor?.login,
        source.env.triggeringActor,
      ]),
      fork: run.head_repository?.id !== payload.repository.id,
      conclusion: run.conclusion,
      runId: run.id,
      runAttempt: run.run_attempt,
      runNumber: run.run_number,
      runUrl: run.html_url,
      workflowName: run.name ?? run.path,
      // `path@ref` where the workflow comes from a ref of its own.
      workflowPath: run.path.replace(/@.*$/, ''),
    },
  };
}

function readIssues(source: EventSource): Read {
  const { issue, ...payload } = parse(issues, source);
  if (payload.action !== 'labeled')
    return skipped(`'issues' with action '${payload.action}' is not 'labeled'`);
  if (payload.label?.name !== source.label)
    return skipped(`the label is '${payload.label?.name ?? ''}', regreen acts on '${source.label}'`);
  return {
    trigger: {
      kind: 'label',
      ...onDefaultBranch(source, payload.repository),
      actors: unique([payload.sender.login, source.env.triggeringActor]),
      issue: {
        number: issue.number,
        title: issue.title,
        body: issue.body ?? '',
        author: issue.user?.login ?? '',
      },
    },
  };
}

function readSchedule(source: EventSource): Read {
  const payload = parse(withRepository, source);
  const actors = source.name === 'schedule' ? [] : unique([source.env.actor, source.env.triggeringActor]);
  const { fork } = checkedOut(source, payload);
  return { trigger: { kind: 'schedule', ...onDefaultBranch(source, payload.repository), fork, actors } };
}

function readTask(source: EventSource, task: string): Read {
  const payload = parse(withRepository, source);
  const actors = source.name === 'schedule' ? [] : unique([source.env.actor, source.env.triggeringActor]);
  return { trigger: { kind: 'dispatch', ...checkedOut(source, payload), actors, task } };
}

function readInJob(source: EventSource): Read {
  const payload = parse(withRepository, source);
  return {
    trigger: {
      kind: 'in-job',
      ...checkedOut(source, payload),
      actors: unique([source.env.actor, source.env.triggeringActor]),
      runId: source.env.runId,
      runAttempt: source.env.runAttempt,
      job: source.env.job,
      workflowPath: workflowPath(source.env.workflowRef),
    },
  };
}

/** `octo/repo/.github/workflows/ci.yml@refs/heads/main` → `.github/workflows/ci.yml`. */
function workflowPath(ref: string): string {
  return ref.replace(/@.*$/, '').split('/').slice(2).join('/');
}

/** What the job works on. For a pull request that is the merge commit, and the change is for the branch of its head. */
function checkedOut(source: EventSource, payload: z.infer<typeof withRepository>) {
  const head = payload.pull_request?.head;
  return {
    repository: toRepository(payload.repository),
    sha: source.env.sha,
    branch: head?.ref ?? source.env.refName,
    fork: head !== undefined && head.repo?.id !== payload.repository.id,
  };
}

function onDefaultBranch(source: EventSource, repo: z.infer<typeof repository>) {
  return { repository: toRepository(repo), sha: source.env.sha, branch: repo.default_branch, fork: false };
}

function toRepository(repo: z.infer<typeof repository>): Repository {
  return { owner: repo.owner.login, name: repo.name, defaultBranch: repo.default_branch };
}

const unique = (logins: ReadonlyArray<string | undefined>) =>
  [...new Set(logins)].filter((login): login is string => login !== undefined && login !== '');

/** The payload is not what GitHub documents for the event. */
export class BrokenEvent extends WrongUse {}

function parse<T>(schema: z.ZodType<T>, source: Pick<EventSource, 'name' | 'payload'>): T {
  const result = schema.safeParse(source.payload);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new BrokenEvent(
    `the payload of '${source.name}' is broken at '${issue?.path.join('.') || 'its top'}': ${issue?.message ?? 'not an object'}; GITHUB_EVENT_PATH (or --event) must name the JSON that GitHub sent`,
  );
}
