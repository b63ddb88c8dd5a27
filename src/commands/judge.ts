import { cancelSignal } from '../cancel.ts';
import { toConfig } from '../config.ts';
import { sandboxEnv } from '../environment.ts';
import { judgeChange } from '../judge-change.ts';
import { renderEvent } from '../progress.ts';
import { createLogger } from '../text/logger.ts';
import { createRedactor } from '../text/redact.ts';
import type { Command } from '../types.ts';
import { localInputs, makeRunDir } from './local.ts';
import { findPlace } from './place.ts';
import { openRange, POLICY_FLAGS, RANGE_FLAGS, readTask } from './range.ts';

export const judgeCommand: Command = {
  flags: {
    ...RANGE_FLAGS,
    ...POLICY_FLAGS,
    verify: { value: 'CMD', help: 'a check (repeatable; default: found at the base)' },
    setup: {
      value: 'CMD',
      help: 'prepares the checkout, with network (repeatable; default: from the lock file)',
    },
    'working-directory': { value: 'DIR', help: 'the project inside the repository' },
    'max-minutes': { value: 'N', help: 'stop after so many minutes (default 60)' },
    'run-dir': { value: 'DIR', help: 'where run.json and the logs go' },
    sandbox: { value: 'auto|none', help: 'the wall (default auto)' },
    network: { value: 'HOST,…', help: 'what commands reach; localhost:PORT for a service (default none)' },
  },
  positionals: { max: 0, help: '' },
  async run(flags, env) {
    const { path, workingDirectory } = await findPlace(flags);
    const config = { ...toConfig(localInputs(flags, {})), workingDirectory };
    const task = await readTask(flags.last('task'));
    await using range = await openRange(flags, path);
    const runDir = await makeRunDir(config.runDir);
    const redactor = createRedactor([]);
    const logger = createLogger({
      out: (text) => process.stderr.write(text),
      redactor,
      mode: 'terminal',
    });
    const record = await judgeChange(
      {
        base: range.base,
        branch: '',
        headTree: ({ git }) => range.headTree(git),
        task,
        subject: `the change since ${range.base.slice(0, 12)}`,
      },
      config,
      {
        path,
        runDir,
        env: sandboxEnv(env, config.env, []),
        hide: [],
        emit: (event) => {
          const line = renderEvent(event);
          if (line !== null) logger.line(line);
        },
        cancel: cancelSignal(),
        prices: new Map(),
        redactor,
      },
    );
    for (const { severity, rule, path: file, line, excerpt } of record.findings)
      logger.line(`${severity} ${rule} ${file.replace(/\p{Cc}/gu, '?')}:${line} ${excerpt}`);
    logger.line(`${record.outcome}: ${record.reason}`);
    if (flags.has('json')) process.stdout.write(`${JSON.stringify(record)}\n`);
    if (record.stop === 'cancelled') return 130;
    if (record.outcome === 'failed') return 3;
    return record.outcome === 'clean' ? 0 : 1;
  },
};
