import { describe, expect, test } from 'vitest';
import type { EventSource } from '../../src/trigger/payload.ts';
import { type Payload, payload, schedule, workflowDispatch } from '../helpers/webhooks.ts';
import { endingOf, place, pullRequest, SHA, source, triggerOf, who } from './sources.ts';

describe('schedule and workflow_dispatch', () => {
  test('a schedule needs nobody: its file is the permission', () => {
    expect(triggerOf(source('schedule', schedule(place, '0 6 * * 1')))).toEqual({
      kind: 'schedule',
      repository: { owner: 'octo', name: 'widget', defaultBranch: 'main' },
      sha: SHA,
      branch: 'main',
      against: null,
      fork: false,
      actors: [],
      accounts: [],
    });
  });

  const dispatch = workflowDispatch(place, { branch: 'topic', inputs: {}, sender: 'mona' });

  test('a dispatch with a task works on the branch it was started on', () => {
    expect(triggerOf(source('workflow_dispatch', dispatch, { task: 'Make it faster.' }))).toEqual({
      kind: 'dispatch',
      repository: { owner: 'octo', name: 'widget', defaultBranch: 'main' },
      sha: SHA,
      branch: 'topic',
      against: null,
      fork: false,
      actors: ['mona', 'hubot'],
      accounts: [who('mona', 25_328_754), who('hubot')],
      task: 'Make it faster.',
    });
  });

  test('suggestions asked for by hand need someone who may', () => {
    expect(triggerOf(source('workflow_dispatch', dispatch, { mode: 'suggest' }))).toMatchObject({
      kind: 'schedule',
      actors: ['mona', 'hubot'],
    });
  });

  test('implementing without an issue or a task is skipped with the remedy', () => {
    expect(endingOf(source('workflow_dispatch', dispatch, { mode: 'implement' }))).toMatchObject({
      outcome: 'skipped',
      reason: expect.stringContaining("the input 'task'"),
    });
  });
});

describe('the last step of the failing job', () => {
  const push = payload(place, 'push', () => true);

  test('on push it is about the pushed commit', () => {
    expect(triggerOf(source('push', push))).toEqual({
      kind: 'in-job',
      repository: { owner: 'octo', name: 'widget', defaultBranch: 'main' },
      sha: SHA,
      branch: 'topic',
      against: null,
      actors: ['mona', 'hubot'],
      accounts: [who('mona'), who('hubot')],
      fork: false,
      runId: 7,
      runAttempt: 2,
      job: 'check',
      workflowPath: '.github/workflows/ci.yml',
      pulls: [],
    });
  });

  test('on pull_request it is about the merge commit, for the branch of the head', () => {
    expect(triggerOf(source('pull_request', pullRequest()))).toMatchObject({
      kind: 'in-job',
      sha: SHA,
      branch: 'feature',
      against: 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e',
      fork: false,
    });
  });

  const fork = pullRequest((head) => Object.assign(head.repo as Payload, { id: 666 }));
  const deleted = pullRequest((head) => Object.assign(head, { repo: null }));

  test.each<[string, EventSource]>([
    ['from a fork', source('pull_request', fork)],
    ['from a fork that is gone', source('pull_request', deleted)],
    ['from a fork, with a task', source('pull_request', fork, { task: 'Tidy up.' })],
    ['from a fork, in mode suggest', source('pull_request', fork, { mode: 'suggest' })],
  ])('a pull request %s counts as foreign', (_, from) => {
    expect(triggerOf(from)).toMatchObject({ fork: true });
  });

  test('a task on a pull request is for the branch of its head', () => {
    expect(triggerOf(source('pull_request', pullRequest(), { task: 'Tidy up.' }))).toMatchObject({
      branch: 'feature',
    });
  });
});

describe('repository_dispatch', () => {
  const dispatch = (task: unknown, more: Partial<EventSource> = {}) => {
    const body = payload(place, 'repository_dispatch', () => true);
    return source('repository_dispatch', { ...body, client_payload: { task } }, more);
  };

  test('brings its task, for the default branch', () => {
    expect(triggerOf(dispatch('Make it faster.'))).toMatchObject({
      kind: 'dispatch',
      branch: 'main',
      sha: SHA,
      task: 'Make it faster.',
      actors: ['Codertocat', 'hubot'],
    });
  });

  test('the input wins over the payload', () => {
    expect(triggerOf(dispatch('a', { task: 'b' }))).toMatchObject({ task: 'b' });
  });

  test.each([null, '', ' '])('with the task %j is skipped', (task) => {
    expect(endingOf(dispatch(task))).toMatchObject({ outcome: 'skipped' });
  });
});
