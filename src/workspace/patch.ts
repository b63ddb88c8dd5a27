import { createHash } from 'node:crypto';
import { cp, lstat, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileChange, Patch, PatchFile } from '../types.ts';
import type { Tree } from './checkout.ts';
import type { Git } from './git.ts';

/** What was done to a tree, and what could not be taken along, one sentence each. */
export interface Collected {
  patch: Patch;
  leftOut: string[];
}

/** State of the untracked files when the agent got the tree: what is still like that is not the agent's work. */
export type Baseline = ReadonlyMap<string, string>;

/** Remembers the untracked, not ignored files of a tree by size and time of change. */
export async function untrackedBaseline(git: Git, tree: Tree): Promise<Baseline> {
  const baseline = new Map<string, string>();
  for (const path of await newFiles(git, tree)) baseline.set(path, await fingerprint(join(tree.dir, path)));
  return baseline;
}

/**
 * Reads the agent's change out of its tree as git objects. All processes of the agent are dead by now. Every component
 * of a path is looked at with `lstat`; only regular files are taken.
 */
export async function collectPatch(
  git: Git,
  tree: Tree,
  base: { sha: string; tree: string },
  baseline: Baseline,
): Promise<Collected> {
  const at = { workTree: tree.dir, index: tree.index };
  const changed = await git.run(['diff-files', '--name-only', '-z', '--ignore-submodules=all'], at);
  const leftOut: string[] = [];
  const files: string[] = [];
  const gone: string[] = [];
  for (const path of [...changed.split('\0').filter(Boolean), ...(await newFiles(git, tree))]) {
    if (baseline.has(path) && baseline.get(path) === (await fingerprint(join(tree.dir, path)))) continue;
    const found = await inspect(tree.dir, path);
    if (found.kind === 'file') files.push(path);
    else if (found.kind === 'gone') gone.push(path);
    else leftOut.push(`${JSON.stringify(path)} was left out: ${found.why}`);
  }
  const patched = await writeTree(git, tree, base.tree, files, gone);
  return { patch: await diffTrees(git, base.sha, base.tree, patched), leftOut };
}

/** No change at all. */
export function emptyPatch(base: { sha: string; tree: string }): Patch {
  const diff = new Uint8Array();
  const sha256 = createHash('sha256').update(diff).digest('hex');
  return { base: base.sha, tree: base.tree, files: [], additions: 0, deletions: 0, diff, sha256 };
}

/** Untracked files that no ignore rule of the repository hides. */
async function newFiles(git: Git, tree: Tree): Promise<string[]> {
  const out = await git.run(['ls-files', '--others', '--exclude-standard', '-z'], {
    workTree: tree.dir,
    index: tree.index,
  });
  return out.split('\0').filter((path) => path !== '' && path !== '.git' && !path.startsWith('.git/'));
}

async function fingerprint(file: string): Promise<string> {
  const stat = await lstat(file, { bigint: true }).catch(() => null);
  return stat === null ? 'gone' : `${stat.mode}:${stat.size}:${stat.mtimeNs}`;
}

/** What some file system takes for `.git`: git's own rules under `core.protectHFS` and `core.protectNTFS`. */
export const isGitName = (part: string) => /^(?:\.git|git~1)[ .]*(?::|$)/i.test(part.replace(/\p{Cf}/gu, ''));

type Inspected = { kind: 'file' } | { kind: 'gone' } | { kind: 'refused'; why: string };

async function inspect(root: string, path: string): Promise<Inspected> {
  const refused = (why: string): Inspected => ({ kind: 'refused', why });
  if (path.endsWith('/')) return refused('it is a git repository of its own');
  const parts = path.split('/');
  if (parts.some((part) => isGitName(part) || part === '..' || part === ''))
    return refused('the name is not allowed');
  // What the bytes of the name were is lost in the decoding.
  if (path.includes('\uFFFD')) return refused('the name is no UTF-8');
  if (/\p{Cc}/u.test(path)) return refused('the name holds control characters');
  let here = root;
  for (const part of parts.slice(0, -1)) {
    here = join(here, part);
    const stat = await lstat(here).catch(() => null);
    // A folder that became a link or a file took its tracked files away.
    if (!stat?.isDirectory()) return { kind: 'gone' };
  }
  const stat = await lstat(join(root, path)).catch(() => null);
  if (stat === null || stat.isDirectory()) return { kind: 'gone' };
  if (stat.isSymbolicLink()) return refused('it is a symbolic link');
  if (!stat.isFile()) return refused('it is no regular file');
  return { kind: 'file' };
}

