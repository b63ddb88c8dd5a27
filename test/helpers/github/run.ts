import { minimalRepository } from './repository.ts';
import { repositoryApi, repositoryHtml } from './site.ts';
import type { JobSeed, RunSeed } from './state.ts';
import { simpleUser } from './user.ts';
import type { World } from './world.ts';

/** Runs are seeded as finished; when they ran changes nothing for whoever reads them. */
const TIME = '2020-01-01T00:00:00Z';

/** GitHub's `workflow-run`. */
export async function workflowRun(world: World, run: RunSeed) {
  const api = repositoryApi(world.site);
  const html = repositoryHtml(world.site);
  const actor = simpleUser(world, run.actor ?? world.site.owner);
  const repository = minimalRepository(world);
  const url = `${api}/actions/runs/${run.id}`;
  return {
    id: run.id,
    node_id: `WFR_${run.id}`,
    name: run.name,
    path: run.path,
    display_title: run.name,
    run_number: run.runNumber,
    run_attempt: run.attempt,
    event: run.event,
    status: statusOf(run),
    conclusion: run.conclusion,
    head_branch: run.headBranch,
    head_sha: run.headSha,
    head_commit: await headCommit(world, run.headSha),
    workflow_id: 7_000_000,
    check_suite_id: 8_000_000 + run.id,
    check_suite_node_id: `CS_${run.id}`,
    // Found by head and branch instead: for a pull request of a fork GitHub's list is empty, too.
    pull_requests: [],
    created_at: run.createdAt ?? TIME,
    updated_at: run.createdAt ?? TIME,
    run_started_at: run.createdAt ?? TIME,
    actor,
    triggering_actor: actor,
    repository,
    head_repository: repository,
    referenced_workflows: [],
    url,
    html_url: `${html}/actions/runs/${run.id}`,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${api}/check-suites/${8_000_000 + run.id}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    workflow_url: `${api}/actions/workflows/7000000`,
    previous_attempt_url: run.attempt > 1 ? `${url}/attempts/${run.attempt - 1}` : null,
  };
}

async function headCommit({ git }: World, sha: string) {
  const commit = await git.commit(sha);
  const person = ({ name, email }: { name: string; email: string }) => ({ name, email });
  return {
    id: sha,
    tree_id: commit.tree,
    message: commit.message,
    timestamp: commit.committer.date,
    author: person(commit.author),
    committer: person(commit.committer),
  };
}

/** GitHub's `job`. */
export function job(world: World, run: RunSeed, seed: JobSeed) {
  const api = repositoryApi(world.site);
  return {
    id: seed.id,
    node_id: `CR_${seed.id}`,
    run_id: run.id,
    run_attempt: run.attempt,
    run_url: `${api}/actions/runs/${run.id}`,
    workflow_name: run.name,
    head_branch: run.headBranch,
    head_sha: run.headSha,
    name: seed.name,
    status: statusOf(seed),
    conclusion: seed.conclusion,
    created_at: TIME,
    started_at: TIME,
    completed_at: seed.conclusion === null ? null : TIME,
    steps: seed.steps.map((step) => ({
      ...step,
      status: statusOf(step),
      started_at: TIME,
      completed_at: step.conclusion === null ? null : TIME,
    })),
    url: `${api}/actions/jobs/${seed.id}`,
    html_url: jobHtml(world, run, seed),
    check_run_url: `${api}/check-runs/${seed.id}`,
    labels: ['ubuntu-latest'],
    runner_id: 1,
    runner_name: 'GitHub Actions 1',
    runner_group_id: 1,
    runner_group_name: 'GitHub Actions',
  };
}

/** What has no conclusion yet is still running. */
const statusOf = ({ conclusion }: { conclusion: string | null }) =>
  conclusion === null ? 'in_progress' : 'completed';

const jobHtml = ({ site }: World, run: RunSeed, seed: JobSeed): string =>
  `${repositoryHtml(site)}/actions/runs/${run.id}/job/${seed.id}`;

/** GitHub's `check-run` that Actions makes of each job, under the job's id. */
export function checkRun(world: World, run: RunSeed, seed: JobSeed) {
  const url = `${repositoryApi(world.site)}/check-runs/${seed.id}`;
  return {
    id: seed.id,
    node_id: `CR_${seed.id}`,
    external_id: '',
    head_sha: run.headSha,
    name: seed.name,
    status: 'completed',
    conclusion: seed.conclusion,
    started_at: TIME,
    completed_at: TIME,
    url,
    html_url: jobHtml(world, run, seed),
    details_url: jobHtml(world, run, seed),
    check_suite: { id: 8_000_000 + run.id },
    output: {
      title: null,
      summary: null,
      text: null,
      annotations_count: 0,
      annotations_url: `${url}/annotations`,
    },
    app: null,
    pull_requests: [],
  };
}
