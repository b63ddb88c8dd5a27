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
  const noneRan = before?.conclusion === 'success' && (names.length === 1 || isLoadFailure(without));
  const verdictOn = (name: string): NewTest['without'] => {
    if (without.conclusion === 'success') return 'success';
    if (without.conclusion !== 'failure') return 'unknown';
    return noneRan || isNamed(name, without) ? 'failure' : 'unknown';
  };
  return names.map((id) => ({ id, without: verdictOn(id), with: 'success' }));
}

/** A test that needs something the patch adds takes the whole file down. */
const isLoadFailure = ({ excerpt, failures }: VerifierRun) =>
  /SyntaxError|does not provide an export|Cannot find module|ERR_MODULE_NOT_FOUND|ImportError|ModuleNotFoundError|cannot find|undefined: |unresolved import|NameError|LoadError/.test(
    [excerpt, ...failures.map(({ message }) => message)].join('\n'),
  );

/** Whether a failure is told of exactly this test: its name may be the beginning or the end of another one's. */
function isNamed(name: string, { failures }: VerifierRun): boolean {
  return failures.some(({ test, message }) => [test ?? '', message].some((text) => endsName(text, name)));
}

const DURATION = /\s\(?\d+(?:\.\d+)?\s?m?s\)?$/;

function endsName(text: string, name: string): boolean {
  const told = text.trim().replace(DURATION, '');
  const at = told.lastIndexOf(name);
  if (at < 0) return false;
  return !/\w\s?$/.test(told.slice(0, at)) && !/^\s?\w/.test(told.slice(at + name.length));
}
