import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { planByRoot, startByRoot } from '../../src/workspace/sandbox/by-root.ts';
import { SandboxUnavailable } from '../../src/workspace/sandbox/ladder.ts';
import { pipeStock } from '../../src/workspace/sandbox/output.ts';
import { proveWall } from '../../src/workspace/sandbox/prove.ts';
import type { SandboxOptions } from '../../src/workspace/sandbox.ts';
import { type Box, inOwnProcess, openBox } from './sandbox-helper.ts';

const run = promisify(execFile);

const AS_ROOT = process.getuid?.() === 0;
/** Nobody's, where we are root: who builds the wall by sudo keeps their own. */
const OWNER = AS_ROOT ? 54_322 : (process.getuid?.() ?? 0);

const open = (more: Partial<SandboxOptions> = {}): Promise<Box> =>
  openBox({ builder: 'root', ...more }, tmpdir(), AS_ROOT ? OWNER : null);

function mayBeRoot(): boolean {
  if (AS_ROOT) return true;
  try {
    execFileSync('/usr/bin/sudo', ['-k', '-n', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const GROUPS = process.getgroups?.() ?? [];
const setGroups = (groups: readonly number[]) => process.setgroups?.([...groups]);

const POSSIBLE = mayBeRoot();

beforeEach(({ skip }) => {
  if (!POSSIBLE)
    skip('root builds this wall: run the tests as root, or with a sudo that asks for no password');
});

afterEach(() => {
  vi.unstubAllEnvs();
  if (AS_ROOT) setGroups(GROUPS);
});

/** The host's processes, but for those that have ended. */
async function processes(): Promise<string[]> {
  const { stdout } = await run('ps', ['-eo', 'stat=,args=']);
  return stdout.split('\n').flatMap((line) => /^[^Z]\S*\s+(.*)/.exec(line)?.[1] ?? []);
}

const alive = async (mark: string) => (await processes()).filter((args) => args === `sleep ${mark}`);

describe('privileges', () => {
  test('threat 04: root, its groups and every capability are gone', async () => {
    // Root's groups would be handed on; only root can have some more for a while.
    if (AS_ROOT) setGroups([...GROUPS, 4]);
    await using box = await open();
    const { text } = await box.run(
      'for p in 1 self; do grep -E "^(Uid|Gid|Groups|Cap|NoNewPrivs|Seccomp:)" /proc/$p/status; done',
    );
    const ids = [0, 1, 2, 3].map(() => OWNER).join(' ');
    const none = ['Inh', 'Prm', 'Eff', 'Bnd', 'Amb'].map((set) => `Cap${set}: 0000000000000000\n`).join('');
    const group = AS_ROOT ? ids : [0, 1, 2, 3].map(() => process.getgid?.()).join(' ');
    const one = `Uid: ${ids}\nGid: ${group}\nGroups:\n${none}NoNewPrivs: 1\nSeccomp: 2\n`;
    expect(text.replaceAll('\t', ' ').replaceAll(/ +\n/g, '\n')).toBe(one + one);
  });

  test('threat 04: nothing of the command runs before root is given up', async () => {
    await using box = await open();
    // The loader says for every program that has the variable who it runs as: ld.so(8).
    const { text } = await box.run('true', { env: { LD_SHOW_AUXV: '1' } });
    const users = [...text.matchAll(/^AT_E?UID: +(\d+)$/gm)].map((match) => match[1]);
    expect(users.length).toBeGreaterThan(1);
    expect(new Set(users)).toEqual(new Set([String(OWNER)]));
  });

  test('threat 46: no user namespace, no mount, no kernel setting', async () => {
    await using box = await open();
    const attempts = [
      'unshare -U true',
      'unshare -m true',
      'mount -t tmpfs none /tmp',
      'umount .git',
      'chroot / true',
      'cat /proc/sys/vm/swappiness > /proc/sys/vm/swappiness',
      ': > /proc/sys/kernel/core_pattern',
      'grep -q . /etc/shadow',
      'command -v sudo > /dev/null && sudo -n true',
    ];
    for (const attempt of attempts) expect.soft((await box.run(attempt)).exitCode, attempt).not.toBe(0);
  });

  test('the wall proves itself, and that it is the user it says', async () => {
    vi.stubEnv('ACTIONS_RUNTIME_TOKEN', 'canary-in-the-host');
    await using box = await open();
    expect(box.sandbox).toMatchObject({ kind: 'bwrap', user: { uid: OWNER } });
    expect(box.sandbox.detail).toContain(`as user ${OWNER} `);
    expect(await proveWall(box.sandbox)).toBeNull();
    expect(await proveWall({ ...box.sandbox, user: { uid: 1, gid: 1 } })).toMatch(/another user/);
  });

  test.runIf(AS_ROOT)("a tree that is root's is refused", async () => {
    await expect(openBox({ builder: 'root' })).rejects.toThrow(SandboxUnavailable);
    await expect(openBox({ builder: 'root' })).rejects.toThrow(/the workspace is root's/);
  });
});

describe('files and secrets', () => {
  test('threat 02: no process inside shows the environment or the paths of the host', async () => {
    vi.stubEnv('CANARY', 'canary-in-the-host');
    await using box = await open();
    const { text } = await box.run(
      'cat /proc/[0-9]*/environ /proc/[0-9]*/cmdline | tr "\\0" "\\n"; ls -d /proc/[0-9]*; readlink /proc/[0-9]*/fd/*',
    );
    expect(text).toContain('PATH=');
    expect(text).not.toMatch(/canary-in-the-host|bwrap|SUDO_|\/status-|\/start-/);
    expect(text).not.toContain(`/proc/${process.pid}\n`);
  });

  test("threat 38: workspace, HOME, /tmp and /run are the user's, .git and the rest are read-only", async () => {
    await using box = await open();
    const attempt = (at: string) => `touch ${at}/new 2> /dev/null && echo '${at}'`;
    const own = ['.', '"$HOME"', '/tmp', '/run'];
    const { text } = await box.run([...own, '.git', '/', '/etc', '/usr', '/dev'].map(attempt).join('\n'));
    expect(text).toBe(own.map((at) => `${at}\n`).join(''));
    expect((await stat(join(box.folder, 'tree', 'new'))).uid).toBe(OWNER);
  });

  test('what is shown below a hidden folder can be reached', async () => {
    const shown = { host: import.meta.dirname, inside: '/run/shown/deep/below' };
    await using box = await open({ readOnly: [shown] });
    expect((await box.run('ls /run/shown/deep/below')).text).toContain('sandbox-by-root.test.ts\n');
  });

  test.runIf(!AS_ROOT)('a port of the host that is let through can be reached', async () => {
    await using box = await open();
    const server = createServer((socket) => void socket.end('served\n')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { text } = await box.run(`cat < /dev/tcp/127.0.0.1/${port}`, {
      network: { publicPorts: [], hosts: [], services: [port] },
    });
    server.close();
    expect(text).toBe('served\n');
  });

  test('values with quotes, line ends and options arrive as they are', async () => {
    await using box = await open();
    const value = `it's "so" $HOME \`x\`\n-n \\ é`;
    const { text } = await box.run('printf "%s|" "$VALUE" "$1"', {
      argv: ['bash', '-c', 'printf "%s|" "$VALUE" "$1"', 'bash', value],
      env: { VALUE: value, '-u': 'x' },
    });
    expect(text).toBe(`${value}|${value}|`);
  });

  test('nothing of a command is left behind', async () => {
    await using box = await open();
    await box.run('true');
    const left = await readdir(join(box.folder, 'scratch'));
    expect(left.filter((name) => /^(start|status)-/.test(name))).toEqual([]);
  });
});

describe('endings', () => {
  test.for([
    ['exit 0', 0],
    ['exit 3', 3],
    ['kill -9 $$', 137],
    ['exec /no/such/program', 127],
  ] as const)('%s is told as %i', async ([script, exitCode]) => {
    await using box = await open();
    expect(await box.run(script)).toMatchObject({ exitCode, stopped: null });
  });

  test('what is too long or holds a NUL cannot be started', async () => {
    await using box = await open();
    for (const word of ['a'.repeat(200_000), 'a\0b'])
      expect(await box.run('', { argv: ['echo', word] })).toMatchObject({ exitCode: 126, stopped: null });
  });

  test.for([
    ['exits', 30_000, 1],
    ['is stopped', 1_000, 2],
  ] as const)('threat 37: nothing survives when the command %s', async ([how, timeoutMs, seconds]) => {
    await using box = await open();
    // A duration no other process has.
    const mark = `71${seconds}.${process.pid}`;
    const ended = await box.run(
      `setsid sleep ${mark} > /dev/null 2>&1 < /dev/null &
      nohup sleep ${mark} > /dev/null 2>&1 &
      until [ "$(pgrep -cf "^sleep ${mark}")" = 2 ]; do :; done
      echo both; ${how === 'exits' ? 'true' : 'sleep 60'}`,
      { timeoutMs },
    );
    expect(ended).toMatchObject({ text: 'both\n', stopped: how === 'exits' ? null : 'timeout' });
    expect(ended.durationMs).toBeLessThan(5_000);
    expect(await alive(mark)).toEqual([]);
  });

  test('threat 37: a command that is cancelled at its start does not run on', async () => {
    await using box = await open();
    const mark = `718.${process.pid}`;
    const ended = await box.run(`sleep ${mark}`, { signal: AbortSignal.abort() });
    expect(ended).toMatchObject({ exitCode: null, stopped: 'cancelled' });
    expect(ended.durationMs).toBeLessThan(5_000);
    expect(await alive(mark)).toEqual([]);
  });

  test('threat 37: nothing survives when we are killed', async () => {
    await using box = await open();
    const mark = `719.${process.pid}`;
    const tree = join(box.folder, 'tree');
    const [program = '', ...argv] = inOwnProcess(tree, `setsid sleep ${mark} & sleep ${mark}`, {
      builder: 'root',
      scratch: join(box.folder, 'scratch'),
    });
    const child = spawn(program, argv, { stdio: 'ignore' });
    await vi.waitFor(async () => expect(await alive(mark)).toHaveLength(2), { timeout: 10_000 });
    child.kill('SIGKILL');
    await vi.waitFor(async () => expect(await alive(mark)).toEqual([]), { timeout: 5_000, interval: 20 });
    await vi.waitFor(async () =>
      expect((await processes()).filter((args) => args.includes(box.folder))).toEqual([]),
    );
  });

  test('threat 45: a command that starts processes without end is stopped', async () => {
    await using box = await open({ limits: { tasks: 60 } });
    const { exitCode, stopped } = await box.run('for n in $(seq 200); do sleep 30 & done; wait');
    expect(exitCode).toBeNull();
    expect(stopped).not.toBeNull();
    expect(await box.run('echo alive')).toMatchObject({ exitCode: 0, text: 'alive\n' });
  });
});

test.runIf(AS_ROOT)('sudo is told no more than the name of a script, and given no variable', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'regreen-sudo-'));
  try {
    const tree = join(folder, 'tree');
    await run('install', ['-d', '-o', String(OWNER), '-g', String(OWNER), tree]);
    const plan = planByRoot(tree);
    if (typeof plan === 'string') throw new Error(plan);
    // As sudo does it closes what is above the standard descriptors.
    const sudo = join(folder, 'sudo');
    const tell = `printf '%s\\n' "$@" > '${folder}/argv'; tr '\\0' '\\n' < /proc/self/environ > '${folder}/env'`;
    await writeFile(sudo, `#!/bin/sh\n${tell}; exec 3>&- 4>&- 5>&-; shift 2; exec "$@"\n`);
    await chmod(sudo, 0o755);
    const secret = { PATH: '/usr/bin:/bin', SECRET: 'canary' };
    const started = await startByRoot(
      {
        ...{ program: '/usr/bin/env', argv: ['-i', 'SECRET=canary', 'true'], cwd: '/', env: secret },
        ...{ statusFd: 3, filterFile: null },
      },
      ['ignore', 1, 2],
      { ...plan, sudo },
      pipeStock(folder),
      folder,
    );
    expect(await started?.exit.finally(started.end)).toBe(0);
    expect(await readFile(join(folder, 'argv'), 'utf8')).toMatch(
      /^-n\n--\n\/(?:usr\/)?bin\/sh\n\/\S+\/start-[-0-9a-f]+\n$/,
    );
    expect(await readFile(join(folder, 'env'), 'utf8')).not.toContain('canary');
  } finally {
    await rm(folder, { recursive: true });
  }
});
