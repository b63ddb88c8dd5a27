import { comparisonSentence } from '../text/comparison.ts';
import type { NewTest, RunRecord, VerifierResult, VerifierRun } from '../types.ts';
import type { Links } from './body.ts';
import { code, counted } from './lines.ts';

/** What a line says of a verifier beside its runs. */
interface Seen {
  /** The job and step in whose log the verifiers are printed. */
  job?: RunRecord['environment']['job'];
  /** There is a change: without one nothing is before or since. */
  changed?: boolean;
}

/** The verifiers, then the new tests, a line each; what finds no room is counted, and how much of it is green. */
export function boxLines(record: RunRecord, links: Links, room: number): string[] {
  const { verifiers, newTests, environment, patch } = record;
  const seen = { job: environment.job, changed: patch !== null };
  const boxes = [...verifiers.map((result) => box(result, links, seen)), ...newTests.map(testBox)];
  if (boxes.length <= room) return boxes;
  const left = boxes.slice(room - 1);
  const green = left.filter((line) => line.startsWith('- [x]')).length;
  return [...boxes.slice(0, room - 1), `- … and ${left.length} more in run.json, ${green} of them green`];
}

/** One line a verifier. Ticked if and only if its last run ended well. */
export function box(result: VerifierResult, links: Links, { job, changed = true }: Seen = {}): string {
  const command = code(result.command);
  const { before, after } = result;
  // What is known is how the base fared.
  if (after === null && before !== null && before.conclusion !== 'not-run')
    return `- [ ] ${command}: ${exit(before)} ${changed ? 'before, not run since' : 'here'} (${logReference(before, links, job)})`;
  if (after === null || after.conclusion === 'not-run')
    return `- [ ] ${command}: not run, ${missing(after ?? before)}`;
  const ticked = after.conclusion === 'success' ? 'x' : ' ';
  const facts = [change(before, after), ...testCount(result, after), seconds(after), ...notes(result)];
  return `- [${ticked}] ${command}: ${facts.join(', ')} (${logReference(after, links, job)})`;
}

/** How many tests there were, and what changed among them, as far as the runner tells. */
function testCount({ comparison }: VerifierResult, { tests }: VerifierRun): string[] {
  const quiet = comparison == null || (comparison.failedBefore === 0 && comparison.failedNow === 0);
  const changed = quiet ? null : comparisonSentence(comparison);
  if (tests?.total == null) return changed === null ? [] : [`tests: ${changed}`];
  const failed = tests.failed > 0 ? `${tests.failed} failed` : null;
  const skipped = tests.skipped ? `${tests.skipped} skipped` : null;
  const told = [changed ?? failed, skipped].filter((part) => part !== null).join('; ');
  return [`${counted(tests.total, 'test')}${told === '' ? '' : ` (${told})`}`];
}

const seconds = ({ durationMs }: VerifierRun) => `${(durationMs / 1000).toFixed(1)} s`;

/** What a reader should know beside the exit codes. */
const notes = ({ flaky }: VerifierResult) => (flaky ? ['flaky: the first run was red'] : []);

const PROOF: Record<NewTest['without'], string> = {
  failure: 'red without this change, green with it',
  success: 'green without this change as well, so it proves nothing',
  unknown: 'green with this change; without it the run is red, but nothing tells which test',
};

/** Ticked: the test has shown that it can fail. */
function testBox(test: NewTest): string {
  return `- [${test.without === 'failure' ? 'x' : ' '}] new test ${code(test.id)}: ${PROOF[test.without]}`;
}

const TOLD_ORIGINALS = 3;

/** What the run with the original tests gave, in one line; none where the change touches none of them. */
export function originalsLine({ verifiers }: RunRecord): string[] {
  const runs = verifiers.flatMap(({ command, withOriginalTests: run }) =>
    run === null ? [] : [`${code(command)} ${run.conclusion === 'not-run' ? 'not run' : exit(run)}`],
  );
  if (runs.length === 0) return [];
  const more = runs.length > TOLD_ORIGINALS ? ` and ${runs.length - TOLD_ORIGINALS} more in run.json` : '';
  return [
    `With the original tests and settings put back: ${runs.slice(0, TOLD_ORIGINALS).join(', ')}${more}.`,
  ];
}

function change(before: VerifierRun | null, after: VerifierRun): string {
  if (before === null) return `${exit(after)} now`;
  if (before.conclusion === 'not-run') return `not run before, ${exit(after)} now`;
  return exit(before) === exit(after)
    ? `${exit(after)} before and now`
    : `${exit(before)} before, ${exit(after)} now`;
}

const exit = (run: VerifierRun) =>
  run.exitCode === null ? run.conclusion.replace('_', ' ') : `exit ${run.exitCode}`;
const missing = (run: VerifierRun | null) =>
  run?.missing == null ? 'nothing known of it' : `${code(run.missing)} is missing here`;

/**
 * The same log always gives the same reference: its lines, and the hash of the whole file in the run folder. The link
 * leads to where the lines are printed, in the form `run/job/ID#step:N:LINE` of GitHub's own log page.
 */
function logReference({ log }: VerifierRun, { runUrl }: Links, job: Seen['job']): string {
  const place = `L${log.startLine}-${log.endLine}, sha256 ${log.sha256.replace(/[^0-9a-f]/g, '').slice(0, 12)}…`;
  const file = log.file.replace(/[^\w./-]/g, '_').slice(0, 100);
  if (runUrl === null) return `${file} ${place}`;
  if (job == null || log.printed == null) return `[${file}](${runUrl}) ${place}`;
  return `[log](${runUrl}/job/${job.id}#step:${job.step}:${log.printed}) ${place}`;
}
