import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { MissingCommit } from '../../src/workspace/begin.ts';
import { openWorkspace, type Workspace, type WorkspaceOptions } from '../../src/workspace/workspace.ts';
import { openRepository, type TestRepository, writeFiles } from './repository-helper.ts';

async function open(repository: TestRepository, more: Partial<WorkspaceOptions> = {}): Promise<Workspace> {
  const tempDir = join(repository.folder, 'temp');
  await mkdir(tempDir, { recursive: true });
  return openWorkspace({
    path: repository.path,
    sha: repository.sha,
    dirty: false,
    tempDir,
    runDir: join(repository.folder, 'run'),
    env: { PATH: '/usr/bin:/bin' },
    sandbox: 'auto',
    hide: [],
    ...more,
  });
}

/** Names, modes, times and contents of everything below a folder, as one hash. */
async function fingerprint(root: string): Promise<string> {
  const hash = createHash('sha256');
  for (const path of ['.', ...(await readdir(root, { recursive: true }))].sort()) {
    const stat = await lstat(join(root, path), { bigint: true });
    // Git renews the time of an object it would have had to write again.
    const times = path.startsWith('.git/objects/') ? '' : `${stat.mtimeNs} ${stat.ctimeNs}`;
    hash.update(`${path} ${stat.mode} ${stat.ino} ${times}\n`);
    if (stat.isFile()) hash.update(await readFile(join(root, path)));
  }
  return hash.digest('hex');
}

const command = (script: string, logFile: string) => ({
  argv: ['bash', '-c', script],
  cwd: '.',
  env: {},
  timeoutMs: 20_000,
  logFile,
  network: 'none' as const,
});

const LIBRARY = 'node_modules/lib/index.js';

