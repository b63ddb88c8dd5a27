import type { Task, ThreadCommand, ThreadPiece, ThreadTrigger } from '../types.ts';
import { keyOf, plain } from './words-task.ts';

/** One comment of a thread, as the API has it. */
export interface ThreadComment {
  id: number;
  /** Login; empty where the account is gone. */
  author: string;
  /** `author_association` of the API: only a label, never a right. */
  association: string;
  /** Whether the permission of the author was asked for and is write or more. */
  mayWrite: boolean;
  body: string;
  /** ISO 8601, as GitHub writes them. */
  createdAt: string;
  updatedAt: string;
}

/** A call of ours in a comment. */
interface Call {
  /** What follows the mention and its command. */
  text: string;
  /** `null`: free words. */
  command: ThreadCommand | null;
}

export interface Thread {
  /** Whether who asks may write: a list in the workflow file lets others ask as well. */
  askerMayWrite: boolean;
  /** Whether who opened the thread may write. */
  openerMayWrite: boolean;
  /** Oldest first. */
  comments: readonly ThreadComment[];
  /** What the author of a comment says in words of their own, without quotes and code. */
  wordsOf: (body: string) => string;
  /** The call of ours in a comment; `null` where there is none. */
  callOf: (body: string) => Call | null;
}

type ThreadTask = Omit<Task, 'kind'> & {
  kind: 'ask' | 'fix' | 'implement';
  mayAnswer: boolean;
  /** The caller puts each between delimiters of its own. */
  context: ThreadPiece[];
};

/** Newest comments that go along, and characters of all of them together. */
const MOST_COMMENTS = 30;
const MOST_CHARACTERS = 24_000;
/** Characters of one comment, of the text of the thread, and of the lines of a diff. */
const MOST_OF_ONE = 6_000;

/**
 * Turns a mention into a task. A command forces its kind. Free words on a pull request are a fix and on an issue an
 * implementation, and the model may as well answer: it knows a question when it reads one. `again` asks for what was
 * asked for before.
 */
export function threadTask(trigger: ThreadTrigger, thread: Thread): ThreadTask {
  const { repository, issue, isPullRequest } = trigger;
  const said = saidBefore(trigger, thread.comments);
  const before = trigger.command === 'again' ? lastCall(trigger, thread, said) : null;
  const command = before === null ? trigger.command : before.command;
  const kind = command === 'ask' ? 'ask' : isPullRequest ? 'fix' : 'implement';
  const name = `${repository.owner}/${repository.name}`;
  return {
    kind,
    mayAnswer: command === null || command === 'ask',
    text: request(trigger, before),
    subject: `#${issue}`,
    failing: [],
    beside: [],
    evidence: [],
    // The key of an issue is the one its label gives: whoever asks, there is one branch.
    key: keyOf(name, isPullRequest ? 'pull' : 'issue', String(issue)),
    issue: kind === 'implement' ? issue : null,
    words: trustedWords(trigger, thread, said),
    context: contextOf(trigger, thread, said),
  };
}

/** What to do without further words, by the command. */
const WITHOUT_WORDS = {
  fix: 'Find what is wrong here and repair it.',
  ask: 'Answer what this thread asks.',
  again: 'Try again what was asked for in this thread before, with what was said since.',
  stop: '',
} as const;

function request(
  { command, text, author, issue, isPullRequest, ...trigger }: ThreadTrigger,
  before: Call | null,
): string {
  const thread = isPullRequest ? `pull request #${issue}` : `issue #${issue}`;
  const fallback = isPullRequest ? WITHOUT_WORDS.fix : `Do what ${thread} asks.`;
  const wanted =
    command === null || (command === 'fix' && !isPullRequest) ? fallback : WITHOUT_WORDS[command];
  const line = 'place' in trigger && trigger.place !== null ? trigger.place : null;
  const where =
    line === null ? '' : ` at ${plain(line.path)}${line.line === null ? '' : `, line ${line.line}`}`;
  const words = trigger.words === '' ? text : wordsAround(trigger.words, text);
  const asked = `${plain(author)} asks on ${thread}${where}:\n${words === '' ? wanted : words}`;
  const again = before === null || before.text === '' ? '' : `\n\nAsked for before:\n${cut(before.text)}`;
  const from =
    isPullRequest && trigger.against !== null
      ? `\n\nThe head of the pull request is checked out; its base is ${trigger.against}.`
      : '';
  return `${asked}${again}${from}`;
}

