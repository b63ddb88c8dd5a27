import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { folderDigest } from '../../../src/publish/folder/digest.ts';
import { readRunFolder } from '../../../src/publish/folder/read.ts';
import { writeReport } from '../../../src/publish/report.ts';
import type { Outcome, Patch, RunRecord } from '../../../src/types.ts';
import { runRecord } from '../../helpers/record.ts';

const diff = Buffer.from('diff\n');
const sha256 = createHash('sha256').update(diff).digest('hex');
const FILES: Patch['files'] = [{ path: 'a', status: 'added', mode: '100644', additions: 1, deletions: 0 }];
const PATCH: Patch = { base: '', tree: '', files: FILES, additions: 1, deletions: 0, diff, sha256 };

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'folder-'));
});
afterEach(() => rm(dir, { recursive: true }));

const recorded = (change: Partial<RunRecord> = {}) =>
  runRecord({ patch: { files: FILES, additions: 1, deletions: 0, sha256 }, ...change });

test('what the solving phase wrote comes back: the record, the patch byte for byte, and that the digest matches', async () => {
  await writeReport(dir, recorded(), PATCH);
  const digest = await folderDigest(dir);
  expect(await readRunFolder(dir, { digest })).toEqual({
    folder: { record: recorded(), patch: diff, digest: 'matches' },
  });
});

test('without a digest the rest is checked all the same, and that it was not given is told', async () => {
  await writeReport(dir, recorded(), PATCH);
  expect(await readRunFolder(dir, { digest: null })).toMatchObject({ folder: { digest: 'not given' } });
  await writeFile(join(dir, 'regreen.patch'), 'other');
  expect(await readRunFolder(dir, { digest: null })).toMatchObject({
    ending: { outcome: 'failed', reason: /not the one its record names/ },
  });
});

test.each(['0'.repeat(64), '', 'x\n::error::y'])('the digest %j is another', async (digest) => {
  await writeReport(dir, recorded(), PATCH);
  const read = await readRunFolder(dir, { digest });
  expect(read).toMatchObject({
    ending: { outcome: 'failed', reason: /its digest is [0-9a-f]{12}…, and `run-digest`/ },
  });
  expect(JSON.stringify(read)).not.toContain('\n');
});

test.each<Outcome>(['unfixed', 'flaky', 'no-environment', 'refused', 'skipped', 'stale', 'failed'])(
  'a run that ended %s is passed on with its reason and without a patch',
  async (outcome) => {
    await writeReport(dir, recorded({ outcome, reason: 'why' }), PATCH);
    expect(await readRunFolder(dir, { digest: await folderDigest(dir) })).toMatchObject({
      folder: { record: { outcome, reason: 'why' }, patch: null },
    });
  },
);
