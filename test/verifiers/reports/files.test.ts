import { mkdtemp, realpath, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { TestReport } from '../../../src/types.ts';
import { readReportFiles } from '../../../src/verifiers/reports/files.ts';
import { writeFiles } from '../../workspace/repository-helper.ts';

const PLACE = { root: '/repo', cwd: '' };
const XML =
  '<testsuites><testsuite name="s" tests="2" failures="1"><testcase classname="Cart" name="adds"/><testcase classname="Cart" name="adds &lt;0&gt; &amp; &#x41;"><failure message="no"/></testcase></testsuite></testsuites>';

/** What is read from a tree in which a command wrote `files`, where `earlier` lay already. */
async function read(
  files: Record<string, string>,
  earlier: Record<string, string> = {},
  after: (tree: string) => Promise<void> = async () => undefined,
): Promise<TestReport | null> {
  const tree = await realpath(await mkdtemp(join(tmpdir(), 'reports-')));
  try {
    await writeFiles(tree, { ...earlier, mark: '' });
    const { ctimeNs } = await stat(join(tree, 'mark'), { bigint: true });
    await laterThan(tree, ctimeNs);
    await writeFiles(tree, files);
    await after(tree);
    return await readReportFiles(tree, ctimeNs, PLACE);
  } finally {
    await rm(tree, { recursive: true });
  }
}

/** The file system's clock goes on in steps of some milliseconds; a command takes longer than one to start. */
async function laterThan(tree: string, time: bigint): Promise<void> {
  const probe = join(tree, 'probe');
  for (;;) {
    await writeFile(probe, '');
    if ((await stat(probe, { bigint: true })).ctimeNs > time) return;
  }
}

describe('reports are found', () => {
  test.for([
    'junit.xml',
    'test-results/unit/result.xml',
    'reports/x.xml',
    'target/surefire-reports/TEST-acme.CartTest.xml',
    'build/test-results/test/TEST-acme.CartTest.xml',
    'packages/a/junit-report.xml',
    'services/a/target/surefire-reports/TEST-a.xml',
    '.vitest/junit/output.xml',
    'TestResults/x.xml',
  ])('at %s', async (path) => {
    expect(await read({ [path]: XML })).toMatchObject({
      format: 'junit',
      complete: true,
      tests: [{ id: 'Cart > adds' }, { id: 'Cart > adds <0> & A', status: 'failed', message: 'no' }],
    });
  });

  test('as SARIF, and as JSON', async () => {
    const sarif =
      '{"version":"2.1.0","runs":[{"results":[{"ruleId":"r","level":"error","message":{"text":"m"}}]}]}';
    expect(await read({ 'code.sarif': sarif })).toMatchObject({ format: 'sarif' });
    const jest = '{"numFailedTests":0,"numPassedTests":1,"testResults":[]}';
    expect(await read({ 'test-results.json': jest })).toMatchObject({ format: 'jest-json' });
  });

  test('and those of one format are taken together, the most telling format alone', async () => {
    const jest = '{"numFailedTests":0,"numPassedTests":1,"testResults":[]}';
    const files = { 'TEST-a.xml': XML, 'TEST-b.xml': XML, 'test-results.json': jest };
    expect(await read(files)).toMatchObject({ format: 'junit', totals: { passed: 2, failed: 2 } });
  });
});

describe('what is not the work of the command is left alone', () => {
  test.for([
    'src/data.xml',
    'node_modules/a/junit.xml',
    'test/fixtures/junit.xml',
    'a/b/c/d/e/junit.xml',
    'junit.txt',
  ])('a file at %s', async (path) => {
    expect(await read({ [path]: XML })).toBeNull();
  });

  test('a report that lay there before', async () => {
    expect(await read({}, { 'junit.xml': XML })).toBeNull();
  });

  test('a report with a time of its own choice is young all the same', async () => {
    const backdate = (tree: string) => utimes(join(tree, 'junit.xml'), 1, 1);
    expect(await read({ 'junit.xml': XML }, {}, backdate)).toMatchObject({ format: 'junit' });
  });

  test('a link, to a file or to a folder', async () => {
    const links = async (tree: string) => {
      await symlink(join(tree, 'data'), join(tree, 'junit.xml'));
      await symlink(join(tree, 'elsewhere'), join(tree, 'reports'));
    };
    expect(await read({ data: XML, 'elsewhere/x.xml': XML }, {}, links)).toBeNull();
  });
});

describe('hostile reports', () => {
  const BOMB = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]>`;

  test.for([
    ['entities that grow', `${BOMB}${XML.replace('no', '&c;')}`],
    ['no end of elements', `<testsuites>${'<testsuite>'.repeat(200_000)}`],
    ['deep suites', `${'<testsuite>'.repeat(5000)}${'</testsuite>'.repeat(5000)}`],
    ['another language', '<html><body>testsuite</body></html>'],
    ['names of prototypes', '<testsuites><__proto__ a="1"><constructor/></__proto__></testsuites>'],
    ['nothing', ' '],
  ])('%s', async ([, text]) => {
    const started = performance.now();
    const report = await read({ 'junit.xml': text ?? '' });
    expect(report?.tests ?? []).toEqual([]);
    expect(performance.now() - started).toBeLessThan(3000);
    expect(Object.hasOwn(Object.prototype, '@a')).toBe(false);
  });

  test('entities that are not those of XML stay as they are written', async () => {
    const report = await read({ 'junit.xml': XML.replace('no', '&nbsp;&#x110000;&lt;') });
    expect(report?.tests[1]?.message).toBe('&nbsp;&#x110000;<');
  });

  test('a report over 20 MB is not read', async () => {
    expect(await read({ 'junit.xml': `${XML}${' '.repeat(20 * 1024 ** 2)}` })).toBeNull();
  });
});

test('a file that could not be loaded is told as such, whoever tells it', async () => {
  const suite = (testcase: string) => `<testsuite errors="1">${testcase}</testsuite>`;
  const vitest = '<testcase classname="a.test.js" name="a.test.js"><failure message="x"/></testcase>';
  const pytest =
    '<testcase classname="" name="tests.test_b"><error message="collection failure">x</error></testcase>';
  const told = async (testcase: string) => (await read({ 'junit.xml': suite(testcase) })) ?? { broken: [] };
  expect(await told(vitest)).toMatchObject({ broken: ['a.test.js'], tests: [], complete: false });
  expect(await told(pytest)).toMatchObject({ broken: ['tests/test_b.py'], tests: [], complete: false });
});

test('a suite that tells of more failures than it names is not complete', async () => {
  const xml = XML.replace('failures="1"', 'failures="2"');
  expect(await read({ 'junit.xml': xml })).toMatchObject({ complete: false });
});
