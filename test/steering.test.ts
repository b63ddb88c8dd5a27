import { describe, expect, test } from 'vitest';
import { openSteering, type ThreadComment } from '../src/steering.ts';

const START = Date.parse('2026-01-01T12:00:00Z');
const at = (seconds: number) => new Date(START + seconds * 1000).toISOString();

const comment = (id: number, more: Partial<ThreadComment> = {}): ThreadComment => ({
  id,
  login: 'mona',
  bot: false,
  body: `@regreen use tabs (${id})`,
  createdAt: at(30),
  updatedAt: at(30),
  ...more,
});

/** A thread whose clock and answers a test decides. */
function open(answer: () => ThreadComment[] | null) {
  const world = { now: START + 60_000, asked: [] as Array<string | null>, checks: [] as string[] };
  const news = openSteering({
    async fetchComments(since, etag) {
      expect(since).toBe(at(0));
      world.asked.push(etag);
      return { comments: answer(), etag: `W/"${world.asked.length}"` };
    },
    async mayWrite(login) {
      world.checks.push(login);
      return login === 'mona';
    },
    mention: (body) => (body.startsWith('@regreen ') ? body.slice('@regreen '.length) : null),
    stops: (body) => body === '@regreen stop',
    startedAt: START,
    now: () => world.now,
  });
  const later = (ms = 60_000) => {
    world.now += ms;
    return news();
  };
  return { world, news, later };
}

describe('what is heard', () => {
  test('a new comment by somebody who may write, marked with its author, once', async () => {
    const { news, later } = open(() => [comment(1)]);
    expect(await news()).toEqual({ said: '@mona wrote:\nuse tabs (1)' });
    expect(await later()).toBeNull();
  });

  test('several at once, in their order', async () => {
    const { news } = open(() => [comment(1), comment(2)]);
    expect(await news()).toEqual({ said: '@mona wrote:\nuse tabs (1)\n\n@mona wrote:\nuse tabs (2)' });
  });

  test.each<[string, Partial<ThreadComment>]>([
    ['one that does not mention us', { body: 'use tabs' }],
    ['one by somebody who may not write', { login: 'eve' }],
    ['one by a bot', { bot: true }],
    ['one that was edited', { updatedAt: at(31) }],
    ['one from before the run', { createdAt: at(-1), updatedAt: at(-1) }],
    ['one from an unreadable time', { createdAt: 'soon', updatedAt: 'soon' }],
  ])('not %s', async (_name, more) => {
    const { news } = open(() => [comment(1, more)]);
    expect(await news()).toBeNull();
  });
});

describe('stop', () => {
  test('is told with who says it, and outweighs what others ask for', async () => {
    const { news } = open(() => [comment(1), comment(2, { body: '@regreen stop' })]);
    expect(await news()).toEqual({ stoppedBy: 'mona' });
  });

  test('of somebody who may not write is nothing', async () => {
    const { news } = open(() => [comment(1, { body: '@regreen stop', login: 'eve' })]);
    expect(await news()).toBeNull();
  });
});

describe('what it costs', () => {
  test('one request a minute, each with the validator of the one before', async () => {
    const { world, news, later } = open(() => null);
    await news();
    await later(59_999);
    expect(world.asked).toEqual([null]);
    await later(1);
    expect(world.asked).toEqual([null, 'W/"1"']);
  });

  test('one question for each person', async () => {
    let id = 0;
    const { world, news, later } = open(() => [comment(++id), comment(++id, { login: 'eve' })]);
    await news();
    await later();
    expect(world.checks).toEqual(['mona', 'eve']);
  });

  test('60 requests in a run, whoever writes', async () => {
    let id = 0;
    const { world, later } = open(() => [comment(++id, { login: `stranger-${id}` })]);
    for (let i = 0; i < 100; i += 1) await later();
    expect(world.asked.length + world.checks.length).toBe(60);
  });

  test('a failure is met again: the answer counts as unread, and nothing is said twice', async () => {
    let fails = true;
    const { world, news, later } = open(() => {
      if (fails) throw new Error('503');
      return [comment(1)];
    });
    await expect(news()).rejects.toThrow('503');
    fails = false;
    expect(await later()).toEqual({ said: expect.stringContaining('use tabs') });
    expect(world.asked).toEqual([null, null]);
  });
});
