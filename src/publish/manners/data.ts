import { parse } from 'yaml';

/** YAML or JSON as data; `null` where it cannot be read, or unfolds to far more than was written. */
export function asData(text: string): unknown {
  try {
    return parse(text.slice(0, 1_000_000), {
      logLevel: 'error',
      uniqueKeys: false,
      prettyErrors: false,
      maxAliasCount: 20,
    });
  } catch {
    return null;
  }
}
