import { cancelSignal } from '../cancel.ts';
import { type Config, requireModel, toConfig } from '../config.ts';
import type { AgentTask } from '../context/prompt.ts';
import { keyOf, wordsTask } from '../context/words-task.ts';
import { sandboxEnv } from '../environment.ts';
import { renderEvent } from '../progress.ts';
import { type Order, run } from '../run.ts';
import { createLogger } from '../text/logger.ts';
import { createRedactor } from '../text/redact.ts';
import { excerptText, triage } from '../triage/failure-log.ts';
import { type Command, type Flags, type Outcome, type RunRecord, WrongUse } from '../types.ts';
import { makeVerifier } from '../verifiers/discover.ts';
import { applyToCheckout } from '../workspace/apply.ts';
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
    'reasoning-effort': { value: 'LEVEL', help: 'low, medium, high, …' },
    attempts: { value: 'N', help: 'attempts side by side; the judge chooses (default 1)' },
    'max-turns': { value: 'N', help: 'answers of the model (default 200)' },
    'max-minutes': { value: 'N', help: 'the whole run (default 60)' },
    'max-tokens': { value: 'N', help: 'input and output together' },
    'no-model': { help: 'stop before the first request' },
    apply: { help: 'change the checkout (default: print the diff)' },
    'working-directory': { value: 'DIR', help: 'the project inside the repository' },
    fixers: { value: 'auto|off', help: 'write modes of failing checkers before a model (default auto)' },
    env: { value: 'NAME', help: 'a variable that passes the wall (repeatable)' },
    sandbox: { value: 'auto|none', help: 'the wall (default auto)' },
    'run-dir': { value: 'DIR', help: 'where run.json, the patch and the logs go' },
  },
  positionals: { max: 0, help: '' },
  async run(flags, env) {
    const { path, workingDirectory } = await findPlace(flags);
    const config: Config = {
      ...toConfig(localInputs({ ...flags, has: withoutTask(flags) }, env)),
      workingDirectory,
      useModel: !flags.has('no-model'),
    };
    if (config.useModel) requireModel(config);
    const secrets = [config.apiKey, env.GITHUB_TOKEN, env.GH_TOKEN].filter(
      (value) => value !== null && value !== undefined,
    );
    const logger = createLogger({
      out: (text) => process.stderr.write(text),
      redactor: createRedactor(secrets),
      mode: 'terminal',
    });
    const order = await makeOrder(flags, env, config, path);
    const runDir = await makeRunDir(config.runDir);
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
    const { eventOrder } = await import('./event-order.ts');
    return eventOrder(flags, env, config, path);
  }
  const task = await localTask(flags, config);
  const head = await localHead(path);
  return {
    dirty: true,
    admit: () => Promise.resolve(head),
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
