export interface Counted {
  inputTokens: number;
  cachedInputTokens: number;
  outputTokens: number;
}

const tokens = (length: number): number => Math.ceil(length / 4);

/** Counted as four bytes a token; what two requests share at their beginning is cached. */
export function countTokens(raw: string, before: string, output: string): Counted {
  let shared = 0;
  while (shared < before.length && before[shared] === raw[shared]) shared += 1;
  return {
    inputTokens: tokens(raw.length),
    cachedInputTokens: tokens(shared),
    outputTokens: tokens(output.length),
  };
}

export function usage({ inputTokens, cachedInputTokens, outputTokens }: Counted) {
  return {
    input_tokens: inputTokens,
    input_tokens_details: { cached_tokens: cachedInputTokens, cache_write_tokens: 0 },
    output_tokens: outputTokens,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: inputTokens + outputTokens,
  };
}
