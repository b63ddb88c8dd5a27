import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openProject } from '../helpers/fix.ts';
import { startModel } from '../helpers/model-server.ts';
import { readRecord } from '../helpers/record.ts';
import { CHECK, EDIT, FILES, HAND_IN, LOOK, start } from './agent-scene.ts';

const OTHER = 'test -s README.md';
const NO_URL = { OPENAI_BASE_URL: '' };

test('a run goes on with what it was given: model, address, checks; what is given now wins and is told', async () => {
  await using project = await openProject(FILES);
  const place = (name: string) => join(project.cwd, '..', name);
  await using model = await startModel({ script: [LOOK, EDIT, HAND_IN] });
  const given = ['--base-url', model.url, '--model', 'gpt-first', '--verify', OTHER, '--attempts', '1'];
  const first = ['--command', CHECK, ...given, '--max-turns', '1', '--run-dir', place('first')];
  expect((await start(project.cwd, model.url, first, NO_URL)).exitCode).toBe(1);
  expect(await readFile(join(place('first'), 'trace.jsonl'), 'utf8')).not.toContain('sk-scripted');

  const second = ['--resume', place('first'), '--max-turns', '1', '--run-dir', place('second')];
  const went = await start(project.cwd, model.url, second, NO_URL);
  expect(went.stderr).toContain(
    "goes on with what the run before was given: '--base-url', '--model', '--verify'",
  );
  const third = ['--resume', place('second'), '--max-turns', '2', '--model', 'gpt-other', '--attempts', '2'];
  const last = await start(project.cwd, model.url, [...third, '--run-dir', place('third')], NO_URL);
  expect(last.stderr).toContain("'--model' is 'gpt-other' now, and was 'gpt-first' in the run before");
  expect(last.stderr).toContain("'--attempts' is 2, and a run that goes on has one attempt");

  expect(model.requests.map(({ body }) => body.model)).toEqual(['gpt-first', 'gpt-first', 'gpt-other']);
  const record = await readRecord(join(place('third'), 'run.json'));
  expect(record).toMatchObject({ outcome: 'fixed', usage: { turns: 3 } });
  expect(record.verifiers.map(({ command }) => command)).toEqual([CHECK, OTHER]);
  expect(last.exitCode).toBe(0);
});

test('a limit of money that is given on the way counts from there', async () => {
  await using project = await openProject(FILES);
  const place = (name: string) => join(project.cwd, '..', name);
  const usage = { inputTokens: 200_000, cachedInputTokens: 0, outputTokens: 10 };
  await using model = await startModel({ script: [{ ...LOOK, usage }, { ...LOOK, usage }, EDIT, HAND_IN] });
  const unknown = ['--model', 'gpt-unknown', '--context-window', '1000000', '--max-turns', '2'];
  await start(project.cwd, model.url, ['--command', CHECK, ...unknown, '--run-dir', place('first')]);

  const known = ['--model', 'gpt-6-astra', '--max-cost-usd', '0.5', '--max-turns', '5'];
  const args = ['--resume', place('first'), ...known, '--run-dir', place('second')];
  const { stderr } = await start(project.cwd, model.url, args);
  expect(stderr).toContain('what the run before cost is not known, so no sum is told');
  expect(await readRecord(join(place('second'), 'run.json'))).toMatchObject({
    outcome: 'fixed',
    usage: { turns: 4, costUsd: null },
  });
});
