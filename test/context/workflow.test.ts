import { describe, expect, test } from 'vitest';
import { jobCommands, jobDisplayName } from '../../src/context/workflow.ts';
import { cpuMs } from '../helpers/cpu-time.ts';

/** A workflow with one job `check` whose steps and other keys are given as YAML lines. */
function workflow({
  steps,
  job = [],
  top = [],
}: {
  steps: string[];
  job?: string[];
  top?: string[];
}): string {
  const indent = (lines: string[], by: number) => lines.map((line) => ' '.repeat(by) + line);
  return [...top, 'jobs:', '  check:', ...indent(job, 4), '    steps:', ...indent(steps, 6)].join('\n');
}

const TEST = ['- name: test', '  run: npm test'];

function failing(text: string, stepName = 'test', jobName = 'check', occurrence = 0) {
  const { failing: found, reason } = jobCommands(text, { jobName, stepName, occurrence });
  if (found === null) throw new Error(`no failing command: ${reason}`);
  return found;
}

const reasonOf = (text: string, stepName = 'test', jobName = 'check') =>
  jobCommands(text, { jobName, stepName, occurrence: 0 }).reason;

describe('the failing step', () => {
  test('is its own command with GitHub’s defaults', () => {
    expect(failing(workflow({ steps: TEST }))).toEqual({
      id: 'test',
      command: 'npm test',
      shell: 'bash -e {0}',
      workingDirectory: '.',
      env: {},
      omittedEnv: [],
      source: 'failing-step',
    });
  });

  test('without a name is shown by the first line of its command', () => {
    const steps = ['- run: |', '    npm run build', '    npm test'];
    expect(failing(workflow({ steps }), 'Run npm run build').command).toBe('npm run build\nnpm test\n');
  });

  test('may be any of several of one name', () => {
    const steps = ['- {name: test, run: one}', '- {name: test, run: two}'];
    const commands = [0, 1].map((at) => failing(workflow({ steps }), 'test', 'check', at).command);
    expect(commands).toEqual(['one', 'two']);
  });

  test('that calls an action is no command, and the action is named', () => {
    const steps = ['- uses: actions/setup-node@v6', '- run: npm test'];
    const found = jobCommands(workflow({ steps }), {
      jobName: 'check',
      stepName: 'Run actions/setup-node@v6',
      occurrence: 0,
    });
    expect(found.failing).toBeNull();
    expect(found.reason).toBe(
      "the failing step 'Run actions/setup-node@v6' is no command but 'actions/setup-node@v6'",
    );
    expect(found.beside.map(({ command }) => command)).toEqual(['npm test']);
  });

  test('that is not in the file is told', () => {
    expect(reasonOf(workflow({ steps: TEST }), 'e2e')).toBe("job 'check' has no step 'e2e'");
    expect(reasonOf(workflow({ steps: TEST }), 'test', 'other')).toBe("the workflow file has no job 'other'");
  });
});

describe('the shell', () => {
  test.each([
    ['bash', 'bash --noprofile --norc -eo pipefail {0}'],
    ['sh', 'sh -e {0}'],
    ['python', 'python {0}'],
    ['zsh -e {0}', 'zsh -e {0}'],
  ])('%s is %s', (name, template) => {
    expect(failing(workflow({ steps: [...TEST, `  shell: ${name}`] })).shell).toBe(template);
  });

  test.each([
    ['pwsh', "needs the shell 'pwsh'"],
    ['cmd', "needs the shell 'cmd'"],
    ['constructor', "needs the shell 'constructor'"],
    ['bash ${{ env.FLAGS }} {0}', 'needs ${{ env.FLAGS }}, which has no value here'],
  ])('%s is not known here', (name, reason) => {
    const text = workflow({ steps: [...TEST, `  shell: ${name}`] });
    expect(reasonOf(text)).toBe(`the command of step 'test' ${reason}`);
  });
});

