import { join } from 'node:path';
import type { Config } from './config.ts';
import type { Docket } from './docket.ts';
import { list } from './judge/answer.ts';
import type { CleanRoom, Judged } from './judge/judge.ts';
import { SetupFailed } from './judge/setup-failed.ts';
import { secretFindings } from './publish/secrets.ts';
import type { Redactor } from './text/redact.ts';
import type { Emit, FileChange, Patch, Task, Verdict, Verifier, VerifierRun } from './types.ts';
import { narrow } from './verifiers/narrow.ts';
import { packageScripts } from './verifiers/package-scripts.ts';
import type { Tree } from './workspace/checkout.ts';
import { fileChanges } from './workspace/patch.ts';
import { runSetup } from './workspace/setup.ts';
import { INSIDE, type Wall, type Workspace } from './workspace/workspace.ts';

export interface CourtroomOptions {
  workspace: Workspace;
  config: Pick<Config, 'setup' | 'policy' | 'network' | 'workingDirectory'>;
  task: Task;
  verifiers: readonly Judged[];
  /** What is left of the run's time, for one verifier. */
  timeLeftMs: () => number;
  cancel: AbortSignal;
  emit: Emit;
  /** Put before the names of logs. */
  logPrefix: string;
  /** What was judged already, by git tree: attempts that come to the same files share one verdict. */
  verdicts: Map<string, Promise<Verdict>>;
  /** Other attempts wait for the judge, too; `null`: none does. */
  docket: Docket | null;
  redactor: Redactor;
  /** Runs a verifier on the base, where no baseline was taken. */
  runBase?: (verifier: Verifier) => Promise<VerifierRun>;
}

/** Where patches are judged, each once. */
export interface Courtroom {
  /** Begins to prepare the first clean copy. */
  ready(): void;
  judge(patch: Patch): Promise<Verdict>;
  /** The patch that was judged last. */
  knows(patch: Patch): boolean;
  last(): Verdict | null;
  spentMs(): number;
}

/** Opens the courtroom. A clean copy is prepared while the model thinks, so that a verdict need not wait for it. */
export function openCourtroom(options: CourtroomOptions): Courtroom {
  const { workspace, task, verifiers, emit, docket } = options;
  const rooms = openRooms(options);
  let last: { tree: string; verdict: Verdict } | null = null;
  let spentMs = 0;

  const hear = async (patch: Patch): Promise<Verdict> => {
    // Whoever waited for a turn may be of no use by now.
    if (options.cancel.aborted) return CANCELLED;
    const files = `${patch.files.length} ${patch.files.length === 1 ? 'file' : 'files'}`;
    emit({ type: 'stage', stage: 'judge', detail: `${files}, +${patch.additions} −${patch.deletions}` });
    const started = performance.now();
    const [{ judge, asksForChangedTests }, changes] = await Promise.all([
      loadJudge(),
      fileChanges(workspace.git, patch, workspace.base.tree),
    ]);
    const judged = await judge({
      patch,
      changes,
      baseTree: workspace.base.tree,
      kind: task.kind,
      policy: options.config.policy,
      verifiers,
      testsMayChange: task.words !== null && asksForChangedTests(task.words),
      crowded: docket !== null,
      open: rooms.open,
      overlay: (base, from, paths) => workspace.overlay(base, from, paths),
      only: async (verifier, files) =>
        narrow(verifier, files, packageScripts(await manifestOf(workspace, verifier))),
      ...(options.runBase === undefined ? {} : { runBase: options.runBase }),
    });
    const verdict = await withSecrets(judged, changes, options.redactor);
    spentMs += performance.now() - started;
    // The model goes on, and will hand in again.
    if (!verdict.green && task.kind !== 'judge') rooms.ready();
    return verdict;
  };
  const turn = (patch: Patch) =>
    docket === null
      ? hear(patch)
      : docket.turn(patch.tree, patch.additions + patch.deletions, () => hear(patch));
  return {
    ready() {
      rooms.ready();
      // A failure is met where it is used.
      loadJudge().catch(() => undefined);
    },
    knows: (patch) => last?.tree === patch.tree,
    last: () => last?.verdict ?? null,
    spentMs: () => spentMs,
    async judge(patch) {
      const { tree } = patch;
      const known = options.verdicts.get(tree);
      if (known !== undefined) docket?.second(tree);
      const heard = known ?? turn(patch);
      options.verdicts.set(tree, heard);
      last = { tree, verdict: await heard };
      return last.verdict;
    },
  };
}

