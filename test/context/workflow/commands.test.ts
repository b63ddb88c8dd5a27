import { describe, expect, test } from 'vitest';
import {
  type WorkflowCommand,
  workflowChecks,
  workflowCommands,
} from '../../../src/context/workflow/commands.ts';
import { cpuMs } from '../../helpers/cpu-time.ts';
import { textFiles } from '../../helpers/folder-files.ts';

const CI = '.github/workflows/ci.yml';
const read = (text: string, more: Record<string, string> = {}) =>
  workflowCommands(textFiles({ [CI]: text, ...more }));

/** A workflow of one job, given as YAML lines. */
const job = (steps: string[], keys: string[] = [], on = 'push') =>
  [
    `on: ${on}`,
    'jobs:',
    '  a:',
    ...keys.map((line) => `    ${line}`),
    '    steps:',
    ...steps.map((line) => `      ${line}`),
  ].join('\n');

async function only(text: string): Promise<WorkflowCommand> {
  const [first, ...others] = await read(text);
  expect(others).toEqual([]);
  if (first === undefined) throw new Error('no command was found');
  return first;
}

test('a step is told with its file, job, name and how it runs', async () => {
  const text = job(
    ['- {name: Unit, run: npm test}'],
    ['name: Checks', 'strategy: {matrix: {node: [22, 24]}}'],
  );
  expect(await only(text)).toEqual({
    workflow: CI,
    job: 'Checks (22)',
    step: 'Unit',
    command: 'npm test',
    runnable: true,
    verifier: {
      id: 'unit',
      command: 'npm test',
      shell: 'bash -e {0}',
      workingDirectory: '.',
      env: {},
      omittedEnv: [],
      source: 'workflow',
    },
    container: null,
    services: [],
    checksChanges: true,
  });
});

test('of a matrix the first combination on Linux is taken', async () => {
  const keys = [
    'runs-on: ${{ matrix.os }}',
    'strategy: {matrix: {os: [windows-2025, ubuntu-24.04, ubuntu-22.04]}}',
  ];
  const { job: name, runnable } = await only(job(['- run: make'], keys));
  expect([name, runnable]).toEqual(['a (ubuntu-24.04)', true]);
});

describe('what cannot run is told with its reason', () => {
  test.each([
    ['run ${{ secrets.KEY }}', [], 'needs secrets.KEY'],
    ['run ${{ github.sha }}', [], 'needs ${{ github.sha }}, which has no value here'],
    ['npm publish', [], 'publishes a package'],
    ['npm ci', [], 'prepares: set-up installs what checks need'],
    ['make', ['runs-on: windows-latest'], 'runs on windows-latest'],
    ['make', ['runs-on: [self-hosted, macOS]'], 'runs on self-hosted, macOS'],
    ['make', ['runs-on: {labels: macos-15}'], 'runs on macos-15'],
    ['make', ['container: node:24'], 'runs in `container: node:24`'],
    ['make', ['container: {image: node:24}'], 'runs in `container: node:24`'],
    ['make', ['services: {db: {image: postgres}, redis: {}}'], 'needs the services db, redis'],
    ['make', ['if: github.actor != 1'], 'its job runs only if `github.actor != 1`'],
    ['make', ['continue-on-error: true'], 'its job may fail (continue-on-error)'],
  ])('%s %j', async (run, keys, reason) => {
    expect((await only(job([`- {run: "${run}"}`], keys))).runnable).toBe(reason);
  });

  test.each([
    ['if: always()', 'runs only if `always()`'],
    ['continue-on-error: true', 'may fail (continue-on-error)'],
    ['shell: pwsh', "needs the shell 'pwsh'"],
  ])('a step with %s', async (key, reason) => {
    const { runnable } = await only(job(['- run: make', `  ${key}`]));
    expect(runnable).toBe(reason);
  });

  test('container and services are told beside', async () => {
    const text = job(['- run: make'], ['container: {image: node:24}', 'services: {db: {}}']);
    expect(await only(text)).toMatchObject({ container: 'node:24', services: ['db'] });
  });

  test('a job that is another workflow', async () => {
    const text =
      'on: push\njobs: {a: {uses: ./.github/workflows/b.yml}, b: {uses: acme/x/.github/workflows/c.yml@v1}}';
    expect((await read(text)).map(({ command, runnable }) => [command, runnable])).toEqual([
      ['./.github/workflows/b.yml', 'calls a workflow whose own file is read'],
      ['acme/x/.github/workflows/c.yml@v1', 'calls a workflow of another repository'],
    ]);
  });

  test.each([
    ['jobs: [}', 'is no valid YAML (line 1)'],
    ['on: push', 'has no jobs'],
    ['', 'has no jobs'],
    ['a: &a [*a]\njobs: {}', 'is nested too deeply, or its aliases have no end'],
    [`# ${'x'.repeat(200_001)}`, 'is longer than 200000 characters'],
  ])('a file that cannot be read', async (text, runnable) => {
    expect(await read(text)).toMatchObject([{ workflow: CI, command: CI, runnable }]);
    expect(workflowChecks(await read(text)).refused).toEqual([
      { command: CI, source: 'workflow', reason: runnable },
    ]);
  });
});

