import type { Ending, Verifier, VerifierRun } from '../types.ts';
import { remedyOf } from './missing.ts';

/** Runs of one failing command that agree with each other, or the ending that follows when they do not. */
export type Reproduction = { red: true; run: VerifierRun } | { red: false; run: VerifierRun; ending: Ending };

const GREEN_RUNS = 3;

/**
 * Finds out whether a check that failed in CI fails here too, before anything is spent. Green first: up to two more
 * runs. Red first: once more, since a flaky check must not cost money.
 * @param run runs the command once; `n` counts from 1
 * @param differs what is known to differ here from where it failed, a sentence each
 */
export async function reproduce(
  verifier: Verifier,
  run: (n: number) => Promise<VerifierRun>,
  differs: () => Promise<readonly string[]>,
): Promise<Reproduction> {
  const first = await run(1);
  if (first.conclusion === 'not-run')
    return { red: false, run: first, ending: noEnvironment(verifier, first) };
  if (first.conclusion === 'success')
    return { red: false, run: first, ending: await afterGreen(verifier, first, run, differs) };
  // One that hangs would hang again; the time is better left to the model.
  if (first.conclusion === 'timed_out') return { red: true, run: first };
  const second = await run(2);
  return second.conclusion === 'success'
    ? { red: false, run: first, ending: flaky(verifier, [first, second]) }
    : { red: true, run: first };
}

async function afterGreen(
  verifier: Verifier,
  first: VerifierRun,
  run: (n: number) => Promise<VerifierRun>,
  differs: () => Promise<readonly string[]>,
): Promise<Ending> {
  const runs = [first];
  while (runs.length < GREEN_RUNS) {
    const next = await run(runs.length + 1);
    runs.push(next);
    if (next.conclusion === 'cancelled') return { outcome: 'unfixed', reason: 'the run was cancelled' };
    if (next.conclusion !== 'success') return flaky(verifier, runs);
  }
  const known = await differs();
  const other = known.length === 0 ? '' : `; what differs here: ${known.join('; ')}`;
  return {
    outcome: 'not-reproduced',
    reason: `${quote(verifier)} exits 0 here in ${GREEN_RUNS} of ${GREEN_RUNS} runs; nothing was spent on it${other}`,
  };
}

function noEnvironment(verifier: Verifier, run: VerifierRun): Ending {
  return {
    outcome: 'no-environment',
    reason: `${quote(verifier)} cannot start here: ${run.missing} is missing (exit ${run.exitCode}); ${remedyOf(run.missing ?? '')}`,
  };
}

function flaky(verifier: Verifier, runs: readonly VerifierRun[]): Ending {
  const colours = runs.map(({ conclusion }) => (conclusion === 'success' ? 'green' : 'red')).join(', ');
  const red = runs.findIndex(({ conclusion }) => conclusion !== 'success');
  return {
    outcome: 'flaky',
    reason: `${quote(verifier)} is flaky: the same commit gave ${colours}; ${whichFailed(runs[red])} in run ${red + 1} of ${runs.length}${testsOf(runs[red])}`,
  };
}

const whichFailed = (run: VerifierRun | undefined) =>
  run?.conclusion === 'timed_out' ? 'it met its time limit' : 'it failed';

const TOLD_TESTS = 3;

/** The tests a red run names: `: \`parses ranges\``. */
function testsOf(run: VerifierRun | undefined): string {
  const named = run?.failures.flatMap(({ test }) => (test === null ? [] : [test])) ?? [];
  const ids = [...new Set(run?.tests?.failedIds.length ? run.tests.failedIds : named)];
  const shown = ids.slice(0, TOLD_TESTS).map((id) => `\`${oneLine(id)}\``);
  const more = ids.length > TOLD_TESTS ? ` and ${ids.length - TOLD_TESTS} more` : '';
  return shown.length === 0 ? '' : `: ${shown.join(', ')}${more}`;
}

/** The first line of the command, for people. */
const quote = (verifier: Verifier) => `\`${verifier.command.trim().split('\n', 1)[0] ?? ''}\``;

/** A name out of a log, inside backticks. */
const oneLine = (name: string) =>
  name
    .replace(/\p{Cc}+/gu, ' ')
    .replaceAll('`', "'")
    .slice(0, 120);
