/**
 * Size of hostile inputs, in bytes: a megabyte under `npm run bench -- soak`, a quarter of it in `npm test`, where
 * other tests share the processor. What is not linear misses the same limits by far at either size.
 */
export const HOSTILE_BYTES = process.env.REGREEN_SOAK === '1' ? 1_000_000 : 250_000;
