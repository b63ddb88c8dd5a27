import { describe, expect, test } from 'vitest';
import { authorize, type Decision } from '../../src/trigger/authorize.ts';
import type { Facts } from '../../src/trigger/facts.ts';
import type { Policy } from '../../src/trigger/policy.ts';
import { type AskedTrigger, WrongUse } from '../../src/types.ts';
import { issueLabeled } from '../helpers/webhooks.ts';
import { POLICY, PULL, SAID, untouched, user, type World, world } from './facts.ts';
import {
  commentEvent,
  HEAD,
  place,
  reviewEvent,
  runEvent,
  SHA,
  schedule,
  source,
  triggerOf,
} from './sources.ts';

const failed = (change: Partial<AskedTrigger> = {}) =>
  ({ ...triggerOf(runEvent()), actors: ['mona'], accounts: [user('mona')], ...change }) as AskedTrigger;
const byHand = { ...schedule, actors: ['mona'], accounts: [user('mona')] };
const label = (labels: string[] = []) => {
  const facts = {
    number: 5,
    title: 'Add a flag',
    body: 'Please.',
    label: 'regreen',
    author: 'eve',
    sender: 'mona',
  };
  const trigger = triggerOf(source('issues', issueLabeled(place, facts)));
  return { ...trigger, actors: ['mona'], accounts: [user('mona')], labels } as AskedTrigger;
};
const COMMENT = { body: '@regreen fix', updatedAt: '2019-05-15T15:20:21Z' };
const comment = (change: Partial<AskedTrigger> = {}, onPull = false) => {
  const trigger = triggerOf(commentEvent({ body: COMMENT.body, onPull }));
  return { ...trigger, actors: ['mona'], accounts: [user('mona')], ...change } as AskedTrigger;
};
const review = () =>
  ({ ...triggerOf(reviewEvent('pull_request_review', COMMENT)), accounts: [user('mona')] }) as AskedTrigger;

const decide = (asked: AskedTrigger, facts: World | Facts = {}, policy: Partial<Policy> = {}) =>
  authorize(asked, { ...POLICY, ...policy }, 'own' in facts ? (facts as Facts) : world(facts as World).facts);
const reason = (decision: Decision) => ('ending' in decision ? decision.ending.reason : 'let in');
const outcome = (decision: Decision) => ('ending' in decision ? decision.ending.outcome : 'let in');

describe('a fork', () => {
  const fork = { fork: true };

  test('threat 24: is refused before anyone is asked', async () => {
    for (const asked of [
      failed(fork),
      { ...byHand, fork: true },
      { ...review(), fork: true } as AskedTrigger,
    ]) {
      const decision = await decide(asked, untouched());
      expect([outcome(decision), reason(decision)]).toEqual([
        'refused',
        expect.stringContaining('comes from a fork'),
      ]);
    }
  });

  test('threat 24: a comment on a pull request of a fork is refused once its head is known', async () => {
    const head = { ...PULL.head, fork: true };
    const decision = await decide(comment({}, true), { answers: { pull: async () => ({ ...PULL, head }) } });
    expect(reason(decision)).toContain('comes from a fork');
  });

  test("threat 24: 'patch' lets it through as a patch, for people who may write alone", async () => {
    const { facts, asked } = world();
    expect(await decide(failed({ ...fork, headOwner: 'eve' }), facts, { forks: 'patch' })).toMatchObject({
      delivery: 'patch',
      trigger: { pulls: [4] },
    });
    expect(asked).toContain(`pullsOfFork eve topic ${HEAD}`);
    // The stranger costs one question, and the pull request none.
    expect(asked[0]).toBe('permission mona');
    const none = world({ answers: { pullsOfFork: async () => [] } }).facts;
    expect(reason(await decide(failed({ ...fork, headOwner: 'eve' }), none, { forks: 'patch' }))).toContain(
      'no open pull request of this repository has this commit',
    );
    expect(await decide(failed(), {}, { forks: 'patch' })).toMatchObject({ delivery: 'publish' });
    const stranger = failed({ ...fork, accounts: [user('mona'), user('eve')] });
    expect(outcome(await decide(stranger, {}, { forks: 'patch' }))).toBe('refused');
  });
});

describe('questions', () => {
  const everything = { pulls: [4, 5], message: 'x\n\nRegreen-Key: 0123456789ab' } as Partial<AskedTrigger>;

  test('a stranger costs one question', async () => {
    for (const asked of [failed(everything), label(), comment({}, true)]) {
      const { facts, asked: questions } = world({ permissions: {} });
      expect(outcome(await decide(asked, facts))).toBe('refused');
      expect(questions).toEqual(['permission mona']);
    }
  });

  test('none is put twice', async () => {
    const said = { ...SAID, author: user('mona'), association: 'OWNER', body: '@regreen again' };
    for (const asked of [failed(everything), label(), comment({}, true), review()]) {
      const answers = { comment: async () => COMMENT, comments: async () => [said, said] };
      const { facts, asked: questions } = world({ answers });
      await decide(asked, facts);
      expect(questions.length).toBeGreaterThan(2);
      expect(new Set(questions).size).toBe(questions.length);
    }
  });

  test('threat 21: one without an answer refuses, and names itself', async () => {
    const asks: Array<[keyof Facts, AskedTrigger]> = [
      ['permission', failed()],
      ['pull', failed(everything)],
      ['comments', failed(everything)],
      ['branchHead', failed()],
      ['runsToday', failed()],
      ['own', failed({ branch: 'regreen/fix-0123456789ab' })],
      ['commit', failed({ branch: 'regreen/fix-0123456789ab' })],
      ['issue', label()],
      ['pull', comment({}, true)],
      ['comment', comment()],
    ];
    for (const [name, asked] of asks) {
      const failing = () => Promise.reject(Object.assign(new Error('Server Error'), { status: 503 }));
      const decision = await decide(asked, { answers: { [name]: failing } });
      expect(reason(decision)).toMatch(
        new RegExp(`^GitHub does not answer ${name}\\(.*Server Error \\(503\\)`),
      );
      expect(outcome(decision)).toBe('refused');
    }
  });

  test('one that throws at once is one without an answer', async () => {
    const failing = () => {
      throw new Error('no such call');
    };
    expect(reason(await decide(byHand, { answers: { permission: failing } }))).toContain('no such call');
  });

  test('a bad token is wrong use', async () => {
    const failing = () => Promise.reject(new WrongUse('401'));
    await expect(decide(byHand, { answers: { permission: failing } })).rejects.toThrow(WrongUse);
  });
});

describe('a comment on a pull request', () => {
  test('threat 22: gets the head pinned that GitHub tells', async () => {
    const decision = await decide(comment({}, true), { answers: { comment: async () => COMMENT } });
    expect(decision).toMatchObject({
      trigger: { kind: 'comment', sha: HEAD, branch: 'feature', against: SHA, fork: false, issue: 5 },
      retry: null,
      goesOn: null,
    });
    expect(decision).not.toHaveProperty('trigger.pull');
  });

  test('that says stop ends without a question', async () => {
    expect(outcome(await decide(comment({ command: 'stop' } as Partial<AskedTrigger>), untouched()))).toBe(
      'skipped',
    );
  });
});
