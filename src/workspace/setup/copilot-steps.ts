import { parse } from 'yaml';
import * as z from 'zod';
import { actionTool } from './action-tools.ts';
import type { SetupPlan, SetupStep } from './plan.ts';

/** Where GitHub's own agent reads how its room is made, on the default branch; its one job carries the same name. */
export const COPILOT_FILE = '.github/workflows/copilot-setup-steps.yml';

const JOB = 'copilot-setup-steps';
const MAX_STEPS = 50;

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const env = z.record(z.string(), scalar).nullish().catch(null);
const runDefaults = z
  .object({
    run: z.object({ shell: z.string().optional(), 'working-directory': z.string().optional() }).optional(),
  })
  .nullish()
  .catch(null);
const step = z.object({
  name: scalar.optional(),
  run: z.string().optional(),
  uses: z.string().optional(),
  with: z.record(z.string(), z.unknown()).nullish().catch(null),
  if: scalar.optional(),
  shell: z.string().optional(),
  'working-directory': z.string().optional(),
  env,
});
const job = z.object({ env, defaults: runDefaults, steps: z.array(step).max(MAX_STEPS) });
const workflow = z.object({
  env,
  defaults: runDefaults,
  jobs: z.object({ [JOB]: job }),
});

type Step = z.infer<typeof step>;
type Env = z.infer<typeof env>;

/** Shells by GitHub's names (workflow syntax, `jobs.<id>.steps[*].shell`); the empty one is the default. */
const SHELLS: ReadonlyMap<string, readonly string[]> = new Map([
  ['', ['bash', '-e', '-c']],
  ['bash', ['bash', '--noprofile', '--norc', '-eo', 'pipefail', '-c']],
  ['sh', ['sh', '-e', '-c']],
]);

/** Actions that are of no interest here: the tree is there, and nothing is kept. */
const NOTHING_TO_DO = /^actions\/(?:checkout|cache)(?:\/|@|$)/;

/**
 * The `run:` steps of the job `copilot-setup-steps`, and the tools its set-up actions name. Steps that need an
 * expression, a condition, another shell or an action are told and left out. As GitHub does it, a step that fails makes
 * those after it be left out, and the work goes on.
 * @returns `null` where the file has no such job with something to run
 */
export function copilotPlan(text: string): SetupPlan | null {
  const parsed = workflow.safeParse(safeYaml(text));
  if (!parsed.success) return null;
  const own = parsed.data.jobs[JOB];
  const defaults = { ...parsed.data.defaults?.run, ...own.defaults?.run };
  const plan: SetupPlan = { source: 'copilot-setup-steps', steps: [], hints: [], notes: [] };
  const outer = mergeEnv([parsed.data.env, own.env]);
  for (const each of own.steps) {
    const tool = each.uses === undefined ? null : actionTool(each.uses, each.with ?? {});
    if (tool !== null) plan.hints.push({ ...tool, source: `${COPILOT_FILE} (${each.uses})` });
    else if (each.run !== undefined) addRun(plan, each, defaults, outer);
    else if (each.uses !== undefined && !NOTHING_TO_DO.test(each.uses))
      plan.notes.push(`\`${each.uses}\` in ${COPILOT_FILE} is an action and not run here`);
  }
  return plan.steps.length === 0 ? null : plan;
}

function addRun(
  plan: SetupPlan,
  each: Step,
  defaults: { shell?: string | undefined; 'working-directory'?: string | undefined },
  outer: Record<string, string>,
): void {
  const command = (each.run ?? '').trim();
  const workingDirectory = each['working-directory'] ?? defaults['working-directory'] ?? '.';
  const shell = SHELLS.get(each.shell ?? defaults.shell ?? '');
  const why = unfit(each, command, workingDirectory, shell);
  if (why !== null || shell === undefined) {
    plan.notes.push(`\`${command.split('\n', 1)[0]}\` in ${COPILOT_FILE} is left out: ${why}`);
    return;
  }
  const made: SetupStep = {
    command,
    argv: [...shell, command],
    workingDirectory,
    env: { ...outer, ...mergeEnv([each.env]) },
    onFailure: 'skip-rest',
  };
  plan.steps.push(made);
}

/** Why a step cannot be run here, or `null`. */
function unfit(each: Step, command: string, directory: string, shell: readonly string[] | undefined) {
  if (`${command}${directory}`.includes('${{')) return 'it needs an expression that has no value here';
  if (each.if !== undefined) return 'it has a condition';
  if (directory.startsWith('/') || directory.split('/').includes('..')) return 'its folder lies outside';
  return shell === undefined ? `its shell is ${each.shell ?? 'another one'}` : null;
}

/** Later ones win; an entry that is an expression has no value here. */
function mergeEnv(all: readonly Env[]): Record<string, string> {
  const known = all
    .flatMap((each) => Object.entries(each ?? {}))
    .map(([name, value]): [string, string] => [name, String(value ?? '')])
    .filter(([, value]) => !value.includes('${{'));
  return Object.fromEntries(known);
}

/** Many times what a set-up needs: the parser's time grows with the square of some of it. */
const MAX_CHARS = 50_000;

function safeYaml(text: string): unknown {
  if (text.length > MAX_CHARS) return null;
  try {
    return parse(text, { logLevel: 'error', uniqueKeys: false, prettyErrors: false });
  } catch {
    return null;
  }
}
