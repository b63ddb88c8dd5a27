import { describe, expect, test } from 'vitest';
import { localInputs, once } from '../../src/commands/local.ts';
import type { Flags } from '../../src/types.ts';

/** Flags as they come from the command line: each value in its order. */
function flagsOf(...given: Array<[string, string]>): Flags {
  const all = (name: string) => given.filter(([flag]) => flag === name).map(([, value]) => value);
  return {
    all,
    has: (name) => all(name).length > 0,
    last: (name) => all(name).at(-1) ?? null,
    positionals: [],
  };
}

describe('flags by the names of the inputs', () => {
  test('a list may be given in parts', () => {
    const flags = flagsOf(
      ['verify', 'npm test'],
      ['verify', 'npm run lint'],
      ['network', 'a.example,b.example'],
    );
    expect(localInputs(flags, {})).toEqual({
      verify: 'npm test\nnpm run lint',
      network: 'a.example\nb.example',
    });
  });

  test.each(['base-url', 'model', 'api', 'max-turns', 'working-directory', 'attempts'])(
    '--%s is given once',
    (name) => {
      const flags = flagsOf([name, 'https://one.example'], [name, 'https://two.example']);
      expect(() => localInputs(flags, {})).toThrow(
        `'--${name}' is given 2 times, and takes one value; give it once`,
      );
    },
  );

  test('the same holds for flags that are no inputs', () => {
    const flags = flagsOf(['task', 'a'], ['task', 'b'], ['task', 'c'], ['command', 'x'], ['command', 'y']);
    expect(() => once(flags, ['log', 'task'])).toThrow("'--task' is given 3 times");
    expect(() => once(flags, ['log'])).not.toThrow();
  });

  test('key and base URL also come from the usual variables', () => {
    const env = { OPENAI_API_KEY: 'sk-x', OPENAI_BASE_URL: 'https://models.example.com' };
    expect(localInputs(flagsOf(), env)).toEqual({
      'openai-api-key': 'sk-x',
      'base-url': 'https://models.example.com',
    });
    expect(localInputs(flagsOf(['base-url', 'https://other.example.com']), env)['base-url']).toBe(
      'https://other.example.com',
    );
  });
});
