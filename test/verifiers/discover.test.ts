import { describe, expect, test } from 'vitest';
import {
  type DiscoverySources,
  discover,
  makeVerifier,
  withoutRepeats,
} from '../../src/verifiers/discover.ts';

const sources = (more: Partial<DiscoverySources>): DiscoverySources => ({
  verify: [],
  beside: [],
  packageJson: null,
  workingDirectory: '.',
  ...more,
});
const withScripts = (scripts: unknown) => sources({ packageJson: JSON.stringify({ scripts }) });
const commands = (given: DiscoverySources) => discover(given).map(({ command }) => command);

describe('verifiers', () => {
  test('are what the input says, and then nothing is guessed', () => {
    const found = discover({
      ...withScripts({ test: 'vitest' }),
      verify: ['make test', 'make lint'],
      beside: [makeVerifier('x', 'npm run lint', 'workflow')],
      workingDirectory: 'packages/a',
    });
    expect(found).toEqual([
      makeVerifier('verify-1', 'make test', 'input', 'packages/a'),
      makeVerifier('verify-2', 'make lint', 'input', 'packages/a'),
    ]);
  });

  test('are the other commands of the job, then the scripts that check something, in order of worth', () => {
    const given = withScripts({
      check: 'c',
      start: 's',
      lint: 'l',
      'test:watch': 'w',
      test: 't',
      build: 'b',
    });
    const beside = [makeVerifier('types', 'tsc -p .', 'workflow')];
    expect(commands({ ...given, beside })).toEqual(['tsc -p .', 'npm test', 'npm run lint', 'npm run check']);
  });

  test('have ids that can name a file', () => {
    const ids = discover(withScripts({ 'format:check': 'prettier', 'type-check': 'tsc' })).map(
      ({ id }) => id,
    );
    expect(ids).toEqual(['npm-type-check', 'npm-format-check']);
  });

  test("do not hold npm's placeholder for tests", () => {
    expect(commands(withScripts({ test: 'echo "Error: no test specified" && exit 1' }))).toEqual([]);
  });

  test.for(['', '{', 'null', '[]', '{"scripts": null}', '{"scripts": []}', '{"scripts": {"test": 7}}'])(
    'are none where package.json is %j',
    (packageJson) => {
      expect(commands(sources({ packageJson }))).toEqual([]);
    },
  );

  test('are run once where the job and the scripts name the same command', () => {
    const beside = [makeVerifier('test', 'npm run test\n', 'workflow')];
    expect(discover({ ...withScripts({ test: 't' }), beside })).toEqual(beside);
  });

  test('in another folder are others', () => {
    const both = [
      makeVerifier('a', 'npm test', 'workflow', 'a'),
      makeVerifier('b', 'npm test', 'workflow', 'b'),
    ];
    expect(withoutRepeats([...both, ...both])).toEqual(both);
  });

  test("start from GitHub's defaults", () => {
    expect(makeVerifier('Unit Tests', 'make', 'workflow')).toEqual({
      id: 'unit-tests',
      command: 'make',
      shell: 'bash -e {0}',
      workingDirectory: '.',
      env: {},
      omittedEnv: [],
      source: 'workflow',
    });
  });
});
