/** Reads values out of JSON from outside: nothing is assumed of their shape. */
export type Unknown = Readonly<Record<string, unknown>>;

export const object = (value: unknown): Unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Unknown) : {};

/** At most 100,000 entries. */
export const list = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value.slice(0, 100_000) : [];

export const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

export const whole = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
