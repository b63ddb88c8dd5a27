import { describe, expect, test } from 'vitest';
import { addedTests, proveNewTests } from '../../src/judge/new-tests.ts';
import type { Conclusion, Failure, FileChange } from '../../src/types.ts';
import { verifierRun } from '../helpers/record.ts';

function change(path: string, before: string | null, after: string | null): FileChange {
  const status = before === null ? 'added' : after === null ? 'deleted' : 'modified';
  const modes = {
    modeBefore: before === null ? null : '100644',
    modeAfter: after === null ? null : '100644',
  };
  return { path, oldPath: path, status, before, after, binary: false, ...modes };
}

const js = (...names: string[]) =>
  names.map((name) => `test('${name}', () => expect(f()).toBe(1));\n`).join('');

describe('the tests a patch adds', () => {
  test('are named in order, without their quotes', () => {
    expect(addedTests([change('test/a.test.js', js('one'), js('one', 'two', 'three'))])).toEqual([
      'two',
      'three',
    ]);
  });

  test('are found in new files and in other languages', () => {
    const python = 'def test_adds():\n    assert add(1, 2) == 3\n';
    expect(addedTests([change('tests/test_sum.py', null, python)])).toEqual(['test_adds']);
  });

  test('are not those that moved', () => {
    const changes = [change('test/a.test.js', js('one'), null), change('test/b.test.js', null, js('one'))];
    expect(addedTests(changes)).toEqual([]);
  });

  test('are not looked for in product code', () => {
    expect(addedTests([change('src/a.js', '', js('one'))])).toEqual([]);
  });

  test('are 20 at most, and each is told once', () => {
    const many = Array.from({ length: 30 }, (_, i) => `number ${i}`);
    expect(addedTests([change('test/a.test.js', '', js(...many))])).toHaveLength(20);
    const twice = [change('test/a.test.js', null, js('one')), change('test/b.test.js', null, js('one'))];
    expect(addedTests(twice)).toEqual(['one']);
  });
});

const failure = (message: string, of: string | null = null): Failure => ({
  file: null,
  line: null,
  message,
  test: of,
});

describe('without the change to the product', () => {
  const GREEN = verifierRun();
  const RED = verifierRun({ exitCode: 1 });
  const prove = (
    names: string[],
    { before = RED, failures = [] as Failure[], conclusion = 'failure' as Conclusion, excerpt = '' } = {},
  ) =>
    proveNewTests(
      names,
      before,
      verifierRun({ exitCode: conclusion === 'success' ? 0 : 1, conclusion, failures, excerpt }),
    ).map(({ without }) => without);

  test('a green run says that no test proves anything', () => {
    expect(prove(['one', 'two'], { conclusion: 'success' })).toEqual(['success', 'success']);
  });

  test.for(['timed_out', 'not-run', 'cancelled'] as const)(
    'a run that ended %s says nothing',
    (conclusion) => {
      expect(prove(['one'], { conclusion, before: GREEN, failures: [failure('one')] })).toEqual(['unknown']);
    },
  );

  test.for([
    '✖ adds zero (1.6ms)',
    '× adds zero 3ms',
    'FAIL  test/sum.test.ts > sums > adds zero',
    'not ok 2 - adds zero',
    '● sums › adds zero',
    "thread 'adds zero' panicked",
  ])('a test is red where the log names it: %s', (line) => {
    expect(prove(['adds zero'], { failures: [failure(line)] })).toEqual(['failure']);
    expect(prove(['adds zero'], { failures: [failure('AssertionError', line)] })).toEqual(['failure']);
  });

  test.for(['✖ adds zero and one (1ms)', '✖ never adds zero', '✖ adds zeros', '✖ something else'])(
    'the name of another test is not taken for it: %s',
    (line) => {
      expect(prove(['adds zero'], { failures: [failure(line)] })).toEqual(['unknown']);
    },
  );

  test('a red run after a green one is the doing of the one new test, named or not', () => {
    expect(prove(['one'], { before: GREEN })).toEqual(['failure']);
    expect(prove(['one'], { before: RED })).toEqual(['unknown']);
  });

  test('of several, only those it names', () => {
    const failures = [failure('✖ two (1ms)')];
    expect(prove(['one', 'two'], { before: GREEN, failures })).toEqual(['unknown', 'failure']);
  });

  test('a file that cannot be loaded has no green test in it', () => {
    const excerpt = "SyntaxError: The requested module './a.js' does not provide an export named 'b'";
    expect(prove(['one', 'two'], { before: GREEN, excerpt })).toEqual(['failure', 'failure']);
    expect(prove(['one', 'two'], { before: RED, excerpt })).toEqual(['unknown', 'unknown']);
  });
});
