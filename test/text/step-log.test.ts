import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempDisposableSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createLogger } from '../../src/text/logger.ts';
import { createRedactor } from '../../src/text/redact.ts';
import {
  countLines,
  type Excerpt,
  findExcerpt,
  preamble,
  printExcerpt,
  runnerEnvironment,
} from '../../src/text/step-log.ts';
import { expectLinear } from './adversarial.ts';
import { runnerCommands } from './runner-command-oracle.ts';

const INHERITED = { HOME: '/home/runner', LANG: 'C.UTF-8', JAVA_HOME: '/usr/lib/jvm/21', PATH: '/usr/bin' };
const inherited = new Map(Object.entries(INHERITED));

interface Step {
  inputs: Record<string, string>;
  /** The `env` context. */
  variables: Record<string, string>;
}

/** The environment a runner gives to a step. */
const environment = ({ inputs, variables }: Step): Record<string, string> => ({
  ...INHERITED,
  ...variables,
  ...Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  ),
  ...{ CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_SHA: 'a'.repeat(40), GITHUB_STEP_SUMMARY: '/tmp/s' },
  ...{
    RUNNER_NAME: 'runner-1',
    RUNNER_TRACKING_ID: 'x',
    ACTIONS_RUNTIME_TOKEN: 't',
    PATH: '/opt/node:/usr/bin',
  },
});

/** The step's log as lines, with what a runner prints of the step itself and of each line of its output. */
function runnerLog({ inputs, variables }: Step, output: string): string[] {
  const shown = Object.entries(inputs).filter(([, value]) => value !== '');
  const messages = [
    '##[group]Run acme/action@v1',
    'with:',
    ...shown.map(([name, value]) => `  ${name}: ${value}`),
    ...(Object.keys(variables).length === 0 ? [] : ['env:']),
    ...Object.entries(variables).map(([name, value]) => `  ${name}: ${value}`),
    '##[endgroup]',
    ...output.replace(/\n$/, '').split('\n').flatMap(shownAs),
  ];
  return messages.flatMap((message) => message.split('\n'));
}

function shownAs(line: string): string[] {
  const command = line.startsWith('::') ? runnerCommands(line)[0] : undefined;
  if (command === undefined || command.name === 'stop-commands' || /^[0-9a-f]{32}$/.test(command.name))
    return [line];
  return command.name === 'add-mask' ? [] : [`##[${command.name}]${command.data}`];
}

const EXCERPT: Excerpt = {
  command: 'npm test\nnpm run e2e',
  ending: 'exit 1',
  sha256: '9c1e'.repeat(16),
  startLine: 118,
  endLine: 120,
  text: 'not ok 1\rred ::error::x\n::add-mask::e\nexpected 3, got 2\n',
};

function printed(step: Step, excerpt = EXCERPT) {
  const chunks: string[] = [];
  const log = countLines((chunk) => chunks.push(chunk), preamble(environment(step), inherited));
  const logger = createLogger({ out: log.out, redactor: createRedactor([]), mode: 'actions' });
  logger.mask('a-secret-value');
  logger.line('trigger   failed-run');
  logger.error('two\nlines');
  logger.untrusted('::error::of a tool');
  const place = printExcerpt(logger, log, excerpt);
  logger.line('done');
  return { place, log: runnerLog(step, chunks.join('')), line: log.line() };
}

const STEPS: Array<[string, Step]> = [
  ['no variable', { inputs: { model: 'm', label: '', setup: 'npm ci' }, variables: {} }],
  [
    'inputs of several lines',
    { inputs: { setup: 'npm ci\nnpm run build\n', verify: 'a\nb' }, variables: {} },
  ],
  [
    'variables of the workflow and of earlier steps',
    {
      inputs: { model: 'm' },
      variables: { NODE_ENV: 'test', GITHUB_TOKEN: 't', EMPTY: '', JAVA_HOME: '/usr/lib/jvm/17' },
    },
  ],
];

