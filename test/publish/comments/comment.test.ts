import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createGitHub, type GitHub } from '../../../src/github.ts';
import {
  acknowledge,
  askedIn,
  type CommentDoor,
  postMessage,
  threadOf,
} from '../../../src/publish/comments/comment.ts';
import type { Account, AskedTrigger, Outcome } from '../../../src/types.ts';
import { OUTCOMES } from '../../../src/types.ts';
import { startWidget, type Widget } from '../../helpers/github/fixture.ts';

const MARKER = '<!-- regreen:key=0123456789ab -->';
const BOT = 'github-actions[bot]';
const OWN: Account = { login: BOT, id: 41898282, bot: true };
const ISSUE = 7;

let widget: Widget;
let shared: GitHub;
beforeAll(async () => {
  widget = await startWidget();
  widget.github.addToken('issues-token', { login: BOT, permissions: { issues: 'write' } });
  widget.github.addIssue({ number: ISSUE, title: 'Last', body: '', labels: [], user: 'ada' });
  shared = door();
});
afterAll(() => widget[Symbol.asyncDispose]());
beforeEach(() => {
  widget.github.state.comments.length = 0;
  widget.github.state.reactions.length = 0;
});
afterEach(() => {
  expect(widget.github.violations).toEqual([]);
  expect(widget.github.unknown).toEqual([]);
});

function door(token = 'issues-token'): GitHub {
  const place = { apiUrl: widget.github.url, owner: 'acme', repo: 'widget', version: '0', note: () => {} };
  return createGitHub({ token, ...place, secondMs: 1, cap: 1000 });
}
const post = (words: string, change: { github?: CommentDoor; own?: Account | null } = {}) =>
  postMessage({ github: shared, thread: ISSUE, body: `${words}\n${MARKER}`, own: OWN, ...change });
const bodies = () => widget.github.state.comments.map(({ body }) => body);
const writes = () => widget.github.requests.filter(({ method }) => method !== 'GET').length;

