import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as core from '@actions/core';
import { authorize } from './trigger/authorize.ts';
import { BrokenEvent, readEvent } from './trigger/event.ts';
import { type Config, readConfigFile, readInputs, requireModel, toConfig } from './config.ts';
import { gatherTask } from './context/task.ts';
import { sandboxEnv } from './environment.ts';
import { createGitHub, type GitHub } from './github.ts';
import { renderEvent } from './progress.ts';
import { type Links, marker, renderBody, renderTitle } from './publish/body.ts';
import { publishPullRequest } from './publish/pull-request.ts';
import { publishSuggestions } from './publish/suggestions.ts';
import { renderSummary } from './publish/summary.ts';
import { type Order, run } from './run.ts';
import { createLogger } from './text/logger.ts';
import { createRedactor } from './text/redact.ts';
import { type Ending, type Patch, type RunRecord, type Trigger, WrongUse } from './types.ts';
import { makeVerifier } from './verifiers/discover.ts';
import { cancelSignal } from './cancel.ts';
import { VERSION } from './version.ts';
import type { Workspace } from './workspace/workspace.ts';

/** The Action's door: the runner's environment in, outputs and step summary out. */
export async function runAction(env: NodeJS.ProcessEnv): Promise<void> {
  const inputs = readInputs(env);
  const secrets = takeSecrets(env, [inputs['openai-api-key'], inputs['github-token']]);
  for (const secret of secrets) core.setSecret(secret);
  const redactor = createRedactor(secrets);
  const logger = createLogger({ out: (text) => process.stdout.write(text), redactor, mode: 'actions' });
  const payload = await readPayload(env.GITHUB_EVENT_PATH);
  // Loaded after the event file was checked: the toolkit reads it while it loads.
  const { context } = await import('@actions/github');
  const github = createGitHub({
    token: inputs['github-token'] ?? '',
    apiUrl: context.apiUrl,
    owner: context.repo.owner,
    repo: context.repo.repo,
    version: VERSION,
    note: (text) => logger.line(text),
  });
  const config = toConfig(inputs, await configFile(github));
  requireModel(config);
  const trigger = readEvent({
    name: context.eventName,
    payload,
    mode: config.mode,
    label: config.label,
    task: config.task,
    env: {
      repository: `${context.repo.owner}/${context.repo.repo}`,
      sha: context.sha,
      refName: env.GITHUB_REF_NAME ?? '',
      actor: context.actor,
      triggeringActor: env.GITHUB_TRIGGERING_ACTOR ?? context.actor,
      runId: context.runId,
      runAttempt: context.runAttempt,
      job: context.job,
      workflowRef: env.GITHUB_WORKFLOW_REF ?? '',
    },
  });
  const links: Links = {
    serverUrl: context.serverUrl,
    repository: `${context.repo.owner}/${context.repo.repo}`,
    runUrl: `${context.serverUrl}/${context.repo.owner}/${context.repo.repo}/actions/runs/${context.runId}`,
  };
  const runDir = config.runDir ?? join(env.RUNNER_TEMP ?? '/tmp', 'regreen');
  const record = await run(githubOrder(trigger, config, github, links, env), config, {
    path: env.GITHUB_WORKSPACE ?? process.cwd(),
    runDir,
    ...(env.RUNNER_TEMP === undefined ? {} : { tempDir: env.RUNNER_TEMP }),
    env: sandboxEnv(env, config.env, secrets),
    emit: (event) => {
      const line = renderEvent(event);
      if (line !== null) logger.line(line);
    },
    cancel: cancelSignal(),
  });
  logger.line(`${record.outcome}: ${record.reason}`);
  setOutputs(record, runDir);
  await core.summary.addRaw(redactor.redact(renderSummary(record, links))).write();
  if (isRed(record, config)) core.setFailed(redactor.redact(`${record.outcome}: ${record.reason}`));
}

