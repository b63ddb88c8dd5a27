import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { linksIn } from '../helpers/links.ts';
import { boxesIn, boxesOf, deadLinks } from '../helpers/published.ts';
import { readRecord } from '../helpers/record.ts';
import { openScene } from '../helpers/scene.ts';
import { SUM_PROJECT } from '../helpers/sum-project.ts';
import { openStage, REPAIR } from '../helpers/thread-runs.ts';
import { headsOf } from '../helpers/threads.ts';

/** A job's log is that of its steps; the last two lines belong to ours. */
const LOG_BEFORE = [
  '##[group]Run actions/checkout@v7',
  '##[endgroup]',
  'Syncing',
  '##[group]Run regreen/regreen@v1',
  '##[endgroup]',
];

/** Ways to change a run folder on its way from one job to the other, and whether its digest was handed over. */
const TAMPERED: ReadonlyArray<[string, (folder: string) => Promise<void>, boolean, RegExp]> = [
  [
    'a line more in its trace',
    (folder) => writeFile(join(folder, 'trace.jsonl'), '{}\n', { flag: 'a' }),
    true,
    /its digest is .*…, and `run-digest` says/,
  ],
  [
    'a byte of its patch',
    async (folder) => {
      const path = join(folder, 'regreen.patch');
      await writeFile(
        path,
        (await readFile(path, 'utf8')).replace(
          '+export const sum = (a, b) => a +',
          '+export const sum = (a, b) => a *',
        ),
      );
    },
    false,
    /regreen\.patch is not the one its record names/,
  ],
  [
    'another key',
    edited((record) => ({ task: { ...record.task, key: 'f'.repeat(12) } })),
    false,
    /another task: its key/,
  ],
  [
    'another commit',
    edited(({ base }) => ({ base: { ...base, sha: 'f'.repeat(40) } })),
    false,
    /cites another commit/,
  ],
  [
    'a link for its patch',
    async (folder) => {
      await rm(join(folder, 'regreen.patch'));
      await symlink('/etc/hostname', join(folder, 'regreen.patch'));
    },
    false,
    /link/,
  ],
];

interface Written {
  task: object;
  base: object;
}

function edited(change: (record: Written) => object) {
  return async (folder: string) => {
    const path = join(folder, 'run.json');
    const record = JSON.parse(await readFile(path, 'utf8')) as Written;
    await writeFile(path, JSON.stringify({ ...record, ...change(record) }));
  };
}

test('threat 25: a run folder that was changed on its way is published nowhere, and the step is red', async () => {
  await using stage = await openStage(await openScene(SUM_PROJECT));
  const { scene, act } = stage;
  const { payload } = await scene.failCi({ branch: 'main', sha: scene.sha });
  const event = { name: 'workflow_run', payload };
  const dir = await mkdtemp(join(tmpdir(), 'tampered-'));
  const workspace = join(dir, 'empty');
  await mkdir(workspace);
  const solved = await act(event, REPAIR, { inputs: { phase: 'solve' } });
  expect(solved.outputs.outcome).toBe('fixed');
  const publish = (folder: string, digest: string, inputs: Record<string, string> = {}) =>
    act(event, [], {
      workspace,
      inputs: { phase: 'publish', 'run-dir': folder, 'run-digest': digest, ...inputs },
    });

  for (const [what, tamper, told, reason] of TAMPERED) {
    const folder = join(dir, 'artifact');
    await rm(folder, { recursive: true, force: true });
    await cp(solved.runDir, folder, { recursive: true });
    await tamper(folder);
    const refused = await publish(folder, told ? (solved.outputs['run-digest'] ?? '') : '');
    expect(refused, what).toMatchObject({ exitCode: 1, asked: 0, wrote: [], outputs: { outcome: 'failed' } });
    expect(refused.outputs.reason, what).toMatch(reason);
  }
  expect(await headsOf(scene)).toEqual(['main']);

  const kept = await publish(solved.runDir, '', { publish: 'none' });
  expect(kept).toMatchObject({ exitCode: 0, asked: 0, wrote: [], outputs: { outcome: 'fixed' } });

  // As it was left it is published, and leads to the lines of the job that has ended.
  const log = [...LOG_BEFORE, ...solved.stdout.replace(/^::group::/gm, '##[group]').split('\n')];
  const job = scene.github.state.runs.find(({ id }) => id === 1000)?.jobs[0];
  if (job !== undefined) job.log = log.join('\n');
  const published = await publish(solved.runDir, solved.outputs['run-digest'] ?? '');
  expect(published).toMatchObject({ exitCode: 0, asked: 0, outputs: { outcome: 'fixed' } });
  const body = scene.github.state.pulls[0]?.body ?? '';
  const record = await readRecord(published.outputs['run-file']);
  expect(boxesIn(body)).toEqual(boxesOf(record));
  expect(await deadLinks(scene, body)).toEqual([]);
  const home = `${scene.github.serverUrl}/octo-org/widget/actions/runs/1000/job/77#step:3:`;
  const lines = linksIn(body).filter((link) => link.startsWith(home));
  expect(lines).toHaveLength(record.verifiers.length);
  for (const [i, link] of lines.entries()) {
    const line = log.slice(LOG_BEFORE.length - 2)[Number(link.slice(home.length)) - 1];
    expect(line).toContain(record.verifiers[i]?.after?.log.sha256);
  }
  await rm(dir, { recursive: true });
});
