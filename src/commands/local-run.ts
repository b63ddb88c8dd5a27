import type { Prices } from '../agent/prices.ts';
import { cancelSignal } from '../cancel.ts';
import type { Config } from '../config.ts';
import { sandboxEnv } from '../environment.ts';
import type { Order } from '../order.ts';
import { renderEvent } from '../progress.ts';
import { run } from '../run.ts';
import { createLogger } from '../text/logger.ts';
import { createRedactor } from '../text/redact.ts';
import type { Outcome, RunEvent, RunRecord, WrongUse } from '../types.ts';
import { setupVariables } from '../workspace/setup-env.ts';

interface Here {
  env: NodeJS.ProcessEnv;
  /** The checkout. */
  path: string;
  runDir: string;
  prices: Prices;
  /** The token for GitHub; `null` without one. */
  token: string | null;
  /** Where it was made already. */
  cancel?: AbortSignal;
}

/**
 * A run on the local checkout. Keys stay in this process; what happens is told on standard error.
 * @throws WrongUse that shows itself only in the run, once its record is written
 */
export async function runLocal(
  order: Order,
  config: Config,
  { env, path, runDir, prices, token, cancel = cancelSignal() }: Here,
): Promise<RunRecord> {
  const kept = [config.apiKey, token].filter((value) => value !== null);
  const setupEnv = setupVariables(env, config.setupEnv, kept);
  const secrets = [...kept, ...Object.values(setupEnv)];
  const redactor = createRedactor(secrets);
  const logger = createLogger({ out: (text) => process.stderr.write(text), redactor, mode: 'terminal' });
  const misuse: WrongUse[] = [];
  const around = {
    ...{ path, runDir, prices, redactor, setupEnv },
    env: sandboxEnv(env, config.env, secrets),
    hide: [],
    emit: (event: RunEvent) => {
      const line = renderEvent(event);
      if (line !== null) logger.line(line);
    },
    cancel,
    ...(env.GITHUB_SERVER_URL === undefined ? {} : { server: env.GITHUB_SERVER_URL }),
  };
  const record = await run(order, config, around, (error) => misuse.push(error));
  const [wrong] = misuse;
  if (wrong === undefined) logger.line(`${record.outcome}: ${record.reason}`);
  logger.line(`${runDir}/run.json`);
  if (wrong !== undefined) throw wrong;
  return record;
}

const NOT_DONE: readonly Outcome[] = ['unfixed', 'rejected', 'no-environment', 'stale', 'refused'];

export function exitCode({ outcome, stop }: RunRecord): number {
  if (stop === 'cancelled') return 130;
  if (outcome === 'failed') return 3;
  return NOT_DONE.includes(outcome) ? 1 : 0;
}
