import type { Ending, Trigger } from '../types.ts';

export interface Policy {
  /** Exact logins that may start a run without the right to write. */
  allowUsers: readonly string[];
  allowBots: readonly string[];
}

/** Branches of our own making: a failure there starts no second run. */
const OWN_BRANCH = /^regreen\//;

/**
 * Says whether the run may go on, before anything is spent: no foreign code, no own branch, and every actor may write.
 * @param permission the legacy permission of a login (`admin`, `write`, `read`, `none`): REST "Get repository permissions for a user"
 * @returns `null` for yes, else the refusal
 */
export async function authorize(
  trigger: Trigger,
  policy: Policy,
  permission: (login: string) => Promise<string>,
): Promise<Ending | null> {
  const refused = (reason: string): Ending => ({ outcome: 'refused', reason });
  if (trigger.fork)
    return refused(
      `the failing commit ${trigger.sha.slice(0, 12)} comes from a fork; its code never runs beside a key`,
    );
  if (OWN_BRANCH.test(trigger.branch)) return refused(`'${trigger.branch}' is a branch of regreen itself`);
  for (const login of trigger.actors) {
    const answer = await mayWrite(login, policy, permission);
    if (answer !== null) return refused(answer);
  }
  return null;
}

async function mayWrite(
  login: string,
  policy: Policy,
  permission: (login: string) => Promise<string>,
): Promise<string | null> {
  if (policy.allowUsers.includes(login)) return null;
  if (login.endsWith('[bot]'))
    return policy.allowBots.includes(login) ? null : `'${login}' is a bot that 'allow-bots' does not name`;
  const granted = await permission(login);
  return granted === 'admin' || granted === 'write'
    ? null
    : `'${login}' has '${granted}' permission here; regreen acts for users who can write (or name them in 'allow-users')`;
}
