import { describe, expect, test } from 'vitest';
import { mayWrite } from '../../src/trigger/accounts.ts';
import { authorize, type Decision } from '../../src/trigger/authorize.ts';
import type { Facts } from '../../src/trigger/facts.ts';
import type { Policy } from '../../src/trigger/policy.ts';
import type { AskedTrigger } from '../../src/types.ts';
import { ACTIONS, bot, POLICY, PULL, user, type World, world } from './facts.ts';
import { commentEvent, runEvent, schedule, triggerOf } from './sources.ts';

const failed = (change: Partial<AskedTrigger> = {}) =>
  ({ ...triggerOf(runEvent()), actors: ['mona'], accounts: [user('mona')], ...change }) as AskedTrigger;
const byHand = { ...schedule, actors: ['mona'], accounts: [user('mona')] };
const decide = (asked: AskedTrigger, facts: World | Facts = {}, policy: Partial<Policy> = {}) =>
  authorize(asked, { ...POLICY, ...policy }, 'own' in facts ? (facts as Facts) : world(facts as World).facts);
const reason = (decision: Decision) => ('ending' in decision ? decision.ending.reason : 'let in');
const outcome = (decision: Decision) => ('ending' in decision ? decision.ending.outcome : 'let in');

describe('the permission of a user', () => {
  test.each([
    ['admin', 'let in'],
    ['write', 'let in'],
    ['maintain', 'let in'],
    ['triage', 'refused'],
    ['read', 'refused'],
    ['none', 'refused'],
    ['', 'refused'],
    ['WRITE', 'refused'],
  ])('threat 21: %j: %s', async (granted, expected) => {
    expect(outcome(await decide(byHand, { permissions: { mona: granted } }))).toBe(expected);
  });

  test.each([
    ['maintain', 'let in'],
    ['our-own-role', 'let in'],
    ['triage', 'refused'],
    ['read', 'refused'],
  ])('threat 21: the role %j with the permission write: %s', async (role, expected) => {
    expect(outcome(await decide(byHand, { roles: { mona: role } }))).toBe(expected);
  });

  test('threat 21: everyone behind the event must be allowed, and the first who is not ends the questions', async () => {
    const { facts, asked } = world({ permissions: { mona: 'write', eve: 'read', ada: 'write' } });
    const accounts = ['mona', 'eve', 'ada'].map((login) => user(login));
    expect(await decide({ ...byHand, accounts }, facts)).toEqual({
      ending: {
        outcome: 'refused',
        reason:
          "'eve' has 'read' permission here; regreen acts for users who can write (or name them in 'allow-users')",
      },
    });
    expect(asked).toEqual(['permission mona', 'permission eve']);
  });

  test('an allowed user is not asked for; who is called nearly so is', async () => {
    const { facts, asked } = world({ permissions: {} });
    expect(outcome(await decide(byHand, facts, { allowUsers: ['mona'] }))).toBe('let in');
    expect(asked).toEqual([]);
    for (const login of ['Mona', 'mon', 'mona ', 'mona[bot]'])
      expect(outcome(await decide(byHand, { permissions: {} }, { allowUsers: [login] }))).toBe('refused');
  });

  test('a trigger that only knows logins is asked about by them', async () => {
    const { accounts: _, ...bare } = byHand;
    expect(outcome(await decide(bare as AskedTrigger, { permissions: {} }))).toBe('refused');
    expect(outcome(await decide(bare as AskedTrigger))).toBe('let in');
  });

  test('threat 21: the author of the pull request of a failed run must be allowed, too', async () => {
    const of = (author: typeof PULL.author) => ({ answers: { pull: async () => ({ ...PULL, author }) } });
    const asked = failed({ pulls: [4] } as Partial<AskedTrigger>);
    expect(outcome(await decide(asked, of(user('mona'))))).toBe('let in');
    expect(reason(await decide(asked, of(user('eve'))))).toContain("#4: 'eve' has 'none' permission");
    expect(reason(await decide(asked, of(null)))).toContain('#4 is gone');
  });
});

