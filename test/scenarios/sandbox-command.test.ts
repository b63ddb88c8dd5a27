import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAIN, regreen } from '../helpers/command.ts';
import { openRepository, type TestRepository } from '../workspace/repository-helper.ts';

let repository: TestRepository;
let cwd: string;
let runDir: string;
beforeAll(async () => {
  repository = await openRepository({ 'a.txt': 'tracked\n', 'web/b.txt': 'b\n' });
  cwd = repository.path;
  runDir = await mkdtemp(join(tmpdir(), 'room-'));
});
afterAll(async () => {
  await repository[Symbol.asyncDispose]();
  await rm(runDir, { recursive: true, force: true });
});

const sandbox = (args: string[], input?: string) =>
  regreen(['sandbox', '--run-dir', runDir, ...args], {
    cwd,
    env: { OPENAI_API_KEY: 'canary-0123456789' },
    ...(input === undefined ? {} : { input }),
  });
const bash = (script: string, input?: string) => sandbox(['--', 'bash', '-c', script], input);

describe('a command', () => {
  test.each([
    ['exit 0', 0],
    ['exit 7', 7],
    ['kill -TERM $$', 143],
    ['kill -KILL $$', 137],
  ])('%s ends with %i', async (script, exitCode) => {
    expect((await bash(script)).exitCode).toBe(exitCode);
  });

  test('one that is not there ends with 127', async () => {
    expect((await sandbox(['--', 'no-such-program'])).exitCode).toBe(127);
  });

  test('has the input of its caller, and keeps output and error apart, byte for byte', async () => {
    const input = `${'line\n'.repeat(100_000)}end\u001b[31m`;
    const { stdout, stderr, exitCode } = await bash('cat; echo said >&2', input);
    expect({ stderr, exitCode }).toEqual({ stderr: expect.stringContaining('said'), exitCode: 0 });
    expect(stdout).toBe(input);
  });

  test('works on a copy, sees no key and no network', async () => {
    const { stdout } = await bash(
      'echo changed > a.txt; env | grep -c canary; (exec 3<>/dev/tcp/127.0.0.1/22) 2>/dev/null || echo none',
    );
    expect(stdout.split('\n')).toEqual(['0', 'none']);
    expect(await readFile(join(cwd, 'a.txt'), 'utf8')).toBe('tracked\n');
  });

  test('as JSON: one document, with the start of the output', async () => {
    const { stdout, exitCode } = await sandbox([
      '--json',
      '--',
      'bash',
      '-c',
      'echo out; echo err >&2; exit 3',
    ]);
    expect(exitCode).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ exitCode: 3, stopped: null, output: 'out\nerr\n' });
  });
});

describe('--network', () => {
  test('lets through what is named, and nothing else', async () => {
    const server = createServer((socket) => socket.end('met\n'));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const script = `cat < /dev/tcp/127.0.0.1/${port}`;
    const reached = await sandbox(['--network', `localhost:${port}`, '--', 'bash', '-c', script]);
    const closed = await sandbox(['--network', 'none', '--', 'bash', '-c', script]);
    server.close();
    expect(reached).toMatchObject({ stdout: 'met', exitCode: 0 });
    expect(closed).toMatchObject({ stdout: '', exitCode: 1 });
  });

  test('what is no host is wrong use', async () => {
    expect(await sandbox(['--network', 'localhost', '--', 'true'])).toMatchObject({ exitCode: 2 });
  });
});