describe('the lines of a step', () => {
  test.each(STEPS)('are known to the line: %s', (_name, step) => {
    const { place, log, line } = printed(step);
    expect(preamble(environment(step), inherited).exact).toBe(true);
    expect(log.at(place.header - 1)).toBe(
      `##[group]npm test: exit 1, L118-120 of the log with sha256 ${EXCERPT.sha256}`,
    );
    expect(log.slice(place.startLine - 1, place.endLine)).toEqual([
      'not ok 1',
      'red ::error::x',
      ': :add-mask::e',
      'expected 3, got 2',
    ]);
    expect(log.at(place.endLine)).toBe('##[endgroup]');
    expect([line, log.at(-1)]).toEqual([log.length, 'done']);
  });

  test.each<[string, Partial<NodeJS.ProcessEnv>, typeof inherited | null]>([
    ['the environment of the runner is not known', {}, null],
    ['the runner prints for debugging', { RUNNER_DEBUG: '1' }, inherited],
    ['a variable has several lines, which a secret has not', { KEY: 'a\nb' }, inherited],
  ])('are not known where %s', (_why, more, known) => {
    expect(preamble({ INPUT_MODEL: 'm', ...more }, known).exact).toBe(false);
  });

  test('an excerpt is cut, and stays one of few and short lines', () => {
    const text = `${'x'.repeat(2000)}\n`.repeat(1000);
    const { place, log } = printed(STEPS[0]?.[1] as Step, { ...EXCERPT, text });
    expect(place.endLine - place.startLine + 1).toBe(200);
    expect(log.at(place.endLine - 1)).toBe('x'.repeat(500));
  });
});

describe('the log of a job that has ended', () => {
  const stamp = (lines: readonly string[]) => lines.map((line) => `2026-11-22T10:00:00.1234567Z ${line}`);

  test.each(STEPS)('tells the same line: %s', (_name, step) => {
    const { place, log } = printed(step);
    const before = [
      '\uFEFFCurrent runner version',
      '##[group]Run actions/checkout@v7',
      'with:',
      '##[endgroup]',
    ];
    expect(findExcerpt(stamp([...before, ...log]), EXCERPT.sha256)).toBe(place.header);
  });

  test('an excerpt that is not there, only spoken of, or behind a gap is not found', () => {
    const { log } = printed(STEPS[0]?.[1] as Step);
    expect(findExcerpt(stamp(log), 'f'.repeat(64))).toBeNull();
    const cut = [...stamp(log.slice(0, 2)), '… 12 bytes left out …', ...stamp(log.slice(2))];
    expect(findExcerpt(cut, EXCERPT.sha256)).toBeNull();
    expect(findExcerpt(stamp([`L1 of the log with sha256 ${EXCERPT.sha256}`]), EXCERPT.sha256)).toBeNull();
  });

  test('threat 27: a megabyte of anything is read in linear time', () => {
    expectLinear((text) => findExcerpt(text.split('\n'), EXCERPT.sha256));
  });
});

describe('the environment of the runner', () => {
  test('is read from a process that is one, and from no other', async () => {
    using folder = mkdtempDisposableSync(join(tmpdir(), 'runner-'));
    const program = join(folder.path, 'Runner.Worker');
    symlinkSync('/bin/cat', program);
    const env = { LANG: 'C', TWO: 'a=b\nc', EMPTY: '' };
    const worker: ChildProcess = spawn(program, { env, stdio: ['pipe', 'pipe', 'ignore'] });
    try {
      worker.stdin?.write('up\n');
      // What it says shows that it has become that program.
      await once(worker.stdout as NodeJS.ReadableStream, 'data');
      const found = runnerEnvironment(worker.pid ?? 0);
      expect(Object.fromEntries(found ?? [])).toEqual(env);
    } finally {
      worker.stdin?.end();
    }
    expect(runnerEnvironment(process.pid)).toBeNull();
    expect(runnerEnvironment(0)).toBeNull();
  });
});
