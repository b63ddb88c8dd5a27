import { describe, expect, test } from 'vitest';
import type { EventSource } from '../../src/trigger/payload.ts';
import type { Payload } from '../helpers/webhooks.ts';
import { commentEvent, endingOf, HEAD, reviewEvent, SHA, triggerOf, who } from './sources.ts';

describe('comments', () => {
  const said = {
    accounts: [who('mona', 12), who('hubot')],
    actors: ['mona', 'hubot'],
    labels: [],
    issue: 5,
    commentId: 77,
    author: 'mona',
    body: 'Hm. @regreen fix the range',
    text: 'the range',
    words: 'Hm.  the range',
    command: 'fix',
  };
  const body = said.body;
  const asked = { createdAt: '2019-05-15T15:20:21Z', updatedAt: '2019-05-15T15:20:21Z' };
  const repository = { owner: 'octo', name: 'widget', defaultBranch: 'main' };

  test('on an issue: everything is known', () => {
    expect(triggerOf(commentEvent({ body }))).toEqual({
      kind: 'comment',
      ...said,
      ...asked,
      repository,
      isPullRequest: false,
      thread: { title: 'Range', body: 'It is off by one.', author: 'eve' },
      sha: SHA,
      branch: 'main',
      against: null,
      fork: false,
    });
  });

  test('on a pull request: the head is still to be asked for', () => {
    expect(triggerOf(commentEvent({ body, onPull: true }))).toEqual({
      kind: 'comment',
      ...said,
      ...asked,
      repository,
      isPullRequest: true,
      thread: { title: 'Range', body: 'It is off by one.', author: 'eve' },
      sha: null,
      pull: 5,
    });
  });

  test('in a review: its head is pinned', () => {
    expect(triggerOf(reviewEvent('pull_request_review', { body }))).toMatchObject({
      kind: 'review',
      ...said,
      sha: HEAD,
      branch: 'feature',
      against: SHA,
      fork: false,
      place: null,
      isPullRequest: true,
    });
  });

  test('on a line of the diff: the line goes along', () => {
    const change = (event: Payload) => Object.assign(event.comment as Payload, { line: 3 });
    expect(triggerOf(reviewEvent('pull_request_review_comment', { body, change }))).toMatchObject({
      kind: 'review',
      ...said,
      sha: HEAD,
      place: { path: 'README.md', line: 3, diffHunk: '@@ -1 +1 @@\n-# Hello-World' },
    });
  });

  test.each([null, { id: 666 }])('threat 24: a review of a head in %j counts as foreign', (repo) => {
    const change = ({ pull_request: pull }: Payload) =>
      Object.assign((pull as { head: Payload }).head, { repo });
    expect(triggerOf(reviewEvent('pull_request_review', { body, change })).kind).toBe('review');
    expect(triggerOf(reviewEvent('pull_request_review', { body, change }))).toMatchObject({ fork: true });
  });

  const closed = (event: Payload) => Object.assign(event.issue as Payload, { state: 'closed' });
  const ghost = (event: Payload) => Object.assign(event.comment as Payload, { user: null });
  const action = (name: string) => (event: Payload) => Object.assign(event, { action: name });

  test.each<[string, EventSource, string]>([
    ['without a mention', commentEvent({ body: 'Hm.' }), "comment 77 does not call '@regreen'"],
    ['without words', reviewEvent('pull_request_review', { body: null as never }), 'does not call'],
    ['that were edited', commentEvent({ body, change: action('edited') }), "'edited' is not 'created'"],
    ['that were deleted', commentEvent({ body, change: action('deleted') }), "'deleted' is not 'created'"],
    [
      'of a review that is dismissed',
      reviewEvent('pull_request_review', { body, change: action('dismissed') }),
      "is not 'submitted'",
    ],
    ['on a closed pull request', commentEvent({ body, onPull: true, change: closed }), '#5 is closed'],
  ])('%s are skipped', (_, from, reason) => {
    expect(endingOf(from)).toEqual({ outcome: 'skipped', reason: expect.stringContaining(reason) });
  });

  test('threat 21: a comment whose author is gone is refused', () => {
    expect(endingOf(commentEvent({ body, change: ghost }))).toMatchObject({ outcome: 'refused' });
  });

  test('threat 21: who posts a comment in the name of somebody else is asked about, too', () => {
    const change = (event: Payload) => Object.assign(event, { sender: { login: 'eve', id: 6 } });
    expect(triggerOf(commentEvent({ body, change })).actors).toEqual(['eve', 'mona', 'hubot']);
  });

  test('the word is the workflow file’s choice', () => {
    const from = { ...commentEvent({ body: '/repair please' }), mention: '/repair' };
    expect(triggerOf(from)).toMatchObject({ text: 'please' });
  });
});
