import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openProject } from '../helpers/fix.ts';
import { type ModelServer, startModel } from '../helpers/model-server.ts';
import { readRecord } from '../helpers/record.ts';
import { CHECK, EDIT, FILES, HAND_IN, LOOK, start } from './agent-scene.ts';

let project: Awaited<ReturnType<typeof openProject>>;
let model: ModelServer;
const place = (name: string) => join(project.cwd, '..', name);

/** A run that met its limit: its folder is what the others go on from. */
beforeAll(async () => {
  project = await openProject(FILES);
  model = await startModel({ script: [LOOK, EDIT] });
  const args = ['--command', CHECK, '--max-turns', '1', '--run-dir', place('first')];
  await start(project.cwd, model.url, args);
});
afterAll(async () => {
  await model[Symbol.asyncDispose]();
  await project[Symbol.asyncDispose]();
});

/** A copy of that folder, and the answer to going on with it. */
async function goOn(name: string, change: (folder: string) => Promise<void>, args: readonly string[] = []) {
  await cp(place('first'), place(name), { recursive: true });
  await change(place(name));
  await using second = await startModel({ script: [HAND_IN] });
  const runDir = place(`${name}-on`);
  const given = ['--resume', place(name), '--run-dir', runDir, '--max-turns', '5', ...args];
  const { exitCode, stderr, stdout } = await start(project.cwd, second.url, given);
  const record = await readRecord(join(runDir, 'run.json')).catch(() => null);
  return { exitCode, stderr, stdout, record, asked: second.requests.length };
}

test('a change that does not fit is wrong use, and the record says so, too', async () => {
  const { exitCode, stderr, stdout, record, asked } = await goOn('garbage', (folder) =>
    writeFile(join(folder, 'partial.patch'), 'garbage\n'),
  );
  const sentence =
    "'--resume': the change that was saved does not fit this commit; check out the one that run worked on";
  expect(stderr.split('\n').at(-1)).toBe(`regreen: ${sentence}`);
  expect(stderr).toContain(join(place('garbage-on'), 'run.json'));
  expect(record).toMatchObject({ outcome: 'failed', reason: sentence });
  expect([exitCode, stdout, asked]).toEqual([2, '', 0]);
});

test('so is a checkout that holds something else', async () => {
  const file = join(project.cwd, 'README.md');
  const before = await readFile(file);
  try {
    const { exitCode, stderr, asked } = await goOn('changed', () => writeFile(file, '# Other\n'));
    expect(stderr).toMatch(/regreen: '--resume' goes on with a run on \w{12}, and the checkout holds/);
    expect([exitCode, asked]).toEqual([2, 0]);
  } finally {
    await writeFile(file, before);
  }
});

test('so is a folder that the commit does not have', async () => {
  await mkdir(join(project.cwd, 'empty'));
  const runDir = place('empty-run');
  const args = ['--command', CHECK, '--working-directory', 'empty', '--run-dir', runDir];
  const { exitCode, stderr } = await start(project.cwd, model.url, args);
  const sentence = "input 'working-directory' is 'empty': no such folder in the repository";
  expect(stderr.split('\n').at(-1)).toBe(`regreen: ${sentence}`);
  expect(await readRecord(join(runDir, 'run.json'))).toMatchObject({ outcome: 'failed', reason: sentence });
  expect(exitCode).toBe(2);
});

test('and a line that no run writes is named', async () => {
  const { exitCode, stderr, record } = await goOn('odd', async (folder) => {
    const trace = join(folder, 'trace.jsonl');
    const lines = (await readFile(trace, 'utf8')).split('\n');
    lines[2] = '{"regreen":"answer"}';
    await writeFile(trace, lines.join('\n'));
  });
  expect(stderr).toMatch(/^regreen: '--resume .*': line 3 of 'trace\.jsonl' is none that a run writes; .*$/);
  expect([exitCode, record]).toEqual([2, null]);
});
