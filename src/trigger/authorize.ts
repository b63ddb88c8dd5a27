import type { Account, AskedTrigger, Ending, ThreadTrigger, Trigger } from '../types.ts';
import { isSame, mayStart, nameOnly } from './accounts.ts';
import { askOnce, type Facts, Unanswered } from './facts.ts';
import { type Moment, pinned, staleness } from './freshness.ts';
import { dailyCap, ownBranchRefusal, ownHead, ownRetry, type Retry } from './loops.ts';
import type { Policy } from './policy.ts';
import { isTrusted } from './trust.ts';
import { optedOut, optedOutAlready, pullsOf, stopped } from './wishes.ts';

/** A run that may go on. */
export interface Admission {
  trigger: Trigger | ThreadTrigger;
  /** `patch`: a fork's commit: no secret may be in reach of its code, and nothing is pushed. */
  delivery: 'publish' | 'patch';
  /** Instructions and commands of this commit count; otherwise those of the default branch do. */
  trusted: boolean;
  /** The failure is of our own commit: the next attempt at its key. */
  retry: Retry | null;
  /** The key of the pull request of our own that the work goes on in, as a retry or asked for there; `null` elsewhere. */
  goesOn: string | null;
}

export type Decision = Admission | { ending: Ending };

const refused = (reason: string): { ending: Ending } => ({ ending: { outcome: 'refused', reason } });

/**
 * Says whether a run may go on, before anything is checked out, set up or paid for. What the payload tells is looked at
 * first; then the people behind the event, so that a stranger costs one question; then what they ask about. Each
 * question is asked once at most. A question without an answer refuses.
 */
export async function authorize(
  asked: AskedTrigger,
  policy: Policy,
  facts: Facts,
  moment: Moment = 'start',
): Promise<Decision> {
  try {
    return await decide(asked, policy, askOnce(facts), moment);
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    // Nothing is lost at the start; later, what was paid for waits to be published.
    if (moment === 'start') return refused(error.message);
    return { ending: { outcome: 'failed', reason: `${error.message}; run this job again` } };
  }
}

async function decide(given: AskedTrigger, policy: Policy, facts: Facts, moment: Moment): Promise<Decision> {
  const free = withoutAsking(given, policy);
  if (free !== null) return free;
  const retry = await ownRetry(given, policy, facts, moment);
  if (retry !== null && 'ending' in retry) return retry;
  const check = checkOf(given, policy, facts, retry);
  const stranger = await strangerBehind(given, check);
  if (stranger !== null) return refused(stranger);
  const asked = await withPulls(given, facts);
  if (asked === null) return refused('no open pull request of this repository has this commit as its head');
  const author = await strangerAsAuthor(asked, facts, check);
  if (author !== null) return refused(author);
  const trigger = asked.sha === null ? await pinned(asked, facts) : asked;
  const wish =
    foreign(trigger, policy) ??
    (await optedOut(trigger, policy, facts)) ??
    (await stopped(trigger, policy, facts));
  if (wish !== null) return refused(wish);
  const stale = await staleness(trigger, policy, facts, moment);
  if (stale !== null) return { ending: stale };
  const capped = moment === 'start' ? await dailyCap(trigger, policy, facts) : null;
  if (capped !== null) return refused(capped);
  return {
    trigger,
    delivery: trigger.fork ? 'patch' : 'publish',
    trusted: await isTrusted(trigger, facts),
    retry,
    goesOn: retry?.key ?? (await ownHead(trigger, policy, facts)),
  };
}

function withoutAsking(asked: AskedTrigger, policy: Policy): { ending: Ending } | null {
  if ('command' in asked && asked.command === 'stop')
    return {
      ending: {
        outcome: 'skipped',
        reason: `'${asked.author}' says stop: regreen leaves #${asked.issue} alone until it is called again`,
      },
    };
  const reason = asked.sha === null ? null : (foreign(asked, policy) ?? ownBranchRefusal(asked));
  const answer = reason ?? optedOutAlready(asked, policy);
  return answer === null ? null : refused(answer);
}

function foreign({ fork, sha }: Trigger | ThreadTrigger, { forks }: Policy): string | null {
  if (!fork || forks === 'patch') return null;
  return `the commit ${sha.slice(0, 12)} comes from a fork; its code never runs beside a key`;
}

/** The pull requests of a fork's commit, which its event does not tell; `null` where there is none to work for. */
async function withPulls(asked: AskedTrigger, facts: Facts): Promise<AskedTrigger | null> {
  if (asked.kind !== 'failed-run' || !asked.fork) return asked;
  const { headOwner = null, branch, sha } = asked;
  const pulls = headOwner === null ? [] : await facts.pullsOfFork(headOwner, branch, sha);
  return pulls.length === 0 ? null : { ...asked, pulls };
}

type Check = (account: Account) => Promise<string | null>;

/** Whether somebody may start this run, as the sentence that says why not. */
function checkOf(asked: AskedTrigger, policy: Policy, facts: Facts, retry: Retry | null): Check {
  return async (account) => {
    if (retry !== null && isSame(account, await facts.own())) return null;
    const answer = await mayStart(account, policy, facts);
    if (answer !== null || !account.bot || !('command' in asked)) return answer;
    // A bot that was let in by its name may be ourselves.
    if (!(await isOurselves(account, facts))) return null;
    return `'${account.login}' is regreen itself, which does not answer its own words`;
  };
}

/** The first of the people behind an event who may not start a run. */
async function strangerBehind(asked: AskedTrigger, check: Check): Promise<string | null> {
  for (const account of asked.accounts ?? asked.actors.map(nameOnly)) {
    const answer = await check(account);
    if (answer !== null) return answer;
  }
  return null;
}

/** A failed run is its pull request's author's doing, too. */
async function strangerAsAuthor(asked: AskedTrigger, facts: Facts, check: Check): Promise<string | null> {
  if (asked.kind !== 'failed-run') return null;
  for (const number of pullsOf(asked)) {
    const { author } = await facts.pull(number);
    if (author === null) return `the account that opened #${number} is gone; nobody can answer for it`;
    const answer = await check(author);
    if (answer !== null) return `#${number}: ${answer}`;
  }
  return null;
}

/** An account whose id is not told is compared by its login: to refuse, that is enough. */
async function isOurselves(account: Account, facts: Facts): Promise<boolean> {
  const own = await facts.own();
  return account.id === null ? account.login === own?.login : isSame(account, own);
}
