import { parse } from 'yaml';
import * as z from 'zod';
import { slug } from '../text/slug.ts';
import type { Verifier } from '../types.ts';

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const env = z.record(z.string(), scalar).nullish().catch(null);
const defaults = z
  .object({
    run: z.object({ shell: z.string().optional(), 'working-directory': z.string().optional() }).optional(),
  })
  .nullish()
  .catch(null);
const step = z.object({
  name: scalar.optional(),
  run: z.string().optional(),
  uses: z.string().optional(),
  if: scalar.optional(),
  shell: z.string().optional(),
  'working-directory': z.string().optional(),
  env,
});
const job = z.object({
  name: z.string().optional(),
  env,
  defaults,
  strategy: z
    .object({ matrix: z.record(z.string(), z.unknown()).optional().catch(undefined) })
    .nullish()
    .catch(null),
  steps: z.array(step).default([]),
});
const workflow = z.object({
  env,
  defaults,
  jobs: z.record(z.string(), job.catch({ steps: [], env: null, defaults: null })),
});

type Step = z.infer<typeof step>;
type Job = z.infer<typeof job>;

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
}

/** A command that prepares or delivers, and so judges nothing. */
const NO_VERIFIER =
  /\b(?:npm (?:ci|i|install|publish)|pnpm (?:i|install|publish)|yarn (?:install|publish)|bun install|corepack|pip3? install|poetry install|uv sync|bundle install|composer install|cargo publish|apt-get|docker (?:push|login)|git (?:push|config|fetch)|gh |curl |wget |deploy)\b/;

/**
 * Finds a step's own `run:` command with its shell, directory and environment.
 * @param text the workflow file at the failing commit
 */
export function jobCommands(text: string, ref: StepRef): JobCommands {
  const none = (reason: string): JobCommands => ({ failing: null, reason, beside: [] });
  const parsed = workflow.safeParse(safeYaml(text));
  if (!parsed.success) return none('the workflow file cannot be read');
  const found = findJob(parsed.data.jobs, ref.jobName);
  if (found === null) return none(`the workflow file has no job '${ref.jobName}'`);
  const scope = new Scope(found.values);
  const failing = found.job.steps.filter((candidate) => displayName(candidate, scope) === ref.stepName)[
    ref.occurrence
  ];
  const command = (candidate: Step, source: Verifier['source']) =>
    toVerifier(candidate, found.job, parsed.data, scope, source);
  const beside = found.job.steps
    .filter((candidate) => candidate !== failing && isCheck(candidate))
    .map((candidate) => command(candidate, 'workflow'))
    .filter((verifier) => verifier !== null);
  if (failing === undefined) return { ...none(`job '${ref.jobName}' has no step '${ref.stepName}'`), beside };
  if (failing.run === undefined)
    return {
      ...none(`the failing step '${ref.stepName}' is no command but '${failing.uses ?? ''}'`),
      beside,
    };
  const verifier = command(failing, 'failing-step');
  return verifier === null
    ? {
        ...none(
          `the command of step '${ref.stepName}' needs a shell or an expression that is not known here`,
        ),
        beside,
      }
    : { failing: verifier, reason: null, beside };
}

/** The name of the job with this key, as the API shows it without a matrix. */
export function jobDisplayName(text: string, key: string): string {
  const parsed = workflow.safeParse(safeYaml(text));
  return (parsed.success ? parsed.data.jobs[key]?.name : undefined) ?? key;
}

function safeYaml(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return null;
  }
}

