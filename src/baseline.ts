import type { FrozenVerifiers } from './frozen-verifiers.ts';
import type { Judged } from './judge/judge.ts';
import type { Prepared } from './prepare.ts';
import { recordBaseline } from './record.ts';
import type { Rooms } from './rooms.ts';
import { commandTime, type Run, stage } from './run-state.ts';
import {
  type Ending,
  type Outcome,
  READING_KINDS,
  type Task,
  type Verifier,
  type VerifierRun,
} from './types.ts';
import { INSIDE, type Room, type Workspace } from './workspace/workspace.ts';

const TELLING: readonly Outcome[] = ['no-environment', 'unfixed', 'flaky', 'not-reproduced'];

/** What each verifier says of the base, the failing command first: only a failure seen here is worked on. */
export async function baseline(
  run: Run,
  workspace: Workspace,
  prepared: Prepared,
  task: Task,
  { frozen, rooms }: { frozen: Promise<FrozenVerifiers>; rooms: () => Promise<Rooms> },
): Promise<{ judged: Judged[] } | { ending: Ending }> {
  if (READING_KINDS.includes(task.kind)) return { judged: [] };
  const started = Date.now();
  const once = baseRunner(run, workspace, prepared);
  const { failing, others } = await frozen;
  const judged: Judged[] = [];
  const endings: Ending[] = [];
  try {
    if (failing.length > 0) stage(run, 'reproduce', failing.map(({ command }) => command.trim()).join('; '));
    for (const verifier of failing) {
      const { reproduce } = await import('./verifiers/reproduce.ts');
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
  if (failing.length > 0) await workspace.reset(prepared.tree, workspace.base.tree);
  return { judged };
}

/** Runs verifiers on the base, in its own tree. `name` is that of the log. */
export function baseRunner(run: Run, workspace: Workspace, { tree, wall, filled }: Room) {
  return async (verifier: Verifier, name = `before-${verifier.id}`): Promise<VerifierRun> => {
    // A task in words sends its first request before: what reads logs and reports is no part of a start.
    const [{ verify }] = await Promise.all([import('./verifiers/verify.ts'), filled]);
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
