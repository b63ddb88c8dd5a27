import type { Ending, Verifier, VerifierRun } from '../types.ts';

/** Runs of one failing command that agree with each other, or the ending that follows when they do not. */
export type Reproduction = { red: true; run: VerifierRun } | { red: false; run: VerifierRun; ending: Ending };

const GREEN_RUNS = 3;

/**
 * Finds out whether a check that failed in CI fails here too, before anything is spent. Green first: up to two more
 * runs. Red first: once more, since a flaky check must not cost money.
 * @param run runs the command once; `n` counts from 1
 */
export async function reproduce(
  verifier: Verifier,
  run: (n: number) => Promise<VerifierRun>,
): Promise<Reproduction> {
  const first = await run(1);
  if (first.conclusion === 'not-run')
    return { red: false, run: first, ending: noEnvironment(verifier, first) };
  if (first.conclusion === 'success')
    return { red: false, run: first, ending: await afterGreen(verifier, run) };
  // One that hangs would hang again; the time is better left to the model.
  if (first.conclusion === 'timed_out') return { red: true, run: first };
  const second = await run(2);
  return second.conclusion === 'success'
    ? { red: false, run: first, ending: flaky(verifier, ['red', 'green']) }
    : { red: true, run: first };
}

async function afterGreen(verifier: Verifier, run: (n: number) => Promise<VerifierRun>): Promise<Ending> {
  for (let n = 2; n <= GREEN_RUNS; n += 1) {
    const next = await run(n);
    if (next.conclusion === 'cancelled') return { outcome: 'unfixed', reason: 'the run was cancelled' };
    if (next.conclusion !== 'success') return flaky(verifier, [...Array<string>(n - 1).fill('green'), 'red']);
  }
  return {
    outcome: 'not-reproduced',
    reason: `${quote(verifier)} exits 0 here in ${GREEN_RUNS} of ${GREEN_RUNS} runs; nothing was spent on it`,
  };
}

function noEnvironment(verifier: Verifier, run: VerifierRun): Ending {
  return {
    outcome: 'no-environment',
    reason: `${quote(verifier)} cannot start here: ${run.missing} is missing (exit ${run.exitCode}); install it in \`setup\``,
  };
}

const flaky = (verifier: Verifier, runs: string[]): Ending => ({
  outcome: 'flaky',
  reason: `${quote(verifier)} is flaky: the same commit gave ${runs.join(', ')}`,
});

/** The first line of the command, for people. */
const quote = (verifier: Verifier) => `\`${verifier.command.trim().split('\n', 1)[0] ?? ''}\``;
