import { describe, expect, test } from 'vitest';
import { BrokenEvent, type EventSource, readEvent, readPullRequest } from '../../src/trigger/event.ts';
import type { Trigger } from '../../src/types.ts';
import {
  issueLabeled,
  type Payload,
  payload,
  type RunFacts,
  schedule,
  workflowDispatch,
  workflowRunFailed,
} from '../helpers/webhooks.ts';

const place = {
  url: 'https://api.github.com',
  serverUrl: 'https://github.com',
  owner: 'octo',
  name: 'widget',
  defaultBranch: 'main',
};
const SHA = 'a'.repeat(40);
const HEAD = 'b'.repeat(40);

const env: EventSource['env'] = {
  sha: SHA,
  refName: 'topic',
  actor: 'mona',
  triggeringActor: 'hubot',
  runId: 7,
  runAttempt: 2,
  job: 'check',
  workflowRef: 'octo/widget/.github/workflows/ci.yml@refs/heads/topic',
};

function source(name: string, body: unknown, more: Partial<EventSource> = {}): EventSource {
  return { name, payload: body, mode: 'auto', label: 'regreen', task: null, env, ...more };
}

function runEvent(facts: Partial<RunFacts> = {}, change: (run: Payload) => void = () => {}): EventSource {
  const body = workflowRunFailed(place, {
    runId: 99,
    attempt: 3,
    runNumber: 412,
    headSha: HEAD,
    headBranch: 'topic',
    path: '.github/workflows/ci.yml',
    workflow: 'CI',
    actor: 'mona',
    ...facts,
  });
  change(body.workflow_run as Payload);
  return source('workflow_run', body);
}

const issueEvent = (label: string, more: Partial<EventSource> = {}) => {
  const facts = { number: 5, title: 'Add a flag', body: 'Please.', label, author: 'eve', sender: 'mona' };
  return source('issues', issueLabeled(place, facts), more);
};

const pullRequest = (change: (head: Payload, body: Payload) => void = () => {}) => {
  const body = payload(place, 'pull_request', ({ action }) => action === 'synchronize');
  const head = (body.pull_request as Payload).head as Payload;
  Object.assign(head, { ref: 'feature', sha: HEAD });
  change(head, body);
  return body;
};

function triggerOf(from: EventSource): Trigger {
  const read = readEvent(from);
  if ('ending' in read) throw new Error(`ended: ${read.ending.reason}`);
  return read.trigger;
}

function endingOf(from: EventSource) {
  const read = readEvent(from);
  return 'ending' in read ? read.ending : read.trigger.kind;
}

describe('workflow_run', () => {
  test('a failed run names the commit, the branch, the run and everyone behind it', () => {
    expect(triggerOf(runEvent())).toEqual({
      kind: 'failed-run',
      repository: { owner: 'octo', name: 'widget', defaultBranch: 'main' },
      sha: HEAD,
      branch: 'topic',
      actors: ['mona', 'hubot'],
      fork: false,
      conclusion: 'failure',
      runId: 99,
      runAttempt: 3,
      runNumber: 412,
      runUrl: 'https://github.com/octo/widget/actions/runs/99',
      workflowName: 'CI',
      workflowPath: '.github/workflows/ci.yml',
    });
  });

  test('a run that timed out is a failure', () => {
    expect(triggerOf(runEvent({ conclusion: 'timed_out' }))).toMatchObject({ conclusion: 'timed_out' });
  });

  test.each(['success', 'cancelled', 'skipped', 'neutral', 'action_required', 'stale', 'startup_failure'])(
    'a run that ended %s is skipped with its conclusion',
    (conclusion) => {
      const reason = `run 412 of 'CI' ended '${conclusion}', which is no failure`;
      expect(endingOf(runEvent({ conclusion }))).toEqual({ outcome: 'skipped', reason });
    },
  );

  test('a run that has not ended is skipped', () => {
    const running = runEvent({}, (run) => Object.assign(run, { status: 'in_progress', conclusion: null }));
    expect(endingOf(running)).toMatchObject({ outcome: 'skipped' });
  });

  test('a run without a branch is skipped', () => {
    const headless = runEvent({}, (run) => Object.assign(run, { head_branch: null }));
    expect(endingOf(headless)).toMatchObject({
      outcome: 'skipped',
      reason: expect.stringContaining('branch'),
    });
  });

  test.each<[string, EventSource]>([
    ['a fork', runEvent({ forkOwner: 'eve' })],
    ['a fork that is gone', runEvent({}, (run) => Object.assign(run, { head_repository: null }))],
    ['a repository that is not told', runEvent({}, (run) => delete run.head_repository)],
  ])('the head of %s counts as foreign', (_, from) => {
    expect(triggerOf(from).fork).toBe(true);
  });

  test('whoever starts a run again is one of its actors', () => {
    const again = runEvent({}, (run) => Object.assign(run, { triggering_actor: { login: 'eve' } }));
    expect(triggerOf(again).actors).toEqual(['mona', 'eve', 'hubot']);
  });

  test('a workflow from another ref is found by its path alone', () => {
    expect(triggerOf(runEvent({ path: '.github/workflows/ci.yml@refs/heads/main' }))).toMatchObject({
      workflowPath: '.github/workflows/ci.yml',
    });
  });

  test('an own branch is read as it is: refusing it is for the permission check', () => {
    expect(triggerOf(runEvent({ headBranch: 'regreen/fix-abc' })).branch).toBe('regreen/fix-abc');
  });
});

