import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as core from '@actions/core';
import type { context as Context } from '@actions/github';
import { cancelSignal } from './cancel.ts';
import { type Config, readInputs, toConfig } from './config.ts';
import { readConfigFile } from './config-file.ts';
import { sandboxEnv } from './environment.ts';
import { createGitHub, type GitHub } from './github.ts';
import { githubOrder } from './github-order.ts';
import { judgePullRequest } from './judge-change.ts';
import { ownPrices } from './model-choice.ts';
import type { Surroundings } from './prepare.ts';
import { renderEvent } from './progress.ts';
import type { Links } from './publish/body.ts';
import { renderSummary } from './publish/summary.ts';
import { run } from './run.ts';
import { createLogger } from './text/logger.ts';
import { createRedactor, type Redactor } from './text/redact.ts';
import { sanitize } from './text/sanitize.ts';
import { readEvent } from './trigger/event.ts';
import { BrokenEvent, type EventSource } from './trigger/payload.ts';
import { type Finding, type RunRecord, WrongUse } from './types.ts';
import { VERSION } from './version.ts';
import { setupVariables } from './workspace/setup-env.ts';

/**
 * The Action's door: the runner's environment in, outputs and step summary out.
 * @param secrets values that may be seen nowhere; those of the input `setup-env` are added
 */
export async function runAction(env: NodeJS.ProcessEnv, secrets: string[]): Promise<void> {
  const inputs = readInputs(env);
  const setupEnv = setupOnly(env, toConfig(inputs));
  secrets.push(...Object.values(setupEnv));
  for (const secret of secrets) core.setSecret(secret);
  const redactor = createRedactor(secrets);
  const logger = createLogger({ out: (text) => process.stdout.write(text), redactor, mode: 'actions' });
  const payload = await readPayload(env.GITHUB_EVENT_PATH);
  // Loaded after the event file was checked: the toolkit reads it while it loads.
  const { context } = await import('@actions/github');
  const { owner, repo } = context.repo;
  const github = createGitHub({
    token: inputs['github-token'] ?? '',
    apiUrl: context.apiUrl,
    owner,
    repo,
    version: VERSION,
    note: (text) => logger.line(text),
  });
  const config = toConfig(inputs, await configFile(github));
  const source = eventSource(context, payload, config, env);
  const links = linksOf(context);
  const around: Surroundings = {
    ...placeOf(env, config),
    env: sandboxEnv(env, config.env, secrets),
    setupEnv,
    server: context.serverUrl,
    repository: links.repository,
    emit: (event) => {
      const line = renderEvent(event);
      if (line !== null) logger.line(line);
    },
    cancel: cancelSignal(),
    redactor,
    // Prices are policy: they come from the default branch.
    prices: await ownPrices(config, (path) => github.file(path)),
  };
  const record = await (config.mode === 'judge'
    ? judgePullRequest(source, config, around)
    : repair(source, { config, github, links, around, env }));
  for (const finding of record.findings.slice(0, MOST_ANNOTATIONS)) annotate(finding, redactor);
  logger.line(`${record.outcome}: ${record.reason}`);
  setOutputs(record, around.runDir);
  await core.summary.addRaw(redactor.redact(renderSummary(record, links))).write();
  if (!isRed(record, config)) return;
  logger.error(`${record.outcome}: ${record.reason}`);
  process.exitCode = core.ExitCode.Failure;
}

function linksOf({ serverUrl, repo, runId }: Pick<typeof Context, 'serverUrl' | 'repo' | 'runId'>): Links {
  const repository = `${repo.owner}/${repo.repo}`;
  return { serverUrl, repository, runUrl: `${serverUrl}/${repository}/actions/runs/${runId}` };
}

/** The variables of `setup-env`. The key of the model and the token of the job are none of them, whatever it names. */
function setupOnly(env: NodeJS.ProcessEnv, { setupEnv, ...config }: Config): Record<string, string> {
  const kept = [config.apiKey, config.modelsToken, config.githubToken];
  return setupVariables(
    env,
    setupEnv,
    kept.filter((value) => value !== null),
  );
}

function placeOf(
  env: NodeJS.ProcessEnv,
  { runDir }: Config,
): Pick<Surroundings, 'path' | 'runDir' | 'tempDir' | 'hide'> {
  return {
    path: env.GITHUB_WORKSPACE ?? process.cwd(),
    runDir: runDir ?? join(env.RUNNER_TEMP ?? '/tmp', 'regreen'),
    ...(env.RUNNER_TEMP === undefined ? {} : { tempDir: env.RUNNER_TEMP }),
    hide: runnerFolders(env),
  };
}

