import { describe, expect, test } from 'vitest';
import { readEvent } from '../../src/trigger/event.ts';
import { BrokenEvent, type EventSource } from '../../src/trigger/payload.ts';
import { type Payload, payload } from '../helpers/webhooks.ts';
import { endingOf, issueEvent, onRef, place, pullRequest, runEvent, source, triggerOf } from './sources.ts';

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
