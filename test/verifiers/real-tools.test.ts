import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, type TestContext, test } from 'vitest';
import { NO_NETWORK } from '../../src/network-policy.ts';
import { comparisonSentence } from '../../src/text/comparison.ts';
import type { Conclusion, Verifier, VerifierRun } from '../../src/types.ts';
import { makeVerifier } from '../../src/verifiers/discover.ts';
import { narrow } from '../../src/verifiers/narrow.ts';
import { compareTests } from '../../src/verifiers/reports/compare.ts';
import { verify } from '../../src/verifiers/verify.ts';
import { writeFiles } from '../workspace/repository-helper.ts';
import { openBox } from '../workspace/sandbox-helper.ts';

const MODULES = join(import.meta.dirname, '../../node_modules');
const PYTHON = '/usr/bin/python3';

type Files = Record<string, string>;

/** Small projects, each in a folder of its own, and the tool that judges them. */
interface Tool {
  command: string;
  /** The same command where the tool is not there, and what is said to be missing. */
  missing: [command: string, piece: string];
  /** Files of every project. */
  files?: Files;
  pass: Files;
  fail: Files;
  /** The process dies. */
  crash?: Files;
  hang?: Files;
  /** Ids of what fails in `fail`, below its folder; none for a checker whose output is not read so. */
  failed?: string[];
  total?: number | null;
  /** Files of the system that must be there, and the package that brings them. */
  needs?: { path: string; install: string };
}

/** A test file for a runner whose tests are functions with a name. */
const js = (head: string, body: string, name = 'test') =>
  `${head}\n${name}('adds', () => {});\n${name}('adds zero', ${body});\n`;
const THROWS = "() => { throw new Error('no'); }";
const DIES = "() => { process.kill(process.pid, 'SIGKILL'); }";
const WAITS = '() => new Promise(() => setInterval(() => {}, 1000))';
const suites = (path: string, head: string, name = 'test') => ({
  pass: { [path]: js(head, '() => {}', name) },
  fail: { [path]: js(head, THROWS, name) },
  crash: { [path]: js(head, DIES, name) },
  hang: { [path]: js(head, WAITS, name) },
});

const python = (body: string) => ({
  'test_a.py': `import os, time\ndef test_adds(): pass\ndef test_zero(): ${body}\n`,
});
const go = (body: string) => ({
  'go.mod': 'module example.com/widget\n\ngo 1.19\n',
  'a_test.go': `package widget\n\nimport (\n\t"os"\n\t"testing"\n\t"time"\n)\n\nvar _, _ = os.Args, time.Now\n\nfunc TestAdds(t *testing.T) {}\n\nfunc TestZero(t *testing.T) { ${body} }\n`,
});

const bin = (name: string) => `../node_modules/.bin/${name}`;

const RUNNERS: Record<string, Tool> = {
  vitest: {
    command: `${bin('vitest')} run`,
    missing: ['vitest run', 'vitest'],
    ...suites('a.test.mjs', "import { test } from 'vitest';"),
    failed: ['a.test.mjs > adds zero'],
    total: 2,
  },
  jest: {
    command: `${bin('jest')} --rootDir .`,
    missing: ['jest', 'jest'],
    files: { 'package.json': '{}' },
    ...suites('a.test.js', ''),
    failed: ['a.test.js > adds zero'],
    total: 2,
  },
  mocha: {
    command: `${bin('mocha')} --timeout 0 a.cjs`,
    missing: ['mocha a.cjs', 'mocha'],
    ...suites('a.cjs', '', 'it'),
    failed: ['adds zero'],
    total: 2,
  },
  'node:test': {
    command: 'node --test a.test.mjs',
    missing: ['nodejs24 --test a.test.mjs', 'nodejs24'],
    ...suites('a.test.mjs', "import { test } from 'node:test';"),
    failed: ['a.test.mjs > adds zero'],
    total: 2,
  },
  pytest: {
    command: `${PYTHON} -m pytest -p no:cacheprovider`,
    missing: [`${PYTHON} -S -m pytest`, 'pytest'],
    pass: python('pass'),
    fail: python('assert 1 == 0'),
    crash: python('os._exit(3)'),
    hang: python('time.sleep(60)'),
    failed: ['test_a.py::test_zero'],
    total: 2,
    needs: { path: '/usr/lib/python3/dist-packages/pytest', install: 'python3-pytest' },
  },
  'go test': {
    command: '/usr/bin/go test ./...',
    missing: ['gotest ./...', 'gotest'],
    pass: go(''),
    fail: go('t.Error("no")'),
    crash: go('os.Exit(3)'),
    hang: go('time.Sleep(time.Minute)'),
    failed: ['example.com/widget > TestZero'],
    total: null,
    needs: { path: '/usr/bin/go', install: 'golang-go' },
  },
};

