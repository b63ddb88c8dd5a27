import { readFile } from 'node:fs/promises';
import { runSchema } from '../../src/publish/report.ts';
import type { RunRecord } from '../../src/types.ts';

/** The record a run left, checked against its schema. */
export async function readRecord(file: string | undefined): Promise<RunRecord> {
  return runSchema.parse(JSON.parse(await readFile(file ?? '', 'utf8')));
}
