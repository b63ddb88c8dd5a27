import type { Env } from './read.ts';

/** `${{ … }}` without braces inside: those hold a format string, which has no value here. */
export const EXPRESSION = /\$\{\{([^{}]*)\}\}/g;

/** Values of the few expressions that can be known outside GitHub. */
export interface Scope {
  /** The text with its expressions replaced, or `null` when one has no value here. */
  resolve(text: string): string | null;
  /** The same scope in which further names have values. */
  with(values: Values): Scope;
}

/** `null` stands for a value that is known to be unknown. */
export type Values = ReadonlyMap<string, string | null>;

const LITERAL = /^'([^']*)'$/;

/**
 * @param values by name, as `matrix.node`, `inputs.folder`, `env.CI`
 * @param whole the prefixes of which every value is known: a name that is missing there is empty, as on GitHub
 */
export function makeScope(values: Values, whole: readonly string[] = []): Scope {
  const known = new Map<string, string | null>([...values, ['runner.os', 'Linux']]);
  const isWhole = (name: string) => whole.some((prefix) => name.startsWith(prefix)) && /^[\w.-]+$/.test(name);
  const valueFor = (expression: string): string | null => {
    const value = known.get(expression);
    if (value !== undefined) return value;
    return LITERAL.exec(expression)?.[1] ?? (isWhole(expression) ? '' : null);
  };
  return {
    resolve(text) {
      let all = !text.replace(EXPRESSION, '').includes('${{');
      const resolved = text.replace(EXPRESSION, (_, expression: string) => {
        const value = valueFor(expression.trim());
        if (value === null) all = false;
        return value ?? '';
      });
      return all ? resolved : null;
    },
    with: (more) => makeScope(new Map([...values, ...more]), whole),
  };
}

/** Far more variables than anybody sets in one place; each step reads them all. */
const MAX_ENV = 200;

/** Later maps win. An entry that needs a secret or another unknown value is left out and named. */
export function mergeEnv(
  scopes: readonly Env[],
  scope: Scope,
): { values: Record<string, string>; omitted: string[] } {
  const values = new Map<string, string>();
  const omitted = new Set<string>();
  for (const [name, value] of scopes.flatMap((each) => Object.entries(each ?? {}).slice(0, MAX_ENV))) {
    const resolved = scope.resolve(value === null ? '' : String(value));
    if (resolved === null) {
      omitted.add(name);
      values.delete(name);
    } else {
      omitted.delete(name);
      values.set(name, resolved);
    }
  }
  return { values: Object.fromEntries(values), omitted: [...omitted] };
}
