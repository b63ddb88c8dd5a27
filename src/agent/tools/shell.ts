import { join } from 'node:path';
import type { ToolContext } from '../tools.ts';
import { readArguments } from './arguments.ts';
import { outputForModel } from './output.ts';

const DEFAULT_TIMEOUT_MS = 120_000;
const MAX_TIMEOUT_MS = 600_000;

const PARAMETERS = {
  tool: 'shell',
  needs: 'command',
  kinds: { command: 'string', workdir: 'string', timeout_ms: 'number' },
} as const;

/**
 * Runs a command as the model asked; the answer is text for the model: how it ended, how long it took, what it wrote.
 *
 * @param name of the log, without its ending
 * @param maxTokens how much of the output is given whole
 */
export async function runShell(
  json: string,
  name: string,
  context: ToolContext,
  maxTokens: number,
): Promise<string> {
  const args = readArguments(json, PARAMETERS);
  if (!args.ok) return args.error;
  const [command, workdir, timeout] = ['command', 'workdir', 'timeout_ms'].map((key) => args.value.get(key));
  const timeoutMs = Math.min(Math.max(Number(timeout ?? DEFAULT_TIMEOUT_MS), 1000), MAX_TIMEOUT_MS);
  const logFile = join(context.logs.host, `${name}.log`);
  const result = await context.sandbox.exec({
    argv: ['bash', '-c', String(command)],
    cwd: String(workdir ?? '.'),
    env: {},
    timeoutMs,
    logFile,
    network: context.network,
    signal: context.signal,
  });
  const ending = result.stopped === null ? `exit ${result.exitCode}` : `stopped: ${result.stopped}`;
  const output = await outputForModel(logFile, `${context.logs.inside}/${name}.log`, maxTokens, result.bytes);
  return `${ending}, ${(result.durationMs / 1000).toFixed(1)} s\n${output}`;
}
