import type { ReportedTest, TestReport } from '../../types.ts';
import type { LineReader, OpenReader } from './line-reader.ts';
import { openBuilder, type Place } from './report.ts';

/** `    --- FAIL: TestSub/a_b (0.00s)`; a test's own output may stand before it on the line. */
const RESULT = /--- (FAIL|PASS|SKIP): (\S+) \([\d.]+s\)$/;
/** `ok  \tpkg\t0.1s`, `FAIL\tpkg\t0.003s`, `FAIL\tpkg [build failed]` */
const PACKAGE = /^(ok {2}|FAIL)\t(\S+)(?:\t|\s*(\[.+ failed\])|\s|$)/;
/** `# example.com/widget/sub [example.com/widget/sub.test]`, then `sub/s_test.go:3:32: undefined: nope` */
const BUILD = /^# \S/;
const BUILD_ERROR = /^(?:vet: )?(\S+_test\.go):\d+:\d+: /;
const STATUS = { FAIL: 'failed', PASS: 'passed', SKIP: 'skipped' } as const;
const ACTION: Readonly<Record<string, ReportedTest['status']>> = {
  fail: 'failed',
  pass: 'passed',
  skip: 'skipped',
};

interface Result {
  name: string;
  status: ReportedTest['status'];
}

/** Further results only make the report one that is not whole. */
const MAX_RESULTS = 50_000;

function openState() {
  return {
    packages: new Map<string, Result[]>(),
    broken: new Set<string>(),
    /** Packages that failed. */
    red: new Set<string>(),
    /** Told since the last package ended. */
    printed: [] as Result[],
    results: 0,
    verbose: false,
    lost: false,
    building: false,
  };
}
type State = ReturnType<typeof openState>;

/** `go test`, with or without `-v`, and `go test -json`. Tests carry the name of their package. */
export const openGo: OpenReader = (place): LineReader => {
  const state = openState();
  return {
    line(text) {
      if (text.startsWith('{"')) readEvent(text, state);
      else readText(text, state);
    },
    end: () => (state.packages.size === 0 ? null : report(state, place)),
  };
};

function readText(text: string, state: State): void {
  state.building = BUILD.test(text) || (state.building && text.includes('.go:'));
  const file = state.building ? BUILD_ERROR.exec(text)?.[1] : undefined;
  if (file !== undefined) state.broken.add(file);
  const result = text.includes('--- ') ? RESULT.exec(text) : null;
  if (result !== null) {
    const status = STATUS[result[1] as keyof typeof STATUS];
    if (status !== 'failed') state.verbose = true;
    keep({ name: result[2] ?? '', status }, state.printed, state);
    return;
  }
  const ended = text.includes('\t') ? PACKAGE.exec(text) : null;
  if (ended !== null) closePackage(ended[2] ?? '', ended[1] !== 'FAIL', ended[3] !== undefined, state);
}

function keep(result: Result, results: Result[], state: State): void {
  state.results += 1;
  if (state.results > MAX_RESULTS) state.lost = true;
  else results.push(result);
}

function resultsOf(name: string, { packages }: State): Result[] {
  const results = packages.get(name) ?? [];
  packages.set(name, results);
  return results;
}

function closePackage(name: string, passed: boolean, noBuild: boolean, state: State): void {
  const results = resultsOf(name, state);
  for (const each of state.printed) results.push(each);
  state.printed = [];
  if (noBuild) state.broken.add(name);
  else if (!passed) state.red.add(name);
}

function readEvent(text: string, state: State): void {
  const { Action, Package, Test } = parseEvent(text);
  const status = ACTION[Action ?? ''];
  if (status === undefined || Package === undefined) return;
  state.verbose = true;
  if (Test === undefined) closePackage(Package, status !== 'failed', false, state);
  else keep({ name: Test, status }, resultsOf(Package, state), state);
}

function report(state: State, place: Place): TestReport {
  const builder = openBuilder('go test', place);
  for (const [name, results] of state.packages)
    for (const result of leaves(results))
      builder.add({ file: null, name: `${name} > ${result.name}`, status: result.status });
  // A package that is red without a test that is.
  const unnamed = [...state.red].some((name) =>
    (state.packages.get(name) ?? []).every(({ status }) => status !== 'failed'),
  );
  if (unnamed || state.lost || state.printed.length > 0) builder.lose();
  for (const name of state.broken) builder.breakFile(name);
  const [passed, failed, skipped] = [
    builder.count('passed'),
    builder.count('failed'),
    builder.count('skipped'),
  ];
  // Without `-v` tests that pass are not told.
  return builder.finish(state.verbose ? { passed, failed, skipped } : null, null);
}

/** Nested deeper than any project writes it. */
const MAX_DEPTH = 20;

/** A test is red by its subtests, or by itself. */
function leaves(results: readonly Result[]): Result[] {
  const parents = new Set<string>();
  const red = new Set<string>();
  for (const { name, status } of results) {
    let at = name.indexOf('/');
    for (let depth = 0; at >= 0 && depth < MAX_DEPTH; depth += 1) {
      parents.add(name.slice(0, at));
      if (status === 'failed') red.add(name.slice(0, at));
      at = name.indexOf('/', at + 1);
    }
  }
  return results.filter(({ name, status }) => !parents.has(name) || (status === 'failed' && !red.has(name)));
}

function parseEvent(text: string): Partial<Record<'Action' | 'Package' | 'Test', string>> {
  try {
    const value: Record<string, unknown> = JSON.parse(text);
    const word = (key: string) => (typeof value[key] === 'string' ? { [key]: value[key] } : {});
    return { ...word('Action'), ...word('Package'), ...word('Test') };
  } catch {
    return {};
  }
}
