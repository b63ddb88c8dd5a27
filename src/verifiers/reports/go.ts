import type { ReportedTest } from '../../types.ts';
import type { LineReader, OpenReader } from './line-reader.ts';
import { openBuilder } from './report.ts';

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

/** `go test`, with or without `-v`, and `go test -json`. Tests carry the name of their package. */
export const openGo: OpenReader = (place): LineReader => {
  const packages = new Map<string, Result[]>();
  const broken = new Set<string>();
  let printed: Result[] = [];
  let verbose = false;
  let redWithoutName = false;
  let building = false;

  const close = (name: string, passed: boolean, noBuild: boolean) => {
    const results = [...(packages.get(name) ?? []), ...printed];
    printed = [];
    packages.set(name, results);
    if (noBuild) broken.add(name);
    else if (!passed && results.every(({ status }) => status !== 'failed')) redWithoutName = true;
  };
  const event = (text: string) => {
    const { Action, Package, Test } = parseEvent(text);
    const status = ACTION[Action ?? ''];
    if (status === undefined || Package === undefined) return;
    verbose = true;
    if (Test === undefined) return close(Package, status !== 'failed', false);
    const results = packages.get(Package) ?? [];
    packages.set(Package, results);
    results.push({ name: Test, status });
  };
  return {
    line(text) {
      if (text.startsWith('{"')) return event(text);
      building = BUILD.test(text) || (building && text.includes('.go:'));
      const file = building ? BUILD_ERROR.exec(text)?.[1] : undefined;
      if (file !== undefined) broken.add(file);
      const result = text.includes('--- ') ? RESULT.exec(text) : null;
      if (result !== null) {
        const status = STATUS[result[1] as keyof typeof STATUS];
        if (status !== 'failed') verbose = true;
        printed.push({ name: result[2] ?? '', status });
        return;
      }
      const ended = text.includes('\t') ? PACKAGE.exec(text) : null;
      if (ended !== null) close(ended[2] ?? '', ended[1] !== 'FAIL', ended[3] !== undefined);
    },
    end() {
      if (packages.size === 0) return null;
      const builder = openBuilder('go test', place);
      for (const [name, results] of packages)
        for (const result of leaves(results))
          builder.add({ file: null, name: `${name} > ${result.name}`, status: result.status });
      if (redWithoutName || printed.length > 0) builder.lose();
      for (const name of broken) builder.breakFile(name);
      const [passed, failed, skipped] = [
        builder.count('passed'),
        builder.count('failed'),
        builder.count('skipped'),
      ];
      // Without `-v` tests that pass are not told.
      return builder.finish(verbose ? { passed, failed, skipped } : null, null);
    },
  };
};

/** A test is red by its subtests, or by itself. */
function leaves(results: readonly Result[]): Result[] {
  const parents = new Set<string>();
  const red = new Set<string>();
  for (const { name, status } of results)
    for (let at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) {
      parents.add(name.slice(0, at));
      if (status === 'failed') red.add(name.slice(0, at));
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
