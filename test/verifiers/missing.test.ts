import { describe, expect, test } from 'vitest';
import { missingPiece } from '../../src/verifiers/missing.ts';
import { cpuMs } from '../helpers/cpu-time.ts';

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
    ["fatal: cannot open 'x': Permission denied", 128],
  ] as const)('%s (exit %i)', ([line, exitCode]) => {
    expect(missingPiece(exitCode, [line])).toBeNull();
  });

  test('nor is one that was stopped', () => {
    expect(missingPiece(null, ['sh: 1: vitest: not found'])).toBeNull();
  });
});

test('a hostile megabyte of output takes no time', () => {
  const lines = ['/'.repeat(1_000_000), 'a:'.repeat(500_000), `${' '.repeat(1_000_000)}x: not found`];
  const started = cpuMs();
  expect(missingPiece(127, lines)).toBe('a program the command calls');
  expect(cpuMs() - started).toBeLessThan(200);
});
