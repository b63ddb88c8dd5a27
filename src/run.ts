import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadClient } from './agent/model.ts';
import type { Resumed } from './agent/resume.ts';
import { baseline } from './baseline.ts';
import { measureBeside, recordBeside } from './beside.ts';
import type { Config } from './config.ts';
import type { AgentTask } from './context/prompt.ts';
import type { Gathered } from './context/task.ts';
import { tryFixers } from './free-fixes.ts';
import { baseFiles, frozenVerifiers } from './frozen-verifiers.ts';
import { originOf } from './further.ts';
import { type FileAt, prepare, type Run, type Surroundings, stage } from './prepare.ts';
import { freshRunDir, writeReport } from './publish/report.ts';
import { newRecord, recordFree, recordTask } from './record.ts';
import { openRooms, recordRooms } from './rooms.ts';
import { sentence } from './text/sentence.ts';
import { type Ending, type News, type Outcome, type Patch, type RunRecord, WrongUse } from './types.ts';
import { loadEarly, loadImages, work } from './work.ts';
import type { Beginning } from './workspace/begin.ts';
import type { CommitFiles } from './workspace/commit-files.ts';
import { openWorkspace, type Workspace } from './workspace/workspace.ts';

/** What a run is about; the two doors (Action and command) each make one. */
export interface Order {
  /** Who asks, and may they? Before anything is spent. */
  admit(): Promise<Admitted | { ending: Ending }>;
  /** The task with its evidence. `fileAt` reads the commit under repair. */
  gather(fileAt: FileAt): Promise<Gathered>;
  /** Makes the good end known: pull request, issue, or the user's own checkout. May change outcome and reason. */
  publish(record: RunRecord, patch: Patch, workspace: Workspace, beside: Beside): Promise<Ending | null>;
  /** Says how it ended where people look for it, whatever the end. Gives what could not be done; never rejects. */
  tell?: (record: RunRecord) => Promise<string | null>;
  /** What people say while the model works; left out where there is no thread. */
  news?: () => Promise<News | null>;
  /** Local checkouts are taken with their uncommitted changes. */
  dirty: boolean;
  /** The run that goes on; `null` for a new one. */
  resume: Resumed | null;
  /** What was begun of the workspace before the order was read. */
  begun?: Beginning | null;
}

/** What a good end is made known with, beside the change itself. */
interface Beside {
  /** Files of the commit whose rules count. */
  rules: CommitFiles;
  /** Waits for what only describes the change: where it fails a note tells of it, and the end stays good. */
  tolerate(described: Promise<void>): Promise<void>;
}

/** The commit that is worked on, and the branch the change is for. */
interface Admitted {
  sha: string;
  branch: string;
  /** The commit that what is under repair was made from; `null` where that is not known. */
  against: string | null;
  /** Its author and its last pusher are people who may write. */
  trusted: boolean;
  /** The commit whose instructions and commands count; `null`: this one. */
  rules: string | null;
  /** It is on the default branch: what set-up leaves may be kept for later runs. */
  keepsSetup: boolean;
}

/** One run, from the event to the record that everything else is rendered from. */
export async function run(order: Order, config: Config, around: Surroundings): Promise<RunRecord> {
  const started = Date.now();
  const record = newRecord(config);
  const kept: { patch: Patch | null } = { patch: null };
  await freshRunDir(around.runDir);
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
  const untold = await order.tell?.(record);
  if (untold) around.emit({ type: 'note', text: untold });
  return writeReport(around.runDir, record, kept.patch, around.redactor);
}

/** Ends that are made known, and that a cancellation which came later does not undo. */
const GOOD: readonly Outcome[] = ['fixed', 'answered', 'suggested'];

interface OrderedRun extends Run {
  order: Order;
  kept: { patch: Patch | null };
}

