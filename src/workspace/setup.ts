import { open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { duringSetup } from '../network-policy.ts';
import type { Ending, ExecResult, NetworkPolicy, Sandbox } from '../types.ts';
import { proxyHint } from './network/hint.ts';
import { WORKSPACE_FOLDER } from './setup/devcontainer.ts';
import { inferSetup, lockFileSteps } from './setup/infer.ts';
import type { SetupPlan, SetupStep } from './setup/plan.ts';
import { folderFiles } from './setup/read-file.ts';

/**
 * The commands that prepare a checkout: what the input `setup` says, else what its files ask for.
 * @param root a folder that holds the files of the checkout and what earlier steps left
 * @param scripts whether packages may run scripts of their own
 */
export async function setupCommands(
  root: string,
  input: readonly string[],
  scripts = true,
): Promise<string[]> {
  const { steps } = await inferSetup(folderFiles(root), input, { scripts, workingDirectory: '.' });
  return steps.map(({ command }) => command);
}

export interface SetupContext {
  sandbox: Sandbox;
  logs: string;
  timeoutMs: number;
  signal: AbortSignal;
  onStart: (command: string) => void;
  /** Put before the names of logs. */
  logPrefix?: string;
  /** Whether packages may run scripts of their own; they may, unless told. */
  scripts?: boolean;
  /** The project inside the repository; its root, unless told. */
  workingDirectory?: string;
  /** Reads the files in which people wrote down a set-up; those of `root`, unless told. */
  written?: (path: string) => Promise<string | null>;
  /** Variables that set-up alone sees; none, unless told. */
  env?: Readonly<Record<string, string>>;
  /** What is reached besides public hosts. */
  network: NetworkPolicy;
}

export interface SetupResult {
  /** What was run, in order. */
  commands: string[];
  /** Why the run cannot go on; `null` where it can. */
  ending: Ending | null;
  /** How the commands were found. */
  plan: SetupPlan;
  /** What was found and not done, and what failed without ending the run, in sentences. */
  notes: string[];
}

/** Runs set-up in the sandbox, with network and without secrets but those of `env`. */
export async function runSetup(
  root: string,
  input: readonly string[],
  context: SetupContext,
): Promise<SetupResult> {
  const { scripts = true, workingDirectory = '.', written } = context;
  const from = { scripts, workingDirectory, ...(written === undefined ? {} : { written }) };
  const files = folderFiles(root);
  const plan = await inferSetup(files, input, from);
  const result: SetupResult = { commands: [], ending: null, plan, notes: [...plan.notes] };
  const deadline = Date.now() + context.timeoutMs;
  const brokeOff = await runSteps(plan.steps, result, context, deadline);
  // A room that was begun and not finished still lacks its packages.
  if (brokeOff)
    await runSteps(await lockFileSteps(files, { scripts, workingDirectory }), result, context, deadline);
  return result;
}

/** Gives whether the steps that were left had to be left out. */
async function runSteps(
  steps: readonly SetupStep[],
  result: SetupResult,
  context: SetupContext,
  deadline: number,
): Promise<boolean> {
  for (const [i, step] of steps.entries()) {
    result.commands.push(step.command);
    context.onStart(step.command);
    const logFile = join(context.logs, `${context.logPrefix ?? ''}setup-${result.commands.length}.log`);
    const { workspace } = context.sandbox;
    const ran = await context.sandbox.exec({
      argv: step.argv.map((word) => word.replace(WORKSPACE_FOLDER, () => workspace)),
      cwd: step.workingDirectory,
      env: { ...step.env, ...context.env },
      timeoutMs: Math.max(1, deadline - Date.now()),
      logFile,
      network: duringSetup(context.network),
      signal: context.signal,
    });
    if (ran.exitCode === 0) continue;
    const failed = `\`${firstLine(step)}\` ended with ${ran.stopped ?? `exit ${ran.exitCode}`}; see logs/${basename(logFile)}`;
    if (endsTheRun(step, ran)) {
      const hint = proxyHint(await endOf(logFile));
      const reason = `set-up failed: ${failed}, or give other commands in \`setup\`${hint === null ? '' : `; ${hint}`}`;
      result.ending = { outcome: 'no-environment', reason };
      return false;
    }
    const left = step.onFailure === 'skip-rest' ? steps.length - i - 1 : 0;
    result.notes.push(`set-up: ${failed}${left > 0 ? `; the ${left} steps after it were left out` : ''}`);
    if (step.onFailure === 'skip-rest') return true;
  }
  return false;
}

/** A failing tool says why in its last lines. */
const END_BYTES = 16_384;

async function endOf(file: string): Promise<string> {
  await using log = await open(file, 'r');
  const { size } = await log.stat();
  const { buffer, bytesRead } = await log.read({
    buffer: Buffer.alloc(END_BYTES),
    position: Math.max(0, size - END_BYTES),
  });
  return buffer.toString('utf8', 0, bytesRead);
}

/** What was stopped from outside has used up the time, or was cancelled. */
const endsTheRun = ({ onFailure }: SetupStep, { exitCode, stopped }: ExecResult): boolean =>
  stopped === 'timeout' ||
  stopped === 'cancelled' ||
  onFailure === 'end' ||
  (onFailure === 'end-if-present' && exitCode !== 127);

const firstLine = ({ command }: SetupStep) => command.split('\n', 1)[0] ?? '';

/** Caches of package managers that are of no use once the packages are installed. Relative to HOME. */
export const SPENT_CACHES: readonly string[] = ['.npm', '.cache/yarn', '.cache/pip', '.bun/install/cache'];
