import type { Finding, TaskKind, VerifierResult, VerifierRun } from '../types.ts';

interface Heard {
  kind: TaskKind;
  verifiers: ReadonlyArray<{ failing: boolean }>;
}

/** What keeps a patch from counting although the failing commands are green, in words for the model; or `null`. */
export function complain({ kind, verifiers }: Heard, results: readonly VerifierResult[]): string | null {
  const broken = results.filter(
    ({ before, after }) => before?.conclusion === 'success' && after?.conclusion !== 'success',
  );
  if (broken.length > 0)
    return `Your change breaks what was green:\n${broken.map((result) => describe(result, result.after)).join('\n')}`;
  // A change that somebody else made may come from a project without checks: then only the guard speaks.
  if (kind === 'judge') return complainOfEndless(results);
  if (!results.some(({ after }) => after?.conclusion === 'success'))
    return 'No verifier is green here, so nothing proves the change.';
  const wasRed = results.filter(({ before }) => isRed(before));
  const inWords = kind === 'fix' && !verifiers.some(({ failing }) => failing);
  if (inWords && wasRed.length > 0 && !wasRed.some(({ after }) => after?.conclusion === 'success'))
    return `Still red, as before your change:\n${wasRed.map((result) => describe(result, result.after)).join('\n')}`;
  return null;
}

/** A check that was stopped says nothing, and nothing is no proof. */
function complainOfEndless(results: readonly VerifierResult[]): string | null {
  const endless = results.filter(
    ({ after }) => after?.conclusion === 'timed_out' || after?.conclusion === 'cancelled',
  );
  if (endless.length === 0) return null;
  return `Did not come to an end:\n${endless.map((result) => describe(result, result.after)).join('\n')}`;
}

const isRed = (run: VerifierRun | null) => run?.conclusion === 'failure' || run?.conclusion === 'timed_out';

/** A run in words for the model: the command, how it ended, and the lines that say why. */
export function describe({ command }: { command: string }, run: VerifierRun | null): string {
  const ending = run === null ? 'not run' : run.exitCode === null ? run.conclusion : `exit ${run.exitCode}`;
  return `\`${command.trim()}\`: ${ending}\n${run?.excerpt ?? ''}`;
}

export const list = (findings: readonly Finding[]) =>
  findings.map(({ rule, path, line, excerpt }) => `- ${path}:${line} (${rule}): ${excerpt}`).join('\n');
