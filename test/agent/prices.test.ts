import { describe, expect, test } from 'vitest';
import { DEFAULT_MODEL } from '../../src/agent/model.ts';
import { PRICE_TABLE } from '../../src/agent/price-table.ts';
import { costOf, priceOf, readPrices, requirePrice } from '../../src/agent/prices.ts';
import { WrongUse } from '../../src/types.ts';

const NONE = new Map();
const price = { input: 10, cachedInput: 1, cacheWrite: 12.5, output: 50, long: null };
const used = (inputTokens: number, cachedInputTokens: number, outputTokens: number) => ({
  inputTokens,
  cachedInputTokens,
  outputTokens,
});

describe('the table', () => {
  test.for(PRICE_TABLE)('%s: cached input costs least, output most', ([, row]) => {
    expect(row.cachedInput).toBeLessThan(row.input);
    expect(row.cacheWrite).toBeGreaterThanOrEqual(row.input);
    expect(row.output).toBeGreaterThan(row.cacheWrite);
  });

  test('has the default model', () => {
    expect(priceOf(DEFAULT_MODEL)).not.toBeNull();
  });

  test.for([
    ['gpt-6-sol', 2],
    ['openai/gpt-6-sol', 2],
    ['gpt-6-sol-2026-09-22', 2],
    ['gpt-6-sol-latest', 2],
    ['gpt-6-sol-mini', null],
    ['gpt-6-astra-law', null],
    ['gpt-6', null],
    ['__proto__', null],
    ['', null],
  ] as const)('knows of %s the price %s', ([model, input]) => {
    expect(priceOf(model)?.input ?? null).toBe(input);
  });
});

describe('prices of the user', () => {
  test('come first, and tell as much as they like', () => {
    const own = readPrices(
      { 'gpt-6-sol': { input: 3, output: 9 }, mine: { input: 1, cached_input: 0, output: 2 } },
      'p',
    );
    expect(priceOf('gpt-6-sol', own)).toEqual({
      input: 3,
      cachedInput: 3,
      cacheWrite: 3,
      output: 9,
      long: null,
    });
    expect(priceOf('mine', own)).toMatchObject({ input: 1, cachedInput: 0, cacheWrite: 1 });
    expect(priceOf('other', own)).toBeNull();
  });

  test.for([
    [null, 'p.json'],
    [[], 'p.json'],
    ['{}', 'p.json'],
    [{ m: { input: '2', output: 8 } }, 'm.input'],
    [{ m: { input: -2, output: 8 } }, 'm.input'],
    [{ m: { input: 2 } }, 'm.output'],
    [{ m: { input: 2, output: 8, cached: 1 } }, "'p.json' at 'm'"],
  ] as const)('%j is refused with the place and the form', ([value, place]) => {
    expect(() => readPrices(value, 'p.json')).toThrow(WrongUse);
    expect(() => readPrices(value, 'p.json')).toThrow(place);
    expect(() => readPrices(value, 'p.json')).toThrow('give {"MODEL": {"input": 2, ');
  });
});

describe('a limit of money', () => {
  test('needs a price', () => {
    expect(() => requirePrice('mine', NONE, 5)).toThrow(WrongUse);
    expect(() => requirePrice('mine', NONE, 5)).toThrow(
      "input 'max-cost-usd' is '5', and the price of 'mine' is not known",
    );
    expect(requirePrice('mine', NONE, null)).toBeNull();
    expect(requirePrice('mine', new Map([['mine', price]]), 5)).toBe(price);
  });
});

describe('the cost of an answer', () => {
  test.for([
    [used(1_000_000, 0, 0), 12.5],
    [{ ...used(1_000_000, 0, 0), cacheWriteTokens: 0 }, 10],
    [{ ...used(1_000_000, 400_000, 0), cacheWriteTokens: 100_000 }, 0.4 + 1.25 + 5],
    [used(1_000_000, 1_000_000, 0), 1],
    [used(0, 0, 1_000_000), 50],
    [used(10, 1_000_000, 0), 0.00001],
  ] as const)('%j: %d dollars', ([usage, dollars]) => {
    expect(costOf(usage, price)).toBeCloseTo(dollars, 9);
  });

  test('of a long request is higher as a whole', () => {
    const long = { ...price, long: { above: 1000, input: 2, output: 1.5 } };
    expect(costOf(used(1000, 1000, 1000), long)).toBeCloseTo(0.001 + 0.05, 9);
    expect(costOf(used(1001, 1001, 1000), long)).toBeCloseTo(0.002_002 + 0.075, 9);
  });
});
