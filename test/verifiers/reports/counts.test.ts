import { describe, expect, test } from 'vitest';
import type { Failure, ReportedTest, TestReport } from '../../../src/types.ts';
import { countTests, describeFailures } from '../../../src/verifiers/reports/counts.ts';

const told = (status: ReportedTest['status'], name: string, message: string | null = null): ReportedTest => ({
  id: `test/a.js > ${name}`,
  file: 'test/a.js',
  name,
  status,
  message,
});

const report = (tests: ReportedTest[], change: Partial<TestReport> = {}): TestReport => ({
  format: 'vitest',
  tests,
  broken: [],
  totals: {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: tests.filter(({ status }) => status === 'failed').length,
    skipped: tests.filter(({ status }) => status === 'skipped').length,
  },
  complete: true,
  ...change,
});

const RED = report([told('passed', 'a'), told('failed', 'sums > b'), told('skipped', 'c')]);
const GREEN = report([told('passed', 'a')]);

describe('the counts', () => {
  test('are those of the report', () => {
    expect(countTests(RED, 1)).toEqual({
      format: 'vitest',
      total: 3,
      passed: 1,
      failed: 1,
      skipped: 1,
      failedIds: ['test/a.js > sums > b'],
      broken: [],
      complete: true,
    });
  });

  test.for([
    ['red', RED, 0, false],
    ['red', RED, 1, true],
    ['red', RED, null, false],
    ['green', GREEN, 0, true],
    ['green', GREEN, 1, false],
    ['green', GREEN, null, false],
  ] as Array<[string, TestReport, number | null, boolean]>)(
    'a report that is %s, with exit code %3$s: complete is %4$s',
    ([, told, exitCode, complete]) => {
      expect(countTests(told, exitCode)?.complete).toBe(complete);
    },
  );

  test('hold 100 ids, and more are not complete', () => {
    const many = report(Array.from({ length: 150 }, (_, i) => told('failed', `t${i}`)));
    expect(countTests(many, 1)).toMatchObject({ failed: 150, complete: false });
    expect(countTests(many, 1)?.failedIds).toHaveLength(100);
  });

  test('are unknown where the tool does not tell', () => {
    expect(countTests(report([told('failed', 'a')], { totals: null }), 1)).toMatchObject({
      total: null,
      passed: null,
      failed: 1,
    });
    expect(countTests(null, 1)).toBeNull();
  });
});

describe('failures', () => {
  const found: Failure[] = [
    { file: 'test/a.js', line: 12, message: 'AssertionError', test: 'a.js > sums > b' },
    { file: 'src/b.js', line: 3, message: 'TypeError', test: null },
  ];

  test('are those of the report, each with its line in the log, then the others', () => {
    expect(describeFailures(RED, found)).toEqual([
      { file: 'test/a.js', line: 12, message: 'AssertionError', test: 'sums > b' },
      found[1],
    ]);
  });

  test('stay those of the log where the report names none, or findings', () => {
    expect(describeFailures(GREEN, found)).toEqual(found);
    expect(describeFailures(null, found)).toEqual(found);
    expect(describeFailures({ ...RED, format: 'sarif' }, found)).toEqual(found);
  });

  test('are findings, and no tests, where a checker wrote them and the log has none', () => {
    const findings = report([told('failed', 'no-eval', 'eval is not allowed')], { format: 'sarif' });
    expect(describeFailures(findings, [])).toEqual([
      { file: 'test/a.js', line: null, message: 'no-eval: eval is not allowed', test: null },
    ]);
  });
});
