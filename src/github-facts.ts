import type { GitHub } from './github.ts';
import { isSame } from './trigger/accounts.ts';
import type { Facts } from './trigger/facts.ts';
import type { Account } from './types.ts';

/** The calls behind the facts. */
type FactSource = Pick<
  GitHub,
  | 'collaborator'
  | 'accountId'
  | 'viewer'
  | 'pull'
  | 'issue'
  | 'comment'
  | 'comments'
  | 'pullsOfFork'
  | 'branchHead'
  | 'commitAccount'
  | 'commitsOn'
  | 'runsSince'
>;

interface FactOptions {
  /** `GITHUB_WORKFLOW_REF`: `owner/repo/.github/workflows/x.yml@ref`. Empty for the command, which no workflow runs. */
  workflowRef: string;
  /** The present run, which does not count; `null` for the command. */
  runId: number | null;
  /** This is a step of the failing job itself. */
  inJob: boolean;
  /** Trailer of our commits: `Regreen-Key`. */
  trailer: string;
  now: () => Date;
}

/** Enough for every attempt at one failure with what was merged in between; the most GitHub gives at once. */
const MOST_COMMITS = 100;

/** The facts as GitHub tells them. Nothing is asked before it is wanted. */
export function githubFacts(github: FactSource, options: FactOptions): Facts {
  return {
    permission: (login) => github.collaborator(login),
    accountId: (login) => github.accountId(login),
    own: () => github.viewer(),
    pull: (number) => github.pull(number),
    issue: (number) => github.issue(number),
    comment: (kind, pull, id) => github.comment(kind, pull, id),
    comments: (number) => github.comments(number),
    pullsOfFork: (owner, branch, sha) => github.pullsOfFork(owner, branch, sha),
    branchHead: (branch) => github.branchHead(branch),
    commit: (sha) => github.commitAccount(sha),
    attempts: (key, branch = `regreen/fix-${key}`) => attempts(key, branch, github, options),
    runsToday: () => runsToday(github, options),
  };
}

/**
 * Our commits with this key on a branch: each is one attempt. Where GitHub does not tell who we are, every
 * commit with the trailer counts: that a stranger can write one can only end the attempts early.
 */
async function attempts(
  key: string,
  branch: string,
  github: FactSource,
  { trailer }: FactOptions,
): Promise<number> {
  const commits = await github.commitsOn(branch, MOST_COMMITS);
  const line = `${trailer}: ${key}`;
  const marked = commits.filter(({ message }) => message.split('\n').some((each) => each.trimEnd() === line));
  if (marked.length === 0) return 0;
  const own = await github.viewer();
  return marked.filter(({ author }) => isOurs(author, own)).length;
}

const isOurs = (author: Account | null, own: Account | null) => own === null || isSame(author, own);

/** What loops and schedules start. */
const BY_ITSELF = ['workflow_run', 'schedule'];

/**
 * Runs of our own workflow since midnight UTC, the present one left out, among the newest hundred of the day:
 *
 * - those a `workflow_run` or a `schedule` started and whose jobs did not all skip. A run that is still going counts; so
 *   does one without a condition in its workflow file, which had nothing to do.
 * - for a step of the failing job itself the workflow is that of the checks, which every push starts; there its runs that
 *   failed count, whatever started them.
 *
 * What people ask for by hand is never capped, so it is not counted. Without a workflow there is nothing to count.
 */
async function runsToday(
  github: FactSource,
  { workflowRef, runId, inJob, now }: FactOptions,
): Promise<number> {
  const file = /\/([^/@]+)@/.exec(workflowRef)?.[1];
  if (file === undefined) return 0;
  const midnight = `${now().toISOString().slice(0, 10)}T00:00:00Z`;
  const runs = (await github.runsSince(file, midnight)).filter(({ id }) => id !== runId);
  return runs.filter(({ event, conclusion }) =>
    inJob ? conclusion === 'failure' : BY_ITSELF.includes(event) && conclusion !== 'skipped',
  ).length;
}
