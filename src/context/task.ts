import type { GitHub, Job } from '../github.ts';
import { statusOf } from '../github.ts';
import { excerptText, triage } from '../triage/failure-log.ts';
import type {
  Account,
  Ending,
  Evidence,
  FailedRunTrigger,
  InJobTrigger,
  LabelTrigger,
  ScheduleTrigger,
  Trigger,
  Verifier,
} from '../types.ts';
import { fetchLog } from './job-log.ts';
import type { AgentTask } from './prompt.ts';
import { askTask, keyOf, plain, wordsTask } from './words-task.ts';
import { jobCommandsIn, jobDisplayName, type StepRef } from './workflow.ts';

export type Gathered = { task: AgentTask } | { ending: Ending };

export interface Sources {
  github: GitHub;
  /** A file of the commit under repair, from git objects; `null` where there is none. */
  fileAt: (path: string) => Promise<string | null>;
  /** The input `verify`: it stands in where the failing step is no command. */
  verify: readonly Verifier[];
  runnerName: string | null;
  /** Whether somebody is a user who may write; no list in the workflow file makes them so. */
  mayWrite: (account: Account) => Promise<boolean>;
  /** `mode: ask`: whatever is asked is a question. */
  ask?: boolean;
  /** Of the task another job says it has solved; it chooses among those the API tells of, and nothing else. */
  key?: string | null;
}

/** Turns a trigger into a task with its evidence. */
export async function gatherTask(trigger: Trigger, sources: Sources): Promise<Gathered> {
  switch (trigger.kind) {
    case 'failed-run':
      return failedRunTask(trigger, sources);
    case 'in-job':
      return inJobTask(trigger, sources);
    case 'label':
      return { task: issueTask(trigger, await sources.mayWrite(authorOf(trigger)), sources) };
    case 'schedule':
      return { task: suggestTask(trigger) };
    case 'dispatch':
      return { task: dispatchTask(trigger, sources) };
  }
}

function dispatchTask(
  { task: text, ...trigger }: Extract<Trigger, { kind: 'dispatch' }>,
  { ask = false }: Sources,
): AgentTask {
  const name = repositoryName(trigger);
  return ask ? askTask(text, keyOf(name, 'ask', text)) : wordsTask(text, keyOf(name, text));
}

const LOG_TOKENS = 1500;

/** The failing step of a run that has ended. */
export async function failedRunTask(trigger: FailedRunTrigger, sources: Sources): Promise<Gathered> {
  const jobs = await sources.github.jobs(trigger.runId, trigger.runAttempt);
  const failed = jobs.filter((job) => job.conclusion === 'failure' || job.conclusion === 'timed_out');
  const [first] = failed;
  if (first === undefined)
    return skipped(`run ${trigger.runNumber} of '${trigger.workflowName}' has no failed job`);
  const failure = await failureOf(trigger, failed, sources);
  if (failure === null) return skipped(`job '${first.name}' failed in no step of its own`);
  const run = `[${plain(trigger.workflowName)} #${trigger.runNumber}](${trigger.runUrl})`;
  const step = plain(failure.step.stepName);
  const subject = `the failing \`${step}\` step of ${run} on \`${plain(trigger.branch)}\``;
  return fixTask(trigger, sources, { ...failure, subject });
}

/** Jobs of a run that are looked into for the key; each costs a log. */
const MOST_JOBS = 3;

/** The first job that failed, or the one that was solved under the key. */
async function failureOf(
  trigger: FailedRunTrigger,
  [first, ...others]: readonly Job[],
  sources: Sources,
): Promise<Failure | null> {
  const failure = first === undefined ? null : await readFailure(trigger, first, sources);
  const { key = null } = sources;
  if (key === null || failure?.key === key) return failure;
  for (const job of others.slice(0, MOST_JOBS - 1)) {
    const other = await readFailure(trigger, job, sources);
    if (other?.key === key) return other;
  }
  return failure;
}

async function readFailure(
  trigger: FailedRunTrigger,
  job: Job,
  { github }: Sources,
): Promise<Failure | null> {
  const step = failedStep(job);
  if (step === null) return null;
  const log = await jobLog(github, job.id);
  const found = log === null ? null : await triage([log], { maxTokens: LOG_TOKENS });
  const firstError = normaliseError(found?.failures[0]?.message ?? '');
  return { job, step, log, found, key: keyOfStep(trigger, job.name, step.stepName, firstError) };
}

