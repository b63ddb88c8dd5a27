import type { Check, Facts } from './check.ts';
import { MACHINE_ROWS } from './machine-rows.ts';
import { PROJECT_ROWS } from './project-rows.ts';
import { SERVICE_ROWS } from './service-rows.ts';

/** Every check, in the order people read them. */
export function examine({ machine, services, project }: Facts): Check[] {
  return [
    ...MACHINE_ROWS.map((row) => row(machine)),
    ...SERVICE_ROWS.map((row) => row(services)),
    ...PROJECT_ROWS.map((row) => row(project)),
  ];
}

/** Whether a run could work here. */
export const couldWork = (checks: readonly Check[]): boolean =>
  checks.every(({ state }) => state !== 'missing');

/** The checks for people: what is there in one line each, effect and remedy below where something is wanting. */
export function renderChecks(checks: readonly Check[]): string[] {
  const width = Math.max(...checks.map(({ id }) => id.length));
  const below = ' '.repeat('missing'.length + width + 4);
  return checks.flatMap(({ id, state, found, effect, remedy }) => [
    `${state.padEnd('missing'.length)}  ${id.padEnd(width)}  ${found}`,
    ...(effect === '' ? [] : [`${below}effect: ${effect}`]),
    ...(remedy === '' ? [] : [`${below}remedy: ${remedy}`]),
  ]);
}
