import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runApplyPatch, runShell, TOOLS } from '../../src/agent/tools.ts';
import { openBench } from './tool-context.ts';

async function shell(
  args: unknown,
  files: Record<string, string> = {},
  signal?: AbortSignal,
): Promise<string> {
  await using bench = await openBench(files, signal);
  return await runShell(typeof args === 'string' ? args : JSON.stringify(args), 'shell-1-1', bench.tools);
}

describe('the tools', () => {
  test('are few, and each says what it takes', () => {
    const names = TOOLS.map((tool) => ('name' in tool ? `${tool.type} ${tool.name}` : tool.type));
    expect(names).toEqual(['function shell', 'custom apply_patch', 'function submit']);
    for (const tool of TOOLS) expect(tool).toHaveProperty('description', expect.stringMatching(/\w{4}/));
  });
});

describe('shell', () => {
  test('answers with exit code, duration, and output and error in order', async () => {
    expect(await shell({ command: 'echo out; echo err >&2; exit 3' })).toMatch(
      /^exit 3, \d+\.\d s\nout\nerr\n$/,
    );
  });

  test('starts in the folder asked for', async () => {
    expect(await shell({ command: 'ls', workdir: 'sub' }, { 'sub/only': '' })).toMatch(/^exit 0.*\nonly\n$/);
  });

  test('stops a command after its time', async () => {
    const answer = await shell({ command: 'echo begun; sleep 60', timeout_ms: 1 });
    expect(answer).toMatch(/^stopped: timeout, \d+\.\d s\nbegun\n$/);
  });

  test('starts nothing once the run is cancelled', async () => {
    expect(await shell({ command: 'echo begun' }, {}, AbortSignal.abort())).toMatch(/^stopped: cancelled/);
  });

  test.for(['', '{', '[]', 'null', '7', '{}', '{"command": 7}', '{"cmd": "ls"}'])(
    'says what it needs where the arguments are %j',
    async (args) => {
      expect(await shell(args)).toBe('shell needs {"command": "…"}');
    },
  );

  test('shows no terminal sequence and no invisible character', async () => {
    const answer = await shell({ command: "printf '\\033[31mred\\033[0m \\342\\200\\213x\\n'" });
    expect(answer.split('\n')[1]).toBe('red x');
  });
});

describe('output', () => {
  test('of 20 kB comes whole', async () => {
    const answer = await shell({ command: 'yes 123456789 | head -c 20000' });
    expect(answer.slice(answer.indexOf('\n') + 1)).toBe('123456789\n'.repeat(2000));
  });

  test('beyond that is cut to head, failing lines and tail, and names the file with the whole of it', async () => {
    await using bench = await openBench();
    const command =
      "echo first; yes filler | head -n 75000; echo 'src/a.ts(3,5): error TS2322: Type mismatch'; yes filler | head -n 75000; echo last; exit 2";
    const answer = await runShell(JSON.stringify({ command }), 'shell-1-1', bench.tools);
    expect(answer).toMatch(/^exit 2, \d+\.\d s\nfirst\nfiller\n/);
    expect(answer).toContain('the whole output: /run/regreen/logs/shell-1-1.log');
    expect(answer).toContain('error TS2322: Type mismatch');
    expect(answer).toMatch(/filler\nlast\n$/);
    expect(answer.length).toBeLessThan(12_000);
    const log = join(bench.tools.logs.host, 'shell-1-1.log');
    const { size } = await stat(log);
    expect(size).toBeGreaterThan(1_000_000);
    expect(answer).toContain(`${size} bytes in all`);
    expect(await readFile(log, 'utf8')).toContain('error TS2322');
  });

  test('that is cut inside a character does no harm', async () => {
    const answer = await shell({ command: "for i in $(seq 9000); do printf '漢'; done" });
    expect(answer).toMatch(/^exit 0.*\n漢+/);
    expect(answer).toContain('27000 bytes in all');
  });
});

describe('apply_patch', () => {
  test('answers with what changed', async () => {
    await using bench = await openBench({ a: '1\n' });
    const patch = '*** Begin Patch\n*** Update File: a\n-1\n+2\n*** Add File: b\n+x\n*** End Patch\n';
    expect(await runApplyPatch(patch, bench.tools)).toBe('M a\nA b');
    expect(await readFile(join(bench.tools.root, 'a'), 'utf8')).toBe('2\n');
  });

  test('teaches what was expected, and changes nothing', async () => {
    await using bench = await openBench({ a: '1\n' });
    const answer = await runApplyPatch('*** Update File: a\n-1\n+2\n', bench.tools);
    expect(answer).toContain('*** Begin Patch');
    expect(await readFile(join(bench.tools.root, 'a'), 'utf8')).toBe('1\n');
  });
});
