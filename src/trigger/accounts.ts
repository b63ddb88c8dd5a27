import type { Account } from '../types.ts';
import type { Facts } from './facts.ts';
import type { Policy } from './policy.ts';

/** Bots of GitHub's own, whose ids never change (GET /users/{login}). */
const BUILT_IN: ReadonlyMap<string, number> = new Map([
  ['github-actions[bot]', 41_898_282],
  ['dependabot[bot]', 49_699_333],
]);

/** The same login and the same id. */
export const isSame = (a: Account | null, b: Account | null): boolean =>
  a !== null && b !== null && a.login === b.login && a.id !== null && a.id === b.id;

/**
 * Whether somebody may start a run: a user with the right to write or named in `allow-users`, or a bot that
 * `allow-bots` names. What GitHub says of association, or how somebody is called, never suffices.
 *
 * @returns `null` for yes, else the sentence that says why not
 */
export async function mayStart(account: Account, policy: Policy, facts: Facts): Promise<string | null> {
  if (account.bot || account.login.endsWith('[bot]')) return mayBotStart(account, policy, facts);
  if (policy.allowUsers.includes(account.login)) return null;
  const { permission, role } = await facts.permission(account.login);
  if (canWrite(permission, role)) return null;
  return `'${account.login}' has '${role ?? permission}' permission here; regreen acts for users who can write (or name them in 'allow-users')`;
}

/** By the legacy permission, which knows custom roles by what they are based on; a built-in lower role is never overruled. */
const canWrite = (permission: string, role: string | null) =>
  ['admin', 'maintain', 'write'].includes(permission) && !['none', 'read', 'triage'].includes(role ?? '');

/**
 * Whether somebody is a user who may write; no list in the workflow file makes them so. The one rule for whose words
 * count: stages that may not ask here have it handed to them.
 */
export async function mayWrite(
  { login, bot }: Account,
  { permission: ask }: Pick<Facts, 'permission'>,
): Promise<boolean> {
  // Of an account that is gone no login is told.
  if (login === '' || bot || login.endsWith('[bot]')) return false;
  const { permission, role } = await ask(login);
  return canWrite(permission, role);
}

/** Somebody of whom nothing but the login is told. */
export const nameOnly = (login: string): Account => ({ login, id: null, bot: login.endsWith('[bot]') });

async function mayBotStart(
  { login, id: told }: Account,
  { allowBots }: Policy,
  facts: Facts,
): Promise<string | null> {
  const entry = allowBots.map(parseEntry).find((each) => each.login === login);
  if (entry === undefined) return `'${login}' is a bot that 'allow-bots' does not name`;
  const wanted = entry.id ?? BUILT_IN.get(login) ?? null;
  // Only GitHub gives out logins that end in `[bot]`; any other might be anybody's.
  if (wanted === null)
    return login.endsWith('[bot]')
      ? null
      : `'${login}' is a bot by no more than its name; write it as '${login}#id' in 'allow-bots'`;
  const id = told ?? (await facts.accountId(login));
  return id === wanted ? null : `'${login}' has the id ${id}, and 'allow-bots' means the one with ${wanted}`;
}

/** `login` or `login#id`; an id that is no number matches nobody. */
function parseEntry(entry: string): { login: string; id: number | null } {
  const [login = '', id] = entry.split('#', 2);
  if (id === undefined) return { login, id: null };
  return { login, id: /^\d{1,15}$/.test(id) ? Number(id) : -1 };
}
