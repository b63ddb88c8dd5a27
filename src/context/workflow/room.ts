import type { JobRoom } from '../../types.ts';
import type { Instance } from './instances.ts';
import type { Scope } from './scope.ts';

const MAX_SERVICES = 20;

/** Where a job runs, as its workflow says; what is an expression unknown here is left out. */
export function roomOf({ job, scope }: Instance): Omit<JobRoom, 'inJob'> {
  const runsOn = job['runs-on'];
  const labels = isRecord(runsOn) ? runsOn.labels : runsOn;
  const services = isRecord(job.services) ? Object.entries(job.services) : [];
  return {
    runsOn: texts(labels, scope),
    container: imageOf(job.container, scope),
    services: services.slice(0, MAX_SERVICES).map(([name, service]) => ({
      name,
      image: imageOf(service, scope) ?? '',
      ports: isRecord(service) ? texts(service.ports, scope) : [],
    })),
    actions: (job.steps ?? []).flatMap((step) =>
      step.uses === undefined ? [] : [{ uses: step.uses, with: { ...step.with } }],
    ),
  };
}

/** `node:22`, or a mapping with `image`. */
function imageOf(value: unknown, scope: Scope): string | null {
  const [image] = texts(isRecord(value) ? value.image : value, scope);
  return image === undefined || image === '' ? null : image;
}

function texts(value: unknown, scope: Scope): string[] {
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return all.flatMap((each) =>
    typeof each === 'string' || typeof each === 'number' ? (scope.resolve(String(each)) ?? []) : [],
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
