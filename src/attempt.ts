import { join } from 'node:path';
import { openHistory } from './agent/history.ts';
import type { Budget } from './agent/limits.ts';
import { type LoopEnd, type Reply, runLoop } from './agent/loop.ts';
import type { Model } from './agent/model.ts';
import type { Config } from './config.ts';
import { type AgentTask, instructions } from './context/prompt.ts';
import { openCourtroom } from './courtroom.ts';
import { checkSuggestions } from './judge/citations.ts';
import type { Judged } from './judge/judge.ts';
import type { Emit, Patch, Submission, Suggestion, Usage, Verdict } from './types.ts';
import type { Tree } from './workspace/checkout.ts';
import { collectPatch, emptyPatch, untrackedBaseline } from './workspace/patch.ts';
import { INSIDE, type Wall, type Workspace } from './workspace/workspace.ts';

export interface AttemptOptions {
  /** Verdicts of all attempts at the task, by git tree. */
  verdicts: Map<string, Promise<Verdict>>;
  /** From 1. */
  number: number;
  /** No other attempt runs beside this one. */
  alone: boolean;
  /** Ends when the others have found enough: what this one did is of no use any more. */
  enough: AbortSignal;
  config: Config;
  workspace: Workspace;
  /** Where the failure was reproduced: the agent goes on in the same tree, tracked files put back. */
  tree: Tree;
  wall: Wall;
  task: AgentTask;
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
  usage: Usage;
}

/** One attempt: the agent works, the judge answers, until green or a limit is met. */
export async function attempt(options: AttemptOptions): Promise<AttemptResult> {
  const { workspace, tree, task, budget, emit } = options;
  // The first attempt, most often the only one, has the plain names.
  const prefix = options.number === 1 ? '' : `attempt-${options.number}-`;
  const baseline = await untrackedBaseline(workspace.git, tree);
  const history = openHistory(join(options.runDir, `${prefix}trace.jsonl`));
  await history.append({ role: 'user', content: [{ type: 'input_text', text: options.firstMessage }] });

  const courtroom = openCourtroom({ ...options, logPrefix: prefix, crowded: !options.alone });
  let submission: Submission | null = null;
  let suggestions: Suggestion[] = [];
  const collect = () => collectPatch(workspace.git, tree, workspace.base, baseline);

  const submit = async (submitted: Submission): Promise<Reply> => {
    submission = submitted;
    if (task.kind === 'suggest') {
      suggestions = await checkSuggestions(submitted.suggestions, options.fileAt);
      return { done: true, answer: '', repeated: false };
    }
    const { patch, leftOut } = await collect();
    const repeated = courtroom.knows(patch);
    const verdict = await courtroom.judge(patch);
    return { done: verdict.green, answer: [verdict.answer, ...leftOut].join('\n'), repeated };
  };

  const working = runLoop({
    model: options.model,
    instructions: instructions(task.kind),
    history,
    budget,
    logPrefix: prefix,
    tools: {
      sandbox: options.wall.sandbox,
      root: tree.dir,
      logs: { host: workspace.logs, inside: INSIDE.logs },
      signal: budget.signal,
    },
    submit,
    emit,
  });
  // Once the first request is under way. Where attempts run side by side there is no idle time to use.
  if (options.alone) courtroom.ready();
  const end = await working;
  const { patch } = options.enough.aborted ? { patch: emptyPatch(workspace.base) } : await collect();
  // Time for this was kept: work that was never handed in may be right all the same.
  const judged = end.stop !== 'cancelled' && patch.files.length > 0 && !courtroom.knows(patch);
  if (judged && task.kind !== 'suggest') await courtroom.judge(patch);
  return {
    end,
    submission,
    verdict: courtroom.last(),
    patch,
    suggestions,
    judgeMs: courtroom.spentMs(),
    usage: budget.usage,
  };
}
