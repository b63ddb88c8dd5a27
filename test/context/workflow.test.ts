import { describe, expect, test } from 'vitest';
import { jobCommands, jobDisplayName } from '../../src/context/workflow.ts';
import { cpuMs } from '../helpers/cpu-time.ts';
import { failing, reasonOf, TEST, workflow } from './workflow-helper.ts';

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
    [
      'with a step’s key twice',
      'jobs:\n  a:\n    steps:\n      - {run: a, run: b}',
      'is no valid YAML (line 4)',
    ],
    ['a list', '- a', 'has no jobs'],
    ['full of anchors', `jobs: [${'&a 1, '.repeat(301)}1]`, 'has more than 300 anchors'],
    ['a bomb of aliases', bomb(), 'is nested too deeply, or its aliases have no end'],
    ['endless', 'a: &a {jobs: *a}', 'is nested too deeply, or its aliases have no end'],
    ['huge', `jobs: {a: ${'x'.repeat(1_000_000)}}`, 'is longer than 200000 characters'],
  ])('that is %s cannot be read', (_, text, problem) => {
    expect(reasonOf(text)).toBe(`the workflow file ${problem}`);
  });

  test.each([
    ['keys', Array.from({ length: 20_000 }, (_, i) => ` ${i.toString(36)}: 1\n`).join('')],
    ['anchors', ` a: [${'&a 1, *a, '.repeat(18_000)}1]\n`],
  ])('of very many %s is read in linear time', (_, lines) => {
    const started = cpuMs();
    reasonOf(`jobs:\n${lines}`);
    expect(cpuMs() - started).toBeLessThan(3000);
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
