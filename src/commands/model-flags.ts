import type { FlagSpec } from '../types.ts';

/** Flags of every command that asks a model. */
export const MODEL_FLAGS: Record<string, FlagSpec> = {
  model: { value: 'NAME', help: 'the model' },
  'base-url': { value: 'URL', help: 'the endpoint' },
  api: { value: 'responses|chat', help: 'what the endpoint speaks (default responses)' },
  'context-window': { value: 'N', help: 'tokens a request may hold (default: what is known of the model)' },
  'stall-seconds': { value: 'N', help: 'silence after which the model is asked again (default 90)' },
  'reasoning-effort': { value: 'LEVEL', help: 'low, medium, high, …' },
  'max-turns': { value: 'N', help: 'answers of the model (default 200)' },
  'max-minutes': { value: 'N', help: 'the whole run (default 60)' },
  'max-tokens': { value: 'N', help: 'input and output together' },
  'max-cost-usd': { value: 'N', help: 'US dollars for the model; needs a known price' },
  prices: { value: 'FILE', help: 'prices of your own, JSON or YAML' },
};
