import { join } from 'node:path';
import { openHistory } from './agent/history.ts';
import type { Budget } from './agent/limits.ts';
import { type LoopEnd, type Reply, runLoop } from './agent/loop.ts';
import type { Model } from './agent/model.ts';
import { instructions } from './context/prompt.ts';
import { checkSuggestions } from './judge/citations.ts';
import { type Judged, judge } from './judge/judge.ts';
import type { Emit, Patch, Submission, Suggestion, Task, Verdict } from './types.ts';
import { verify } from './verifiers/verify.ts';
import type { Tree } from './workspace/checkout.ts';
import { collectPatch, fileChanges, untrackedBaseline } from './workspace/patch.ts';
import { INSIDE, type Wall, type Workspace } from './workspace/workspace.ts';

export interface AttemptOptions {
  workspace: Workspace;
  /** Where the failure was reproduced: the agent goes on in the same tree, tracked files put back. */
  tree: Tree;
  wall: Wall;
  task: Task;
  verifiers: readonly Judged[];
  firstMessage: string;
  model: Model;
  budget: Budget;
  runDir: string;
  /** What is left of the run's time, for one verifier. */
  timeLeftMs: () => number;
  cancel: AbortSignal;
  fileAt: (path: string) => Promise<string | null>;
  emit: Emit;
}

export interface AttemptResult {
  end: LoopEnd;
  submission: Submission | null;
  verdict: Verdict | null;
  /** The last state of the work, judged or not. */
  patch: Patch;
  suggestions: Suggestion[];
  judgeMs: number;
}

/** One attempt: the agent works, the judge answers, until green or a limit is met. */
export async function attempt(options: AttemptOptions): Promise<AttemptResult> {
  const { workspace, tree, task, budget, emit } = options;
  const baseline = await untrackedBaseline(workspace.git, tree);
  const history = openHistory(join(options.runDir, 'trace.jsonl'));
  await history.append({ role: 'user', content: [{ type: 'input_text', text: options.firstMessage }] });

  const bench = openBench(options);
  let submission: Submission | null = null;
  let suggestions: Suggestion[] = [];
  const collect = async () => (await collectPatch(workspace.git, tree, workspace.base, baseline)).patch;

  const submit = async (submitted: Submission): Promise<Reply> => {
    submission = submitted;
    if (task.kind === 'suggest') {
      suggestions = await checkSuggestions(submitted.suggestions, options.fileAt);
      return { done: true, answer: '', repeated: false };
    }
    const patch = await collect();
    const repeated = bench.knows(patch);
    const verdict = await bench.judge(patch);
    return { done: verdict.green, answer: verdict.answer, repeated };
  };

  const end = await runLoop({
    model: options.model,
    instructions: instructions(task.kind),
    history,
    budget,
    tools: {
      sandbox: options.wall.sandbox,
      root: tree.dir,
      logs: { host: workspace.logs, inside: INSIDE.logs },
      signal: budget.signal,
    },
    submit,
    emit,
  });
  const patch = await collect();
  // Time for this was kept: work that was never handed in may be right all the same.
  const judged = end.stop !== 'cancelled' && patch.files.length > 0 && !bench.knows(patch);
  if (judged && task.kind !== 'suggest') await bench.judge(patch);
  return { end, submission, verdict: bench.last(), patch, suggestions, judgeMs: bench.spentMs() };
}

/** The judge's bench: a clean copy is prepared while the model thinks, and the same patch is judged once. */
function openBench({ workspace, task, verifiers, timeLeftMs, cancel, emit }: AttemptOptions) {
  let next = workspace.copy();
  // A failed copy is met where it is awaited.
  next.catch(() => undefined);
  let last: { tree: string; verdict: Verdict } | null = null;
  let spentMs = 0;
  let round = 0;

  const judgeAnew = async (patch: Patch): Promise<Verdict> => {
    const clean = await next;
    await workspace.reset(clean, patch.tree);
    const wall = await workspace.wall(clean);
    round += 1;
    const runClean = async (verifier: Judged['verifier']) => {
      const run = await verify(verifier, `after-${round}-${verifier.id}`, {
        sandbox: wall.sandbox,
        logs: workspace.logs,
        steps: { host: workspace.steps, inside: INSIDE.steps },
        timeoutMs: timeLeftMs(),
        signal: cancel,
      });
      emit({ type: 'verifier', when: 'after', command: verifier.command, run });
      return run;
    };
    const changes = await fileChanges(workspace.git, patch, workspace.base.tree);
    const verdict = await judge({ patch, changes, kind: task.kind, verifiers, runClean });
    await workspace.discard(clean);
    if (!verdict.green) {
      next = workspace.copy();
      next.catch(() => undefined);
    }
    return verdict;
  };

  return {
    knows: (patch: Patch) => last?.tree === patch.tree,
    last: () => last?.verdict ?? null,
    spentMs: () => spentMs,
    async judge(patch: Patch): Promise<Verdict> {
      if (last?.tree === patch.tree) return last.verdict;
      emit({ type: 'stage', stage: 'judge', detail: `${patch.files.length} files, +${patch.additions} −${patch.deletions}` });
      const started = performance.now();
      const verdict = await judgeAnew(patch);
      spentMs += performance.now() - started;
      last = { tree: patch.tree, verdict };
      return verdict;
    },
  };
}
