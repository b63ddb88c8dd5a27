import type { Prices } from './agent/prices.ts';
import type { Config } from './config.ts';
import { gatherThread } from './context/gather-thread.ts';
import { type Gathered, gatherTask } from './context/task.ts';
import { baseFiles } from './frozen-verifiers.ts';
import type { GitHub } from './github.ts';
import { githubFacts } from './github-facts.ts';
import { houseMessage } from './house-message.ts';
import { chooseModel } from './model-choice.ts';
import { patchedFiles } from './patched-files.ts';
import type { FileAt } from './prepare.ts';
import type { Links } from './publish/body.ts';
import { peopleSaid } from './publish/pull-request/branch.ts';
import type { Publisher } from './publisher.ts';
import type { Order } from './run.ts';
import { openSteering } from './steering.ts';
import { mayWrite } from './trigger/accounts.ts';
import { type Admission, authorize, type Decision } from './trigger/authorize.ts';
import type { Facts } from './trigger/facts.ts';
import type { Moment } from './trigger/freshness.ts';
import { attemptsLeft } from './trigger/loops.ts';
import { parseMention, wordsOf } from './trigger/mention.ts';
import type { Policy } from './trigger/policy.ts';
import { pullsOf } from './trigger/wishes.ts';
import type { AskedTrigger, Ending, RunRecord, ThreadTrigger, Trigger } from './types.ts';
import { inputVerifiers } from './verifiers/discover.ts';
import { mayWriteCache } from './workspace/setup/cache-key.ts';

/** The job this runs in, as the runner tells it; outside of a job nothing is known. */
interface OwnJob {
  runId: number;
  runnerName: string | null;
  /** `GITHUB_WORKFLOW_REF` */
  workflowRef: string;
}

export interface GitHubMeans {
  config: Config;
  github: GitHub;
  /** With a cap of its own, for what is asked again and again and, in a publishing job, for files. */
  polls: GitHub;
  publisher: Publisher;
  links: Links;
  prices: Prices;
  job: OwnJob;
  /** Shows what the verifiers said where the record can refer to it. */
  describe: (record: RunRecord) => Promise<void>;
}

type Asked = { trigger: AskedTrigger } | { ending: Ending };

/** An order that comes from GitHub and goes back there. */
export function githubOrder(asked: Asked, means: GitHubMeans): Order {
  if ('ending' in asked) return refusal(asked.ending);
  const { config, github, publisher } = means;
  const facts = factsOf(asked.trigger, means);
  const writes = config.phase === 'all' && config.publish !== 'none';
  let admission: Admission | null = null;
  let hear: Order['news'];
  let words: string | null = null;
  let isDescribed = false;
  const describe = async (record: RunRecord) => {
    if (isDescribed) return;
    isDescribed = true;
    await means.describe(record);
  };
  const admitted = (): Admission => {
    if (admission === null) throw new Error('nobody has let this run in');
    return admission;
  };
  return {
    dirty: false,
    resume: null,
    async admit() {
      const decision = await admit(asked.trigger, means, facts);
      if ('ending' in decision) return decision;
      // Asked late: what is refused or skipped needs no key, and a fork's run has none.
      chooseModel(config, means.prices);
      const { trigger, trusted } = decision;
      const rules = trusted ? null : await github.branchHead(trigger.repository.defaultBranch);
      if (!trusted && rules === null) return { ending: { outcome: 'refused', reason: noRules(trigger) } };
      admission = decision;
      hear = steeringOf(trigger, means);
      if (writes) await publisher.acknowledge(decision);
      return { ...trigger, trusted, rules, keepsSetup: keepsSetup(trigger) };
    },
    async gather(fileAt) {
      const gathered = await gather(admitted(), means, { fileAt, facts });
      if ('task' in gathered) words = gathered.task.words;
      return gathered;
    },
    news: async () => (await hear?.()) ?? null,
    async publish(record, patch, workspace, { rules, tolerate }) {
      // An answer is told, and nothing else is to be made known of it.
      if (record.answer !== null) return null;
      const found = await patchedFiles(workspace, patch);
      if ('ending' in found) return found.ending;
      const read = baseFiles(rules);
      if (patch.files.length > 0)
        await tolerate(houseMessage(record, { workspace, read, ...means, admission: admitted() }));
      await describe(record);
      if (!writes) return null;
      // People may have had their say while the model worked.
      const again = await admit(asked.trigger, means, facts, 'publish');
      if ('ending' in again) return again.ending;
      return publisher.publish({ admission: admitted(), record, read, words, diff: patch.diff, ...found });
    },
    async tell(record) {
      await describe(record);
      if (writes && admission !== null) return publisher.tell(admission, record);
      return null;
    },
  };
}

