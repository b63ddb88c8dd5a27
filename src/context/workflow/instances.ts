import { entrySuffix, type MatrixEntry, matrixEntries } from '../matrix.ts';
import type { Job } from './read.ts';
import { EXPRESSION, makeScope, type Scope, type Values } from './scope.ts';

/** A job as it runs: one combination of its matrix. */
export interface Instance {
  key: string;
  job: Job;
  /** As GitHub shows it, without the caller's name in front. */
  name: string;
  scope: Scope;
}

/** A workflow of hundreds of jobs with matrices: what is looked at in one file. */
const MAX_INSTANCES = 2000;

/** Every job of a file with every combination of its matrix, in order. */
export function instances(jobs: Readonly<Record<string, Job>>, inputs: Inputs = NO_INPUTS): Instance[] {
  const found: Instance[] = [];
  for (const [key, job] of Object.entries(jobs)) {
    if (found.length >= MAX_INSTANCES) break;
    const entries = matrixEntries(job.strategy?.matrix);
    if (entries === null) found.push(instance(key, job, new Map(), inputs, job.strategy?.matrix == null));
    else for (const entry of entries) found.push(instance(key, job, entry, inputs, true));
  }
  return found.slice(0, MAX_INSTANCES);
}

/** Values of a called workflow's or an action's inputs, as `inputs.name`; `null` where there is no caller to ask. */
export type Inputs = Values | null;
const NO_INPUTS: Inputs = null;

function instance(key: string, job: Job, entry: MatrixEntry, inputs: Inputs, known: boolean): Instance {
  const whole = [...(known ? ['matrix.'] : []), ...(inputs === null ? [] : ['inputs.'])];
  const scope = makeScope(new Map([...(inputs ?? []), ...entry]), whole);
  return { key, job, name: shownName(job.name ?? key, entry, scope), scope };
}

/** A name that holds expressions is shown filled in; another gets the combination's values appended. */
function shownName(name: string, entry: MatrixEntry, scope: Scope): string {
  if (name.includes('${{')) return scope.resolve(name) ?? name;
  return entry.size === 0 ? name : name + entrySuffix(entry);
}

/** Long names are cut by GitHub, with three dots. */
const fits = (name: string, shown: string) =>
  name === shown || (shown.length >= 90 && shown.endsWith('...') && name.startsWith(shown.slice(0, -3)));

/**
 * The job a name of the REST API stands for: `test (20, ubuntu)`. A matrix that an expression makes is not known; its
 * values are read out of the name.
 */
export function findInstance(
  jobs: Readonly<Record<string, Job>>,
  shown: string,
  inputs: Inputs = NO_INPUTS,
): Instance | null {
  const all = instances(jobs, inputs);
  const exact = all.find(({ name }) => fits(name, shown));
  if (exact !== undefined) return exact;
  const bare = shown.replace(/ \([^()]*\)$/, '');
  for (const each of all) {
    const name = each.job.name ?? each.key;
    const values =
      name === shown || name === bare ? valuesShown(each.job, shown) : templateValues(name, shown);
    if (values !== null) return { ...each, scope: makeScope(new Map([...(inputs ?? []), ...values])) };
  }
  return null;
}

/** The values in brackets, where there is one for each list of the matrix. */
function valuesShown(job: Job, shown: string): Map<string, string> {
  const values = / \(([^()]*)\)$/.exec(shown)?.[1]?.split(', ') ?? [];
  const keys = Object.keys(Object(job.strategy?.matrix)).filter(
    (key) => key !== 'include' && key !== 'exclude',
  );
  return new Map(
    keys.length === values.length ? keys.map((key, i) => [`matrix.${key}`, values[i] ?? '']) : [],
  );
}

/** What a name's expressions stand for in the name that is shown, or `null` where the two do not fit. */
function templateValues(template: string, shown: string): Map<string, string> | null {
  const [first = '', ...parts] = template.split(EXPRESSION);
  if (parts.length === 0 || !shown.startsWith(first)) return null;
  const values = new Map<string, string>();
  let at = first.length;
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const after = parts[i + 1] ?? '';
    const isLast = i + 2 === parts.length;
    const end = isLast ? shown.length - after.length : shown.indexOf(after, at);
    if (end < at || !shown.startsWith(after, end)) return null;
    values.set((parts[i] ?? '').trim(), shown.slice(at, end));
    at = end + after.length;
  }
  // With nothing between two expressions nobody can say where one ends.
  return parts.slice(1, -1).some((part, i) => i % 2 === 0 && part === '') ? new Map() : values;
}
