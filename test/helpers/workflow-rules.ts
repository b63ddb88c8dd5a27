interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}
type Permissions = Record<string, string>;
interface Job {
  uses?: string;
  steps?: Step[];
  permissions?: Permissions;
  'timeout-minutes'?: unknown;
}
export interface Workflow {
  on: string | Record<string, unknown>;
  permissions: Permissions;
  jobs: Record<string, Job>;
}

/** The action of this repository: for all, and as its own reusable workflow names it. */
const OWN_ACTIONS = ['regreen/regreen@', '$/.github/actions/phase'];
const OWN_WORKFLOW = 'regreen/regreen/.github/workflows/regreen.yml@';

export const steps = ({ jobs }: Workflow): Step[] => Object.values(jobs).flatMap((job) => job.steps ?? []);
export const uses = (step: Step | undefined, name: string): boolean => step?.uses?.startsWith(name) === true;
const isOwn = (step: Step): boolean => OWN_ACTIONS.some((name) => uses(step, name));

/** The steps that are the action of this repository. */
export const ownSteps = (file: Workflow): Step[] => steps(file).filter(isOwn);
/** The jobs that are the reusable workflow of this repository. */
export const calls = ({ jobs }: Workflow): Job[] =>
  Object.values(jobs).filter((job) => job.uses?.startsWith(OWN_WORKFLOW));

/** Scripts into which the runner would paste the value of an expression before a shell reads them. */
export const pastingScripts = (file: Workflow): string[] =>
  steps(file).flatMap(({ run }) => (run?.includes('${{') ? [run] : []));

/** What could carry a file from a job that a model worked in into the Actions cache, or into a later step. */
export function leaks(file: Workflow): string[] {
  return Object.values(file.jobs).flatMap(({ steps: all = [] }) => {
    const own = all.findIndex(isOwn);
    if (own < 0) return [];
    const folder = all[own]?.with?.['run-dir'];
    return [
      ...all.slice(own + 1).flatMap((step) => (keepsFolder(step, folder) ? [] : ['a step follows regreen'])),
      ...all.flatMap((step) => (savesCache(step) ? [`${step.uses} saves a cache`] : [])),
    ];
  });
}

/** The only thing that may follow: the run folder is kept as an artifact, and nothing else of the job. */
const keepsFolder = (step: Step, folder: unknown): boolean =>
  uses(step, 'actions/upload-artifact@') && folder !== undefined && step.with?.path === folder;

const savesCache = (step: Step): boolean =>
  uses(step, 'actions/cache') ||
  step.with?.cache !== undefined ||
  (uses(step, 'actions/setup-node@') && step.with?.['package-manager-cache'] !== false);

/** Actions of others that are not named by a commit with its release beside it. */
export function unpinned(text: string): string[] {
  const names = [...text.matchAll(/^\s*(?:- )?uses: +(.+)$/gm)].map(([, name = '']) => name);
  const others = names.filter((name) => !name.startsWith('regreen/regreen') && !name.startsWith('$/'));
  return others.filter((name) => !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(name));
}

/** Rights and times that are wider than they must be. */
export function loose({ on, permissions, jobs }: Workflow): string[] {
  const events = typeof on === 'string' ? [on] : Object.keys(on);
  return [
    ...(events.includes('pull_request_target') ? ['pull_request_target'] : []),
    ...(Object.keys(permissions ?? { none: '' }).length === 0 ? [] : ['rights for jobs that name none']),
    ...Object.entries(jobs).flatMap(([name, job]) => looseJob(job).map((what) => `${name}: ${what}`)),
  ];
}

function looseJob({ permissions, steps: all = [], uses: called, 'timeout-minutes': minutes }: Job): string[] {
  const keeps = all.filter(
    (step) => uses(step, 'actions/checkout@') && step.with?.['persist-credentials'] !== false,
  );
  return [
    ...(typeof permissions === 'object' ? [] : ['no permissions']),
    ...(permissions?.actions === 'write' ? ['actions: write'] : []),
    // The called workflow has its own.
    ...(minutes === undefined && called === undefined ? ['no timeout-minutes'] : []),
    ...keeps.map(() => 'the token stays in the checkout'),
  ];
}

/** What the jobs of a called workflow ask for and its caller does not have: GitHub then starts neither. */
export function missingRights(caller: Job, called: Workflow): string[] {
  return Object.values(called.jobs).flatMap(({ permissions = {} }) =>
    Object.entries(permissions).flatMap(([name, right]) => {
      const has = caller.permissions?.[name];
      return has === 'write' || has === right ? [] : [`${name}: ${right}`];
    }),
  );
}
