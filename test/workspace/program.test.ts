import { describe, expect, test } from 'vitest';
import { ProgramFailed, runProgram } from '../../src/workspace/program.ts';

const SHELL = '/bin/sh';
const sh = (script: string, more = {}) => runProgram(SHELL, ['-c', script], { env: {}, ...more });

describe('a program of the host', () => {
  test('gives its output byte for byte, and gets its input and no variable of ours', async () => {
    expect(await sh('cat; printf "%b" "\\0377"', { input: 'a\n' })).toEqual(Buffer.from([97, 10, 255]));
    expect((await sh('echo "${HOME-none}"')).toString()).toBe('none\n');
  });

  test('tells its output as it comes', async () => {
    const said: string[] = [];
    await sh('echo one; echo two', { onOutput: (chunk: Buffer) => said.push(chunk.toString()) });
    expect(said.join('')).toBe('one\ntwo\n');
  });

  test('that fails says why, with its exit code', async () => {
    const failing = sh('echo why >&2; exit 3');
    await expect(failing).rejects.toThrow(ProgramFailed);
    await expect(failing).rejects.toMatchObject({
      exitCode: 3,
      stderr: 'why\n',
      message: expect.stringMatching(/failed: why$/),
    });
  });

  test('that is not there, is stopped, or reads none of its input is no surprise', async () => {
    await expect(runProgram('/no/such/program', [], { env: {} })).rejects.toThrow(/ENOENT/);
    await expect(sh('sleep 60', { signal: AbortSignal.timeout(20) })).rejects.toThrow(ProgramFailed);
    expect((await sh('exec <&-', { input: 'x'.repeat(1_000_000) })).length).toBe(0);
  });

  test('that says too much is stopped', async () => {
    await expect(sh('while :; do echo yes; done', { maxBytes: 1000 })).rejects.toThrow(ProgramFailed);
  });
});
