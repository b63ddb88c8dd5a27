import { slug } from '../../text/slug.ts';
import { secretNeed } from '../../text/unfit-commands.ts';
import type { Verifier } from '../../types.ts';
import type { Instance } from './instances.ts';
import type { Job, Step, Workflow } from './read.ts';
import { mergeEnv, type Scope } from './scope.ts';

/** The shells GitHub knows by name (workflow syntax, `jobs.<id>.steps[*].shell`). */
const SHELLS: ReadonlyMap<string, string> = new Map([
  ['bash', 'bash --noprofile --norc -eo pipefail {0}'],
  ['sh', 'sh -e {0}'],
  ['python', 'python {0}'],
]);

/** The name GitHub shows: `name`, or `Run <first line>`. */
export function stepName(step: Step, scope: Scope): string {
  const [firstLine = ''] = (step.run ?? step.uses ?? '').trim().split('\n', 1);
  const name = String(step.name ?? `Run ${firstLine}`);
  return scope.resolve(name) ?? name;
}

/** Where a step stands: what its job and file say holds for it, too. */
export interface Place {
  workflow: Pick<Workflow, 'env' | 'defaults'>;
  job: Job;
  scope: Scope;
}

export const placeOf = (workflow: Workflow, { job, scope }: Instance): Place => ({ workflow, job, scope });

/** A `run:` step as a verifier, or why its command cannot be known here. */
export function stepVerifier(
  step: Step,
  { workflow, job, scope }: Place,
  source: Verifier['source'],
): { verifier: Verifier } | { reason: string } {
  const defaults = { ...workflow.defaults?.run, ...job.defaults?.run };
  const { values, omitted } = mergeEnv([workflow.env, job.env, step.env], scope);
  const named = Object.entries(values).map(([name, value]) => [`env.${name}`, value] as const);
  const inner = scope.with(new Map(named));
  const texts = {
    command: step.run ?? '',
    directory: step['working-directory'] ?? defaults['working-directory'] ?? '.',
    shell: step.shell ?? defaults.shell ?? 'bash -e {0}',
  };
  for (const text of Object.values(texts))
    if (inner.resolve(text) === null) return { reason: unknownExpression(text, inner) };
  const shellName = inner.resolve(texts.shell) ?? '';
  const shell = SHELLS.get(shellName) ?? shellName;
  if (!shell.includes('{0}')) return { reason: `needs the shell '${shellName}'` };
  return {
    verifier: {
      id: slug(stepName(step, scope).replace(/^Run /, '')),
      command: inner.resolve(texts.command) ?? '',
      shell,
      workingDirectory: inner.resolve(texts.directory) || '.',
      env: values,
      omittedEnv: omitted,
      source,
    },
  };
}

/** Where many expressions stand, only so many are looked at. */
const MAX_EXPRESSIONS = 50;

function unknownExpression(text: string, scope: Scope): string {
  const secret = secretNeed(text);
  if (secret !== null) return secret;
  const unknown = [...text.slice(0, 20_000).matchAll(/\$\{\{[^{}]{0,200}\}\}/g)]
    .slice(0, MAX_EXPRESSIONS)
    .find(([each]) => scope.resolve(each) === null)?.[0];
  return unknown === undefined
    ? 'needs an expression that is not known here'
    : `needs ${unknown}, which has no value here`;
}
