import { describe, expect, test } from 'vitest';
import {
  filesAtFault,
  measuringFiles,
  originalsToRestore,
  touchesDependencies,
} from '../../src/judge/originals.ts';
import type { Failure, FileChange, Finding } from '../../src/types.ts';
import { verifierRun } from '../helpers/record.ts';

function change(path: string, before: string | null = 'a\n', after: string | null = 'b\n'): FileChange {
  const status = before === null ? 'added' : after === null ? 'deleted' : 'modified';
  const modes = {
    modeBefore: before === null ? null : '100644',
    modeAfter: after === null ? null : '100644',
  };
  return { path, oldPath: path, status, before, after, binary: false, ...modes };
}

const warning = (path: string): Finding => ({
  rule: 'test-removed',
  severity: 'warn',
  path,
  line: 1,
  excerpt: '',
});

describe('what is put back', () => {
  test('is what the checks measure with, and nothing else', () => {
    const paths = [
      'test/a.test.ts',
      'test/setup.ts',
      'test/__snapshots__/a.snap',
      'test/fixtures/a.json',
      'vitest.config.ts',
      'biome.json',
      'tsconfig.json',
      'src/a.ts',
      'README.md',
      'package.json',
    ];
    expect(
      originalsToRestore(
        paths.map((path) => change(path)),
        [],
        [],
      ),
    ).toEqual(paths.slice(0, 7));
  });

  test('is also what was taken away, and never what is new', () => {
    const changes = [change('test/a.test.ts', 'a\n', null), change('test/b.test.ts', null)];
    expect(originalsToRestore(changes, [], [])).toEqual(['test/a.test.ts']);
  });

  test('has the name it had', () => {
    const renamed = { ...change('src/a.ts'), oldPath: 'test/a.test.ts', status: 'renamed' as const };
    expect(originalsToRestore([renamed], [], [])).toEqual(['test/a.test.ts']);
  });

  test('is no file the failure lies in, unless the guard has something to say about a test', () => {
    const changes = [change('test/a.test.ts'), change('vitest.config.ts')];
    const failing = ['test/a.test.ts', 'vitest.config.ts'];
    expect(originalsToRestore(changes, failing, [])).toEqual([]);
    const findings = failing.map(warning);
    expect(originalsToRestore(changes, failing, findings)).toEqual(['test/a.test.ts']);
  });
});

describe('a failure lies in a file', () => {
  const failure = (file: string | null, message: string, of: string | null = null): Failure => ({
    file,
    line: 1,
    message,
    test: of,
  });
  const PATH = 'test/a.test.ts';
  const atFault = (failures: Failure[], { path = PATH, excerpt = '' } = {}) =>
    filesAtFault([change(path)], [verifierRun({ exitCode: 1, failures, excerpt })]);

  test.for([
    [PATH, 'format'],
    [`./${PATH}`, 'lint/style/useConst'],
    [`/home/runner/work/a/${PATH}`, "TS1005: ';' expected."],
    ['test\\a.test.ts', 'more than one blank'],
  ] as const)('that a tool names: %s %s', ([file, message]) => {
    expect(atFault([failure(file, message)])).toEqual([PATH]);
  });

  test.for([
    [failure(PATH, '✖ adds two numbers (1.6ms)'), ''],
    [failure(PATH, 'AssertionError: 1 !== 2'), ''],
    [failure(PATH, 'got 1, want 2'), '--- FAIL: TestSum (0.00s)'],
    [failure(PATH, 'assert 1 == 2'), '1 failed, 3 passed in 0.1s'],
    [failure(PATH, 'in test_adds'), ''],
    [failure(PATH, 'x', 'adds two numbers'), ''],
  ] as const)('but not where a test fails: %j', ([named, excerpt]) => {
    expect(atFault([named], { excerpt })).toEqual([]);
  });

  test('settings are at fault whoever stumbles over them', () => {
    const path = 'vitest.config.ts';
    const excerpt = 'FAIL  failed to load config';
    expect(atFault([failure(path, 'Build failed with 1 error:')], { path, excerpt })).toEqual([path]);
  });

  test('and no file whose name only ends like that of another', () => {
    expect(atFault([failure('test/aa.test.ts', 'format'), failure('est/a.test.ts', 'format')])).toEqual([]);
    expect(atFault([failure(null, 'format')])).toEqual([]);
    expect(filesAtFault([change(PATH)], [null])).toEqual([]);
  });

  test('what one check says of its tests is not held against another', () => {
    const runs = [
      verifierRun({ exitCode: 1, failures: [failure(PATH, '✖ adds')] }),
      verifierRun({ exitCode: 1, failures: [failure(PATH, 'format')] }),
    ];
    expect(filesAtFault([change(PATH)], runs)).toEqual([PATH]);
  });
});

test('test files and what belongs to them measure', () => {
  const changes = ['test/a.test.ts', 'src/a.ts', 'jest.config.js'].map((path) => change(path));
  expect(measuringFiles(changes)).toEqual(['test/a.test.ts', 'jest.config.js']);
});

test.for([
  ['package.json', true],
  ['packages/a/pnpm-lock.yaml', true],
  ['go.mod', true],
  ['src/package.ts', false],
] as const)('%s changes dependencies: %s', ([path, expected]) => {
  expect(touchesDependencies([change('src/a.ts'), change(path)])).toBe(expected);
});
