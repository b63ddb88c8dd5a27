import { parse } from 'yaml';
import { type Endpoint, endpointOf } from './agent/model/endpoint.ts';
import type { Price } from './agent/price-table.ts';
import { type Prices, priceOf, readPrices, requirePrice } from './agent/prices.ts';
import type { Config } from './config.ts';
import { WrongUse } from './types.ts';

/** Who is asked, and what it costs; `null` where that is not known. */
export interface ModelChoice {
  endpoint: Endpoint;
  price: Price | null;
}

/**
 * The model a run asks, known before anything is spent.
 * @throws WrongUse where nothing says whom to ask, or a limit of money could not be kept
 */
export function chooseModel(config: Config, prices: Prices): ModelChoice {
  const endpoint = endpointOf(config);
  if (endpoint === null)
    throw new WrongUse(
      "no model to ask: set the input 'openai-api-key' (OPENAI_API_KEY for the command), or 'base-url' for an endpoint that needs no key",
    );
  requirePrice(endpoint.model, prices, config.limits.costUsd ?? null);
  return { endpoint, price: priceOf(endpoint.model, prices) };
}

/**
 * The user's own prices, from the file that the input `prices` names.
 * @param read a file as text; `null` where there is none
 */
export async function ownPrices(
  { prices: file }: Config,
  read: (path: string) => Promise<string | null>,
): Promise<Prices> {
  if (file === null) return new Map();
  const text = await read(file);
  if (text === null) throw new WrongUse(`input 'prices' is '${file}': there is no such file`);
  let value: unknown;
  try {
    value = parse(text);
  } catch {
    throw new WrongUse(`input 'prices' is '${file}', which is neither JSON nor YAML`);
  }
  return readPrices(value, file);
}
