import * as z from 'zod';
import {
  account,
  type EventSource,
  number,
  parse,
  people,
  type Read,
  repository,
  sha,
  skipped,
  someone,
  toRepository,
} from './payload.ts';

const workflowRun = z.object({
  action: z.string(),
  sender: account,
  repository,
  workflow_run: z.object({
    id: number,
    name: z.string().nullish(),
    path: z.string(),
    event: z.string().nullish(),
    run_number: number,
    run_attempt: number,
    conclusion: z.string().nullable(),
    head_branch: z.string().nullable(),
    head_sha: sha,
    head_commit: z.object({ message: z.string().nullish() }).nullish(),
    html_url: z.string(),
    head_repository: z.object({ id: z.number(), owner: z.object({ login: z.string() }).nullish() }).nullish(),
    actor: someone,
    triggering_actor: someone,
    pull_requests: z
      .array(
        z.object({
          number,
          base: z.object({ sha, repo: z.object({ id: z.number() }).nullish() }),
        }),
      )
      .nullish(),
  }),
});

type Run = z.infer<typeof workflowRun>['workflow_run'];

/** A merge queue's branch is GitHub's: nobody else may push there (docs: "Managing a merge queue"). */
export const MERGE_QUEUE = /^gh-readonly-queue\//;

/** `conclusion` of the webhook `workflow_run`, and why there is nothing to repair. */
const NO_FAILURE: ReadonlyMap<string | null, string> = new Map([
  [null, 'has not ended yet'],
  ['success', "ended 'success', which is no failure"],
  ['neutral', "ended 'neutral', which is no failure"],
  ['skipped', "ended 'skipped', which is no failure"],
  ['cancelled', "ended 'cancelled': somebody stopped it, or a newer run took its place"],
  ['stale', "ended 'stale': GitHub gave it up, and no command failed"],
  ['action_required', "ended 'action_required': it waits for somebody to approve it, and nothing ran"],
  [
    'startup_failure',
    "ended 'startup_failure': its workflow file is not valid, so there is no job and no log; repair that file by hand",
  ],
]);

/** `workflow_run`: a completed run of another workflow. */
export function readWorkflowRun(source: EventSource): Read {
  const { workflow_run: run, repository: repo, sender } = parse(workflowRun, source);
  const nothing = nothingToDo(run);
  if (nothing !== null) return skipped(`run ${run.run_number} of '${run.name ?? run.path}' ${nothing}`);
  const pulls = (run.pull_requests ?? []).filter(({ base }) => (base.repo?.id ?? repo.id) === repo.id);
  return {
    trigger: {
      kind: 'failed-run',
      repository: toRepository(repo),
      sha: run.head_sha,
      branch: run.head_branch ?? '',
      against: pulls[0]?.base.sha ?? null,
      ...people([sender, run.actor, run.triggering_actor], [source.env.triggeringActor]),
      fork: run.head_repository?.id !== repo.id,
      headOwner: run.head_repository?.owner?.login ?? null,
      conclusion: run.conclusion,
      runId: run.id,
      runAttempt: run.run_attempt,
      runNumber: run.run_number,
      runUrl: run.html_url,
      workflowName: run.name ?? run.path,
      // `path@ref` where the workflow comes from a ref of its own.
      workflowPath: run.path.replace(/@.*$/s, ''),
      pulls: pulls.map((pull) => pull.number),
      message: run.head_commit?.message ?? '',
    },
  };
}

function nothingToDo({ conclusion, head_branch: branch, event, actor }: Run): string | null {
  if (conclusion !== 'failure' && conclusion !== 'timed_out')
    return NO_FAILURE.get(conclusion) ?? `ended '${conclusion}', which is no failure`;
  if (branch === null || branch === '') return 'belongs to no branch';
  if (MERGE_QUEUE.test(branch))
    return `is of the merge queue ('${branch}'), where nothing can be repaired; its pull requests can`;
  // Its head_sha is the base's, whatever the pull request's head is.
  if (event === 'pull_request_target')
    return "was started by 'pull_request_target', so its commit is not the one of the pull request";
  if (!actor) return 'was started by an account that is gone; nobody can answer for it';
  return null;
}
