import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Prices } from './agent/prices.ts';
import type { Config } from './config.ts';
import type { FrozenVerifiers } from './frozen-verifiers.ts';
import { bringRepositories, searchAfterSetup, setupEnvOf } from './further.ts';
import type { Judged } from './judge/judge.ts';
import { type KeptSetup, keptSetup } from './kept-setup.ts';
import { recordBaseline } from './record.ts';
import type { Rooms } from './rooms.ts';
import type { Redactor } from './text/redact.ts';
import {
  type Emit,
  type Ending,
  type Outcome,
  READING_KINDS,
  type RunRecord,
  type Stage,
  type Task,
  type Verifier,
  type VerifierRun,
  WrongUse,
} from './types.ts';
import { reproduce } from './verifiers/reproduce.ts';
import type { Tree } from './workspace/checkout.ts';
import type { CommitFiles } from './workspace/commit-files.ts';
import { beginBaseline } from './workspace/patch.ts';
import type { WantedTool } from './workspace/setup/plan.ts';
import { runSetup } from './workspace/setup.ts';
import { INSIDE, type Wall, type Workspace } from './workspace/workspace.ts';

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

export interface Prepared {
  tree: Tree;
  wall: Wall;
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
  const room = await workspace.walledCopy();
  const { kind, detail } = room.wall.sandbox;
  run.record.environment.sandbox = kind;
  if (detail !== undefined) run.around.emit({ type: 'note', text: detail });
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
      ? await adopted(workspace, { ...room, hints: [] })
      : await setUp(run, workspace, found === 'spoilt' ? await workspace.walledCopy() : room, kept);
  run.record.timing.setupMs = Date.now() - started;
  return prepared;
}

async function setUp(
  run: Run,
  workspace: Workspace,
  room: Pick<Prepared, 'tree' | 'wall'>,
  kept: KeptSetup | null,
): Promise<Prepared | { ending: Ending }> {
  const env = setupEnvOf(run);
  const { commands, notes, plan, ending } = await runSetup(room.tree.dir, run.config.setup, {
    sandbox: room.wall.sandbox,
    logs: workspace.logs,
    timeoutMs: timeLeft(run),
    signal: run.around.cancel,
    network: run.config.network,
    workingDirectory: run.config.workingDirectory,
    env,
    ...(run.rules === undefined ? {} : { written: run.rules.fileAt }),
    onStart: (command) => stage(run, 'setup', command),
  });
  run.record.environment.setup = commands;
  run.record.environment.inferred.source = plan.source;
  for (const text of notes) run.around.emit({ type: 'note', text });
  const stop = (await searchAfterSetup(room, workspace, env)) ?? ending;
  if (stop !== null) return { ending: stop };
  const prepared = { ...room, hints: plan.hints };
  if (commands.length === 0) return prepared;
  // A room that lacks something is not worth keeping.
  if (notes.length === 0) await kept?.store(room);
  return adopted(workspace, prepared);
}

/** Makes the room the master of all later copies, and goes on in a copy. */
async function adopted(workspace: Workspace, { tree, wall, hints }: Prepared): Promise<Prepared> {
  await workspace.adopt(tree, wall);
  return { ...(await workspace.walledCopy()), hints };
}

const TELLING: readonly Outcome[] = ['no-environment', 'unfixed', 'flaky', 'not-reproduced'];

const isFolder = (path: string) =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** What each verifier says of the base, the failing command first: only a failure seen here is worked on. */
export async function baseline(
  run: Run,
  workspace: Workspace,
  { tree, wall }: Prepared,
  task: Task,
  { frozen, rooms }: { frozen: Promise<FrozenVerifiers>; rooms: () => Promise<Rooms> },
): Promise<{ judged: Judged[] } | { ending: Ending }> {
  if (READING_KINDS.includes(task.kind)) return { judged: [] };
  const started = Date.now();
  const once = baseRunner(run, workspace, { tree, wall });
  const { failing, others } = await frozen;
  // Nothing of the project has run in the tree so far.
  const fresh = run.record.environment.setup.length === 0 && run.config.setupCache === null;
  if (failing.length === 0) beginBaseline(workspace.git, tree, fresh);
  const judged: Judged[] = [];
  const endings: Ending[] = [];
  try {
    if (failing.length > 0) stage(run, 'reproduce', failing.map(({ command }) => command.trim()).join('; '));
    for (const verifier of failing) {
      const found = await reproduce(
        verifier,
        (n) => once(verifier, `before-${verifier.id}${n === 1 ? '' : `-${n}`}`),
        // What differs is told where it is known; not to know it is no failure.
        () =>
          rooms().then(
            ({ differences }) => differences,
            () => [],
          ),
      );
      judged.push({ verifier, before: found.run, failing: found.red });
      if (!found.red) endings.push(found.ending);
    }
    // Only where none is red there is nothing to work on; what says most about why is told.
    const [ending] = TELLING.flatMap((outcome) => endings.filter((each) => each.outcome === outcome));
    if (ending !== undefined && endings.length === failing.length) return { ending };
    // A task in words waits for nothing: its base is measured while the model already reads.
    const first = failing.length > 0 ? once : () => null;
    for (const verifier of others) judged.push({ verifier, before: await first(verifier), failing: false });
  } finally {
    recordBaseline(run.record, judged);
    run.record.timing.reproduceMs = Date.now() - started;
  }
  // Commands may have touched tracked files.
  if (failing.length > 0) await workspace.reset(tree, workspace.base.tree);
  return { judged };
}

/** Runs verifiers on the base, in its own tree. `name` is that of the log. */
export function baseRunner(run: Run, workspace: Workspace, { tree, wall }: Pick<Prepared, 'tree' | 'wall'>) {
  return async (verifier: Verifier, name = `before-${verifier.id}`): Promise<VerifierRun> => {
    // A task in words sends its first request before: what reads logs and reports is no part of a start.
    const { verify } = await import('./verifiers/verify.ts');
    const result = await verify(verifier, name, {
      sandbox: wall.sandbox,
      network: run.config.network,
      tree: tree.dir,
      logs: workspace.logs,
      steps: { host: workspace.steps, inside: INSIDE.steps },
      timeoutMs: commandTime(run),
      signal: run.around.cancel,
    });
    run.around.emit({ type: 'verifier', when: 'before', command: verifier.command, run: result });
    return result;
  };
}
