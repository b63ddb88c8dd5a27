import { secretNeed, unfitReason } from '../../text/unfit-commands.ts';
import type { FileReader, FoundVerifiers, Verifier } from '../../types.ts';
import { inputValues, localPath } from './called.ts';
import { checkOf } from './checks.ts';
import { type Instance, instances } from './instances.ts';
import { readWorkflow, type Workflow } from './read.ts';
import { makeScope } from './scope.ts';
import { placeOf, stepName, stepVerifier } from './steps.ts';

/** One `run:` line, or a job or file that holds none that can be read, of a repository's workflows. */
export interface WorkflowCommand {
  /** Path of the file. */
  workflow: string;
  /** Name of the job as GitHub shows it; with a matrix, of its first combination on Linux. Empty for a whole file. */
  job: string;
  /** Name of the step as GitHub shows it; empty for a whole job or file. */
  step: string;
  /** As it runs, expressions filled in where they are known; what a job `uses`; the path of a file that cannot be read. */
  command: string;
  /** `true`, or why it cannot run here, in words that follow the command: `needs secrets.NPM_TOKEN`. */
  runnable: true | string;
  /** How to run it; `null` where its command cannot be known. */
  verifier: Verifier | null;
  /** The image the job runs in, or `null`. */
  container: string | null;
  /** Names of the services beside the job. */
  services: string[];
  /** Whether pushes and pull requests start it. */
  checksChanges: boolean;
}

const FOLDER = '.github/workflows/';
/** Far more than any repository has. */
const MAX_FILES = 200;
const MAX_COMMANDS = 2000;
/** In one job. */
const MAX_STEPS = 500;
/** Characters of all files. */
const MAX_TOTAL = 1_000_000;

/** Every command of a repository's workflows in order of file and line. Rejects for nothing the files hold. */
export async function workflowCommands(files: FileReader): Promise<WorkflowCommand[]> {
  const paths = (await files.list()).filter(
    (path) => path.startsWith(FOLDER) && /^[^/]+\.ya?ml$/.test(path.slice(FOLDER.length)),
  );
  const found: WorkflowCommand[] = [];
  let left = MAX_TOTAL;
  for (const path of paths.toSorted().slice(0, MAX_FILES)) {
    const text = (await files.read(path)) ?? '';
    left -= text.length;
    found.push(
      ...(left < 0
        ? [unread(path, 'is not read: the workflows together are too long')]
        : fileCommands(path, text)),
    );
  }
  return found.slice(0, MAX_COMMANDS);
}

const NOTHING = {
  verifier: null,
  container: null,
  services: [],
  checksChanges: false,
  job: '',
  step: '',
  command: '',
};

const unread = (path: string, runnable: string): WorkflowCommand => ({
  ...NOTHING,
  ...{ workflow: path, command: path, checksChanges: true, runnable },
});

function fileCommands(path: string, text: string): WorkflowCommand[] {
  const read = readWorkflow(text);
  if ('problem' in read) return [unread(path, read.problem)];
  const checksChanges = startsOnChanges(read.value.on);
  const called: unknown = read.value.on.get('workflow_call');
  const inputs = read.value.on.has('workflow_call')
    ? inputValues(Object(called).inputs, null, makeScope(new Map()))
    : null;
  const byJob = Map.groupBy(instances(read.value.jobs, inputs), ({ key }) => key);
  return [...byJob.values()].flatMap((all) => {
    const instance =
      all.find(({ job, scope }) => /ubuntu|linux/.test(runsOn(job['runs-on'], scope))) ?? all[0];
    return instance === undefined ? [] : jobRows(path, read.value, instance, checksChanges);
  });
}

/** Releases start on tags, other work by hand or on a schedule; a called workflow is taken for what calls it. */
function startsOnChanges(on: ReadonlyMap<string, unknown>): boolean {
  if (['pull_request', 'merge_group', 'workflow_call'].some((event) => on.has(event))) return true;
  const push: unknown = on.get('push');
  return on.has('push') && !('tags' in Object(push) && !('branches' in Object(push)));
}

function jobRows(
  path: string,
  workflow: Workflow,
  instance: Instance,
  checksChanges: boolean,
): WorkflowCommand[] {
  const { job, name, scope } = instance;
  const { image, services } = surroundings(job);
  const common = { ...NOTHING, workflow: path, job: name, container: image, services, checksChanges };
  if (job.uses !== undefined)
    return [
      {
        ...common,
        command: job.uses,
        runnable: `calls a workflow ${localPath(job.uses) === null ? 'of another repository' : 'whose own file is read'}`,
      },
    ];
  const place = placeOf(workflow, instance);
  const reason = jobReason(instance, image, services);
  return (job.steps ?? [])
    .filter(({ run }) => run !== undefined)
    .slice(0, MAX_STEPS)
    .map((step) => {
      const found = stepVerifier(step, place, 'workflow');
      const check = checkOf(step, place);
      const whole = found && 'verifier' in found ? found.verifier : null;
      // With its preparation left out it is a check; the command itself is still shown and run as written.
      const fit =
        'verifier' in check
          ? unfitReason(whole?.command ?? '', ['delivers', 'needs', 'endless'])
          : check.reason;
      return {
        ...common,
        step: stepName(step, scope),
        command: whole?.command ?? step.run ?? '',
        runnable: secretNeed(step.run ?? '') ?? fit ?? reason ?? true,
        verifier: 'verifier' in check ? check.verifier : whole,
      };
    });
}

function jobReason(
  { job, scope }: Instance,
  image: string | null,
  services: readonly string[],
): string | null {
  const labels = runsOn(job['runs-on'], scope);
  if (/windows|macos/i.test(labels)) return `runs on ${labels}`;
  if (image !== null) return `runs in \`container: ${image}\``;
  if (services.length > 0) return `needs the services ${services.join(', ')}`;
  if (job.if !== undefined && job.if !== null)
    return `its job runs only if \`${String(job.if).slice(0, 100)}\``;
  return job['continue-on-error'] === true ? 'its job may fail (continue-on-error)' : null;
}

/** `runs-on` as text: a label, a list of labels, or a group. */
function runsOn(value: unknown, scope: Instance['scope']): string {
  const labels = Array.isArray(value) ? value : [Object(value).labels ?? value].flat();
  const text = labels.filter((label) => typeof label === 'string').join(', ');
  return scope.resolve(text) ?? text;
}

function surroundings({ container, services }: Instance['job']): {
  image: string | null;
  services: string[];
} {
  const image: unknown = typeof container === 'string' ? container : Object(container).image;
  return {
    image: typeof image === 'string' ? image.slice(0, 200) : null,
    services: typeof services === 'object' && services !== null ? Object.keys(services).slice(0, 20) : [],
  };
}

/** The commands that check a change, as verifiers, with what was refused: for a run that no failing job started. */
export function workflowChecks(commands: readonly WorkflowCommand[]): FoundVerifiers {
  const found: FoundVerifiers = { verifiers: [], refused: [] };
  for (const { command, runnable, verifier, checksChanges } of commands) {
    if (!checksChanges) continue;
    if (runnable === true && verifier !== null) found.verifiers.push(verifier);
    else found.refused.push({ command, source: 'workflow', reason: String(runnable) });
  }
  return found;
}
