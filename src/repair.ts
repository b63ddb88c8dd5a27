import type { Resumed } from './agent/resume.ts';
import { baseline } from './baseline.ts';
import { measureBeside, recordBeside } from './beside.ts';
import type { AgentTask } from './context/prompt.ts';
import type { tryFixers } from './free-fixes.ts';
import { baseFiles, frozenVerifiers } from './frozen-verifiers.ts';
import type { Order } from './order.ts';
import { prepare } from './prepare.ts';
import { recordFree } from './record.ts';
import { openRooms, recordRooms } from './rooms.ts';
import { type FileAt, MADE_KNOWN, type OrderedRun, type Run, stage } from './run-state.ts';
import { sentence } from './text/sentence.ts';
import type { Ending } from './types.ts';
import { loadEarly, loadImages, work } from './work.ts';
import type { Room, Workspace } from './workspace/workspace.ts';

export interface Repair {
  workspace: Workspace;
  /** Where it was begun already. */
  room: Promise<Room> | null;
  task: AgentTask;
  against: string | null;
  fileAt: FileAt;
  /** The run that goes on. */
  resume: Resumed | null;
}

/** From the task to what is made known: the part of a run that needs a copy of the repository. */
export async function repair(
  run: OrderedRun,
  order: Order,
  { workspace, room, task, against, fileAt, resume }: Repair,
): Promise<Ending> {
  const { config, record, around } = run;
  const files = baseFiles(run.rules ?? workspace);
  // What stands beside the failing step in a commit that is not trusted counts for nothing.
  const known = run.rules === undefined ? task : { failing: task.failing, beside: null };
  const frozen = frozenVerifiers(config, known, files);
  // A failure is met where they are asked for.
  frozen.catch(() => undefined);
  const early = loadEarly(run, task, workspace);
  const prepared = await prepare(run, workspace, task, room);
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

  // What was not measured has nothing to repair for free.
  const failing = resume === null && judged.some((each) => each.failing);
  const free = failing ? await loadFixers(run, { workspace, task, judged, fileAt }) : null;
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
  const good = MADE_KNOWN.includes(ending.outcome);
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

const loadFixers: typeof tryFixers = async (...of) => (await import('./free-fixes.ts')).tryFixers(...of);

/** What only describes a run undoes nothing where it cannot be had; that it is lacking is told. */
function tolerated({ around }: Run, described: Promise<void>): Promise<void> {
  return described.catch((error: unknown) =>
    around.emit({ type: 'note', text: `left out of the record: ${sentence(error)}` }),
  );
}