/** What was asked for last, by somebody who could ask. */
function lastCall({ author }: ThreadTrigger, thread: Thread, said: readonly ThreadComment[]): Call | null {
  for (const comment of said.toReversed()) {
    const call = comment.mayWrite || comment.author === author ? thread.callOf(comment.body) : null;
    if (call !== null && call.command !== 'again' && call.command !== 'stop') return call;
  }
  return null;
}

/** A comment may say what is wrong before the mention, and show a log behind it. */
const wordsAround = (words: string, text: string) =>
  text.includes(words) ? text : `${words}\n\n${text}`.trim();

/** Comments before the one that asks, as they were then: what was edited later is left out, and so is the asking one. */
export function saidBefore<T extends Pick<ThreadComment, 'id' | 'createdAt' | 'updatedAt'>>(
  trigger: ThreadTrigger,
  comments: readonly T[],
): T[] {
  const asked = Date.parse(trigger.createdAt);
  // A date that cannot be read is not before anything.
  const before = (date: string) => Date.parse(date) <= asked;
  return comments
    .filter(({ id }) => id !== trigger.commentId)
    .filter(({ createdAt, updatedAt }) => before(createdAt) && before(updatedAt))
    .slice(-MOST_COMMENTS);
}

/** Only they can ask for changed tests: who asks and all others, as far as they may write. */
function trustedWords(trigger: ThreadTrigger, thread: Thread, said: readonly ThreadComment[]): string | null {
  const { title, body } = trigger.thread;
  const opening = thread.openerMayWrite ? [title, thread.wordsOf(body)] : [];
  const trusted = said.filter(({ mayWrite }) => mayWrite).map((comment) => thread.wordsOf(comment.body));
  const asking = thread.askerMayWrite ? [trigger.words] : [];
  const words = [...opening, ...trusted, ...asking].filter((text) => text !== '').join('\n');
  return words === '' ? null : words;
}

function contextOf(
  trigger: ThreadTrigger,
  { openerMayWrite }: Thread,
  said: readonly ThreadComment[],
): ThreadPiece[] {
  const { title, body, author } = trigger.thread;
  const opening = {
    label: `${trigger.isPullRequest ? 'pull request' : 'issue'} #${trigger.issue} by ${who(author, null, openerMayWrite)}`,
    text: cut(`${title}\n\n${body}`.trim()),
  };
  const lines =
    trigger.kind === 'review' && trigger.place !== null && trigger.place.diffHunk !== ''
      ? [{ label: `the lines of ${plain(trigger.place.path)}`, text: cutStart(trigger.place.diffHunk) }]
      : [];
  return [opening, ...lines, ...newest(said)];
}

/** From the newest back until the room is used up; given oldest first. */
function newest(said: readonly ThreadComment[]): ThreadPiece[] {
  const kept: ThreadPiece[] = [];
  let room = MOST_CHARACTERS;
  for (const { author, association, mayWrite, body } of said.toReversed()) {
    const text = cut(body);
    room -= text.length;
    if (room < 0) break;
    kept.push({ label: `comment by ${who(author, association, mayWrite)}`, text });
  }
  return kept.reverse();
}

/** `mona (member, may write)`. */
function who(author: string, association: string | null, mayWrite: boolean): string {
  const role = association === null ? '' : `${plain(association).toLowerCase().replaceAll('_', ' ')}, `;
  return `${plain(author) || 'a deleted account'} (${role}${mayWrite ? 'may write' : 'may not write: not a request'})`;
}

const cut = (text: string) => (text.length <= MOST_OF_ONE ? text : `${text.slice(0, MOST_OF_ONE)}\n[cut]`);

/** The line that is commented on is the last of its hunk (REST: `diff_hunk`). */
const cutStart = (text: string) => (text.length <= MOST_OF_ONE ? text : `[cut]\n${text.slice(-MOST_OF_ONE)}`);
