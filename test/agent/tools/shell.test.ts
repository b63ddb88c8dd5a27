import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runShell } from '../../../src/agent/tools/shell.ts';
import { openBench } from '../tool-context.ts';

async function shell(
  args: unknown,
  files: Record<string, string> = {},
  signal?: AbortSignal,
): Promise<string> {
  await using bench = await openBench(files, signal);
  const json = typeof args === 'string' ? args : JSON.stringify(args);
  const answers = await runShell(json, 'shell-1-1', bench.tools, 5000);
  expect(answers).toHaveLength(1);
  return answers.join();
}

async function several(args: object): Promise<string[]> {
  await using bench = await openBench({ 'sub/only': '' });
  return await runShell(JSON.stringify({ command: '', ...args }), 'shell-1-1', bench.tools, 5000);
}

describe('shell', () => {
  test('answers with exit code, duration, and output and error in order', async () => {
    expect(await shell({ command: 'echo out; echo err >&2; exit 3' })).toMatch(
      /^exit 3, \d+\.\d s\nout\nerr\n$/,
    );
  });

  test('starts in the folder asked for', async () => {
    expect(await shell({ command: 'ls', workdir: 'sub' }, { 'sub/only': '' })).toMatch(/^exit 0.*\nonly\n$/);
  });

  test('says which folder is not there', async () => {
    expect(await shell({ command: 'ls', workdir: 'nope' })).toMatch(/nope/);
  });

  test('stops a command after its time', async () => {
    const answer = await shell({ command: 'echo begun; sleep 60', timeout_ms: 1 });
    expect(answer).toMatch(/^stopped: timeout, \d+\.\d s\nbegun\n$/);
  });

  test('starts nothing once the run is cancelled', async () => {
    expect(await shell({ command: 'echo begun' }, {}, AbortSignal.abort())).toMatch(/^stopped: cancelled/);
  });

  test('shows no terminal sequence and no invisible character', async () => {
    const answer = await shell({ command: "printf '\\033[31mred\\033[0m \\342\\200\\213x\\n'" });
    expect(answer.split('\n')[1]).toBe('red x');
  });

  test('names the log with the whole of a long output', async () => {
    await using bench = await openBench();
    const command = JSON.stringify({ command: 'seq 9000' });
    const [answer] = await runShell(command, 'shell-1-1', bench.tools, 5000);
    expect(answer).toContain(`the whole output: ${join('/run/regreen/logs', 'shell-1-1.log')}`);
  });
});

describe('several commands', () => {
  test('run in order, each in a shell of its own, with an answer of its own', async () => {
    const commands = ['cd sub; echo one; exit 3', 'ls -d sub', 'echo "'];
    const answers = await several({ commands, max_output_length: 9 });
    expect(answers).toEqual([
      expect.stringMatching(/^exit 3, \d+\.\d s\none\n$/),
      expect.stringMatching(/^exit 0, \d+\.\d s\nsub\n$/),
      expect.stringMatching(/^exit 2, .*unexpected EOF/s),
    ]);
  });

  test('share their time, and those that have none left are not run', async () => {
    const answers = await several({ commands: ['sleep 60', 'echo two'], timeout_ms: 1 });
    expect(answers).toEqual([
      expect.stringMatching(/^stopped: timeout, /),
      'not run: the command before it was stopped (timeout)',
    ]);
  });

  test('each has a log of its own', async () => {
    const [one, two] = await several({ commands: ['seq 9000', 'seq 9000'] });
    expect(one).toContain('/run/regreen/logs/shell-1-1.log');
    expect(two).toContain('/run/regreen/logs/shell-1-1-2.log');
  });
});

describe('wrong arguments teach', () => {
  const NEEDS = 'shell needs {"command": "…"}';
  test.for([
    ['', '; its arguments are no JSON object'],
    ['{', '; its arguments are no JSON object'],
    ['[]', '; its arguments are no JSON object'],
    ['null', '; its arguments are no JSON object'],
    ['{}', ''],
    ['{"command": null}', ''],
    ['{"command": 7}', "; 'command' must be a string"],
    ['{"command": "ls", "timeout_ms": "7"}', "; 'timeout_ms' must be a number"],
    ['{"command": "ls", "commands": []}', "; 'commands' must be a list of strings"],
    ['{"command": "ls", "commands": ["ls", 1]}', "; 'commands' must be a list of strings"],
    ['{"command": "ls", "commands": "ls"}', "; 'commands' must be a list of strings"],
    ['{"cmd": "ls"}', '; it takes no "cmd", but command, workdir, timeout_ms'],
    ['{"command": "ls", "cwd": "x"}', '; it takes no "cwd", but command, workdir, timeout_ms'],
    ['{"command": "ls", "toString": "x"}', '; it takes no "toString", but command, workdir, timeout_ms'],
  ] as const)('%s', async ([args, rest]) => {
    expect(await shell(args)).toBe(NEEDS + rest);
  });

  test('what is left out may be null', async () => {
    expect(await shell({ command: 'echo hi', workdir: null, timeout_ms: null })).toMatch(/^exit 0.*\nhi\n$/);
  });
});
