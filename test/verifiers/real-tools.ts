const PYTHON = '/usr/bin/python3';

type Files = Record<string, string>;

/** Small projects, each in a folder of its own, and the tool that judges them. */
export interface Tool {
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

/** Test runners. */
export const RUNNERS: Record<string, Tool> = {
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

/** Linters, type checkers and formatters. */
export const CHECKERS: Record<string, Tool> = {
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
