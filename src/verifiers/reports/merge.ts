import type { TestReport } from '../../types.ts';

/** Reports of different runs within one command, taken together; `null` for none. */
export function mergeReports(reports: readonly TestReport[]): TestReport | null {
  const [first, ...rest] = reports;
  if (first === undefined || rest.length === 0) return first ?? null;
  const totals = reports.map((report) => report.totals);
  return {
    format: [...new Set(reports.map(({ format }) => format))].join('+'),
    tests: reports.flatMap(({ tests }) => tests),
    broken: reports.flatMap(({ broken }) => broken),
    totals: totals.some((each) => each === null)
      ? null
      : totals.reduce((sum, each) => ({
          passed: (sum?.passed ?? 0) + (each?.passed ?? 0),
          failed: (sum?.failed ?? 0) + (each?.failed ?? 0),
          skipped: (sum?.skipped ?? 0) + (each?.skipped ?? 0),
        })),
    complete: reports.every(({ complete }) => complete),
  };
}
