import type { Prices } from './agent/prices.ts';
import type { Config } from './config.ts';
import type { Former } from './former-run.ts';
import { baseFiles } from './frozen-verifiers.ts';
import type { GitHub } from './github.ts';
import { admit, factsOf, keepsSetup, type OwnJob, rulesFor } from './github-admission.ts';
import { newTaskOf } from './github-task.ts';
import { houseMessage } from './house-message.ts';
import { chooseModel } from './model-choice.ts';
import type { Order } from './order.ts';
import { patchedFiles } from './patched-files.ts';
import type { Links } from './publish/body.ts';
import type { Publisher } from './publisher.ts';
import { openSteering } from './steering.ts';
import { mayWrite, nameOnly } from './trigger/accounts.ts';
import type { Admission } from './trigger/authorize.ts';
import type { Facts } from './trigger/facts.ts';
import { parseMention } from './trigger/mention.ts';
import type { AskedTrigger, Ending, News, RunRecord } from './types.ts';

export interface GitHubMeans {
  config: Config;
  github: GitHub;
  /** With a cap of its own, for what is asked again and again and, in a publishing job, for files. */
  polls: GitHub;
  publisher: Publisher;
  links: Links;
  prices: Prices;
  job: OwnJob;
  /** What the run folder holds of a run before. */
  former?: Former | null;
  /** Shows what the verifiers said where the record can refer to it. */
  describe: (record: RunRecord) => Promise<void>;
}

type Asked = { trigger: AskedTrigger } | { ending: Ending };

/** A run that was let in, with what is known of it so far. */
interface LetIn {
  admission: Admission;
  /** What people who may write say in the thread while the model works. */
  news: () => Promise<News | null>;
  /** The request in words of somebody who may write, once the task is gathered. */
  words: string | null;
}

/** An order that comes from GitHub and goes back there. */
export function githubOrder(asked: Asked, means: GitHubMeans): Order {
  if ('ending' in asked) return refusal(asked.ending);
  const { publisher } = means;
  const [facts, writes] = [factsOf(asked.trigger, means), isWriting(means)];
  const describe = onlyOnce(means.describe);
  let run: LetIn | null = null;
  const letIn = (): LetIn => {
    if (run === null) throw new Error('nobody has let this run in');
    return run;
  };
  return {
    dirty: false,
    resume: null,
    former: means.former ?? null,
    async admit() {
      const entered = await enter(asked.trigger, means, facts);
      if ('ending' in entered) return entered;
      run = entered.run;
      return entered.admitted;
    },
    async gather(fileAt) {
      const gathered = await newTaskOf(letIn().admission, means, { fileAt, facts });
      if ('task' in gathered) letIn().words = gathered.task.words;
      return gathered;
    },
    news: async () => letIn().news(),
    async publish(record, patch, workspace, { rules, tolerate }) {
      // An answer is told, and nothing else is to be made known of it.
      if (record.answer !== null) return null;
      const { admission, words } = letIn();
      const found = await patchedFiles(workspace, patch);
      if ('ending' in found) return found.ending;
      const read = baseFiles(rules);
      if (patch.files.length > 0)
        await tolerate(noteMessage(record, { workspace, read, ...means, admission }));
      await describe(record);
      if (!writes) return null;
      // People may have had their say while the model worked.
      const again = await admit(asked.trigger, means, facts, 'publish');
      if ('ending' in again) return again.ending;
      const { diff } = patch;
      const { noted, ending } = await publisher.publish({ admission, record, read, words, diff, ...found });
      Object.assign(record, noted);
      return ending;
    },
    async tell(record) {
      await describe(record);
      return writes && run !== null ? publisher.tell(run.admission, record) : null;
    },
  };
}

/** Publishing is this job's, and wanted. */
const isWriting = ({ config }: GitHubMeans): boolean => config.phase === 'all' && config.publish !== 'none';

/** Lets a run in, or says why not. */
async function enter(asked: AskedTrigger, means: GitHubMeans, facts: Facts) {
  const { config, github, prices, publisher } = means;
  const admission = await admit(asked, means, facts);
  if ('ending' in admission) return admission;
  // Asked late: what is refused or skipped needs no key, and a fork's run has none.
  chooseModel(config, prices);
  const found = await rulesFor(admission, github);
  if ('ending' in found) return found;
  if (isWriting(means)) await publisher.acknowledge(admission);
  const { trigger, trusted } = admission;
  const run: LetIn = { admission, news: newsOf(trigger, means), words: null };
  const admitted = { ...trigger, trusted, rules: found.rules, keepsSetup: keepsSetup(trigger) };
  return { run, admitted };
}

async function noteMessage(record: RunRecord, hook: Parameters<typeof houseMessage>[1]): Promise<void> {
  record.message = await houseMessage(record, hook);
}

/** The same, of which every call but the first does nothing. */
function onlyOnce(describe: GitHubMeans['describe']): GitHubMeans['describe'] {
  let isDone = false;
  return async (record) => {
    if (isDone) return;
    isDone = true;
    await describe(record);
  };
}

/** The thread in which people may steer the work. */
const threadOf = (trigger: Admission['trigger']): number | null =>
  trigger.kind === 'label'
    ? trigger.issue.number
    : trigger.kind === 'comment' || trigger.kind === 'review'
      ? trigger.issue
      : null;

/** What is said in the thread of a run from now on; nothing where it has none. */
function newsOf(trigger: Admission['trigger'], { config, polls }: GitHubMeans): LetIn['news'] {
  const thread = threadOf(trigger);
  if (thread === null) return () => Promise.resolve(null);
  return openSteering({
    fetchComments: (since, etag) => polls.commentsSince(thread, since, etag),
    mayWrite: (login) => mayWrite(nameOnly(login), { permission: polls.collaborator }),
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
