import { mkdir, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { fix, openProject } from '../helpers/fix.ts';
import { patch, shell, submit } from '../helpers/model/items.ts';
import { type Step, startModel } from '../helpers/model-server.ts';
import { readRecord } from '../helpers/record.ts';
import { runAction } from '../helpers/runner.ts';
import { git, openScene, TOKEN } from '../helpers/scene.ts';
import { SUM_FIX, SUM_PROJECT, SUM_SUBMIT } from '../helpers/sum-project.ts';

const PACKAGES = resolve(import.meta.dirname, '../../node_modules');
const SUM_TEST = SUM_PROJECT['test/sum.test.js'] ?? '';
const GREEN = { ...SUM_PROJECT, 'src/sum.js': 'export const sum = (a, b) => a + b;\n' };

/** Works with one command, hands in, and goes on handing in if it is sent back. */
const work = (command: string): Step[] => [
  { output: [shell(command)] },
  ...Array.from({ length: 3 }, () => ({ output: [submit({ ...SUM_SUBMIT, citations: [] })] })),
];

/** Packages of this repository, linked as a project's own. */
async function link(cwd: string, ...names: string[]): Promise<void> {
  await mkdir(join(cwd, 'node_modules'), { recursive: true });
  for (const name of names) await symlink(join(PACKAGES, name), join(cwd, 'node_modules', name));
}

/** A formatter of one rule: no two blanks in a row. It names what it finds as compilers do. */
const FORMATTER = [
  "import { globSync, readFileSync, writeFileSync } from 'node:fs';",
  "for (const file of globSync('{src,test}/*.js')) {",
  "  const text = readFileSync(file, 'utf8');",
  '  const line = text.split("\\n").findIndex((each) => /\\S {2}/.test(each)) + 1;',
  '  if (line === 0) continue;',
  "  if (process.argv[2] === '--write') writeFileSync(file, text.replace(/(\\S) {2,}/g, '$1 '));",
  '  else {',
  '    console.log(`${file}:${line}:1: error: more than one blank`);',
  '    process.exitCode = 1;',
  '  }',
  '}',
  '',
].join('\n');

test('a badly formatted test file is formatted: the failure lies there', async () => {
  const badly = SUM_TEST.replace("numbers', ()", "numbers',    ()");
  await using opened = await openProject({
    ...GREEN,
    'test/sum.test.js': badly,
    'tools/format.js': FORMATTER,
  });

  const { exitCode, record } = await fix(
    opened.cwd,
    ['--command', 'node tools/format.js --check', '--verify', 'node --test'],
    work('node tools/format.js --write'),
  );

  expect(record).toMatchObject({
    outcome: 'fixed',
    patch: { files: [{ path: 'test/sum.test.js' }], additions: 1, deletions: 1 },
    verifiers: [{ before: { exitCode: 1 }, after: { exitCode: 0 } }, { after: { exitCode: 0 } }],
  });
  expect(exitCode).toBe(0);
});

test('so it is by a formatter of the registry', async () => {
  await using opened = await openProject({
    ...GREEN,
    'biome.json': '{ "files": { "includes": ["src/**", "test/**"] } }\n',
    'test/sum.test.js': SUM_TEST.replaceAll("'", '"').replace('(sum(1, 2), 3)', '(sum(1,2),3)'),
  });
  await link(opened.cwd, '@biomejs');
  const biome = 'node node_modules/@biomejs/biome/bin/biome format';

  const { exitCode, record } = await fix(
    opened.cwd,
    ['--command', `${biome} test`, '--verify', 'node --test'],
    work(`${biome} --write test`),
  );

  expect(record).toMatchObject({ outcome: 'fixed', patch: { files: [{ path: 'test/sum.test.js' }] } });
  expect(exitCode).toBe(0);
});

test('a broken configuration of the test runner is repaired: the failure lies there', async () => {
  await using opened = await openProject({
    ...GREEN,
    'vitest.config.js': "export default {\n  test: { include: ['test/*.test.js' },\n};\n",
    'test/sum.test.js': [
      "import { expect, test } from 'vitest';",
      "import { sum } from '../src/sum.js';",
      '',
      "test('adds two numbers', () => expect(sum(1, 2)).toBe(3));",
      '',
    ].join('\n'),
  });
  await link(opened.cwd, 'vitest');
  const command = 'node node_modules/vitest/vitest.mjs run';

  const { exitCode, record } = await fix(
    opened.cwd,
    ['--command', command, '--verify', command],
    work(`sed -i "s/js' }/js'] }/" vitest.config.js`),
  );

  expect(record).toMatchObject({ outcome: 'fixed', patch: { files: [{ path: 'vitest.config.js' }] } });
  expect(exitCode).toBe(0);
});

const WRONG = SUM_TEST.replace('2), 3)', '2), 4)');
const CORRECT = work("sed -i 's/, 4)/, 3)/' test/sum.test.js");
const FAILING = ['--command', 'node --test', '--verify', 'node --test'];

test('a test that is wrong is repaired where the task says so', async () => {
  await using opened = await openProject({ ...GREEN, 'test/sum.test.js': WRONG });
  const words = 'the test is wrong: sum(1, 2) is 3, fix the test';

  const { exitCode, record } = await fix(opened.cwd, [...FAILING, '--task', words], CORRECT);

  expect(record).toMatchObject({
    outcome: 'fixed',
    findings: [{ rule: 'expectation-changed', severity: 'warn', path: 'test/sum.test.js', line: 5 }],
  });
  expect(exitCode).toBe(0);
});

test('and refused where it does not', async () => {
  await using opened = await openProject({ ...GREEN, 'test/sum.test.js': WRONG });

  const { exitCode, record } = await fix(opened.cwd, FAILING, CORRECT);

  expect(record).toMatchObject({
    outcome: 'rejected',
    findings: [{ rule: 'expectation-changed', severity: 'block' }],
  });
  expect(exitCode).toBe(1);
});

const WITH_PRODUCT = {
  ...GREEN,
  'src/product.js': 'export const product = (a, b) => a * b;\n',
  'test/product.test.js': SUM_TEST.replaceAll('sum', 'product').replace('2), 3)', '2), 2)'),
};
const REMOVE = work('rm src/product.js test/product.test.js');

test('a feature goes with its tests on request', async () => {
  await using opened = await openProject(WITH_PRODUCT);

  const { exitCode, record } = await fix(
    opened.cwd,
    ['--task', 'remove product() and its tests', '--verify', 'node --test'],
    REMOVE,
  );

  expect(record.outcome).toBe('fixed');
  expect(record.patch?.files).toMatchObject([
    { path: 'src/product.js', status: 'deleted' },
    { path: 'test/product.test.js', status: 'deleted' },
  ]);
  expect(record.findings).toContainEqual(expect.objectContaining({ rule: 'test-removed', severity: 'warn' }));
  expect(exitCode).toBe(0);
});

test('and stays where nobody asked for that', async () => {
  await using opened = await openProject(WITH_PRODUCT);

  const { exitCode, record } = await fix(
    opened.cwd,
    ['--task', 'make product() faster', '--verify', 'node --test'],
    REMOVE,
  );

  expect(record.outcome).toBe('rejected');
  expect(exitCode).toBe(1);
});

test('a new test that is red without the change is a line of the pull request', async () => {
  await using scene = await openScene(SUM_PROJECT);
  const { payload } = await scene.failCi({ branch: 'main', sha: scene.sha });
  const negative =
    "printf '%s\\n' \"test('adds negative numbers', () => assert.equal(sum(2, -3), -1));\" >> test/sum.test.js";
  await using model = await startModel({
    script: [{ output: [patch(SUM_FIX), shell(negative)] }, { output: [submit(SUM_SUBMIT)] }],
  });

  const { outputs } = await runAction({
    inputs: { 'openai-api-key': 'sk-x', 'base-url': model.url, 'github-token': TOKEN },
    event: { name: 'workflow_run', payload },
    workspace: await scene.checkout(),
    github: scene.github,
  });

  const record = await readRecord(outputs['run-file']);
  expect(record).toMatchObject({
    outcome: 'fixed',
    newTests: [{ id: 'adds negative numbers', without: 'failure', with: 'success' }],
    verifiers: [{ withOriginalTests: { exitCode: 0 } }, {}],
  });
  const body = scene.github.state.pulls[0]?.body?.split('\n');
  expect(body).toContain('- [x] new test `adds negative numbers`: red without this change, green with it');
  expect(body).toContain(
    'With the original tests and settings put back: `npm test` exit 0, `npm run lint` exit 0.',
  );
  expect(await git(scene.bare, 'show', `${outputs.branch}:test/sum.test.js`)).toContain(
    'adds negative numbers',
  );
});

test('a new test that is green without the change proves nothing, and is told as such', async () => {
  await using opened = await openProject(GREEN);
  const zero = "test('adds zero', () => assert.equal(sum(1, 0), 1));";

  const { record } = await fix(
    opened.cwd,
    ['--task', 'sum must take a third number', '--verify', 'node --test'],
    work(
      `echo "${zero}" >> test/sum.test.js; echo 'export const sum = (a, b, c = 0) => a + b + c;' > src/sum.js`,
    ),
  );

  expect(record).toMatchObject({
    outcome: 'fixed',
    newTests: [{ id: 'adds zero', without: 'success', with: 'success' }],
  });
});
