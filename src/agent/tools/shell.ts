import { join } from 'node:path';
import type { ToolContext } from '../tools.ts';
import { readArguments } from './arguments.ts';
import { outputForModel } from './output.ts';

const DEFAULT_TIMEOUT_MS = 120_000;
const MAX_TIMEOUT_MS = 600_000;

/**
 * What only a model's own shell has: several commands, and a length that its provider cuts the output to and wants back
 * (OpenAI's description, `FunctionShellAction` and `FunctionShellCallOutput`).
 */
const NATIVE = { commands: 'list of strings', max_output_length: 'number' } as const;

const PARAMETERS = {
  tool: 'shell',
  needs: 'command',
  kinds: { command: 'string', workdir: 'string', timeout_ms: 'number' },
  unsaid: NATIVE,
} as const;

/**
 * Runs a command as the model asked; the answer is text for the model: how it ended, how long it took, what it wrote.
 * Where there are `commands` each runs in turn in a shell of its own, all within one time, and each has its answer.
 *
 * @param name of the log, without its ending
 * @param maxTokens how much of the output of each is given whole
 * @returns never empty
 */
export async function runShell(
  json: string,
  name: string,
  context: ToolContext,
  maxTokens: number,
): Promise<string[]> {
  const args = readArguments(json, PARAMETERS);
  if (!args.ok) return [args.error];
  const [command, list, workdir, timeout] = ['command', 'commands', 'workdir', 'timeout_ms'].map((key) =>
    args.value.get(key),
  );
  const timeoutMs = Math.min(Math.max(Number(timeout ?? DEFAULT_TIMEOUT_MS), 1000), MAX_TIMEOUT_MS);
  const endsAt = performance.now() + timeoutMs;
  const cwd = String(workdir ?? '.');
  const answers: string[] = [];
  let stopped: string | null = null;
  for (const [index, each] of ((list ?? [command]) as string[]).entries()) {
    if (stopped !== null) {
      answers.push(`not run: the command before it was stopped (${stopped})`);
      continue;
    }
    const log = index === 0 ? name : `${name}-${index + 1}`;
    const left = Math.max(1, endsAt - performance.now());
    const ran = await runOne({ command: each, cwd, timeoutMs: left, log }, context, maxTokens);
    answers.push(ran.answer);
    stopped = ran.stopped;
  }
  return answers;
}

interface One {
  command: string;
  cwd: string;
  timeoutMs: number;
  /** Its log, without its ending. */
  log: string;
}

async function runOne({ command, cwd, timeoutMs, log }: One, context: ToolContext, maxTokens: number) {
  const logFile = join(context.logs.host, `${log}.log`);
  const result = await context.sandbox.exec({
    argv: ['bash', '-c', command],
    cwd,
    env: {},
    timeoutMs,
    logFile,
    network: context.network,
    signal: context.signal,
  });
  const ending = result.stopped === null ? `exit ${result.exitCode}` : `stopped: ${result.stopped}`;
  const output = await outputForModel(logFile, `${context.logs.inside}/${log}.log`, maxTokens, result.bytes);
  const answer = `${ending}, ${(result.durationMs / 1000).toFixed(1)} s\n${output}`;
  return { answer, stopped: result.stopped };
}
