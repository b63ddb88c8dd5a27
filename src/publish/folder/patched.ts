import { createHash } from 'node:crypto';
import type { Ending, PatchedFile, RunRecord } from '../../types.ts';
import { applyWithGit, type Contents } from './apply-with-git.ts';
import { OddDiff } from './diff-lines.ts';
import { pathClash, pathFault, quoted } from './patch-paths.ts';
import { type DiffFile, NO_BLOB, readDiff } from './read-diff.ts';
import { openScratchGit } from './scratch-git.ts';

/** The commit a patch starts from, as the API gives it. */
export interface BaseTree {
  /**
   * Every entry of the tree but folders, by path: links (`120000`) and submodules (`160000`), too. Where the tree is too
   * large to be listed whole, a folder nobody has looked into stands here itself (`040000`).
   */
  files: ReadonlyMap<string, { mode: string; sha: string }>;
  /** Asked only for files that the patch changes or deletes. */
  blob(sha: string): Promise<Uint8Array>;
}

export interface PatchTools {
  /** Absolute path of git; it runs in a folder of its own and sees no checkout. */
  git: string;
  /** Where that folder is made. */
  tempDir: string;
}

const MOST_FILES = 1_000;
/** Bytes of one file, before or after: what GitHub takes as a blob without complaint. */
const MOST_FILE_BYTES = 25 * 1024 ** 2;
/** Bytes of all files, before and after. */
const MOST_BYTES = 200 * 1024 ** 2;

/**
 * Applies a patch that somebody else made to the base, as bytes and without a checkout. Paths and modes are held
 * against our policy before git sees them; git works in an empty repository of ours that holds the touched files
 * alone; what came out is compared with what the patch names by hash and with what the record says of it.
 *
 * @returns the files; or `rejected` where a path, a mode or a size is not allowed, and `failed` where the patch is no
 * diff of ours, does not fit the base, or does something else than it or the record says. Rejects where `blob` does.
 */
export async function applyPatch(
  patch: Uint8Array,
  base: BaseTree,
  recorded: NonNullable<RunRecord['patch']>,
  tools: PatchTools,
): Promise<{ files: PatchedFile[] } | { ending: Ending }> {
  let diff: DiffFile[];
  try {
    diff = readDiff(patch, { files: MOST_FILES, fileBytes: MOST_FILE_BYTES });
  } catch (error) {
    if (!(error instanceof OddDiff)) throw error;
    return failed(`it is no diff as regreen writes it: ${error.message}`);
  }
  const refusal = refusedIn(diff, base);
  if (refusal !== null) return ended('rejected', refusal);
  const stranger = strangerTo(base, diff) ?? otherThanRecorded(diff, recorded);
  if (stranger !== null) return failed(stranger);
  const before = await readBase(base, diff);
  if ('fault' in before) return failed(before.fault);
  await using git = await openScratchGit(tools.git, tools.tempDir);
  const made = await applyWithGit(git, { patch, diff, base: base.files, before: before.contents });
  if ('fault' in made) return failed(made.fault);
  const size = tooLarge(made.contents);
  if (size !== null) return ended('rejected', size);
  return { files: diff.map((file) => patchedFile(file, base, before.contents, made.contents)) };
}

const ended = (outcome: Ending['outcome'], fault: string): { ending: Ending } => ({
  ending: { outcome, reason: `the patch in the run folder cannot be published: ${fault}` },
});
const failed = (fault: string) => ended('failed', fault);

const MODES: ReadonlySet<string | null> = new Set(['100644', '100755', null]);
const KINDS: ReadonlyMap<string | null, string> = new Map([
  ['120000', 'a symbolic link'],
  ['160000', 'a submodule'],
  ['040000', 'a folder'],
]);

