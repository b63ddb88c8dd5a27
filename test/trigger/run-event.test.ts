import { describe, expect, test } from 'vitest';
import type { EventSource } from '../../src/trigger/payload.ts';
import { endingOf, HEAD, runEvent, SHA, triggerOf, who } from './sources.ts';

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
      headOwner: 'octo',
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
