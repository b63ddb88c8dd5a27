import { describe, expect, test } from 'vitest';
import { type Step, StepTracker } from '../../src/triage/steps.ts';

/** The step each line belongs to, told after the whole log is read. */
function steps(lines: string[]): Step[] {
  const tracker = new StepTracker();
  const seen: Step[] = [];
  for (const line of lines) {
    tracker.read(line);
    if (seen.at(-1) !== tracker.current) seen.push(tracker.current);
  }
  return seen.filter(({ command }) => command !== null);
}

describe('StepTracker', () => {
  test('follows GitHub Actions: the script of a step and its exit code', () => {
    expect(
      steps([
        '##[group]Run npm ci',
        '\x1b[36;1mnpm ci\x1b[0m',
        'shell: /usr/bin/bash -e {0}',
        '##[endgroup]',
        'added 3 packages',
        '##[group]Run npm test',
        '\x1b[36;1mcd web\x1b[0m',
        '\x1b[36;1mnpm test\x1b[0m',
        '##[endgroup]',
        '##[error]Process completed with exit code 1.',
        '##[group]Run actions/upload-artifact@v4',
        '##[endgroup]',
      ]),
    ).toEqual([
      { command: 'npm ci', status: 'unknown' },
      { command: 'cd web\nnpm test', status: 'failed' },
      { command: 'actions/upload-artifact@v4', status: 'unknown' },
    ]);
  });

  test('suspects a step with an error annotation but no exit code', () => {
    const lines = ['##[group]Run actions/checkout@v4', '##[endgroup]', '##[error]fatal: no such ref'];
    expect(steps(lines)).toEqual([{ command: 'actions/checkout@v4', status: 'suspect' }]);
  });

  test('follows Travis: the exit code comes after the end of the command', () => {
    expect(
      steps([
        'travis_time:start:01\r\x1b[0K$ make',
        'cc cart.c',
        'travis_time:end:01:start=1,finish=2,duration=1\r\x1b[0K\x1b[32;1mThe command "make" exited with 0.\x1b[0m',
        'travis_time:start:02\r\x1b[0K$ make test',
        'nltravis_time:end:02:start=1,finish=2,duration=1\r',
        '\x1b[31;1mThe command "make test" exited with 2.\x1b[0m',
        'travis_time:start:03',
        '$ cat log',
      ]),
    ).toEqual([
      { command: 'make', status: 'passed' },
      { command: 'make test', status: 'failed' },
      { command: 'cat log', status: 'unknown' },
    ]);
  });

  test('reads an exit code after a command of several lines', () => {
    const tracker = new StepTracker();
    for (const line of ['travis_time:start:01', '$ if true; then', 'travis_time:end:01:start=1'])
      tracker.read(line);
    tracker.read('The command "if true; then');
    tracker.read('make');
    const step = tracker.current;
    tracker.read('fi" exited with 1.');
    expect(tracker.current).toBe(step);
    expect(step.status).toBe('unknown');
  });

  test('follows Azure Pipelines and GitLab', () => {
    expect(steps(['##[section]Starting: Test', "##[error]Bash exited with code '1'."])).toEqual([
      { command: 'Test', status: 'failed' },
    ]);
    const tracker = new StepTracker();
    const first = tracker.current;
    tracker.read('section_start:1700000000:step_script\r\x1b[0K');
    expect(tracker.current).not.toBe(first);
  });

  test('does not take the words of a program for marks', () => {
    const tracker = new StepTracker();
    const step = tracker.current;
    expect(tracker.read('the process exited with an error')).toBe(false);
    expect(tracker.read('echo "##[group]Run x"')).toBe(false);
    expect(tracker.current).toBe(step);
  });
});
