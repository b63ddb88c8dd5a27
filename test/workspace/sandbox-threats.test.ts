import { execFile } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type ListenOptions, type Server } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ROOTS_SECRETS } from '../../src/workspace/sandbox/hidden-paths.ts';
import { inOwnProcess, openBox } from './sandbox-helper.ts';

const run = promisify(execFile);

/** A server on the host that counts who gets through. */
async function listen(
  where: ListenOptions,
): Promise<{ server: Server; hits: () => number } & AsyncDisposable> {
  let hits = 0;
  const server = createServer((socket) => {
    hits += 1;
    socket.end();
  }).listen(where);
  await once(server, 'listening');
  return { server, hits: () => hits, [Symbol.asyncDispose]: async () => void server.close() };
}

/** A script that connects and prints `open`, or the error's code. */
function connect(target: string): string {
  return `node -e '
    const socket = require("node:net").connect(${target});
    socket.on("connect", () => { console.log("open"); socket.destroy(); });
    socket.on("error", (error) => console.log(error.code));
  '`;
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('secrets', () => {
  test('threat 01: no variable of the host is seen', async () => {
    for (let n = 0; n < 20; n += 1) vi.stubEnv(`CANARY_${n}`, `canary-${n}`);
    await using box = await openBox({ env: { PATH: '/usr/bin:/bin', KEPT: 'kept' } });
    const { text } = await box.run('env', { env: { ADDED: 'added' } });
    expect(text).not.toContain('canary');
    const names = text.split('\n').map((line) => line.split('=')[0]);
    const shell = ['', '_', 'OLDPWD', 'PWD', 'SHLVL'];
    expect(names.filter((name) => !shell.includes(name ?? '')).sort()).toEqual(
      ['ADDED', 'CI', 'HOME', 'KEPT', 'LANG', 'NO_COLOR', 'PATH', 'TERM', 'TMPDIR'].sort(),
    );
  });

  test('threat 02: no process inside shows the environment, the arguments or the processes of the host', async () => {
    vi.stubEnv('CANARY', 'canary-in-the-host');
    await using box = await openBox();
    const { text } = await box.run(
      'cat /proc/[0-9]*/environ /proc/[0-9]*/cmdline | tr "\\0" "\\n"; ls -d /proc/[0-9]*',
    );
    expect(text).not.toContain('canary-in-the-host');
    expect(text).not.toContain('bwrap');
    expect(text).not.toContain(join(box.folder, 'scratch'));
    expect(text).not.toContain(`/proc/${process.pid}\n`);
    const files = (
      await box.run('for file in /proc/[0-9]*/fd/*; do readlink "$file"; done | sort -u')
    ).text.split('\n');
    // Its own pipe, empty input, the script of a shell.
    expect(files.filter((file) => !/^$|^pipe:|^\/dev\/null$|\/scratch\/pipe-|^\/proc\//.test(file))).toEqual(
      [],
    );
  });

  test('threat 02: a file that whoever started us left open is not handed on', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'regreen-open-'));
    try {
      await writeFile(join(folder, 'secret'), 'secret');
      const command = inOwnProcess(folder, 'readlink /proc/self/fd/200; cat /proc/self/fd/200; echo end');
      const shell = 'file=$1; shift; exec 200< "$file"; "$@"';
      await run('bash', ['-c', shell, 'bash', join(folder, 'secret'), ...command]);
      expect(await readFile(join(folder, 'log'), 'utf8')).toBe('/dev/null\nend\n');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('threat 15: command files of the runner are neither named nor there', async () => {
    const temp = await mkdtemp(join(import.meta.dirname, 'runner-temp-'));
    try {
      await writeFile(join(temp, 'set_env'), '');
      vi.stubEnv('GITHUB_ENV', join(temp, 'set_env'));
      vi.stubEnv('RUNNER_TEMP', temp);
      await using box = await openBox({ hide: [temp] });
      const { text } = await box.run(`echo "env=$GITHUB_ENV"; echo X=1 >> ${temp}/set_env; ls -A ${temp}`);
      // Below /tmp the folder is not even there; elsewhere it is empty and read-only.
      expect(text).toMatch(
        /^env=\nbash: line 1: \S+\/set_env: (?:Read-only file system|No such file or directory)\n/,
      );
      expect(text).not.toMatch(/^set_env$/m);
      expect(await readFile(join(temp, 'set_env'), 'utf8')).toBe('');
    } finally {
      await rm(temp, { recursive: true });
    }
  });

  test('threat 15: nothing is read that on the host root alone may read', async () => {
    await using box = await openBox();
    const paths = ROOTS_SECRETS.map((path) => `'${path}'`).join(' ');
    expect((await box.run(`find ${paths} -type f -exec cat {} + 2>/dev/null`)).text).toBe('');
    // There for the test to have something to hide.
    expect(existsSync('/etc/shadow')).toBe(true);
  });

  test('threat 15: nothing can be read of a single hidden file', async () => {
    await using box = await openBox({ hide: [import.meta.filename] });
    const { text } = await box.run(`cat ${import.meta.filename}`);
    // Below /tmp the file is not even there; elsewhere it is empty.
    expect(text).toMatch(/^(?:|cat: \S+: No such file or directory\n)$/);
  });

  test('threat 40: the host has no port for a model that a command could use', async () => {
    await using proxy = await listen({ port: 0, host: '127.0.0.1' });
    await using box = await openBox();
    const { text } = await box.run('cat /proc/net/tcp /proc/net/tcp6 | grep -vc local_address');
    expect(text).toBe('0\n');
    expect(proxy.hits()).toBe(0);
  });
});

describe('privileges', () => {
  test('threat 04: no privilege is held or can be gained', async () => {
    await using box = await openBox();
    const { text } = await box.run(
      'grep -E "^(NoNewPrivs|Cap)" /proc/self/status; sudo -n true && echo sudo',
    );
    const none = '0000000000000000';
    expect(text.replaceAll('\t', ' ')).toMatch(
      new RegExp(
        `^CapInh: ${none}\nCapPrm: ${none}\nCapEff: ${none}\nCapBnd: ${none}\nCapAmb: ${none}\nNoNewPrivs: 1\n`,
      ),
    );
    expect(text).not.toMatch(/^sudo$/m);
  });

  test('threat 04: a set-uid program keeps the user who calls it', async () => {
    await using box = await openBox();
    const user = process.getuid?.() ?? 0;
    let program = '/bin/mount';
    if (user === 0) {
      // For root, a program that makes it someone else.
      program = join(box.folder, 'tree', 'set-uid');
      await copyFile('/usr/bin/id', program);
      await chown(program, 65534, 65534);
      await chmod(program, 0o4755);
    }
    // The loader ignores the variable where a program gains another user (ld.so(8), "secure-execution mode").
    const script = (path: string) => `LD_SHOW_AUXV=1 ${path} --version | grep AT_EUID`;
    await expect(run('sh', ['-c', script(program)])).rejects.toThrow();
    const inside = program.replace(join(box.folder, 'tree'), '.');
    expect((await box.run(script(inside))).text).toMatch(new RegExp(`^AT_EUID: +${user}\\n$`));
  });

  test('threat 46: no namespace, no mount, no chroot, no kernel setting', async () => {
    await using box = await openBox();
    const script = (command: string) => box.run(command).then(({ exitCode }) => exitCode);
    expect(await script('unshare -U true')).not.toBe(0);
    expect(await script('unshare -Ur true')).not.toBe(0);
    expect(await script('unshare -m true')).not.toBe(0);
    expect(await script('mount -t tmpfs none /tmp')).not.toBe(0);
    expect(await script('umount .git')).not.toBe(0);
    expect(await script('chroot / true')).not.toBe(0);
    expect(await script('cat /proc/sys/vm/swappiness > /proc/sys/vm/swappiness')).not.toBe(0);
    expect(await script(': > /proc/sys/kernel/core_pattern')).not.toBe(0);
  });
});

describe('sockets and network', () => {
  test.for([
    ['in a runtime folder', '/run'],
    ['in /tmp', '/tmp'],
    ['in HOME', homedir()],
    ['beside the sources', import.meta.dirname],
  ] as const)('threat 05: a unix socket of the host %s cannot be reached', async ([, base]) => {
    const folder = await mkdtemp(join(base, 'regreen-socket-')).catch(() =>
      mkdtemp(join(tmpdir(), 'regreen-socket-')),
    );
    try {
      const path = join(folder, 'docker.sock');
      await using host = await listen({ path });
      await using box = await openBox();
      expect((await box.run(connect(JSON.stringify(path)))).text).toMatch(/^(ENOENT|ECONNREFUSED)\n$/);
      expect(host.hits()).toBe(0);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('threat 06: a port of the host cannot be reached', async () => {
    await using host = await listen({ port: 0, host: '127.0.0.1' });
    const address = host.server.address();
    const port = typeof address === 'object' ? address?.port : null;
    await using box = await openBox();
    expect((await box.run(connect(`{ host: "127.0.0.1", port: ${port} }`))).text).toBe('ECONNREFUSED\n');
    expect(host.hits()).toBe(0);
  });

  test('threat 06: an abstract socket of the host cannot be reached', async () => {
    const name = `regreen-${process.pid}`;
    await using host = await listen({ path: `\0${name}` });
    await using box = await openBox();
    expect((await box.run(connect(`"\\0${name}"`))).text).toBe('ECONNREFUSED\n');
    expect(host.hits()).toBe(0);
  });

  test('threat 06: neither UDP nor a name gets out, and there is no interface but loopback', async () => {
    const host = createSocket('udp4');
    let packets = 0;
    host.on('message', () => {
      packets += 1;
    });
    host.bind(0, '127.0.0.1');
    await once(host, 'listening');
    await using box = await openBox();
    const { text } = await box.run(`
      echo packet > /dev/udp/127.0.0.1/${host.address().port}
      node -e 'require("node:dns").resolve("example.com", (error) => console.log(error.code))'
      tail -n +3 /proc/net/dev | cut -d: -f1`);
    host.close();
    expect(
      text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ).toEqual(['ECONNREFUSED', 'lo']);
    expect(packets).toBe(0);
  });

  test('a server inside can be reached from inside', async () => {
    await using box = await openBox();
    const { text } = await box.run(`node -e '
      const server = require("node:http").createServer((_, response) => response.end("served")).listen(0, async () => {
        console.log(await (await fetch("http://127.0.0.1:" + server.address().port)).text());
        server.close();
      });'`);
    expect(text).toBe('served\n');
  });

  test('threat 36: set-up has neither secrets, nor a port of the host, nor anything to write outside', async () => {
    vi.stubEnv('CANARY', 'canary-in-the-host');
    await using host = await listen({ port: 0, host: '127.0.0.1' });
    const address = host.server.address();
    const port = typeof address === 'object' ? address?.port : null;
    await using box = await openBox();
    const script = `env; cat /proc/[0-9]*/environ; touch /etc/x /usr/x ${import.meta.dirname}/x && echo written
      ${connect(`{ host: "127.0.0.1", port: ${port} }`)}`;
    const { text } = await box.run(script, { network: 'public' });
    expect(text).toMatch(/^ECONNREFUSED$/m);
    expect(text).not.toMatch(/canary-in-the-host|^written$/m);
    expect(host.hits()).toBe(0);
  });
});

describe('files', () => {
  test('threat 28: .git can be read, and neither written, moved nor replaced', async () => {
    await using box = await openBox();
    await writeFile(join(box.folder, 'git', 'config'), '[core]\n');
    await mkdir(join(box.folder, 'git', 'hooks'), { recursive: true });
    const attempts = [
      'echo "[alias]" >> .git/config',
      'echo x > .git/hooks/pre-commit',
      'echo x > .git/objects/x',
      'mv .git .git3',
      'rm -rf .git',
      'ln -sfn /tmp .git',
    ];
    for (const attempt of attempts) expect.soft((await box.run(attempt)).exitCode, attempt).not.toBe(0);
    expect((await box.run('cat .git/config; ls -A')).text).toBe('[core]\n.git\n');
    expect(await readdir(join(box.folder, 'git', 'hooks'))).toEqual([]);
  });

  test('threat 38: nothing outside of the workspace can be written', async () => {
    await using box = await openBox();
    const name = `regreen-was-here-${process.pid}`;
    const closed = ['/', '/etc', '/usr/local/bin', '/opt', '/dev', '/home', import.meta.dirname];
    const own = [homedir(), '/tmp', '/var/tmp'];
    for (const folder of closed)
      expect.soft((await box.run(`touch '${folder}/${name}'`)).exitCode, folder).not.toBe(0);
    for (const folder of own)
      expect.soft((await box.run(`touch '${folder}/${name}'`)).exitCode, folder).toBe(0);
    const written = [...closed, ...own].map((folder) => join(folder, name)).filter(existsSync);
    await Promise.all(written.map((file) => rm(file)));
    expect(written).toEqual([]);
  });

  test('threat 38: a link in the tree leads to what is inside, not to the host', async () => {
    await using box = await openBox();
    const { exitCode } = await box.run('ln -s /etc/passwd link && echo root::0:0 >> link');
    expect(exitCode).not.toBe(0);
  });
});

describe('processes', () => {
  test.for([
    ['exits', 30_000, 1],
    ['is stopped', 1_000, 2],
  ] as const)('threat 37: nothing survives when the command %s', async ([how, timeoutMs, seconds]) => {
    await using box = await openBox();
    // A duration no other process has.
    const mark = `60${seconds}.${process.pid}`;
    const running = box.run(
      `setsid sleep ${mark} > /dev/null 2>&1 < /dev/null &
      nohup sleep ${mark} > /dev/null 2>&1 &
      until [ "$(pgrep -cf "^sleep ${mark}")" = 2 ]; do :; done
      echo both; ${how === 'exits' ? 'true' : 'sleep 60'}`,
      { timeoutMs },
    );
    expect((await running).text).toBe('both\n');
    const { stdout } = await run('ps', ['-eo', 'stat=,args=']);
    const alive = stdout
      .split('\n')
      .filter((line) => line.includes(`sleep ${mark}`) && !line.startsWith('Z'));
    expect(alive).toEqual([]);
  });

  test('threat 37: output held open by a process left behind is not waited for', async () => {
    await using box = await openBox();
    const { durationMs, text } = await box.run('sleep 600 & echo done');
    expect(text).toBe('done\n');
    expect(durationMs).toBeLessThan(5_000);
  });
});
