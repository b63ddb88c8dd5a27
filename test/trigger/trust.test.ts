import { expect, test } from 'vitest';
import { authorize } from '../../src/trigger/authorize.ts';
import type { AskedTrigger } from '../../src/types.ts';
import { payload } from '../helpers/webhooks.ts';
import { ACTIONS, bot, POLICY, PULL, user, type World, world } from './facts.ts';
import { commentEvent, place, reviewEvent, runEvent, source, triggerOf } from './sources.ts';

const POLICY_OF_ALL = {
  ...POLICY,
  forks: 'patch',
  allowUsers: ['eve'],
  allowBots: ['renovate[bot]'],
} as const;
const of = (trigger: AskedTrigger, change: Partial<AskedTrigger> = {}) =>
  ({ ...trigger, actors: ['mona'], accounts: [user('mona')], ...change }) as AskedTrigger;
const failed = triggerOf(runEvent());
const pulled = { pulls: [4] } as Partial<AskedTrigger>;
const OWN = 'regreen/fix-0123456789ab';
const commented = triggerOf(commentEvent({ body: '@regreen', onPull: true }));
const reviewed = triggerOf(reviewEvent('pull_request_review', { body: '@regreen' }));
const pushed = triggerOf(
  source(
    'push',
    payload(place, 'push', () => true),
  ),
);

const by = (author: typeof PULL.author) => ({ pull: async () => ({ ...PULL, author }) });
const ours = {
  commit: async () => ({ author: ACTIONS, message: 'x\n\nRegreen-Key: 0123456789ab' }),
};

test.each<[string, AskedTrigger, World['answers'], boolean]>([
  ['pushed by a user who may write', of(failed), {}, true],
  ['of a pull request of theirs', of(failed, pulled), {}, true],
  ['pushed by a user who was let in', of(failed, { accounts: [user('mona'), user('eve')] }), {}, false],
  ['pushed by a bot that was let in', of(failed, { accounts: [bot('renovate[bot]', 2)] }), {}, false],
  ['of a pull request of a user who was let in', of(failed, pulled), by(user('eve')), false],
  ['of a fork', of(failed, { fork: true }), {}, false],
  ['that a model wrote', of(failed, { branch: OWN, accounts: [ACTIONS] }), ours, false],
  ['that a model wrote, commented by a person', of(reviewed, { branch: OWN }), {}, false],
  ['of a job that was pushed', of(pushed), {}, true],
  ['of a job on a pull request of a bot', of(pushed, pulled), by(bot('renovate[bot]', 2)), false],
  ['of a job on a pull request nobody owns', of(pushed, pulled), by(null), false],
  ['with a comment by its author', of(commented), {}, true],
  ['of a stranger with a comment by somebody who may write', of(commented), by(user('ada')), false],
  ['of a stranger with a review by somebody who may write', of(reviewed), by(user('ada')), false],
  ['whose last commit a bot wrote, with a comment by its author', of(commented), ours, false],
  [
    'whose last commit nobody owns',
    of(reviewed),
    { commit: async () => ({ author: null, message: '' }) },
    false,
  ],
  ['of the default branch', of(triggerOf(commentEvent({ body: '@regreen' }))), {}, true],
])('threat 42: a head %s', async (_, asked, answers, trusted) => {
  const comment = async () => ({ body: '@regreen', updatedAt: null });
  const { facts } = world({ answers: { comment, ...answers } });
  expect(await authorize(asked, POLICY_OF_ALL, facts)).toMatchObject({ trusted });
});
