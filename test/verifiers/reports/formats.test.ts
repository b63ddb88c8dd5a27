import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { TestReport } from '../../../src/types.ts';
import { readDocument } from '../../../src/verifiers/reports/document.ts';
import { openLogReports } from '../../../src/verifiers/reports/log.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/reports');
const PLACE = { root: '/repo', cwd: '' };

async function read(name: string): Promise<TestReport | null> {
  const bytes = await readFile(join(FIXTURES, name));
  if (!name.endsWith('.txt')) return readDocument(bytes.toString(), PLACE);
  const log = openLogReports(PLACE);
  // In pieces that end anywhere, as a stream gives them.
  for (let at = 0; at < bytes.length; at += 97) log.push(bytes.subarray(at, at + 97));
  return log.end();
}

const ids = (report: TestReport | null, status: string) =>
  report?.tests.filter((each) => each.status === status).map(({ id }) => id);

interface Row {
  format: string;
  /** Passed, failed, skipped. */
  totals: [number, number, number] | null;
  failed: string[];
  broken?: string[];
  complete: boolean;
  /** Ids among those told as passed. */
  passed?: string[];
}

const SUMS = 'a.test.js > sums > adds zero';

/** Outputs of the tools themselves, or after their documentation where a tool is not at hand. */
const ROWS: Record<string, Row> = {
  'vitest.txt': {
    format: 'vitest',
    totals: [3, 1, 1],
    failed: [SUMS],
    broken: ['b.test.js'],
    complete: false,
    passed: ['a.test.js > sums > adds', 'a.test.js > top'],
  },
  'vitest-verbose.txt': {
    format: 'vitest',
    totals: [3, 1, 1],
    failed: [SUMS],
    broken: ['b.test.js'],
    complete: false,
    passed: ['a.test.js > sums > adds', 'a.test.js > top', 'c.test.js > c one'],
  },
  'vitest.json': {
    format: 'jest-json',
    totals: [3, 1, 1],
    failed: [`v/${SUMS}`],
    broken: ['v/b.test.js'],
    complete: false,
  },
  'vitest-junit.xml': {
    format: 'junit',
    totals: [3, 1, 1],
    failed: [SUMS],
    broken: ['b.test.js'],
    complete: false,
  },
  'jest.txt': {
    format: 'jest',
    totals: [3, 1, 1],
    failed: ['j/a.test.cjs > sums > adds zero'],
    broken: ['j/b.test.cjs'],
    complete: false,
  },
  'jest-verbose.txt': {
    format: 'jest',
    totals: [3, 1, 1],
    failed: ['j/a.test.cjs > sums > adds zero'],
    broken: ['j/b.test.cjs'],
    complete: false,
    passed: ['j/a.test.cjs > top', 'j/a.test.cjs > sums > adds', 'j/c.test.cjs > c one'],
  },
  'jest-json.txt': {
    format: 'jest-json',
    totals: [3, 1, 1],
    failed: ['j/a.test.cjs > sums > adds zero'],
    broken: ['j/b.test.cjs'],
    complete: false,
  },
  'mocha.txt': {
    format: 'mocha',
    totals: [2, 2, 1],
    failed: ['sums > adds zero', 'sums > deep > er'],
    complete: true,
    passed: ['top', 'sums > adds'],
  },
  'mocha-dot.txt': {
    format: 'mocha',
    totals: [2, 2, 1],
    failed: ['sums > adds zero', 'sums > deep > er'],
    complete: true,
  },
  'mocha-json.txt': {
    format: 'mocha-json',
    totals: [2, 2, 1],
    failed: ['m/a.cjs > sums adds zero', 'm/a.cjs > sums deep er'],
    complete: true,
  },
  'node.txt': {
    format: 'node',
    totals: [1, 2, 2],
    failed: ['n/a.test.js > sums > adds zero', 'n/a.test.js > top > sub'],
    broken: ['n/b.test.js'],
    complete: false,
    passed: ['sums > adds'],
  },
  'node-tap.txt': {
    format: 'tap',
    totals: [1, 2, 2],
    failed: ['n/a.test.js > sums > adds zero', 'n/a.test.js > top > sub'],
    broken: ['n/b.test.js'],
    complete: false,
    passed: ['sums > adds'],
  },
  'node-junit.xml': {
    format: 'junit',
    totals: [1, 2, 2],
    failed: ['n/a.test.js > sums > adds zero', 'n/a.test.js > top > sub'],
    broken: ['n/b.test.js'],
    complete: false,
  },
  'tap.txt': {
    format: 'tap',
    totals: [2, 1, 2],
    failed: ['test/sum.js > sums > adds zero # or not'],
    complete: true,
    passed: ['test/sum.js > sums > adds', 'test/other.js > is there'],
  },
  'pytest.txt': {
    format: 'pytest',
    totals: [0, 0, 0],
    failed: [],
    broken: ['tests/test_b.py'],
    complete: false,
  },
  'pytest-verbose.txt': {
    format: 'pytest',
    totals: [2, 3, 2],
    failed: ['tests/test_a.py::test_zero', 'tests/test_a.py::test_p[a b]', 'tests/test_a.py::TestK::test_m'],
    broken: ['tests/test_b.py'],
    complete: false,
    passed: ['tests/test_a.py::test_adds', 'tests/test_a.py::test_p[c]'],
  },
  'pytest-all.txt': {
    format: 'pytest',
    totals: [2, 3, 2],
    failed: ['tests/test_a.py::test_zero', 'tests/test_a.py::test_p[a b]', 'tests/test_a.py::TestK::test_m'],
    complete: true,
    passed: ['tests/test_a.py::test_adds', 'tests/test_a.py::test_p[c]'],
  },
  'pytest-junit.xml': {
    format: 'junit',
    totals: [2, 3, 2],
    failed: ['tests.test_a > test_zero', 'tests.test_a > test_p[a b]', 'tests.test_a.TestK > test_m'],
    complete: true,
  },
  'unittest.txt': {
    format: 'unittest',
    totals: [1, 1, 1],
    failed: ['test_sum.SumTest.test_zero'],
    broken: ['test_gone.py'],
    complete: false,
  },
  'go.txt': {
    format: 'go test',
    totals: null,
    failed: ['example.com/widget > TestSub/a_b'],
    broken: ['sub/s_test.go', 'example.com/widget/sub'],
    complete: false,
  },
  'go-verbose.txt': {
    format: 'go test',
    totals: [2, 1, 1],
    failed: ['example.com/widget > TestSub/a_b'],
    complete: true,
    passed: ['example.com/widget > TestOk', 'example.com/widget > TestSub/fine'],
  },
  'go-json.txt': {
    format: 'go test',
    totals: [2, 1, 1],
    failed: ['example.com/widget > TestSub/a_b'],
    broken: ['sub/s_test.go', 'example.com/widget/sub'],
    complete: false,
  },
  'cargo.txt': {
    format: 'cargo test',
    totals: [2, 1, 1],
    failed: ['src/lib.rs > tests::adds_zero'],
    complete: true,
    passed: ['src/lib.rs > tests::adds', 'tests/it.rs > overflows'],
  },
  'phpunit.txt': {
    format: 'phpunit',
    totals: [1, 2, 1],
    failed: ['Widget\\SumTest::testThrows', 'Widget\\SumTest::testAddsZero with data set "a" (1, 2)'],
    complete: true,
  },
  'rspec.txt': {
    format: 'rspec',
    totals: [1, 1, 1],
    failed: ['spec/sum_spec.rb > Sum adds zero'],
    complete: true,
  },
  'rspec.json': {
    format: 'rspec-json',
    totals: [1, 1, 0],
    failed: ['spec/sum_spec.rb > Sum adds zero'],
    complete: true,
    passed: ['spec/sum_spec.rb > Sum adds'],
  },
  'eslint.json': { format: 'eslint', totals: [0, 1, 0], failed: ['src/a.js > no-undef'], complete: true },
  'findings.sarif': {
    format: 'sarif',
    totals: [0, 2, 0],
    failed: ['src/a.js > no-eval', 'no-with'],
    complete: true,
  },
};

test('every fixture has its row', () => {
  expect(Object.keys(ROWS).sort()).toEqual(readdirSync(FIXTURES).sort());
});

test.for(Object.entries(ROWS))('%s', async ([name, row]) => {
  const report = await read(name);
  const [passed, failed, skipped] = row.totals ?? [];
  expect(report).toMatchObject({
    format: row.format,
    totals: row.totals === null ? null : { passed, failed, skipped },
    broken: row.broken ?? [],
    complete: row.complete,
  });
  expect(ids(report, 'failed')).toEqual(row.failed);
  if (row.passed !== undefined) expect(ids(report, 'passed')).toEqual(row.passed);
});
