import { describe, expect, test } from 'vitest';
import { authorize } from '../../src/trigger/authorize.ts';
import type { Said } from '../../src/trigger/facts.ts';
import type { AskedTrigger } from '../../src/types.ts';
import { issueLabeled } from '../helpers/webhooks.ts';
import { ACTIONS, ISSUE, POLICY, PULL, SAID, untouched, user, type World, world } from './facts.ts';
import { commentEvent, place, runEvent, source, triggerOf } from './sources.ts';

const by = { actors: ['mona'], accounts: [user('mona')] };
const failed = { ...triggerOf(runEvent()), ...by, pulls: [4] } as AskedTrigger;
const job = { ...failed, kind: 'in-job' } as AskedTrigger;
const issue = {
  number: 5,
  title: 'Add a flag',
  body: 'Please.',
  label: 'regreen',
  author: 'eve',
  sender: 'mona',
};
const label = { ...triggerOf(source('issues', issueLabeled(place, issue))), ...by } as AskedTrigger;
const called = { ...triggerOf(commentEvent({ body: '@regreen fix' })), ...by } as AskedTrigger;

async function reason(asked: AskedTrigger, answers: World['answers'] = {}) {
  const decision = await authorize(asked, POLICY, world({ answers }).facts);
  return 'ending' in decision ? decision.ending.reason : 'let in';
}

describe('the opt-out label', () => {
  test.each<[string, AskedTrigger]>([
    ['a failed run', failed],
    ['a job', job],
    ['a labelled issue', label],
    ['a comment', called],
  ])('in the payload of %s refuses without a question', async (_, asked) => {
    const decision = await authorize({ ...asked, labels: ['bug', 'no-regreen'] }, POLICY, untouched());
    expect(decision).toEqual({
      ending: { outcome: 'refused', reason: "the label 'no-regreen' tells regreen to keep away" },
    });
  });

  const labels = ['no-regreen'];
  test('put on since then refuses, too', async () => {
    const told = '#4 carries the label';
    expect(await reason(failed, { pull: async () => ({ ...PULL, labels }) })).toContain(told);
    expect(await reason(job, { pull: async () => ({ ...PULL, labels }) })).toContain(told);
    const now = { ...ISSUE, title: issue.title, body: issue.body, labels };
    expect(await reason(label, { issue: async () => now })).toContain('#5 carries the label');
    expect(await reason(called, { issue: async () => now })).toContain('#5 carries the label');
  });

  test('of another name is none', async () => {
    const other = { ...PULL, labels: ['no-regreen-please', 'No-Regreen'] };
    expect(await reason(failed, { pull: async () => other })).toBe('let in');
  });
});

describe('stop', () => {
  const said = (body: string, login = 'mona', association = 'MEMBER'): Said => ({
    ...SAID,
    author: user(login),
    association,
    body,
  });
  const saying = (asked: AskedTrigger, ...newestFirst: Said[]) =>
    reason(asked, { comments: async () => newestFirst });
  const stop = said('@regreen stop');

  test.each<[string, AskedTrigger]>([
    ['a failed run', failed],
    ['a job', job],
    ['a labelled issue', label],
  ])('threat 44: from somebody who may write ends %s', async (_, asked) => {
    expect(await saying(asked, said('Fine.'), stop)).toMatch(
      /^'mona' told regreen to stop on #[45]; '@regreen again'/,
    );
  });

  test('is lifted by a later call from somebody who may write, and by nobody else', async () => {
    expect(await saying(failed, said('@regreen again'), stop)).toBe('let in');
    expect(await saying(failed, said('@regreen again', 'eve'), stop)).toContain('told regreen to stop');
    expect(await saying(failed, said('> @regreen again'), stop)).toContain('told regreen to stop');
    expect(await saying(failed, stop, said('@regreen again'))).toContain('told regreen to stop');
  });

  test('threat 21: from somebody who may not write counts for nothing, whatever GitHub calls them', async () => {
    for (const association of ['OWNER', 'MEMBER', 'COLLABORATOR', 'CONTRIBUTOR', 'NONE'])
      expect(await saying(failed, said('@regreen stop', 'eve', association))).toBe('let in');
    const bot: Said = { ...stop, author: ACTIONS };
    expect(await saying(failed, bot, { ...stop, author: null })).toBe('let in');
  });

  test('strangers who say it cost no question', async () => {
    const { facts, asked } = world({
      answers: { comments: async () => [said('@regreen stop', 'eve', 'NONE'), said('hello', 'ada')] },
    });
    await authorize(failed, POLICY, facts);
    expect(asked.filter((question) => question.startsWith('permission'))).toEqual(['permission mona']);
  });

  test('does not hold for whoever calls after it', async () => {
    const comment = async () => ({ body: '@regreen fix', updatedAt: null });
    expect(await reason(called, { comment, comments: async () => [stop] })).toBe('let in');
  });

  test('threat 22: holds where it is said after the call', async () => {
    const comment = async () => ({ body: '@regreen fix', updatedAt: null });
    const later = { ...stop, createdAt: '2030-01-01T00:00:00Z' };
    const answers = { comment, comments: async () => [later, { ...said('@regreen again') }] };
    expect(await reason(called, answers)).toContain("'mona' told regreen to stop on #5");
    const lifted = { ...said('@regreen again'), createdAt: '2030-01-02T00:00:00Z' };
    expect(await reason(called, { comment, comments: async () => [lifted, later] })).toBe('let in');
  });
});
