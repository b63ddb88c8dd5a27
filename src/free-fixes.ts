import { join } from 'node:path';
import { openCourtroom } from './courtroom.ts';
import type { Judged } from './judge/judge.ts';
import { commandTime, type FileAt, type Run, stage } from './run-state.ts';
import type { Patch, RunRecord, Task, Verdict } from './types.ts';
import { type Fixer, fixersFor } from './verifiers/fixers.ts';
import { collectPatch, untrackedBaseline } from './workspace/patch.ts';
import type { Workspace } from './workspace/workspace.ts';

interface Free {
  workspace: Workspace;
  task: Task;
  judged: readonly Judged[];
  fileAt: FileAt;
}

/** A patch that fixers made and the judge accepts. */
export interface FreeFix {
  patch: Patch;
  verdict: Verdict;
  fixers: RunRecord['fixers'];
}

/**
 * Certain and free: the write mode of the checkers that fail. Each works on a clean copy; what they change together is
 * judged like any patch, and only a green verdict counts.
 * @returns `null` where that is not enough
 */
export async function tryFixers(
  run: Run,
  { workspace, task, judged, fileAt }: Free,
): Promise<FreeFix | null> {
  const fixers = await findFixers(run, judged, fileAt);
  if (fixers.length === 0) return null;
  const { tree, wall } = await workspace.walledCopy();
  const before = await untrackedBaseline(workspace.git, tree);
  for (const [i, fixer] of fixers.entries()) {
    stage(run, 'fixers', fixer.command);
    await wall.sandbox.exec({
      argv: ['bash', '-c', fixer.command],
      cwd: fixer.cwd,
      env: {},
      timeoutMs: commandTime(run),
      logFile: join(workspace.logs, `fixer-${i + 1}-${fixer.id}.log`),
      network: run.config.network,
      signal: run.around.cancel,
    });
  }
  const { patch } = await collectPatch(workspace.git, tree, workspace.base, before);
  await workspace.discard(tree);
  if (patch.files.length === 0) return null;
  const verdict = await openCourtroom({
    workspace,
    config: run.config,
    task,
    verifiers: judged,
    timeLeftMs: () => commandTime(run),
    cancel: run.around.cancel,
    emit: run.around.emit,
    logPrefix: 'fixers-',
    docket: null,
    redactor: run.around.redactor,
    verdicts: new Map(),
  }).judge(patch);
  if (!verdict.green) return null;
  const files = patch.files.map(({ path }) => path);
  return { patch, verdict, fixers: fixers.map(({ id, command }) => ({ id, command, files })) };
}

interface Placed extends Fixer {
  /** The folder of the check that it repairs. */
  cwd: string;
}

async function findFixers(
  { config, around }: Run,
  judged: readonly Judged[],
  fileAt: FileAt,
): Promise<Placed[]> {
  if (config.fixers === 'off') return [];
  const failing = judged.filter((each) => each.failing).map(({ verifier }) => verifier);
  const found = await Promise.all(
    failing.map(async (verifier) => {
      const packageJson = await fileAt(join(verifier.workingDirectory, 'package.json'));
      return fixersFor(verifier, { packageJson }).map((fixer) => ({
        ...fixer,
        cwd: verifier.workingDirectory,
      }));
    }),
  );
  const reachesHosts = config.network.hosts.length > 0;
  const able = found.flat().filter(({ command, network }) => {
    if (network !== true || reachesHosts) return true;
    around.emit({
      type: 'note',
      text: `\`${command}\` was not tried: it asks a registry, which only \`network\` lets it reach`,
    });
    return false;
  });
  return [...new Map(able.map((fixer) => [`${fixer.cwd} ${fixer.command}`, fixer])).values()];
}
