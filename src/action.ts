import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import * as core from '@actions/core';
import type { context as ToolkitContext } from '@actions/github';
import { annotateAll, isRed, setOutputs } from './action-result.ts';
import { cancelSignal } from './cancel.ts';
import { watchCi } from './ci-watch.ts';
import { type Config, readInputs, toConfig } from './config.ts';
import { readConfigFile } from './config-file.ts';
import { sandboxEnv } from './environment.ts';
import { createGitHub, type GitHub } from './github.ts';
import { type GitHubMeans, githubOrder } from './github-order.ts';
import { judgePullRequest } from './judge-change.ts';
import { keepInputs } from './kept-inputs.ts';
import { ownPrices } from './model-choice.ts';
import { renderEvent } from './progress.ts';
import type { Links } from './publish/body.ts';
import { renderSummary } from './publish/summary.ts';
import { publishPhase } from './publish-phase.ts';
import { openPublisher } from './publisher.ts';
import { run } from './run.ts';
import type { Surroundings } from './run-state.ts';
import { findVerifiers, printVerifiers } from './step-pages.ts';
import { createLogger, type Logger } from './text/logger.ts';
import { createRedactor } from './text/redact.ts';
import { countLines, preamble, runnerEnvironment } from './text/step-log.ts';
import { readEvent } from './trigger/event.ts';
import { BrokenEvent, type EventSource } from './trigger/payload.ts';
import { type RunRecord, WrongUse } from './types.ts';
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
  const start = preamble(env, runnerEnvironment(process.ppid));
  const log = countLines((text) => process.stdout.write(text), start);
  const logger = createLogger({ out: log.out, redactor, mode: 'actions' });
  const payload = await readPayload(env.GITHUB_EVENT_PATH);
  // Loaded after the event file was checked: the toolkit reads it while it loads.
  const { context } = await import('@actions/github');
  const github = connect(context, inputs['github-token'], logger);
  const file = await configFile(github);
  const config = { ...toConfig(inputs, file), given: keepInputs({ ...file, ...inputs }) };
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
  const { runId, runAttempt, job, workflowRef } = source.env;
  const own = { runId, runAttempt, job, workflowRef, runnerName: env.RUNNER_NAME ?? null };
  // A publishing job reads its files by it, too.
  const polls = connect(context, inputs['github-token'], logger, config.phase === 'publish' ? 120 : 60);
  const publisher = openPublisher({
    ...{ config, github, links, redactor },
    watch: (sha) => watchCi({ sha, runsOf: polls.runsOf, ...clockOf(config, around.cancel) }),
  });
  const record = await (config.mode === 'judge'
    ? judgePullRequest(source, config, around)
    : repair(source, around, {
        ...{ config, github, publisher, links, prices: around.prices },
        folder: folderOf(env, config.runDir),
        polls,
        job: own,
        describe: (each) =>
          config.phase === 'publish'
            ? findVerifiers(each, own, github)
            : printVerifiers(each, { ...own, logger, log, preamble: start }, github),
      }));
  annotateAll(record.findings, redactor);
  logger.line(`${record.outcome}: ${record.reason}`);
  await setOutputs(record, around.runDir);
  await core.summary.addRaw(redactor.redact(renderSummary(record, links, publisher.went()))).write();
  if (!isRed(record, config)) return;
  logger.error(`${record.outcome}: ${record.reason}`);
  process.exitCode = core.ExitCode.Failure;
}

type Context = Pick<typeof ToolkitContext, 'apiUrl' | 'repo'>;

function connect({ apiUrl, repo }: Context, token: string | undefined, logger: Logger, cap = 60): GitHub {
  return createGitHub({
    ...{ token: token ?? '', apiUrl, cap, version: VERSION, ...repo },
    note: (text) => logger.line(text),
  });
}

function linksOf({
  serverUrl,
  repo,
  runId,
}: Pick<typeof ToolkitContext, 'serverUrl' | 'repo' | 'runId'>): Links {
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

/** How long the checks of a pull request may be watched. */
function clockOf({ limits }: Config, signal: AbortSignal) {
  const pause = (ms: number, ends: AbortSignal) =>
    setTimeout(ms, undefined, { signal: ends }).catch(() => undefined);
  return { leftMs: limits.minutes * 60_000 - performance.now(), signal, pause, now: () => performance.now() };
}

const tempOf = ({ RUNNER_TEMP }: NodeJS.ProcessEnv): string => RUNNER_TEMP ?? '/tmp';

/** The folder of a run: what `solve` writes and `publish` reads. */
const folderOf = (env: NodeJS.ProcessEnv, runDir: string | null): string =>
  runDir ?? join(tempOf(env), 'regreen');

/** A publishing phase keeps its own record elsewhere: the folder it reads stays as it came. */
function placeOf(
  env: NodeJS.ProcessEnv,
  { runDir, phase }: Config,
): Pick<Surroundings, 'path' | 'runDir' | 'tempDir' | 'hide'> {
  const own = phase === 'publish' ? join(tempOf(env), 'regreen-published') : folderOf(env, runDir);
  return {
    path: env.GITHUB_WORKSPACE ?? process.cwd(),
    runDir: own,
    ...(env.RUNNER_TEMP === undefined ? {} : { tempDir: env.RUNNER_TEMP }),
    hide: runnerFolders(env),
  };
}

async function repair(
  source: EventSource,
  around: Surroundings,
  means: GitHubMeans & { folder: string },
): Promise<RunRecord> {
  const { config, folder } = means;
  const asked = readEvent(source);
  if (config.phase === 'publish') return publishPhase(asked, { ...means, around });
  // The folder of every run of a job: only one that the workflow names may have been brought back.
  const former = config.runDir === null ? null : await (await import('./former-run.ts')).findFormer(folder);
  return run(githubOrder(asked, { ...means, former }), config, around);
}

/** Where the runner keeps the event, command files and credentials of this job. */
function runnerFolders(env: NodeJS.ProcessEnv): string[] {
  const { RUNNER_TEMP, GITHUB_EVENT_PATH } = env;
  return [...(RUNNER_TEMP ? [RUNNER_TEMP] : []), ...(GITHUB_EVENT_PATH ? [dirname(GITHUB_EVENT_PATH)] : [])];
}

function eventSource(
  context: Pick<typeof ToolkitContext, 'eventName' | 'sha' | 'actor' | 'runId' | 'runAttempt' | 'job'>,
  payload: unknown,
  config: Config,
  env: NodeJS.ProcessEnv,
): EventSource {
  return {
    name: context.eventName,
    payload,
    mode: config.mode,
    label: config.label,
    mention: config.mention,
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

/** What the step says when it was never a run: wrong inputs, a broken event, or a fault of ours. */
export function failAction(error: unknown, message: string): void {
  core.setOutput('outcome', 'failed');
  core.setOutput('reason', message);
  core.setFailed(error instanceof WrongUse ? message : `regreen failed: ${message}`);
}
