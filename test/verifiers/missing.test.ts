import { describe, expect, test } from 'vitest';
import { missingPiece, missingSentence, remedyOf } from '../../src/verifiers/missing.ts';
import { cpuMs } from '../helpers/cpu-time.ts';
import { FURTHER_WORDS } from './missing-further-rows.ts';
import { FIRST_WORDS } from './missing-rows.ts';

describe('the missing piece is named', () => {
  test.for([
    ['sh: 1: vitest: not found', 127, 'vitest'],
    ['/bin/sh: 1: vitest: not found', 127, 'vitest'],
    ['bash: line 1: pytest: command not found', 127, 'pytest'],
    ['/run/regreen/steps/test.sh: line 3: cargo: command not found', 127, 'cargo'],
    ['zsh:1: command not found: eslint', 127, 'eslint'],
    ['sh: 0: ./node_modules/.bin/tsc: not found', 127, './node_modules/.bin/tsc'],
    ['bash: ./run.sh: No such file or directory', 127, './run.sh'],
    ['env: python3.13: No such file or directory', 127, 'python3.13'],
    ['bash: line 1: ./run.sh: Permission denied', 126, './run.sh'],
    ['/usr/bin/python3: No module named pytest', 1, 'pytest'],
    ['/w/.venv/bin/python: No module named mypy', 1, 'mypy'],
    ['bundler: command not found: rspec', 127, 'rspec'],
    ['error: no such command: `nextest`', 101, 'nextest'],
  ] as const)('%s (exit %i): %s', ([line, exitCode, name]) => {
    expect(missingPiece(exitCode, ['> widget@1.0.0 test', '', line])).toBe(name);
  });

  test('in words where nothing in the output names it', () => {
    expect(missingPiece(127, [])).toBe('a program the command calls');
    expect(missingPiece(126, ['odd'])).toBe('the right to execute a program the command calls');
  });
});

describe('a command that started and failed is not missing anything', () => {
  test.for([
    ["Error: Cannot find module './parse.js'", 1],
    ["error: Cannot find module '../src/sum' imported from test/sum.test.ts", 1],
    ["ModuleNotFoundError: No module named 'widget.parse'", 1],
    ['sh: 1: vitest: not found', 1],
    ['bash: line 1: ./fixture: No such file or directory', 2],
    ['FAIL page: not found', 1],
    ['npm error Missing script: "test"', 1],
    ['npm ERR! missing script: test', 1],
    ['bundler: failed to load command: rspec (/w/vendor/bundle/bin/rspec)', 1],
    ["fatal: cannot open 'x': Permission denied", 128],
  ] as const)('%s (exit %i)', ([line, exitCode]) => {
    expect(missingPiece(exitCode, [line])).toBeNull();
  });

  test('nor is one that was stopped', () => {
    expect(missingPiece(null, ['sh: 1: vitest: not found'])).toBeNull();
  });
});

const ROWS = [...FIRST_WORDS, ...FURTHER_WORDS];

describe('what tools say of the room at their start', () => {
  test.for(ROWS)('$says', ({ says, exit, piece }) => {
    expect(missingPiece(exit, ['> widget@1.0.0 test', '', says, 'more'])).toBe(piece);
    expect(missingPiece(0, [says])).toBeNull();
  });

  test.for(ROWS.map(({ red }) => red))('is not: %s (exit %i)', ([line, exit]) => {
    expect(missingPiece(exit, [line])).toBeNull();
  });
});

