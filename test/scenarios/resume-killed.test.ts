import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { INTERRUPTED } from '../../src/agent/resume.ts';
import { openProject } from '../helpers/fix.ts';
import { shell } from '../helpers/model/items.ts';
import { type Step, startModel } from '../helpers/model-server.ts';
import { readRecord } from '../helpers/record.ts';
import { CHECK, EDIT, FILES, HAND_IN, LOOK, play, start } from './agent-scene.ts';

const AGAIN: Step = { output: [shell('echo ran >> more.txt')] };
const WORK: readonly Step[] = [LOOK, EDIT, AGAIN, HAND_IN];

/** A model that goes by what it is shown: as many steps are done as there are answers to its calls. */
const next = (work: readonly Step[], raw: string): Step => work[outputsIn(raw)] ?? HAND_IN;
const outputsIn = (text: string): number => text.match(/"type":"\w+_output"/g)?.length ?? 0;

/** Never answers. */
const SILENCE: Step = { output: [], stallAfter: 0 };

/** Text of a file that may not be there yet. */
const textOf = (file: string) => readFile(file, 'utf8').catch(() => '');

const waitFor = (condition: () => Promise<boolean>) =>
  vi.waitFor(async () => expect(await condition()).toBe(true), { timeout: 30_000, interval: 5 });

test.concurrent.each([
  ['SIGKILL', 1],
  ['SIGKILL', 3],
  ['SIGTERM', 2],
  ['SIGINT', 2],
] as const)(
  '%s with %i commands done: the run goes on to the same patch, and runs nothing twice',
  async (signal, done) => {
    const whole = play(({ raw }) => next(WORK, raw));
    await using project = await openProject(FILES);
    const [killedDir, resumedDir] = ['killed', 'resumed'].map((name) => join(project.cwd, '..', name)) as [
      string,
      string,
    ];
    await using model = await startModel({
      script: ({ raw }) => (outputsIn(raw) === done ? SILENCE : next(WORK, raw)),
    });
    const running = start(project.cwd, model.url, ['--command', CHECK, '--run-dir', killedDir]);
    await waitFor(async () => outputsIn(await textOf(join(killedDir, 'trace.jsonl'))) === done);
    const killed = performance.now();
    running.kill(signal);
    const { exitCode, signal: by } = await running;
    expect(performance.now() - killed).toBeLessThan(5000);
    if (signal === 'SIGKILL') expect(by).toBe('SIGKILL');
    else {
      expect(exitCode).toBe(130);
      const record = await readRecord(join(killedDir, 'run.json'));
      expect(record).toMatchObject({ outcome: 'unfixed', stop: 'cancelled' });
      expect(await textOf(join(killedDir, 'regreen.patch'))).toContain('+ran');
    }
    expect(await textOf(join(killedDir, 'partial.patch'))).toContain('+ran');

    await using second = await startModel({ script: ({ raw }) => next(WORK, raw) });
    const args = ['--resume', killedDir, '--run-dir', resumedDir];
    expect((await start(project.cwd, second.url, args)).exitCode).toBe(0);
    expect(await readRecord(join(resumedDir, 'run.json'))).toMatchObject({
      outcome: 'fixed',
      usage: { turns: WORK.length },
    });
    expect(second.requests).toHaveLength(WORK.length - done);
    expect(await textOf(join(resumedDir, 'regreen.patch'))).toBe((await whole).patch);
    expect((await whole).patch.match(/^\+ran$/gm)).toHaveLength(2);
  },
);

test.concurrent('killed in the middle of a command: the model is told, and the command is not run again', async () => {
  await using project = await openProject(FILES);
  const [killedDir, resumedDir] = ['killed', 'resumed'].map((name) => join(project.cwd, '..', name)) as [
    string,
    string,
  ];
  const work = [LOOK, { output: [shell('echo begun; echo ran >> more.txt; exec sleep 60')] }, EDIT, HAND_IN];
  await using model = await startModel({ script: ({ raw }) => next(work, raw) });
  const running = start(project.cwd, model.url, ['--command', CHECK, '--run-dir', killedDir]);
  const logs = join(killedDir, 'logs');
  await waitFor(async () => {
    const names = (await readdir(logs).catch(() => [])).filter((name) => name.startsWith('shell-2'));
    return (await Promise.all(names.map((name) => textOf(join(logs, name))))).includes('begun\n');
  });
  running.kill('SIGKILL');
  await running;

  const args = ['--resume', killedDir, '--run-dir', resumedDir];
  expect((await start(project.cwd, model.url, args)).exitCode).toBe(0);
  const asked = model.requests[2]?.raw ?? '';
  expect(asked).toContain(INTERRUPTED);
  expect(asked).toContain('goes on here, in a fresh copy of the repository');
  // What it had begun is gone with its tree; what was done before is there once.
  const patch = await textOf(join(resumedDir, 'regreen.patch'));
  expect(patch.match(/^\+ran$/gm)).toHaveLength(1);
  expect(patch).not.toContain('more.txt');
});
