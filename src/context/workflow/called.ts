import { posix } from 'node:path';
import type { FileReader, Verifier } from '../../types.ts';
import { findInstance, type Inputs, type Instance, instances } from './instances.ts';
import { readAction, readWorkflow, type Step, type Workflow } from './read.ts';
import { makeScope, type Scope } from './scope.ts';
import { type Place, stepVerifier } from './steps.ts';

type Files = Pick<FileReader, 'read'>;
type Found = { workflow: Workflow; instance: Instance } | { problem: string };

/** GitHub lets a workflow call one that calls another, ten levels deep. */
const MAX_LEVELS = 10;

/**
 * The job a name of the REST API stands for, followed into called workflows of the same repository: `ci / test` is the
 * job `test` of the file that job `ci` uses.
 * @returns `null` where no job has the name
 */
export async function calledJob(
  files: Files,
  workflow: Workflow,
  shown: string,
  inputs: Inputs = null,
  level = 0,
): Promise<Found | null> {
  const own = instances(workflow.jobs, inputs);
  const caller = own.find(({ job, name }) => job.uses !== undefined && shown.startsWith(`${name} / `));
  if (caller === undefined || level >= MAX_LEVELS) {
    const instance = findInstance(workflow.jobs, shown, inputs);
    return instance === null ? null : { workflow, instance };
  }
  const path = localPath(caller.job.uses ?? '');
  if (path === null)
    return { problem: `job '${shown}' is in the workflow '${caller.job.uses}' of another repository` };
  const text = await files.read(path);
  if (text === null) return { problem: `the called workflow ${path} is not there` };
  const read = readWorkflow(text);
  if ('problem' in read) return { problem: `the called workflow ${path} ${read.problem}` };
  const declared = Object(read.value.on.get('workflow_call')).inputs;
  const given = inputValues(declared, caller.job.with, caller.scope);
  return calledJob(files, read.value, shown.slice(caller.name.length + 3), given, level + 1);
}

/** `./.github/workflows/ci.yml` → its path in the repository; `null` for one elsewhere. */
export const localPath = (uses: string): string | null => {
  const path = posix.normalize(uses);
  return uses.startsWith('./') && !path.startsWith('../') ? path : null;
};

/** What the caller gives, else the default the file declares. */
export function inputValues(
  declared: unknown,
  given: Readonly<Record<string, unknown>> | null | undefined,
  scope: Scope,
): Map<string, string | null> {
  const values = new Map<string, string | null>();
  for (const [name, input] of Object.entries(Object(declared) as Record<string, unknown>)) {
    const value = given != null && Object.hasOwn(given, name) ? given[name] : Object(input).default;
    const text = typeof value === 'object' && value !== null ? null : String(value ?? '');
    values.set(`inputs.${name}`, text === null ? null : scope.resolve(text));
  }
  return values;
}

/** The commands of a local composite action as one script, where they share one shell and folder. */
export async function compositeCommand(
  files: Files,
  step: Step,
  place: Place,
): Promise<{ verifier: Verifier } | { reason: string }> {
  const folder = localPath(step.uses ?? '');
  if (folder === null) return { reason: 'lies outside the repository' };
  const names = ['action.yml', 'action.yaml'].map((name) => posix.join(folder, name));
  const texts = await Promise.all(names.map((name) => files.read(name)));
  const read = readAction(texts.find((text) => text !== null) ?? '');
  if ('problem' in read) return { reason: read.problem };
  const inputs = inputValues(read.value.inputs, step.with, place.scope);
  const scope = makeScope(inputs, ['inputs.']);
  // Defaults of the job's `run` do not reach into an action.
  const inside = {
    scope,
    job: { ...place.job, defaults: null },
    workflow: { ...place.workflow, defaults: null },
  };
  const found = read.value.steps
    .filter(({ run }) => run !== undefined)
    .map((each) => stepVerifier({ ...each, env: { ...step.env, ...each.env } }, inside, 'failing-step'));
  const refused = found.find((each) => 'reason' in each);
  if (refused !== undefined) return refused;
  return joined(found.flatMap((each) => ('verifier' in each ? [each.verifier] : [])));
}

function joined(verifiers: readonly Verifier[]): { verifier: Verifier } | { reason: string } {
  const [first] = verifiers;
  if (first === undefined) return { reason: 'runs no command' };
  const place = ({ shell, workingDirectory, env }: Verifier) =>
    JSON.stringify([shell, workingDirectory, env]);
  if (verifiers.some((each) => place(each) !== place(first)))
    return { reason: 'runs commands in different shells, folders or environments' };
  return { verifier: { ...first, command: verifiers.map(({ command }) => command.trimEnd()).join('\n') } };
}