/** The runner shows ten of each kind a step (runner, ExecutionContext). */
const MOST_ANNOTATIONS = 10;

interface Repair {
  config: Config;
  github: GitHub;
  links: Links;
  around: Surroundings;
  env: NodeJS.ProcessEnv;
}

async function repair(
  source: EventSource,
  { config, github, links, around, env }: Repair,
): Promise<RunRecord> {
  const order = githubOrder(readEvent(source), config, github, links, around, env.RUNNER_NAME ?? null);
  return run(order, config, around);
}

/** Where the runner keeps the event, command files and credentials of this job. */
function runnerFolders(env: NodeJS.ProcessEnv): string[] {
  const { RUNNER_TEMP, GITHUB_EVENT_PATH } = env;
  return [...(RUNNER_TEMP ? [RUNNER_TEMP] : []), ...(GITHUB_EVENT_PATH ? [dirname(GITHUB_EVENT_PATH)] : [])];
}

/** Marks the line a finding is about, in the pull request's diff. */
function annotate({ rule, severity, path, line, excerpt }: Finding, redactor: Redactor): void {
  const mark = severity === 'block' ? core.error : core.warning;
  mark(redactor.redact(sanitize(excerpt).text), { title: `regreen: ${rule}`, file: path, startLine: line });
}

function eventSource(
  context: Pick<typeof Context, 'eventName' | 'sha' | 'actor' | 'runId' | 'runAttempt' | 'job'>,
  payload: unknown,
  config: Config,
  env: NodeJS.ProcessEnv,
): EventSource {
  return {
    name: context.eventName,
    payload,
    mode: config.mode,
    label: config.label,
    mention: '@regreen',
    task: config.task,
    env: {
      sha: context.sha,
      refName: env.GITHUB_REF_NAME ?? '',
      actor: context.actor,
      triggeringActor: env.GITHUB_TRIGGERING_ACTOR ?? context.actor,
      runId: context.runId,
      runAttempt: context.runAttempt,
      job: context.job,
      workflowRef: env.GITHUB_WORKFLOW_REF ?? '',
    },
  };
}

async function readPayload(path: string | undefined): Promise<unknown> {
  const source = path === undefined ? null : await readFile(path, 'utf8').catch(() => null);
  try {
    return JSON.parse(source ?? '');
  } catch {
    throw new BrokenEvent(
      `GITHUB_EVENT_PATH is '${path ?? ''}', which holds no JSON; it must name the event GitHub sent`,
    );
  }
}

async function configFile(github: GitHub) {
  const source = await github.file('.github/regreen.yml');
  return source === null ? {} : readConfigFile(source);
}

function setOutputs(record: RunRecord, runDir: string): void {
  // Suggestions are published as an issue.
  const isPull = record.published?.branch !== '';
  const outputs: Record<string, string> = {
    outcome: record.outcome,
    stop: record.stop ?? '',
    reason: record.reason,
    'pull-request-number': isPull ? String(record.published?.number ?? '') : '',
    'pull-request-url': isPull ? (record.published?.url ?? '') : '',
    branch: record.published?.branch ?? '',
    'changed-files': record.patch?.files.map(({ path }) => path).join('\n') ?? '',
    tokens: String(record.usage.inputTokens + record.usage.outputTokens),
    'cost-usd': String(record.usage.costUsd ?? ''),
    'setup-cache': record.environment.setupCache,
    'run-file': join(runDir, 'run.json'),
  };
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
}

/** An unfixed check does not turn another one red, unless the workflow asks for it. */
function isRed({ outcome }: RunRecord, { failOnUnfixed, mode }: Config): boolean {
  // A gate that lets something through unjudged is none.
  if (mode === 'judge') return outcome !== 'clean';
  if (outcome === 'failed') return true;
  return failOnUnfixed && (outcome === 'unfixed' || outcome === 'rejected' || outcome === 'no-environment');
}

/** What the step says when it was never a run: wrong inputs, a broken event, or a fault of ours. */
export function failAction(error: unknown, message: string): void {
  core.setOutput('outcome', 'failed');
  core.setOutput('reason', message);
  core.setFailed(error instanceof WrongUse ? message : `regreen failed: ${message}`);
}
