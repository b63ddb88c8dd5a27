import { readFile } from 'node:fs/promises';
import type { Resumed } from '../agent/resume.ts';
import { type Config, type RawInputs, toConfig } from '../config.ts';
import type { AgentTask } from '../context/prompt.ts';
import { keyOf, wordsTask } from '../context/words-task.ts';
import { keepInputs } from '../kept-inputs.ts';
import { chooseModel, ownPrices } from '../model-choice.ts';
import type { Order } from '../order.ts';
import { type Flags, WrongUse } from '../types.ts';
import { makeVerifier } from '../verifiers/discover.ts';
import { applyToCheckout } from '../workspace/apply.ts';
import type { Beginning } from '../workspace/begin.ts';
import { localInputs, makeRunDir, once } from './local.ts';
import { exitCode, runLocal } from './local-run.ts';
import { localHead, type Place } from './place.ts';
import { readTask } from './range.ts';

interface Begun extends Place {
  /** What was begun of the workspace already. */
  begun: Beginning | null;
  cancel: AbortSignal;
}

/** `regreen fix`, once its flags are read and git is at work. */
export async function runFix(
  flags: Flags,
  env: NodeJS.ProcessEnv,
  { path, workingDirectory, begun, cancel }: Begun,
): Promise<number> {
  once(flags, ['cwd', 'event', 'event-name', 'log', 'resume', 'task']);
  const given = givenInputs(flags, env, workingDirectory);
  const former = flags.has('resume') ? await (await import('./go-on.ts')).openFormer(flags, given) : null;
  const inputs = former?.inputs ?? given;
  const config: Config = {
    ...toConfig(inputs),
    useModel: !flags.has('no-model'),
    given: keepInputs(inputs),
  };
  if (former !== null) config.limits = former.limits(config);
  const prices = await ownPrices(config, (file) => readFile(file, 'utf8').catch(() => null));
  if (config.useModel) {
    const { price } = chooseModel(config, prices);
    former?.priced(price);
  }
  const token = env.GITHUB_TOKEN ?? env.GH_TOKEN ?? null;
  config.githubToken = token;
  const order = await (former === null
    ? makeOrder(flags, env, config, path)
    : goOn(flags, path, former.resume));
  order.notes = former?.notes ?? [];
  order.begun = begun;
  const runDir = await makeRunDir(config.runDir);
  await former?.takeOver(runDir);
  const record = await runLocal(order, config, { env, path, runDir, prices, token, cancel });
  if (flags.has('json')) process.stdout.write(`${JSON.stringify(record)}\n`);
  return exitCode(record);
}

/** What the flags say. The project's folder is the one they and the place come to together. */
function givenInputs(flags: Flags, env: NodeJS.ProcessEnv, workingDirectory: string): RawInputs {
  const inputs = localInputs({ ...flags, has: withoutTask(flags) }, env);
  return workingDirectory === '.' ? inputs : { ...inputs, 'working-directory': workingDirectory };
}

/** `--task` is read here, since it may name a file. */
const withoutTask = (flags: Flags) => (name: string) => name !== 'task' && flags.has(name);

async function makeOrder(flags: Flags, env: NodeJS.ProcessEnv, config: Config, path: string): Promise<Order> {
  if (flags.has('event')) {
    alone(flags, 'event', WHAT);
    const { eventOrder } = await import('./event-order.ts');
    return eventOrder(flags, env, config, path);
  }
  return localOrder(flags, path, await localTask(flags, config), null);
}

/** Flags that say what is broken. */
const WHAT = ['command', 'log', 'task'];

/** What one flag says already, no other may say as well: it would be passed over. */
function alone(flags: Flags, flag: string, others: readonly string[]): void {
  const other = others.find((name) => flags.has(name));
  if (other !== undefined)
    throw new WrongUse(`'--${flag}' says what to do already; leave '--${other}' out, or '--${flag}'`);
}

/** The task of the run that goes on; its evidence lies in the run folder already. */
async function goOn(flags: Flags, path: string, resume: Resumed): Promise<Order> {
  alone(flags, 'resume', [...WHAT, 'event']);
  const { base } = resume.start;
  const { sha } = await localHead(path);
  if (sha !== base.sha)
    throw new WrongUse(
      `'--resume' goes on with a run on ${base.sha.slice(0, 12)}, and the checkout is at ${sha.slice(0, 12)}; check that commit out, with the changes it had`,
    );
  // Judging needs no agent, and so leaves no trace.
  const task = { ...resume.start.task, evidence: [] } as AgentTask;
  return localOrder(flags, path, task, resume);
}

async function localOrder(
  flags: Flags,
  path: string,
  task: AgentTask,
  resume: Resumed | null,
): Promise<Order> {
  const head = await localHead(path);
  return {
    dirty: true,
    resume,
    // Uncommitted changes may not be what broke it.
    admit: () =>
      Promise.resolve({ ...head, against: head.sha, trusted: true, rules: null, keepsSetup: true }),
    gather: () => Promise.resolve({ task }),
    publish: (_record, patch, workspace) =>
      applyToCheckout(workspace, patch, { write: flags.has('apply'), print: !flags.has('json') }),
  };
}

/** What is broken, as the flags say it. */
async function localTask(flags: Flags, config: Config): Promise<AgentTask> {
  const commands = flags.all('command');
  const words = flags.last('task');
  const log = flags.last('log');
  if (commands.length === 0 && words === null && log === null)
    throw new WrongUse('nothing to do: say what is broken with --command, --log, --event or --task');
  const text = await readTask(words);
  const found = log === null ? null : await readFailure(log);
  const failing = [...commands, ...(commands.length === 0 && found?.command ? [found.command] : [])];
  if (failing.length === 0 && text === null)
    throw new WrongUse(`'--log ${log}' does not say which command failed; name it with --command`);
  const base = wordsTask(
    text ?? `\`${failing[0]}\` fails. Find the cause and repair it.`,
    keyOf('local', ...failing, text ?? ''),
  );
  return {
    ...base,
    subject:
      text === null ? `the failing \`${failing[0]?.replaceAll('`', '').split('\n', 1)[0]}\`` : base.subject,
    text: found === null ? base.text : `${base.text}\n\nIts log:\n${found.excerpt}`,
    failing: failing.map((command, i) =>
      makeVerifier(`command-${i + 1}`, command, 'command', config.workingDirectory),
    ),
  };
}

const LOG_TOKENS = 1500;

/** What the log of a failing command says. */
async function readFailure(file: string): Promise<{ command: string | null; excerpt: string }> {
  const [{ excerptText, triage }, { openLog }] = await Promise.all([
    import('../triage/failure-log.ts'),
    import('./triage.ts'),
  ]);
  const found = await triage((await openLog('--log ', file, '.')).chunks, { maxTokens: LOG_TOKENS });
  return { command: found.command, excerpt: excerptText(found) };
}
