import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openBudget } from './agent/limits.ts';
import { DEFAULT_MODEL, type Model, openModel } from './agent/model.ts';
import { type AttemptResult, attempt } from './attempt.ts';
import type { Config } from './config.ts';
import { readAgentsMd } from './context/agents-md.ts';
import { firstMessage } from './context/prompt.ts';
import type { Gathered } from './context/task.ts';
import { checkCitations } from './judge/citations.ts';
import type { Judged } from './judge/judge.ts';
import { writeReport } from './publish/report.ts';
import { conclude, newRecord, recordAttempt, recordBaseline, recordTask } from './record.ts';
import { sentence } from './sentence.ts';
import { nonceBlock } from './text/sanitize.ts';
import type { Emit, Ending, Patch, RunRecord, Stage, Task, Verifier } from './types.ts';
import { discover, withoutRepeats } from './verifiers/discover.ts';
import { reproduce } from './verifiers/reproduce.ts';
import { verify } from './verifiers/verify.ts';
import type { Tree } from './workspace/checkout.ts';
import { runSetup } from './workspace/setup.ts';
import { INSIDE, openWorkspace, type Wall, type Workspace } from './workspace/workspace.ts';

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

type FileAt = (path: string) => Promise<string | null>;

export interface Surroundings {
  /** The checkout. */
  path: string;
  runDir: string;
  tempDir?: string;
  /** Variables that pass the wall. */
  env: Record<string, string>;
  emit: Emit;
  cancel: AbortSignal;
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
  Object.assign(record, ending);
  record.timing.totalMs = Date.now() - started;
  await writeReport(around.runDir, record, kept.patch);
  return record;
}

interface Run {
  order: Order;
  config: Config;
  around: Surroundings;
  record: RunRecord;
  kept: { patch: Patch | null };
  started: number;
}

async function stages(run: Run): Promise<Ending> {
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
  const model = config.useModel ? openModelEarly(config, task) : null;

  const prepared = await prepare(run, workspace, task);
  if ('ending' in prepared) return prepared.ending;
  const judged = await baseline(run, workspace, prepared, task, fileAt);
  if ('ending' in judged) return judged.ending;

  if (model === null)
    return { outcome: 'unfixed', reason: 'the failure is reproduced; no model was asked (`--no-model`)' };
  const result = await work(run, { workspace, task, fileAt, ...prepared, ...judged, model: await model });
  run.kept.patch = result.patch;
  const ending = conclude(task, result);
  recordAttempt(record, result, result.usage, ending);
  if (ending.outcome !== 'fixed' && ending.outcome !== 'suggested') return ending;

  record.citations = await checkCitations(result.submission?.citations ?? [], admitted.sha, fileAt);
  record.timing.totalMs = Date.now() - run.started;
  stage(run, 'publish', ending.reason);
  return (await order.publish(record, result.patch, workspace)) ?? ending;
}

const stage = ({ around }: Run, name: Stage, detail: string) => around.emit({ type: 'stage', stage: name, detail });

