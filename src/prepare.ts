import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Prices } from './agent/prices.ts';
import type { Config } from './config.ts';
import { bringRepositories, inferenceOf, searchAfterSetup, setupEnvOf } from './further.ts';
import { type KeptSetup, keptSetup } from './kept-setup.ts';
import type { Redactor } from './text/redact.ts';
import {
  type Emit,
  type Ending,
  READING_KINDS,
  type RunRecord,
  type Stage,
  type Task,
  WrongUse,
} from './types.ts';
import type { CommitFiles } from './workspace/commit-files.ts';
import { inferSetup } from './workspace/setup/infer.ts';
import type { SetupPlan, WantedTool } from './workspace/setup/plan.ts';
import { runSetup } from './workspace/setup.ts';
import type { Room, Workspace } from './workspace/workspace.ts';

/** What surrounds a run on the machine. */
export interface Surroundings {
  /** The checkout. */
  path: string;
  runDir: string;
  tempDir?: string;
  /** Variables that pass the wall. */
  env: Record<string, string>;
  /** Host folders nothing inside may see: the runner's own. */
  hide: string[];
  emit: Emit;
  cancel: AbortSignal;
  /** Takes known secrets out of what is kept, shown or sent. */
  redactor: Redactor;
  /** Values of the input `setup-env`, by name. */
  setupEnv?: Readonly<Record<string, string>>;
  /** Where further repositories are fetched from; https, or http on loopback. */
  server?: string;
  /** The repository under repair as `owner/name`, where that is known. */
  repository?: string;
  /** Prices of the user's own. */
  prices: Prices;
}

/** A run under way: what its steps share. */
export interface Run {
  config: Config;
  around: Surroundings;
  record: RunRecord;
  started: number;
  /** The commit is of people who may write: set-up may see the values of `setup-env`. */
  trusted?: boolean;
  /** Files of the commit whose instructions and commands count; left out: of the one under repair itself. */
  rules?: CommitFiles;
  /** The commit is on the default branch: what set-up leaves may be kept for later runs. */
  keepsSetup?: boolean;
}

/** Reads a file of the commit under repair; `null` where there is none. */
export type FileAt = (path: string) => Promise<string | null>;

export const stage = ({ around }: Run, name: Stage, detail: string): void =>
  around.emit({ type: 'stage', stage: name, detail });

/** The longest a single command may take, in milliseconds: one that hangs must leave the model something. */
export const commandTime = (run: Run): number => Math.min(timeLeft(run), run.config.limits.minutes * 20_000);

/** What is left of the run's time, in milliseconds. */
const timeLeft = ({ config, started }: Run): number =>
  Math.max(1, started + config.limits.minutes * 60_000 - Date.now());

export interface Prepared extends Room {
  /** Tools that set-up's source names beside its commands. */
  hints: readonly WantedTool[];
}

/** A tree with its dependencies: what earlier steps left, else set-up with network and without secrets. */
export async function prepare(
  run: Run,
  workspace: Workspace,
  task: Task,
): Promise<Prepared | { ending: Ending }> {
  const lacking = await bringRepositories(run, workspace);
  if (lacking !== null) return { ending: lacking };
  const [room, expected] = await Promise.all([workspace.openRoom(), expectedSetup(run, workspace, task)]);
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
  const kept = await keptSetup(run, workspace, room);
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
  if (!(await expected.exists(workingDirectory))) return null;
  const reading = READING_KINDS.includes(task.kind);
  const plan = reading ? NO_SETUP : await inferSetup(expected, setup, inferenceOf(run));
  return plan.steps.length > 0 || expected.unsure() ? null : plan;
}

const NO_SETUP: SetupPlan = { source: 'none', steps: [], hints: [], notes: [] };

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
