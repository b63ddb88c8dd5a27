import { setImmediate, setTimeout } from 'node:timers/promises';
import { baseRunner } from './baseline.ts';
import type { Judged } from './judge/judge.ts';
import { withComparison } from './record.ts';
import type { Run } from './run-state.ts';
import type { RunRecord, Verifier, VerifierRun } from './types.ts';
import type { Workspace } from './workspace/workspace.ts';

/** What is measured on trees of its own while the model already reads: nothing waits for it. */
export interface Beside extends AsyncDisposable {
  /** Starts the work: once the first request is under way, so that it takes no time from it. */
  begin(): void;
  /** What a verifier says of the base, where no baseline was taken before. */
  runBase(verifier: Verifier): Promise<VerifierRun>;
  /** Whether all failing commands are red at the commit the change was made from, too; `null` where that is not known. */
  redAtBase(): Promise<boolean | null>;
}

interface Known {
  /** The commit that what is under repair was made from. */
  against: string | null;
  judged: readonly Judged[];
}

export async function measureBeside(run: Run, workspace: Workspace, known: Known): Promise<Beside> {
  const { against, judged } = known;
  const waiting = judged.filter(({ before }) => before === null).map(({ verifier }) => verifier);
  const failing = judged.filter((each) => each.failing).map(({ verifier }) => verifier);
  const origin = against === null || failing.length === 0 ? null : await workspace.treeOf(against);
  const comparable = origin !== null && origin !== workspace.base.tree;
  const begun = Promise.withResolvers<void>();
  const shared = { begun: begun.promise };
  const base = measure(run, workspace, {
    ...{ ...shared, tree: workspace.base.tree, verifiers: waiting, log: 'before' },
  });
  const before = measure(run, workspace, {
    ...{ ...shared, tree: origin ?? '', verifiers: comparable ? failing : [], log: 'base' },
  });
  return {
    begin: begun.resolve,
    async runBase({ id }) {
      begun.resolve();
      const found = base.results.get(id);
      if (found === undefined) throw new Error(`no run of '${id}' on the base was begun`);
      return found;
    },
    async redAtBase() {
      begun.resolve();
      const runs = await Promise.all(before.results.values());
      if (runs.length === 0 || runs.some(({ conclusion }) => conclusion === 'cancelled')) return null;
      return runs.every(({ conclusion }) => conclusion === 'failure' || conclusion === 'timed_out');
    },
    async [Symbol.asyncDispose]() {
      const stopped = Promise.all([base.stop(), before.stop()]);
      begun.resolve();
      await stopped;
    },
  };
}

const MARGIN_MS = 2000;

/**
 * What was measured meanwhile goes into the record of a run that made a patch.
 * @param patient waits for what is still measured: only what is published is worth that
 */
export async function recordBeside(
  record: RunRecord,
  beside: Beside,
  judged: readonly Judged[],
  patient: boolean,
): Promise<void> {
  if (record.patch === null) return;
  const known = <T>(found: Promise<T>) => (patient ? found : Promise.race([found, setImmediate(null)]));
  // Only told: worth no longer than the command itself takes.
  const usual = judged.reduce((sum, each) => sum + (each.failing ? (each.before?.durationMs ?? 0) : 0), 0);
  const enough = setTimeout(usual + MARGIN_MS, null, { ref: false });
  record.alsoRedAtBase = await Promise.race([known(beside.redAtBase()), enough]);
  const late = judged.filter(({ before }) => before === null).map(({ verifier }) => verifier);
  const runs = new Map(
    await Promise.all(late.map(async (each) => [each.id, await known(beside.runBase(each))] as const)),
  );
  record.verifiers = record.verifiers.map((each) =>
    withComparison({ ...each, before: each.before ?? runs.get(each.id) ?? null }),
  );
}

interface Measuring {
  results: ReadonlyMap<string, Promise<VerifierRun>>;
  stop(): Promise<void>;
}

interface Wanted {
  begun: Promise<void>;
  tree: string;
  verifiers: readonly Verifier[];
  /** Put before the names of logs. */
  log: string;
}

/** Runs verifiers one after another on a copy of a git tree. */
function measure(run: Run, workspace: Workspace, { begun, tree, verifiers, log }: Wanted): Measuring {
  if (verifiers.length === 0) return { results: new Map(), stop: () => Promise.resolve() };
  const stopped = new AbortController();
  const cancel = AbortSignal.any([run.around.cancel, stopped.signal]);
  const own: Run = { ...run, around: { ...run.around, cancel } };
  const opened = begun.then(() => {
    stopped.signal.throwIfAborted();
    return workspace.walledCopy(tree);
  });
  let last: Promise<unknown> = opened;
  const results = new Map<string, Promise<VerifierRun>>();
  for (const verifier of verifiers) {
    const result = last.then(async () =>
      baseRunner(own, workspace, await opened)(verifier, `${log}-${verifier.id}`),
    );
    // A fault is met where the result is awaited.
    result.catch(() => undefined);
    results.set(verifier.id, result);
    last = result;
  }
  return {
    results,
    async stop() {
      stopped.abort();
      await Promise.allSettled(results.values());
      await opened.then(({ tree: copy }) => workspace.discard(copy)).catch(() => undefined);
    },
  };
}
