import { fetchLog } from './context/job-log.ts';
import type { GitHub, Job } from './github.ts';
import type { Logger } from './text/logger.ts';
import { ownStep } from './text/own-step.ts';
import { findExcerpt, type Preamble, printExcerpt, type StepLog } from './text/step-log.ts';
import type { RunRecord, VerifierResult, VerifierRun } from './types.ts';

/** The step this process is, and what it has printed so far. */
export interface OwnStep {
  logger: Logger;
  log: StepLog;
  preamble: Preamble;
  runId: number;
  runAttempt: number;
  runnerName: string | null;
  /** `GITHUB_JOB` */
  job: string;
}

type JobsDoor = Pick<GitHub, 'jobs' | 'jobLogUrl'>;

/** The run a line of the pull request is about. */
const shownRun = ({ after, before }: VerifierResult): VerifierRun | null => after ?? before;

/**
 * Prints what the verifiers said in our own step's log, and notes in the record at which line each stands, so that a
 * pull request can link to it. Where the line cannot be told for certain, none is noted.
 */
export async function printVerifiers(record: RunRecord, own: OwnStep, github: JobsDoor): Promise<void> {
  for (const verifier of record.verifiers) {
    const run = shownRun(verifier);
    if (run === null || run.conclusion === 'not-run') continue;
    const { sha256, startLine, endLine } = run.log;
    const ending = run.exitCode === null ? run.conclusion : `exit ${run.exitCode}`;
    const excerpt = { command: verifier.command, ending, sha256, startLine, endLine, text: run.excerpt };
    const { header } = printExcerpt(own.logger, own.log, excerpt);
    run.log.printed = own.preamble.exact ? header : null;
  }
  const jobs = await github.jobs(own.runId, own.runAttempt).catch((): Job[] => []);
  record.environment.job = ownStep(jobs, own);
}

/**
 * The same for what another job printed, once it has ended: its log tells the lines exactly. Nothing is believed of the
 * record but hashes; a job that is none of this run is left out.
 */
export async function findVerifiers(
  record: RunRecord,
  { runId, runAttempt }: Pick<OwnStep, 'runId' | 'runAttempt'>,
  github: JobsDoor,
): Promise<void> {
  const said = record.environment.job ?? { id: 0, step: 0 };
  const jobs = await github.jobs(runId, runAttempt).catch((): Job[] => []);
  const job = jobs.find(
    ({ id, steps }) => id === said.id && steps.some(({ number }) => number === said.step),
  );
  const lines = job === undefined ? null : await jobLines(github, job.id);
  for (const verifier of record.verifiers) {
    const run = shownRun(verifier);
    if (run !== null) run.log.printed = lines === null ? null : findExcerpt(lines, run.log.sha256);
  }
  record.environment.job = lines === null ? null : said;
}

/** `null` where the log cannot be had: good references are no reason to publish nothing. */
async function jobLines(github: JobsDoor, job: number): Promise<string[] | null> {
  try {
    return (await fetchLog(await github.jobLogUrl(job)))?.split('\n') ?? null;
  } catch {
    return null;
  }
}
