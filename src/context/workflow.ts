import type { FileReader, JobRoom, Verifier } from '../types.ts';
import { calledJob, compositeCommand } from './workflow/called.ts';
import { checkOf } from './workflow/checks.ts';
import { findInstance, type Instance } from './workflow/instances.ts';
import { readWorkflow, type Step, type Workflow } from './workflow/read.ts';
import { roomOf } from './workflow/room.ts';
import { placeOf, stepName, stepVerifier } from './workflow/steps.ts';

/** A step of a finished job as the REST API names it. */
export interface StepRef {
  jobName: string;
  /** Display name: `name`, or `Run <first line>`. */
  stepName: string;
  /** Which of the job's steps of that name, from 0. */
  occurrence: number;
}

/** What a workflow file says of a job's commands. */
export interface JobCommands {
  /** The failing step; `null` when it is no `run:` step or its command cannot be known here. */
  failing: Verifier | null;
  /** Why `failing` is `null`. */
  reason: string | null;
  beside: Verifier[];
  /** Where the job runs; `null` where the job was not found. */
  room: Omit<JobRoom, 'inJob'> | null;
}

const none = (reason: string): JobCommands => ({ failing: null, reason, beside: [], room: null });

/**
 * Finds a step's own `run:` command with its shell, directory and environment.
 * @param text the workflow file at the failing commit
 */
export function jobCommands(text: string, ref: StepRef): JobCommands {
  const read = readWorkflow(text);
  if ('problem' in read) return none(`the workflow file ${read.problem}`);
  // A called workflow's jobs carry the caller's name in front.
  const own = ref.jobName.replace(/^.* \/ /, '');
  const found = findInstance(read.value.jobs, ref.jobName) ?? findInstance(read.value.jobs, own);
  if (found === null) return none(`the workflow file has no job '${ref.jobName}'`);
  return commandsOf(read.value, found, ref);
}

/**
 * The same, and where the file at `path` does not hold the step itself, in the workflow of the same repository its job
 * calls, or in the local composite action that the step is.
 * @param files the failing commit
 */
export async function jobCommandsIn(
  files: Pick<FileReader, 'read'>,
  path: string,
  ref: StepRef,
): Promise<JobCommands> {
  const text = (await files.read(path)) ?? '';
  const read = readWorkflow(text);
  if ('problem' in read) return none(`the workflow file ${read.problem}`);
  const found = await calledJob(files, read.value, ref.jobName);
  if (found === null) return jobCommands(text, ref);
  if ('problem' in found) return none(found.problem);
  const commands = commandsOf(found.workflow, found.instance, ref);
  const step = failingStep(found.instance, ref);
  if (commands.failing !== null || step?.uses?.startsWith('./') !== true) return commands;
  const composite = await compositeCommand(files, step, placeOf(found.workflow, found.instance));
  return 'reason' in composite
    ? { ...commands, reason: `${commands.reason}, which ${composite.reason}` }
    : { ...commands, failing: composite.verifier, reason: null };
}

function commandsOf(workflow: Workflow, instance: Instance, ref: StepRef): JobCommands {
  const failing = failingStep(instance, ref);
  const place = placeOf(workflow, instance);
  const beside = (instance.job.steps ?? [])
    .filter((step) => step !== failing && step.run !== undefined)
    .flatMap((step) => {
      const found = checkOf(step, place);
      return 'verifier' in found ? [found.verifier] : [];
    });
  const room = roomOf(instance);
  const known = { beside, room };
  if (failing === undefined)
    return { ...none(`job '${ref.jobName}' has no step '${ref.stepName}'`), ...known };
  if (failing.run === undefined) {
    const reason = `the failing step '${ref.stepName}' is no command but '${failing.uses ?? ''}'`;
    return { ...none(reason), ...known };
  }
  const found = stepVerifier(failing, place, 'failing-step');
  return 'verifier' in found
    ? { failing: found.verifier, reason: null, ...known }
    : { ...none(`the command of step '${ref.stepName}' ${found.reason}`), ...known };
}

const failingStep = ({ job, scope }: Instance, { stepName: name, occurrence }: StepRef): Step | undefined =>
  (job.steps ?? []).filter((step) => stepName(step, scope) === name)[occurrence];

/** The name of the job with this key, as the API shows it without a matrix. */
export function jobDisplayName(text: string, key: string): string {
  const read = readWorkflow(text);
  if ('problem' in read || !Object.hasOwn(read.value.jobs, key)) return key;
  return read.value.jobs[key]?.name ?? key;
}
