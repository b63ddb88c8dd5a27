import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Patch, RunRecord } from '../types.ts';

/** Writes what is kept of a run: the record, and the patch where there is one. */
export async function writeReport(runDir: string, record: RunRecord, patch: Patch | null): Promise<void> {
  await Promise.all([
    writeFile(join(runDir, 'run.json'), `${JSON.stringify(record, null, 2)}\n`),
    ...(patch === null || patch.files.length === 0
      ? []
      : [writeFile(join(runDir, 'regreen.patch'), patch.diff)]),
  ]);
}
