import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ExpectedFiles } from '../../src/workspace/expected-files.ts';
import { inferSetup } from '../../src/workspace/setup/infer.ts';
import { folderFiles, type ProjectFiles } from '../../src/workspace/setup/read-file.ts';
import { openWorkspace, type Workspace } from '../../src/workspace/workspace.ts';
import { openRepository, type TestRepository, writeFiles } from './repository-helper.ts';

const TRACKED = {
  'package.json': '{"packageManager": "pnpm@10.1.0"}',
  'pnpm-lock.yaml': 'lockfileVersion: 9',
  'web/package-lock.json': '{}',
  'web/src/index.js': '1',
  'webs/other': '',
  '.gitignore': 'node_modules/\nout/\n',
};
const BESIDE = { 'node_modules/.modules.yaml': 'x', 'web/out/made.txt': 'made', 'new.txt': 'new' };

const FOLDERS = ['.', 'web', 'web/src', 'node_modules', 'web/out', 'none', 'package.json'];
const PATHS = [
  ...Object.keys(TRACKED),
  ...Object.keys(BESIDE),
  ...FOLDERS,
  'we',
  'web/none',
  'node_modules/none',
  'new.txt/none',
];

async function open(repository: TestRepository): Promise<Workspace> {
  const tempDir = join(repository.folder, 'temp');
  await mkdir(tempDir, { recursive: true });
  return openWorkspace({
    path: repository.path,
    sha: repository.sha,
    dirty: true,
    tempDir,
    runDir: join(repository.folder, 'run'),
    env: { PATH: '/usr/bin:/bin' },
    sandbox: 'auto',
    hide: [],
  });
}

async function answers({ read, names, exists }: ProjectFiles) {
  const all = async <T>(ask: (path: string) => Promise<T>, paths: readonly string[]) =>
    Promise.all(paths.map(async (path) => [path, await ask(path)] as const));
  return {
    read: await all(read, PATHS),
    // The copy has a place for the history that commands see.
    names: await all(async (folder) => (await names(folder)).filter((name) => name !== '.git'), FOLDERS),
    exists: await all(exists, PATHS),
  };
}

test('what is expected of a copy is what is in it', async () => {
  await using repository = await openRepository(TRACKED);
  await writeFiles(repository.path, BESIDE);
  await writeFile(join(repository.path, 'pnpm-lock.yaml'), 'changed, and not committed');
  await using workspace = await open(repository);
  const expected = await workspace.expected();
  const { dir } = await workspace.copy();
  expect(await answers(expected)).toEqual(await answers(folderFiles(dir)));
  expect(await expected.read('pnpm-lock.yaml')).toBe('changed, and not committed');
  expect(expected.unsure()).toBe(false);
  for (const workingDirectory of ['.', 'web']) {
    const inference = { scripts: true, workingDirectory };
    const plan = await inferSetup(expected, [], inference);
    expect(plan).toEqual(await inferSetup(folderFiles(dir), [], inference));
    expect(plan.steps.length > 0).toBe(workingDirectory === 'web');
  }
});

test.for([
  ['a file', 'read', 'linked.json'],
  ['a folder on the way to it', 'read', 'linked/file'],
  ['a folder', 'names', 'linked'],
  ['something', 'exists', 'linked/none'],
] as const)(
  'whoever asks for %s that is a link is told that only the copy can tell',
  async ([, ask, path]) => {
    await using repository = await openRepository({ 'web/file': 'text' });
    await symlink('web/file', join(repository.path, 'linked.json'));
    await symlink('web', join(repository.path, 'linked'));
    await repository.git('add', '--all');
    await repository.git('commit', '--quiet', '--message=links');
    await using workspace = await open({ ...repository, sha: await repository.git('rev-parse', 'HEAD') });
    const expected: ExpectedFiles = await workspace.expected();
    expect(await expected.read('web/file')).toBe('text');
    expect(expected.unsure()).toBe(false);
    await expected[ask](path);
    expect(expected.unsure()).toBe(true);
  },
);

test('of a file the first 256 kB are read, as in a copy', async () => {
  await using repository = await openRepository({ big: 'x'.repeat(300_000) });
  await using workspace = await open(repository);
  expect(await (await workspace.expected()).read('big')).toHaveLength(262_144);
});
