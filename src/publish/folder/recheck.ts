import type { Redactor } from '../../text/redact.ts';
import type { Ending, FileChange, Finding, PatchedFile } from '../../types.ts';
import { checkSecrets, leakEnding, type PublishedText } from '../secrets.ts';
import { pathFault, quoted } from './patch-paths.ts';

export interface Recheck {
  /** The judge's guard with its options: the words of the task, protected paths and size come from the event and the
   * configuration of this phase. */
  guard: (changes: FileChange[]) => Finding[];
  known: Pick<Redactor, 'find'>;
  /** What is published beside the files. */
  texts: readonly PublishedText[];
}

/**
 * Looks at the very bytes that are about to be published, whoever handed them over: paths, then the guard (which holds
 * the protected paths), then secrets in files and texts.
 * @returns the guard's findings as they are now; or `rejected`, with rule and place
 */
export async function recheck(
  files: readonly PatchedFile[],
  { guard, known, texts }: Recheck,
): Promise<{ findings: Finding[] } | { ending: Ending }> {
  for (const { path } of files) {
    const fault = pathFault(path);
    if (fault !== null) return rejected(`the path ${quoted(path)} ${fault}`);
  }
  const findings = guard(files.map(asChange));
  const blocks = findings.filter(({ severity }) => severity === 'block').slice(0, MOST_TOLD);
  if (blocks.length > 0)
    return rejected(
      `the guard refuses the change: ${blocks.map(({ rule, path, line }) => `${rule} in ${quoted(path)}, line ${line}`).join('; ')}`,
    );
  const leak = await checkSecrets({ files, texts }, known);
  return leak === null ? { findings } : { ending: leakEnding(leak) };
}

const MOST_TOLD = 3;

const rejected = (why: string): { ending: Ending } => ({
  ending: { outcome: 'rejected', reason: `${why}; nothing is published` },
});

/** Bytes of a file in which a NUL makes it binary, as git has it. */
const LOOKED_AT = 8_000;

/** A patched file as the guard reads it: text where it is text. */
export function asChange({ path, status, mode, before, after }: PatchedFile): FileChange {
  const binary = [before, after].some((side) => side?.subarray(0, LOOKED_AT).includes(0) === true);
  const text = (side: Uint8Array | null) =>
    side === null || side.subarray(0, LOOKED_AT).includes(0) ? null : Buffer.from(side).toString('utf8');
  return {
    path,
    oldPath: path,
    status,
    before: text(before),
    after: text(after),
    binary,
    // A plain file, whichever: that it is one is what counts.
    modeBefore: before === null ? null : '100644',
    modeAfter: mode,
  };
}
