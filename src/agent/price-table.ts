/** US dollars for a million tokens. */
export interface Price {
  input: number;
  /** Input the provider had in its cache. */
  cachedInput: number;
  /** Input the provider put into its cache; the price of input where there is no price of its own. */
  cacheWrite: number;
  output: number;
  /** A request with more input than this costs more as a whole: the factors for its input and its output. */
  long: { above: number; input: number; output: number } | null;
}

/** Above 272,000 tokens input and cache cost twice as much, output half as much again. */
const LONG = { above: 272_000, input: 2, output: 1.5 };

/**
 * OpenAI, "Pricing" (developers.openai.com/api/docs/pricing), standard tier, as of 2026-09-22. A model that is not here
 * has no known price: a wrong one is worse than none.
 */
export const PRICE_TABLE: ReadonlyArray<readonly [model: string, price: Price]> = [
  ['gpt-6-astra', { input: 10, cachedInput: 1, cacheWrite: 12.5, output: 50, long: LONG }],
  ['gpt-6-sol', { input: 2, cachedInput: 0.2, cacheWrite: 2.5, output: 10, long: LONG }],
  ['gpt-6-luna', { input: 0.1, cachedInput: 0.01, cacheWrite: 0.125, output: 0.5, long: LONG }],
];
