import { PatchError } from './patch/error.ts';
import { parsePatch } from './patch/parse.ts';
import { type FileChange, planPatch } from './patch/plan.ts';
import { writeChanges } from './patch/write.ts';

/** `A` added, `M` modified, `D` deleted: the file before the patch against the file after it. A move is `D` and `A`. */
interface PatchChange {
  kind: 'A' | 'M' | 'D';
  /** Relative to the root, with `/`. */
  path: string;
}

export type PatchResult =
  | {
      ok: true;
      changes: PatchChange[];
      /** What the sender should know: a place that was one of several, a file that was overwritten. */
      notes: string[];
    }
  | {
      ok: false;
      /** For the model, at most 2,000 bytes; no file was changed, unless it says that undoing failed. */
      error: string;
    };

/**
 * Applies a patch in the format of Codex's `apply_patch` tool to the files below `root`: all of it or nothing.
 *
 * Reaches nothing outside `root`, nothing in a git folder, and nothing through a symbolic link. The folder must not be
 * changed by others meanwhile.
 *
 * @param root folder the paths of the patch are relative to; trusted
 * @param patch text as the model sent it; not trusted
 */
export async function applyPatch(root: string, patch: string): Promise<PatchResult> {
  try {
    if (!patch.isWellFormed())
      throw new PatchError('The patch holds half of a UTF-16 pair: send it as valid Unicode.');
    const { changes, notes } = await planPatch(root, parsePatch(patch));
    const left = await writeChanges(root, changes);
    notes.push(...left.map((path) => `${path} holds an old text and could not be removed.`));
    if (changes.length === 0) notes.push('No file changes: the files already are as the patch leaves them.');
    return { ok: true, changes: changes.map(summaryOf), notes };
  } catch (error) {
    return { ok: false, error: refusalOf(error) };
  }
}

function summaryOf({ path, before, after }: FileChange): PatchChange {
  if (after === null) return { kind: 'D', path };
  return { kind: before === null ? 'A' : 'M', path };
}

/** What the patch or the disk is to blame for becomes an answer; anything else is a defect of ours and is thrown. */
function refusalOf(error: unknown): string {
  if (error instanceof PatchError) return error.message;
  if (error instanceof Error && 'syscall' in error) {
    return new PatchError(`The files could not be read: ${error.message}. Nothing was changed.`).message;
  }
  throw error;
}
