import { describe, expect, test } from 'vitest';
import { authorize, type Decision } from '../../src/trigger/authorize.ts';
import { attemptsLeft } from '../../src/trigger/loops.ts';
import type { Account, AskedTrigger } from '../../src/types.ts';
import { payload } from '../helpers/webhooks.ts';
import { ACTIONS, bot, POLICY, PULL, untouched, user, type World, world } from './facts.ts';
import { commentEvent, HEAD, place, runEvent, source, triggerOf } from './sources.ts';

const KEY = '0123456789ab';
const MESSAGE = `Repair the range\n\nRegreen-Key: ${KEY}`;
const OWN = `regreen/fix-${KEY}`;

const failed = (branch: string, accounts: Account[], message = '') =>
  ({ ...triggerOf(runEvent({ headBranch: branch })), accounts, message }) as AskedTrigger;
const ours = { commit: async () => ({ author: ACTIONS, message: MESSAGE }) };
const decide = (asked: AskedTrigger, answers: World['answers'] = {}, policy: Partial<typeof POLICY> = {}) =>
  authorize(asked, { ...POLICY, ...policy }, world({ answers }).facts);
const reason = (decision: Decision) => ('ending' in decision ? decision.ending.reason : 'let in');

describe('a failed run of our own branch', () => {
  const own = failed(OWN, [ACTIONS]);

  test('threat 44: is the next attempt while its last commit is ours', async () => {
    expect(await decide(own, { ...ours, attempts: async () => 1 })).toMatchObject({
      retry: { key: KEY, attempts: 1 },
      goesOn: KEY,
      delivery: 'publish',
    });
  });

  test('threat 44: ends at the cap', async () => {
    expect(reason(await decide(own, { ...ours, attempts: async () => 2 }))).toBe(
      "this failure has been tried 2 times, and 'max-attempts-per-failure' is 2",
    );
  });

  test.each([OWN, `regreen/implement-${KEY}`])(
    'threat 44: attempts are counted on %s itself',
    async (branch) => {
      const { facts, asked } = world({ answers: ours });
      await authorize(failed(branch, [ACTIONS]), POLICY, facts);
      expect(asked).toContain(`attempts ${KEY} ${branch}`);
    },
  );

  test('threat 44: is refused where the cap is not known', async () => {
    const attempts = () => Promise.reject(new Error('gone'));
    expect(reason(await decide(own, { ...ours, attempts }))).toContain(`attempts("${KEY}", "${OWN}")`);
  });

  test.each<[string, Account | null, string]>([
    ['somebody else', user('mona'), MESSAGE],
    ['a namesake with another id', bot('github-actions[bot]', 5), MESSAGE],
    ['nobody GitHub knows', null, MESSAGE],
    ['us without the trailer', ACTIONS, 'Repair the range'],
    ['us with the trailer inside a line', ACTIONS, `Not Regreen-Key: ${KEY}`],
    ['us with a key that is none', ACTIONS, 'x\n\nRegreen-Key: ../../main'],
  ])('threat 44: is refused where the last commit is of %s', async (_, author, message) => {
    const decision = await decide(own, { commit: async () => ({ author, message }) });
    expect(reason(decision)).toBe(
      `somebody has committed to '${OWN}', a branch of regreen; it is left alone`,
    );
  });

  test.each([
    ['another bot with our id', bot('dependabot[bot]', 41_898_282)],
    ['an App that publishes, while another token solves', bot('our-app[bot]', 777)],
  ])('threat 44: is refused with the remedy where the last commit is of %s', async (_, author) => {
    const given = reason(await decide(own, { commit: async () => ({ author, message: MESSAGE }) }));
    expect(given).toContain(`by '${author.login}', and this token is of 'github-actions[bot]'`);
    expect(given).toContain('give both phases tokens of one App');
    const copied = await decide(failed('regreen/fix-aaaaaaaaaaaa', [ACTIONS]), {
      commit: async () => ({ author, message: MESSAGE }),
    });
    expect(reason(copied)).toContain('somebody has committed');
  });

  test('threat 44: is the next attempt where the token is of the App that committed', async () => {
    const app = bot('our-app[bot]', 777);
    const answers = { own: async () => app, commit: async () => ({ author: app, message: MESSAGE }) };
    expect(await decide(failed(OWN, [app]), answers)).toMatchObject({ retry: { key: KEY } });
  });

  test('threat 44: is refused where our own account is not known', async () => {
    expect(reason(await decide(own, { ...ours, own: async () => null }))).toContain('left alone');
  });

  test('threat 21: needs nobody but us; whoever else is behind it must be allowed', async () => {
    expect(reason(await decide(failed(OWN, [ACTIONS, user('eve')]), ours))).toContain("'eve' has 'none'");
    expect(reason(await decide(failed(OWN, [ACTIONS, user('mona')]), ours))).toBe('let in');
    expect(reason(await decide(failed(OWN, [bot('github-actions[bot]', 5)]), ours))).toContain('is a bot');
  });

  test('threat 44: is no attempt for its own job, nor for a schedule', async () => {
    for (const kind of ['in-job', 'schedule', 'dispatch']) {
      const asked = { ...own, kind } as AskedTrigger;
      expect(reason(await authorize(asked, POLICY, untouched()))).toBe(
        `'${OWN}' is a branch of regreen itself`,
      );
    }
  });

  test.each(['regreen', 'feature/regreen/x', 'regreen-fix'])(
    'the branch %s is not our own',
    async (branch) => {
      expect(reason(await decide(failed(branch, [user('mona')])))).toBe('let in');
    },
  );
});

