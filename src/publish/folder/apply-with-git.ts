import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sentence } from '../../text/sentence.ts';
import { quoted } from './patch-paths.ts';
import { type DiffFile, NO_BLOB } from './read-diff.ts';
import type { ScratchGit } from './scratch-git.ts';

/** Contents by path. */
export type Contents = ReadonlyMap<string, Uint8Array>;

interface Application {
  patch: Uint8Array;
  /** What the patch says of itself. */
  diff: readonly DiffFile[];
  base: ReadonlyMap<string, { mode: string; sha: string }>;
  /** Contents of the files that are there before. */
  before: Contents;
}

/**
 * Lets git apply a patch to an index that holds the touched files alone, and compares what came out with what the
 * patch says of it: paths, modes, and blobs by their hashes.
 * @returns the contents after it, or a clause for people
 */
export async function applyWithGit(
  git: ScratchGit,
  { patch, diff, base, before }: Application,
): Promise<{ contents: Contents } | { fault: string }> {
  await storeBase(git, base, before);
  const from = await writeTree(git);
  try {
    await git.run(['apply', '--cached', '--binary', '--whitespace=nowarn', '-'], patch);
  } catch (error) {
    return { fault: `git cannot apply it (${gitsWord(error)})` };
  }
  const made = await readChange(git, from, await writeTree(git));
  const wrong = otherThanMade(diff, made);
  if (wrong !== null) return { fault: wrong };
  const blobs = await readBlobs(git, [...made.values()]);
  const contents = new Map<string, Uint8Array>();
  for (const [path, { sha }] of made) {
    const content = blobs.get(sha);
    if (content !== undefined) contents.set(path, content);
  }
  return { contents };
}

/** The first line git wrote. */
function gitsWord(error: unknown): string {
  const written = error instanceof Error && 'stderr' in error ? error.stderr : null;
  const text = written instanceof Uint8Array ? Buffer.from(written).toString('utf8') : '';
  const [first = ''] = (text === '' ? sentence(error) : text).split('\n', 1);
  return first.replace(/\p{Cc}/gu, '?').slice(0, 200);
}

/** Objects and index of the touched files. Contents go by files with names of ours, so that one git takes all. */
async function storeBase(git: ScratchGit, base: Application['base'], before: Contents): Promise<void> {
  if (before.size === 0) return;
  const folder = join(git.dir, 'contents');
  await mkdir(folder);
  const names: string[] = [];
  for (const content of before.values()) {
    const name = join(folder, String(names.length));
    await writeFile(name, content);
    names.push(name);
  }
  await git.run(
    ['hash-object', '-w', '--no-filters', '--stdin-paths'],
    names.map((name) => `${name}\n`).join(''),
  );
  const entries = [...before.keys()].map(
    (path) => `${base.get(path)?.mode} ${base.get(path)?.sha}\t${path}\0`,
  );
  await git.run(['update-index', '-z', '--index-info'], entries.join(''));
}

const writeTree = async (git: ScratchGit) => (await git.run(['write-tree'])).toString('latin1').trim();

type Made = ReadonlyMap<string, { status: string; mode: string; sha: string }>;

/** `git diff-tree --raw -z`: `:mode mode sha sha status NUL path NUL`. */
async function readChange(git: ScratchGit, from: string, to: string): Promise<Made> {
  const raw = await git.run(['diff-tree', '-r', '-z', '--raw', '--no-renames', '--full-index', from, to]);
  const fields = raw.toString('utf8').split('\0');
  const made = new Map<string, { status: string; mode: string; sha: string }>();
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const [, mode = '', , sha = '', status = ''] = (fields[i] ?? '').split(' ');
    made.set(fields[i + 1] ?? '', { status, mode, sha });
  }
  return made;
}

/** Git's mode of a side that does not exist. */
const NO_MODE = '000000';
const LETTERS = { added: 'A', modified: 'M', deleted: 'D' };

/** Where git came to something else than the diff says it would. */
function otherThanMade(diff: readonly DiffFile[], made: Made): string | null {
  for (const { path, status, modeAfter, blobs } of diff) {
    const found = made.get(path);
    const mode = modeAfter ?? NO_MODE;
    if (
      found === undefined ||
      found.status !== LETTERS[status] ||
      (blobs !== null && found.sha !== blobs.after) ||
      found.mode !== mode
    )
      return `${quoted(path)} does not become what the patch says`;
  }
  return made.size === diff.length ? null : 'it changes a file that it does not name';
}

async function readBlobs(git: ScratchGit, made: ReadonlyArray<{ sha: string }>): Promise<Contents> {
  const shas = [...new Set(made.map(({ sha }) => sha))].filter((sha) => sha !== NO_BLOB);
  const contents = new Map<string, Uint8Array>();
  if (shas.length === 0) return contents;
  const out = await git.run(['cat-file', '--batch'], shas.map((sha) => `${sha}\n`).join(''));
  for (let at = 0; at < out.length; ) {
    // `<id> blob <size>`
    const end = out.indexOf(0x0a, at);
    const [sha = '', , size] = out.subarray(at, end).toString('latin1').split(' ');
    contents.set(sha, out.subarray(end + 1, end + 1 + Number(size)));
    at = end + 2 + Number(size);
  }
  return contents;
}
