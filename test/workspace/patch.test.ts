import {
  appendFile,
  chmod,
  lstat,
  mkdir,
  readFile,
  rename,
  rm,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import type { PatchFile } from '../../src/types.ts';
import { fileChanges } from '../../src/workspace/patch.ts';
import { applyToClone, openAgent, openRepository, runGit, writeFiles } from './repository-helper.ts';

const short = ({ path, status, mode }: PatchFile) => `${status} ${mode} ${path}`;

interface Change {
  before: Record<string, string | Uint8Array>;
  work: (dir: string) => Promise<unknown>;
  files: string[];
}

const AWKWARD = [
  'with space',
  'ünïcödé 漢',
  '-leading',
  '"quoted"',
  'a"b',
  'back\\slash',
  '::x',
  '$(id)',
  '#x',
  '~',
];

const CHANGES: Record<string, Change> = {
  'a modified, an added and a deleted file': {
    before: { a: '1\n', b: '1\n', 'c/d': '1\n' },
    work: async (dir) => {
      await writeFiles(dir, { a: '2\n', 'new/deep/file': 'x\n' });
      await rm(join(dir, 'c'), { recursive: true });
    },
    files: ['modified 100644 a', 'deleted null c/d', 'added 100644 new/deep/file'],
  },
  'a change of mode': {
    before: { 'run.sh': 'true\n' },
    work: (dir) => chmod(join(dir, 'run.sh'), 0o755),
    files: ['modified 100755 run.sh'],
  },
  'a new program': {
    before: { a: 'a\n' },
    work: (dir) => writeFile(join(dir, 'run.sh'), 'true\n', { mode: 0o755 }),
    files: ['added 100755 run.sh'],
  },
  'a file that becomes a folder': {
    before: { a: '1\n' },
    work: async (dir) => {
      await rm(join(dir, 'a'));
      await writeFiles(dir, { 'a/b': '2\n' });
    },
    files: ['deleted null a', 'added 100644 a/b'],
  },
  'a folder that becomes a file': {
    before: { 'a/b': '1\n', 'a/c': '1\n' },
    work: async (dir) => {
      await rm(join(dir, 'a'), { recursive: true });
      await writeFiles(dir, { a: '2\n' });
    },
    files: ['added 100644 a', 'deleted null a/b', 'deleted null a/c'],
  },
  'a renamed file': {
    before: { a: 'same\n' },
    work: (dir) => rename(join(dir, 'a'), join(dir, 'b')),
    files: ['deleted null a', 'added 100644 b'],
  },
  'binary content': {
    before: { 'a.png': Buffer.from([0, 1, 2, 255]) },
    work: (dir) => writeFile(join(dir, 'a.png'), Buffer.from([255, 0, 7, 10, 13])),
    files: ['modified 100644 a.png'],
  },
  'an empty file': {
    before: { a: 'a\n' },
    work: (dir) => writeFile(join(dir, 'empty'), ''),
    files: ['added 100644 empty'],
  },
  'a file without a last line end': {
    before: { a: 'a\n' },
    work: (dir) => writeFile(join(dir, 'a'), 'a\nb'),
    files: ['modified 100644 a'],
  },
  'names that are awkward': {
    before: Object.fromEntries(AWKWARD.map((name) => [`old/${name}`, '1\n'])),
    work: (dir) =>
      writeFiles(
        dir,
        Object.fromEntries(
          AWKWARD.flatMap((name) => [
            [`old/${name}`, '2\n'],
            [name, 'x\n'],
          ]),
        ),
      ),
    files: [
      ...AWKWARD.map((name) => `added 100644 ${name}`),
      ...AWKWARD.map((name) => `modified 100644 old/${name}`),
    ],
  },
  nothing: { before: { a: 'a\n' }, work: async () => undefined, files: [] },
  'a file touched and not changed': {
    before: { a: 'a\n' },
    work: (dir) => utimes(join(dir, 'a'), 1, 1),
    files: [],
  },
};

describe('a collected patch', () => {
  test.for(Object.entries(CHANGES))(
    'holds %s, and a fresh clone takes it',
    async ([, { before, work, files }]) => {
      await using repository = await openRepository(before);
      const agent = await openAgent(repository);
      await work(agent.tree.dir);
      const collected = await agent.collect();
      expect(collected.leftOut).toEqual([]);
      expect(collected.patch.files.map(short).sort()).toEqual([...files].sort());
      expect(await applyToClone(repository, collected)).toBe(collected.patch.tree);
    },
  );

  test('keeps bytes that are no UTF-8', async () => {
    const bytes = Buffer.from([0x61, 0xff, 0xfe, 0x0a, 0xe4, 0x0a]);
    await using repository = await openRepository({ a: Buffer.from([0xe9, 0x0a]) });
    const agent = await openAgent(repository);
    await writeFile(join(agent.tree.dir, 'a'), bytes);
    const collected = await agent.collect();
    expect(await agent.git.bytes(['cat-file', 'blob', `${collected.patch.tree}:a`])).toEqual(bytes);
    expect(await applyToClone(repository, collected)).toBe(collected.patch.tree);
  });

  test('counts lines and hashes its own bytes', async () => {
    await using repository = await openRepository({ a: '1\n2\n3\n' });
    const agent = await openAgent(repository);
    await writeFile(join(agent.tree.dir, 'a'), '1\nx\ny\n3\n');
    const { patch } = await agent.collect();
    expect(patch).toMatchObject({ base: repository.sha, additions: 2, deletions: 1 });
    const { stdout } = await execa('sha256sum', { input: patch.diff });
    expect(patch.sha256).toBe(stdout.slice(0, 64));
  });

  test('holds a change as long as the old content, made in the second the copy was made, however late it is collected', async () => {
    await using repository = await openRepository({ a: '1\n', b: '1\n' });
    const agent = await openAgent(repository);
    // Git compares whole seconds: file and index are of the same one, whenever this test runs.
    const second = 1_700_000_000;
    const file = join(agent.tree.dir, 'a');
    await utimes(file, second, second);
    await agent.git.run(['update-index', '--refresh'], { workTree: agent.tree.dir, index: agent.tree.index });
    await writeFile(file, '2\n');
    await rm(join(agent.tree.dir, 'b'));
    await utimes(file, second, second);
    await utimes(agent.tree.index, second, second);
    expect((await agent.collect()).patch.files.map(short)).toEqual(['modified 100644 a', 'deleted null b']);
  });

  test('is empty and starts from the tree itself where nothing was done', async () => {
    await using repository = await openRepository();
    const agent = await openAgent(repository);
    const { patch } = await agent.collect();
    expect(patch).toMatchObject({ tree: agent.base.tree, files: [], additions: 0, deletions: 0 });
    expect(patch.diff).toHaveLength(0);
  });

  test('works in a sha256 repository, deletions included', async () => {
    await using repository = await openRepository({ a: '1\n', b: '1\n' }, '--object-format=sha256');
    const agent = await openAgent(repository);
    await rm(join(agent.tree.dir, 'a'));
    await writeFile(join(agent.tree.dir, 'b'), '2\n');
    const collected = await agent.collect();
    expect(collected.patch.files.map(short)).toEqual(['deleted null a', 'modified 100644 b']);
    expect(await applyToClone(repository, collected)).toBe(collected.patch.tree);
  });
});

describe('line ends', () => {
  test('eol=crlf makes no change of its own', async () => {
    await using repository = await openRepository({
      '.gitattributes': '*.txt text eol=crlf\n',
      'a.txt': 'a\nb\n',
    });
    const agent = await openAgent(repository);
    const file = join(agent.tree.dir, 'a.txt');
    expect(await readFile(file, 'utf8')).toBe('a\r\nb\r\n');
    await utimes(file, 1, 1);
    expect((await agent.collect()).patch.files).toEqual([]);
    await writeFile(file, 'a\r\nB\r\n');
    expect((await agent.collect()).patch).toMatchObject({ additions: 1, deletions: 1 });
  });

  test.for(['', '* text=auto\n'])('committed CRLF stays as it is with attributes %j', async (attributes) => {
    await using repository = await openRepository({ 'a.txt': 'a\r\nb\r\nc\r\n' });
    await writeFiles(repository.path, { '.gitattributes': attributes });
    await repository.git('add', '.gitattributes');
    await repository.git('commit', '--quiet', '--message=attributes');
    const agent = await openAgent({ ...repository, sha: await repository.git('rev-parse', 'HEAD') });
    await writeFile(join(agent.tree.dir, 'a.txt'), 'a\r\nB\r\nc\r\n');
    expect((await agent.collect()).patch).toMatchObject({ additions: 1, deletions: 1 });
  });
});

describe('what was there before the agent', () => {
  test('comes in only where the agent touched it', async () => {
    await using repository = await openRepository();
    const agent = await openAgent(repository, (dir) =>
      writeFiles(dir, { 'setup.log': 'x\n', 'gen/kept': '1\n', 'gen/touched': '1\n', 'gen/gone': '1\n' }),
    );
    await appendFile(join(agent.tree.dir, 'gen/touched'), '2\n');
    await rm(join(agent.tree.dir, 'gen/gone'));
    const collected = await agent.collect();
    expect(collected.patch.files.map(short)).toEqual(['added 100644 gen/touched']);
    expect(await applyToClone(repository, collected)).toBe(collected.patch.tree);
  });

  test('ignored files stay out, those the agent made as well', async () => {
    await using repository = await openRepository({ '.gitignore': 'node_modules/\n*.log\n' });
    const agent = await openAgent(repository, (dir) => writeFiles(dir, { 'node_modules/x/i.js': '1\n' }));
    await writeFiles(agent.tree.dir, {
      'node_modules/x/i.js': '2\n',
      'debug.log': 'x\n',
      'sub/a.log': 'x\n',
    });
    expect((await agent.collect()).patch.files).toEqual([]);
  });
});

describe('names that are no names for a patch', () => {
  test('one with a line end or another control character is left out with a reason', async () => {
    await using repository = await openRepository();
    const agent = await openAgent(repository);
    await writeFiles(agent.tree.dir, { 'two\nlines': 'x', 'tab\there': 'x', 'bell\u0007': 'x', good: 'x' });
    const { patch, leftOut } = await agent.collect();
    expect(patch.files.map(short)).toEqual(['added 100644 good']);
    expect(leftOut.sort()).toEqual([
      '"bell\\u0007" was left out: the name holds control characters',
      '"tab\\there" was left out: the name holds control characters',
      '"two\\nlines" was left out: the name holds control characters',
    ]);
  });

  test('one that is no UTF-8 is left out with a reason', async () => {
    await using repository = await openRepository();
    const agent = await openAgent(repository);
    await writeFile(Buffer.concat([Buffer.from(`${agent.tree.dir}/caf`), Buffer.from([0xe9])]), 'x');
    const { patch, leftOut } = await agent.collect();
    expect(patch.files).toEqual([]);
    expect(leftOut).toEqual(['"caf\uFFFD" was left out: the name is no UTF-8']);
  });

  test('threat 33: nothing in a `.git` folder is taken, nor in what other file systems take for one', async () => {
    await using repository = await openRepository();
    const agent = await openAgent(repository);
    const names = [
      '.git',
      '.GIT',
      '.Git',
      '.git ',
      'git~1',
      '.git\u200c',
      '.git.',
      '.git::$INDEX_ALLOCATION',
    ];
    const evil = names.flatMap((name) => [`${name}/config`, `sub/${name}/hooks/pre-commit`]);
    await writeFiles(agent.tree.dir, Object.fromEntries([...evil, 'good'].map((path) => [path, 'x\n'])));
    expect((await agent.collect()).patch.files.map(short)).toEqual(['added 100644 good']);
  });

  test('names that only begin like `.git` are taken', async () => {
    await using repository = await openRepository();
    const agent = await openAgent(repository);
    await writeFiles(agent.tree.dir, { '.gitignore': 'x\n', '.github/a': 'x\n', 'digit~1': 'x\n' });
    expect((await agent.collect()).patch.files.map(({ path }) => path)).toEqual([
      '.github/a',
      '.gitignore',
      'digit~1',
    ]);
  });
});

describe('what is no regular file', () => {
  test('threat 31: a link in place of a tracked file or beside it is left out and not followed', async () => {
    await using repository = await openRepository({ a: 'a\n' });
    const secret = join(repository.folder, 'secret');
    await writeFile(secret, 'secret\n');
    const agent = await openAgent(repository);
    await rm(join(agent.tree.dir, 'a'));
    await symlink(secret, join(agent.tree.dir, 'a'));
    await symlink(secret, join(agent.tree.dir, 'b'));
    const { patch, leftOut } = await agent.collect();
    expect(patch.files).toEqual([]);
    expect(leftOut).toEqual([
      '"a" was left out: it is a symbolic link',
      '"b" was left out: it is a symbolic link',
    ]);
  });

  test('threat 31: a folder that became a link brings no file from outside', async () => {
    await using repository = await openRepository({ 'd/a': 'a\n' });
    await writeFiles(repository.folder, { 'outside/a': 'secret\n', 'outside/b': 'secret\n' });
    const agent = await openAgent(repository);
    await rm(join(agent.tree.dir, 'd'), { recursive: true });
    await symlink(join(repository.folder, 'outside'), join(agent.tree.dir, 'd'));
    const { patch, leftOut } = await agent.collect();
    expect(patch.files.map(short)).toEqual(['deleted null d/a']);
    expect(leftOut).toEqual(['"d" was left out: it is a symbolic link']);
    expect(Buffer.from(patch.diff).toString()).not.toContain('secret');
  });

  test('threat 32: a FIFO or socket is left out, and nobody waits for it', async () => {
    await using repository = await openRepository({ a: 'a\n', b: 'b\n' });
    const agent = await openAgent(repository);
    const at = (name: string) => join(agent.tree.dir, name);
    await Promise.all([rm(at('a')), rm(at('b'))]);
    await execa('mkfifo', [at('a'), at('new')]);
    await using socket = createServer().listen(at('b'));
    await new Promise((resolve) => socket.once('listening', resolve));
    expect((await lstat(at('b'))).isSocket()).toBe(true);
    const { patch, leftOut } = await agent.collect();
    expect(patch.files).toEqual([]);
    expect(leftOut).toEqual([
      '"a" was left out: it is no regular file',
      '"b" was left out: it is no regular file',
    ]);
  });

  test('threat 33: a git repository inside is left out and its configuration not read', async () => {
    await using repository = await openRepository({ 'src/a': 'a\n' });
    const agent = await openAgent(repository);
    const trace = join(repository.folder, 'sang');
    for (const folder of ['nested', 'src']) {
      const path = join(agent.tree.dir, folder);
      await mkdir(path, { recursive: true });
      await runGit(path, 'init', '--quiet');
      await runGit(path, 'commit', '--quiet', '--allow-empty', '--message=x');
      await runGit(path, 'config', 'core.fsmonitor', `touch ${trace};`);
      await writeFile(join(path, 'new'), 'x\n');
    }
    const { patch, leftOut } = await agent.collect();
    // In a tracked folder a `.git` makes no border: its other files still are the project's.
    expect(patch.files.map(short)).toEqual(['added 100644 src/new']);
    expect(leftOut).toEqual(['"nested/" was left out: it is a git repository of its own']);
    await expect(lstat(trace)).rejects.toThrow('ENOENT');
  });
});

describe('a patch as the guard reads it', () => {
  test('has both sides as text, and none of what is binary', async () => {
    await using repository = await openRepository({ a: '1\n', b: '1\n', c: Buffer.from([0]), run: 'x\n' });
    const agent = await openAgent(repository);
    await writeFiles(agent.tree.dir, { a: '2\n', c: Buffer.from([0, 1]), d: 'new\n' });
    await rm(join(agent.tree.dir, 'b'));
    await chmod(join(agent.tree.dir, 'run'), 0o755);
    const { patch } = await agent.collect();
    const both = { modeBefore: '100644', modeAfter: '100644', binary: false };
    expect(await fileChanges(agent.git, patch, agent.base.tree)).toEqual([
      { ...both, path: 'a', oldPath: 'a', status: 'modified', before: '1\n', after: '2\n' },
      { ...both, path: 'b', oldPath: 'b', status: 'deleted', before: '1\n', after: null, modeAfter: null },
      { ...both, path: 'c', oldPath: 'c', status: 'modified', before: null, after: null, binary: true },
      { ...both, path: 'd', oldPath: 'd', status: 'added', before: null, after: 'new\n', modeBefore: null },
      {
        ...both,
        path: 'run',
        oldPath: 'run',
        status: 'modified',
        before: 'x\n',
        after: 'x\n',
        modeAfter: '100755',
      },
    ]);
  });
});
