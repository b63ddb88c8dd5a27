import { describe, expect, test } from 'vitest';
import type { TestReport } from '../../../src/types.ts';
import { openLogReports } from '../../../src/verifiers/reports/log.ts';

function read(text: string | Buffer, cwd = ''): TestReport | null {
  const log = openLogReports({ root: '/repo', cwd });
  log.push(Buffer.from(text));
  return log.end();
}

describe('what is no report', () => {
  test.for([
    '',
    'FAIL 3 tests failed\nall tests passed\n',
    'Tests: 12\nErrors: 3\nOK\n',
    '3 files in 2.1s\n2 passed in review\n',
    'ok 1 went well\nnot ok at all\n1..2..3\n',
    '{"Action":1}\n[]\n{\n}\n{"numFailedTests":"many"}\n',
    '--- FAIL: nothing\nFAIL\n',
    'src/a.ts(3,5): error TS2322: Type mismatch\n',
  ])('%j', (text) => {
    expect(read(text)).toBeNull();
  });
});

describe('a report is not complete where', () => {
  test.for([
    ['fewer tests are named than failed', ' FAIL  a.test.js > one\n\n      Tests  2 failed | 1 passed (3)\n'],
    ['an error belongs to no test', '      Tests  3 passed (3)\n     Errors  1 error\n'],
    [
      'the set-up of a group failed',
      '⎯⎯ Failed Suites 1 ⎯⎯\n FAIL  a.test.js > sums\n      Tests  3 skipped (3)\n',
    ],
    [
      'a hook failed',
      '  1 passing (2ms)\n  1 failing\n\n  1) sums\n       "before each" hook for "adds":\n     Error: x\n',
    ],
    ['node:test counts more than it names', '✖ a (1ms)\nℹ tests 3\nℹ fail 2\n'],
    ['a plan is not met', 'TAP version 13\nok 1 - a\n1..2\n'],
    ['a run bails out', 'TAP version 13\nok 1 - a\n1..1\nBail out! no database\n'],
    [
      'a package failed without a test',
      '--- PASS: TestA (0.00s)\npanic: no\nFAIL\texample.com/widget\t0.01s\n',
    ],
    ['a run was stopped', '1 failed in 0.1s\nFAILED a.py::test_b - x\n!!!! stopping after 1 failures !!!!\n'],
    [
      'code did not compile',
      'test a ... ok\ntest result: ok. 1 passed; 0 failed; 0 ignored\nerror: could not compile `b`\n',
    ],
    ['errors lie outside of examples', '0 examples, 0 failures, 1 error occurred outside of examples\n'],
  ])('%s', ([, text]) => {
    expect(read(text ?? '')).toMatchObject({ complete: false });
  });
});

describe('files that could not be loaded are named', () => {
  test.for([
    [
      'vitest, by a group whose set-up failed',
      '⎯⎯ Failed Suites 1 ⎯⎯\n FAIL  a.test.js > sums\n      Tests  3 skipped (3)\n',
      'a.test.js',
    ],
    [
      'go',
      '# example.com/w/sub [example.com/w/sub.test]\nsub/a_test.go:3:2: undefined: f\nFAIL\texample.com/w/sub [build failed]\n',
      'sub/a_test.go',
    ],
    [
      'cargo',
      'error[E0425]: cannot find function `f`\n --> tests/it.rs:3:5\nerror: could not compile `w` (test "it")\n',
      'tests/it.rs',
    ],
    [
      'rspec',
      'An error occurred while loading ./spec/a_spec.rb.\n0 examples, 0 failures, 1 error occurred outside of examples\n',
      'spec/a_spec.rb',
    ],
  ])('%s', ([, text, file]) => {
    const report = read(text ?? '');
    expect(report?.broken).toContain(file);
    expect(report?.complete).toBe(false);
  });

  test('and what only warns is not among them', () => {
    const text =
      'warning: unused\n --> tests/it.rs:3:5\ntest a ... ok\ntest result: ok. 1 passed; 0 failed; 0 ignored\n';
    expect(read(text)).toMatchObject({ broken: [], complete: true });
    expect(read('a_test.go:3: log line\nok  \texample.com/w\t0.1s\n')).toMatchObject({ broken: [] });
  });
});

describe('ids are the same in every run', () => {
  test('durations are no part of them, nor is the tree in which they ran', () => {
    const first = ' × test/a.test.js > sums > adds 12ms\n      Tests  1 failed (1)\n';
    const second = ' × test/a.test.js > sums > adds 3ms (retry x2)\n      Tests  1 failed (1)\n';
    expect(read(first)?.tests).toEqual(read(second)?.tests);
    const elsewhere = 'FAILED /repo/tests/test_a.py::test_x[/repo/data] - no\n1 failed in 0.1s\n';
    expect(read(elsewhere)?.tests).toMatchObject([{ id: 'tests/test_a.py::test_x[data]' }]);
  });

  test('paths are those of the repository, wherever the tool ran', () => {
    const text = 'FAILED tests/test_a.py::test_x - no\n1 failed in 0.1s\n';
    expect(read(text, 'packages/a')?.tests).toMatchObject([{ file: 'packages/a/tests/test_a.py' }]);
  });

  test('projects of vitest are parted', () => {
    const text = ' FAIL  |unit| a.test.js > x\n FAIL  |web| a.test.js > x\n      Tests  2 failed (2)\n';
    expect(read(text)).toMatchObject({
      complete: true,
      tests: [{ name: '[unit] x' }, { name: '[web] x' }],
    });
  });

  test('colours and time stamps are no part of them', () => {
    const text =
      '2026-01-02T03:04:05.1234567Z \x1b[31mFAILED\x1b[0m a.py::\x1b[1mtest_x\x1b[0m - no\r\n' +
      '2026-01-02T03:04:05.1234567Z \x1b[31m1 failed\x1b[0m in 0.1s\n';
    expect(read(text)).toMatchObject({ complete: true, tests: [{ id: 'a.py::test_x', message: 'no' }] });
  });
});

