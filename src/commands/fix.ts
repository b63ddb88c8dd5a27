import { cp, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { limitsToGoOn } from '../agent/limits.ts';
import { type Resumed, readTrace } from '../agent/resume.ts';
import { cancelSignal } from '../cancel.ts';
import { type Config, toConfig } from '../config.ts';
import type { AgentTask } from '../context/prompt.ts';
import { keyOf, wordsTask } from '../context/words-task.ts';
import { sandboxEnv } from '../environment.ts';
import { chooseModel, ownPrices } from '../model-choice.ts';
import { renderEvent } from '../progress.ts';
import { type Order, run } from '../run.ts';
import { createLogger } from '../text/logger.ts';
import { createRedactor } from '../text/redact.ts';
import { excerptText, triage } from '../triage/failure-log.ts';
import { type Command, type Flags, type Limits, type Outcome, type RunRecord, WrongUse } from '../types.ts';
import { makeVerifier } from '../verifiers/discover.ts';
import { applyToCheckout } from '../workspace/apply.ts';
import { setupVariables } from '../workspace/setup-env.ts';
import { findPlace, localHead, localInputs, makeRunDir } from './local.ts';
import { readTask } from './range.ts';
import { openLog } from './triage.ts';

export const fix: Command = {
  flags: {
    command: { value: 'CMD', help: 'a command that fails (repeatable)' },
    log: { value: 'FILE', help: 'the log of a failing command' },
    task: { value: 'TEXT|@FILE', help: 'what to do, in words' },
    event: { value: 'FILE', help: 'a webhook payload; needs --event-name and GITHUB_TOKEN' },
    'event-name': { value: 'NAME', help: 'the name of that event' },
    verify: { value: 'CMD', help: 'a further check (repeatable; default: found)' },
    setup: {
      value: 'CMD',
      help: 'prepares the checkout, with network (repeatable; default: from the lock file)',
    },
    model: { value: 'NAME', help: 'the model' },
    'base-url': { value: 'URL', help: 'the endpoint' },
    api: { value: 'responses|chat', help: 'what the endpoint speaks (default responses)' },
    'context-window': { value: 'N', help: 'tokens a request may hold (default: what is known of the model)' },
    'stall-seconds': { value: 'N', help: 'silence after which the model is asked again (default 90)' },
    'reasoning-effort': { value: 'LEVEL', help: 'low, medium, high, …' },
    attempts: { value: 'N', help: 'attempts side by side; the judge chooses (default 1)' },
    'max-turns': { value: 'N', help: 'answers of the model (default 200)' },
    'max-minutes': { value: 'N', help: 'the whole run (default 60)' },
    'max-tokens': { value: 'N', help: 'input and output together' },
    'max-cost-usd': { value: 'N', help: 'US dollars for the model; needs a known price' },
    prices: { value: 'FILE', help: 'prices of your own, JSON or YAML' },
    'no-model': { help: 'stop before the first request' },
    apply: { help: 'change the checkout (default: print the diff)' },
    'working-directory': { value: 'DIR', help: 'the project inside the repository' },
    fixers: { value: 'auto|off', help: 'write modes of failing checkers before a model (default auto)' },
    'setup-env': { value: 'NAME', help: 'a variable that set-up alone may see (repeatable)' },
    repositories: { value: 'OWNER/NAME@REF', help: 'another repository to read beside it (repeatable)' },
    env: { value: 'NAME', help: 'a variable that passes the wall (repeatable)' },
    sandbox: { value: 'auto|none', help: 'the wall (default auto)' },
    network: { value: 'HOST,…', help: 'what commands reach; localhost:PORT for a service (default none)' },
    'run-dir': { value: 'DIR', help: 'where run.json, the patch and the logs go' },
    resume: { value: 'DIR', help: 'go on with the run of that folder; limits given now come on top' },
  },
  positionals: { max: 0, help: '' },
  async run(flags, env) {
    const { path, workingDirectory } = await findPlace(flags);
    const config: Config = {
      ...toConfig(localInputs({ ...flags, has: withoutTask(flags) }, env)),
      workingDirectory,
      useModel: !flags.has('no-model'),
    };
    const resume = flags.has('resume') ? await readTrace(resolve(flags.last('resume') ?? '')) : null;
    if (resume !== null) config.limits = limitsToGoOn(resume, givenLimits(flags, config));
    const prices = await ownPrices(config, (file) => readFile(file, 'utf8').catch(() => null));
    if (config.useModel) chooseModel(config, prices);
    const token = env.GITHUB_TOKEN ?? env.GH_TOKEN ?? null;
    config.githubToken = token;
    const kept = [config.apiKey, token].filter((value) => value !== null);
    const setupEnv = setupVariables(env, config.setupEnv, kept);
    const secrets = [...kept, ...Object.values(setupEnv)];
    const redactor = createRedactor(secrets);
    const logger = createLogger({
      out: (text) => process.stderr.write(text),
      redactor,
      mode: 'terminal',
    });
    const order =
      resume === null ? await makeOrder(flags, env, config, path) : await goOn(flags, path, resume);
    const runDir = await makeRunDir(config.runDir);
    if (resume !== null) await takeOver(resolve(flags.last('resume') ?? ''), runDir);
    const record = await run(order, config, {
      path,
      runDir,
      env: sandboxEnv(env, config.env, secrets),
      hide: [],
      emit: (event) => {
        const line = renderEvent(event);
        if (line !== null) logger.line(line);
      },
      cancel: cancelSignal(),
      prices,
      redactor,
      setupEnv,
      ...(env.GITHUB_SERVER_URL === undefined ? {} : { server: env.GITHUB_SERVER_URL }),
    });
    logger.line(`${record.outcome}: ${record.reason}`);
    logger.line(`${runDir}/run.json`);
    if (flags.has('json')) process.stdout.write(`${JSON.stringify(record)}\n`);
    return exitCode(record);
  },
};

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
    admit: () => Promise.resolve({ ...head, against: head.sha, trusted: true, keepsSetup: true }),
    gather: () => Promise.resolve({ task }),
    publish: (_record, patch, workspace) =>
      applyToCheckout(workspace, patch, { write: flags.has('apply'), print: !flags.has('json') }),
  };
}

