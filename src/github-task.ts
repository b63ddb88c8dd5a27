import type { Config } from './config.ts';
import { gatherThread } from './context/gather-thread.ts';
import { type Gathered, gatherTask } from './context/task.ts';
import type { GitHub } from './github.ts';
import { type OwnJob, policyOf } from './github-admission.ts';
import { peopleSaid } from './publish/pull-request/branch.ts';
import type { FileAt } from './run-state.ts';
import { mayWrite } from './trigger/accounts.ts';
import type { Admission } from './trigger/authorize.ts';
import type { Facts } from './trigger/facts.ts';
import { attemptsLeft } from './trigger/loops.ts';
import { parseMention, wordsOf } from './trigger/mention.ts';
import { inputVerifiers } from './verifiers/discover.ts';

interface Means {
  config: Config;
  github: GitHub;
  job: OwnJob;
}

interface Gathering {
  fileAt: FileAt;
  facts: Facts;
  /** What another job of this run says it has solved. */
  key?: string | null;
}

/** The task of an event, unless it was done before or people have had their say. */
export async function newTaskOf(admission: Admission, means: Means, gathering: Gathering): Promise<Gathered> {
  const gathered = await taskOf(admission, means, gathering);
  if ('ending' in gathered) return gathered;
  const { config, github } = means;
  const { task } = gathered;
  const ending = await doneBefore(admission, task.key, config, gathering.facts);
  if (ending !== null) return { ending };
  // What is answered, suggested or offered needs no branch.
  if (!makesBranch(admission, task.kind, config)) return gathered;
  const said = await peopleSaid({ github, kind: task.kind, key: task.key });
  return said === null ? gathered : { ending: said };
}

const makesBranch = ({ delivery, goesOn }: Admission, kind: string, { publish }: Config) =>
  delivery === 'publish' &&
  goesOn === null &&
  publish === 'pull-request' &&
  (kind === 'fix' || kind === 'implement');

/** The task of an event, from the event and the API alone. A retry goes on under the key of its failure. */
export async function taskOf(
  { trigger, retry }: Admission,
  { config, github, job }: Means,
  { fileAt, facts, key = null }: Gathering,
): Promise<Gathered> {
  const sources = {
    ...{ github, fileAt, verify: inputVerifiers(config), runnerName: job.runnerName },
    mayWrite: (account: Parameters<typeof mayWrite>[0]) => mayWrite(account, facts),
    // The key of a retry is that of the first failure, and no job's own.
    ...{ ask: config.mode === 'ask', key: retry === null ? key : null },
  };
  if (trigger.kind === 'comment' || trigger.kind === 'review')
    return gatherThread(trigger, {
      ...sources,
      comments: (number) => github.comments(number),
      runsOf: (sha) => github.runsOf(sha),
      wordsOf,
      callOf: (body) => parseMention(body, config.mention),
    });
  const gathered = await gatherTask(trigger, sources);
  if ('ending' in gathered || retry === null) return gathered;
  return { task: { ...gathered.task, key: retry.key } };
}

/** The cap of one failure, once its key is known. */
async function doneBefore({ trigger, retry }: Admission, key: string, config: Config, facts: Facts) {
  const loops = trigger.kind === 'failed-run' || trigger.kind === 'in-job';
  return loops && retry === null ? attemptsLeft(await facts.attempts(key), policyOf(config)) : null;
}