/** Who asks, and may they? */
export async function admit(
  trigger: AskedTrigger,
  { config }: Pick<GitHubMeans, 'config'>,
  facts: Facts,
  moment: Moment = 'start',
): Promise<Decision> {
  const decision = await authorize(trigger, policyOf(config), facts, moment);
  if ('ending' in decision || decision.retry === null || pullsOf(decision.trigger).length > 0)
    return decision;
  // A retry goes on in an open pull request; where there is none, people have had their say.
  const reason = `'${decision.trigger.branch}' has no open pull request to go on with; it was merged or closed`;
  return { ending: { outcome: 'refused', reason } };
}

const noRules = ({ repository }: Admission['trigger']) =>
  `the commit is not of people who may write, and the branch '${repository.defaultBranch}', whose rules would count, cannot be read`;

export const policyOf = (config: Config): Policy => ({
  allowUsers: config.allowUsers,
  allowBots: config.allowBots,
  forks: config.forks,
  label: config.label,
  optOutLabel: config.optOutLabel,
  mention: config.mention,
  maxAttemptsPerFailure: config.maxAttemptsPerFailure,
  maxRunsPerDay: config.maxRunsPerDay,
  trailer: 'Regreen-Key',
});

export const factsOf = (
  { kind }: AskedTrigger,
  { github, config, job }: Pick<GitHubMeans, 'github' | 'config' | 'job'>,
): Facts =>
  githubFacts(github, {
    workflowRef: job.workflowRef,
    runId: job.runId,
    inJob: kind === 'in-job',
    trailer: policyOf(config).trailer,
    now: () => new Date(),
  });

/** The result of set-up may be kept for others where nobody but people who may write had a hand in it. */
function keepsSetup({ branch, repository, fork, against }: Trigger | ThreadTrigger): boolean {
  const onDefaultBranch = branch === repository.defaultBranch && against === null;
  return mayWriteCache({ branch, fork, onDefaultBranch, defaultBranch: repository.defaultBranch });
}

interface Gathering {
  fileAt: FileAt;
  facts: Facts;
  /** What another job of this run says it has solved. */
  key?: string | null;
}

async function gather(admission: Admission, means: GitHubMeans, gathering: Gathering): Promise<Gathered> {
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

const makesBranch = ({ delivery, retry }: Admission, kind: string, { publish }: Config) =>
  delivery === 'publish' &&
  retry === null &&
  publish === 'pull-request' &&
  (kind === 'fix' || kind === 'implement');

/** The task of an event, from the event and the API alone. A retry goes on under the key of its failure. */
export async function taskOf(
  { trigger, retry }: Admission,
  { config, github, job }: Pick<GitHubMeans, 'config' | 'github' | 'job'>,
  { fileAt, facts, key = null }: Gathering,
): Promise<Gathered> {
  const sources = {
    ...{ github, fileAt, verify: inputVerifiers(config), runnerName: job.runnerName },
    // The key of a retry is that of the first failure, and no job's own.
    ...{ ask: config.mode === 'ask', key: retry === null ? key : null },
  };
  if (trigger.kind === 'comment' || trigger.kind === 'review')
    return gatherThread(trigger, {
      ...sources,
      comments: (number) => github.comments(number),
      runsOf: (sha) => github.runsOf(sha),
      mayWrite: (account) => mayWrite(account, facts),
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

/** The thread in which people may steer the work. */
const threadOf = (trigger: Trigger | ThreadTrigger): number | null =>
  trigger.kind === 'label'
    ? trigger.issue.number
    : trigger.kind === 'comment' || trigger.kind === 'review'
      ? trigger.issue
      : null;

/** What people who may write say in the thread while the model works. */
function steeringOf(trigger: Trigger | ThreadTrigger, { config, polls }: GitHubMeans): Order['news'] {
  const thread = threadOf(trigger);
  if (thread === null) return undefined;
  return openSteering({
    fetchComments: (since, etag) => polls.commentsSince(thread, since, etag),
    mayWrite: async (login) => ['admin', 'write'].includes(await polls.permission(login)),
    mention: (body) => parseMention(body, config.mention)?.text ?? null,
    stops: (body) => parseMention(body, config.mention)?.command === 'stop',
    startedAt: Date.now(),
  });
}

/** An order that ends before it begins. */
export function refusal(ending: Ending): Order {
  return {
    dirty: false,
    resume: null,
    admit: () => Promise.resolve({ ending }),
    gather: () => Promise.resolve({ ending }),
    publish: () => Promise.resolve(null),
  };
}
