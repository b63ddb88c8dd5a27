import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cancelSignal } from '../cancel.ts';
import { type Command, WrongUse } from '../types.ts';
import { openLocal } from './local.ts';

const HOUR_MS = 3_600_000;

export const sandboxCommand: Command = {
  flags: { sandbox: { value: 'auto|none', help: 'the wall (default auto)' } },
  positionals: { max: Number.POSITIVE_INFINITY, help: '-- CMD …   (standard input is empty)' },
  async run(flags, env) {
    if (flags.positionals.length === 0) throw new WrongUse('no command given; use: regreen sandbox -- CMD …');
    await using workspace = await openLocal(flags, env);
    const tree = await workspace.copy();
    const { sandbox } = await workspace.wall(tree);
    const logFile = join(workspace.logs, 'sandbox.log');
    const result = await sandbox.exec({
      argv: flags.positionals,
      cwd: '.',
      env: {},
      timeoutMs: HOUR_MS,
      logFile,
      network: 'none',
      signal: cancelSignal(),
    });
    const { size } = await stat(logFile);
    if (flags.has('json'))
      process.stdout.write(`${JSON.stringify({ ...result, output: await readFile(logFile, 'utf8') })}\n`);
    else await pipeline(createReadStream(logFile), process.stdout, { end: false }).catch(ignoreClosed);
    if (size < result.bytes)
      process.stderr.write(`regreen: ${result.bytes - size} bytes of output beyond ${size} were not kept\n`);
    return result.exitCode ?? (result.stopped === 'cancelled' ? 130 : 124);
  },
};

/** `| head` closes the pipe early, which is no fault. */
function ignoreClosed(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
}
