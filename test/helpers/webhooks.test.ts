import { describe, expect, test } from 'vitest';
import {
  issueLabeled,
  type Payload,
  payload,
  schedule,
  workflowDispatch,
  workflowRunFailed,
} from './webhooks.ts';

const place = {
  url: 'http://127.0.0.1:1/api',
  serverUrl: 'http://127.0.0.1:1',
  owner: 'acme',
  name: 'widget',
  defaultBranch: 'trunk',
};
const run = {
  runId: 99,
  attempt: 2,
  runNumber: 412,
  headSha: 'a'.repeat(40),
  headBranch: 'topic',
  path: '.github/workflows/ci.yml',
  workflow: 'CI',
};
/** Every address in a payload that still leads to GitHub's API. */
const strangers = (value: unknown): string[] =>
  JSON.stringify(value).match(/https:\/\/api\.github\.com[^"]*/g) ?? [];

describe('a failed run', () => {
  test('speaks of the given repository, run and commit only', () => {
    const event = workflowRunFailed(place, run);
    expect(event).toMatchObject({
      action: 'completed',
      repository: { full_name: 'acme/widget', owner: { login: 'acme' }, default_branch: 'trunk' },
      workflow_run: {
        id: 99,
        run_attempt: 2,
        conclusion: 'failure',
        head_sha: run.headSha,
        head_branch: 'topic',
        head_repository: { full_name: 'acme/widget' },
        html_url: 'http://127.0.0.1:1/acme/widget/actions/runs/99',
      },
    });
    expect(strangers(event)).toEqual([]);
  });

  test('of a fork has another head repository', () => {
    const { repository, workflow_run: failed } = workflowRunFailed(place, { ...run, forkOwner: 'eve' });
    const head = (failed as Payload).head_repository as Payload;
    expect(head).toMatchObject({ full_name: 'eve/widget', fork: true, owner: { login: 'eve' } });
    expect(head.id).not.toBe((repository as Payload).id);
  });
});

test('a labelled issue has the label, its author and who put the label on', () => {
  const facts = { number: 5, title: 'Range', body: 'wrong', label: 'regreen', author: 'eve', sender: 'ada' };
  expect(issueLabeled(place, facts)).toMatchObject({
    action: 'labeled',
    label: { name: 'regreen' },
    issue: { number: 5, title: 'Range', user: { login: 'eve' }, labels: [{ name: 'regreen' }] },
    sender: { login: 'ada' },
    repository: { full_name: 'acme/widget' },
  });
});

test('a dispatch has its inputs, a schedule its cron line', () => {
  const dispatch = workflowDispatch(place, { branch: 'main', inputs: { task: 'x' }, sender: 'ada' });
  expect(dispatch).toMatchObject({ ref: 'refs/heads/main', inputs: { task: 'x' }, sender: { login: 'ada' } });
  expect(schedule(place, '0 5 * * 1')).toMatchObject({
    schedule: '0 5 * * 1',
    repository: { full_name: 'acme/widget' },
  });
});

test('a payload is a copy, and one that does not exist is named', () => {
  const pick = ({ action }: Payload) => action === 'labeled';
  const first = payload(place, 'issues', pick);
  first.action = 'changed';
  expect(payload(place, 'issues', pick).action).toBe('labeled');
  expect(() => payload(place, 'issues', () => false)).toThrow('has no "issues"');
});