/** The first thing in a diff that no change of ours may do, in words. */
function refusedIn(diff: readonly DiffFile[], { files }: BaseTree): string | null {
  if (diff.length === 0) return 'it changes nothing';
  for (const { path, modeBefore, modeAfter } of diff) {
    const fault = pathFault(path);
    if (fault !== null) return `the path ${quoted(path)} ${fault}`;
    const odd = [modeBefore, modeAfter, files.get(path)?.mode ?? null].find((mode) => !MODES.has(mode));
    if (odd !== undefined) return `${quoted(path)} is ${KINDS.get(odd) ?? `of the mode ${odd}`}`;
  }
  const touched = new Map(diff.map(({ path, status }) => [path, status]));
  const kept = new Set([...files.keys()].filter((path) => touched.get(path) !== 'deleted'));
  const added = diff.filter(({ path, status }) => status === 'added' && !files.has(path));
  return pathClash(
    added.map(({ path }) => path),
    kept,
  );
}

/** What a diff says of the base that is not so. */
function strangerTo({ files }: BaseTree, diff: readonly DiffFile[]): string | null {
  for (const { path, status, modeBefore, blobs } of diff) {
    const found = files.get(path);
    if (status === 'added') {
      if (found !== undefined) return `it adds ${quoted(path)}, which is there already`;
      if (blobs?.before !== NO_BLOB) return `it names a former content of ${quoted(path)}, which it adds`;
      continue;
    }
    if (found === undefined) return `${quoted(path)} is not in the commit it is for`;
    if ((blobs !== null && blobs.before !== found.sha) || modeBefore !== found.mode)
      return `${quoted(path)} is another file in the commit it is for`;
    if ((status === 'deleted') !== (blobs?.after === NO_BLOB))
      return `it names no content that ${quoted(path)} is to have`;
  }
  return null;
}

/** Where the record describes another patch. */
function otherThanRecorded(
  diff: readonly DiffFile[],
  { files, additions, deletions }: NonNullable<RunRecord['patch']>,
): string | null {
  const line = (path: string, ...rest: unknown[]) => JSON.stringify([path, ...rest]);
  const said = new Set(
    files.map((each) => line(each.path, each.status, each.mode, each.additions, each.deletions)),
  );
  const other = diff.find(
    (each) => !said.has(line(each.path, each.status, each.modeAfter, each.additions, each.deletions)),
  );
  if (other !== undefined) return `the record says something else of ${quoted(other.path)}`;
  const sum = (key: 'additions' | 'deletions') => diff.reduce((total, each) => total + each[key], 0);
  if (files.length !== diff.length || additions !== sum('additions') || deletions !== sum('deletions'))
    return 'the record says something else of its size';
  return null;
}

/** Contents of the base by path, each proven by its name. */
async function readBase(
  { files, blob }: BaseTree,
  diff: readonly DiffFile[],
): Promise<{ contents: Contents } | { fault: string }> {
  const contents = new Map<string, Uint8Array>();
  let total = 0;
  const wanted = diff.flatMap(({ path }) =>
    files.has(path) ? [{ path, sha: files.get(path)?.sha ?? '' }] : [],
  );
  await Promise.all(
    wanted.map(async ({ path, sha }) => {
      if (total > MOST_BYTES) return;
      const bytes = await blob(sha);
      total += bytes.length;
      contents.set(path, bytes);
    }),
  );
  if (total > MOST_BYTES) return { fault: `the files it changes have more than ${MOST_BYTES} bytes` };
  const broken = wanted.find(({ path, sha }) => blobName(contents.get(path) ?? NOTHING) !== sha);
  if (broken !== undefined) return { fault: `${quoted(broken.path)} of the base did not arrive whole` };
  return { contents };
}

const NOTHING = new Uint8Array();
const blobName = (bytes: Uint8Array) =>
  createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');

function tooLarge(after: Contents): string | null {
  const large = [...after].find(([, { length }]) => length > MOST_FILE_BYTES);
  if (large !== undefined) return `${quoted(large[0])} has more than ${MOST_FILE_BYTES} bytes`;
  const total = [...after.values()].reduce((sum, { length }) => sum + length, 0);
  return total > MOST_BYTES ? `its files have more than ${MOST_BYTES} bytes` : null;
}

function patchedFile(
  { path, status, modeAfter }: DiffFile,
  { files }: BaseTree,
  before: Contents,
  after: Contents,
): PatchedFile {
  return {
    path,
    status,
    mode: status === 'deleted' ? null : modeAfter === '100755' ? '100755' : '100644',
    before: before.get(path) ?? null,
    blobBefore: files.get(path)?.sha ?? null,
    after: after.get(path) ?? null,
  };
}
