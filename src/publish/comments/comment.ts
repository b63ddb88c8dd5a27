import type { Account, AskedTrigger, Outcome } from '../../types.ts';
import { WrongUse } from '../../types.ts';
import { isSameAccount, lastLine } from '../own.ts';
import { answerOf } from '../pull-request/refusals.ts';

/** The calls that are needed of the door. */
export interface CommentDoor {
  /** Newest first, 100 at most. */
  comments(thread: number): Promise<readonly ThreadComment[]>;
  createComment(thread: number, body: string): Promise<{ id: number; url: string }>;
  updateComment(id: number, body: string): Promise<void>;
  deleteComment(id: number): Promise<void>;
}

interface ThreadComment {
  id: number;
  author: Account | null;
  body: string;
  url: string;
}

export interface CommentOrder {
  github: CommentDoor;
  /** Number of the issue or pull request. */
  thread: number;
  /** Ends with the marker of its key. */
  body: string;
  /** The account we write as; `null` where that is not known. */
  own: Account | null;
}

export interface Commented {
  /** The comment that holds the message; `null` where there is none. */
  url: string | null;
  /** Why there is none, in one sentence. */
  note: string | null;
}

/**
 * Leaves one message in a thread. A comment of the same key that is ours is edited in place; a marker that somebody
 * else wrote counts for nothing. Two runs may both find none and both write one: the older comment stays, gets the
 * message, and the younger one is taken back. Never rejects: a thread that cannot be written to undoes no run.
 */
export async function postMessage(order: CommentOrder): Promise<Commented> {
  try {
    const [first, ...younger] = await ownComments(order, order.own);
    const kept = first === undefined ? null : await edit(order, first);
    if (kept === null) return { url: await write(order), note: null };
    await takeBack(order, younger);
    return { url: kept.url, note: null };
  } catch (error) {
    return { url: null, note: noteOf(error) };
  }
}

/** Comments of ours with the marker of this message, oldest first: ids only grow. */
async function ownComments({ github, thread, body }: CommentOrder, own: Account | null) {
  if (own === null) return [];
  const marker = lastLine(body);
  const ours = (await github.comments(thread)).filter(
    (comment) => isSameAccount(comment.author, own) && lastLine(comment.body) === marker,
  );
  return ours.sort((one, other) => one.id - other.id);
}

/** `null`: it is gone by now. */
async function edit({ github, body }: CommentOrder, comment: ThreadComment): Promise<ThreadComment | null> {
  if (sameText(comment.body, body)) return comment;
  try {
    await github.updateComment(comment.id, body);
    return comment;
  } catch (error) {
    if (answerOf(error).status === 404) return null;
    throw error;
  }
}

/** Writes the message and looks once more, as another run may have written one meanwhile. */
async function write(order: CommentOrder): Promise<string> {
  const made = await create(order);
  try {
    const own = order.own ?? (await authorOf(order, made.id));
    const [oldest, ...younger] = await ownComments(order, own);
    if (oldest === undefined || oldest.id === made.id) return made.url;
    await edit(order, oldest);
    await takeBack(order, younger);
    return oldest.url;
  } catch {
    // The message is there; a second one of another run is met by the next run.
    return made.url;
  }
}

/** An answer that is lost on the way says nothing of the comment: it may well be there. */
async function create(order: CommentOrder): Promise<{ id: number; url: string }> {
  try {
    return await order.github.createComment(order.thread, order.body);
  } catch (error) {
    const { status } = answerOf(error);
    const there = status === 0 || status >= 500 ? (await ownComments(order, order.own)).at(-1) : undefined;
    if (there === undefined) throw error;
    return there;
  }
}

async function authorOf({ github, thread }: CommentOrder, id: number): Promise<Account | null> {
  return (await github.comments(thread)).find((comment) => comment.id === id)?.author ?? null;
}

const MOST_TWICE = 5;

/** Takes back what another run of ours wrote at the same moment. What cannot be is met by the next run. */
async function takeBack({ github }: CommentOrder, others: readonly ThreadComment[]): Promise<void> {
  for (const { id } of others.slice(0, MOST_TWICE)) await github.deleteComment(id).catch(() => undefined);
}

/** GitHub gives line ends back as browsers write them. */
const sameText = (one: string, other: string) =>
  one.replaceAll('\r\n', '\n').trimEnd() === other.replaceAll('\r\n', '\n').trimEnd();

/** One row a way in which GitHub takes no comment; the first that fits speaks. */
const NOTES: ReadonlyArray<{ when: (status: number, words: string) => boolean; say: string }> = [
  { when: (status) => status === 401, say: 'GitHub does not take the token, which may have expired' },
  { when: (status, words) => status === 403 && /locked/i.test(words), say: 'the thread is locked' },
  { when: (status, words) => status === 403 && /archived/i.test(words), say: 'the repository is archived' },
  {
    when: (status, words) => status === 429 || (status === 403 && /rate limit|abuse/i.test(words)),
    say: 'GitHub limits how much this token may do',
  },
  {
    when: (status) => status === 403,
    say: 'the token may not comment here: grant `issues: write`, for pull requests `pull-requests: write`',
  },
  { when: (status) => status === 404, say: 'the thread is not there, or not for this token' },
  { when: (status) => status === 410, say: 'the thread is gone, or issues are switched off' },
  { when: (status) => status === 422, say: 'GitHub refuses the text' },
  { when: (status) => status >= 500, say: 'GitHub failed' },
];

function noteOf(error: unknown): string {
  if (error instanceof WrongUse) return `nothing was said in the thread: ${error.message}`;
  const { status, words } = answerOf(error);
  const row = NOTES.find(({ when }) => when(status, words));
  const why = row === undefined ? `GitHub gave no answer (${words})` : `${row.say} (${status}: ${words})`;
  return `nothing was said in the thread: ${why}`;
}

/** What eyes are put on: the comment that asks, or the issue that got the label; `null` where nobody asked in a thread. */
export function askedIn(asked: AskedTrigger): { kind: 'issue' | 'comment' | 'line'; id: number } | null {
  if (asked.kind === 'label') return { kind: 'issue', id: asked.issue.number };
  if (asked.kind === 'comment') return { kind: 'comment', id: asked.commentId };
  if (asked.kind !== 'review') return null;
  // No call puts a reaction on the text of a review.
  return asked.place === null ? { kind: 'issue', id: asked.issue } : { kind: 'line', id: asked.commentId };
}

/** Shows whoever asked that the work has begun. A phase that may not write shows nothing, which undoes nothing. */
export async function acknowledge(
  github: { react(kind: 'issue' | 'comment' | 'line', id: number): Promise<void> },
  asked: AskedTrigger,
): Promise<void> {
  const target = askedIn(asked);
  if (target !== null) await github.react(target.kind, target.id).catch(() => undefined);
}

/** What was not done, or not allowed, is told in the summary of the step alone. */
const QUIET: readonly Outcome[] = ['skipped', 'refused', 'clean'];

/**
 * Where the message goes: the thread somebody asked in, or the pull request whose check failed; `null` where nothing
 * is said. Nobody asked for a failed run, so a fault on our side is not its pull request's business.
 */
export function threadOf(asked: AskedTrigger, outcome: Outcome): number | null {
  if (QUIET.includes(outcome)) return null;
  switch (asked.kind) {
    case 'label':
      return asked.issue.number;
    case 'comment':
    case 'review':
      return asked.issue;
    case 'failed-run':
    case 'in-job':
      return outcome === 'failed' ? null : (asked.pulls?.[0] ?? null);
    default:
      return null;
  }
}