/** The API appends matrix values: `test (20, ubuntu)`; a called workflow's jobs carry the caller's name in front. */
function findJob(
  jobs: Record<string, Job>,
  jobName: string,
): { job: Job; values: ReadonlyMap<string, string> } | null {
  const own = jobName.replace(/^.* \/ /, '');
  const bare = own.replace(/ \([^()]*\)$/, '');
  const named = Object.entries(jobs).map(([key, candidate]) => ({
    name: candidate.name ?? key,
    job: candidate,
  }));
  for (const wanted of [jobName, own, bare]) {
    const found = named.find(({ name }) => name === wanted);
    if (found !== undefined) return { job: found.job, values: matrixValues(found.job, own) };
  }
  for (const { name, job } of named) {
    const values = templateValues(name, own);
    if (values !== null) return { job, values };
  }
  return null;
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

function matrixValues(candidate: Job, shownName: string): Map<string, string> {
  const shown = / \(([^()]*)\)$/.exec(shownName)?.[1]?.split(', ') ?? [];
  const keys = Object.keys(candidate.strategy?.matrix ?? {}).filter(
    (key) => key !== 'include' && key !== 'exclude',
  );
  return new Map(keys.length === shown.length ? keys.map((key, i) => [`matrix.${key}`, shown[i] ?? '']) : []);
}

/** `${{ … }}` without braces inside: those hold a format string, which has no value here. */
const EXPRESSION = /\$\{\{([^{}]*)\}\}/g;

/** Values of the few expressions that can be known outside GitHub. */
class Scope {
  readonly #values: Map<string, string>;

  constructor(values: ReadonlyMap<string, string>) {
    this.#values = new Map([...values, ['runner.os', 'Linux']]);
  }

  /** The text with its expressions replaced, or `null` when one has no value here. */
  resolve(text: string): string | null {
    let known = !text.replace(EXPRESSION, '').includes('${{');
    const resolved = text.replace(EXPRESSION, (_, expression: string) => {
      const value = this.#values.get(expression.trim());
      if (value === undefined) known = false;
      return value ?? '';
    });
    return known ? resolved : null;
  }
}

function displayName(candidate: Step, scope: Scope): string {
  const [firstLine = ''] = (candidate.run ?? candidate.uses ?? '').trim().split('\n', 1);
  const name = String(candidate.name ?? `Run ${firstLine}`);
  return scope.resolve(name) ?? name;
}

/** Whether a step beside the failing one says something about the code. */
function isCheck(candidate: Step): boolean {
  return candidate.run !== undefined && candidate.if === undefined && !NO_VERIFIER.test(candidate.run);
}

/** The shells GitHub knows by name (workflow syntax, `jobs.<id>.steps[*].shell`). */
const SHELLS: ReadonlyMap<string, string> = new Map([
  ['bash', 'bash --noprofile --norc -eo pipefail {0}'],
  ['sh', 'sh -e {0}'],
  ['python', 'python {0}'],
]);

function toVerifier(
  candidate: Step,
  owner: Job,
  file: z.infer<typeof workflow>,
  scope: Scope,
  source: Verifier['source'],
): Verifier | null {
  const run = { ...file.defaults?.run, ...owner.defaults?.run };
  const command = scope.resolve(candidate.run ?? '');
  const directory = scope.resolve(candidate['working-directory'] ?? run['working-directory'] ?? '.');
  const shellName = scope.resolve(candidate.shell ?? run.shell ?? 'bash -e {0}');
  const shell = shellName === null ? null : (SHELLS.get(shellName) ?? shellName);
  if (command === null || directory === null || !shell?.includes('{0}')) return null;
  const { values, omitted } = mergeEnv([file.env, owner.env, candidate.env], scope);
  const id = slug(displayName(candidate, scope).replace(/^Run /, ''));
  return { id, command, shell, workingDirectory: directory, env: values, omittedEnv: omitted, source };
}

/** Later scopes win. An entry that needs a secret or another unknown value is left out and named. */
function mergeEnv(
  scopes: ReadonlyArray<z.infer<typeof env>>,
  scope: Scope,
): { values: Record<string, string>; omitted: string[] } {
  const values: Record<string, string> = {};
  const omitted = new Set<string>();
  for (const [name, value] of scopes.flatMap((each) => Object.entries(each ?? {}))) {
    const resolved = scope.resolve(value === null ? '' : String(value));
    if (resolved === null) {
      omitted.add(name);
      delete values[name];
    } else {
      omitted.delete(name);
      values[name] = resolved;
    }
  }
  return { values, omitted: [...omitted] };
}
