import type { Account, AskedTrigger, Ending, ThreadTrigger, Trigger } from '../types.ts';
import { isSame, mayStart } from './accounts.ts';
import { askOnce, type Facts, Unanswered } from './facts.ts';
import { pinned, staleness } from './freshness.ts';
import { dailyCap, ownBranchRefusal, ownRetry, type Retry } from './loops.ts';
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
}

export type Decision = Admission | { ending: Ending };

const refused = (reason: string): { ending: Ending } => ({ ending: { outcome: 'refused', reason } });

/**
 * Says whether a run may go on, before anything is checked out, set up or paid for. What the payload tells is looked at
 * first; then the people behind the event, so that a stranger costs one question; then what they ask about. Each
 * question is asked once at most. A question without an answer refuses.
 */
export async function authorize(asked: AskedTrigger, policy: Policy, facts: Facts): Promise<Decision> {
  try {
    return await decide(asked, policy, askOnce(facts));
  } catch (error) {
    if (error instanceof Unanswered) return refused(error.message);
    throw error;
  }
}

async function decide(asked: AskedTrigger, policy: Policy, facts: Facts): Promise<Decision> {
  const free = withoutAsking(asked, policy);
  if (free !== null) return free;
  const retry = await ownRetry(asked, policy, facts);
  if (retry !== null && 'ending' in retry) return retry;
  const stranger = await firstStranger(asked, policy, facts, retry);
  if (stranger !== null) return refused(stranger);
  const trigger = asked.sha === null ? await pinned(asked, facts) : asked;
  const wish =
    foreign(trigger, policy) ??
    (await optedOut(trigger, policy, facts)) ??
    (await stopped(trigger, policy, facts));
  if (wish !== null) return refused(wish);
  const stale = await staleness(trigger, facts);
  if (stale !== null) return { ending: stale };
  const capped = await dailyCap(trigger, policy, facts);
  if (capped !== null) return refused(capped);
  return {
    trigger,
    delivery: trigger.fork ? 'patch' : 'publish',
    trusted: await isTrusted(trigger, facts),
    retry,
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

/** The first of the people behind an event who may not start a run, as the sentence that says so. */
async function firstStranger(
  asked: AskedTrigger,
  policy: Policy,
  facts: Facts,
  retry: Retry | null,
): Promise<string | null> {
  const own = retry === null ? null : await facts.own();
  const check = async (account: Account): Promise<string | null> => {
    if (isSame(account, own)) return null;
    const answer = await mayStart(account, policy, facts);
    if (answer !== null || !account.bot || !('command' in asked)) return answer;
    // A bot that was let in by its name may be ourselves.
    if (!(await isOurselves(account, facts))) return null;
    return `'${account.login}' is regreen itself, which does not answer its own words`;
  };
  for (const account of asked.accounts ?? asked.actors.map(nameOnly)) {
    const answer = await check(account);
    if (answer !== null) return answer;
  }
  if (asked.kind !== 'failed-run') return null;
  for (const number of pullsOf(asked)) {
    const { author } = await facts.pull(number);
    if (author === null) return `the account that opened #${number} is gone; nobody can answer for it`;
    const answer = await check(author);
    if (answer !== null) return `#${number}: ${answer}`;
  }
  return null;
}

const nameOnly = (login: string): Account => ({ login, id: null, bot: login.endsWith('[bot]') });

/** An account whose id is not told is compared by its login: to refuse, that is enough. */
async function isOurselves(account: Account, facts: Facts): Promise<boolean> {
  const own = await facts.own();
  return account.id === null ? account.login === own?.login : isSame(account, own);
}
