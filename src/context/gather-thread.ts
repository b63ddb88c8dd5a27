import { statusOf } from '../github.ts';
import type { Account, FailedRunTrigger, ThreadTrigger } from '../types.ts';
import type { AgentTask } from './prompt.ts';
import { failedRunTask, type Gathered, type Sources } from './task.ts';
import { saidBefore, type Thread, type ThreadComment, threadTask } from './thread-task.ts';

/** A comment as the API has it. */
interface SaidComment {
  id: number;
  /** `null`: the account is gone. */
  author: Account | null;
  association: string;
  body: string;
  createdAt: string;
  updatedAt: string;
}

/** A workflow run of a commit. */
export interface HeadRun {
  id: number;
  attempt: number;
  number: number;
  name: string;
  /** Of the workflow file, maybe with `@ref`. */
  path: string;
  event: string;
  /** `completed` for one that has ended. */
  status: string | null;
  conclusion: string | null;
  url: string;
}

export interface ThreadSources extends Sources, Pick<Thread, 'wordsOf' | 'callOf'> {
  /** The comments of an issue or pull request, newest first, a hundred at most. */
  comments: (number: number) => Promise<readonly SaidComment[]>;
  /** The workflow runs of a commit, newest first. */
  runsOf: (sha: string) => Promise<readonly HeadRun[]>;
}

/** Turns a mention into a task, with the thread as material. What cannot be read of it is left out, and so is said. */
export async function gatherThread(trigger: ThreadTrigger, sources: ThreadSources): Promise<Gathered> {
  const asked = sources.ask === true ? { ...trigger, command: 'ask' as const } : trigger;
  const thread = await readThread(asked, sources);
  const task = threadTask(asked, thread);
  if (thread.unread !== null) task.context.push({ label: 'comments', text: thread.unread });
  if (task.kind !== 'fix' || task.mayAnswer) return { task };
  // What was solved from the words alone stays that, whatever has turned red since.
  if (sources.key === task.key) return { task };
  const failed = await failingRunTask(asked, sources);
  if (failed === null) return { task };
  const { context, words } = task;
  return { task: { ...failed, text: `${task.text}\n\n${failed.text}`, words, context } };
}

/** Questions about people; who asks and who opened the thread come first, then the newest comments. */
const MOST_LOOKUPS = 10;

async function readThread(
  trigger: ThreadTrigger,
  sources: ThreadSources,
): Promise<Thread & { unread: string | null }> {
  const read = await readable(sources.comments(trigger.issue));
  const newestFirst = saidBefore(trigger, (read ?? []).toReversed()).toReversed();
  const people = [named(trigger, trigger.author), named(trigger, trigger.thread.author)];
  const writers = await writersAmong([...people, ...newestFirst.map(({ author }) => author)], sources);
  const comments = newestFirst.map(
    ({ author, ...said }): ThreadComment => ({
      ...said,
      author: author?.login ?? '',
      mayWrite: author !== null && writers.has(author.login),
    }),
  );
  return {
    askerMayWrite: writers.has(trigger.author),
    openerMayWrite: writers.has(trigger.thread.author),
    comments: comments.reverse(),
    wordsOf: sources.wordsOf,
    callOf: sources.callOf,
    unread: read === null ? 'They could not be read: the token may not.' : null,
  };
}

function named({ accounts = [] }: ThreadTrigger, login: string): Account {
  const known = accounts.find((account) => account.login === login);
  return known ?? { login, id: null, bot: login.endsWith('[bot]') };
}

/** Logins of those who may write. A question without an answer, or one too many, makes nobody a writer. */
async function writersAmong(
  people: ReadonlyArray<Account | null>,
  { mayWrite }: ThreadSources,
): Promise<Set<string>> {
  const known = people.filter((account) => account !== null && account.login !== '' && !account.bot);
  const asked = new Map(known.map((account) => [account?.login, account]));
  const writers = new Set<string>();
  await Promise.all(
    [...asked.values()].slice(0, MOST_LOOKUPS).map(async (account) => {
      if (account !== null && (await mayWrite(account).catch(() => false))) writers.add(account.login);
    }),
  );
  return writers;
}

/** Runs of a head that are looked into: for something to repair, and for what was solved, which others may follow. */
const MOST_RUNS = 3;
const MOST_RUNS_SINCE = 6;

/**
 * What fails in CI at the head of the pull request: the newest, or what was solved under the key. `null` where nothing
 * does that could be run here.
 */
async function failingRunTask(trigger: ThreadTrigger, sources: ThreadSources): Promise<AgentTask | null> {
  const runs = newestOfEach((await readable(sources.runsOf(trigger.sha))) ?? []);
  const red = runs.filter(({ conclusion }) => conclusion === 'failure' || conclusion === 'timed_out');
  const { key = null } = sources;
  let newest: AgentTask | null = null;
  for (const run of red.slice(0, key === null ? MOST_RUNS : MOST_RUNS_SINCE)) {
    const gathered = await readable(failedRunTask(asFailedRun(trigger, run), sources));
    if (gathered === null || 'ending' in gathered) continue;
    if (key === null || gathered.task.key === key) return gathered.task;
    newest ??= gathered.task;
  }
  return newest;
}

/** A later run of a workflow says what is so now. */
function newestOfEach(runs: readonly HeadRun[]): HeadRun[] {
  const ended = runs.filter(({ status }) => status === 'completed');
  const same = (a: HeadRun, b: HeadRun) => a.path === b.path && a.event === b.event;
  return ended.filter((run, i) => ended.findIndex((each) => same(each, run)) === i);
}

function asFailedRun(trigger: ThreadTrigger, run: HeadRun): FailedRunTrigger {
  const { repository, sha, branch, against, actors, fork, issue } = trigger;
  return {
    ...{ kind: 'failed-run', repository, sha, branch, against, actors, fork, pulls: [issue] },
    ...{ conclusion: run.conclusion, runId: run.id, runAttempt: run.attempt, runNumber: run.number },
    ...{ runUrl: run.url, workflowName: run.name, workflowPath: run.path.replace(/@.*$/s, '') },
  };
}

/** `null` where the token may not read it: a thread can be worked on without. */
async function readable<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if ([403, 404, 410].includes(statusOf(error))) return null;
    throw error;
  }
}
