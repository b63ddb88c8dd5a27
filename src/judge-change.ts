import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { baseRunner } from './baseline.ts';
import type { Config } from './config.ts';
import { openCourtroom } from './courtroom.ts';
import { baseFiles, frozenVerifiers } from './frozen-verifiers.ts';
import { prepare } from './prepare.ts';
import { freshRunDir, writeReport } from './publish/report.ts';
import { newRecord, recordBaseline, recordPatch, recordTask, recordVerdict } from './record.ts';
import { commandTime, type Run, type Surroundings, stage } from './run-state.ts';
import { sentence } from './text/sentence.ts';
import type { EventSource } from './trigger/payload.ts';
import { readPullRequest } from './trigger/pull-event.ts';
import type { Ending, Patch, RunRecord, Task, Verdict } from './types.ts';
import { openGit } from './workspace/git.ts';
import { diffTrees } from './workspace/patch.ts';
import { openWorkspace, type Workspace } from './workspace/workspace.ts';

/** A change to judge, whoever made it. */
export interface GivenChange {
  /** The commit it starts from. */
  base: string;
  branch: string;
  /** The tree it leads to. */
  headTree: (workspace: Workspace) => Promise<string>;
  /** What the change is for, in words of somebody who may write; decides whether tests may change. */
  task: string | null;
  subject: string;
}

/**
 * The judge for any change: verifiers on the base and on the change, the guard, the originals put back, new tests
 * without the product's change. No model, no key, nothing is written but the record.
 */
export async function judgeChange(
  change: GivenChange,
  config: Config,
  around: Surroundings,
): Promise<RunRecord> {
  const run: Run = { config, around, record: newRecord(config), started: Date.now() };
  let ending = await hear(change, run).catch(
    (error: unknown): Ending => ({ outcome: 'failed', reason: sentence(error) }),
  );
  run.record.timing.totalMs = Date.now() - run.started;
  if (around.cancel.aborted) {
    run.record.stop = 'cancelled';
    ending = { outcome: 'unfixed', reason: 'the run was cancelled' };
  }
  return recorded(ending, run.record, around);
}

/** `mode: judge` on `pull_request`: the commit the event checked out, which is the merge, against what it was merged into. */
export async function judgePullRequest(
  source: EventSource,
  config: Config,
  around: Surroundings,
): Promise<RunRecord> {
  const pull = readPullRequest(source);
  if ('ending' in pull) return recorded(pull.ending, newRecord(config), around);
  return judgeChange(
    {
      base: (await mergedInto(around, source.env.sha)) ?? pull.base.sha,
      branch: pull.base.branch,
      headTree: async ({ git }) => (await git.run(['rev-parse', `${source.env.sha}^{tree}`])).trim(),
      task: config.task,
      subject: `[#${pull.number}](${pull.url})`,
    },
    config,
    around,
  );
}

/** The first parent of a merge. The event's own base is older where the branch has moved on since. */
async function mergedInto({ path, tempDir }: Surroundings, sha: string): Promise<string | null> {
  const dir = await mkdtemp(join(tempDir ?? tmpdir(), 'regreen-merge-'));
  try {
    const git = await openGit(path, dir);
    const [, first, second] = (await git.run(['rev-list', '--parents', '--max-count=1', sha]))
      .trim()
      .split(' ');
    return first === undefined || second === undefined ? null : first;
  } catch {
    // No repository, or no such commit: the judge meets it again, and says so.
    return null;
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Writes the record whatever happened: it is what people look for first. */
async function recorded(
  ending: Ending,
  record: RunRecord,
  { runDir, redactor }: Surroundings,
): Promise<RunRecord> {
  await freshRunDir(runDir);
  Object.assign(record, ending);
  return writeReport(runDir, record, null, redactor);
}

async function hear(change: GivenChange, run: Run): Promise<Ending> {
  const { config, around, record } = run;
  await freshRunDir(around.runDir);
  record.base = { sha: change.base, branch: change.branch };
  stage(run, 'workspace', `a disposable copy of ${change.base.slice(0, 12)}`);
  await using workspace = await openWorkspace({
    ...around,
    sha: change.base,
    sandbox: config.sandbox,
    dirty: false,
  });
  const patch = await changeAsPatch(change, workspace);
  recordPatch(record, patch);
  if (patch.files.length === 0) return { outcome: 'clean', reason: 'nothing has changed since the base' };
  const task = judgeTask(change);
  recordTask(record, task);

  const prepared = await prepare(run, workspace, task);
  if ('ending' in prepared) return prepared.ending;
  // Verifiers come from the base: a change does not choose what it is judged by.
  const { others } = await frozenVerifiers(config, task, baseFiles(workspace));
  const verifiers = others.map((verifier) => ({ verifier, before: null, failing: false }));
  recordBaseline(record, verifiers);

  const courtroom = openCourtroom({
    workspace,
    config,
    task,
    verifiers,
    timeLeftMs: () => commandTime(run),
    cancel: around.cancel,
    emit: around.emit,
    logPrefix: '',
    docket: null,
    redactor: around.redactor,
    verdicts: new Map(),
    runBase: baseRunner(run, workspace, prepared),
  });
  const verdict = await courtroom.judge(patch);
  record.timing.judgeMs = Math.round(courtroom.spentMs());
  recordVerdict(record, verdict);
  return conclude(verdict);
}

async function changeAsPatch(change: GivenChange, workspace: Workspace): Promise<Patch> {
  return diffTrees(workspace.git, change.base, workspace.base.tree, await change.headTree(workspace));
}

function judgeTask({ task, subject }: GivenChange): Task {
  return {
    kind: 'judge',
    text: task ?? '',
    subject,
    failing: [],
    beside: [],
    evidence: [],
    key: '',
    issue: null,
    words: task,
  };
}

function conclude({ green, findings, answer }: Verdict): Ending {
  if (green)
    return {
      outcome: 'clean',
      reason: 'every verifier that can run is as green as before, and the guard blocks nothing',
    };
  const blocks = findings.filter(({ severity }) => severity === 'block');
  const [first = ''] = answer.split('\n', 1);
  return blocks.length > 0
    ? {
        outcome: 'rejected',
        reason: `the guard refuses the change: ${blocks
          .map(({ rule, path, line }) => `${rule} in ${path.replace(/\p{Cc}/gu, '?')}:${line}`)
          .slice(0, 3)
          .join(', ')}`,
      }
    : { outcome: 'unfixed', reason: first.replace(/^Your/, 'the').replace(/:$/, '') };
}
