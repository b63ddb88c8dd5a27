import { createHash } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunRecord } from '../../src/types.ts';
import { runRecord, verifierResult, verifierRun } from '../helpers/record.ts';
import { git, OWNER, type Scene } from '../helpers/scene.ts';
import { SUM_SUBMIT } from '../helpers/sum-project.ts';

/** What two solving jobs may have come to. */
export const FIXES = {
  first: 'export const sum = (a, b) => a + b;\n',
  second: 'export const sum = (a, b) => b + a;\n',
} as const;
export type Fix = keyof typeof FIXES;

/** What the solving job writes of a repair, without its patch. */
export function recordOf({ github }: Scene, { sha, key }: { sha: string; key: string }): RunRecord {
  const run = `${github.serverUrl}/${OWNER}/widget/actions/runs/412`;
  const record = runRecord({
    task: { kind: 'fix', key, issue: null, subject: `the failing \`test\` step of [CI #412](${run})` },
    base: { sha, branch: 'topic' },
    submission: { title: SUM_SUBMIT.title, cause: SUM_SUBMIT.cause, change: 'It adds.', notVerified: [] },
    verifiers: [verifierResult({ before: verifierRun({ exitCode: 1 }), after: verifierRun() })],
    citations: [{ path: 'src/sum.js', startLine: 1, endLine: 1, sha }],
  });
  record.environment.job = { id: 77, step: 3 };
  return record;
}

/** A run folder, with a patch that git made. */
export async function solvedFolder(
  scene: Scene,
  sha: string,
  { fix, record }: { fix: Fix; record: RunRecord },
): Promise<string> {
  const clone = await scene.checkout(sha);
  await writeFile(join(clone, 'src/sum.js'), FIXES[fix]);
  const diff = `${await git(clone, 'diff', '--binary', '--full-index')}\n`;
  const sha256 = createHash('sha256').update(diff).digest('hex');
  const changed = { path: 'src/sum.js', status: 'modified', mode: '100644' } as const;
  record.patch = {
    ...{ files: [{ ...changed, additions: 1, deletions: 1 }], additions: 1, deletions: 1, sha256 },
  };
  // Two jobs that solved the same tell of it in words of their own.
  if (record.submission !== null) record.submission.cause += ` The ${fix} job found it.`;
  const folder = await mkdtemp(join(scene.dir, 'solved-'));
  await writeFile(join(folder, 'run.json'), JSON.stringify(record));
  await writeFile(join(folder, 'regreen.patch'), diff);
  return folder;
}