async function stages(run: OrderedRun): Promise<Ending> {
  const { order, config, record, around } = run;
  stage(run, 'trigger', 'may this run start?');
  const admitted = await order.admit();
  if ('ending' in admitted) return admitted.ending;
  const { sha, branch, against } = admitted;
  run.trusted = admitted.trusted;
  run.keepsSetup = admitted.keepsSetup;
  record.base = { sha, branch };

  stage(run, 'workspace', `a disposable copy of ${sha.slice(0, 12)}`);
  await using workspace = await openWorkspace({
    ...around,
    sha,
    sandbox: config.sandbox,
    dirty: order.dirty,
    begun: order.begun ?? null,
    prove: config.useModel ? readClient : null,
    origin: originOf(run),
  });
  const { rules } = admitted;
  if (rules !== null) {
    run.rules = await workspace.filesOf(rules);
    around.emit({ type: 'note', text: `instructions and commands are those of ${rules.slice(0, 12)}` });
  }
  const fileAt: FileAt = (path) => workspace.fileAt(path);
  if (order.resume !== null && order.resume.start.base.tree !== workspace.base.tree)
    throw new WrongUse(
      `'--resume' goes on with a run on ${order.resume.start.base.sha.slice(0, 12)}, and the checkout holds something else; check that commit out, with the changes it had`,
    );

  stage(run, 'context', 'what failed, and what its log says');
  const gathered = await order.gather(fileAt);
  if ('ending' in gathered) return gathered.ending;
  const { task } = gathered;
  recordTask(record, task);
  await Promise.all(task.evidence.map(({ name, text }) => writeFile(join(workspace.evidence, name), text)));
  // Awaited here: the workspace goes when this function ends.
  return await repair(run, { workspace, task, against, fileAt });
}

/** Read while the wall is tried; a failure is met where the model is opened. */
const readClient = () => void loadClient().catch(() => undefined);

interface Repair {
  workspace: Workspace;
  task: AgentTask;
  against: string | null;
  fileAt: FileAt;
}

async function repair(run: OrderedRun, { workspace, task, against, fileAt }: Repair): Promise<Ending> {
  const { order, config, record, around } = run;
  const files = baseFiles(run.rules ?? workspace);
  // What stands beside the failing step in a commit that is not trusted counts for nothing.
  const known = run.rules === undefined ? task : { failing: task.failing, beside: null };
  const frozen = frozenVerifiers(config, known, files);
  // A failure is met where they are asked for.
  frozen.catch(() => undefined);
  const early = loadEarly(run, task, workspace);
  const prepared = await prepare(run, workspace, task);
  if ('ending' in prepared) return prepared.ending;
  const images = loadImages(run, task, workspace);
  const rooms = openRooms(run, workspace, prepared, task);
  const found = await baseline(run, workspace, prepared, task, { frozen, rooms });
  if ('ending' in found) return found.ending;
  // Whoever cancels waits for no further copy.
  if (around.cancel.aborted) return { outcome: 'unfixed', reason: 'the run was cancelled' };
  const { judged } = found;
  await using beside = await measureBeside(run, workspace, { against, judged });

  const whenIdle = () => {
    beside.begin();
    // A failure is met where the result is asked for.
    rooms().catch(() => undefined);
  };

  const { resume } = order;
  const free = resume === null ? await tryFixers(run, { workspace, task, judged, fileAt }) : null;
  if (free !== null) run.kept.patch = free.patch;
  const ending =
    free !== null
      ? recordFree(record, free)
      : await work(run, {
          workspace,
          task,
          judged,
          beside,
          early,
          images,
          resume,
          fileAt,
          whenIdle,
          news: order.news,
          room: prepared,
        });
  const good = GOOD.includes(ending.outcome);
  await tolerated(run, recordBeside(record, beside, judged, good));
  await tolerated(run, recordRooms(record, rooms(), files));
  const { patch } = run.kept;
  if (patch === null || !good) return ending;

  Object.assign(record, ending);
  record.timing.totalMs = Date.now() - run.started;
  stage(run, 'publish', ending.reason);
  const told = await order.publish(record, patch, workspace, {
    rules: run.rules ?? workspace,
    tolerate: (described) => tolerated(run, described),
  });
  return told ?? ending;
}

/** What only describes a run undoes nothing where it cannot be had; that it is lacking is told. */
function tolerated({ around }: Run, described: Promise<void>): Promise<void> {
  return described.catch((error: unknown) =>
    around.emit({ type: 'note', text: `left out of the record: ${sentence(error)}` }),
  );
}