describe('whose words count', () => {
  test.each<[string, string | null, boolean]>([
    ['admin', 'admin', true],
    ['write', 'write', true],
    ['write', 'maintain', true],
    ['maintain', null, true],
    ['write', 'our-own-role', true],
    ['read', 'our-own-role', false],
    ['write', 'triage', false],
    ['read', 'triage', false],
    ['read', 'read', false],
    ['none', null, false],
  ])('threat 23: those of a user with %j by the role %j: %s', async (permission, role, expected) => {
    expect(await mayWrite(user('mona'), { permission: async () => ({ permission, role }) })).toBe(expected);
  });

  test('threat 23: never those of a bot, or of nobody, of whom nothing is asked', async () => {
    const { facts, asked } = world({ permissions: { '': 'admin', 'a[bot]': 'admin', Copilot: 'admin' } });
    for (const account of [user(''), user('a[bot]'), bot('Copilot', 1)])
      expect(await mayWrite(account, facts)).toBe(false);
    expect(asked).toEqual([]);
  });
});

describe('a bot', () => {
  const asBot = (login: string, id: number | null) => ({ ...byHand, accounts: [bot(login, id)] });
  const copilot = bot('Copilot', 198_982_749);

  test.each<[string, AskedTrigger, string[], string]>([
    ['not named', asBot('renovate[bot]', 1), [], 'refused'],
    ['named', asBot('renovate[bot]', 1), ['renovate[bot]'], 'let in'],
    ['named with its id', asBot('renovate[bot]', 1), ['renovate[bot]#1'], 'let in'],
    ['named with another id', asBot('renovate[bot]', 1), ['renovate[bot]#2'], 'refused'],
    ['named with an id that is none', asBot('renovate[bot]', 1), ['renovate[bot]#x'], 'refused'],
    ['named in part', asBot('renovate[bot]', 1), ['renovate'], 'refused'],
    ['named in another case', asBot('renovate[bot]', 1), ['Renovate[bot]'], 'refused'],
    ['of GitHub, itself', asBot('dependabot[bot]', 49_699_333), ['dependabot[bot]'], 'let in'],
    ['of GitHub, by name only', asBot('dependabot[bot]', 5), ['dependabot[bot]'], 'refused'],
    ['Actions, by name only', asBot('github-actions[bot]', 5), ['github-actions[bot]'], 'refused'],
    ['with a plain name', { ...byHand, accounts: [copilot] }, ['Copilot'], 'refused'],
    ['with a plain name and id', { ...byHand, accounts: [copilot] }, ['Copilot#198982749'], 'let in'],
    [
      'that is a user of that name',
      { ...byHand, accounts: [user('dependabot', 3)] },
      ['dependabot'],
      'refused',
    ],
  ])('threat 21: %s', async (_, asked, allowBots, expected) => {
    const all = { permissions: { 'renovate[bot]': 'admin', 'dependabot[bot]': 'admin' } };
    expect(outcome(await decide(asked, all, { allowBots }))).toBe(expected);
  });

  test.each([
    [49_699_333, 'let in'],
    [5, 'refused'],
    [null, 'refused'],
  ])('whose id the event does not tell is asked for: %j', async (id, expected) => {
    const { facts, asked } = world({ answers: { accountId: async () => id } });
    const decision = await decide(asBot('dependabot[bot]', null), facts, { allowBots: ['dependabot[bot]'] });
    expect(outcome(decision)).toBe(expected);
    expect(asked[0]).toBe('accountId dependabot[bot]');
  });

  test('threat 44: regreen does not answer its own comments, even where its account is let in', async () => {
    for (const account of [ACTIONS, { ...ACTIONS, id: null }]) {
      const answers = { accountId: async () => ACTIONS.id };
      const asked = { ...triggerOf(commentEvent({ body: '@regreen fix' })), accounts: [account] };
      expect(reason(await decide(asked, { answers }, { allowBots: [ACTIONS.login] }))).toContain(
        'does not answer its own words',
      );
    }
  });
});