/** The base with these paths as they are in the folder, or gone. */
async function writeTree(
  git: Git,
  tree: Tree,
  base: string,
  files: string[],
  gone: string[],
): Promise<string> {
  if (files.length + gone.length === 0) return base;
  const index = `${tree.index}.collect`;
  const list = (paths: string[]) => paths.map((path) => `${path}\0`).join('');
  // With its time: git looks closer at files that are as new as the index.
  await cp(tree.index, index, { preserveTimestamps: true });
  // First what is gone: a file may have taken the place of a folder. Contents are read through the index, since git
  // decides there whether a file with CRLF was committed like that.
  await git.run(['update-index', '--force-remove', '-z', '--stdin'], {
    workTree: tree.dir,
    index,
    input: list(gone),
  });
  await git.run(['update-index', '--add', '-z', '--stdin'], {
    workTree: tree.dir,
    index,
    input: list(files),
  });
  const written = (await git.run(['write-tree'], { index })).trim();
  await rm(index, { force: true });
  return written;
}

/** The change between two trees as a patch. */
export async function diffTrees(git: Git, sha: string, before: string, after: string): Promise<Patch> {
  const plain = ['--no-ext-diff', '--no-textconv', '--no-renames', '--no-color'];
  const [raw, stat, diff] = await Promise.all([
    git.run(['diff-tree', '-r', '-z', '--raw', ...plain, before, after]),
    git.run(['diff-tree', '-r', '-z', '--numstat', ...plain, before, after]),
    git.bytes(['diff-tree', '-r', '-p', '--binary', '--full-index', ...plain, before, after]),
  ]);
  const counts = new Map(
    stat
      .split('\0')
      .filter(Boolean)
      .map((line) => {
        const [added, removed, ...path] = line.split('\t');
        return [path.join('\t'), { additions: Number(added) || 0, deletions: Number(removed) || 0 }];
      }),
  );
  const files = parseRaw(raw).map((file) => ({
    ...file,
    ...(counts.get(file.path) ?? { additions: 0, deletions: 0 }),
  }));
  return {
    base: sha,
    tree: after,
    files,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    diff,
    sha256: createHash('sha256').update(diff).digest('hex'),
  };
}

const STATUS: Record<string, PatchFile['status']> = {
  A: 'added',
  M: 'modified',
  T: 'modified',
  D: 'deleted',
};

/** `git diff-tree --raw -z`: `:mode mode sha sha status NUL path NUL`. */
function parseRaw(raw: string): Array<Pick<PatchFile, 'path' | 'status' | 'mode'>> {
  const fields = raw.split('\0').filter(Boolean);
  const files: Array<Pick<PatchFile, 'path' | 'status' | 'mode'>> = [];
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const [, mode = '', , , status = ''] = (fields[i] ?? '').split(' ');
    files.push({
      path: fields[i + 1] ?? '',
      status: STATUS[status] ?? 'modified',
      mode: mode === '100644' || mode === '100755' || mode === '120000' ? mode : null,
    });
  }
  return files;
}

/** The patch as the guard reads it: both sides of every file as text. */
export async function fileChanges(git: Git, patch: Patch, baseTree: string): Promise<FileChange[]> {
  const side = async (tree: string, path: string) => {
    const bytes = await git.bytes(['cat-file', 'blob', `${tree}:${path}`]).catch(() => null);
    if (bytes === null) return { text: null, binary: false };
    const binary = bytes.subarray(0, 8000).includes(0);
    return { text: binary ? null : bytes.toString('utf8'), binary };
  };
  const modes = await modesOf(git, baseTree);
  return Promise.all(
    patch.files.map(async (file) => {
      const [before, after] = await Promise.all([side(baseTree, file.path), side(patch.tree, file.path)]);
      return {
        path: file.path,
        oldPath: file.path,
        status: file.status,
        before: before.text,
        after: after.text,
        binary: before.binary || after.binary,
        modeBefore: modes.get(file.path) ?? null,
        modeAfter: file.mode,
      };
    }),
  );
}

/** `git ls-tree -z`: `mode type sha TAB path NUL`. */
async function modesOf(git: Git, tree: string): Promise<Map<string, string>> {
  const out = await git.run(['ls-tree', '-r', '-z', '--full-tree', tree]);
  return new Map(
    out
      .split('\0')
      .filter(Boolean)
      .map((line) => [line.slice(line.indexOf('\t') + 1), line.slice(0, 6)]),
  );
}
