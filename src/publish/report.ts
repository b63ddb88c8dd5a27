import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Patch, RunRecord } from '../types.ts';

/** Makes the folder of a run. What a former run left in it must not be taken for this one's. */
export async function freshRunDir(runDir: string): Promise<void> {
  await mkdir(join(runDir, 'logs'), { recursive: true });
  const left = (await readdir(runDir)).filter((name) =>
    /^(?:run\.json|regreen\.patch|.*trace\.jsonl)$/.test(name),
  );
  await Promise.all(left.map((name) => rm(join(runDir, name))));
}

/** Writes what is kept of a run: the record, and the patch where there is one. */
export async function writeReport(runDir: string, record: RunRecord, patch: Patch | null): Promise<void> {
  await Promise.all([
    writeFile(join(runDir, 'run.json'), `${JSON.stringify(record, null, 2)}\n`),
    ...(patch === null || patch.files.length === 0
      ? []
      : [writeFile(join(runDir, 'regreen.patch'), patch.diff)]),
  ]);
}