test('with its preparation left out a step is still shown as written', async () => {
  const found = await only(job(['- run: |', '    npm ci', '    npm test']));
  expect(found).toMatchObject({
    command: 'npm ci\nnpm test\n',
    runnable: true,
    verifier: { command: 'npm test', id: 'npm-test' },
  });
});

test('anchors, merge keys and boolean keys are read', async () => {
  const text = [
    '%YAML 1.1',
    '---',
    'on: push',
    'x: &env {A: one, B: two}',
    'jobs:',
    '  a:',
    '    env: {<<: *env, B: three}',
    '    steps: [&s {run: make}, *s]',
  ].join('\n');
  const found = await read(text);
  expect(found.map(({ verifier, checksChanges }) => [verifier?.env, checksChanges])).toEqual([
    [{ A: 'one', B: 'three' }, true],
    [{ A: 'one', B: 'three' }, true],
  ]);
});

test('inputs of a called workflow have their defaults', async () => {
  const on = '{workflow_call: {inputs: {dir: {default: packages/a}, flags: {type: string}}}}';
  const found = await only(
    job(['- {run: "make ${{ inputs.flags }}", working-directory: "${{ inputs.dir }}"}'], [], on),
  );
  expect(found).toMatchObject({
    runnable: true,
    verifier: { command: 'make ', workingDirectory: 'packages/a' },
  });
});

test.each([
  ['push', 1],
  ['[push, pull_request]', 1],
  ['{pull_request: {branches: [main]}}', 1],
  ['{push: {branches: [main], tags: [v1]}}', 1],
  ['{push: {tags: [v1]}}', 0],
  ['schedule', 0],
  ['workflow_dispatch', 0],
  ['7', 0],
])('started by %s a workflow checks changes or not', async (on, count) => {
  expect(workflowChecks(await read(job(['- run: make'], [], on))).verifiers).toHaveLength(count);
});

test('only files of the folder itself are workflows', async () => {
  const text = job(['- run: make']);
  const files = {
    '.github/workflows/old/x.yml': text,
    '.github/workflows/x.txt': text,
    '.github/workflows/y.yaml': text,
  };
  expect((await read(text, files)).map(({ workflow }) => workflow)).toEqual([CI, '.github/workflows/y.yaml']);
});

test('more text than all workflows may have is not read, and told', async () => {
  const long = `${job(['- run: make'])}\n# ${'x'.repeat(190_000)}`;
  const texts = Object.fromEntries(
    ['d', 'e', 'f', 'g', 'h'].map((name) => [`.github/workflows/${name}.yml`, long]),
  );
  expect((await read(long, texts)).map(({ runnable }) => runnable)).toEqual([
    ...Array<true>(5).fill(true),
    'is not read: the workflows together are too long',
  ]);
});

test('two hundred jobs with matrices take no time', async () => {
  const one = (i: number) =>
    `  job${i}: {strategy: {matrix: {a: [1, 2, 3], b: [4, 5, 6]}}, steps: [{run: "make \${{ matrix.a }}"}]}`;
  const text = ['on: push', 'jobs:', ...Array.from({ length: 200 }, (_, i) => one(i))].join('\n');
  const started = cpuMs();
  expect(await read(text)).toHaveLength(200);
  expect(cpuMs() - started).toBeLessThan(1500);
});
