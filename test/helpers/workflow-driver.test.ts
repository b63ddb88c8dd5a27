import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runJob } from './workflow-driver.ts';

let checkout: string;
beforeEach(async () => {
  checkout = await mkdtemp(join(tmpdir(), 'workflow-driver-'));
  await mkdir(join(checkout, 'sub'));
});
afterEach(() => rm(checkout, { recursive: true, force: true }));

const workflow = `
env: { TOP: 1, WHO: workflow }
defaults: { run: { working-directory: sub } }
jobs:
  test:
    name: unit tests
    env: { WHO: job }
    steps:
      - uses: actions/checkout@v7
      - run: echo "$TOP $WHO $(basename "$PWD")"
      - name: test
        env: { WHO: step }
        working-directory: .
        run: |
          echo "for $WHO" >&2
          exit 3
      - run: echo never
      - if: failure()
        run: echo caller
`;

/** The log without its times. */
const text = (log: string): string[] =>
  log
    .trimEnd()
    .split('\n')
    .map((line) => line.slice(29));

const cyan = (line: string): string => `\u001b[36;1m${line}\u001b[0m`;

describe('a job', () => {
  test('stops at the first failure and logs as the runner does', async () => {
    const { jobName, steps, log, conclusion } = await runJob(workflow, 'test', checkout);
    expect(jobName).toBe('unit tests');
    expect(conclusion).toBe('failure');
    expect(steps).toEqual([
      { number: 1, name: 'Set up job', conclusion: 'success' },
      { number: 2, name: 'Run actions/checkout@v7', conclusion: 'success' },
      { number: 3, name: 'Run echo "$TOP $WHO $(basename "$PWD")"', conclusion: 'success' },
      { number: 4, name: 'test', conclusion: 'failure' },
      { number: 5, name: 'Run echo never', conclusion: 'skipped' },
      { number: 6, name: 'Run echo caller', conclusion: 'skipped' },
    ]);
    expect(log).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z ##\[group\]/);
    expect(text(log)).toEqual([
      '##[group]Run actions/checkout@v7',
      '##[endgroup]',
      '##[group]Run echo "$TOP $WHO $(basename "$PWD")"',
      cyan('echo "$TOP $WHO $(basename "$PWD")"'),
      'shell: /usr/bin/bash -e {0}',
      'env:',
      '  TOP: 1',
      '  WHO: job',
      '##[endgroup]',
      '1 job sub',
      '##[group]Run echo "for $WHO" >&2',
      cyan('echo "for $WHO" >&2'),
      cyan('exit 3'),
      'shell: /usr/bin/bash -e {0}',
      'env:',
      '  TOP: 1',
      '  WHO: step',
      '##[endgroup]',
      'for step',
      '##[error]Process completed with exit code 3.',
    ]);
  });

  test('is red in a pipe only where bash is named', async () => {
    const job = (shell: string) => `jobs: { a: { steps: [{ run: 'false | true'${shell} }] } }`;
    expect((await runJob(job(''), 'a', checkout)).conclusion).toBe('success');
    expect((await runJob(job(', shell: bash'), 'a', checkout)).conclusion).toBe('failure');
  });

  test('that is not there is named', async () => {
    await expect(runJob(workflow, 'lint', checkout)).rejects.toThrow('no job "lint", only test');
  });
});