describe('one message a key', () => {
  test('is written once, then edited in place', async () => {
    const first = await post('one');
    const second = await post('two');
    expect(bodies()).toEqual([`two\n${MARKER}`]);
    expect(second).toEqual(first);
    expect(first.url).toMatch(/\/issues\/7#issuecomment-\d+$/);
  });

  test('that says the same is not written again', async () => {
    await post('one');
    const before = writes();
    await post('one');
    expect(writes()).toBe(before);
  });

  test('of another key is another message', async () => {
    await post('one');
    const other = `two\n${MARKER.replace('0123', '4567')}`;
    await postMessage({ github: door(), thread: ISSUE, body: other, own: OWN });
    expect(bodies()).toEqual([`one\n${MARKER}`, other]);
  });

  test.each<[string, string, string]>([
    ['somebody else', 'ada', `mine\n${MARKER}`],
    ['us, in the middle of the text', BOT, `${MARKER}\nmine`],
  ])('is not found by a marker written by %s', async (_, user, body) => {
    addComment(user, body);
    await post('one');
    expect(bodies()).toEqual([body, `one\n${MARKER}`]);
  });

  test('is not found where the login is ours and the id is not', async () => {
    addComment(BOT, `old\n${MARKER}`);
    await post('one', { own: { ...OWN, id: 1 } });
    expect(bodies()).toEqual([`old\n${MARKER}`, `one\n${MARKER}`]);
  });

  test('is found with the line ends a browser writes', async () => {
    addComment(BOT, `old\r\n${MARKER}\r\n`);
    await post('one');
    expect(bodies()).toEqual([`one\n${MARKER}`]);
  });
});

describe('two runs at once', () => {
  test('that both found nothing leave one message, in the older comment', async () => {
    const real = door();
    const github: CommentDoor = {
      comments: (thread) => real.comments(thread),
      updateComment: (id, body) => real.updateComment(id, body),
      deleteComment: (id) => real.deleteComment(id),
      // The other run is faster by a moment.
      createComment: async (thread, body) => {
        await real.createComment(thread, `theirs\n${MARKER}`);
        return real.createComment(thread, body);
      },
    };
    const { url } = await post('ours', { github });
    expect(bodies()).toEqual([`ours\n${MARKER}`]);
    const [older] = await real.comments(ISSUE).then((all) => all.toReversed());
    expect(url).toBe(older?.url);
  });

  test('never end with two messages, whoever is first', async () => {
    const other = door();
    for (let round = 0; round < 10; round += 1) {
      widget.github.state.comments.length = 0;
      await Promise.all([post('a', { github: other }), post('b')]);
      expect(bodies()).toHaveLength(1);
    }
  });

  test('a second message that was left is met by the next run', async () => {
    addComment(BOT, `a\n${MARKER}`);
    addComment(BOT, `b\n${MARKER}`);
    await post('c');
    expect(bodies()).toEqual([`c\n${MARKER}`]);
  });
});

describe('where GitHub does not tell who we are', () => {
  test('the comment just made tells it, and the older one of the same author is kept', async () => {
    await post('one', { own: null });
    await post('two', { own: null });
    expect(bodies()[0]).toBe(`two\n${MARKER}`);
    expect(bodies().filter((body) => body.endsWith(MARKER))).toHaveLength(1);
  });

  test("nobody else's comment is touched", async () => {
    addComment('ada', `mine\n${MARKER}`);
    await post('one', { own: null });
    expect(bodies()).toEqual([`mine\n${MARKER}`, `one\n${MARKER}`]);
  });
});

describe('a thread that cannot be written to is a note, and no failure', () => {
  const comments = /\/issues\/7\/comments/;
  test.each<[number, string, string]>([
    [401, 'Bad credentials', "the token is wrong or expired; set the input 'github-token'"],
    [403, 'Resource not accessible by integration', 'grant `issues: write`'],
    [403, 'Unable to create comment because issue is locked.', 'the thread is locked'],
    [403, 'Repository was archived so is read-only.', 'the repository is archived'],
    [404, 'Not Found', 'the thread is not there, or not for this token'],
    [410, 'This issue was deleted', 'the thread is gone'],
    [422, 'Validation Failed', 'GitHub refuses the text'],
    [500, 'Server Error', 'GitHub failed'],
  ])('%i %s', async (status, message, said) => {
    widget.github.failNext({ method: 'POST', path: comments, status, body: { message } });
    const { url, note } = await post('one');
    expect(url).toBeNull();
    expect(note).toMatch(/^nothing was said in the thread: /);
    expect(note).toContain(said);
    expect(await post('one')).toMatchObject({ note: null });
    expect(bodies()).toEqual([`one\n${MARKER}`]);
  });

  test('a line that breaks', async () => {
    widget.github.failNext({ method: 'POST', path: comments, destroy: true });
    expect((await post('one')).note).toContain('GitHub gave no answer');
  });

  test('an answer that is lost says nothing of the comment, which is there', async () => {
    const real = door();
    const createComment = async (thread: number, body: string) => {
      await real.createComment(thread, body);
      throw Object.assign(new Error('socket hang up'), { status: 0 });
    };
    expect(await post('one', { github: { ...real, createComment } })).toMatchObject({ note: null });
    expect(bodies()).toEqual([`one\n${MARKER}`]);
  });

  test('a comment that is gone by the time it is edited is written anew', async () => {
    await post('one');
    widget.github.failNext({
      method: 'PATCH',
      path: /comments/,
      status: 404,
      body: { message: 'Not Found' },
    });
    expect(await post('two')).toMatchObject({ note: null });
    expect(bodies()).toContain(`two\n${MARKER}`);
  });
});

const base = {
  ...{ repository: { owner: 'acme', name: 'widget', defaultBranch: 'main' }, sha: 'a'.repeat(40) },
  ...{ branch: 'main', against: null, actors: [], fork: false },
};
const said = {
  ...{ issue: ISSUE, isPullRequest: false, thread: { title: '', body: '', author: 'ada' }, commentId: 1 },
  ...{ author: 'ada', body: '', text: '', words: '', command: null, createdAt: '', updatedAt: '' },
};
const run = { ...base, conclusion: 'failure', runId: 1, runAttempt: 1, runNumber: 1, runUrl: '' };
const LABEL: AskedTrigger = {
  ...base,
  ...{ kind: 'label', issue: { number: ISSUE, title: '', body: '', author: 'ada' } },
};
const COMMENT: AskedTrigger = { ...base, ...said, kind: 'comment' };
const LINE: AskedTrigger = {
  ...base,
  ...said,
  ...{ kind: 'review', place: { path: 'a', line: 1, diffHunk: '' } },
};
const REVIEW: AskedTrigger = { ...base, ...said, kind: 'review', place: null };
const RUN: AskedTrigger = { ...run, kind: 'failed-run', workflowName: 'CI', workflowPath: 'ci.yml' };
const SCHEDULE: AskedTrigger = { ...base, kind: 'schedule' };

describe('the eyes that show whoever asked that the work begins', () => {
  test.each<[string, AskedTrigger, ReturnType<typeof askedIn>]>([
    ['a label', LABEL, { kind: 'issue', id: ISSUE }],
    ['a comment', COMMENT, { kind: 'comment', id: 1 }],
    ['a comment on a line', LINE, { kind: 'line', id: 1 }],
    ['a review, which takes no reaction', REVIEW, { kind: 'issue', id: ISSUE }],
    ['a failed run, which nobody asked for', RUN, null],
    ['a schedule', SCHEDULE, null],
  ])('%s', (_, asked, target) => {
    expect(askedIn(asked)).toEqual(target);
  });

  test('are put on once', async () => {
    await acknowledge(door(), LABEL);
    await acknowledge(door(), LABEL);
    const reactions = widget.github.state.reactions.map(({ on, target, content }) => [on, target, content]);
    expect(reactions).toEqual([['issue', ISSUE, 'eyes']]);
  });

  test('are left out where the phase may not write', async () => {
    await acknowledge(door('read-token'), LABEL);
    expect(widget.github.state.reactions).toEqual([]);
  });
});

describe('the thread a message goes to', () => {
  test.each<[string, AskedTrigger, number | null]>([
    ['a label', LABEL, ISSUE],
    ['a comment', COMMENT, ISSUE],
    ['a review', REVIEW, ISSUE],
    ['a failed run of a pull request', { ...RUN, pulls: [12] }, 12],
    ['a failed run of a branch', RUN, null],
    ['a schedule', SCHEDULE, null],
  ])('%s', (_, asked, thread) => {
    expect(threadOf(asked, 'unfixed')).toBe(thread);
  });

  test.each(OUTCOMES)('%s', (outcome: Outcome) => {
    const quiet = ['skipped', 'refused', 'clean'].includes(outcome);
    expect(threadOf(LABEL, outcome)).toBe(quiet ? null : ISSUE);
    expect(threadOf({ ...RUN, pulls: [12] }, outcome)).toBe(quiet || outcome === 'failed' ? null : 12);
  });
});

function addComment(user: string, body: string): void {
  const time = '2020-01-01T00:00:00Z';
  const id = widget.github.state.nextId();
  widget.github.state.comments.push({ id, issue: ISSUE, body, user, createdAt: time, updatedAt: time });
}
