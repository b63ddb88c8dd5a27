import { expect, test } from 'vitest';
import type { RunRecord } from '../../src/types.ts';
import { regreen } from '../helpers/command.ts';
import { patch, submit } from '../helpers/model/items.ts';
import { startModel } from '../helpers/model-server.ts';
import { openScene, writeFiles } from '../helpers/scene.ts';
import { SUM_FIX, SUM_PROJECT, SUM_SUBMIT } from '../helpers/sum-project.ts';

async function fix(cwd: string, args: string[]): Promise<RunRecord> {
  await using model = await startModel({
    script: [{ output: [patch(SUM_FIX)] }, { output: [submit(SUM_SUBMIT)] }],
  });
  const { stdout } = await regreen(['fix', '--json', ...args], {
    cwd,
    env: { OPENAI_API_KEY: 'sk-x', OPENAI_BASE_URL: model.url },
  });
  return JSON.parse(stdout) as RunRecord;
}

/** Takes longer than a run needs to its first request. */
const SLOW = "node -e 'setTimeout(() => process.exit(0), 1500)'";

test('a task in words waits for no verifier, and knows in the end what each said of the base', async () => {
  await using scene = await openScene(SUM_PROJECT);

  const record = await fix(await scene.checkout(), [
    '--task',
    'sum is wrong',
    '--verify',
    SLOW,
    '--verify',
    'npm test',
  ]);

  const [slow, tests] = record.verifiers;
  expect(record.outcome).toBe('fixed');
  expect(slow?.before).toMatchObject({ conclusion: 'success', exitCode: 0 });
  expect(record.timing.firstRequestMs).toBeLessThan(slow?.before?.durationMs ?? 0);
  expect(tests).toMatchObject({ before: { exitCode: 1 }, after: { exitCode: 0 } });
});

test.each([
  ['was red before what is not committed yet', SUM_PROJECT['src/sum.js'], true],
  ['was green there', 'export const sum = (a, b) => a + b;\n', false],
])('a failing command that %s is told as such', async (_, committed, red) => {
  await using scene = await openScene({
    ...SUM_PROJECT,
    'src/sum.js': committed ?? '',
    'notes.txt': 'old\n',
  });
  const cwd = await scene.checkout();
  await writeFiles(cwd, { 'src/sum.js': SUM_PROJECT['src/sum.js'] ?? '', 'notes.txt': 'new\n' });

  const record = await fix(cwd, ['--command', 'npm test']);

  expect(record).toMatchObject({ outcome: 'fixed', alsoRedAtBase: red });
});

test('where there is nothing to compare with, nothing is said', async () => {
  await using scene = await openScene(SUM_PROJECT);

  const record = await fix(await scene.checkout(), ['--command', 'npm test']);

  expect(record).toMatchObject({ outcome: 'fixed', alsoRedAtBase: null });
});
