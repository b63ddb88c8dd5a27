import { type Call, listed, notFound, ok, page, type Reply, type Route } from './route.ts';
import { checkRun, job, workflowRun } from './run.ts';
import type { JobSeed, RunSeed } from './state.ts';

const REPO = '/repos/{owner}/{repo}';
const RUN = `${REPO}/actions/runs/{run_id}`;

export const actionsRoutes: Route[] = [
  { operation: `GET ${REPO}/actions/runs`, handle: listRuns },
  { operation: `GET ${REPO}/actions/workflows/{workflow_id}/runs`, handle: listRuns },
  { operation: `GET ${RUN}`, handle: async (call) => ok(await workflowRun(call.world, findRun(call))) },
  {
    operation: `GET ${RUN}/attempts/{attempt_number}`,
    handle: async (call) => ok(await workflowRun(call.world, findRun(call))),
  },
  { operation: `GET ${RUN}/jobs`, handle: listJobs },
  { operation: `GET ${RUN}/attempts/{attempt_number}/jobs`, handle: listJobs },
  {
    operation: `GET ${REPO}/actions/jobs/{job_id}`,
    handle: (call) => {
      const { run, seed } = findJob(call, 'job_id');
      return ok(job(call.world, run, seed));
    },
  },
  { operation: `GET ${REPO}/actions/jobs/{job_id}/logs`, signedIn: true, handle: jobLog },
  { operation: `GET ${REPO}/commits/{ref}/check-runs`, handle: listCheckRuns },
  {
    operation: `GET ${REPO}/check-runs/{check_run_id}/annotations`,
    handle: (call) => {
      findJob(call, 'check_run_id');
      return listed(call, [], (annotation) => annotation);
    },
  },
];

/** The attempt that is asked for, the latest where none is. */
function findRun({ world, params }: Call): RunSeed {
  const attempt = params.attempt_number;
  const run = world.state.runs
    .filter((seed) => seed.id === Number(params.run_id))
    .filter((seed) => attempt === undefined || seed.attempt === Number(attempt))
    .sort((one, other) => other.attempt - one.attempt)[0];
  if (!run) throw notFound();
  return run;
}

function findJob({ world, params }: Call, name: string): { run: RunSeed; seed: JobSeed } {
  for (const run of world.state.runs) {
    const seed = run.jobs.find(({ id }) => id === Number(params[name]));
    if (seed) return { run, seed };
  }
  throw notFound();
}

async function listRuns(call: Call): Promise<Reply> {
  const { query, world } = call;
  const filters: Array<[string, (run: RunSeed) => string | null]> = [
    ['branch', (run) => run.headBranch],
    ['event', (run) => run.event],
    ['head_sha', (run) => run.headSha],
    ['actor', (run) => run.actor ?? world.site.owner],
  ];
  const wanted = query.get('status');
  const runs = latestAttempts(call)
    .filter((run) => filters.every(([name, read]) => !query.has(name) || query.get(name) === read(run)))
    .filter((run) => wanted === null || wanted === 'completed' || wanted === run.conclusion)
    .sort((one, other) => other.id - one.id);
  const { items, headers } = page(call, runs);
  const body = {
    total_count: runs.length,
    workflow_runs: await Promise.all(items.map((run) => workflowRun(world, run))),
  };
  return { status: 200, body, headers };
}

/** The workflow that the Action itself runs in (`GITHUB_WORKFLOW_REF` of the runner's stand-in). */
const OWN_WORKFLOW = '.github/workflows/regreen.yml';

/** Each run of a workflow, or of all, once; those created since a time where one is asked for (`>=…`). */
function latestAttempts({ world, params, query }: Call): RunSeed[] {
  const workflow = params.workflow_id;
  const since = query.get('created')?.replace(/^>=/, '') ?? '';
  const runs = world.state.runs
    .filter(({ path }) => workflow === undefined || path.split('/').at(-1) === workflow)
    .filter(({ createdAt = '2020-01-01T00:00:00Z' }) => createdAt >= since);
  const known = [...world.state.runs.map(({ path }) => path), OWN_WORKFLOW];
  if (workflow !== undefined && !known.some((path) => path.endsWith(`/${workflow}`))) throw notFound();
  return runs.filter((run) => !runs.some(({ id, attempt }) => id === run.id && attempt > run.attempt));
}

function listJobs(call: Call): Reply {
  const run = findRun(call);
  const { items, headers } = page(call, run.jobs);
  const jobs = items.map((seed) => job(call.world, run, seed));
  return { status: 200, body: { total_count: run.jobs.length, jobs }, headers };
}

/** As on GitHub a redirection to a store that wants no token and must be sent none. */
function jobLog(call: Call): Reply {
  const { seed } = findJob(call, 'job_id');
  if (seed.log === null) throw notFound();
  if (seed.log === 410) return { status: 410, body: { message: 'Server Error: Gone' } };
  return { status: 302, headers: { location: `${call.world.site.logStore}/log-store/${seed.id}` } };
}

async function listCheckRuns(call: Call): Promise<Reply> {
  const { world, params, query } = call;
  const sha = await world.git.resolve(params.ref ?? '');
  if (sha === null) throw notFound();
  const name = query.get('check_name');
  const all = world.state.runs
    .filter((run) => run.headSha === sha)
    .flatMap((run) => run.jobs.map((seed) => checkRun(world, run, seed)))
    .filter((run) => name === null || run.name === name);
  const { items, headers } = page(call, all);
  return { status: 200, body: { total_count: all.length, check_runs: items }, headers };
}
