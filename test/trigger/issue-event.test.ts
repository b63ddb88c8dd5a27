import { describe, expect, test } from 'vitest';
import { type Payload, payload } from '../helpers/webhooks.ts';
import { endingOf, issueEvent, place, SHA, source, triggerOf, who } from './sources.ts';

describe('issues', () => {
  test('the right label asks for the issue to be done on the default branch', () => {
    expect(triggerOf(issueEvent('regreen'))).toEqual({
      kind: 'label',
      repository: { owner: 'octo', name: 'widget', defaultBranch: 'main' },
      sha: SHA,
      branch: 'main',
      against: null,
      fork: false,
      actors: ['mona', 'hubot'],
      accounts: [who('mona', 21_031_067), who('hubot')],
      labels: ['regreen'],
      issue: { number: 5, title: 'Add a flag', body: 'Please.', author: 'eve' },
    });
  });

  test('another label is skipped and both are named', () => {
    const reason = "the label is 'bug', regreen acts on 'regreen'";
    expect(endingOf(issueEvent('bug'))).toEqual({ outcome: 'skipped', reason });
  });

  test.each(['edited', 'unlabeled', 'reopened', 'deleted'])('%s is skipped', (action) => {
    const from = payload(place, 'issues', (example) => example.action === action);
    expect(endingOf(source('issues', from))).toEqual({
      outcome: 'skipped',
      reason: `'issues' with action '${action}' is not 'labeled'`,
    });
  });

  test('opened with the label (of a template) counts, and its author is who asks', () => {
    const from = issueEvent('regreen');
    Object.assign(from.payload as Payload, { action: 'opened', label: undefined });
    expect(triggerOf(from)).toMatchObject({ kind: 'label', actors: ['mona', 'hubot'] });
  });

  test('opened without the label is skipped', () => {
    const from = issueEvent('bug');
    Object.assign(from.payload as Payload, { action: 'opened' });
    expect(endingOf(from)).toEqual({
      outcome: 'skipped',
      reason: "issue #5 was opened without the label 'regreen'",
    });
  });

  test('a closed issue is skipped', () => {
    const from = issueEvent('regreen');
    Object.assign((from.payload as Payload).issue as Payload, { state: 'closed' });
    expect(endingOf(from)).toEqual({ outcome: 'skipped', reason: 'issue #5 is closed' });
  });

  test('an issue without text has an empty one', () => {
    const from = issueEvent('regreen');
    Object.assign((from.payload as Payload).issue as Payload, { body: null });
    expect(triggerOf(from)).toMatchObject({ issue: { body: '' } });
  });
});
