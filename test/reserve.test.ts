import { expect, test } from 'vitest';
import { openReserve } from '../src/reserve.ts';
import type { PatchFile } from '../src/types.ts';
import { verifierRun } from './helpers/record.ts';

const run = (durationMs: number) => verifierRun({ durationMs });
const patchOf = (path: string, status: PatchFile['status'] = 'modified') => ({
  files: [{ path, status, mode: '100644' as const, additions: 1, deletions: 1 }],
});

/** A reserve, and what the budget was told to keep. */
function open(minutes: number, ...durations: number[]) {
  const kept: number[] = [];
  const reserve = openReserve(minutes, durations.map(run));
  const { ms } = reserve;
  reserve.over({ keep: (each) => kept.push(each) });
  return { reserve, ms, kept };
}

test('half as long again as the verifiers took, and two seconds, at most half of the time', () => {
  expect(open(10, 4000, 6000).ms).toBe(17_000);
  expect(open(10).ms).toBe(2000);
  expect(open(1, 600_000).ms).toBe(30_000);
});

test('what is measured late is added', () => {
  const { reserve, kept } = open(10, 4000);
  reserve.measured([run(2000)]);
  expect(kept).toEqual([11_000]);
});

test.for([
  ['test/sum.test.js', 'modified'],
  ['src/__snapshots__/a.snap', 'deleted'],
  ['.eslintrc.json', 'modified'],
] as const)('twice the run where %s is %s', async ([path, status]) => {
  const { reserve, kept } = open(10, 4000);
  await reserve.saved(1, patchOf(path, status));
  await reserve.saved(1, patchOf(path, status));
  expect(kept).toEqual([14_000]);
});

test('once where the product is changed, and a test is added', async () => {
  const { reserve, kept } = open(10, 4000);
  await reserve.saved(1, patchOf('src/sum.js'));
  await reserve.saved(1, patchOf('test/new.test.js', 'added'));
  expect(kept).toEqual([]);
});

test('once again when the last attempt has put its tests back', async () => {
  const { reserve, kept } = open(10, 4000);
  const tests = patchOf('test/sum.test.js');
  await reserve.saved(1, tests);
  await reserve.saved(2, tests);
  await reserve.saved(1, patchOf('src/sum.js'));
  expect(kept).toEqual([14_000]);
  await reserve.saved(2, { files: [] });
  expect(kept).toEqual([14_000, 8000]);
});
