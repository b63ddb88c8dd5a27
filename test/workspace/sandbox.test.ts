import { access, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openBox } from './sandbox-helper.ts';

describe.for(['auto', 'none'] as const)('exec with mode %s', (mode) => {
  test.for([
    ['exit 0', 0],
    ['exit 3', 3],
    ['kill -TERM $$', 143],
    ['kill -KILL $$', 137],
    ['no-such-program', 127],
  ] as const)('%s ends with %i', async ([script, code]) => {
    await using box = await openBox({ mode });
    expect(await box.run(script)).toMatchObject({ exitCode: code, stopped: null });
  });

  test('a program that is not there ends with 127, a file that is no program with 126', async () => {
    await using box = await openBox({ mode });
    await writeFile(join(box.folder, 'tree', 'data'), 'x');
    expect(await box.run('', { argv: ['no-such-program'] })).toMatchObject({ exitCode: 127 });
    expect(await box.run('', { argv: ['./data'] })).toMatchObject({ exitCode: 126 });
  });

  test('output and error come in the order written', async () => {
    await using box = await openBox({ mode });
    const result = await box.run('for n in 1 2 3; do echo out $n; echo err $n >&2; done');
    expect(result.text).toBe('out 1\nerr 1\nout 2\nerr 2\nout 3\nerr 3\n');
    expect(result.bytes).toBe(result.text.length);
  });

  test('/dev/stdout and /dev/stderr can be opened, input is empty', async () => {
    await using box = await openBox({ mode });
    expect((await box.run('echo a > /dev/stdout; echo b > /dev/stderr; cat; tty')).text).toBe(
      'a\nb\nnot a tty\n',
    );
  });

  test('runs in the folder asked for, and says 126 where it is gone', async () => {
    await using box = await openBox({ mode });
    await mkdir(join(box.folder, 'tree', 'packages', 'a b'), { recursive: true });
    const { text } = await box.run('pwd', { cwd: 'packages/a b' });
    expect(text).toBe(`${box.sandbox.workspace}/packages/a b\n`);
    expect(await box.run('true', { cwd: 'gone' })).toMatchObject({ exitCode: 126, stopped: null });
  });

  test('a folder may be named by its whole path, as `pwd` prints it', async () => {
    await using box = await openBox({ mode });
    await mkdir(join(box.folder, 'tree', 'sub'));
    const { workspace } = box.sandbox;
    for (const cwd of [`${workspace}/sub`, join(box.folder, 'workspace', 'sub')])
      expect((await box.run('pwd', { cwd })).text).toBe(`${workspace}/sub\n`);
    expect((await box.run('pwd', { cwd: workspace })).text).toBe(`${workspace}\n`);
    expect((await box.run('pwd', { cwd: '/etc' })).text).toBe('/etc\n');
  });

  test('changes stay in the tree, HOME and /tmp live from command to command', async () => {
    await using box = await openBox({ mode });
    await box.run('echo made > file; echo kept > ~/note; echo kept > "$TMPDIR/note"');
    expect((await box.run('cat file ~/note "$TMPDIR/note"')).text).toBe('made\nkept\nkept\n');
    expect(await readFile(join(box.folder, 'tree', 'file'), 'utf8')).toBe('made\n');
    expect(await readdir(join(box.folder, 'scratch', 'tmp'))).toContain('note');
  });

  test('files shown read-only are found under their path inside', async () => {
    await using shown = await openBox();
    await writeFile(join(shown.folder, 'step.sh'), 'echo step');
    await using box = await openBox({
      mode,
      readOnly: [{ host: shown.folder, inside: '/run/regreen/steps' }],
    });
    expect((await box.run('', { argv: ['bash', '/run/regreen/steps/step.sh'] })).text).toBe('step\n');
  });

  test('the time limit ends the command and all it started', async () => {
    await using box = await openBox({ mode });
    const result = await box.run('sleep 60 & sleep 60', { timeoutMs: 300 });
    expect(result).toMatchObject({ exitCode: null, stopped: 'timeout' });
    expect(result.durationMs).toBeLessThan(5_000);
  });

  test('a time limit longer than a timer can be does not end the command', async () => {
    await using box = await openBox({ mode });
    const endless = { timeoutMs: Number.POSITIVE_INFINITY };
    expect(await box.run('sleep 0.05', endless)).toMatchObject({ exitCode: 0, stopped: null });
  });

  test('commands run beside one another, each with its own log', async () => {
    await using box = await openBox({ mode });
    const results = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => box.run(`echo ${n}; exit ${n}`)));
    expect(results.map(({ exitCode, text }) => [exitCode, text])).toEqual(
      [1, 2, 3, 4, 5, 6].map((n) => [n, `${n}\n`]),
    );
  });

  test('an aborted signal cancels, also before the start', async () => {
    await using box = await openBox({ mode });
    const controller = new AbortController();
    const running = box.run('echo up; sleep 60', { signal: controller.signal });
    controller.abort();
    expect(await running).toMatchObject({ exitCode: null, stopped: 'cancelled' });
    expect(await box.run('sleep 60', { signal: AbortSignal.abort() })).toMatchObject({
      stopped: 'cancelled',
    });
  });

  test('a command that is too long is told as one that cannot start', async () => {
    await using box = await openBox({ mode });
    const result = await box.run(`: ${'x'.repeat(200_000)}`);
    expect(result).toMatchObject({ exitCode: 126, stopped: null });
    expect(result.text).toContain('too long');
  });
});

