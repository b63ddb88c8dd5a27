import type {
  FileChange,
  Finding,
  NewTest,
  Patch,
  TaskKind,
  Verdict,
  Verifier,
  VerifierResult,
  VerifierRun,
} from '../types.ts';
import { complain, describe, list } from './answer.ts';
import { guard } from './guard.ts';
import { addedTests, proveNewTests, type Runs } from './new-tests.ts';
import { filesAtFault, measuringFiles, originalsToRestore, touchesDependencies } from './originals.ts';
import type { GuardOptions } from './rules/rule.ts';
import { SetupFailed } from './setup-failed.ts';

/** A verifier with what it said of the base. */
export interface Judged {
  verifier: Verifier;
  before: VerifierRun | null;
  /** This is what the task is about: it must become green. */
  failing: boolean;
}

/** A clean copy of a git tree with pristine dependencies, in a sandbox of its own. */
export interface CleanRoom extends AsyncDisposable {
  run(verifier: Verifier): Promise<VerifierRun>;
}

export interface Case {
  patch: Patch;
  changes: readonly FileChange[];
  /** The tree the patch starts from. */
  baseTree: string;
  kind: TaskKind;
  verifiers: readonly Judged[];
  /** Somebody who may write here asks for changed tests. */
  testsMayChange: boolean;
  /** What the guard holds beside its own rules. */
  policy?: Pick<GuardOptions, 'protectedPaths' | 'size'>;
  /** Other attempts wait for the processor: what the guard refuses is not run. */
  crowded?: boolean;
  /** @param freshSetup the patch changes dependencies: set them up anew. Throws `SetupFailed`. */
  open(tree: string, purpose: 'patch' | 'originals' | 'tests', freshSetup: boolean): Promise<CleanRoom>;
  /** A git tree like `base` in which `paths` are as `from` has them. */
  overlay(base: string, from: string, paths: readonly string[]): Promise<string>;
  /** What a verifier says of the base, where that is not known before the patch is judged. */
  runBase?(verifier: Verifier): Promise<VerifierRun>;
  /** The same runner on some test files alone, each test named; `null` where the verifier is more than one call of it. */
  only?(verifier: Verifier, files: readonly string[]): Promise<Verifier | null>;
}

/**
 * Judges a patch. Verifiers run on a clean copy, failing command first; then the guard reads the diff; then the
 * originals of changed tests and settings are put back and asked as well; last, new tests must show that they can fail.
 * Nothing the model says is heard.
 */
export async function judge(submitted: Case): Promise<Verdict> {
  if (submitted.patch.files.length === 0)
    return red([], [], 'No file has changed. Make the change, then submit.');
  try {
    return await hear(submitted);
  } catch (error) {
    if (!(error instanceof SetupFailed)) throw error;
    return red([], [], `Set-up on the patched tree failed: ${error.message}`);
  }
}

async function hear(submitted: Case): Promise<Verdict> {
  const { changes, testsMayChange, verifiers } = submitted;
  const results: VerifierResult[] = [];
  const atFault = filesAtFault(
    changes,
    verifiers.filter(({ failing }) => failing).map(({ before }) => before),
  );
  const findings = guard(changes, { testsMayChange, failing: atFault, ...submitted.policy });
  const blocks = findings.filter(({ severity }) => severity === 'block');
  // Set-up has network: a change of dependencies that the guard refuses is not set up at all.
  if (blocks.length > 0 && (submitted.crowded || touchesDependencies(changes)))
    return red(results, findings, `The guard refuses the change; nothing of it was run:\n${list(blocks)}`);
  const refusal = await runVerifiers(submitted, results);
  if (refusal !== null) return red(results, [], refusal);
  if (blocks.length > 0)
    return red(
      results,
      findings,
      `The verifiers are green, but the guard refuses the change:\n${list(blocks)}`,
    );

  const restore = testsMayChange ? [] : originalsToRestore(changes, atFault, findings);
  const { resisting, unheard } =
    restore.length === 0 ? NO_ORIGINALS : await runOriginals(submitted, restore, results);
  if (resisting.length > 0) {
    const refused = resisting.map(({ id, path }) => ({ ...NOT_WITH_ORIGINALS, path, excerpt: id }));
    return red(
      results,
      [...findings, ...refused],
      `Green only with your changes to ${restore.join(', ')}. With the originals put back it is red:\n${list(refused)}`,
    );
  }
  if (unheard.length > 0)
    return red(
      results,
      findings,
      `With the originals of ${restore.join(', ')} put back, not every verifier came to an end:\n${unheard.join('\n')}`,
    );
  const newTests = await runNewTests(submitted, results);
  return {
    green: true,
    results,
    findings,
    newTests,
    answer: 'Accepted: every verifier that can run is green.',
  };
}

/** The patched tree. Gives the reason to refuse, or `null`. */
async function runVerifiers(submitted: Case, results: VerifierResult[]): Promise<string | null> {
  const { patch, verifiers, changes } = submitted;
  await using room = await submitted.open(patch.tree, 'patch', touchesDependencies(changes));
  for (const judged of failingFirst(verifiers)) {
    const result = await hearOne(judged, room, submitted);
    results.push(result);
    if (judged.failing && result.after?.conclusion !== 'success')
      return `Still red:\n${describe(judged.verifier, result.after)}`;
  }
  return complain(submitted, results);
}

