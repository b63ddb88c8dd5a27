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
 * settings the patch changed or took away. A file in which the failure itself lies stays changed: settings because the
 * guard blocks what asks less of the code, a file of the tests as long as the guard has nothing to say about it.
 */
export function originalsToRestore(
  changes: readonly FileChange[],
  failing: readonly string[],
  findings: readonly Finding[],
): string[] {
  return readChanges(changes)
    .filter((change) => change.status !== 'added' && MEASURES.includes(change.oldKind))
    .filter(
      ({ path, oldKind }) =>
        !failing.includes(path) ||
        (EXPECTS.includes(oldKind) && findings.some((finding) => finding.path === path)),
    )
    .map(({ oldPath }) => oldPath);
}

/** Test files, and what belongs to them, that the patch adds or changes. */
export function measuringFiles(changes: ReadonlyArray<Pick<FileChange, 'path'>>): string[] {
  return changes.filter(({ path }) => MEASURES.includes(kindOf(path))).map(({ path }) => path);
}

/** Whether the patch changes which dependencies there are, or what installing them runs. */
export function touchesDependencies(changes: readonly FileChange[]): boolean {
  return changes.some((change) => DEPENDENCIES.includes(kindOf(change.path)) && !onlyElsewhere(change));
}

/** What installing reads of a package.json. */
const INSTALLED = [
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
  'overrides',
  'resolutions',
  'workspaces',
  'packageManager',
] as const;
const INSTALL_SCRIPTS = ['preinstall', 'install', 'postinstall', 'prepare'] as const;

/** A package.json whose change is in nothing that installing reads. */
function onlyElsewhere({ path, before, after }: FileChange): boolean {
  if (!/(?:^|\/)package\.json$/.test(path) || before === null || after === null) return false;
  const [left, right] = [installedBy(before), installedBy(after)];
  return left !== null && left === right;
}

function installedBy(text: string): string | null {
  try {
    const manifest: Record<string, unknown> = JSON.parse(text);
    const scripts = (manifest.scripts ?? {}) as Record<string, unknown>;
    return JSON.stringify([
      INSTALLED.map((key) => manifest[key]),
      INSTALL_SCRIPTS.map((key) => scripts[key]),
    ]);
  } catch {
    return null;
  }
}

/** Kinds of files that say what is right; a failing test names them whoever is wrong. */
const EXPECTS: readonly FileKind[] = ['test', 'support', 'snapshot', 'fixture'];

/** What test runners and assertion libraries print of a failure, and linters do not. */
const TELLS_OF_TESTS =
  /[✗✘●]|✖ (?!\d+ problem)|AssertionError|--- FAIL|\bFAIL(?:ED|URES)?\b|\bnot ok\b|\bpanicked at\b|\b\d+ (?:failed|failing|failures?)\b|\bTests run:|\bin test_\w/;

/**
 * The files of the patch in which the reproduced failure itself lies: a formatter, linter, compiler or runner names
 * them. A failing test names its file, too, and that excuses nothing: where a log tells of tests, only settings count.
 */
export function filesAtFault(
  changes: readonly FileChange[],
  before: ReadonlyArray<VerifierRun | null>,
): string[] {
  const names = (path: string, run: VerifierRun | null) =>
    run?.failures.filter(({ file }) => file !== null && sameFile(file, path)) ?? [];
  const isAtFault = (path: string) =>
    before.some((run) => {
      const named = names(path, run);
      if (named.length === 0 || named.some(({ test }) => test !== null)) return false;
      const told = [run?.excerpt, ...named.map(({ message }) => message)].join('\n');
      return !EXPECTS.includes(kindOf(path)) || !TELLS_OF_TESTS.test(told);
    });
  return changes.map(({ path }) => path).filter(isAtFault);
}

/** Tools print paths absolute, relative to a folder, or with `./`. */
function sameFile(printed: string, path: string): boolean {
  const clean = printed.replace(/^\.\//, '').replaceAll('\\', '/');
  return clean === path || clean.endsWith(`/${path}`);
}
