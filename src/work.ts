import { randomBytes } from 'node:crypto';
import { openBudget } from './agent/limits.ts';
import { type Model, openModel } from './agent/model.ts';
import type { Resumed } from './agent/resume.ts';
import { runAttempts } from './attempts.ts';
import type { Beside } from './beside.ts';
import { type Guidance, readGuidance } from './context/agents-md.ts';
import { type AgentTask, firstMessage } from './context/prompt.ts';
import { checkCitations } from './judge/citations.ts';
import type { Judged } from './judge/judge.ts';
import { chooseModel } from './model-choice.ts';
import { describeNetwork } from './network-policy.ts';
import { commandTime, type FileAt, type Prepared, type Run, stage } from './prepare.ts';
import { conclude, recordAttempts } from './record.ts';
import { nonceBlock } from './text/sanitize.ts';
import type { Ending, Patch } from './types.ts';
import { readBlobs } from './workspace/objects.ts';
import { proveWall } from './workspace/sandbox/prove.ts';
import { INSIDE, type Workspace } from './workspace/workspace.ts';

/** What is made ready beside the project's own commands, which take longer. */
export interface Early {
  /** `null` with `--no-model`. */
  model: Promise<Model> | null;
  guidance: Promise<Guidance>;
  /** What the wall does not hold, in words; `null` where it holds. */
  wallProof: Promise<string | null>;
}

export function loadEarly(run: Run, task: AgentTask, { wall }: Prepared, workspace: Workspace): Early {
  const { config } = run;
  const early: Early = {
    model: config.useModel ? openChosen(run, task.key) : null,
    guidance: workspace
      .files()
      .then((files) => readGuidance({ files, read: (blobs) => readBlobs(workspace.git, blobs) })),
    wallProof: config.sandbox === 'none' ? Promise.resolve(null) : proveWall(wall.sandbox),
  };
  // A failure is met where the promise is awaited.
  for (const promise of Object.values(early)) promise?.catch(() => undefined);
  return early;
}

function openChosen({ config, around }: Run, key: string): Promise<Model> {
  const { endpoint } = chooseModel(config, around.prices);
  return openModel({
    apiKey: endpoint.key,
    baseUrl: endpoint.url,
    api: endpoint.api,
    model: endpoint.model,
    reasoningEffort: config.reasoningEffort,
    cacheKey: `regreen-${key}`,
    stallSeconds: config.stallSeconds,
    ...(config.contextWindow === null ? {} : { contextWindow: config.contextWindow }),
    onWait: (text) => around.emit({ type: 'note', text }),
  });
}

interface Work extends Prepared {
  /** The run that goes on. */
  resume: Resumed | null;
  beside: Beside;
  workspace: Workspace;
  task: AgentTask;
  judged: Judged[];
  early: Early;
  fileAt: FileAt;
}

/** What a model can do, within what is left of the limits. The record holds the rest of what is known of it. */
export async function work(run: Run & { kept: { patch: Patch | null } }, options: Work): Promise<Ending> {
  const { config, around, record } = run;
  const { workspace, tree, wall, task, judged, beside, early, resume, fileAt } = options;
  if (early.model === null)
    return { outcome: 'unfixed', reason: 'the failure is reproduced; no model was asked (`--no-model`)' };
  const broken = await early.wallProof;
  if (broken !== null)
    return {
      outcome: 'failed',
      reason: `the sandbox does not hold: ${broken}; nothing was asked of a model`,
    };
  const model = await early.model;
  record.environment.model = model.name;
  const nonce = randomBytes(12).toString('hex');
  const message = firstMessage({
    task,
    verifiers: judged,
    guidance: await early.guidance,
    inside: INSIDE,
    network: describeNetwork(config.network),
    data: (label, text) => nonceBlock(label, text, nonce),
  });
  stage(run, 'attempt', model.name);
  record.timing.firstRequestMs = Date.now() - run.started - record.timing.setupMs - record.timing.reproduceMs;
  const budget = openBudget(config.limits, run.started, reserveMs(run, judged), around.cancel, {
    price: chooseModel(config, around.prices).price,
    ...(resume === null ? {} : { spent: resume.usage }),
  });
  const attempts = await runAttempts(config.attempts, {
    config,
    verdicts: new Map(),
    workspace,
    tree,
    wall,
    task,
    verifiers: judged,
    runBase: (verifier) => beside.runBase(verifier),
    firstMessage: message,
    ...(resume === null ? {} : { resume }),
    model,
    budget,
    runDir: around.runDir,
    redactor: around.redactor,
    timeLeftMs: () => commandTime(run),
    cancel: around.cancel,
    fileAt,
    emit: around.emit,
  });
  const { chosen } = attempts;
  run.kept.patch = chosen.patch;
  const ending = conclude(task, chosen);
  recordAttempts(record, attempts, budget.usage, ending, task);
  record.citations = await checkCitations(chosen.submission?.citations ?? [], workspace.base.sha, fileAt);
  return ending;
}

/** For collecting the patch and writing the record. */
const SAVING_MS = 2000;

/** Kept from the model's time: one run of the judge, half as long again as the verifiers took, and saving. */
function reserveMs({ config }: Run, judged: readonly Judged[]): number {
  const measured = judged.reduce((sum, { before }) => sum + (before?.durationMs ?? 0), 0);
  return Math.min(1.5 * measured + SAVING_MS, config.limits.minutes * 30_000);
}