describe('defaults', () => {
  const top = ['defaults: {run: {shell: sh, working-directory: top}}'];
  const job = ['defaults: {run: {working-directory: job}}'];

  test.each([
    ['of the workflow hold for every job', { top, steps: TEST }, 'sh -e {0}', 'top'],
    ['of the job win over those of the workflow', { top, job, steps: TEST }, 'sh -e {0}', 'job'],
    [
      'give way to the step',
      { top, job, steps: [...TEST, '  shell: python', '  working-directory: step'] },
      'python {0}',
      'step',
    ],
  ])('%s', (_, parts, shell, workingDirectory) => {
    expect(failing(workflow(parts))).toMatchObject({ shell, workingDirectory });
  });
});

describe('the environment', () => {
  test('comes from workflow, job and step, and the nearest wins', () => {
    const text = workflow({
      top: ['env: {A: top, B: top, C: top}'],
      job: ['env: {B: job, C: job}'],
      steps: [...TEST, '  env: {C: step, N: 1, YES: true, NOTHING: }'],
    });
    expect(failing(text).env).toEqual({ A: 'top', B: 'job', C: 'step', N: '1', YES: 'true', NOTHING: '' });
  });

  test('leaves out what needs a secret or an unknown expression, and names it', () => {
    const env = [
      '  env:',
      '    TOKEN: ${{ secrets.TOKEN }}',
      '    URL: https://x/${{ github.sha }}',
      "    FORMAT: ${{ format('{0}', 1) }}",
      '    OPEN: ${{ never',
      '    OS: ${{ runner.os }}',
    ];
    const { env: values, omittedEnv } = failing(workflow({ steps: [...TEST, ...env] }));
    expect(values).toEqual({ OS: 'Linux' });
    expect(omittedEnv).toEqual(['TOKEN', 'URL', 'FORMAT', 'OPEN']);
  });

  test('a secret nearer to the step takes the place of a plain value, and the other way round', () => {
    const text = workflow({
      job: ['env: {A: plain, B: "${{ secrets.B }}"}'],
      steps: [...TEST, '  env: {A: "${{ secrets.A }}", B: plain}'],
    });
    const { env, omittedEnv } = failing(text);
    expect([env, omittedEnv]).toEqual([{ B: 'plain' }, ['A']]);
  });

  test('that is an expression as a whole is left out', () => {
    expect(failing(workflow({ job: ['env: ${{ fromJSON(vars.ENV) }}'], steps: TEST })).env).toEqual({});
  });
});

describe('expressions in the command', () => {
  test.each([
    ['${{ secrets.KEY }}', 'needs secrets.KEY'],
    ['${{ github.token }}', 'needs github.token'],
    ["${{ format('{0}', github.ref) }}", 'needs an expression that is not known here'],
    ['${{ github.event.inputs.x }}', 'needs ${{ github.event.inputs.x }}, which has no value here'],
    ['${{ open', 'needs an expression that is not known here'],
  ])('%s has no value here, so there is no command', (expression, reason) => {
    const text = workflow({ steps: ['- name: test', '  run: |', `    run ${expression}`] });
    expect(reasonOf(text)).toBe(`the command of step 'test' ${reason}`);
  });

  test.each([
    ['${{ env.LEVEL }}', '3'],
    ["${{ 'plain' }}", 'plain'],
    ['${{ runner.os }}', 'Linux'],
  ])('%s is filled in', (expression, value) => {
    const text = workflow({ job: ['env: {LEVEL: 3}'], steps: ['- name: test', `  run: run ${expression}`] });
    expect(failing(text).command).toBe(`run ${value}`);
  });

  test('hostile braces take no time', () => {
    const text = workflow({ steps: ['- name: test', `  run: "${'${{ a '.repeat(20_000)}"`] });
    const started = cpuMs();
    expect(reasonOf(text)).toContain('an expression');
    expect(cpuMs() - started).toBeLessThan(1500);
  });
});

