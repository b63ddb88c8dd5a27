import type {
  Ending,
  FailedRunTrigger,
  LabelTrigger,
  PendingComment,
  ThreadTrigger,
  Trigger,
} from '../types.ts';
import type { CommentKind, Facts } from './facts.ts';
import type { Policy } from './policy.ts';

const stale = (reason: string): Ending => ({ outcome: 'stale', reason });

/**
 * When is asked: before anything is spent, or once more before something is published. By then a head may have moved,
 * which publishing itself looks at, file by file.
 */
export type Moment = 'start' | 'publish';

/**
 * Whether the event still says what is so: its text was not edited since, its thread is open, its commit is the head.
 *
 * @returns `null` where it does
 */
export async function staleness(
  trigger: Trigger | ThreadTrigger,
  { label }: Policy,
  facts: Facts,
  moment: Moment,
): Promise<Ending | null> {
  switch (trigger.kind) {
    case 'label':
      return editedIssue(trigger, label, facts);
    case 'failed-run':
      return (await closedPull(trigger, facts)) ?? (moment === 'start' ? movedBranch(trigger, facts) : null);
    case 'comment':
    case 'review':
      return (await movedPull(trigger, facts, moment)) ?? editedComment(trigger, facts);
    default:
      return null;
  }
}

/** Where each pull request of the failed run is closed, nobody waits for it any more. */
async function closedPull({ pulls = [] }: FailedRunTrigger, facts: Facts): Promise<Ending | null> {
  const states = await Promise.all(
    pulls.slice(0, 10).map(async (number) => (await facts.pull(number)).state),
  );
  if (states.length === 0 || states.includes('open')) return null;
  return stale(`pull request #${pulls[0]} is ${states[0]}`);
}

/** `updated_at` of an issue moves with every comment, so its words are compared. */
async function editedIssue({ issue }: LabelTrigger, label: string, facts: Facts): Promise<Ending | null> {
  const now = await facts.issue(issue.number);
  if (now === null) return stale(`issue #${issue.number} is gone`);
  if (now.state !== 'open') return stale(`issue #${issue.number} is ${now.state}`);
  if (!now.labels.includes(label)) return stale(`the label '${label}' was taken off issue #${issue.number}`);
  if (sameText(now.title, issue.title) && sameText(now.body, issue.body)) return null;
  return stale(
    `issue #${issue.number} was edited after the label was put on; read it again and put the label on anew`,
  );
}

/** A default branch moves all the time, and publishing looks at what has moved; a newer commit elsewhere gets its own run. */
async function movedBranch(trigger: FailedRunTrigger, facts: Facts): Promise<Ending | null> {
  const { branch, sha, fork, repository } = trigger;
  if (fork || branch === repository.defaultBranch) return null;
  const head = await facts.branchHead(branch);
  if (head === sha) return null;
  return stale(
    head === null
      ? `the branch '${branch}' is gone`
      : `'${branch}' has moved to ${head.slice(0, 12)} since ${sha.slice(0, 12)} failed; the checks of its new head will tell`,
  );
}

async function movedPull(trigger: ThreadTrigger, facts: Facts, moment: Moment): Promise<Ending | null> {
  if (!trigger.isPullRequest) return null;
  const { head, state } = await facts.pull(trigger.issue);
  if (state !== 'open') return stale(`pull request #${trigger.issue} is ${state}`);
  if (head.sha === trigger.sha || moment === 'publish') return null;
  return stale(
    `pull request #${trigger.issue} has moved to ${head.sha.slice(0, 12)} since it was asked for at ${trigger.sha.slice(0, 12)}; ask again`,
  );
}

async function editedComment(trigger: ThreadTrigger, facts: Facts): Promise<Ending | null> {
  const now = await facts.comment(commentKind(trigger), trigger.issue, trigger.commentId);
  if (now === null) return stale(`comment ${trigger.commentId} is gone`);
  if (sameText(now.body, trigger.body) && (now.updatedAt ?? trigger.updatedAt) === trigger.updatedAt)
    return null;
  return stale(`comment ${trigger.commentId} was edited after it was posted; say it again in a new one`);
}

/** The address of a comment depends on where it stands. */
function commentKind(trigger: ThreadTrigger): CommentKind {
  if (trigger.kind === 'comment') return 'comment';
  return trigger.place === null ? 'review' : 'line';
}

/** The API and a webhook may differ in line ends. */
const sameText = (a: string, b: string) => a.replaceAll('\r\n', '\n') === b.replaceAll('\r\n', '\n');

/** Asks for the head of the pull request a comment stands on, and pins it. */
export async function pinned(
  { sha: _, pull, ...comment }: PendingComment,
  facts: Facts,
): Promise<ThreadTrigger> {
  const { head, base } = await facts.pull(pull);
  return { ...comment, sha: head.sha, branch: head.branch, against: base.sha, fork: head.fork };
}