/** Reads secrets once and removes them, and the runner's own tokens, from where child processes could inherit them. */
function takeSecrets(env: NodeJS.ProcessEnv, inputs: ReadonlyArray<string | undefined>): string[] {
  const own = ['ACTIONS_RUNTIME_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'GITHUB_TOKEN', 'OPENAI_API_KEY'];
  const values = [...inputs, ...own.map((name) => env[name])].filter((value): value is string => !!value);
  for (const name of ['INPUT_OPENAI-API-KEY', 'INPUT_GITHUB-TOKEN', ...own]) delete env[name];
  return [...new Set(values)];
}

async function readPayload(path: string | undefined): Promise<unknown> {
  const source = path === undefined ? null : await readFile(path, 'utf8').catch(() => null);
  try {
    return JSON.parse(source ?? '');
  } catch {
    throw new BrokenEvent(`GITHUB_EVENT_PATH is '${path ?? ''}', which holds no JSON; it must name the event GitHub sent`);
  }
}

async function configFile(github: GitHub) {
  const source = await github.file('.github/regreen.yml');
  return source === null ? {} : readConfigFile(source);
}

function githubOrder(
  read: { trigger: Trigger } | { ending: Ending },
  config: Config,
  github: GitHub,
  links: Links,
  env: NodeJS.ProcessEnv,
): Order {
  if ('ending' in read) return refusal(read.ending);
  const { trigger } = read;
  return {
    dirty: false,
    async admit() {
      const ending = await authorize(trigger, config, (login) => github.permission(login));
      return ending === null ? { sha: trigger.sha, branch: trigger.branch } : { ending };
    },
    gather: (fileAt) =>
      gatherTask(trigger, {
        github,
        fileAt,
        verify: config.verify.map((command, i) => makeVerifier(`verify-${i + 1}`, command, 'input', config.workingDirectory)),
        runnerName: env.RUNNER_NAME ?? null,
      }),
    publish: (record, patch, workspace) =>
      config.publish === 'none' ? Promise.resolve(null) : publish({ record, patch, workspace, trigger, config, github, links }),
  };
}

/** An order that ends before it begins. */
function refusal(ending: Ending): Order {
  return {
    dirty: false,
    admit: () => Promise.resolve({ ending }),
    gather: () => Promise.resolve({ ending }),
    publish: () => Promise.resolve(null),
  };
}

interface Publishing {
  record: RunRecord;
  patch: Patch;
  workspace: Workspace;
  trigger: Trigger;
  config: Config;
  github: GitHub;
  links: Links;
}

async function publish({ record, patch, workspace, trigger, config, github, links }: Publishing): Promise<Ending | null> {
  if (record.task?.kind === 'suggest') {
    const issue = await publishSuggestions(github, record, links);
    record.published = { branch: '', ...issue };
    return null;
  }
  const { git, base } = workspace;
  const published = await publishPullRequest({
    github,
    ...links,
    patch,
    base: trigger.branch,
    branch: `regreen/${record.task?.kind}-${record.task?.key}`,
    title: renderTitle(record, links),
    body: renderBody(record, links),
    draft: config.draft,
    marker: marker(record),
    content: (path) => git.bytes(['cat-file', 'blob', `${patch.tree}:${path}`]),
    blobBefore: async (path) => (await git.run(['rev-parse', '--verify', '--quiet', `${base.tree}:${path}`]).catch(() => '')).trim() || null,
  });
  if (published.status === 'ended') return published.ending;
  record.published = { branch: published.branch, url: published.url, number: published.number };
  return published.note === null ? null : { outcome: 'fixed', reason: published.note };
}

function setOutputs(record: RunRecord, runDir: string): void {
  const outputs: Record<string, string> = {
    outcome: record.outcome,
    stop: record.stop ?? '',
    reason: record.reason,
    'pull-request-number': String(record.published?.number ?? ''),
    'pull-request-url': record.published?.url ?? '',
    branch: record.published?.branch ?? '',
    'changed-files': record.patch?.files.map(({ path }) => path).join('\n') ?? '',
    tokens: String(record.usage.inputTokens + record.usage.outputTokens),
    'run-file': join(runDir, 'run.json'),
  };
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
}

/** An unfixed check does not turn another one red, unless the workflow asks for it. */
function isRed({ outcome }: RunRecord, { failOnUnfixed }: Config): boolean {
  if (outcome === 'failed') return true;
  return failOnUnfixed && (outcome === 'unfixed' || outcome === 'rejected' || outcome === 'no-environment');
}


/** What the step says when it was never a run: wrong inputs, a broken event, or a fault of ours. */
export function failAction(error: unknown, message: string): void {
  core.setOutput('outcome', 'failed');
  core.setOutput('reason', message);
  core.setFailed(error instanceof WrongUse ? message : `regreen failed: ${message}`);
}