/** The conversation names files of the former run's folder. */
async function takeOver(from: string, to: string): Promise<void> {
  if (from === to)
    throw new WrongUse(
      `'--run-dir ${to}' is the folder of '--resume'; give another, so that nothing of it is lost`,
    );
  for (const name of ['evidence', 'logs'])
    await cp(join(from, name), join(to, name), { recursive: true }).catch(() => undefined);
}

/** Only what was given now: the other limits are those of the run that goes on. */
function givenLimits(flags: Flags, { limits }: Config): Partial<Limits> {
  const names = {
    turns: 'max-turns',
    minutes: 'max-minutes',
    tokens: 'max-tokens',
    costUsd: 'max-cost-usd',
  } as const;
  const given = Object.entries(names).filter(([, flag]) => flags.has(flag));
  return Object.fromEntries(given.map(([name]) => [name, limits[name as keyof typeof names]]));
}

/** What is broken, as the flags say it. */
async function localTask(flags: Flags, config: Config): Promise<AgentTask> {
  const commands = flags.all('command');
  const words = flags.last('task');
  const log = flags.last('log');
  if (commands.length === 0 && words === null && log === null)
    throw new WrongUse('nothing to do: say what is broken with --command, --log, --event or --task');
  const text = await readTask(words);
  const found =
    log === null ? null : await triage((await openLog('--log ', log, '.')).chunks, { maxTokens: LOG_TOKENS });
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
    text: found === null ? base.text : `${base.text}\n\nIts log:\n${excerptText(found)}`,
    failing: failing.map((command, i) =>
      makeVerifier(`command-${i + 1}`, command, 'command', config.workingDirectory),
    ),
  };
}

const LOG_TOKENS = 1500;

const NOT_DONE: readonly Outcome[] = ['unfixed', 'rejected', 'no-environment', 'stale', 'refused'];

function exitCode({ outcome, stop }: RunRecord): number {
  if (stop === 'cancelled') return 130;
  if (outcome === 'failed') return 3;
  return NOT_DONE.includes(outcome) ? 1 : 0;
}
