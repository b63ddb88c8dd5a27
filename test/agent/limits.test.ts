import { describe, expect, test } from 'vitest';
import { limitsToGoOn, openBudget } from '../../src/agent/limits.ts';
import type { Limits } from '../../src/types.ts';

function open(limits: Partial<Limits> = {}, { ago = 0, reserveMs = 0 } = {}) {
  const cancel = new AbortController();
  const all = { turns: 3, minutes: 10, tokens: 1000, ...limits };
  return { budget: openBudget(all, Date.now() - ago, reserveMs, cancel.signal), cancel };
}

describe('a budget', () => {
  test('has something left at first', () => {
    const { budget } = open();
    expect(budget.exhausted()).toBeNull();
    expect(budget.signal.aborted).toBe(false);
    expect(budget.cancelled()).toBe(false);
    expect(budget.usage).toEqual({
      turns: 0,
      inputTokens: 0,
      cachedInputTokens: 0,
      outputTokens: 0,
      costUsd: null,
    });
  });

  test.for([
    [2, null],
    [3, 'turns'],
    [4, 'turns'],
  ] as const)('after %i of 3 turns: %s', ([turns, expected]) => {
    const { budget } = open();
    budget.usage.turns = turns;
    expect(budget.exhausted()).toBe(expected);
  });

  test.for([
    [600, 399, null],
    [600, 400, 'tokens'],
    [0, 1001, 'tokens'],
  ] as const)('with %i tokens in and %i out of 1000: %s', ([input, output, expected]) => {
    const { budget } = open();
    budget.usage.inputTokens = input;
    budget.usage.outputTokens = output;
    expect(budget.exhausted()).toBe(expected);
  });

  test('without a limit of tokens never runs out of them', () => {
    const { budget } = open({ tokens: null });
    budget.usage.inputTokens = 1e9;
    expect(budget.exhausted()).toBeNull();
  });

  test('counts the time from the start of the run and keeps the reserve', () => {
    expect(open({ minutes: 1 }, { ago: 59_000 }).budget.exhausted()).toBeNull();
    expect(open({ minutes: 1 }, { ago: 61_000 }).budget.exhausted()).toBe('time');
    expect(open({ minutes: 1 }, { ago: 50_000, reserveMs: 11_000 }).budget.exhausted()).toBe('time');
  });

  test('tells when the time is over, which moves with what is kept', async () => {
    const { budget } = open({ minutes: 1 }, { ago: 10_000, reserveMs: 5000 });
    const before = budget.endsAt;
    expect(before - Date.now()).toBeGreaterThan(44_000);
    expect(before - Date.now()).toBeLessThanOrEqual(45_000);
    budget.keep(20_000);
    expect(budget.endsAt).toBe(before - 15_000);
    const share = budget.share(new AbortController().signal);
    budget.keep(50_000);
    expect(share.endsAt).toBe(before - 45_000);
    expect(share.exhausted()).toBe('time');
    await new Promise((done) => share.signal.addEventListener('abort', done));
    expect(share.cancelled()).toBe(false);
  });

  test('ends its signal when the time is over', async () => {
    const { budget } = open({ minutes: 0.0001 });
    await new Promise((resolve) => budget.signal.addEventListener('abort', resolve));
    expect(budget.exhausted()).toBe('time');
    expect(budget.cancelled()).toBe(false);
  });

  test('says cancelled before everything else', () => {
    const { budget, cancel } = open({ turns: 0, minutes: 0 });
    expect(budget.exhausted()).toBe('time');
    cancel.abort();
    expect(budget.exhausted()).toBe('cancelled');
    expect(budget.signal.aborted).toBe(true);
    expect(budget.cancelled()).toBe(true);
  });

  test('may be a year', () => {
    expect(open({ minutes: 525_600 }).budget.exhausted()).toBeNull();
  });
});

