import { describe, expect, test } from 'vitest';
import { jobCommands } from '../../../src/context/workflow.ts';
import { cpuMs } from '../../helpers/cpu-time.ts';
import { failing, reasonOf, TEST, workflow } from '../workflow-helper.ts';

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
