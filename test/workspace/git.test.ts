import { existsSync } from 'node:fs';
import { appendFile, chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { snapshot } from '../../src/workspace/checkout.ts';
import { copyRefs, isSha, NotARepository, openGit, readHead } from '../../src/workspace/git.ts';
import { openAgent, openRepository, runGit, type TestRepository } from './repository-helper.ts';

const show = async (path: string, dir: string, sha: string) =>
  (await openGit(path, dir)).run(['cat-file', 'blob', `${sha}:a.txt`]);

describe('a git directory of our own', () => {
  test.for([
    ['a plain checkout', []],
    ['a sha256 repository', ['--object-format=sha256']],
    ['a separate git directory', ['--separate-git-dir=elsewhere.git']],
  ] as const)('reads %s', async ([, init]) => {
    await using repository = await openRepository({ 'a.txt': 'a\n' }, ...init);
    const { path, folder, sha } = repository;
    expect(await show(path, join(folder, 'trusted'), sha)).toBe('a\n');
    expect(await readHead(path)).toEqual({ sha, branch: 'main' });
  });

  test('reads a linked worktree through the repository it belongs to', async () => {
    await using repository = await openRepository();
    const { folder, sha } = repository;
    const linked = join(folder, 'linked');
    await repository.git('worktree', 'add', '--quiet', '-b', 'feature/x', linked);
    expect(await show(linked, join(folder, 'trusted'), sha)).toBe('a\n');
    expect(await readHead(linked)).toEqual({ sha, branch: 'feature/x' });
  });

  test('keeps the border of a shallow clone', async () => {
    await using repository = await openRepository();
    await repository.git('commit', '--quiet', '--allow-empty', '--message=second');
    const shallow = join(repository.folder, 'shallow');
    await runGit(repository.folder, 'clone', '--quiet', '--depth=1', `file://${repository.path}`, shallow);
    const git = await openGit(shallow, join(repository.folder, 'trusted'));
    const head = (await readHead(shallow))?.sha ?? '';
    expect(await git.run(['rev-list', head])).toBe(`${head}\n`);
  });

  test('gives bytes that are no text unchanged', async () => {
    const bytes = Buffer.from([0, 255, 13, 10, 200]);
    await using repository = await openRepository({ 'a.txt': bytes });
    const git = await openGit(repository.path, join(repository.folder, 'trusted'));
    expect(await git.bytes(['cat-file', 'blob', `${repository.sha}:a.txt`])).toEqual(bytes);
  });

  test('resolves branches and tags once they are copied, packed ones as well', async () => {
    await using repository = await openRepository();
    await repository.git('tag', 'v1');
    await repository.git('pack-refs', '--all');
    await repository.git('branch', 'feature/x');
    const git = await openGit(repository.path, join(repository.folder, 'trusted'));
    await expect(git.run(['rev-parse', '--verify', 'v1'])).rejects.toThrow();
    await copyRefs(repository.path, git);
    const resolved = await git.run(['rev-parse', 'HEAD', 'main', 'v1', 'feature/x']);
    expect(resolved).toBe(`${repository.sha}\n`.repeat(4));
  });

  test("rejects with git's own message", async () => {
    await using repository = await openRepository();
    const git = await openGit(repository.path, join(repository.folder, 'trusted'));
    await expect(git.run(['cat-file', 'blob', 'nothing'])).rejects.toThrow('Not a valid object name nothing');
  });

  test('a folder without `.git` is named, with the remedy', async () => {
    await using repository = await openRepository();
    await rm(join(repository.path, '.git'), { recursive: true });
    const opening = openGit(repository.path, join(repository.folder, 'trusted'));
    await expect(opening).rejects.toThrow(NotARepository);
    await expect(opening).rejects.toThrow(`'${repository.path}' is no git repository: run actions/checkout`);
  });

  test('a `.git` file that points nowhere is no repository', async () => {
    await using repository = await openRepository();
    await rm(join(repository.path, '.git'), { recursive: true });
    await writeFile(join(repository.path, '.git'), 'something else\n');
    await expect(openGit(repository.path, join(repository.folder, 'trusted'))).rejects.toThrow(
      NotARepository,
    );
  });

  test('refs kept as a reftable are refused with the command that migrates them', async () => {
    await using repository = await openRepository();
    await appendFile(join(repository.path, '.git', 'config'), '[extensions]\n\trefStorage = reftable\n');
    await expect(openGit(repository.path, join(repository.folder, 'trusted'))).rejects.toThrow(
      'git refs migrate --ref-format=files',
    );
  });
});

describe('the head of a checkout', () => {
  test('is found among packed refs', async () => {
    await using repository = await openRepository();
    await repository.git('pack-refs', '--all');
    expect(existsSync(join(repository.path, '.git/refs/heads/main'))).toBe(false);
    expect(await readHead(repository.path)).toEqual({ sha: repository.sha, branch: 'main' });
  });

  test('has no branch where it is detached', async () => {
    await using repository = await openRepository();
    await repository.git('checkout', '--quiet', '--detach');
    expect(await readHead(repository.path)).toEqual({ sha: repository.sha, branch: null });
  });

  test('is `null` before the first commit', async () => {
    await using repository = await openRepository();
    await runGit(repository.folder, 'init', '--quiet', 'empty');
    expect(await readHead(join(repository.folder, 'empty'))).toBeNull();
  });

  test.for([
    ['a'.repeat(40), true],
    ['0'.repeat(64), true],
    ['a'.repeat(39), false],
    ['A'.repeat(40), false],
    [`${'a'.repeat(40)}\n`, false],
  ] as const)('isSha(%j) is %s', ([text, expected]) => {
    expect(isSha(text)).toBe(expected);
  });
});

/** A program that leaves a file behind when somebody runs it. */
async function canary(
  folder: string,
): Promise<{ program: string; sang: () => boolean; hush: () => Promise<void> }> {
  const program = join(folder, 'canary');
  const trace = join(folder, 'sang');
  await writeFile(program, `#!/bin/sh\ntouch ${trace}\ncat\n`);
  await chmod(program, 0o755);
  return { program, sang: () => existsSync(trace), hush: () => rm(trace, { force: true }) };
}

/** Everything the host does with git: copy, change, collect with the diff, and the working copy as it stands. */
async function useHostGit(repository: TestRepository): Promise<void> {
  const { git, tree, collect } = await openAgent(repository);
  await writeFile(join(tree.dir, 'a.txt'), 'changed\n');
  await writeFile(join(tree.dir, 'new.txt'), 'new\n');
  const { patch } = await collect();
  expect(patch.files.map(({ path }) => path)).toEqual(['a.txt', 'new.txt']);
  await readHead(repository.path);
  await snapshot(git, repository.path, repository.sha);
}

describe('threat 28: a planted .git/config', () => {
  test.for([
    ['core.fsmonitor', (program: string) => program, ['status']],
    ['diff.external', (program: string) => program, ['diff', 'HEAD']],
    ['core.pager', (program: string) => program, null],
    ['alias.status', (program: string) => `!${program}`, null],
    ['core.sshCommand', (program: string) => program, null],
    ['credential.helper', (program: string) => `!${program}`, null],
    ['core.alternateRefsCommand', (program: string) => program, null],
  ] as const)('threat 28: %s is never run', async ([key, value, trigger]) => {
    await using repository = await openRepository();
    const bird = await canary(repository.folder);
    await repository.git('config', key, value(bird.program));
    await bird.hush();
    await useHostGit(repository);
    expect(bird.sang()).toBe(false);
    if (trigger === null) return;
    await writeFile(join(repository.path, 'a.txt'), 'changed\n');
    await repository.git(...trigger).catch(() => undefined);
    // The program does run where git listens to that configuration.
    expect(bird.sang()).toBe(true);
  });

  test('threat 28: include.path is not followed', async () => {
    await using repository = await openRepository();
    const bird = await canary(repository.folder);
    const included = join(repository.folder, 'included');
    await writeFile(included, `[core]\n\tfsmonitor = ${bird.program}\n`);
    await repository.git('config', 'include.path', included);
    await bird.hush();
    await useHostGit(repository);
    expect(bird.sang()).toBe(false);
    await repository.git('status');
    expect(bird.sang()).toBe(true);
  });

  test('threat 28: the configuration of a submodule is never read', async () => {
    await using repository = await openRepository();
    await using inner = await openRepository();
    const add = ['-c', 'protocol.file.allow=always', 'submodule', 'add', '--quiet', inner.path, 'sub'];
    await repository.git(...add);
    await repository.git('commit', '--quiet', '--message=submodule');
    const sha = await repository.git('rev-parse', 'HEAD');
    const bird = await canary(repository.folder);
    await runGit(join(repository.path, 'sub'), 'config', 'core.fsmonitor', bird.program);
    await bird.hush();
    await useHostGit({ ...repository, sha });
    expect(bird.sang()).toBe(false);
    await repository.git('status');
    expect(bird.sang()).toBe(true);
  });
});

describe('threat 29: .gitattributes and .lfsconfig', () => {
  test('threat 29: filter, textconv and merge drivers are never run', async () => {
    await using repository = await openRepository({
      'a.txt': 'a\n',
      '.gitattributes': '* filter=evil diff=evil merge=evil\n',
    });
    const bird = await canary(repository.folder);
    for (const key of ['filter.evil.clean', 'filter.evil.smudge', 'diff.evil.textconv', 'diff.evil.command'])
      await repository.git('config', key, bird.program);
    await repository.git('config', 'filter.evil.required', 'true');
    await bird.hush();
    await useHostGit(repository);
    expect(bird.sang()).toBe(false);
    await writeFile(join(repository.path, 'a.txt'), 'changed\n');
    await repository.git('diff', 'HEAD');
    expect(bird.sang()).toBe(true);
  });

  test('threat 29: an .lfsconfig makes no connection', async () => {
    let connections = 0;
    await using listener = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const address = listener.address();
    const port = typeof address === 'object' ? address?.port : null;
    expect(port).toBeGreaterThan(0);
    await using repository = await openRepository({
      'a.txt': 'a\n',
      '.gitattributes': '* filter=lfs diff=lfs merge=lfs -text\n',
      '.lfsconfig': `[lfs]\n\turl = http://127.0.0.1:${port}/\n`,
    });
    await useHostGit(repository);
    expect(connections).toBe(0);
  });
});

describe('threat 30: hooks', () => {
  test.for(['hooks folder', 'core.hooksPath'])('threat 30: those of the %s are never run', async (where) => {
    await using repository = await openRepository();
    const bird = await canary(repository.folder);
    const hooks = join(repository.path, where === 'core.hooksPath' ? '.husky' : '.git/hooks');
    await mkdir(hooks, { recursive: true });
    for (const name of ['post-checkout', 'post-index-change', 'pre-commit', 'reference-transaction']) {
      await writeFile(join(hooks, name), `#!/bin/sh\n${bird.program} </dev/null\n`);
      await chmod(join(hooks, name), 0o755);
    }
    if (where === 'core.hooksPath') await repository.git('config', 'core.hooksPath', '.husky');
    await bird.hush();
    await useHostGit(repository);
    expect(bird.sang()).toBe(false);
    await repository.git('commit', '--allow-empty', '--message=x');
    expect(bird.sang()).toBe(true);
  });
});