/** What was green and is red now is asked once more: a flaky check is told, and holds nothing against the patch. */
async function hearOne(judged: Judged, room: CleanRoom, submitted: Case): Promise<VerifierResult> {
  const { id, command, source, omittedEnv } = judged.verifier;
  const told = { id, command, source, omittedEnv, withOriginalTests: null, flaky: false };
  if (judged.before?.conclusion === 'not-run') return { ...told, before: judged.before, after: null };
  const after = await room.run(judged.verifier);
  const before = judged.before ?? (await lateBase(submitted, judged.verifier, after));
  if (before?.conclusion !== 'success' || after.conclusion !== 'failure') return { ...told, before, after };
  const again = await room.run(judged.verifier);
  return again.conclusion === 'success'
    ? { ...told, before, after: again, flaky: true }
    : { ...told, before, after };
}

/** Where no model works there is no idle time: then the base is asked only where the change is red. */
async function lateBase({ kind, runBase }: Case, verifier: Verifier, after: VerifierRun) {
  if (runBase === undefined || (kind === 'judge' && after.conclusion === 'success')) return null;
  return runBase(verifier);
}

/** What the originals say against a patch. */
interface Originals {
  /** Verifiers that are green only without them. */
  resisting: Array<{ id: string; path: string }>;
  /** Those that did not come to an end with them, in words: out of time, cancelled, or unable to start. No proof either way. */
  unheard: string[];
}

const NO_ORIGINALS: Originals = { resisting: [], unheard: [] };

/** The patch with the originals put back. */
async function runOriginals(
  submitted: Case,
  restore: readonly string[],
  results: VerifierResult[],
): Promise<Originals> {
  const { patch, baseTree, changes } = submitted;
  const tree = await submitted.overlay(patch.tree, baseTree, restore);
  await using room = await submitted.open(tree, 'originals', touchesDependencies(changes));
  const said: Originals = { resisting: [], unheard: [] };
  for (const result of results) {
    if (result.after?.conclusion !== 'success') continue;
    const judged = submitted.verifiers.find(({ verifier }) => verifier.id === result.id);
    if (judged === undefined) continue;
    const run = await room.run(judged.verifier);
    result.withOriginalTests = run;
    if (run.conclusion === 'failure') said.resisting.push({ id: result.command, path: restore[0] ?? '' });
    else if (run.conclusion !== 'success') said.unheard.push(describe(judged.verifier, run));
  }
  return said;
}

const NOT_WITH_ORIGINALS = { rule: 'red-with-originals', severity: 'block', line: 1 } as const;

/** The base with the patch's tests alone: a test that is green there as well proves nothing. */
async function runNewTests(submitted: Case, results: readonly VerifierResult[]): Promise<NewTest[]> {
  const { changes, baseTree, patch, verifiers } = submitted;
  const added = addedTests(changes);
  const tests = measuringFiles(changes);
  if (added.length === 0 || tests.length === patch.files.length) return [];
  const judged = testRunner(verifiers, results);
  if (judged === undefined) return [];
  const tree = await submitted.overlay(baseTree, patch.tree, tests);
  await using room = await submitted.open(tree, 'tests', touchesDependencies(changes));
  const without = await room.run(judged.verifier);
  const { runBase } = submitted;
  const before =
    judged.before ?? (without.conclusion === 'failure' && runBase ? await runBase(judged.verifier) : null);
  const after = results.find(({ id }) => id === judged.verifier.id)?.after ?? null;
  const proofs = proveNewTests(added, { before, without, after, alone: false });
  const open = added.filter(({ name }) =>
    proofs.some((each) => each.id === name && each.without === 'unknown'),
  );
  if (open.length === 0 || without.conclusion !== 'failure') return proofs;
  const files = [...new Set(open.map(({ path }) => path))];
  const alone = await runFilesAlone(submitted, judged.verifier, files, room);
  if (alone === null) return proofs;
  const closer = proveNewTests(added, { before, ...alone, alone: files.length === 1 });
  return proofs.map((proof, i) => (proof.without === 'unknown' ? (closer[i] ?? proof) : proof));
}

/** Where the whole run does not say what became of some tests: their files alone, without the change and with it. */
async function runFilesAlone(
  { only, open, patch, changes }: Case,
  verifier: Verifier,
  files: readonly string[],
  room: CleanRoom,
): Promise<Pick<Runs, 'without' | 'after'> | null> {
  const alone = (await only?.(verifier, files)) ?? null;
  if (alone === null) return null;
  const without = await room.run(alone);
  // Red here must be for want of the change, not for being asked alone; green, because the tests did run.
  await using patched = await open(patch.tree, 'patch', touchesDependencies(changes));
  const after = await patched.run(alone);
  if (after.conclusion !== 'success' || !after.tests?.total) return null;
  const ran = without.conclusion === 'failure' || without.tests?.total === after.tests.total;
  return ran ? { without, after } : null;
}

/** The verifier that most likely runs the tests: one that says so, else the failing one. */
function testRunner(verifiers: readonly Judged[], results: readonly VerifierResult[]): Judged | undefined {
  const green = new Set(results.filter(({ after }) => after?.conclusion === 'success').map(({ id }) => id));
  const able = failingFirst(verifiers).filter(({ verifier }) => green.has(verifier.id));
  return able.find(({ verifier }) => /test|spec|jest|mocha|check/i.test(verifier.command)) ?? able[0];
}

const failingFirst = (verifiers: readonly Judged[]) =>
  [...verifiers].sort((a, b) => Number(b.failing) - Number(a.failing));

const red = (results: VerifierResult[], findings: Finding[], answer: string): Verdict => ({
  green: false,
  results,
  findings,
  newTests: [],
  answer,
});
