import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { originOf } from './further.ts';
import type { Order } from './order.ts';
import { freshRunDir, writeReport } from './publish/report.ts';
import { newRecord, recordTask } from './record.ts';
import type { Repair } from './repair.ts';
import { type FileAt, MADE_KNOWN, type OrderedRun, type Surroundings, stage } from './run-state.ts';
import { sentence } from './text/sentence.ts';
import { type Ending, type Patch, type RunRecord, WrongUse } from './types.ts';
import { openWorkspace, type Room, type Workspace } from './workspace/workspace.ts';

/**
 * One run, from the event to the record that everything else is rendered from.
 * @param misused told of the wrong use that ended it, where the door answers that in a way of its own
 */
export async function run(
  order: Order,
  config: Config,
  around: Surroundings,
  misused: (error: WrongUse) => void = () => undefined,
): Promise<RunRecord> {
  const started = Date.now();
  const record = newRecord(config);
  const kept: { patch: Patch | null } = { patch: null };
  const { former = null } = order;
  await freshRunDir(around.runDir, former !== null && 'resume' in former);
  let ending: Ending;
  try {
    ending = await stages({ config, around, record, kept, started }, order);
  } catch (error) {
    // The record is written whatever happens: it is what people look for first.
    ending = { outcome: 'failed', reason: sentence(error) };
    if (error instanceof WrongUse && !around.cancel.aborted) misused(error);
  }
  if (around.cancel.aborted && !MADE_KNOWN.includes(ending.outcome)) {
    record.stop = 'cancelled';
    ending = { outcome: 'unfixed', reason: 'the run was cancelled; what was done is kept in the run folder' };
  }
  Object.assign(record, ending);
  record.timing.totalMs = Date.now() - started;
  const untold = await order.tell?.(record);
  if (untold) around.emit({ type: 'note', text: untold });
  return writeReport(around.runDir, record, kept.patch, around.redactor);
}

async function stages(run: OrderedRun, order: Order): Promise<Ending> {
  const { config, record, around } = run;
  for (const text of order.notes ?? []) around.emit({ type: 'note', text });
  stage(run, 'trigger', 'may this run start?');
  const admitted = await order.admit();
  if ('ending' in admitted) return admitted.ending;
  const { sha, branch, against } = admitted;
  run.trusted = admitted.trusted;
  run.keepsSetup = admitted.keepsSetup;
  record.base = { sha, branch };

  const tried = Promise.withResolvers<void>();
  stage(run, 'workspace', `a disposable copy of ${sha.slice(0, 12)}`);
  await using workspace = await openWorkspace({
    ...around,
    sha,
    sandbox: config.sandbox,
    dirty: order.dirty,
    begun: order.begun ?? null,
    prove: config.useModel ? tried.resolve : null,
    origin: originOf(run),
  });
  const room = config.repositories.length === 0 ? begun(workspace) : null;
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
  const resume = order.resume ?? (await resumeHere(run, order, { task, workspace }));
  // The rest is read while the wall is tried, and nothing must hold that up.
  await Promise.race([tried.promise, room?.catch(() => undefined)]);
  const { repair } = await import('./repair.ts');
  // Awaited here: the workspace goes when this function ends.
  return await repair(run, order, { workspace, room, task, against, fileAt, resume });
}

/** The run that the run folder holds, where this one goes on with it. Few runs have one. */
const resumeHere = async (run: OrderedRun, { former }: Order, here: Pick<Repair, 'task' | 'workspace'>) =>
  former ? (await import('./former-run.ts')).goOnHere(former, run, here) : null;

/** The first room, which takes a while; what is to be shown in it besides must be there before. */
function begun(workspace: Workspace): Promise<Room> {
  const room = workspace.openRoom();
  // A failure is met where it is awaited.
  room.catch(() => undefined);
  return room;
}
