import type { Failure, TestCounts, TestReport } from '../../types.ts';

const MAX_IDS = 100;

/**
 * A report in short. Where it contradicts the exit code the exit code holds, and the report is not complete.
 * @param exitCode `null` where the command did not end by itself
 */
export function countTests(report: TestReport | null, exitCode: number | null): TestCounts | null {
  if (report === null) return null;
  const { format, tests, broken, totals } = report;
  const ids = [...new Set(tests.filter(({ status }) => status === 'failed').map(({ id }) => id))];
  const failed = Math.max(totals?.failed ?? 0, ids.length);
  const red = failed > 0 || broken.length > 0;
  const agrees = exitCode !== null && (exitCode !== 0) === red;
  return {
    format,
    total: totals === null ? null : totals.passed + failed + totals.skipped,
    passed: totals?.passed ?? null,
    failed,
    skipped: totals?.skipped ?? null,
    failedIds: ids.slice(0, MAX_IDS),
    broken: broken.slice(0, MAX_IDS),
    complete: report.complete && agrees && ids.length <= MAX_IDS,
  };
}

/**
 * The failures of a run: the tests that the report names, each with its place in the log where triage found one; then
 * what else triage found. Findings of checkers are triage's, which knows their lines, where it found any.
 */
export function describeFailures(report: TestReport | null, found: readonly Failure[]): Failure[] {
  const failed = report?.tests.filter(({ status }) => status === 'failed').slice(0, MAX_IDS) ?? [];
  if (report === null || failed.length === 0) return [...found];
  if (/^(?:sarif|eslint)$/.test(report.format)) return found.length > 0 ? [...found] : failed.map(toFinding);
  const left = new Set(found);
  const named = failed.map(({ file, name, message }): Failure => {
    const title = name.split(/ > |::/).at(-1) ?? name;
    const same = found.find((each) => each.test?.includes(title));
    if (same !== undefined) left.delete(same);
    const line = same !== undefined && (file === null || same.file === file) ? same.line : null;
    return { file: file ?? same?.file ?? null, line, message: message ?? same?.message ?? '', test: name };
  });
  return [...named, ...left].slice(0, MAX_IDS);
}

const toFinding = ({ file, name, message }: TestReport['tests'][number]): Failure => ({
  file,
  line: null,
  message: [name, message].filter(Boolean).join(': '),
  test: null,
});
