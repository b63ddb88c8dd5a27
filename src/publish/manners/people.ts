import type { Account } from '../../types.ts';

export interface ReviewOrder {
  /** Who made the failing change, the nearest first: the author of its pull request, then of the commit. */
  candidates: ReadonlyArray<Account | null>;
  /** Ourselves: nobody reviews their own pull request. `null` where GitHub does not tell. */
  self: Account | null;
  /** Whether somebody may write. A rejection counts as no: good manners never cost a pull request. */
  mayWrite(account: Account): Promise<boolean>;
}

/** Whom to ask for a review: one person who may write and is neither a bot nor ourselves, or nobody. */
export async function reviewersFor({ candidates, self, mayWrite }: ReviewOrder): Promise<string[]> {
  const people = candidates
    .filter((account) => account !== null)
    .filter((account) => isPerson(account, self));
  for (const account of new Map(people.map((each) => [each.login, each])).values())
    if (await mayWrite(account).catch(() => false)) return [account.login];
  return [];
}

function isPerson({ login, id, bot }: Account, self: Account | null): boolean {
  const own =
    self !== null && (login.toLowerCase() === self.login.toLowerCase() || (id !== null && id === self.id));
  return !bot && !own && !login.endsWith('[bot]') && /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,38})$/.test(login);
}

/** Labels by which teams tell the work of machines, the most exact first. */
const MACHINE_MADE = [
  'ai-generated',
  'ai generated',
  'ai',
  'automated pr',
  'automated',
  'automation',
  'bot',
  'bots',
];

/**
 * The label of our pull request: one the repository already has for the work of machines. None is ever made, and never
 * one that starts or stops a run: put on a pull request it could start another.
 * @param existing labels of the repository
 * @param reserved the `label` and `opt-out-label` of the configuration
 */
export function labelsFor(existing: readonly string[], reserved: readonly string[]): string[] {
  const taken = new Set(reserved.map((label) => label.toLowerCase()));
  const find = (name: string) => existing.find((label) => label.toLowerCase() === name && !taken.has(name));
  const found = MACHINE_MADE.map(find).find((label) => label !== undefined);
  return found === undefined ? [] : [found];
}
