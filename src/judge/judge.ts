import type {
  FileChange,
  Finding,
  Patch,
  TaskKind,
  Verdict,
  Verifier,
  VerifierResult,
  VerifierRun,
} from '../types.ts';
import { guard } from './guard.ts';

/** A verifier with what it said of the base. */
export interface Judged {
  verifier: Verifier;
  before: VerifierRun | null;
  /** This is what the task is about: it must become green. */
  failing: boolean;
}

export interface Case {
  patch: Patch;
  changes: readonly FileChange[];
  kind: TaskKind;
  verifiers: readonly Judged[];
  /** Runs a verifier on a clean copy with the patch, in a sandbox of its own. */
  runClean: (verifier: Verifier) => Promise<VerifierRun>;
}

/**
 * Judges a patch. Verifiers run on a clean tree with pristine dependencies, failing command first; then the guard reads
 * the diff. Nothing the model says is heard.
 */
export async function judge(submitted: Case): Promise<Verdict> {
  if (submitted.patch.files.length === 0)
    return red([], [], 'No file has changed. Make the change, then submit.');
  const results: VerifierResult[] = [];
  for (const judged of failingFirst(submitted.verifiers)) {
    if (judged.before?.conclusion === 'not-run') {
      results.push(toResult(judged, null));
      continue;
    }
    const after = await submitted.runClean(judged.verifier);
    results.push(toResult(judged, after));
    if (judged.failing && after.conclusion !== 'success')
      return red(results, [], `Still red:\n${describe(judged.verifier, after)}`);
  }
  const complaint = complain(submitted, results);
  if (complaint !== null) return red(results, [], complaint);
  const findings = guard(submitted.changes, { testsMayChange: false });
  const blocks = findings.filter((finding) => finding.severity === 'block');
  if (blocks.length > 0)
    return red(
      results,
      findings,
      `The verifiers are green, but the guard refuses the change:\n${list(blocks)}`,
    );
  return { green: true, results, findings, answer: 'Accepted: every verifier that can run is green.' };
}

const failingFirst = (verifiers: readonly Judged[]) =>
  [...verifiers].sort((a, b) => Number(b.failing) - Number(a.failing));

const toResult = ({ verifier, before }: Judged, after: VerifierRun | null): VerifierResult => ({
  id: verifier.id,
  command: verifier.command,
  source: verifier.source,
  omittedEnv: verifier.omittedEnv,
  before,
  after,
});

/** What keeps a patch from counting although the failing commands are green, in words for the model. */
function complain({ kind, verifiers }: Case, results: readonly VerifierResult[]): string | null {
  const broken = results.filter(
    (result) => result.before?.conclusion === 'success' && result.after?.conclusion !== 'success',
  );
  if (broken.length > 0)
    return `Your change breaks what was green:\n${broken.map((result) => describe(result, result.after)).join('\n')}`;
  if (!results.some((result) => result.after?.conclusion === 'success'))
    return 'No verifier is green here, so nothing proves the change.';
  const wasRed = results.filter((result) => isRed(result.before));
  const inWords = kind === 'fix' && !verifiers.some(({ failing }) => failing);
  if (inWords && wasRed.length > 0 && !wasRed.some((result) => result.after?.conclusion === 'success'))
    return `Still red, as before your change:\n${wasRed.map((result) => describe(result, result.after)).join('\n')}`;
  return null;
}

const isRed = (run: VerifierRun | null) => run?.conclusion === 'failure' || run?.conclusion === 'timed_out';

function describe({ command }: { command: string }, run: VerifierRun | null): string {
  const ending = run === null ? 'not run' : run.exitCode === null ? run.conclusion : `exit ${run.exitCode}`;
  return `\`${command.trim()}\`: ${ending}\n${run?.excerpt ?? ''}`;
}

const list = (findings: readonly Finding[]) =>
  findings.map(({ rule, path, line, excerpt }) => `- ${path}:${line} (${rule}): ${excerpt}`).join('\n');

const red = (results: VerifierResult[], findings: Finding[], answer: string): Verdict => ({
  green: false,
  results,
  findings,
  answer,
});
