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
  return await runShell(json, 'shell-1-1', bench.tools, 5000);
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
    const answer = await runShell(command, 'shell-1-1', bench.tools, 5000);
    expect(answer).toContain(`the whole output: ${join('/run/regreen/logs', 'shell-1-1.log')}`);
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
