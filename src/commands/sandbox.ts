import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cancelSignal } from '../cancel.ts';
import { type Command, WrongUse } from '../types.ts';
import { openLocal } from './local.ts';

const HOUR_MS = 3_600_000;

export const sandboxCommand: Command = {
  flags: { sandbox: { value: 'auto|none', help: 'the wall (default auto)' } },
  positionals: { max: Number.POSITIVE_INFINITY, help: '-- CMD …' },
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
    await pipeline(createReadStream(logFile), process.stdout, { end: false });
    return result.exitCode ?? (result.stopped === 'cancelled' ? 130 : 124);
  },
};
