import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BaseTree, PatchTools } from '../../../src/publish/folder/patched.ts';
import type { Patch } from '../../../src/types.ts';
import { type Git, openGit } from '../../../src/workspace/git.ts';
import { diffTrees } from '../../../src/workspace/patch.ts';
import { systemProgram } from '../../../src/workspace/system-programs.ts';
import { openRepository, type TestRepository, writeFiles } from '../../workspace/repository-helper.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** A patch as the solving phase makes it, and its base as the API tells it. */
export interface SolvedPatch extends AsyncDisposable {
  repository: TestRepository;
  git: Git;
  patch: Patch;
  base: BaseTree;
  /** Blobs that were asked for. */
  asked: string[];
  tools: PatchTools;
  /** Bytes of a file of the patched tree, as git has it. */
  after(path: string): Promise<Uint8Array | null>;
}

/** @param work changes the checkout; what git then adds is the patch */
export async function solvedPatch(
  before: Files,
  work: (repository: TestRepository) => Promise<unknown>,
): Promise<SolvedPatch> {
  const repository = await openRepository(before);
  await work(repository);
  await repository.git('add', '--all', '--force');
  const tree = await repository.git('write-tree');
  const git = await openGit(repository.path, join(repository.folder, 'trusted'));
  const baseTree = await repository.git('rev-parse', `${repository.sha}^{tree}`);
  const asked: string[] = [];
  const base: BaseTree = {
    files: await entriesOf(git, baseTree),
    async blob(sha) {
      asked.push(sha);
      return git.bytes(['cat-file', 'blob', sha]);
    },
  };
  const patch = await diffTrees(git, repository.sha, baseTree, tree);
  return {
    repository,
    git,
    patch,
    base,
    asked,
    tools: { git: systemProgram('git') ?? 'git', tempDir: repository.folder },
    after: (path) => git.bytes(['cat-file', 'blob', `${tree}:${path}`]).catch(() => null),
    [Symbol.asyncDispose]: () => repository[Symbol.asyncDispose](),
  };
}

/** The change from one set of files to another. */
export function patchBetween(before: Files, after: Files): Promise<SolvedPatch> {
  return solvedPatch(before, async ({ path }) => {
    for (const name of Object.keys(before)) if (!(name in after)) await rm(join(path, name));
    await writeFiles(path, after);
  });
}

async function entriesOf(git: Git, tree: string): Promise<Map<string, { mode: string; sha: string }>> {
  const out = await git.run(['ls-tree', '-r', '-z', '--full-tree', tree]);
  const entries = out.split('\0').filter(Boolean);
  return new Map(
    entries.map((line) => {
      const tab = line.indexOf('\t');
      const [mode = '', , sha = ''] = line.slice(0, tab).split(' ');
      return [line.slice(tab + 1), { mode, sha }];
    }),
  );
}
