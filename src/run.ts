import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openBudget } from './agent/limits.ts';
import { DEFAULT_MODEL, type Model, openModel } from './agent/model.ts';
import { type Attempts, runAttempts } from './attempts.ts';
import type { Config } from './config.ts';
import { readAgentsMd } from './context/agents-md.ts';
import { type AgentTask, firstMessage } from './context/prompt.ts';
import type { Gathered } from './context/task.ts';
import { checkCitations } from './judge/citations.ts';
import { withoutFalseClaims } from './judge/claims.ts';
import type { Judged } from './judge/judge.ts';
import {
  baseline,
  type FileAt,
  type Prepared,
  prepare,
  type Run,
  type Surroundings,
  stage,
  timeLeft,
} from './prepare.ts';
import { writeReport } from './publish/report.ts';
import { conclude, newRecord, recordAttempts, recordTask } from './record.ts';
import { sentence } from './sentence.ts';
import { nonceBlock } from './text/sanitize.ts';
import type { Ending, Outcome, Patch, RunRecord } from './types.ts';
import { proveWall } from './workspace/sandbox/prove.ts';
import { INSIDE, openWorkspace, type Workspace } from './workspace/workspace.ts';

/** What a run is about; the two doors (Action and command) each make one. */
export interface Order {
  /** Who asks, and may they? Before anything is spent. */
  admit(): Promise<{ sha: string; branch: string } | { ending: Ending }>;
  /** The task with its evidence. `fileAt` reads the commit under repair. */
  gather(fileAt: FileAt): Promise<Gathered>;
  /** Makes the good end known: pull request, issue, or the user's own checkout. May change outcome and reason. */
  publish(record: RunRecord, patch: Patch, workspace: Workspace): Promise<Ending | null>;
  /** Local checkouts are taken with their uncommitted changes. */
  dirty: boolean;
}

/** One run, from the event to the record that everything else is rendered from. */
export async function run(order: Order, config: Config, around: Surroundings): Promise<RunRecord> {
  const started = Date.now();
  const record = newRecord(config);
  const kept: { patch: Patch | null } = { patch: null };
  await mkdir(join(around.runDir, 'logs'), { recursive: true });
  let ending: Ending;
  try {
    ending = await stages({ order, config, around, record, kept, started });
  } catch (error) {
    // The record is written whatever happens: it is what people look for first.
    ending = { outcome: 'failed', reason: sentence(error) };
  }
  if (around.cancel.aborted && !GOOD.includes(ending.outcome)) {
    record.stop = 'cancelled';
    ending = { outcome: 'unfixed', reason: 'the run was cancelled; what was done is kept in the run folder' };
  }
  Object.assign(record, ending);
  record.timing.totalMs = Date.now() - started;
  await writeReport(around.runDir, record, kept.patch);
  return record;
}

/** Ends that a cancellation which came later does not undo. */
const GOOD: readonly Outcome[] = ['fixed', 'suggested'];

interface OrderedRun extends Run {
  order: Order;
  kept: { patch: Patch | null };
}

