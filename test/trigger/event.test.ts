import { describe, expect, test } from 'vitest';
import { readEvent } from '../../src/trigger/event.ts';
import { BrokenEvent, type EventSource } from '../../src/trigger/payload.ts';
import { readPullRequest } from '../../src/trigger/pull-event.ts';
import { issueLabeled, type Payload, payload, schedule, workflowDispatch } from '../helpers/webhooks.ts';
import { endingOf, HEAD, onRef, place, runEvent, SHA, source, triggerOf, who } from './sources.ts';

const MONA = 21_031_067;

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

describe('workflow_run', () => {
  test('a failed run names the commit, the branch, the run and everyone behind it', () => {
    expect(triggerOf(runEvent())).toEqual({
      kind: 'failed-run',
      repository: { owner: 'octo', name: 'widget', defaultBranch: 'main' },
      sha: HEAD,
      branch: 'topic',
      against: null,
      actors: ['mona', 'hubot'],
      accounts: [who('mona', 15_669_918), who('hubot')],
      fork: false,
      conclusion: 'failure',
      runId: 99,
      runAttempt: 3,
      runNumber: 412,
      runUrl: 'https://github.com/octo/widget/actions/runs/99',
      workflowName: 'CI',
      workflowPath: '.github/workflows/ci.yml',
      pulls: [],
      message: 'build(test): check workflow run event payload',
    });
  });

  test('a run that timed out is a failure', () => {
    expect(triggerOf(runEvent({ conclusion: 'timed_out' }))).toMatchObject({ conclusion: 'timed_out' });
  });

  test.each([
    ['success', 'which is no failure'],
    ['neutral', 'which is no failure'],
    ['skipped', 'which is no failure'],
    ['cancelled', 'somebody stopped it'],
    ['stale', 'no command failed'],
    ['action_required', 'waits for somebody to approve it'],
    ['startup_failure', 'its workflow file is not valid'],
    ['a-new-one', 'which is no failure'],
  ])('a run that ended %s is skipped, and why is told', (conclusion, reason) => {
    expect(endingOf(runEvent({ conclusion }))).toEqual({
      outcome: 'skipped',
      reason: expect.stringMatching(`^run 412 of 'CI' ended '${conclusion}'.*${reason}`),
    });
  });

  test.each<[string, EventSource, string]>([
    ['of the merge queue', runEvent({ headBranch: 'gh-readonly-queue/main/pr-5-abc' }), 'merge queue'],
    ['of pull_request_target', runEvent({ event: 'pull_request_target' }), 'not the one of the pull request'],
    ['nobody is behind', runEvent({}, (run) => Object.assign(run, { actor: null })), 'nobody can answer'],
  ])('a failed run %s is skipped', (_, from, reason) => {
    expect(endingOf(from)).toEqual({ outcome: 'skipped', reason: expect.stringContaining(reason) });
  });

  test('a run that has not ended is skipped', () => {
    const running = runEvent({}, (run) => Object.assign(run, { status: 'in_progress', conclusion: null }));
    expect(endingOf(running)).toMatchObject({ outcome: 'skipped' });
  });

  test('a failed run of a pull request knows what that was made from', () => {
    const of = (number: number, sha: string, id: number) => ({ number, base: { sha, repo: { id } } });
    const foreign = of(9, HEAD, 666);
    const event = runEvent({}, (run) => {
      const own = of(4, SHA, (run.head_repository as { id: number }).id);
      Object.assign(run, { pull_requests: [foreign, own] });
    });
    expect(triggerOf(event)).toMatchObject({ against: SHA, pulls: [4] });
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
    expect(triggerOf(from)).toMatchObject({ fork: true });
  });

  test('whoever starts a run again is one of its actors', () => {
    const again = runEvent({}, (run) => Object.assign(run, { triggering_actor: { login: 'eve', id: 6 } }));
    expect(triggerOf(again).actors).toEqual(['mona', 'eve', 'hubot']);
  });

  test('a workflow from another ref is found by its path alone', () => {
    expect(triggerOf(runEvent({ path: '.github/workflows/ci.yml@refs/heads/main' }))).toMatchObject({
      workflowPath: '.github/workflows/ci.yml',
    });
  });

  test('an own branch is read as it is: refusing it is for the permission check', () => {
    expect(triggerOf(runEvent({ headBranch: 'regreen/fix-abc' }))).toMatchObject({
      branch: 'regreen/fix-abc',
    });
  });
});

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
      accounts: [who('mona', MONA), who('hubot')],
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

describe('events of no use', () => {
  test.each(['check_run', 'check_suite', 'status', 'merge_group', 'workflow_job'])(
    '%s is skipped, with what to use instead',
    (name) => {
      const reason = expect.stringMatching(`^'${name}' .*; use '`);
      expect(
        endingOf(
          source(
            name,
            payload(place, name, () => true),
          ),
        ),
      ).toEqual({ outcome: 'skipped', reason });
    },
  );

  test('a task in words still runs on them', () => {
    const from = source(
      'status',
      payload(place, 'status', () => true),
      { task: 'Look at it.' },
    );
    expect(triggerOf(from)).toMatchObject({ kind: 'dispatch', task: 'Look at it.' });
  });

  test('threat 24: pull_request_target is refused whatever it asks for', () => {
    const from = source('pull_request_target', pullRequest(), { task: 'Tidy up.' });
    expect(endingOf(from)).toMatchObject({ outcome: 'refused' });
  });

  test('a job of the merge queue is skipped', () => {
    const from = source(
      'push',
      payload(place, 'push', () => true),
      onRef('gh-readonly-queue/main/pr-1'),
    );
    expect(endingOf(from)).toMatchObject({ outcome: 'skipped' });
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