describe('issues', () => {
  test('the right label asks for the issue to be done on the default branch', () => {
    expect(triggerOf(issueEvent('regreen'))).toEqual({
      kind: 'label',
      repository: { owner: 'octo', name: 'widget', defaultBranch: 'main' },
      sha: SHA,
      branch: 'main',
      fork: false,
      actors: ['mona', 'hubot'],
      issue: { number: 5, title: 'Add a flag', body: 'Please.', author: 'eve' },
    });
  });

  test('another label is skipped and both are named', () => {
    const reason = "the label is 'bug', regreen acts on 'regreen'";
    expect(endingOf(issueEvent('bug'))).toEqual({ outcome: 'skipped', reason });
  });

  test('another action is skipped', () => {
    const opened = payload(place, 'issues', ({ action }) => action === 'opened');
    expect(endingOf(source('issues', opened))).toMatchObject({
      outcome: 'skipped',
      reason: expect.stringContaining("'opened'"),
    });
  });

  test('an issue without text has an empty one', () => {
    const from = issueEvent('regreen');
    Object.assign((from.payload as Payload).issue as Payload, { body: null });
    expect(triggerOf(from)).toMatchObject({ issue: { body: '' } });
  });
});

describe('schedule and workflow_dispatch', () => {
  test('a schedule needs nobody: its file is the permission', () => {
    expect(triggerOf(source('schedule', schedule(place, '0 6 * * 1')))).toEqual({
      kind: 'schedule',
      repository: { owner: 'octo', name: 'widget', defaultBranch: 'main' },
      sha: SHA,
      branch: 'main',
      fork: false,
      actors: [],
    });
  });

  const dispatch = workflowDispatch(place, { branch: 'topic', inputs: {}, sender: 'mona' });

  test('a dispatch with a task works on the branch it was started on', () => {
    expect(triggerOf(source('workflow_dispatch', dispatch, { task: 'Make it faster.' }))).toEqual({
      kind: 'dispatch',
      repository: { owner: 'octo', name: 'widget', defaultBranch: 'main' },
      sha: SHA,
      branch: 'topic',
      fork: false,
      actors: ['mona', 'hubot'],
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
      actors: ['mona', 'hubot'],
      fork: false,
      runId: 7,
      runAttempt: 2,
      job: 'check',
      workflowPath: '.github/workflows/ci.yml',
    });
  });

  test('on pull_request it is about the merge commit, for the branch of the head', () => {
    expect(triggerOf(source('pull_request', pullRequest()))).toMatchObject({
      kind: 'in-job',
      sha: SHA,
      branch: 'feature',
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
    expect(triggerOf(from).fork).toBe(true);
  });

  test('a task on a pull request is for the branch of its head', () => {
    expect(triggerOf(source('pull_request', pullRequest(), { task: 'Tidy up.' })).branch).toBe('feature');
  });
});

describe('a pull request to judge', () => {
  test('is its head against its base, whoever made it', () => {
    const body = pullRequest((_, whole) => Object.assign(whole, { number: 12 }));
    const pull = body.pull_request as Payload;
    Object.assign(pull.base as Payload, { ref: 'main', sha: SHA });
    expect(readPullRequest(source('pull_request', body))).toEqual({
      number: 12,
      url: pull.html_url,
      base: { branch: 'main', sha: SHA },
      headSha: HEAD,
    });
  });

  test('of another event is skipped', () => {
    expect(readPullRequest(source('push', {}))).toEqual({
      ending: { outcome: 'skipped', reason: "mode 'judge' judges 'pull_request'; the event is 'push'" },
    });
  });

  test('that is broken is an error that names the place', () => {
    expect(() => readPullRequest(source('pull_request', {}))).toThrow("'pull_request' is broken at 'number'");
  });
});

describe('a broken payload', () => {
  const noSha = runEvent({}, (run) => delete run.head_sha);
  const noTitle = issueEvent('regreen');
  delete ((noTitle.payload as Payload).issue as Payload).title;

  test.each<[string, EventSource, string]>([
    ['a run without its commit', noSha, "'workflow_run' is broken at 'workflow_run.head_sha'"],
    ['an issue without a title', noTitle, "'issues' is broken at 'issue.title'"],
    ['a push without a repository', source('push', {}), "'push' is broken at 'repository'"],
    ['a schedule that is text', source('schedule', 'x'), "'schedule' is broken at 'its top'"],
    ['nothing at all', source('workflow_run', null), "'workflow_run' is broken at 'its top'"],
  ])('%s is an error that names the place and the remedy', (_, from, place) => {
    expect(() => readEvent(from)).toThrow(BrokenEvent);
    expect(() => readEvent(from)).toThrow(place);
    expect(() => readEvent(from)).toThrow('GITHUB_EVENT_PATH');
  });
});