describe('a job with a matrix', () => {
  const matrix = ['strategy: {matrix: {node: [20, 22], os: [linux, mac]}}'];
  const steps = ['- name: test on ${{ matrix.node }}', '  run: run ${{ matrix.node }} ${{ matrix.os }}'];

  test('gets the values of the failed one from the name GitHub shows', () => {
    const text = workflow({ job: matrix, steps });
    expect(failing(text, 'test on 22', 'check (22, mac)').command).toBe('run 22 mac');
  });

  test('keeps them when it has a plain name', () => {
    const text = workflow({ job: ['name: Check', ...matrix], steps });
    expect(failing(text, 'test on 22', 'Check (22, mac)').command).toBe('run 22 mac');
  });

  test.each([
    ['${{ matrix.os }} with node ${{ matrix.node }}!', 'mac with node 22!'],
    ['check (${{ matrix.os }}, ${{ matrix.node }})', 'check (mac, 22)'],
    ['${{matrix.os}}/${{matrix.node}}', 'mac/22'],
  ])('gets them from a name of its own: %s', (name, shown) => {
    const text = workflow({ job: [`name: ${name}`, ...matrix], steps });
    expect(failing(text, 'test on 22', shown).command).toBe('run 22 mac');
  });

  test.each([
    ['the name does not show them', ['name: check ${{ github.ref }}', ...matrix], 'check main'],
    [
      'an expression makes it, and nothing parts them in the name',
      [
        'name: check ${{ matrix.node }}${{ matrix.os }}',
        'strategy: {matrix: {node: "${{ fromJSON(vars.NODES) }}", os: [mac]}}',
      ],
      'check 22mac',
    ],
    ['`include` adds more than the name tells', matrix, 'check (22, mac, extra)'],
  ])('has no command where %s', (_, job, shown) => {
    const text = workflow({ job, steps: ['- name: test', '  run: run ${{ matrix.node }}'] });
    expect(reasonOf(text, 'test', shown)).toContain('no value here');
  });

  test.each([
    ['20, linux', 'run 20 linux'],
    ['22, linux, --fast', 'run 22 linux --fast'],
    ['24, mac', 'run 24 mac'],
  ])('knows what `include` and `exclude` make: %s', (shown, command) => {
    const include = '[{node: 22, os: linux, flags: --fast}, {node: 24, os: mac}]';
    const job = [
      `strategy: {matrix: {node: [20, 22], os: [linux, mac], include: ${include}, exclude: [{os: mac}]}}`,
    ];
    const text = workflow({
      job,
      steps: ['- name: test', '  run: run ${{ matrix.node }} ${{ matrix.os }} ${{ matrix.flags }}'],
    });
    expect(failing(text, 'test', `check (${shown})`).command.trimEnd()).toBe(command);
  });

  test('fills in shell, folder and environment', () => {
    const text = workflow({
      job: [
        'strategy: {matrix: {sh: [dash], dir: [packages/a]}}',
        'defaults: {run: {shell: "${{ matrix.sh }} -e {0}"}}',
      ],
      steps: [...TEST, '  working-directory: ${{ matrix.dir }}', '  env: {DIR: "${{ matrix.dir }}"}'],
    });
    expect(failing(text, 'test', 'check (dash, packages/a)')).toMatchObject({
      shell: 'dash -e {0}',
      workingDirectory: 'packages/a',
      env: { DIR: 'packages/a' },
    });
  });

  test('shows an unnamed step with its value', () => {
    const text = workflow({ job: matrix, steps: ['- run: npm run ${{ matrix.os }}'] });
    expect(failing(text, 'Run npm run mac', 'check (20, mac)').command).toBe('npm run mac');
  });
});

describe('finding the job', () => {
  const two = (first: string, second: string) =>
    [
      'jobs:',
      `  a: {name: "${first}", steps: [{name: test, run: one}]}`,
      `  b: {name: "${second}", steps: [{name: test, run: two}]}`,
    ].join('\n');

  test.each([
    [
      'an exact name wins over a template that fits everything',
      two('${{ matrix.x }}', 'lint'),
      'lint',
      'two',
    ],
    ['a name with a slash is a name', two('test', 'build / test'), 'build / test', 'two'],
    ['a name with brackets is a name', two('test', 'test (slow)'), 'test (slow)', 'two'],
    ['a job of a called workflow carries the caller in front', two('lint', 'test'), 'ci / test', 'two'],
    [
      'a template must fit from end to end',
      two('test ${{ matrix.x }}', 'e2e test ${{ matrix.x }}'),
      'e2e test 1',
      'two',
    ],
    ['a key stands in for a name', 'jobs:\n  b: {steps: [{name: test, run: two}]}', 'b', 'two'],
  ])('%s', (_, text, jobName, command) => {
    expect(failing(text, 'test', jobName).command).toBe(command);
  });

  test('a broken job does not hide the others', () => {
    const text = 'jobs:\n  a: {steps: nonsense}\n  b: {steps: [{name: test, run: two}]}';
    expect(failing(text, 'test', 'b').command).toBe('two');
  });
});