describe('the file system inside', () => {
  test.for([
    ['below HOME', homedir()],
    ['below /tmp', '/tmp'],
    ['elsewhere', import.meta.dirname],
  ] as const)('a workspace %s is found at its own path and can be written', async ([, base]) => {
    await using box = await openBox({}, base);
    const workspace = join(box.folder, 'workspace');
    expect((await box.run('pwd; echo hi > file; cat file; ls -d .git/objects')).text).toBe(
      `${workspace}\nhi\n.git/objects\n`,
    );
    expect(await readFile(join(box.folder, 'tree', 'file'), 'utf8')).toBe('hi\n');
    await expect(access(join(workspace, 'file'))).rejects.toThrow();
  });

  test.for(['tree', 'gitDir', 'objects'])('without its %s a sandbox is not opened', async (name) => {
    await expect(openBox({ [name]: '/nowhere/to/be/found' })).rejects.toThrow(
      "'/nowhere/to/be/found' is no folder",
    );
  });

  test('a tool below HOME is shown read-only without its credentials, and the rest of HOME is not', async () => {
    await using home = await openBox({}, homedir());
    const tool = join(home.folder, 'tool');
    for (const name of ['bin', 'lib']) await mkdir(join(tool, name), { recursive: true });
    await writeFile(join(tool, 'bin', 'hello'), '#!/bin/sh\n', { mode: 0o755 });
    await writeFile(join(tool, 'lib', 'word'), 'hello\n');
    await writeFile(join(tool, 'credentials.toml'), 'token');
    const path = `${tool}/bin:relative:/nowhere:/usr/bin:/bin`;
    await using box = await openBox({ env: { PATH: path } });
    expect(
      (await box.run(`cat ${tool}/lib/word; cat ${tool}/credentials.toml; ls ${home.folder}`)).text,
    ).toBe('hello\ntool\n');
    expect((await box.run('cd /tmp; command -v hello; echo "$PATH"')).text).toBe(
      `${tool}/bin/hello\n${tool}/bin:/usr/bin:/bin\n`,
    );
    expect((await box.run(`touch ${tool}/x`)).text).toContain('Read-only file system');
  });

  test('programs that set-up installs into HOME or the workspace are found', async () => {
    await using place = await openBox({}, import.meta.dirname);
    const workspace = join(place.folder, 'workspace');
    const path = `${homedir()}/.regreen-test/bin:${workspace}/node_modules/.bin:/usr/bin:/bin`;
    await using box = await openBox({ workspace, env: { PATH: path } });
    const install = (folder: string, name: string) =>
      box.run(`mkdir -p ${folder} && echo 'echo ${name}' > ${folder}/${name} && chmod +x ${folder}/${name}`);
    await install('~/.regreen-test/bin', 'from-home');
    await install('node_modules/.bin', 'from-workspace');
    expect((await box.run('from-home; from-workspace')).text).toBe('from-home\nfrom-workspace\n');
  });

  test('a PATH or a variable that names HOME itself does not open it', async () => {
    await using home = await openBox({}, homedir());
    const env = { PATH: `${homedir()}:${homedir()}/bin:/usr/bin:/bin`, JAVA_HOME: homedir(), GOROOT: '/' };
    await using box = await openBox({ env });
    expect((await box.run(`ls -d ${home.folder}`)).exitCode).not.toBe(0);
  });

  test('a folder on the way to a mount cannot be swapped for a link', async () => {
    await using box = await openBox({}, homedir());
    const parent = box.folder;
    const result = await box.run(`cd /; mv ${parent} ${parent}-moved && ln -s /oldroot/etc ${parent}`);
    expect(result.exitCode).not.toBe(0);
    expect((await box.run('pwd')).text).toBe(`${box.sandbox.workspace}\n`);
  });

  test('a link left in HOME by someone else is replaced before anything is mounted through it', async () => {
    await using target = await openBox();
    await using seed = await openBox({}, homedir());
    const scratch = join(target.folder, 'scratch');
    const below = seed.folder.slice(homedir().length + 1);
    await symlink(target.folder, join(scratch, 'home', below));
    await using box = await openBox({ scratch, workspace: join(seed.folder, 'workspace') });
    expect((await box.run('pwd')).text).toBe(`${seed.folder}/workspace\n`);
    expect(await readdir(join(target.folder, 'workspace'))).toEqual([]);
  });
});