/** Runs the command with its output read here and thrown away, and its peak of resident memory looked at. */
async function measured(script: string) {
  const env = { PATH: process.env.PATH ?? '', HOME: cwd };
  const argv = [MAIN, 'sandbox', '--run-dir', runDir, '--', 'bash', '-c', script];
  const child = spawn(process.execPath, argv, { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const hash = createHash('sha256');
  let [bytes, peakMiB] = [0, 0];
  for await (const chunk of child.stdout) {
    hash.update(chunk);
    bytes += chunk.length;
    const kib = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
    peakMiB = Math.max(peakMiB, Number(kib ?? 0) / 1024);
  }
  const exitCode = child.exitCode ?? (await once(child, 'exit'))[0];
  return { bytes, peakMiB, exitCode, sha256: hash.digest('hex') };
}

describe('threat 26: output without end', () => {
  test('200 MB pass, and memory stays below 150 MB', async () => {
    const { bytes, peakMiB, exitCode } = await measured(
      'head -c 200000000 /dev/zero | tr "\\0" "x\\n"; exit 5',
    );
    expect({ bytes, exitCode }).toEqual({ bytes: 200_000_000, exitCode: 5 });
    expect(peakMiB).toBeGreaterThan(0);
    expect(peakMiB).toBeLessThan(150);
  });

  test('so does one line of 100 MB', async () => {
    const { peakMiB, sha256 } = await measured('head -c 100000000 /dev/zero | tr "\\0" a');
    const expected = createHash('sha256');
    for (let i = 0; i < 100; i += 1) expected.update('a'.repeat(1_000_000));
    expect(sha256).toBe(expected.digest('hex'));
    expect(peakMiB).toBeLessThan(150);
  });
});

describe('threat 37: a signal', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends all that runs, with 130', async (signal) => {
    const mark = `41${process.pid}${signal.length}`;
    const script = `setsid sleep ${mark} & sleep ${mark} & echo ready; sleep ${mark}`;
    const env = { PATH: process.env.PATH ?? '', HOME: cwd };
    const argv = [MAIN, 'sandbox', '--run-dir', runDir, '--', 'bash', '-c', script];
    const child = spawn(process.execPath, argv, { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    child.kill(signal);
    expect((await once(child, 'exit'))[0]).toBe(130);
    expect((await onHost(`pgrep -fx 'sleep ${mark}' || echo none`)).trim()).toBe('none');
  });
});

/** On the host, outside of any sandbox. */
async function onHost(script: string): Promise<string> {
  const child = spawn('bash', ['-c', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  for await (const chunk of child.stdout) text += chunk;
  return text;
}

describe('without a command', () => {
  test('a script on standard input is run by the shell the agent has', async () => {
    const { stdout, exitCode } = await sandbox([], 'cd web\ncat b.txt\nexit 4\n');
    expect({ stdout, exitCode }).toEqual({ stdout: 'b', exitCode: 4 });
  });

  test('a person has a terminal of their own, in which Ctrl-C stops a command and not the room', async () => {
    const inner = `${process.execPath} ${MAIN} sandbox --run-dir ${runDir}`;
    const env = { PATH: process.env.PATH ?? '', HOME: cwd, TERM: 'xterm' };
    const child = spawn('script', ['-qec', inner, '/dev/null'], {
      cwd,
      env,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let seen = '';
    child.stdout.on('data', (chunk) => {
      seen += chunk;
    });
    const until = async (pattern: RegExp) => {
      while (!pattern.test(seen)) await once(child.stdout, 'data');
    };
    await until(/[#$] $/);
    // Whoever prints this has the terminal: a Ctrl-C before that would reach the shell alone.
    child.stdin.write(`sh -c 'echo "$TERM $((40 + 2))"; exec sleep 60'\n`);
    await until(/xterm 42\r?\n/);
    child.stdin.write('\x03');
    // What is typed before the next prompt may be thrown away with the command.
    await until(/\^C[\s\S]*[#$] $/);
    child.stdin.write('echo code=$?; exit 9\n');
    await until(/code=130/);
    expect((await once(child, 'exit'))[0]).toBe(9);
  });
});

describe('--setup: the room before the wall', () => {
  test('prints what succeeded as a block, and runs it once more on a clean tree', async () => {
    const typed = 'echo one > made\nfalse\ncd web\ncat ../made b.txt\nexport A=b\ntest "$A" = b\n';
    const { stdout, stderr, exitCode } = await sandbox(['--setup'], typed);
    expect(stdout).toBe(
      'setup: |\n  echo one > made\n  cd web && cat ../made b.txt\n  export A=b && cd web && test "$A" = b',
    );
    expect(stderr).toContain('all of it works on a clean tree');
    expect(exitCode).toBe(0);
  });

  test('names what does not work on a clean tree', async () => {
    const { stdout, stderr, exitCode } = await sandbox(['--setup'], 'X=1\n[ "$X" = 1 ]\n');
    expect(stdout).toContain('[ "$X" = 1 ]');
    expect(stderr).toContain('on a clean tree set-up failed: `[ "$X" = 1 ]` ended with exit 1');
    expect(exitCode).toBe(1);
  });

  test('as JSON: one document, whatever the commands print', async () => {
    const { stdout, exitCode } = await sandbox(['--setup', '--json'], 'echo noise\n');
    expect(JSON.parse(stdout)).toEqual({ setup: ['echo noise'], failure: null });
    expect(exitCode).toBe(0);
  });

  test('threat 36: holds no secret', async () => {
    const { stderr } = await sandbox(['--setup'], 'env | grep -c canary\n');
    expect(stderr).toMatch(/^0$/m);
  });

  test('nothing that succeeded is nothing to print', async () => {
    const { stdout, stderr, exitCode } = await sandbox(['--setup'], 'false\n');
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 0 });
    expect(stderr).toContain('nothing to print');
  });
});
