import { open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cancelSignal } from '../cancel.ts';
import { sanitize } from '../text/sanitize.ts';
import type { Command, ExecRequest, ExecResult, Flags, Sandbox } from '../types.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { openLocal } from './local.ts';
import { networkOf } from './sandbox/network.ts';
import { setupRoom } from './sandbox/setup-room.ts';
import { atTerminal, SHELL, terminalShell } from './sandbox/terminal.ts';

/** What `--json` shows of the output. */
const OUTPUT_BYTES = 1024 ** 2;
/** Of `--json`, whose output is kept; a command on the caller's own streams has all the time it wants. */
const HOUR_MS = 3_600_000;
const [KILLED, CANCELLED] = [137, 130];

export const sandboxCommand: Command = {
  flags: {
    setup: { help: 'the room before the wall closes: network, no secrets; prints what worked as `setup:`' },
    network: {
      value: 'none|HOST,…',
      help: 'what is reached: HOST, *.HOST, HOST:PORT, localhost:PORT (default none)',
    },
    sandbox: { value: 'auto|none', help: 'the wall (default auto)' },
    'run-dir': { value: 'DIR', help: 'where the logs go' },
  },
  positionals: { max: Number.POSITIVE_INFINITY, help: '[-- CMD …]   (without CMD a shell)' },
  async run(flags, env) {
    const signal = cancelSignal();
    await using workspace = await openLocal(flags, env);
    const asked = { flags, env, signal };
    const code = flags.has('setup')
      ? await setupRoom(workspace, flags, env, signal)
      : await runOnCopy(workspace, asked);
    // Whoever named no folder reads no logs, but for those of a replay that failed.
    const isRead = flags.has('run-dir') || (flags.has('setup') && code !== 0);
    if (!isRead) await rm(dirname(workspace.logs), { recursive: true, force: true });
    return code;
  },
};

async function runOnCopy(workspace: Workspace, asked: Asked): Promise<number> {
  const tree = await workspace.copy();
  const { sandbox } = await workspace.wall(tree);
  const result = await runIn(sandbox, workspace, asked);
  if (result.stopped !== null && result.stopped !== 'cancelled')
    process.stderr.write(`regreen: stopped, a limit was met: ${result.stopped}\n`);
  return exitCodeOf(result);
}

interface Asked {
  flags: Flags;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
}

async function runIn(sandbox: Sandbox, workspace: Workspace, asked: Asked): Promise<ExecResult> {
  const { flags, env, signal } = asked;
  const logFile = join(workspace.logs, 'sandbox.log');
  const argv = flags.positionals.length > 0 ? flags.positionals : SHELL;
  const request: ExecRequest = {
    argv,
    cwd: '.',
    env: {},
    timeoutMs: HOUR_MS,
    logFile,
    network: networkOf(flags),
    signal,
  };
  if (flags.has('json')) {
    const result = await sandbox.exec(request);
    const output = await readStart(logFile);
    process.stdout.write(`${JSON.stringify({ ...result, output })}\n`);
    return result;
  }
  const result =
    flags.positionals.length > 0 || !atTerminal()
      ? await sandbox.exec({ ...request, attached: 'stdout' })
      : await terminalShell(env, (shell) => sandbox.exec({ ...request, ...shell, attached: 'stdout' }));
  // The log of a command on our own streams holds what the wall has to say of it, and nothing else.
  process.stderr.write(sanitize(await readStart(logFile)).text);
  return result;
}

/** The start of a log, which may be far longer. */
async function readStart(file: string): Promise<string> {
  await using handle = await open(file, 'r');
  const buffer = Buffer.alloc(OUTPUT_BYTES);
  const { bytesRead } = await handle.read(buffer, 0, OUTPUT_BYTES, 0);
  return buffer.toString('utf8', 0, bytesRead);
}

/** As a shell reports it; what was killed for a limit ended as if by SIGKILL. */
function exitCodeOf({ exitCode, stopped }: ExecResult): number {
  return exitCode ?? (stopped === 'cancelled' ? CANCELLED : KILLED);
}
