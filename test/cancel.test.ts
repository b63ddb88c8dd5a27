import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { INTERRUPTED, readTrace } from '../src/agent/resume.ts';
import { cancelSignal } from '../src/cancel.ts';
import { openRunDir } from './attempt/bench.ts';
import { certificates } from './helpers/certificates.ts';
import { openProject } from './helpers/fix.ts';
import { patch, shell } from './helpers/model/items.ts';
import { startModel } from './helpers/model-server.ts';
import { SUM_FIX, SUM_PROJECT } from './helpers/sum-project.ts';

const MAIN = join(import.meta.dirname, '../src/main.ts');

interface Ended {
  exitCode: number | undefined;
  /** From the signal to the end. */
  ms: number;
}

/** A run that made its change and waits for a command; then it gets the signal. */
async function interrupt(cwd: string, runDir: string, signal: 'SIGINT' | 'SIGKILL'): Promise<Ended> {
  await using model = await startModel({
    script: [{ output: [patch(SUM_FIX)] }, { output: [shell('sleep 60')] }],
  });
  const env = {
    ...certificates(),
    PATH: process.env.PATH ?? '',
    HOME: cwd,
    OPENAI_API_KEY: 'sk-scripted',
    OPENAI_BASE_URL: model.url,
  };
  const args = [MAIN, 'fix', '--command', 'npm test', '--fixers', 'off', '--run-dir', runDir];
  const child = execa(process.execPath, args, { cwd, env, extendEnv: false, reject: false, stdin: 'ignore' });
  let sent = 0;
  for await (const line of createInterface({ input: child.stderr })) {
    if (sent > 0 || !line.includes('turn 2  shell')) continue;
    sent = performance.now();
    child.kill(signal);
  }
  const { exitCode } = await child;
  return { exitCode, ms: performance.now() - sent };
}

test.for(['SIGINT', 'SIGTERM'] as const)('%s cancels', (name) => {
  const before = { SIGINT: process.listeners('SIGINT'), SIGTERM: process.listeners('SIGTERM') };
  const signal = cancelSignal();
  const added = process.listeners(name).filter((listener) => !before[name].includes(listener));
  expect(signal.aborted).toBe(false);
  for (const listener of added) listener(name);
  expect(signal.aborted).toBe(true);
  for (const each of ['SIGINT', 'SIGTERM'] as const)
    for (const listener of process.listeners(each))
      if (!before[each].includes(listener)) process.removeListener(each, listener);
});

describe.concurrent('a run in the middle of a command', () => {
  test('saves everything within five seconds of a signal', async () => {
    await using project = await openProject(SUM_PROJECT);
    await using dir = await openRunDir();
    const { exitCode, ms } = await interrupt(project.cwd, dir.path, 'SIGINT');
    expect(exitCode).toBe(130);
    expect(ms).toBeLessThan(5000);
    const record = JSON.parse(await readFile(join(dir.path, 'run.json'), 'utf8'));
    expect(record).toMatchObject({
      outcome: 'unfixed',
      stop: 'cancelled',
      patch: { files: [{ path: 'src/sum.js' }] },
    });
    const diff = await readFile(join(dir.path, 'regreen.patch'), 'utf8');
    expect(diff).toContain('+export const sum = (a, b) => a + b;');
    expect(Buffer.from((await readTrace(dir.path)).patch).toString()).toBe(diff);
  });

  test('that is killed leaves what is needed to go on', async () => {
    await using project = await openProject(SUM_PROJECT);
    await using dir = await openRunDir();
    await interrupt(project.cwd, dir.path, 'SIGKILL');
    const { items, patch: saved, usage } = await readTrace(dir.path);
    expect(usage.turns).toBe(2);
    expect(Buffer.from(saved).toString()).toContain('+export const sum = (a, b) => a + b;');
    expect(items.at(-1)).toMatchObject({ type: 'function_call_output', output: INTERRUPTED });
  });
});