describe('money', () => {
  const price = { input: 1, cachedInput: 1, cacheWrite: 1, output: 1, long: null };
  const turn = { inputTokens: 400_000, cachedInputTokens: 0, outputTokens: 100_000 };
  const limits = { turns: 10, minutes: 10, tokens: null, costUsd: 1 };
  const budget = (more = {}) => openBudget(limits, Date.now(), 0, new AbortController().signal, more);

  test('is counted where the price is known, and stops the run', () => {
    const { usage, spend, exhausted } = budget({ price });
    expect(usage.costUsd).toBe(0);
    spend(turn);
    expect(usage.costUsd).toBeCloseTo(0.5, 9);
    expect(exhausted()).toBeNull();
    spend(turn);
    expect(exhausted()).toBe('cost');
  });

  test('is counted by what was written to the cache', () => {
    const { usage, spend } = budget({ price: { ...price, cacheWrite: 2 } });
    spend({ ...turn, cacheWriteTokens: 100_000 });
    expect(usage.costUsd).toBeCloseTo(0.6, 9);
    spend(turn);
    expect(usage.costUsd).toBeCloseTo(0.6 + 0.9, 9);
  });

  test('with a limit and no price nothing is spent', () => {
    expect(budget().exhausted()).toBe('cost');
  });

  test('of several attempts comes out of one purse', () => {
    const whole = budget({ price });
    const shares = [1, 2].map(() => whole.share(new AbortController().signal));
    for (const share of shares) share.spend(turn);
    expect(shares.map(({ usage }) => usage.costUsd)).toEqual([0.5, 0.5]);
    expect(shares[0]?.exhausted()).toBe('cost');
  });
});

describe('a run that goes on', () => {
  const usage = { turns: 4, inputTokens: 500, cachedInputTokens: 0, outputTokens: 100, costUsd: 0.5 };
  const limits = { turns: 5, minutes: 10, tokens: 1000, costUsd: 1 };
  const before = { start: { limits }, usage, elapsedMs: 4 * 60_000 };

  test('counts what was spent before', () => {
    const budget = openBudget(limits, Date.now(), 0, new AbortController().signal, { spent: usage });
    expect(budget.usage).toEqual({ ...usage, costUsd: null });
    budget.spend({ inputTokens: 1, cachedInputTokens: 0, outputTokens: 1 });
    expect(budget.usage.turns).toBe(5);
    expect(budget.exhausted()).toBe('turns');
    expect(usage.turns).toBe(4);
  });

  describe('after one whose price was not known', () => {
    const price = { input: 1, cachedInput: 1, cacheWrite: 1, output: 1, long: null };
    const spent = { ...usage, inputTokens: 9_000_000, costUsd: null };
    const turn = { inputTokens: 300_000, cachedInputTokens: 0, outputTokens: 100_000 };
    const given = limitsToGoOn({ ...before, usage: spent }, { turns: 9, tokens: null, costUsd: 0.5 });
    const open = (known: typeof spent | typeof usage) =>
      openBudget(given, Date.now(), 0, new AbortController().signal, { price, spent: known });

    test('knows no sum, and its limit of money counts from here', () => {
      const budget = open(spent);
      expect(budget.usage.costUsd).toBeNull();
      expect(budget.exhausted()).toBeNull();
      budget.spend(turn);
      expect(budget.usage).toMatchObject({ turns: 5, costUsd: null });
      expect(budget.exhausted()).toBeNull();
      budget.spend(turn);
      expect(budget.exhausted()).toBe('cost');
    });

    test('is given its limit of money anew: what was spent under the old one is not known', () => {
      expect(() => limitsToGoOn({ ...before, usage: spent }, {})).toThrow(
        "'max-cost-usd' of the run before was '1', and what that run spent is not known; give '--max-cost-usd' anew",
      );
      expect(limitsToGoOn({ ...before, usage: { ...spent, turns: 0 } }, {}).costUsd).toBe(1);
    });

    test('in which no model had answered, knows it', () => {
      const none = { turns: 0, inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, costUsd: null };
      const budget = open(none);
      expect(budget.usage.costUsd).toBe(0);
      budget.spend(turn);
      expect(budget.usage.costUsd).toBeCloseTo(0.4, 9);
    });

    test('counts money that is known', () => {
      const whole = { ...limits, turns: 9, tokens: null, costUsd: 1 };
      const budget = openBudget(whole, Date.now(), 0, new AbortController().signal, { price, spent: usage });
      budget.spend(turn);
      expect(budget.usage.costUsd).toBeCloseTo(0.9, 9);
      expect(budget.exhausted()).toBeNull();
      budget.spend(turn);
      expect(budget.exhausted()).toBe('cost');
    });
  });

  test('has what is left', () => {
    expect(limitsToGoOn(before, {})).toEqual({ ...limits, minutes: 6 });
    expect(limitsToGoOn({ ...before, elapsedMs: 11 * 60_000 }, {}).minutes).toBe(0);
  });

  test('or what is given anew', () => {
    expect(limitsToGoOn(before, { turns: 3, minutes: 7, tokens: 100, costUsd: 2 })).toEqual({
      turns: 7,
      minutes: 7,
      tokens: 700,
      costUsd: 2.5,
    });
    expect(limitsToGoOn(before, { tokens: null }).tokens).toBeNull();
  });
});
