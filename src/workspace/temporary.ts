import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { WrongUse } from '../types.ts';
import { runProgram } from './program.ts';
import { systemProgram } from './system-programs.ts';

/** A new folder of ours in `parent`. Throws `WrongUse` where none can be made. */
export async function temporaryFolder(parent: string): Promise<string> {
  try {
    return await mkdtemp(join(parent, 'regreen-'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'error';
    throw new WrongUse(
      `copies are made in '${parent}', which cannot be written (${code}): name another folder in TMPDIR, or in RUNNER_TEMP on a runner`,
    );
  }
}

/** Removes a folder of ours, whatever commands made of its permissions: Go's module cache is read-only, for one. */
export async function removeFolder(dir: string): Promise<void> {
  const once = () => rm(dir, { recursive: true, force: true, maxRetries: 3 });
  const chmod = systemProgram('chmod');
  await once().catch(async (error) => {
    if (chmod === null) throw error;
    await runProgram(chmod, ['-R', 'u+rwX', '--', dir], { env: {} });
    await once();
  });
}
