import type { FileChange, NewTest, VerifierRun } from '../types.ts';
import { readChanges } from './rules/change.ts';
import { testDiff } from './rules/test-diff.ts';

const MOST = 20;

/** Names of the tests a patch adds, in order, without repeats. */
export function addedTests(changes: readonly FileChange[]): string[] {
  const names = testDiff(readChanges(changes)).addedTests.map(({ name }) =>
    name.replace(/^(['"`])(.*)\1$/s, '$2'),
  );
  return [...new Set(names)].slice(0, MOST);
}

/**
 * What each new test proves. `without` is a run of the verifier on the base with the patch's tests alone.
 * @param before the verifier on the base; where it was green, red now comes from the new tests
 */
export function proveNewTests(
  names: readonly string[],
  before: VerifierRun | null,
  without: VerifierRun,
): NewTest[] {
  return names.map((id) => ({ id, without: verdictOn(id, before, without), with: 'success' }));
}

function verdictOn(name: string, before: VerifierRun | null, without: VerifierRun): NewTest['without'] {
  if (without.conclusion === 'success') return 'success';
  if (without.conclusion !== 'failure') return 'unknown';
  const named = without.failures.some(({ test, message }) => test?.includes(name) || message.includes(name));
  return named || before?.conclusion === 'success' ? 'failure' : 'unknown';
}
