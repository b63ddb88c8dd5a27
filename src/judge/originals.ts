import type { FileChange, Finding, VerifierRun } from '../types.ts';
import { readChanges } from './rules/change.ts';
import { type FileKind, kindOf } from './rules/kinds.ts';

/** What a verifier measures with. Changing it can turn a check green without repairing anything. */
const MEASURES: readonly FileKind[] = [
  'test',
  'support',
  'snapshot',
  'fixture',
  'runner',
  'checker',
  'types',
];

/** What says which dependencies there are. */
const DEPENDENCIES: readonly FileKind[] = ['manifest', 'lockfile'];

/**
 * The paths to put back as they were before the verifiers run once more: tests, snapshots, fixtures and checker
 * settings the patch changed or took away. A file in which the failure itself lies stays changed, as long as the guard
 * has nothing to say about it.
 */
export function originalsToRestore(
  changes: readonly FileChange[],
  failing: readonly string[],
  findings: readonly Finding[],
): string[] {
  return readChanges(changes)
    .filter((change) => change.status !== 'added' && MEASURES.includes(change.oldKind))
    .filter(({ path }) => !failing.includes(path) || findings.some((finding) => finding.path === path))
    .map(({ oldPath }) => oldPath);
}

/** Test files, and what belongs to them, that the patch adds or changes. */
export function measuringFiles(changes: readonly FileChange[]): string[] {
  return changes.filter(({ path }) => MEASURES.includes(kindOf(path))).map(({ path }) => path);
}

/** Whether the patch changes which dependencies there are. */
export function touchesDependencies(changes: readonly FileChange[]): boolean {
  return changes.some(({ path }) => DEPENDENCIES.includes(kindOf(path)));
}

/**
 * The files of the patch in which the reproduced failure itself lies: a formatter, linter, compiler or runner names
 * them. The stack of a failing test names its test, too, and that excuses nothing.
 */
export function filesAtFault(
  changes: readonly FileChange[],
  before: ReadonlyArray<VerifierRun | null>,
): string[] {
  const failures = before.flatMap((run) => run?.failures ?? []);
  const named = (path: string, withTest: boolean) =>
    failures.some(({ file, test }) => file !== null && (test !== null) === withTest && sameFile(file, path));
  return changes.map(({ path }) => path).filter((path) => named(path, false) && !named(path, true));
}

/** Tools print paths absolute, relative to a folder, or with `./`. */
function sameFile(printed: string, path: string): boolean {
  const clean = printed.replace(/^\.\//, '').replaceAll('\\', '/');
  return clean === path || clean.endsWith(`/${path}`);
}