async function inJobTask(trigger: InJobTrigger, sources: Sources): Promise<Gathered> {
  const text = (await sources.fileAt(trigger.workflowPath)) ?? '';
  const name = jobDisplayName(text, trigger.job);
  const jobs = await sources.github.jobs(trigger.runId, trigger.runAttempt);
  const failing = jobs.filter((job) => failedStep(job) !== null);
  const running = failing.filter(({ status }) => status === 'in_progress');
  // What another job of the same run solved is published after that job has ended.
  const solved = failing.filter((each) => sources.key === keyOfJob(trigger, each));
  const job =
    solved[0] ??
    running.find((each) => each.runnerName === sources.runnerName && each.runnerName !== null) ??
    running.find((each) => each.name === name || each.name.startsWith(`${name} (`)) ??
    running[0];
  const step = job === undefined ? null : failedStep(job);
  if (job === undefined || step === null)
    return skipped('no step of this job has failed; regreen belongs in a last step with `if: failure()`');
  const where =
    job.htmlUrl === null ? `job \`${plain(job.name)}\`` : `[job \`${plain(job.name)}\`](${job.htmlUrl})`;
  return fixTask(trigger, sources, {
    ...{ job, step, log: null, found: null, key: keyOfJob(trigger, job) },
    subject: `the failing \`${plain(step.stepName)}\` step of ${where} on \`${plain(trigger.branch)}\``,
  });
}

/** The key of a job whose log is not known, as it is while the job runs. */
const keyOfJob = (trigger: InJobTrigger, job: Job): string =>
  keyOfStep(trigger, job.name, failedStep(job)?.stepName ?? '', '');

const keyOfStep = (
  trigger: InJobTrigger | FailedRunTrigger,
  job: string,
  step: string,
  firstError: string,
): string => keyOf(repositoryName(trigger), trigger.workflowPath, job, step, firstError, trigger.branch);

interface Failure {
  job: Job;
  step: StepRef;
  log: string | null;
  /** What the log says. */
  found: Awaited<ReturnType<typeof triage>> | null;
  key: string;
}

async function fixTask(
  trigger: FailedRunTrigger | InJobTrigger,
  sources: Sources,
  { job, step, log, found, key, subject }: Failure & { subject: string },
): Promise<Gathered> {
  const commands = await jobCommandsIn({ read: sources.fileAt }, trigger.workflowPath, step);
  const failing = commands.failing === null ? [...sources.verify] : [commands.failing];
  if (failing.length === 0)
    return skipped(
      `${trigger.workflowPath}: ${commands.reason}; name the failing command in the input 'verify'`,
    );
  const evidence: Evidence[] = log === null ? [] : [{ name: 'ci-job.log', text: log }];
  return {
    task: {
      kind: 'fix',
      text: [
        `The CI step \`${step.stepName}\` of job \`${job.name}\` fails on branch \`${trigger.branch}\`. Find the cause and repair it.`,
        found === null
          ? ''
          : `What its CI log says (whole log: ci-job.log in the evidence folder):\n${excerptText(found)}`,
      ]
        .filter(Boolean)
        .join('\n\n'),
      subject,
      failing,
      beside: commands.beside,
      ...(commands.room === null ? {} : { room: { ...commands.room, inJob: trigger.kind === 'in-job' } }),
      evidence,
      key,
      issue: null,
      words: null,
    },
  };
}

function failedStep(job: Job): StepRef | null {
  const at = job.steps.findIndex((step) => step.conclusion === 'failure' || step.conclusion === 'timed_out');
  const step = job.steps[at];
  if (step === undefined) return null;
  const occurrence = job.steps.slice(0, at).filter((each) => each.name === step.name).length;
  return { jobName: job.name, stepName: step.name, occurrence };
}

/** A log that is gone (410), or refused, is no reason to stop: the command itself will speak. */
async function jobLog(github: GitHub, jobId: number): Promise<string | null> {
  try {
    return await fetchLog(await github.jobLogUrl(jobId));
  } catch (error) {
    const status = statusOf(error);
    if (status === 410 || status === 404 || status === 403) return null;
    throw error;
  }
}

/** Numbers and hashes change from run to run; the rest of a message names the failure. */
const normaliseError = (message: string) => message.replace(/[0-9a-f]{7,}|\d+/gi, '#').slice(0, 200);

/** Whoever put the label on may write; the words are the author's. */
const authorOf = ({ issue: { author: login } }: LabelTrigger): Account => ({
  ...{ login, id: null, bot: login.endsWith('[bot]') },
});

function issueTask(trigger: LabelTrigger, trusted: boolean, { ask = false }: Sources): AgentTask {
  const { number, title, body } = trigger.issue;
  return {
    kind: ask ? 'ask' : 'implement',
    text: `Issue #${number}: ${title}\n\n${body}`,
    subject: `#${number}`,
    failing: [],
    beside: [],
    evidence: [],
    key: keyOf(repositoryName(trigger), 'issue', String(number)),
    issue: ask ? null : number,
    words: trusted ? `${title}\n${body}` : null,
  };
}

function suggestTask(trigger: ScheduleTrigger): AgentTask {
  return {
    kind: 'suggest',
    text: 'Look through this repository for small improvements that are worth a task of their own.',
    subject: 'suggestions',
    failing: [],
    beside: [],
    evidence: [],
    key: keyOf(repositoryName(trigger), 'suggest'),
    issue: null,
    words: null,
  };
}

const repositoryName = ({ repository }: Pick<Trigger, 'repository'>) =>
  `${repository.owner}/${repository.name}`;

const skipped = (reason: string): Gathered => ({ ending: { outcome: 'skipped', reason } });
