import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectNoSecret, KEY, textsIn } from '../helpers/canary.ts';
import { MAIN, regreen } from '../helpers/command.ts';
import { readRecord } from '../helpers/record.ts';
import { git, openScene, type Scene, TOKEN, writeFiles } from '../helpers/scene.ts';
import { SUM_PROJECT } from '../helpers/sum-project.ts';

const SECRETS = { OPENAI_API_KEY: KEY, GITHUB_TOKEN: TOKEN };

let scene: Scene;
let cwd: string;

beforeAll(async () => {
  scene = await openScene(SUM_PROJECT);
  cwd = await scene.checkout();
});

afterAll(() => scene[Symbol.asyncDispose]());

describe('wrong use is told in one sentence, with exit code 2', () => {
  async function expectWrongUse(args: string[], sentence: string, env: Record<string, string> = SECRETS) {
    const { exitCode, stdout, stderr } = await regreen(args, { cwd, env });
    expectNoSecret(stdout, stderr);
    expect(stderr).toBe(`regreen: ${sentence}`);
    expect(stdout).toBe('');
    expect(exitCode).toBe(2);
  }

  test.each([
    [['fxi'], "unknown command 'fxi'; did you mean 'fix'?"],
    [['fix', '--comand', 'npm test'], "unknown flag '--comand'; did you mean '--command'?"],
    [['fix', '--command'], "'--command' needs a value: CMD"],
    [['fix', '--command', '--json'], "'--command' needs a value: CMD"],
    [
      ['fix', '--command', 'npm test', '--apply=false'],
      "'--apply' takes no value; leave it out, or give it alone",
    ],
    [['fix', 'npm test'], "'npm test' is one argument too many; see --help"],
    [['fix'], 'nothing to do: say what is broken with --command, --log, --event or --task'],
    [['fix', '--log', 'ci.log'], "'--log ci.log' cannot be read; name a log file, or - for standard input"],
    [
      ['fix', '--task', '@task.md'],
      "'--task @task.md' names a file that cannot be read; name a text file, or give the words themselves",
    ],
    [
      ['fix', '--command', 'x', '--max-turns', 'many'],
      "input 'max-turns' is 'many': must be a whole number above 0",
    ],
    [
      ['fix', '--command', 'x', '--max-minutes', '0'],
      "input 'max-minutes' is '0': must be a number of minutes above 0",
    ],
    [
      ['fix', '--command', 'x', '--base-url', 'http://example.com'],
      "input 'base-url' is 'http://example.com': must be an https address, or http on loopback",
    ],
    [
      ['fix', '--command', 'x', '--model', 'a', '--model', 'b'],
      "'--model' is given 2 times, and takes one value; give it once",
    ],
    [
      ['fix', '--command', 'x', '--resume', 'a', '--resume', 'b'],
      "'--resume' is given 2 times, and takes one value; give it once",
    ],
    [['fix', '--event', 'event.json'], "'--event' needs '--event-name', for instance workflow_run"],
    [
      ['fix', '--event', 'no.json', '--event-name', 'push'],
      "'--event no.json' holds no JSON; give the payload that GitHub sent",
    ],
    [
      ['fix', '--event', 'event.json', '--event-name', 'push', '--task', 'x'],
      "'--event' says what to do already; leave '--task' out, or '--event'",
    ],
    [['triage', 'no.log'], "'no.log' cannot be read; name a log file, or - for standard input"],
  ])('%j', async (args, sentence) => {
    await expectWrongUse(args, sentence);
  });

  test('no key and no endpoint', async () => {
    await expectWrongUse(
      ['fix', '--command', 'npm test'],
      "no model to ask: set the input 'openai-api-key' (OPENAI_API_KEY for the command), or 'base-url' for an endpoint that needs no key",
      {},
    );
  });

  test('an event without a token to read it with', async () => {
    const sentence = "'--event' needs a token to read the run: set GITHUB_TOKEN or GH_TOKEN";
    await expectWrongUse(['fix', '--event', 'event.json', '--event-name', 'push'], sentence, {
      OPENAI_API_KEY: KEY,
    });
  });
});

describe('a checkout that cannot be worked on is wrong use, before any run', () => {
  async function expectFailure(dir: string, reason: string) {
    const runDir = join(scene.dir, 'runs', dir);
    const args = ['fix', '--command', 'npm test', '--json', '--run-dir', runDir];
    const { exitCode, stdout, stderr } = await regreen(args, { cwd: join(scene.dir, dir), env: SECRETS });
    expectNoSecret(stdout, stderr);
    expect(stderr).toBe(`regreen: ${reason}`);
    expect(stdout).toBe('');
    expect(existsSync(runDir)).toBe(false);
    expect(exitCode).toBe(2);
  }

  test('outside of a git repository', async () => {
    await writeFiles(scene.dir, { 'plain/README.md': 'no repository\n' });

    const sentence =
      'is no git repository: run actions/checkout before regreen, or give a checkout with --cwd';
    await expectFailure('plain', `'${join(scene.dir, 'plain')}' ${sentence}`);
  });

  test('before the first commit', async () => {
    await git(scene.dir, 'init', '--quiet', 'empty');

    await expectFailure(
      'empty',
      `'${join(scene.dir, 'empty')}' has no commit yet; commit once, then run again`,
    );
  });
});

test('without bubblewrap nothing runs, and the remedy is named', async () => {
  const witness = join(scene.dir, 'witness');
  const runDir = join(scene.dir, 'runs/no-wall');
  const args = [
    'fix',
    '--command',
    `touch ${witness}; exit 1`,
    '--setup',
    `touch ${witness}`,
    '--run-dir',
    runDir,
  ];

  const { exitCode, stdout, stderr } = await withoutBubblewrap(args);

  const sentence = 'bubblewrap is not installed: run `sudo apt-get install -y bubblewrap`';
  expect(await readRecord(join(runDir, 'run.json'))).toMatchObject({
    outcome: 'failed',
    reason: sentence,
    verifiers: [],
  });
  expect(stderr).toContain(`failed: ${sentence}`);
  expectNoSecret(stdout, stderr, ...(await textsIn(runDir)));
  expect(exitCode).toBe(3);
  expect(existsSync(witness)).toBe(false);
});

/** Runs the command where /usr/bin/bwrap cannot be executed. Users but root need sudo for that, as runners have it. */
async function withoutBubblewrap(args: string[]) {
  const env = { PATH: process.env.PATH ?? '', HOME: cwd, ...SECRETS };
  const settings = Object.entries(env).flatMap(([name, value]) => ['--setenv', name, value]);
  const wall = [
    '/usr/bin/bwrap',
    '--dev-bind',
    '/',
    '/',
    '--ro-bind',
    '/dev/null',
    '/usr/bin/bwrap',
    ...settings,
    '--',
  ];
  const [program = '', ...rest] = [
    ...(process.getuid?.() === 0 ? [] : ['sudo', '-n']),
    ...wall,
    process.execPath,
    MAIN,
    ...args,
  ];
  return execa(program, rest, { cwd, reject: false, stdin: 'ignore' });
}
