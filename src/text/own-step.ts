/** A job of a run, as the jobs API has it. */
interface RunningJob {
  id: number;
  name: string;
  status: string;
  runnerName: string | null;
  steps: ReadonlyArray<{ number: number; conclusion: string | null }>;
}

/** A step of a job: the numbers GitHub's page counts by. */
export interface StepAddress {
  /** Of the job. */
  id: number;
  step: number;
}

/**
 * The step this process is, among the jobs of its own run: of the job that is in progress on this runner the first step
 * that has not ended. The numbers of steps may jump, so they are read and never counted. Takes `RUNNER_NAME` and
 * `GITHUB_JOB`, the id of the job in its file.
 *
 * @returns `null` where it cannot be told for certain
 */
export function ownStep(
  jobs: readonly RunningJob[],
  { runnerName, job }: { runnerName: string | null; job: string },
): StepAddress | null {
  const running = jobs.filter(({ status }) => status === 'in_progress');
  const here = running.filter((each) => runnerName !== null && each.runnerName === runnerName);
  const named = running.filter(({ name }) => isNamed(name, job));
  const own =
    only(here) ?? only(here.filter((each) => named.includes(each))) ?? only(here.length === 0 ? named : []);
  const open = own?.steps.filter(({ conclusion }) => conclusion === null).map(({ number }) => number) ?? [];
  return own === null || open.length === 0 ? null : { id: own.id, step: Math.min(...open) };
}

/** A job without a name goes by its id: `test`, `test (24, ubuntu)` for one of a matrix, `caller / test` for a called one. */
function isNamed(name: string, job: string): boolean {
  const last = name.split(' / ').at(-1) ?? name;
  return last === job || last.startsWith(`${job} (`);
}

const only = <T>(found: readonly T[]): T | null => (found.length === 1 ? (found[0] ?? null) : null);
