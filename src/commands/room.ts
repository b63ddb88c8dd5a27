import { cancelSignal } from '../cancel.ts';
import type { Config } from '../config.ts';
import { renderEvent } from '../progress.ts';
import { createLogger } from '../text/logger.ts';
import { createRedactor } from '../text/redact.ts';
import type { Sandbox, Verifier, VerifierRun } from '../types.ts';
import { verify } from '../verifiers/verify.ts';
import type { WantedTool } from '../workspace/setup/plan.ts';
import { runSetup } from '../workspace/setup.ts';
import { INSIDE, type Workspace } from '../workspace/workspace.ts';

export type RoomConfig = Pick<Config, 'setup' | 'limits' | 'network' | 'workingDirectory'>;

/** A copy of the checkout after set-up, in which commands that look at the project run their checks. */
export interface Room {
  sandbox: Sandbox;
  /** Tools that set-up's source names beside its commands. */
  hints: readonly WantedTool[];
  signal: AbortSignal;
  /** Runs a check and says how it ended. One that hangs leaves the others two thirds of the time. */
  run(verifier: Verifier): Promise<VerifierRun>;
}

export async function openRoom(workspace: Workspace, config: RoomConfig): Promise<Room> {
  const { setup, limits, network, workingDirectory } = config;
  const deadline = Date.now() + limits.minutes * 60_000;
  const timeLeft = () => Math.max(1, deadline - Date.now());
  const signal = cancelSignal();
  const { tree, wall } = await workspace.walledCopy();
  const shared = { sandbox: wall.sandbox, network, logs: workspace.logs, signal };
  const { ending, plan } = await runSetup(tree.dir, setup, {
    ...shared,
    workingDirectory,
    timeoutMs: timeLeft(),
    onStart: say,
  });
  if (ending !== null) say(ending.reason);
  return {
    sandbox: wall.sandbox,
    hints: plan.hints,
    signal,
    async run(verifier) {
      const run = await verify(verifier, verifier.id, {
        ...shared,
        steps: { host: workspace.steps, inside: INSIDE.steps },
        tree: tree.dir,
        timeoutMs: Math.min(timeLeft(), limits.minutes * 20_000),
      });
      say(renderEvent({ type: 'verifier', when: 'before', command: verifier.command, run }) ?? '');
      return run;
    },
  };
}

/** Commands are the repository's words. The room holds no secret that they could print. */
const { line: say } = createLogger({
  out: (text) => process.stderr.write(text),
  redactor: createRedactor([]),
  mode: 'terminal',
});
