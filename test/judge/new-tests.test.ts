import { describe, expect, test } from 'vitest';
import { addedTests, proveNewTests } from '../../src/judge/new-tests.ts';
import type { Conclusion, Failure, FileChange, TestCounts, VerifierRun } from '../../src/types.ts';
import { verifierRun } from '../helpers/record.ts';

function change(path: string, before: string | null, after: string | null): FileChange {
  const status = before === null ? 'added' : after === null ? 'deleted' : 'modified';
  const modes = {
    modeBefore: before === null ? null : '100644',
    modeAfter: after === null ? null : '100644',
  };
  return { path, oldPath: path, status, before, after, binary: false, ...modes };
}

const names = (changes: FileChange[]) => addedTests(changes).map(({ name }) => name);

const js = (...names: string[]) =>
  names.map((name) => `test('${name}', () => expect(f()).toBe(1));\n`).join('');

describe('the tests a patch adds', () => {
  test('are named in order, without their quotes', () => {
    expect(names([change('test/a.test.js', js('one'), js('one', 'two', 'three'))])).toEqual(['two', 'three']);
  });

  test('are found in new files and in other languages', () => {
    const python = 'def test_adds():\n    assert add(1, 2) == 3\n';
    expect(names([change('tests/test_sum.py', null, python)])).toEqual(['test_adds']);
  });

  test('are not those that moved', () => {
    const changes = [change('test/a.test.js', js('one'), null), change('test/b.test.js', null, js('one'))];
    expect(names(changes)).toEqual([]);
  });

  test('are not looked for in product code', () => {
    expect(names([change('src/a.js', '', js('one'))])).toEqual([]);
  });

  test('are 20 at most, and each is told once', () => {
    const many = Array.from({ length: 30 }, (_, i) => `number ${i}`);
    expect(names([change('test/a.test.js', '', js(...many))])).toHaveLength(20);
    const twice = [change('test/a.test.js', null, js('one')), change('test/b.test.js', null, js('one'))];
    expect(names(twice)).toEqual(['one']);
  });
});

const failure = (message: string, of: string | null = null): Failure => ({
  file: null,
  line: null,
  message,
  test: of,
});

const counts = (change: Partial<TestCounts> = {}): TestCounts => ({
  format: 'vitest',
  total: 5,
  passed: 4,
  failed: change.failedIds?.length ?? 1,
  skipped: 0,
  failedIds: ['test/a.test.js > old'],
  broken: [],
  complete: true,
  ...change,
});

describe('without the change to the product', () => {
  const GREEN = verifierRun();
  const RED = verifierRun({ exitCode: 1 });
  const AFTER = verifierRun({ tests: counts({ failedIds: [] }) });
  const RED_BEFORE = verifierRun({ exitCode: 1, tests: counts({ total: 4 }) });
  const prove = (
    tests: string[],
    {
      before = RED as VerifierRun | null,
      after = AFTER as VerifierRun | null,
      conclusion = 'failure' as Conclusion,
      alone = false,
      ...without
    }: {
      after?: VerifierRun | null;
      before?: VerifierRun | null;
      alone?: boolean;
    } & Partial<VerifierRun> = {},
  ) =>
    proveNewTests(
      tests.map((name) => ({ name, path: 'test/a.test.js' })),
      {
        before,
        without: verifierRun({ exitCode: conclusion === 'success' ? 0 : 1, conclusion, ...without }),
        after,
        alone,
      },
    ).map((test) => test.without);

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

  test('asked alone, a file that cannot be loaded makes its tests red on a red base as well', () => {
    const excerpt = "Error: Cannot find module '../src/zero.js'";
    expect(prove(['one'], { excerpt, alone: true })).toEqual(['failure']);
    expect(prove(['one'], { excerpt: 'AssertionError', alone: true })).toEqual(['unknown']);
    expect(prove(['one'], { excerpt, alone: true, tests: counts({ complete: false }) })).toEqual(['unknown']);
  });

  test('on a red base a test that is not among the failing ones proves nothing', () => {
    expect(prove(['adds zero'], { before: RED_BEFORE, tests: counts() })).toEqual(['success']);
  });

  test.for([
    'test/a.test.js > sums > adds zero',
    'a.test.js > adds zero',
    'test/a.test.js::adds zero[1-2]',
    'sums > adds zero',
    'example.com/widget > adds zero/deep',
  ])('one that is among them by its id is red: %s', (id) => {
    const tests = counts({ failedIds: ['test/a.test.js > old', id] });
    expect(prove(['adds zero'], { before: RED_BEFORE, tests })).toEqual(['failure']);
  });

  test('a failing test of the same name in another file is another test', () => {
    const tests = counts({ failedIds: ['test/b.test.js > adds zero'] });
    expect(prove(['adds zero'], { before: RED_BEFORE, tests })).toEqual(['success']);
  });

  test.for<[string, Partial<TestCounts>, Partial<Parameters<typeof prove>[1]>?]>([
    ['the report does not name every failing test', { complete: false }],
    ['fewer tests ran than on the patched tree', { total: 4 }],
    ['more were skipped', { skipped: 1 }],
    ['the tool does not say how many ran', { total: null }],
    ['another tool told of the patched tree', { format: 'junit' }],
    ['a test fails that did not fail before and is not told by its name', { failedIds: ['adds 0 to 1'] }],
    ['a name may be the end of a longer one', { failedIds: ['never adds zero'] }],
    ['nothing is known of the patched tree', {}, { after: null }],
    ['the base does not name what failed', {}, { before: RED }],
  ])('nothing is known where %s', ([, tests, more]) => {
    expect(prove(['adds zero'], { before: RED_BEFORE, tests: counts(tests), ...more })).toEqual(['unknown']);
  });

  test('a file named as not loaded makes its own tests red, and says nothing of others', () => {
    const broken = (file: string) => ({
      before: RED_BEFORE,
      tests: counts({ broken: [file], complete: false }),
    });
    expect(prove(['one'], broken('test/a.test.js'))).toEqual(['failure']);
    expect(prove(['one'], broken('test/b.test.js'))).toEqual(['unknown']);
  });
});
