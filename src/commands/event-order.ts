import { readFile } from 'node:fs/promises';
import type { Config } from '../config.ts';
import { gatherTask } from '../context/task.ts';
import { createGitHub } from '../github.ts';
import { factsFor, NO_ANSWERS, policyOf, refusal } from '../github-order.ts';
import type { Order } from '../run.ts';
import { createLogger } from '../text/logger.ts';
import { createRedactor } from '../text/redact.ts';
import { authorize } from '../trigger/authorize.ts';
import { readEvent } from '../trigger/event.ts';
import { BrokenEvent, type EventSource } from '../trigger/payload.ts';
import { type Flags, WrongUse } from '../types.ts';
import { inputVerifiers } from '../verifiers/discover.ts';
import { VERSION } from '../version.ts';
import { applyToCheckout } from '../workspace/apply.ts';
import { localHead } from './local.ts';

/** An event of GitHub's, worked on in a local checkout: evidence comes from the API, the result stays here. */
export async function eventOrder(
  flags: Flags,
  env: NodeJS.ProcessEnv,
  config: Config,
  path: string,
): Promise<Order> {
  const file = flags.last('event') ?? '';
  const name = flags.last('event-name');
  if (name === null) throw new WrongUse("'--event' needs '--event-name', for instance workflow_run");
  const token = env.GITHUB_TOKEN ?? env.GH_TOKEN;
  if (!token) throw new WrongUse("'--event' needs a token to read the run: set GITHUB_TOKEN or GH_TOKEN");
  const logger = createLogger({
    out: (text) => process.stderr.write(text),
    redactor: createRedactor([token]),
    mode: 'terminal',
  });
  const head = await localHead(path);
  const read = readEvent(sourceOf(name, await readJson(file), config, head));
  if ('ending' in read) return refusal(read.ending);
  const { trigger } = read;
  if (trigger.kind === 'comment' || trigger.kind === 'review') return refusal(NO_ANSWERS);
  const github = createGitHub({
    token,
    apiUrl: env.GITHUB_API_URL ?? 'https://api.github.com',
    owner: trigger.repository.owner,
    repo: trigger.repository.name,
    version: VERSION,
    note: logger.line,
  });
  return {
    dirty: false,
    resume: null,
    async admit() {
      // Whoever runs the command acts with their own rights; what may not run beside a key still may not.
      const nobody = { permission: () => Promise.resolve('none') };
      const asked = { ...trigger, actors: [], accounts: [], pulls: [] };
      const decision = await authorize(asked, policyOf(config), factsFor(trigger, nobody));
      return 'ending' in decision ? decision : { ...trigger, trusted: false, keepsSetup: false };
    },
    gather: (fileAt) =>
      gatherTask(trigger, {
        github,
        fileAt,
        verify: inputVerifiers(config),
        runnerName: null,
      }),
    publish: (_record, patch, workspace) =>
      applyToCheckout(workspace, patch, { write: flags.has('apply'), print: !flags.has('json') }),
  };
}

/** What is known of an event outside of a job. */
function sourceOf(
  name: string,
  payload: unknown,
  { mode, label, task }: Config,
  head: { sha: string; branch: string },
): EventSource {
  return {
    ...{ name, payload, mode, label, task },
    mention: '@regreen',
    env: {
      sha: head.sha,
      refName: head.branch,
      actor: '',
      triggeringActor: '',
      runId: 0,
      runAttempt: 1,
      job: '',
      workflowRef: '',
    },
  };
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    throw new BrokenEvent(`'--event ${file}' holds no JSON; give the payload that GitHub sent`);
  }
}
