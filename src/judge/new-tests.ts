import type { FileChange, NewTest, VerifierRun } from '../types.ts';
import { readChanges } from './rules/change.ts';
import { testDiff } from './rules/test-diff.ts';

const MOST = 20;

/** A test that a patch adds. */
export interface AddedTest {
  name: string;
  path: string;
}

/** The tests a patch adds, in order; a name is told once. */
export function addedTests(changes: readonly FileChange[]): AddedTest[] {
  const added = testDiff(readChanges(changes)).addedTests.map(({ name, change }): AddedTest => {
    const plain = name.replace(/^(['"`])(.*)\1$/s, '$2');
    return { name: plain, path: change.path };
  });
  const first = new Map(added.toReversed().map((test) => [test.name, test]));
  return [...new Set(added.map(({ name }) => name))].flatMap((name) => first.get(name) ?? []).slice(0, MOST);
}

/** A verifier on three trees. */
export interface Runs {
  /** The base; where it was green, red now comes from the new tests. `null` where it was not run. */
  before: VerifierRun | null;
  /** The base with the patch's tests alone. */
  without: VerifierRun;
  /** The patch. */
  after: VerifierRun | null;
  /** The verifier was asked for one file alone, that of the tests still open, and `after` is green. */
  alone: boolean;
}

/** What each new test proves. */
export function proveNewTests(tests: readonly AddedTest[], runs: Runs): NewTest[] {
  return tests.map((test) => ({ id: test.name, without: verdictOn(test, tests, runs), with: 'success' }));
}

function verdictOn(
  test: AddedTest,
  tests: readonly AddedTest[],
  { before, without, after, alone }: Runs,
): NewTest['without'] {
  if (without.conclusion === 'success') return 'success';
  if (without.conclusion !== 'failure') return 'unknown';
  const noneRan = before?.conclusion === 'success' && (tests.length === 1 || isLoadFailure(without));
  const noneLoaded = alone && without.tests == null && isLoadFailure(without);
  if (noneRan || noneLoaded || isNamed(test, without)) return 'failure';
  if (without.tests?.broken.some((file) => sameFile(file, test.path))) return 'failure';
  const isOther = (id: string) =>
    (before?.tests?.complete && before.tests.failedIds.includes(id)) ||
    isElsewhere(id, test.path) ||
    tests.some((other) => other !== test && isId(id, other.name, other.path));
  return ranAll(without, after) && without.tests?.failedIds.every(isOther) ? 'success' : 'unknown';
}

/**
 * Whether all failing tests are named, and as many ran as on the patched tree. A runner that stops at the first
 * failure, or the first of two runners, tells of fewer.
 */
function ranAll({ tests: without }: VerifierRun, after: VerifierRun | null): boolean {
  const whole = after?.tests;
  if (!without?.complete || !whole?.complete) return false;
  const sameTests = without.total !== null && without.total === whole.total;
  return sameTests && without.skipped === whole.skipped && without.format === whole.format;
}

/** A test that needs something the patch adds takes the whole file down. */
const isLoadFailure = ({ excerpt, failures }: VerifierRun) =>
  /SyntaxError|does not provide an export|Cannot find module|ERR_MODULE_NOT_FOUND|ImportError|ModuleNotFoundError|cannot find|undefined: |unresolved import|NameError|LoadError/.test(
    [excerpt, ...failures.map(({ message }) => message)].join('\n'),
  );

/** Whether a failure is told of exactly this test: its name may be the beginning or the end of another one's. */
function isNamed({ name, path }: AddedTest, { failures, tests }: VerifierRun): boolean {
  if (tests?.complete) return tests.failedIds.some((id) => isId(id, name, path));
  const ids = tests?.failedIds.some((id) => isId(id, name, path));
  return (
    ids || failures.some(({ test, message }) => [test ?? '', message].some((text) => endsName(text, name)))
  );
}

/** `test/a.test.js > sums > adds zero`, `tests/test_a.py::test_zero[1]`, `example.com/widget > TestSum/zero` */
function isId(id: string, name: string, path: string): boolean {
  if (isElsewhere(id, path)) return false;
  const bare = id.split(PARTS).map((part) => part.replace(/\[.*\]$/s, ''));
  return bare.some((part) => part === name || part.split('/')[0] === name) || endsName(id, name);
}

const PARTS = / > |::/;

/** Whether an id begins with another file. */
function isElsewhere(id: string, path: string): boolean {
  const [file = '', ...names] = id.split(PARTS);
  return names.length > 0 && CODE_FILE.test(file) && !sameFile(file, path);
}

const CODE_FILE = /\.(?:[cm]?[jt]sx?|vue|svelte|py|rb|php|go|rs|exs?|dart)$/;

/** Tools print paths absolute, relative to a folder, or with `./`. */
function sameFile(printed: string, path: string): boolean {
  return printed === path || printed.endsWith(`/${path}`) || path.endsWith(`/${printed}`);
}

const DURATION = /\s\(?\d+(?:\.\d+)?\s?m?s\)?$/;

function endsName(text: string, name: string): boolean {
  const told = text.trim().replace(DURATION, '');
  const at = told.lastIndexOf(name);
  if (at < 0) return false;
  return !/\w\s?$/.test(told.slice(0, at)) && !/^\s?\w/.test(told.slice(at + name.length));
}