const CHECKERS: Record<string, Tool> = {
  tsc: {
    command: `${bin('tsc')} --noEmit --types "" a.ts`,
    missing: ['tsc --noEmit a.ts', 'tsc'],
    pass: { 'a.ts': 'export const a: number = 1;\n' },
    fail: { 'a.ts': "export const a: number = 'b';\n" },
  },
  eslint: {
    command: `${bin('eslint')} a.js`,
    missing: ['eslint a.js', 'eslint'],
    files: { 'eslint.config.mjs': "export default [{ rules: { 'no-debugger': 'error' } }];\n" },
    pass: { 'a.js': 'export const a = 1;\n' },
    fail: { 'a.js': 'debugger;\n' },
    crash: { 'a.js': '', 'eslint.config.mjs': "process.kill(process.pid, 'SIGKILL');\n" },
    hang: { 'a.js': '', 'eslint.config.mjs': 'setInterval(() => {}, 1000); await new Promise(() => {});\n' },
  },
  'eslint as JSON': {
    command: `${bin('eslint')} -f json a.js`,
    missing: ['eslint -f json a.js', 'eslint'],
    files: { 'eslint.config.mjs': "export default [{ rules: { 'no-debugger': 'error' } }];\n" },
    pass: { 'a.js': 'export const a = 1;\n' },
    fail: { 'a.js': 'debugger;\n' },
    failed: ['a.js > no-debugger'],
    total: 1,
  },
  biome: {
    command: `${bin('biome')} lint a.js`,
    missing: ['biome lint a.js', 'biome'],
    files: { 'biome.json': '{}\n' },
    pass: { 'a.js': 'export const a = 1;\n' },
    fail: { 'a.js': 'debugger;\n' },
  },
  prettier: {
    command: `${bin('prettier')} --check a.js`,
    missing: ['prettier --check a.js', 'prettier'],
    pass: { 'a.js': 'export const a = 1;\n' },
    fail: { 'a.js': 'export   const a=1\n' },
  },
  flake8: {
    command: `${PYTHON} -m flake8 a.py`,
    missing: [`${PYTHON} -S -m flake8 a.py`, 'flake8'],
    pass: { 'a.py': 'a = 1\n' },
    fail: { 'a.py': 'import os\n' },
    needs: { path: '/usr/lib/python3/dist-packages/flake8', install: 'python3-flake8' },
  },
};

/** Tools that are not there are named where they are missing; where everything is installed that is a failure. */
function demand({ needs }: Tool, context: TestContext): void {
  if (needs === undefined || existsSync(needs.path)) return;
  const remedy = `'${needs.path}' is missing: apt-get install -y --no-install-recommends ${needs.install}`;
  if (process.env.CI === 'true') throw new Error(remedy);
  console.warn(remedy);
  context.skip(remedy);
}

const LIMIT_MS = 20_000;
const SHORT_MS = 2500;
const KINDS = ['pass', 'fail', 'crash', 'hang'] as const;
type Results = Partial<Record<(typeof KINDS)[number] | 'missing' | 'alone', VerifierRun>>;