describe('a workspace', () => {
  test('gives copies with the dependencies earlier steps left, which do not reach each other or the checkout', async () => {
    await using repository = await openRepository({ a: 'a\n', '.gitignore': 'node_modules/\n' });
    await writeFiles(repository.path, { [LIBRARY]: 'good\n' });
    await using workspace = await open(repository);
    const [one, two] = [await workspace.copy(), await workspace.copy()];
    await writeFile(join(one.dir, LIBRARY), 'evil\n');
    await writeFile(join(one.dir, 'a'), 'evil\n');
    for (const path of [two.dir, (await workspace.copy()).dir, repository.path]) {
      expect(await readFile(join(path, LIBRARY), 'utf8')).toBe('good\n');
      expect(await readFile(join(path, 'a'), 'utf8')).toBe('a\n');
    }
    expect((await lstat(join(two.dir, LIBRARY))).nlink).toBe(1);
  });

  test('starts later copies from what was adopted, HOME included', async () => {
    await using repository = await openRepository({ a: 'a\n', '.gitignore': 'node_modules/\n' });
    await using workspace = await open(repository);
    const master = await workspace.copy();
    const wall = await workspace.wall(master);
    await writeFiles(master.dir, { [LIBRARY]: 'installed\n', a: 'changed by set-up\n' });
    await writeFiles(wall.home, { '.config/tool': 'x\n', '.npm/cache': 'big\n' });
    await execa('mkfifo', [join(wall.home, 'pipe')]);
    await workspace.adopt(master, wall);

    const copy = await workspace.copy();
    expect(await readFile(join(copy.dir, LIBRARY), 'utf8')).toBe('installed\n');
    expect(await readFile(join(copy.dir, 'a'), 'utf8')).toBe('a\n');
    const { home } = await workspace.wall(copy);
    expect((await readdir(home)).sort()).toEqual(['.config']);
    await writeFile(join(copy.dir, LIBRARY), 'evil\n');
    await writeFile(join(home, '.config/tool'), 'evil\n');
    const next = await workspace.copy();
    expect(await readFile(join(next.dir, LIBRARY), 'utf8')).toBe('installed\n');
    expect(await readFile(join((await workspace.wall(next)).home, '.config/tool'), 'utf8')).toBe('x\n');
  });

  test('a run folder inside the checkout is no dependency', async () => {
    await using repository = await openRepository();
    await writeFiles(repository.path, { 'run/old.json': '{}', 'beside/x': 'x' });
    await using workspace = await open(repository, { runDir: join(repository.path, 'run') });
    expect((await readdir((await workspace.copy()).dir)).sort()).toEqual(['a.txt', 'beside']);
  });

  test('writes nothing into the checkout, commands in the sandbox included', async () => {
    await using repository = await openRepository({ a: 'a\n', '.gitignore': 'node_modules/\n' });
    await writeFiles(repository.path, { [LIBRARY]: 'good\n', a: 'not committed\n' });
    const before = await fingerprint(repository.path);
    {
      await using workspace = await open(repository, { dirty: true });
      const copy = await workspace.copy();
      const { sandbox } = await workspace.wall(copy);
      const script = `echo x > a; echo x > ${LIBRARY}; echo x > new; git status --porcelain; cat a`;
      const log = join(workspace.logs, 'x.log');
      expect(await sandbox.exec(command(script, log))).toMatchObject({ exitCode: 0 });
      expect(await readFile(log, 'utf8')).toContain(' M a\n');
      expect(await readFile(join(copy.dir, 'new'), 'utf8')).toBe('x\n');
      await workspace.reset(copy, workspace.base.tree);
      expect(await readFile(join(copy.dir, 'a'), 'utf8')).toBe('not committed\n');
    }
    expect(await fingerprint(repository.path)).toBe(before);
  });

  test('works on the commit, or on the working copy where it is asked for', async () => {
    await using repository = await openRepository({ a: 'committed\n' });
    await writeFile(join(repository.path, 'a'), 'not committed\n');
    await using clean = await open(repository);
    await using dirty = await open(repository, { dirty: true });
    expect(await clean.fileAt('a')).toBe('committed\n');
    expect(await dirty.fileAt('a')).toBe('not committed\n');
    expect(await clean.fileAt('b')).toBeNull();
    expect(dirty.base.sha).toBe(repository.sha);
  });

  test('a commit that is not there is named, with what lets the checkout fetch it', async () => {
    await using repository = await openRepository();
    const sha = 'a'.repeat(40);
    const opening = open(repository, { sha });
    await expect(opening).rejects.toThrow(MissingCommit);
    await expect(opening).rejects.toThrow(`commit ${sha} is not in the checkout`);
  });

  test('leaves no temporary file, also where the commit is missing', async () => {
    await using repository = await openRepository();
    const temp = join(repository.folder, 'temp');
    {
      await using workspace = await open(repository);
      await workspace.copy();
      expect(await readdir(temp)).toHaveLength(1);
    }
    await open(repository, { sha: 'a'.repeat(40) }).catch(() => undefined);
    expect(await readdir(temp)).toEqual([]);
  });

  test('a copy can be discarded', async () => {
    await using repository = await openRepository();
    await using workspace = await open(repository);
    const copy = await workspace.copy();
    await workspace.discard(copy);
    expect(existsSync(copy.dir)).toBe(false);
  });

  test('read-only folders, as Go leaves them, are removed with the rest by a user who is not root', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'read-only-'));
    const script = join(dir, 'remove.mts');
    const source = join(import.meta.dirname, '../../src/workspace/workspace.ts');
    await writeFile(
      script,
      `import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
       const { openWorkspace } = await import(${JSON.stringify(source)});
       const [path, sha, tempDir] = process.argv.slice(2);
       const workspace = await openWorkspace({ path, sha, dirty: false, tempDir, runDir: tempDir + '/run', env: {}, sandbox: 'none' });
       const { dir } = await workspace.copy();
       mkdirSync(dir + '/go/pkg', { recursive: true });
       writeFileSync(dir + '/go/pkg/file', '');
       chmodSync(dir + '/go/pkg', 0o555);
       await workspace[Symbol.asyncDispose]();`,
    );
    await using repository = await openRepository();
    const temp = join(dir, 'temp');
    await mkdir(temp);
    await Promise.all([chmod(dir, 0o755), chmod(temp, 0o777), chmod(repository.folder, 0o755)]);
    const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    await execa(process.execPath, [script, repository.path, repository.sha, temp], {
      ...nobody,
      env: { HOME: temp },
    });
    expect(await readdir(temp)).toEqual(['run']);
    await rm(dir, { recursive: true });
  });
});
