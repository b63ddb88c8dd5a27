import { createHash } from 'node:crypto';
import type { Ending, RunRecord } from '../../types.ts';
import { contradiction } from './consistent.ts';
import { OddFolder, type Scan, scanFolder } from './digest.ts';
import { parseRecord } from './parse-record.ts';

const MIB = 1024 ** 2;

/** A run makes a log for each command of the model, so hundreds of files; a log ends at 64 MiB. */
const MOST_ENTRIES = 5_000;
const MOST_BYTES = 1024 * MIB;

const RECORD = 'run.json';
const PATCH = 'regreen.patch';
/** All that is read of a folder, by name; everything else is only counted and hashed. */
const READ: ReadonlyMap<string, number> = new Map([
  [RECORD, 8 * MIB],
  [PATCH, 25 * MIB],
]);

/** What the solving phase left, as far as it can be checked without the repository. */
export interface RunFolder {
  /** Says nothing of publication, whatever was written there. */
  record: RunRecord;
  /** The bytes whose SHA-256 the record names; `null` where the outcome is not `fixed`. */
  patch: Uint8Array | null;
  digest: 'matches' | 'not given';
}

/**
 * Reads the folder of a run that another job made. Nothing in it is trusted: links, special files, too many or too
 * large files, a digest other than the one that was handed over, a record outside of its schema, a patch that is not
 * the recorded one, and a record that contradicts itself end the run, each with a sentence of its own.
 *
 * The ending is `failed`, which turns the step red: a folder that is not what a run leaves is no verdict on a change,
 * it shows that something came between the two jobs.
 *
 * @param options.digest what the solving job's output `run-digest` said; `null` where nothing was handed over
 */
export async function readRunFolder(
  dir: string,
  { digest }: { digest: string | null },
): Promise<{ folder: RunFolder } | { ending: Ending }> {
  try {
    const scan = await scanFolder(dir, { entries: MOST_ENTRIES, bytes: MOST_BYTES, keep: READ });
    if (digest !== null && digest !== scan.digest) return refused(wrongDigest(digest, scan));
    const read = readScan(scan);
    if ('fault' in read) return refused(read.fault);
    return { folder: { ...read, digest: digest === null ? 'not given' : 'matches' } };
  } catch (error) {
    if (!(error instanceof OddFolder)) throw error;
    return refused(error.message);
  }
}

const refused = (fault: string): { ending: Ending } => ({
  ending: {
    outcome: 'failed',
    reason: `the run folder is not as a run leaves it: ${fault}; nothing is published`,
  },
});

const wrongDigest = (given: string, { digest }: Scan) =>
  `its digest is ${digest.slice(0, 12)}…, and \`run-digest\` says ${JSON.stringify(given.slice(0, 12))}…`;

function readScan({ kept }: Scan): { record: RunRecord; patch: Uint8Array | null } | { fault: string } {
  const text = kept.get(RECORD);
  if (text === undefined) return { fault: `it holds no ${RECORD}` };
  const parsed = parseRecord(text);
  if ('fault' in parsed) return parsed;
  const record = { ...parsed.record, published: null };
  const impossible = contradiction(record);
  if (impossible !== null) return { fault: `it ${impossible}` };
  if (record.outcome !== 'fixed') return { record, patch: null };
  const patch = kept.get(PATCH);
  if (patch === undefined) return { fault: `it holds no ${PATCH}, and its record says \`fixed\`` };
  if (patch.length === 0) return { fault: `${PATCH} is empty, and its record says \`fixed\`` };
  if (createHash('sha256').update(patch).digest('hex') !== record.patch?.sha256)
    return { fault: `${PATCH} is not the one its record names by its SHA-256` };
  return { record, patch };
}