/** The client takes a while to load; it does so beside the project's own commands. */
function openModelEarly(config: Config, task: Task): Promise<Model> {
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

interface Prepared {
  tree: Tree;
  wall: Wall;
}

/** A tree with its dependencies: what earlier steps left, else set-up with network and without secrets. */
async function prepare(run: Run, workspace: Workspace, task: Task): Promise<Prepared | { ending: Ending }> {
  const tree = await workspace.copy();
  const wall = await workspace.wall(tree);
  run.record.environment.sandbox = wall.sandbox.kind;
  if (task.kind === 'suggest') return { tree, wall };
  const started = Date.now();
  const setup = await runSetup(tree.dir, run.config.setup, {
    sandbox: wall.sandbox,
    logs: workspace.logs,
    timeoutMs: timeLeft(run),
    signal: run.around.cancel,
    onStart: (command) => stage(run, 'setup', command),
  });
  run.record.environment.setup = setup.commands;
  run.record.timing.setupMs = Date.now() - started;
  if (setup.ending !== null) return { ending: setup.ending };
  if (setup.commands.length === 0) return { tree, wall };
  await workspace.adopt(tree, wall);
  const fresh = await workspace.copy();
  return { tree: fresh, wall: await workspace.wall(fresh) };
}

/** What each verifier says of the base, the failing command first: only a failure seen here is worked on. */
async function baseline(
  run: Run,
  workspace: Workspace,
  { tree, wall }: Prepared,
  task: Task,
  fileAt: FileAt,
): Promise<{ judged: Judged[] } | { ending: Ending }> {
  if (task.kind === 'suggest') return { judged: [] };
  const started = Date.now();
  const once = async (verifier: Verifier, name: string) => {
    const result = await verify(verifier, name, {
      sandbox: wall.sandbox,
      logs: workspace.logs,
      steps: { host: workspace.steps, inside: INSIDE.steps },
      timeoutMs: timeLeft(run),
      signal: run.around.cancel,
    });
    run.around.emit({ type: 'verifier', when: 'before', command: verifier.command, run: result });
    return result;
  };
  const { failing, others } = await frozenVerifiers(run.config, task, fileAt);
  const judged: Judged[] = [];
  try {
    if (failing.length > 0) stage(run, 'reproduce', failing.map(({ command }) => command.trim()).join('; '));
    for (const verifier of failing) {
      const found = await reproduce(verifier, (n) => once(verifier, `before-${verifier.id}${n === 1 ? '' : `-${n}`}`));
      judged.push({ verifier, before: found.run, failing: found.red });
      if (!found.red && failing.length === 1) return { ending: found.ending };
    }
    if (failing.length > 0 && !judged.some((each) => each.failing))
      return { ending: { outcome: 'not-reproduced', reason: 'none of the failing commands fails here' } };
    for (const verifier of others)
      judged.push({ verifier, before: await once(verifier, `before-${verifier.id}`), failing: false });
  } finally {
    recordBaseline(run.record, judged);
    run.record.timing.reproduceMs = Date.now() - started;
  }
  // Commands may have touched tracked files.
  await workspace.reset(tree, workspace.base.tree);
  return { judged };
}

async function frozenVerifiers(config: Config, task: Task, fileAt: FileAt) {
  const manifest = join(config.workingDirectory, 'package.json');
  const found = discover({
    verify: config.verify,
    beside: task.beside,
    packageJson: await fileAt(manifest),
    workingDirectory: config.workingDirectory,
  });
  const all = withoutRepeats([...task.failing, ...found]);
  return { failing: all.slice(0, task.failing.length), others: all.slice(task.failing.length) };
}

interface Work extends Prepared {
  workspace: Workspace;
  task: Task;
  judged: Judged[];
  model: Model;
  fileAt: FileAt;
}

/** The attempt, within what is left of the limits. */
async function work(run: Run, { workspace, tree, wall, task, judged, model, fileAt }: Work): Promise<AttemptResult & { usage: RunRecord['usage'] }> {
  const { config, around, record } = run;
  record.environment.model = model.name;
  const measured = judged.reduce((sum, { before }) => sum + (before?.durationMs ?? 0), 0);
  const reserveMs = Math.min(1.5 * measured + SAVING_MS, config.limits.minutes * 30_000);
  const budget = openBudget(config.limits, run.started, reserveMs, around.cancel);
  const nonce = randomBytes(12).toString('hex');
  const message = firstMessage({
    task,
    verifiers: judged,
    agentsMd: await readAgentsMd(fileAt),
    inside: INSIDE,
    data: (label, text) => nonceBlock(label, text, nonce),
  });
  stage(run, 'attempt', model.name);
  record.timing.firstRequestMs = Date.now() - run.started - record.timing.setupMs - record.timing.reproduceMs;
  const result = await attempt({
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
  return { ...result, usage: budget.usage };
}

/** For collecting the patch and writing the record. */
const SAVING_MS = 2000;

const timeLeft = ({ config, started }: Run) => Math.max(1, started + config.limits.minutes * 60_000 - Date.now());