describe('our own commit on another branch', () => {
  test('threat 44: counts as an attempt where we pushed it', async () => {
    const asked = failed('topic', [ACTIONS], MESSAGE);
    expect(await decide(asked, ours)).toMatchObject({ retry: { key: KEY } });
    expect(reason(await decide(asked, { ...ours, attempts: async () => 9 }))).toContain('tried 9 times');
  });

  test('merged by a person is theirs', async () => {
    const asked = failed('topic', [user('mona')], MESSAGE);
    const theirs = { retry: null, goesOn: null };
    expect(await decide(asked, { ...ours, attempts: async () => 9 })).toMatchObject(theirs);
  });

  test('pushed by another bot is theirs', async () => {
    const asked = failed('topic', [bot('renovate[bot]', 2)], MESSAGE);
    const decision = await decide(
      asked,
      { ...ours, attempts: async () => 9 },
      { allowBots: ['renovate[bot]'] },
    );
    expect(decision).toMatchObject({ retry: null });
  });

  test('threat 44: a message alone proves nothing', async () => {
    const asked = failed('topic', [ACTIONS], MESSAGE);
    expect(reason(await decide(asked))).toContain("'github-actions[bot]' is a bot");
  });
});

describe('what somebody asks for on a pull request of ours', () => {
  const now = { comment: async () => ({ body: '@regreen fix', updatedAt: null }) };
  const head = (branch: string, fork = false) => ({
    pull: async () => ({ ...PULL, author: ACTIONS, head: { sha: HEAD, branch, fork } }),
  });
  const say = (onPull: boolean) =>
    ({
      ...triggerOf(commentEvent({ body: '@regreen fix', onPull })),
      accounts: [user('mona')],
    }) as AskedTrigger;
  const asked = say(true);
  const goesOn = async (answers: World['answers'], trigger = asked) => {
    const decision = await decide(trigger, { ...now, ...answers });
    return 'ending' in decision ? decision.ending.reason : decision.goesOn;
  };

  test('goes on in it, under its key, whatever was tried before', async () => {
    expect(await goesOn({ ...ours, ...head(OWN), attempts: async () => 9 })).toBe(KEY);
    expect(await goesOn({ ...ours, ...head(`regreen/implement-${KEY}`) })).toBe(KEY);
  });

  test('is no retry, by which our own account could ask', async () => {
    expect(await decide(asked, { ...now, ...ours, ...head(OWN) })).toMatchObject({ retry: null });
    const own = { ...asked, accounts: [ACTIONS] } as AskedTrigger;
    expect(await goesOn({ ...ours, ...head(OWN) }, own)).toContain('is a bot');
  });

  test.each<[string, World['answers']]>([
    [
      'its head is of a person',
      { ...head(OWN), commit: async () => ({ author: user('mona'), message: MESSAGE }) },
    ],
    ['its head has no key', { ...head(OWN), commit: async () => ({ author: ACTIONS, message: 'x' }) }],
    ['nobody knows who we are', { ...ours, ...head(OWN), own: async () => null }],
    ['its branch is of a person', { ...ours, ...head('feature') }],
  ])('becomes a pull request of its own where %s', async (_, answers) => {
    expect(await goesOn(answers)).toBeNull();
  });

  test('never goes on in a fork', async () => {
    const forks = { ...POLICY, forks: 'patch' as const };
    const { facts } = world({ answers: { ...now, ...ours, ...head(OWN, true) } });
    expect(await authorize(asked, forks, facts)).toMatchObject({ delivery: 'patch', goesOn: null });
  });

  test('on an issue has nothing to go on in', async () => {
    expect(await goesOn(ours, say(false))).toBeNull();
  });
});

test.each([
  [0, null],
  [1, null],
  [2, 'refused'],
  [3, 'refused'],
])('threat 44: after %i attempts of 2: %s', (attempts, outcome) => {
  expect(attemptsLeft(attempts, POLICY)?.outcome ?? null).toBe(outcome);
});

describe('the cap for a day', () => {
  const full = { runsToday: async () => 50 };
  const scheduled = triggerOf(
    source('schedule', { repository: payload(place, 'push', () => true).repository }),
  );
  const dispatched = (account: Account) =>
    ({
      ...scheduled,
      kind: 'dispatch',
      task: 'x',
      actors: [account.login],
      accounts: [account],
    }) as AskedTrigger;
  const job = { ...failed('topic', [user('mona')]), kind: 'in-job' } as AskedTrigger;

  test.each<[string, AskedTrigger]>([
    ['a failed run', failed('topic', [user('mona')])],
    ['a job', job],
    ['a schedule', scheduled],
    ['what a bot asks for', dispatched(bot('renovate[bot]', 2))],
  ])('threat 44: holds for %s', async (_, asked) => {
    const policy = { allowBots: ['renovate[bot]'] };
    expect(reason(await decide(asked, full, policy))).toBe(
      "there have been 50 runs today, and 'max-runs-per-day' is 50",
    );
    expect(reason(await decide(asked, { runsToday: async () => 49 }, policy))).toBe('let in');
  });

  test('does not hold for what people ask for by hand', async () => {
    const asked = triggerOf(commentEvent({ body: '@regreen fix' }));
    const now = { ...full, comment: async () => ({ body: '@regreen fix', updatedAt: null }) };
    expect(reason(await decide({ ...asked, accounts: [user('mona')] } as AskedTrigger, now))).toBe('let in');
    expect(reason(await decide(dispatched(user('mona')), full))).toBe('let in');
  });
});
