import type { AskedTrigger, Ending } from '../types.ts';
import { readIssueComment, readReview, readReviewComment } from './comment-event.ts';
import { readIssues } from './issue-event.ts';
import { readInJob, readRepositoryDispatch, readSchedule, readTask } from './job-event.ts';
import { type EventSource, refused, skipped } from './payload.ts';
import { readWorkflowRun } from './run-event.ts';

type Asked = { trigger: AskedTrigger } | { ending: Ending };

/** Events that say what they want themselves. */
const READERS: ReadonlyMap<string, (source: EventSource) => Asked> = new Map([
  ['workflow_run', readWorkflowRun],
  ['issue_comment', readIssueComment],
  ['pull_request_review_comment', readReviewComment],
  ['pull_request_review', readReview],
  [
    'pull_request_target',
    () =>
      refused(
        "'pull_request_target' runs beside secrets on what a stranger may have written; use 'pull_request' or 'workflow_run'",
      ),
  ],
]);

/** Events no failing job of a branch belongs to. */
const NOTHING_TO_DO: ReadonlyMap<string, string> = new Map([
  ['check_run', "never sent for checks of Actions; use 'workflow_run'"],
  ['check_suite', "never sent for checks of Actions; use 'workflow_run'"],
  ['status', "tells of a service whose commands are not known here; use 'workflow_run'"],
  ['merge_group', "is of the merge queue, where nothing can be repaired; use 'pull_request'"],
  ['workflow_job', "tells of one job while its run goes on; use 'workflow_run'"],
]);

/**
 * Turns the runner's event into one trigger; webhook JSON goes no further than this folder.
 * Throws `BrokenEvent` on a payload that is not what GitHub documents.
 */
export function readEvent(source: EventSource): Asked {
  const reader = READERS.get(source.name);
  if (reader !== undefined) return reader(source);
  if (source.name === 'issues' && source.mode !== 'fix') return readIssues(source);
  if (source.mode === 'suggest' || (source.name === 'schedule' && source.mode === 'auto'))
    return readSchedule(source);
  if (source.name === 'repository_dispatch') return readRepositoryDispatch(source);
  if (source.task !== null) return readTask(source, source.task);
  const reason = NOTHING_TO_DO.get(source.name);
  if (reason !== undefined) return skipped(`'${source.name}' ${reason}`);
  if (source.mode === 'implement' || source.mode === 'ask')
    return skipped(`mode '${source.mode}' needs an issue or the input 'task'; the event is '${source.name}'`);
  return readInJob(source);
}
