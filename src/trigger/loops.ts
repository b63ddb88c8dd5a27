import type { Account, AskedTrigger, Ending, FailedRunTrigger, ThreadTrigger, Trigger } from '../types.ts';
import { isSame } from './accounts.ts';
import type { Facts } from './facts.ts';
import type { Moment } from './freshness.ts';
import type { Policy } from './policy.ts';

/** Branches of our own making. */
export const isOwnBranch = (branch: string): boolean => branch.startsWith('regreen/');

/** The checks of our own change are red: the next attempt at the same failure. */
export interface Retry {
  key: string;
  /** Attempts before this one. */
  attempts: number;
}

const refused = (reason: string): { ending: Ending } => ({ ending: { outcome: 'refused', reason } });

/** What can be said of our own branches without asking: only a failed run or somebody's own words may go on there. */
export function ownBranchRefusal({ kind, branch }: { kind: string; branch: string }): string | null {
  if (!isOwnBranch(branch)) return null;
  if (kind === 'failed-run' || kind === 'comment' || kind === 'review') return null;
  return `'${branch}' is a branch of regreen itself`;
}

/**
 * A failed run of our own commit is the next attempt at its failure, until the cap is met. On a branch of ours nobody
 * else may have committed. A commit is ours by its author's login and id and by its trailer.
 *
 * @returns `null` where the failure is not of our making
 */
export async function ownRetry(
  asked: AskedTrigger,
  policy: Policy,
  facts: Facts,
  moment: Moment,
): Promise<Retry | { ending: Ending } | null> {
  if (asked.kind !== 'failed-run') return null;
  const onOwnBranch = isOwnBranch(asked.branch);
  if (!onOwnBranch && !(await pushedByUs(asked, policy, facts))) return null;
  const [own, commit] = [await facts.own(), await facts.commit(asked.sha)];
  const named = keyIn(commit.message, policy.trailer);
  const key = isSame(commit.author, own) ? named : null;
  if (key === null) return onOwnBranch ? refused(notOurs(asked.branch, named, commit.author, own)) : null;
  const attempts = await facts.attempts(key, asked.branch);
  // What was paid for is published, whatever has been tried meanwhile.
  const ending = moment === 'start' ? attemptsLeft(attempts, policy) : null;
  return ending === null ? { key, attempts } : { ending };
}

/** Of two bots one may be we with another token, as where an App publishes and something else solves. */
function notOurs(branch: string, key: string | null, author: Account | null, own: Account | null): string {
  if (author?.bot === true && own !== null && author.login !== own.login && branch.endsWith(`-${key}`))
    return `'${branch}' was last committed to by '${author.login}', and this token is of '${own.login}': if both are regreen, give both phases tokens of one App, the solving one a token that may only read`;
  return `somebody has committed to '${branch}', a branch of regreen; it is left alone`;
}

/**
 * Whether somebody asks for more on a pull request of our own branch, whose head is still ours.
 *
 * @returns the key of its failure or issue; `null` for any other thread, and where a person has committed since, whose
 * work a change is then offered for by a pull request of its own
 */
export async function ownHead(
  trigger: Trigger | ThreadTrigger,
  { trailer }: Policy,
  facts: Facts,
): Promise<string | null> {
  const { branch, fork, sha } = trigger;
  if (!('isPullRequest' in trigger) || !trigger.isPullRequest || fork || !isOwnBranch(branch)) return null;
  const [own, { author, message }] = [await facts.own(), await facts.commit(sha)];
  return isSame(author, own) ? keyIn(message, trailer) : null;
}

/** People merge our commits, too: what they push is theirs. */
async function pushedByUs(
  { message = '', accounts = [] }: FailedRunTrigger,
  policy: Policy,
  facts: Facts,
): Promise<boolean> {
  if (keyIn(message, policy.trailer) === null || !accounts.some(({ bot }) => bot)) return false;
  const own = await facts.own();
  return accounts.some((account) => isSame(account, own));
}

/** The key of a failure in the trailer of our commit; `null` without one. */
function keyIn(message: string, trailer: string): string | null {
  const line = message.split('\n').findLast((each) => each.startsWith(`${trailer}: `));
  const key = line?.slice(trailer.length + 2).trim() ?? '';
  return /^[0-9a-f]{12}$/.test(key) ? key : null;
}

/** The cap for one failure; asked again once the key of a first failure is known. */
export function attemptsLeft(attempts: number, { maxAttemptsPerFailure: most }: Policy): Ending | null {
  if (attempts < most) return null;
  return {
    outcome: 'refused',
    reason: `this failure has been tried ${attempts} times, and 'max-attempts-per-failure' is ${most}`,
  };
}

/** The cap for a day. What people ask for by hand is not capped. */
export async function dailyCap(
  asked: AskedTrigger,
  { maxRunsPerDay: most }: Policy,
  facts: Facts,
): Promise<string | null> {
  if (isByHand(asked)) return null;
  const runs = await facts.runsToday();
  return runs < most ? null : `there have been ${runs} runs today, and 'max-runs-per-day' is ${most}`;
}

function isByHand({ kind, actors, accounts = [] }: AskedTrigger): boolean {
  if (kind === 'failed-run' || kind === 'in-job') return false;
  return actors.length > 0 && !accounts.some(({ bot }) => bot);
}
