import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { bringRepositories, inferenceOf, searchAfterSetup, setupEnvOf } from './further.ts';
import type { KeptSetup } from './kept-setup.ts';
import { type Run, stage, timeLeft } from './run-state.ts';
import { type Ending, READING_KINDS, type Task, WrongUse } from './types.ts';
import { inferSetup } from './workspace/setup/infer.ts';
import type { SetupPlan, WantedTool } from './workspace/setup/plan.ts';
import { runSetup } from './workspace/setup.ts';
import type { Room, Workspace } from './workspace/workspace.ts';

export interface Prepared extends Room {
  /** Tools that set-up's source names beside its commands. */
  hints: readonly WantedTool[];
}

/**
 * A tree with its dependencies: what earlier steps left, else set-up with network and without secrets.
 * @param begun the room for it, where it was begun already
 */
export async function prepare(
  run: Run,
  workspace: Workspace,
  task: Task,
  begun: Promise<Room> | null = null,
): Promise<Prepared | { ending: Ending }> {
  const lacking = await bringRepositories(run, workspace);
  if (lacking !== null) return { ending: lacking };
  const [room, expected] = await Promise.all([
    begun ?? workspace.openRoom(),
    expectedSetup(run, workspace, task),
  ]);
  const { kind, detail } = room.wall.sandbox;
  run.record.environment.sandbox = kind;
  if (detail !== undefined) run.around.emit({ type: 'note', text: detail });
  if (expected !== null) return { ...room, hints: recordPlan(run, expected) };
  await room.filled;
  const { workingDirectory } = run.config;
  if (!(await isFolder(join(room.tree.dir, workingDirectory))))
    throw new WrongUse(
      `input 'working-directory' is '${workingDirectory}': no such folder in the repository`,
    );
  if (READING_KINDS.includes(task.kind)) return { ...room, hints: [] };
  const started = Date.now();
  const kept = run.config.setupCache === null ? null : await loadKeptSetup(run, workspace, room);
  const found = (await kept?.restore(room)) ?? 'nothing';
  const prepared =
    found === 'restored'
      ? await adopted(workspace, room, [])
      : await setUp(run, workspace, found === 'spoilt' ? await workspace.openRoom() : room, kept);
  run.record.timing.setupMs = Date.now() - started;
  return prepared;
}

/**
 * How the project is to be set up, where that needs no look into the copy, and no command: then nothing waits for its
 * files. `null` where either is needed.
 */
async function expectedSetup(run: Run, workspace: Workspace, task: Task): Promise<SetupPlan | null> {
  const { setup, workingDirectory } = run.config;
  const expected = await workspace.expected();
  if (workingDirectory !== '.' && (await expected.names(workingDirectory)).length === 0) return null;
  const reading = READING_KINDS.includes(task.kind);
  // What earlier steps left is searched for what set-up alone may see.
  if (!reading && run.config.setupEnv.length > 0) return null;
  const plan = reading ? NO_SETUP : await inferSetup(expected, setup, inferenceOf(run));
  return plan.steps.length > 0 || expected.unsure() ? null : plan;
}

const NO_SETUP: SetupPlan = { source: 'none', steps: [], hints: [], notes: [] };

const loadKeptSetup = async (run: Run, workspace: Workspace, room: Room): Promise<KeptSetup | null> =>
  (await import('./kept-setup.ts')).keptSetup(run, workspace, room);

/** Notes how set-up was found. Gives the tools it names. */
function recordPlan({ record, around }: Run, { source, notes, hints }: SetupPlan): SetupPlan['hints'] {
  record.environment.inferred.source = source;
  for (const text of notes) around.emit({ type: 'note', text });
  return hints;
}

async function setUp(
  run: Run,
  workspace: Workspace,
  room: Room,
  kept: KeptSetup | null,
): Promise<Prepared | { ending: Ending }> {
  await room.filled;
  const env = setupEnvOf(run);
  const { commands, notes, plan, ending } = await runSetup(room.tree.dir, run.config.setup, {
    sandbox: room.wall.sandbox,
    logs: workspace.logs,
    timeoutMs: timeLeft(run),
    signal: run.around.cancel,
    network: run.config.network,
    ...inferenceOf(run),
    env,
    onStart: (command) => stage(run, 'setup', command),
  });
  run.record.environment.setup = commands;
  recordPlan(run, { ...plan, notes });
  const stop = (await searchAfterSetup(room, workspace, env)) ?? ending;
  if (stop !== null) return { ending: stop };
  if (commands.length === 0) return { ...room, hints: plan.hints };
  // A room that lacks something is not worth keeping.
  if (notes.length === 0) await kept?.store(room);
  return adopted(workspace, room, plan.hints);
}

/** Makes the room the master of all later copies, and goes on in a copy. */
async function adopted(
  workspace: Workspace,
  { tree, wall }: Pick<Room, 'tree' | 'wall'>,
  hints: Prepared['hints'],
): Promise<Prepared> {
  await workspace.adopt(tree, wall);
  return { ...(await workspace.openRoom()), hints };
}

const isFolder = (path: string) =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
