import { mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { systemProgram } from '../../src/workspace/system-programs.ts';
import { MAIN, regreen } from '../helpers/command.ts';
import { openProject } from '../helpers/fix.ts';
import { readRecord } from '../helpers/record.ts';
import { SUM_PROJECT } from '../helpers/sum-project.ts';

const FIX = ['fix', '--no-model', '--command', 'npm test'];

/** `regreen` with one folder on a disk that cannot be written. */
async function withReadOnly(
  folder: string,
  args: string[],
  options: { cwd: string; env?: Record<string, string> },
) {
  const wall = ['--dev-bind', '/', '/', '--ro-bind', folder, folder, process.execPath, MAIN];
  const env = { PATH: process.env.PATH ?? '', HOME: dirname(options.cwd), ...options.env };
  return execa(systemProgram('bwrap') ?? '', [...wall, ...args], {
    cwd: options.cwd,
    env,
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
  });
}

describe('a disk that cannot be written', () => {
  test('under the checkout is no matter: it is only read', async () => {
    await using project = await openProject(SUM_PROJECT);
    const runDir = join(dirname(project.cwd), 'run');
    const { exitCode, stderr } = await withReadOnly(project.cwd, [...FIX, '--run-dir', runDir], project);
    expect(stderr).toContain('the failure is reproduced');
    expect(exitCode).toBe(1);
  });

  test('under the temporary files is told in one sentence, and nothing is half done', async () => {
    await using project = await openProject(SUM_PROJECT);
    const [runDir, temp] = [join(dirname(project.cwd), 'run'), join(dirname(project.cwd), 'temp')];
    await mkdir(temp);
    const args = [...FIX, '--run-dir', runDir];
    const { exitCode } = await withReadOnly(temp, args, { ...project, env: { TMPDIR: temp } });
    expect(exitCode).toBe(2);
    expect(await readRecord(join(runDir, 'run.json'))).toMatchObject({
      outcome: 'failed',
      reason: `copies are made in '${temp}', which cannot be written (EROFS): name another folder in TMPDIR, or in RUNNER_TEMP on a runner`,
      verifiers: [],
    });
    expect(await readdir(temp)).toEqual([]);
  });
});

test('a set-up that hangs ends with the time of the run, in one sentence, and what it said is kept', async () => {
  await using project = await openProject(SUM_PROJECT);
  const runDir = join(dirname(project.cwd), 'run');
  const setup = ['--setup', 'echo begun; sleep 300', '--max-minutes', '0.05'];
  const { exitCode } = await regreen([...FIX, ...setup, '--run-dir', runDir], project);
  expect(exitCode).toBe(1);
  const record = await readRecord(join(runDir, 'run.json'));
  expect(record).toMatchObject({ outcome: 'no-environment', published: null });
  expect(record.reason).toMatch(
    /^set-up failed: `echo begun; sleep 300` ended with timeout; see logs\/setup-1\.log.*$/,
  );
  expect(await readFile(join(runDir, 'logs', 'setup-1.log'), 'utf8')).toBe('begun\n');
});