/** Runs the tool over each of its projects, in one sandbox. */
async function runAll(tool: Tool): Promise<Results> {
  const host = await realpath(await mkdtemp(join(tmpdir(), 'steps-')));
  await using box = await openBox({
    readOnly: [
      { host, inside: '/run/regreen/steps' },
      { host: MODULES, inside: '/run/regreen/node_modules' },
    ],
    env: { PATH: `${dirname(process.execPath)}:/usr/bin:/bin`, NO_COLOR: '1', CI: '1' },
  });
  const tree = join(box.folder, 'tree');
  const logs = join(box.folder, 'logs');
  await mkdir(logs);
  await symlink('/run/regreen/node_modules', join(tree, 'node_modules'));
  const steps = { host, inside: '/run/regreen/steps' };
  const run = (verifier: Verifier, timeoutMs: number) =>
    verify(verifier, verifier.id, {
      sandbox: box.sandbox,
      network: NO_NETWORK,
      logs,
      steps,
      tree,
      timeoutMs,
    });
  const inFolder = (kind: string, command: string) => ({
    ...makeVerifier(kind, command, 'workflow'),
    workingDirectory: kind,
  });
  const results: Results = {};
  for (const kind of KINDS) {
    const project = tool[kind];
    if (project === undefined) continue;
    await mkdir(join(tree, kind), { recursive: true });
    await writeFiles(join(tree, kind), { ...tool.files, ...project });
    results[kind] = await run(inFolder(kind, tool.command), kind === 'hang' ? SHORT_MS : LIMIT_MS);
  }
  await mkdir(join(tree, 'missing'));
  results.missing = await run(inFolder('missing', tool.missing[0]), LIMIT_MS);
  const files = Object.keys(tool.fail).filter((path) => /test|\.cjs/.test(path));
  const alone = narrow(
    inFolder('fail', tool.command),
    files.map((path) => `fail/${path}`),
    new Map(),
  );
  if (alone !== null) results.alone = await run(alone, LIMIT_MS);
  await rm(host, { recursive: true });
  return results;
}

const CONCLUSIONS: Record<keyof Results, Conclusion> = {
  pass: 'success',
  fail: 'failure',
  crash: 'failure',
  hang: 'timed_out',
  missing: 'not-run',
  alone: 'failure',
};

function expectConclusions(results: Results): void {
  const got = Object.entries(results).map(([kind, { conclusion, excerpt }]) => ({
    kind,
    conclusion,
    excerpt,
  }));
  const wanted = got.map((each) => ({ ...each, conclusion: CONCLUSIONS[each.kind as keyof Results] }));
  expect(got).toEqual(wanted);
}

describe.concurrent('test runners', () => {
  test.for(Object.entries(RUNNERS))('%s', async ([, tool], context) => {
    demand(tool, context);
    const results = await runAll(tool);
    const { pass, fail, crash, hang, missing, alone } = results;
    expectConclusions(results);
    expect(missing?.missing).toBe(tool.missing[1]);
    expect(pass?.tests).toMatchObject({ total: tool.total, failed: 0, complete: true });
    const ids = tool.failed?.map((id) => (/^\w+\.test\.\w+|^test_/.test(id) ? `fail/${id}` : id));
    expect(fail?.tests).toMatchObject({ failedIds: ids, complete: true });
    expect(alone?.tests).toMatchObject({ total: 2, failedIds: ids, complete: true });
    expect(fail?.failures[0]?.test).toMatch(/zero$/i);
    // Nobody can say which tests would have failed.
    expect(crash?.tests?.complete ?? false).toBe(false);
    expect(hang?.tests?.complete ?? false).toBe(false);
    const comparison = compareTests(fail?.tests, pass?.tests);
    expect(comparison).toMatchObject({ fixed: ids });
    if (comparison !== null) expect(comparisonSentence(comparison)).toBe('1 failed before, 0 now, none new');
  });
});

describe.concurrent('checkers', () => {
  test.for(Object.entries(CHECKERS))('%s', async ([, tool], context) => {
    demand(tool, context);
    const results = await runAll(tool);
    expectConclusions(results);
    expect(results.missing?.missing).toBe(tool.missing[1]);
    expect(results.fail?.failures.length).toBeGreaterThan(0);
    if (tool.failed !== undefined)
      expect(results.fail?.tests).toMatchObject({
        total: tool.total,
        failedIds: tool.failed.map((id) => `fail/${id}`),
        complete: true,
      });
  });
});