test('several runs in one log are taken together', () => {
  const run = (file: string) => `FAILED ${file}::test_x - no\n1 failed, 2 passed in 0.1s\n`;
  const other = 'TAP version 13\nok 1 - a\n1..1\n';
  expect(read(run('a.py') + run('b.py') + other)).toMatchObject({
    format: 'tap+pytest',
    totals: { passed: 5, failed: 2, skipped: 0 },
    complete: true,
  });
});

test('a test that is told twice counts once', () => {
  const text = 'a.py::test_x FAILED [100%]\nFAILED a.py::test_x - no\n1 failed in 0.1s\n';
  expect(read(text)).toMatchObject({ complete: true, totals: { failed: 1 } });
});

describe('hostile output', () => {
  const LINES: Record<string, string> = {
    'open TAP groups': 'ok 1 - a {\n',
    'deep TAP': `${' '.repeat(4000)}ok 1 - a\n`,
    'open spec groups': '▶ group\n',
    blanks: `${' '.repeat(4000)}x\n`,
    brackets: `${'['.repeat(4000)}\n`,
    'vitest marks': ` × ${'a > '.repeat(900)}\n`,
    'vitest files': ` FAIL  ${'a.b '.repeat(900)}\n`,
    'pytest names': `FAILED ${'a::[ - '.repeat(500)}\n`,
    'go names': `--- FAIL: ${'a/'.repeat(1500)} (0.00s)\n`,
    'mocha titles': '  1) a\n',
    'JSON starts': '{\n',
    'jest dots': `  ● ${'› '.repeat(1500)}\n`,
    numbers: `Tests: ${'1 failed, '.repeat(300)}3 total\n`,
  };

  test.for(Object.entries(LINES))('%s cost no more than other lines', ([, line]) => {
    const text = `TAP version 13\n  1 passing\n▶ a\n${line.repeat(Math.ceil(2_000_000 / line.length))}`;
    const started = performance.now();
    read(Buffer.from(text));
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test.for<[what: string, line: string, end: string]>([
    ['packages of one name', '--- PASS: a (0.00s)\nok  \tp\t0.1s\n', ''],
    ['subtests of subtests', `--- FAIL: ${'a/'.repeat(1900)} (0.00s)\n`, 'FAIL\tp\t0.1s\n'],
    ['files of tests', '✖ a (1ms)\n', `✖ failing tests:\n${'test at a.js:1:1\n✖ b (1ms)\n'.repeat(30_000)}`],
    ['short lines', 'y\n', ''],
    ['documents', '{"version":1}\n', ''],
  ])('many %s are read in linear time', ([, line, end]) => {
    const text = `${line.repeat(Math.ceil(1_000_000 / line.length))}${end}ℹ tests 1\nℹ fail 1\n`;
    const started = performance.now();
    read(Buffer.from(text));
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('more lines than are read make the report incomplete', () => {
    const text = `test a ... ok\ntest result: ok. 1 passed; 0 failed; 0 ignored\n`;
    expect(read(text)).toMatchObject({ complete: true });
    expect(read(text + '\n'.repeat(500_000))).toMatchObject({ complete: false });
  });

  test('more tests than are kept make the report incomplete', () => {
    const text = Array.from({ length: 21_000 }, (_, i) => `test t${i} ... ok\n`).join('');
    const report = read(`${text}test result: ok. 21000 passed; 0 failed; 0 ignored\n`);
    expect(report).toMatchObject({ complete: false, totals: { passed: 21_000 } });
    expect(report?.tests).toHaveLength(20_000);
  });

  test('a line without an end is not kept whole', () => {
    const log = openLogReports({ root: '/repo', cwd: '' });
    const piece = Buffer.alloc(4 * 1024 ** 2, '{');
    for (let i = 0; i < 17; i += 1) log.push(piece);
    expect(log.end()).toBeNull();
  });
});

test('an ordinary log takes next to no time', () => {
  const line =
    ' ✓ test/a.test.ts (12 tests) 9ms\nstdout | loaded configuration from config.json\n    at Object.x (src/a.js:1:2)\n';
  const bytes = Buffer.from(line.repeat(2000));
  read(bytes);
  const started = performance.now();
  read(bytes);
  expect(performance.now() - started).toBeLessThan(150);
});
