import type { ThreadTrigger, Trigger } from '../types.ts';
import { mayWrite } from './accounts.ts';
import type { Facts } from './facts.ts';
import { isOwnBranch } from './loops.ts';
import { pullsOf } from './wishes.ts';

/**
 * Whether the commit under repair may bring instructions and commands of its own: it is in this repository, and who
 * pushed it and who opened its pull request are users who may write. A bot's head is not, nor is our own, which a model
 * wrote; `allow-users` and `allow-bots` let somebody start a run and vouch for nothing.
 */
export async function isTrusted(trigger: Trigger | ThreadTrigger, facts: Facts): Promise<boolean> {
  if (trigger.fork || isOwnBranch(trigger.branch)) return false;
  if (trigger.kind === 'failed-run' || trigger.kind === 'in-job' || trigger.kind === 'dispatch') {
    for (const account of trigger.accounts ?? []) if (!(await mayWrite(account, facts))) return false;
  }
  if ('isPullRequest' in trigger && trigger.isPullRequest) {
    // Nobody tells who pushed the head of a thread's pull request: who wrote it stands in.
    const { author } = await facts.commit(trigger.sha);
    if (author === null || !(await mayWrite(author, facts))) return false;
  }
  for (const number of pullsOf(trigger)) {
    const { author } = await facts.pull(number);
    if (author === null || !(await mayWrite(author, facts))) return false;
  }
  return true;
}
