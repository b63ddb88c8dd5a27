import type { Door } from '../github.ts';
import { statusOf } from './status.ts';

export interface Job {
  id: number;
  name: string;
  status: string;
  conclusion: string | null;
  htmlUrl: string | null;
  runnerName: string | null;
  steps: Array<{ number: number; name: string; conclusion: string | null }>;
}

/** One run of a workflow; `status` is `completed` once there is a conclusion. */
interface WorkflowRun {
  id: number;
  attempt: number;
  number: number;
  name: string;
  /** Of the workflow file, maybe with `@ref`. */
  path: string;
  event: string;
  status: string | null;
  conclusion: string | null;
  createdAt: string;
  url: string;
}

/** The most GitHub gives at once. */
const PAGE = 100;

/** Runs of workflows, their jobs and their logs. */
export function actions({ octokit, here }: Door) {
  const { rest } = octokit;
  const seen = new Map<string, { etag: string; runs: WorkflowRun[] }>();
  return {
    async jobs(runId: number, attempt: number): Promise<Job[]> {
      const jobs: Array<Awaited<ReturnType<typeof page>>[number]> = [];
      // By number: the links GitHub gives name the repository by its id, which no row of the table allows.
      const page = async (n: number) => {
        const which = { run_id: runId, attempt_number: attempt, per_page: PAGE, page: n };
        return (await rest.actions.listJobsForWorkflowRunAttempt({ ...here, ...which })).data.jobs;
      };
      for (let n = 1; jobs.length === (n - 1) * PAGE; n += 1) jobs.push(...(await page(n)));
      return jobs.map((job) => ({
        ...{ id: job.id, name: job.name, status: job.status, conclusion: job.conclusion },
        ...{ htmlUrl: job.html_url, runnerName: job.runner_name },
        steps: (job.steps ?? []).map(({ number, name, conclusion }) => ({ number, name, conclusion })),
      }));
    },
    /** Where the log of a job lies for the next minute. GitHub answers 302 to another host, which must not see the token. */
    async jobLogUrl(jobId: number): Promise<string> {
      const { headers } = await octokit.request('GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs', {
        ...here,
        job_id: jobId,
        request: { redirect: 'manual' },
      });
      return String(headers.location ?? '');
    },
    /** The newest runs for a commit, 100 at most. Asked again, it costs nothing of GitHub's limit while nothing is new. */
    async runsOf(sha: string): Promise<WorkflowRun[]> {
      const known = seen.get(sha);
      try {
        const { data, headers } = await rest.actions.listWorkflowRunsForRepo({
          ...here,
          ...{ head_sha: sha, per_page: PAGE },
          headers: known === undefined ? {} : { 'if-none-match': known.etag },
        });
        const runs = data.workflow_runs.map(runOf);
        if (headers.etag !== undefined) seen.set(sha, { etag: headers.etag, runs });
        return runs;
      } catch (error) {
        if (statusOf(error) === 304 && known !== undefined) return known.runs;
        throw error;
      }
    },
    /**
     * The newest runs of one workflow since a time (ISO 8601), 100 at most.
     * @param workflowFile name of the file in `.github/workflows/`
     */
    async runsSince(workflowFile: string, since: string): Promise<WorkflowRun[]> {
      const which = { workflow_id: workflowFile, created: `>=${since}`, per_page: PAGE };
      const { data } = await rest.actions.listWorkflowRuns({ ...here, ...which });
      return data.workflow_runs.map(runOf);
    },
  };
}

interface ApiRun {
  id: number;
  run_attempt?: number;
  run_number: number;
  name?: string | null;
  path: string;
  event: string;
  status: string | null;
  conclusion: string | null;
  created_at: string;
  html_url: string;
}

const runOf = ({ id, path, event, status, conclusion, ...run }: ApiRun): WorkflowRun => ({
  ...{ id, attempt: run.run_attempt ?? 1, number: run.run_number, name: run.name ?? '', path },
  ...{ event, status, conclusion, createdAt: run.created_at, url: run.html_url },
});
