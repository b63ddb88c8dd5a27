import { describe, expect, test } from 'vitest';
import { jobCommandsIn } from '../../../src/context/workflow.ts';
import { textFiles } from '../../helpers/folder-files.ts';

const CI = '.github/workflows/ci.yml';
const SHARED = '.github/workflows/shared.yml';

const find = (texts: Record<string, string>, jobName: string, stepName = 'test') =>
  jobCommandsIn(textFiles(texts), CI, { jobName, stepName, occurrence: 0 });

describe('a job of a called workflow', () => {
  const shared = [
    'on: {workflow_call: {inputs: {dir: {type: string, default: "."}, level: {type: number, default: 3}}}}',
    'jobs:',
    '  unit:',
    '    strategy: {matrix: {node: [22, 24]}}',
    '    steps:',
    '      - {name: test, run: "run ${{ matrix.node }} ${{ inputs.level }}", working-directory: "${{ inputs.dir }}"}',
    '      - {run: npm run lint}',
  ].join('\n');
  const caller = (uses: string) =>
    `on: push\njobs:\n  ci: {uses: "${uses}", with: {dir: packages/a}}\n  unit: {steps: [{name: test, run: own}]}`;

  test('is found in the called file, with what the caller gives it', async () => {
    const found = await find({ [CI]: caller(`./${SHARED}`), [SHARED]: shared }, 'ci / unit (24)');
    expect(found).toMatchObject({
      failing: { command: 'run 24 3', workingDirectory: 'packages/a', source: 'failing-step' },
      reason: null,
      beside: [{ command: 'npm run lint' }],
    });
  });

  test('has no command where the caller gives an input that is not known here', async () => {
    const text = `on: push\njobs: {ci: {uses: ./${SHARED}, with: {level: "\${{ github.run_number }}"}}}`;
    const found = await find({ [CI]: text, [SHARED]: shared }, 'ci / unit (24)');
    expect(found.reason).toBe(
      "the command of step 'test' needs ${{ inputs.level }}, which has no value here",
    );
  });

  test('may be called by a job with a name and a matrix of its own', async () => {
    const text = `on: push\njobs:\n  x: {name: "ci \${{ matrix.d }}", strategy: {matrix: {d: [a, b]}}, uses: ./${SHARED}, with: {dir: "packages/\${{ matrix.d }}"}}`;
    const found = await find({ [CI]: text, [SHARED]: shared }, 'ci b / unit (22)');
    expect(found.failing).toMatchObject({ command: 'run 22 3', workingDirectory: 'packages/b' });
  });

  test.each([
    [`./${SHARED}`, {}, 'the called workflow .github/workflows/shared.yml is not there'],
    [
      `./${SHARED}`,
      { [SHARED]: '[' },
      'the called workflow .github/workflows/shared.yml is no valid YAML (line 1)',
    ],
    [
      'acme/ci/.github/workflows/x.yml@v1',
      {},
      "job 'ci / unit (24)' is in the workflow 'acme/ci/.github/workflows/x.yml@v1' of another repository",
    ],
    [
      './../x.yml',
      { '../x.yml': 'jobs: {}' },
      "job 'ci / unit (24)' is in the workflow './../x.yml' of another repository",
    ],
  ])('that cannot be read is told: %s', async (uses, texts, reason) => {
    expect(await find({ [CI]: caller(uses), ...texts }, 'ci / unit (24)')).toEqual({
      failing: null,
      reason,
      beside: [],
      room: null,
    });
  });

  test('that calls itself comes to an end', async () => {
    const text = `on: {push: , workflow_call: }\njobs: {ci: {uses: ./${CI}}}`;
    const found = await find({ [CI]: text }, `${'ci / '.repeat(50)}unit`);
    expect(found.failing).toBeNull();
  });

  test('a job of the file itself stays its own', async () => {
    expect((await find({ [CI]: caller(`./${SHARED}`), [SHARED]: shared }, 'unit')).failing?.command).toBe(
      'own',
    );
  });
});

describe('a step that is a local composite action', () => {
  const ACTION = '.github/actions/check/action.yml';
  const caller = [
    'on: push',
    'env: {TOP: "1"}',
    'jobs:',
    '  a:',
    '    defaults: {run: {working-directory: elsewhere}}',
    '    steps:',
    '      - {name: test, uses: ./.github/actions/check, with: {level: 2}}',
  ].join('\n');
  const action = (...steps: string[]) =>
    [
      'inputs: {level: {default: "1"}, flags: {default: -v}}',
      'runs:',
      '  using: composite',
      '  steps:',
      ...steps.map((each) => `    - ${each}`),
    ].join('\n');
  const composite = (...steps: string[]) => find({ [CI]: caller, [ACTION]: action(...steps) }, 'a');

  test('is the script its steps make, with its inputs filled in', async () => {
    const { failing } = await composite(
      'uses: actions/checkout@v7',
      '{shell: bash, run: "make a"}',
      '{shell: bash, run: "make b LEVEL=${{ inputs.level }} ${{ inputs.flags }}"}',
    );
    expect(failing).toMatchObject({
      command: 'make a\nmake b LEVEL=2 -v',
      shell: 'bash --noprofile --norc -eo pipefail {0}',
      workingDirectory: '.',
      env: { TOP: '1' },
    });
  });

  test.each([
    [
      ['{shell: bash, run: a}', '{shell: sh, run: b}'],
      'runs commands in different shells, folders or environments',
    ],
    [['{shell: bash, run: "a ${{ secrets.X }}"}'], 'needs secrets.X'],
    [['uses: actions/cache@v5'], 'runs no command'],
  ])('of which no command can be made is told: %j', async (steps, reason) => {
    expect((await composite(...steps)).reason).toBe(
      `the failing step 'test' is no command but './.github/actions/check', which ${reason}`,
    );
  });

  test('that is none is told', async () => {
    const found = await find({ [CI]: caller, [ACTION]: 'runs: {using: node24, main: x.js}' }, 'a');
    expect(found.reason).toContain('which is no composite action');
    expect((await find({ [CI]: caller }, 'a')).failing).toBeNull();
  });
});

test('no file, no command', async () => {
  expect(await find({}, 'a')).toEqual({
    failing: null,
    reason: 'the workflow file has no jobs',
    beside: [],
    room: null,
  });
});
