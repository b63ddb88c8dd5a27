import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { certificates } from './certificates.ts';
import type { Step } from './github/state.ts';

interface WorkflowStep {
  name?: string;
  uses?: string;
  run?: string;
  shell?: string;
  if?: string;
  env?: Record<string, unknown>;
  'working-directory'?: string;
}
interface Job {
  name?: string;
  env?: Record<string, unknown>;
  defaults?: Defaults;
  steps: WorkflowStep[];
}
interface Defaults {
  run?: { shell?: string; 'working-directory'?: string };
}
interface Workflow {
  env?: Record<string, unknown>;
  defaults?: Defaults;
  jobs: Record<string, Job>;
}

/** A job as the API and the log of a run tell of it. */
export interface JobRun {
  jobName: string;
  steps: Step[];
  log: string;
  conclusion: 'success' | 'failure';
}

/** The runner's templates: without a `shell` bash runs with -e alone, named it also gets pipefail. */
const SHELLS: Record<string, string> = {
  '': '/usr/bin/bash -e {0}',
  bash: '/usr/bin/bash --noprofile --norc -e -o pipefail {0}',
  sh: '/usr/bin/sh -e {0}',
};

/** What a step runs with, once workflow, job and step are laid over one another. */
interface Script {
  run: string;
  template: string;
  cwd: string;
  env: Record<string, string>;
}

/**
 * Runs the `run:` steps of one job in `checkout`, in order, until one fails, as a runner would. Steps with `uses:` count
 * as done; steps with an `if:` are left out: the caller plays them. Expressions are not evaluated. `env` is what the
 * machine has beside PATH, HOME, CI and GITHUB_ACTIONS.
 */
export async function runJob(
  workflowText: string,
  job: string,
  checkout: string,
  env: Record<string, string> = {},
): Promise<JobRun> {
  const workflow = parse(workflowText) as Workflow;
  const found = workflow.jobs[job];
  if (!found)
    throw new Error(`The workflow has no job "${job}", only ${Object.keys(workflow.jobs).join(', ')}`);
  const steps: Step[] = [{ number: 1, name: 'Set up job', conclusion: 'success' }];
  const lines: string[] = [];
  let conclusion: JobRun['conclusion'] = 'success';
  for (const step of found.steps) {
    const isSkipped = conclusion === 'failure' || step.if !== undefined;
    const ended = isSkipped
      ? 'skipped'
      : await runStep(step, scriptOf(workflow, found, step), checkout, env, lines);
    if (ended === 'failure') conclusion = 'failure';
    steps.push({ number: steps.length + 1, name: step.name ?? `Run ${headline(step)}`, conclusion: ended });
  }
  const log = lines.map((line) => `${new Date().toISOString().replace('Z', '0000Z')} ${line}\n`).join('');
  return { jobName: found.name ?? job, steps, log, conclusion };
}

function scriptOf(workflow: Workflow, job: Job, step: WorkflowStep): Script {
  const defaults = { ...workflow.defaults?.run, ...job.defaults?.run };
  const shell = step.shell ?? defaults.shell ?? '';
  const env = Object.entries({ ...workflow.env, ...job.env, ...step.env });
  return {
    run: step.run ?? '',
    template: SHELLS[shell] ?? shell,
    cwd: step['working-directory'] ?? defaults['working-directory'] ?? '.',
    env: Object.fromEntries(env.map(([name, value]) => [name, String(value)])),
  };
}

async function runStep(
  step: WorkflowStep,
  script: Script,
  checkout: string,
  machine: Record<string, string>,
  lines: string[],
): Promise<'success' | 'failure'> {
  lines.push(`##[group]Run ${headline(step)}`);
  if (step.run === undefined) {
    lines.push('##[endgroup]');
    return 'success';
  }
  // The runner prints the script in cyan, line by line.
  const printed = script.run
    .trimEnd()
    .split('\n')
    .map((line) => `\u001b[36;1m${line}\u001b[0m`);
  const variables = Object.entries(script.env).map(([name, value]) => `  ${name}: ${value}`);
  lines.push(
    ...printed,
    `shell: ${script.template}`,
    ...(variables.length > 0 ? ['env:', ...variables] : []),
  );
  lines.push('##[endgroup]');
  const base = {
    ...certificates(),
    PATH: process.env.PATH,
    HOME: checkout,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    ...machine,
  };
  const { output, code } = await execute(script, join(checkout, script.cwd), { ...base, ...script.env });
  if (output !== '') lines.push(...output.replace(/\n$/, '').split('\n'));
  if (code === 0) return 'success';
  lines.push(`##[error]Process completed with exit code ${code}.`);
  return 'failure';
}

const headline = ({ uses, run = '' }: WorkflowStep): string => uses ?? run.split('\n')[0] ?? '';

/** Standard output and error in the order they came, and the exit code. */
async function execute({ run, template }: Script, cwd: string, env: NodeJS.ProcessEnv) {
  const folder = await mkdtemp(join(tmpdir(), 'workflow-step-'));
  try {
    const file = join(folder, 'step.sh');
    await writeFile(file, run);
    const [program = 'bash', ...args] = template.split(' ').map((word) => word.replace('{0}', file));
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    const code = await new Promise<number>((resolve, reject) => {
      child.on('error', reject).on('close', (status) => resolve(status ?? 1));
    });
    return { output: Buffer.concat(chunks).toString(), code };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
