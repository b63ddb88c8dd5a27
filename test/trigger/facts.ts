import type { Facts, PullFacts } from '../../src/trigger/facts.ts';
import type { Policy } from '../../src/trigger/policy.ts';
import type { Account } from '../../src/types.ts';
import { HEAD, SHA } from './sources.ts';

export const POLICY: Policy = {
  allowUsers: [],
  allowBots: [],
  forks: 'refuse',
  label: 'regreen',
  optOutLabel: 'no-regreen',
  mention: '@regreen',
  maxAttemptsPerFailure: 2,
  maxRunsPerDay: 50,
  trailer: 'Regreen-Key',
};

export const user = (login: string, id: number | null = 1): Account => ({ login, id, bot: false });
export const bot = (login: string, id: number | null): Account => ({ login, id, bot: true });
export const ACTIONS = bot('github-actions[bot]', 41_898_282);

/** An open pull request of mona's at HEAD. */
export const PULL: PullFacts = {
  state: 'open',
  author: user('mona'),
  labels: [],
  head: { sha: HEAD, branch: 'feature', fork: false },
  base: { sha: SHA },
};

/** An open issue with the label. */
export const ISSUE = { title: 'Add a flag', body: 'Please.', labels: ['regreen'], state: 'open' };

/** A time before any event of the examples. */
export const SAID = { createdAt: '2001-01-01T00:00:00Z' };

export interface World {
  /** Legacy permission by login; others have none. */
  permissions?: Record<string, string>;
  roles?: Record<string, string>;
  answers?: Partial<Facts>;
}

/** A repository in which mona may write, as GitHub tells of it. `asked` holds each question that was put. */
export function world({ permissions = { mona: 'write' }, roles = {}, answers = {} }: World = {}) {
  const asked: string[] = [];
  const all: Facts = {
    permission: async (login) => ({
      permission: permissions[login] ?? 'none',
      role: roles[login] ?? null,
    }),
    accountId: async () => null,
    own: async () => ACTIONS,
    pull: async () => PULL,
    issue: async () => ISSUE,
    pullsOfFork: async () => [4],
    comment: async () => null,
    comments: async () => [],
    branchHead: async () => HEAD,
    commit: async () => ({ author: user('mona'), message: 'A change' }),
    attempts: async () => 0,
    runsToday: async () => 0,
    ...answers,
  };
  const facts = Object.fromEntries(
    Object.entries(all).map(([name, answer]) => [
      name,
      (...args: unknown[]) => {
        asked.push([name, ...args].join(' '));
        return (answer as (...args: unknown[]) => Promise<unknown>)(...args);
      },
    ]),
  ) as unknown as Facts;
  return { asked, facts };
}

/** Facts nobody may ask for. */
export const untouched = (): Facts =>
  new Proxy({} as Facts, {
    get: (_, name) => () => {
      throw new Error(`asked for ${String(name)}`);
    },
  });
