import { constants } from 'node:fs';
import { chmod, lstat, mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sanitize } from '../text/sanitize.ts';
import type { Ending, Patch, PatchFile } from '../types.ts';
import type { Git } from './git.ts';

interface Target {
  git: Git;
  path: string;
  base: { tree: string };
}

/** Brings a proven patch to the user's own checkout: written into it, or printed as a diff. */
export async function applyToCheckout(
  target: Target,
  patch: Patch,
  { write, print }: { write: boolean; print: boolean },
): Promise<Ending | null> {
  if (!write) {
    if (print) printDiff(patch);
    return null;
  }
  for (const file of patch.files)
    if (!(await unchanged(target, file)))
      return {
        outcome: 'stale',
        reason: `'${file.path}' has changed while regreen worked; the patch is kept in the run folder`,
      };
  for (const file of patch.files) await writeFileOf(target, patch, file);
  return null;
}

/** To a terminal without control sequences, to a pipe byte for byte, so that `git apply` can read it. */
function printDiff(patch: Patch): void {
  process.stdout.write(
    process.stdout.isTTY ? sanitize(Buffer.from(patch.diff).toString('utf8')).text : patch.diff,
  );
}

/** The file still is what the patch was made from. */
async function unchanged({ git, path, base }: Target, file: PatchFile): Promise<boolean> {
  const here = join(path, file.path);
  if (await leadsElsewhere(path, file.path)) return false;
  const stat = await lstat(here).catch(() => null);
  if (file.status === 'added') return stat === null;
  if (!stat?.isFile()) return false;
  const [now, before] = await Promise.all([
    git.run(['hash-object', '--', file.path], { workTree: path }),
    git.run(['rev-parse', `${base.tree}:${file.path}`]),
  ]);
  return now.trim() === before.trim();
}

/** A folder on the way to the file is a link. */
async function leadsElsewhere(root: string, path: string): Promise<boolean> {
  let here = root;
  for (const part of path.split('/').slice(0, -1)) {
    here = join(here, part);
    if ((await lstat(here).catch(() => null))?.isSymbolicLink()) return true;
  }
  return false;
}

async function writeFileOf({ git, path }: Target, patch: Patch, file: PatchFile): Promise<void> {
  const here = join(path, file.path);
  if (file.status === 'deleted') return rm(here);
  await mkdir(dirname(here), { recursive: true });
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_NOFOLLOW;
  await using handle = await open(here, flags, 0o644);
  // With the line ends of a checkout.
  const content = await git.bytes(['cat-file', '--filters', `${patch.tree}:${file.path}`], {
    workTree: path,
  });
  await handle.writeFile(content);
  await chmod(here, file.mode === '100755' ? 0o755 : 0o644);
}