const CANCELLED: Verdict = {
  green: false,
  results: [],
  findings: [],
  newTests: [],
  answer: 'The run was cancelled.',
};

/** The judge and its rules are read once they are of use: a first request does not wait for them. */
async function loadJudge() {
  const [{ judge }, { asksForChangedTests }] = await Promise.all([
    import('./judge/judge.ts'),
    import('./judge/asks-for-tests.ts'),
  ]);
  return { judge, asksForChangedTests };
}

/** A secret in a change keeps it from being published, so its author hears of it while it can still be taken out. */
async function withSecrets(
  verdict: Verdict,
  changes: readonly FileChange[],
  redactor: Redactor,
): Promise<Verdict> {
  const bytes = (text: string | null) => (text === null ? null : Buffer.from(text));
  const files = changes.map(({ path, before, after }) => ({
    path,
    before: bytes(before),
    after: bytes(after),
  }));
  const found = await secretFindings(files, redactor);
  if (found.length === 0) return verdict;
  const answer = `${verdict.green ? 'The verifiers are green, but' : `${verdict.answer}\nAnd`} what looks like a secret may not be published; one that is made up for a test can be put together from parts:\n${list(found)}`;
  return { ...verdict, green: false, findings: [...verdict.findings, ...found], answer };
}

const manifestOf = (workspace: Workspace, { workingDirectory }: Verifier) =>
  workspace.fileAt(join(workingDirectory, 'package.json'));

const LOG_NAMES = { patch: 'after', originals: 'originals', tests: 'tests-only' } as const;

/** A tree, and the wall with the HOME that its set-up filled. */
interface Room {
  tree: Tree;
  wall: Wall;
}

function openRooms(options: CourtroomOptions) {
  const { workspace, timeLeftMs, cancel, emit } = options;
  let round = 0;
  let next: Promise<Tree> | null = null;
  const ready = () => {
    next ??= prepare(workspace);
  };

  const fresh = async (tree: string): Promise<Room> => {
    const bare = await workspace.bare(tree);
    const wall = await workspace.wall(bare);
    const { sandbox } = wall;
    const log = {
      sandbox,
      logs: workspace.logs,
      timeoutMs: timeLeftMs(),
      signal: cancel,
      logPrefix: `${options.logPrefix}patched-`,
      network: options.config.network,
      workingDirectory: options.config.workingDirectory,
    };
    const onStart = (command: string) => emit({ type: 'stage', stage: 'setup', detail: command });
    const { commands, ending } = await runSetup(bare.dir, options.config.setup, {
      ...log,
      onStart,
      scripts: false,
    });
    if (ending !== null) throw new SetupFailed(ending.reason);
    if (commands.length > 0) return { tree: bare, wall };
    // Nothing says how to set this project up: what is there already has to do.
    await workspace.discard(bare);
    return pristine(tree);
  };
  const pristine = async (tree: string): Promise<Room> => {
    const taken = next ?? prepare(workspace);
    // Given away before it is there: no other room may get the same.
    next = null;
    const copy = await taken;
    await workspace.reset(copy, tree);
    return { tree: copy, wall: await workspace.wall(copy) };
  };

  const open = async (
    tree: string,
    purpose: keyof typeof LOG_NAMES,
    freshSetup: boolean,
  ): Promise<CleanRoom> => {
    const room = await (freshSetup ? fresh(tree) : pristine(tree));
    round += 1;
    const prefix = `${options.logPrefix}${LOG_NAMES[purpose]}-${round}`;
    let runs = 0;
    return {
      async run(verifier) {
        runs += 1;
        // Not before there is something to judge.
        const { verify } = await import('./verifiers/verify.ts');
        const run = await verify(verifier, `${prefix}-${verifier.id}-${runs}`, {
          sandbox: room.wall.sandbox,
          network: options.config.network,
          tree: room.tree.dir,
          logs: workspace.logs,
          steps: { host: workspace.steps, inside: INSIDE.steps },
          timeoutMs: timeLeftMs(),
          signal: cancel,
        });
        emit({ type: 'verifier', when: purpose, command: verifier.command, run });
        return run;
      },
      [Symbol.asyncDispose]: () => workspace.discard(room.tree),
    };
  };
  return { open, ready };
}

function prepare(workspace: Workspace): Promise<Tree> {
  const copy = workspace.copy();
  // A failed copy is met where it is awaited.
  copy.catch(() => undefined);
  return copy;
}