describe('a service that does not answer', () => {
  test.for([
    ['Error: connect ECONNREFUSED 127.0.0.1:5432', 'PostgreSQL on localhost:5432'],
    ['    Error: connect ECONNREFUSED ::1:6379', 'Redis on localhost:6379'],
    [
      'psql: error: connection to server at "localhost" (127.0.0.1), port 5432 failed: Connection refused',
      'PostgreSQL on localhost:5432',
    ],
    [
      'redis.exceptions.ConnectionError: Error 111 connecting to localhost:6379. Connection refused.',
      'Redis on localhost:6379',
    ],
    ['panic: dial tcp 127.0.0.1:3306: connect: connection refused', 'MySQL on localhost:3306'],
    [
      "ERROR 2003 (HY000): Can't connect to MySQL server on '127.0.0.1:3306' (111)",
      'MySQL on localhost:3306',
    ],
    [
      'Connection to localhost:5432 refused. Check that the hostname and port are correct',
      'PostgreSQL on localhost:5432',
    ],
    [
      'pymongo.errors.ServerSelectionTimeoutError: localhost:27017: [Errno 111] Connection refused',
      'MongoDB on localhost:27017',
    ],
  ] as const)('%s', ([line, piece]) => {
    expect(missingPiece(1, ['starting', line])).toBe(piece);
  });

  test.for([
    'Error: connect ECONNREFUSED 127.0.0.1:3000',
    'Error: connect ECONNREFUSED 192.0.2.7:5432',
    'expected 127.0.0.1:5432 to answer',
  ])('is none of a known port on this machine: %s', (line) => {
    expect(missingPiece(1, [line])).toBeNull();
  });

  test.for([
    ' ✓ parses the last element (3 ms)',
    'ok 1 - parses',
    'PASS test/sum.test.ts',
    '--- PASS: TestSum (0.00s)',
    'ok  \texample.org/widget\t0.004s',
    'tests/test_sum.py::test_one PASSED',
    '3 failed, 9 passed in 0.12s',
    '  9 passing (12ms)',
    'test adds ... ok',
    '[INFO] Tests run: 4, Failures: 0, Errors: 0, Skipped: 0',
  ])('is a red test beside one that passed: %s', (passed) => {
    const refused = 'Error: connect ECONNREFUSED 127.0.0.1:5432';
    expect(missingPiece(1, [passed, refused])).toBeNull();
    expect(missingPiece(1, [refused, passed])).toBeNull();
  });
});

describe('the middle of a test run is the test', () => {
  const middle = Array.from({ length: 40 }, (_, i) => `line ${i}`);

  test.for([
    ['bash: line 1: widget: command not found', 1],
    ['npm error code ENOTFOUND', 1],
    ["Could not find gem 'rspec' in locally installed gems.", 1],
    ['PHP Fatal error:  Uncaught Error: Class "PHPUnit\\Framework\\TestCase" not found', 255],
    ["error: toolchain '1.70.0' is not installed", 1],
    ['Cannot connect to the Docker daemon at unix:///var/run/docker.sock.', 1],
  ] as const)('%s', ([line, exit]) => {
    expect(missingPiece(exit, [...middle, line, ...middle])).toBeNull();
  });
});

describe('in words', () => {
  test.for([
    ['rspec', 'RSpec is not installed: add it to `setup`'],
    ['Go 1.23', 'Go 1.23 is not installed: add it to `setup`'],
    [
      'the network',
      'the network is not in reach: fetch what it needs in `setup`, or name the host in `network`',
    ],
    [
      'Redis on localhost:6379',
      'Redis on localhost:6379 does not answer: give the job this service, and let it through with `network: localhost:6379`',
    ],
    [
      'the Docker daemon',
      'the Docker daemon is not in reach: no daemon is reachable from the sandbox; give commands that need none in `verify`',
    ],
    [
      'the right to execute a program the command calls',
      'the right to execute a program the command calls is missing: make the file executable',
    ],
  ] as const)('%s', ([piece, sentence]) => {
    expect(missingSentence(piece)).toBe(sentence);
    expect(sentence.endsWith(remedyOf(piece))).toBe(true);
  });
});

test('a hostile megabyte of output takes no time', () => {
  const lines = [
    '/'.repeat(1_000_000),
    'a:'.repeat(500_000),
    `${' '.repeat(1_000_000)}x: not found`,
    `Could not find ${'a-1'.repeat(300_000)},`,
    `ECONNREFUSED ${'::1'.repeat(300_000)}`,
    ...Array<string>(200).fill('go: : dial tcp'.repeat(1000)),
  ];
  const started = cpuMs();
  expect(missingPiece(127, lines)).toBe('a program the command calls');
  expect(cpuMs() - started).toBeLessThan(200);
});
