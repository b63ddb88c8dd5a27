import { describe, expect, test } from 'vitest';
import { authorize } from '../../src/trigger/authorize.ts';
import type { ScheduleTrigger } from '../../src/types.ts';

const POLICY = { allowUsers: [], allowBots: [] };

function trigger(change: Partial<ScheduleTrigger> = {}): ScheduleTrigger {
  return {
    kind: 'schedule',
    repository: { owner: 'octo', name: 'widget', defaultBranch: 'main' },
    sha: 'a'.repeat(40),
    branch: 'main',
    actors: ['mona'],
    fork: false,
    ...change,
  };
}

/** Answers like GitHub, and remembers who was asked for. */
function permissions(granted: Record<string, string>) {
  const asked: string[] = [];
  const permission = (login: string) => {
    asked.push(login);
    return Promise.resolve(granted[login] ?? 'none');
  };
  return { asked, permission };
}

describe('the permission of a login', () => {
  test.each([
    ['admin', true],
    ['write', true],
    ['read', false],
    ['none', false],
    ['', false],
    ['WRITE', false],
  ])('%j lets a run start: %s', async (granted, may) => {
    const ending = await authorize(trigger(), POLICY, permissions({ mona: granted }).permission);
    expect(ending === null).toBe(may);
  });

  test('everyone behind the event must be allowed, and the refused one is named with the remedy', async () => {
    const { permission, asked } = permissions({ mona: 'write', eve: 'read', hubot: 'write' });
    expect(await authorize(trigger({ actors: ['mona', 'eve', 'hubot'] }), POLICY, permission)).toEqual({
      outcome: 'refused',
      reason:
        "'eve' has 'read' permission here; regreen acts for users who can write (or name them in 'allow-users')",
    });
    expect(asked).toEqual(['mona', 'eve']);
  });

  test('an allowed user is not asked for', async () => {
    const { permission, asked } = permissions({});
    expect(await authorize(trigger(), { allowUsers: ['mona'], allowBots: [] }, permission)).toBeNull();
    expect(asked).toEqual([]);
  });

  test.each(['Mona', 'mon', 'mona '])('an allowed user %j is not mona', async (login) => {
    const ending = await authorize(
      trigger(),
      { allowUsers: [login], allowBots: [] },
      permissions({}).permission,
    );
    expect(ending?.outcome).toBe('refused');
  });

  test('a failure of the question lets nobody in', async () => {
    const broken = () => Promise.reject(new Error('503'));
    await expect(authorize(trigger(), POLICY, broken)).rejects.toThrow('503');
  });
});

describe('a bot', () => {
  const bot = trigger({ actors: ['renovate[bot]'] });

  test('is refused unless it is named, whatever it may do', async () => {
    const ending = await authorize(bot, POLICY, permissions({ 'renovate[bot]': 'admin' }).permission);
    expect(ending).toEqual({
      outcome: 'refused',
      reason: "'renovate[bot]' is a bot that 'allow-bots' does not name",
    });
  });

  test('is let in by name', async () => {
    const policy = { allowUsers: [], allowBots: ['renovate[bot]'] };
    expect(await authorize(bot, policy, permissions({}).permission)).toBeNull();
  });
});

describe('before anyone is asked for', () => {
  test.each<[string, Partial<ScheduleTrigger>, string]>([
    ['a commit of a fork', { fork: true }, 'comes from a fork'],
    [
      'a branch of our own',
      { branch: 'regreen/fix-0123456789ab' },
      "'regreen/fix-0123456789ab' is a branch of regreen",
    ],
  ])('%s is refused', async (_, change, reason) => {
    const { permission, asked } = permissions({ mona: 'admin' });
    const ending = await authorize(trigger(change), { allowUsers: ['mona'], allowBots: [] }, permission);
    expect(ending).toMatchObject({ outcome: 'refused', reason: expect.stringContaining(reason) });
    expect(asked).toEqual([]);
  });

  test.each(['regreen', 'feature/regreen/x', 'regreen-fix'])(
    'the branch %s is not our own',
    async (branch) => {
      expect(
        await authorize(trigger({ branch }), POLICY, permissions({ mona: 'write' }).permission),
      ).toBeNull();
    },
  );

  test('a schedule has no actors and is let in', async () => {
    expect(await authorize(trigger({ actors: [] }), POLICY, permissions({}).permission)).toBeNull();
  });
});
