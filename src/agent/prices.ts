import * as z from 'zod';
import { WrongUse } from '../types.ts';
import type { ModelUsage } from './model.ts';
import { PRICE_TABLE, type Price } from './price-table.ts';

/** Prices by the name of the model. */
export type Prices = ReadonlyMap<string, Price>;

const amount = z.number().nonnegative();
const schema = z.record(
  z.string(),
  z.strictObject({
    input: amount,
    cached_input: amount.optional(),
    cache_write: amount.optional(),
    output: amount,
  }),
);

/**
 * Prices of the user's own: `{"my-model": {"input": 2, "cached_input": 0.5, "output": 8}}`, US dollars for a million
 * tokens. What is not told of the cache costs as much as input.
 *
 * @param file its name, for the message
 * @throws WrongUse where something else stands there
 */
export function readPrices(value: unknown, file: string): Prices {
  const result = schema.safeParse(value);
  if (result.success)
    return new Map(
      Object.entries(result.data).map(([model, { input, cached_input, cache_write, output }]) => [
        model,
        { input, output, cachedInput: cached_input ?? input, cacheWrite: cache_write ?? input, long: null },
      ]),
    );
  const issue = result.error.issues[0];
  throw new WrongUse(
    `input 'prices': '${file}' at '${issue?.path.join('.') ?? ''}': ${issue?.message ?? 'not understood'}; give {"MODEL": {"input": 2, "cached_input": 0.5, "output": 8}}, US dollars for a million tokens`,
  );
}

/** A dated version of a model, and the publisher before its name, are priced like the model. */
const DATE = /-(?:\d{4}-\d{2}-\d{2}|latest)$/;

/** What a model costs; `null` where that is not known. The user's own prices come first. */
export function priceOf(model: string, own: Prices = new Map()): Price | null {
  const known = new Map(PRICE_TABLE);
  const bare = model.slice(model.lastIndexOf('/') + 1);
  const names = [model, bare, bare.replace(DATE, '')];
  for (const prices of [own, known])
    for (const name of names) {
      const price = prices.get(name);
      if (price !== undefined) return price;
    }
  return null;
}

/**
 * The price of a model, needed where money is limited.
 * @throws WrongUse where there is a limit and no price: it could not be kept
 */
export function requirePrice(model: string, prices: Prices, maxCostUsd: number | null): Price | null {
  const price = priceOf(model, prices);
  if (price === null && maxCostUsd !== null)
    throw new WrongUse(
      `input 'max-cost-usd' is '${maxCostUsd}', and the price of '${model}' is not known: give it in the input 'prices', or limit 'max-tokens' instead`,
    );
  return price;
}

/**
 * What one answer cost. Where the endpoint does not say what was written to the cache, all input that did not come from
 * it counts as written. The models whose writes have a price of their own cache by themselves, so that most of it is; and
 * a limit of money must not be passed because an endpoint says little.
 */
export function costOf(usage: ModelUsage, price: Price): number {
  const { inputTokens, outputTokens } = usage;
  const cached = Math.min(usage.cachedInputTokens, inputTokens);
  const written = Math.min(usage.cacheWriteTokens ?? inputTokens - cached, inputTokens - cached);
  const plain = inputTokens - cached - written;
  const long = price.long !== null && inputTokens > price.long.above ? price.long : { input: 1, output: 1 };
  const input = plain * price.input + cached * price.cachedInput + written * price.cacheWrite;
  return (input * long.input + outputTokens * price.output * long.output) / 1_000_000;
}
