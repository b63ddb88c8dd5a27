import { readFile } from 'node:fs/promises';
import type { Config } from '../config.ts';
import { createGitHub } from '../github.ts';
import { factsOf, policyOf } from '../github-admission.ts';
import { refusal } from '../github-order.ts';
import { taskOf } from '../github-task.ts';
import type { Order } from '../order.ts';
import { createLogger } from '../text/logger.ts';
import { createRedactor } from '../text/redact.ts';
import { type Admission, authorize } from '../trigger/authorize.ts';
import { readEvent } from '../trigger/event.ts';
import type { Facts } from '../trigger/facts.ts';
import { BrokenEvent, type EventSource } from '../trigger/payload.ts';
import { type Flags, WrongUse } from '../types.ts';
import { VERSION } from '../version.ts';
import { applyToCheckout } from '../workspace/apply.ts';
import { localHead } from './place.ts';

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
  const { owner, name: repo } = read.trigger.repository;
  const apiUrl = env.GITHUB_API_URL ?? 'https://api.github.com';
  const github = createGitHub({ token, apiUrl, owner, repo, version: VERSION, note: logger.line });
  const job = { runId: 0, runnerName: null, workflowRef: '' };
  const facts = factsOf(read.trigger, { github, config, job });
  let admission: Admission | null = null;
  return {
    dirty: false,
    resume: null,
    async admit() {
      // Whoever runs the command acts with their own rights; what may not run beside a key still may not.
      const asked = { ...read.trigger, actors: [], accounts: [] };
      const decision = await authorize(asked, policyOf(config), factsAtHome(facts));
      if ('ending' in decision) return decision;
      admission = { ...decision, retry: null };
      return { ...decision.trigger, trusted: false, rules: null, keepsSetup: false };
    },
    async gather(fileAt) {
      if (admission === null) throw new Error('nobody has let this run in');
      return taskOf(admission, { config, github, job }, { fileAt, facts });
    },
    publish: (_record, patch, workspace) =>
      applyToCheckout(workspace, patch, { write: flags.has('apply'), print: !flags.has('json') }),
  };
}

/** To start, nobody is asked for rights, and nothing counts: the user of the command is there to decide. */
const factsAtHome = (facts: Facts): Facts => ({
  ...facts,
  permission: () => Promise.resolve({ permission: 'none', role: null }),
  own: () => Promise.resolve(null),
  comments: () => Promise.resolve([]),
  attempts: () => Promise.resolve(0),
  runsToday: () => Promise.resolve(0),
});

/** What is known of an event outside of a job. */
function sourceOf(
  name: string,
  payload: unknown,
  { mode, label, task, mention }: Config,
  head: { sha: string; branch: string },
): EventSource {
  return {
    ...{ name, payload, mode, label, task, mention },
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