async function stages(run: OrderedRun): Promise<Ending> {
  const { order, config, record, around } = run;
  stage(run, 'trigger', 'may this run start?');
  const admitted = await order.admit();
  if ('ending' in admitted) return admitted.ending;
  record.base = admitted;

  stage(run, 'workspace', `a disposable copy of ${admitted.sha.slice(0, 12)}`);
  await using workspace = await openWorkspace({
    ...around,
    sha: admitted.sha,
    sandbox: config.sandbox,
    dirty: order.dirty,
  });
  const fileAt: FileAt = (path) => workspace.fileAt(path);

  stage(run, 'context', 'what failed, and what its log says');
  const gathered = await order.gather(fileAt);
  if ('ending' in gathered) return gathered.ending;
  const { task } = gathered;
  recordTask(record, task);
  await Promise.all(task.evidence.map(({ name, text }) => writeFile(join(workspace.evidence, name), text)));

  const prepared = await prepare(run, workspace, task);
  if ('ending' in prepared) return prepared.ending;
  // Beside the project's own commands, which take longer.
  const proving = config.sandbox === 'none' ? Promise.resolve(null) : proveWall(prepared.wall.sandbox);
  proving.catch(() => undefined);
  const model = config.useModel ? openModelEarly(config, task) : null;
  const agentsMd = readAgentsMd(fileAt);
  const judged = await baseline(run, workspace, prepared, task, fileAt);
  if ('ending' in judged) return judged.ending;

  if (model === null)
    return { outcome: 'unfixed', reason: 'the failure is reproduced; no model was asked (`--no-model`)' };
  const broken = await proving;
  if (broken !== null)
    return {
      outcome: 'failed',
      reason: `the sandbox does not hold: ${broken}; nothing was asked of a model`,
    };
  const told = { task, agentsMd: await agentsMd, model: await model };
  const attempts = await work(run, { workspace, fileAt, ...told, ...prepared, ...judged });
  const result = attempts.chosen;
  run.kept.patch = result.patch;
  const ending = conclude(task, result);
  recordAttempts(record, attempts, attempts.usage, ending, task);
  if (ending.outcome !== 'fixed' && ending.outcome !== 'suggested') return ending;

  if (record.submission !== null) record.submission = withoutClaims(record.submission, record);
  record.citations = await checkCitations(result.submission?.citations ?? [], admitted.sha, fileAt);
  record.timing.totalMs = Date.now() - run.started;
  stage(run, 'publish', ending.reason);
  return (await order.publish(record, result.patch, workspace)) ?? ending;
}

/** What the model says of verifiers is the record's to say. */
function withoutClaims(said: NonNullable<RunRecord['submission']>, { verifiers }: RunRecord): typeof said {
  const ran = verifiers.filter(({ after }) => after !== null && after.conclusion !== 'not-run');
  const facts = {
    allGreen: ran.every(({ after }) => after?.conclusion === 'success'),
    notRun: verifiers.filter((each) => !ran.includes(each)).map(({ command }) => command),
  };
  const honest = (text: string) => withoutFalseClaims(text, facts);
  return { ...said, title: honest(said.title), cause: honest(said.cause), change: honest(said.change) };
}

/** The client takes a while to load; it does so beside the project's own commands. */
function openModelEarly(config: Config, task: AgentTask): Promise<Model> {
  const opening = openModel({
    apiKey: config.apiKey,
    baseUrl: config.baseUrl,
    model: config.model ?? DEFAULT_MODEL,
    reasoningEffort: config.reasoningEffort,
    cacheKey: `regreen-${task.key}`,
  });
  opening.catch(() => undefined);
  return opening;
}

interface Work extends Prepared {
  workspace: Workspace;
  task: AgentTask;
  agentsMd: Awaited<ReturnType<typeof readAgentsMd>>;
  judged: Judged[];
  model: Model;
  fileAt: FileAt;
}

/** The attempt, within what is left of the limits. */
async function work(
  run: Run,
  { workspace, tree, wall, task, agentsMd, judged, model, fileAt }: Work,
): Promise<Attempts & { usage: RunRecord['usage'] }> {
  const { config, around, record } = run;
  record.environment.model = model.name;
  const measured = judged.reduce((sum, { before }) => sum + (before?.durationMs ?? 0), 0);
  const reserveMs = Math.min(1.5 * measured + SAVING_MS, config.limits.minutes * 30_000);
  const budget = openBudget(config.limits, run.started, reserveMs, around.cancel);
  const nonce = randomBytes(12).toString('hex');
  const message = firstMessage({
    task,
    verifiers: judged,
    agentsMd,
    inside: INSIDE,
    data: (label, text) => nonceBlock(label, text, nonce),
  });
  stage(run, 'attempt', model.name);
  record.timing.firstRequestMs = Date.now() - run.started - record.timing.setupMs - record.timing.reproduceMs;
  const attempts = await runAttempts(config.attempts, {
    config,
    workspace,
    tree,
    wall,
    task,
    verifiers: judged,
    firstMessage: message,
    model,
    budget,
    runDir: around.runDir,
    timeLeftMs: () => timeLeft(run),
    cancel: around.cancel,
    fileAt,
    emit: around.emit,
  });
  return { ...attempts, usage: budget.usage };
}

/** For collecting the patch and writing the record. */
const SAVING_MS = 2000;
