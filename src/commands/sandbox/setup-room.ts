import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { duringSetup } from '../../network-policy.ts';
import type { ExecRequest, Flags, Sandbox } from '../../types.ts';
import { runSetup } from '../../workspace/setup.ts';
import { INSIDE, type Workspace } from '../../workspace/workspace.ts';
import { networkOf } from './network.ts';
import { RC, RECORD, readRecord } from './record.ts';
import { setupBlock, setupLines } from './setup-block.ts';
import { atTerminal, terminalShell } from './terminal.ts';

const RC_FILE = 'setup-room.bash';
const REPLAY_MS = 3_600_000;
const CANCELLED = 130;

/**
 * A shell with network and without secrets, on a copy of the checkout. What succeeded in it is printed as a `setup:`
 * block and run once more on a clean copy. Standard output holds the block alone.
 * @returns 0 where the block works on a clean tree or is empty, 1 where it does not, 130 when cancelled
 */
export async function setupRoom(
  workspace: Workspace,
  flags: Flags,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<number> {
  const { wall } = await workspace.walledCopy();
  await writeFile(join(workspace.steps, RC_FILE), RC);
  say('the room before the wall: network, no secrets; leave it with `exit`');
  await openShell(wall.sandbox, join(workspace.logs, 'setup-room.log'), { flags, env, signal });
  if (signal.aborted) return CANCELLED;
  const lines = setupLines(await readRecord(join(wall.home, RECORD)), wall.sandbox.workspace);
  const failure = lines.length === 0 ? null : await replay(workspace, lines, signal, flags);
  if (flags.has('json')) process.stdout.write(`${JSON.stringify({ setup: lines, failure })}\n`);
  if (signal.aborted) return CANCELLED;
  if (lines.length === 0) say('no command succeeded, so there is nothing to print');
  else say(failure ?? 'all of it works on a clean tree');
  return failure === null ? 0 : 1;
}

async function openShell(
  sandbox: Sandbox,
  logFile: string,
  { flags, env, signal }: { flags: Flags; env: NodeJS.ProcessEnv; signal: AbortSignal },
): Promise<void> {
  const request: Omit<ExecRequest, 'argv' | 'env'> = {
    cwd: '.',
    timeoutMs: REPLAY_MS,
    logFile,
    network: duringSetup(networkOf(flags)),
    attached: 'stderr',
    signal,
  };
  const rc = `${INSIDE.steps}/${RC_FILE}`;
  if (atTerminal())
    await terminalShell(env, (shell) => sandbox.exec({ ...request, ...shell }), `bash --rcfile ${rc} -i`);
  else {
    const argv = ['bash', '--rcfile', rc, '--noediting', '-i'];
    await sandbox.exec({ ...request, argv, env: { PS1: '', PS2: '' } });
  }
}

/** What went wrong when the lines ran once more on a clean tree with a new HOME; `null` where nothing did. */
async function replay(
  workspace: Workspace,
  lines: readonly string[],
  signal: AbortSignal,
  flags: Flags,
): Promise<string | null> {
  if (!flags.has('json')) process.stdout.write(setupBlock(lines));
  const { tree, wall } = await workspace.walledCopy();
  const { ending } = await runSetup(tree.dir, lines, {
    sandbox: wall.sandbox,
    logs: workspace.logs,
    timeoutMs: REPLAY_MS,
    signal,
    network: networkOf(flags),
    onStart: (command) => say(`once more on a clean tree: ${command}`),
    logPrefix: 'replay-',
  });
  return ending === null ? null : `on a clean tree ${ending.reason}; the logs are in ${workspace.logs}`;
}

const say = (text: string) => process.stderr.write(`regreen: ${text}\n`);