describe('commands beside', () => {
  const beside = (steps: string[]) =>
    jobCommands(workflow({ steps: [...TEST, ...steps] }), {
      jobName: 'check',
      stepName: 'test',
      occurrence: 0,
    }).beside;

  test('are the other checks of the job, as verifiers of the workflow', () => {
    expect(beside(['- {name: Lint it!, run: npm run lint}'])).toMatchObject([
      { id: 'lint-it', command: 'npm run lint', source: 'workflow' },
    ]);
  });

  test.each([
    'npm ci',
    'pnpm install --frozen-lockfile',
    'pip install -r requirements.txt',
    'sudo apt-get install -y jq',
    'docker push image',
    'git push',
    'curl https://example.com',
    './deploy.sh',
    'echo ${{ secrets.KEY }}',
    'npm run build\\nnpm publish',
  ])('never prepare or deliver: %s', (run) => {
    expect(beside([`- {run: "${run}"}`])).toEqual([]);
  });

  test.each([
    ['npm ci\\nnpm run lint\\n', 'npm run lint'],
    ['npm ci && npm run lint', 'npm run lint'],
    ['npm test -- test/deploy.test.ts', 'npm test -- test/deploy.test.ts'],
  ])('are told without the preparation set-up has made: %s', (run, command) => {
    expect(beside([`- {run: "${run}"}`]).map((each) => each.command)).toEqual([command]);
  });

  test('keep lines that hang together', () => {
    expect(beside(['- run: |', '    if true; then', '      npm ci', '    fi', '    npm run lint'])).toEqual(
      [],
    );
  });

  test('have no condition and call no action', () => {
    expect(beside(['- {run: npm run lint, if: always()}', '- uses: actions/cache@v5'])).toEqual([]);
  });
});

describe('the file', () => {
  test.each([
    ['empty', '', 'has no jobs'],
    ['no YAML', 'jobs: [}', 'is no valid YAML (line 1)'],
    ['without jobs', 'on: push', 'has no jobs'],
    ['with a key twice', 'jobs: {}\njobs: {}', 'is no valid YAML (line 2)'],
    ['a list', '- a', 'has no jobs'],
    ['a bomb of aliases', bomb(), 'is nested too deeply, or its aliases have no end'],
    ['endless', 'a: &a {jobs: *a}', 'is nested too deeply, or its aliases have no end'],
    ['huge', `jobs: {a: ${'x'.repeat(1_000_000)}}`, 'is longer than 200000 characters'],
  ])('that is %s cannot be read', (_, text, problem) => {
    expect(reasonOf(text)).toBe(`the workflow file ${problem}`);
  });

  test('may use anchors', () => {
    const text = workflow({
      job: ['env: &env {A: one}'],
      steps: ['- &step', '  name: test', '  run: npm test', '  env: *env', '- *step'],
    });
    expect(failing(text, 'test', 'check', 1)).toMatchObject({ command: 'npm test', env: { A: 'one' } });
  });
});

function bomb(): string {
  const levels = Array.from({ length: 12 }, (_, i) => {
    const inside =
      i === 0
        ? 'x'
        : Array(9)
            .fill(`*a${i - 1}`)
            .join(', ');
    return `a${i}: &a${i} [${inside}]`;
  });
  return [...levels, 'jobs: *a11'].join('\n');
}

describe('the name of a job', () => {
  const text = 'jobs:\n  check: {name: Check it, steps: []}\n  bare: {steps: []}';

  test.each([
    [text, 'check', 'Check it'],
    [text, 'bare', 'bare'],
    [text, 'gone', 'gone'],
    ['', 'check', 'check'],
  ])('is its `name`, or its key', (file, key, name) => {
    expect(jobDisplayName(file, key)).toBe(name);
  });
});
