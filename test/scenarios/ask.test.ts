import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { regreen } from '../helpers/command.ts';
import { openProject } from '../helpers/fix.ts';
import { message, shell, submit } from '../helpers/model/items.ts';
import { type Step, startModel } from '../helpers/model-server.ts';
import { readRecord } from '../helpers/record.ts';
import { git, writeFiles } from '../helpers/scene.ts';
import { SUM_PROJECT } from '../helpers/sum-project.ts';

async function ask(cwd: string, args: string[], script: Step[]) {
  await using model = await startModel({ script });
  const env = { OPENAI_API_KEY: 'sk-scripted', OPENAI_BASE_URL: model.url };
  const result = await regreen(['ask', ...args], { cwd, env });
  return { ...result, requests: model.requests.map(({ raw }) => raw), violations: model.violations };
}

const FORGED = { path: 'src/none.js', start_line: 1, end_line: 1 };
const THERE = { path: 'src/sum.js', start_line: 1, end_line: 1 };

test('a question is answered with the lines that show it, and nothing is changed or run', async () => {
  await using project = await openProject(SUM_PROJECT);
  // What is not committed yet belongs to what people ask about.
  await writeFiles(project.cwd, { 'src/sum.js': 'export const sum = (a, b) => a / b;\n' });
  const before = await git(project.cwd, 'status', '--porcelain');
  const runDir = join(project.cwd, '../run');

  const { exitCode, stdout, requests, violations } = await ask(
    project.cwd,
    ['Why is the test red?', '--json', '--run-dir', runDir],
    [
      { output: [shell('cat src/sum.js; echo x > src/new.js; echo y > package.json')] },
      { output: [submit({ answer: 'It **divides**.', citations: [THERE, FORGED] })] },
    ],
  );

  const sha = await git(project.cwd, 'rev-parse', 'HEAD');
  expect(JSON.parse(stdout)).toEqual({
    answer: 'It **divides**.',
    citations: [{ path: 'src/sum.js', startLine: 1, endLine: 1, sha }],
  });
  expect(exitCode).toBe(0);
  expect(requests[0]).toContain('Why is the test red?');
  expect(requests[1]).toContain('=> a / b');
  expect(violations).toEqual([]);
  expect(await git(project.cwd, 'status', '--porcelain')).toBe(before);
  const record = await readRecord(join(runDir, 'run.json'));
  expect(record).toMatchObject({ outcome: 'answered', task: { kind: 'ask' }, patch: null, verifiers: [] });
  expect((await readdir(runDir)).filter((name) => name.endsWith('.patch'))).toEqual([]);
});

test('people read the answer and its places on standard output, without what a terminal would obey', async () => {
  await using project = await openProject(SUM_PROJECT);
  const said = message('It \u001b[2Jsubtracts, see ./src/sum.js:1 and src/none.js:3.');

  const { exitCode, stdout, stderr } = await ask(project.cwd, ['Why?'], [{ output: [said] }]);

  expect(stdout).toBe('It subtracts, see ./src/sum.js:1 and src/none.js:3.\n\nsrc/sum.js:1');
  expect(stderr).toContain('answered: what was asked is answered; nothing was changed');
  expect(exitCode).toBe(0);
});

test('an answer that never comes is none', async () => {
  await using project = await openProject(SUM_PROJECT);
  const script = [{ output: [shell('true')] }, { output: [shell('true')] }];

  const { exitCode, stdout } = await ask(project.cwd, ['Why?', '--json', '--max-turns', '1'], script);

  expect(JSON.parse(stdout)).toEqual({ answer: null, citations: [] });
  expect(exitCode).toBe(1);
});

test.each([
  [[], "'regreen ask QUESTION'"],
  [['  '], "'regreen ask QUESTION'"],
  [['Why', 'not?'], "'not?' is one argument too many"],
  [['Why?', '--verify', 'npm test'], "unknown flag '--verify'"],
])('%j is wrong use, and asks nobody', async (args, words) => {
  await using project = await openProject(SUM_PROJECT);

  const { exitCode, stderr, requests } = await ask(project.cwd, args, []);

  expect(stderr).toContain(words);
  expect(exitCode).toBe(2);
  expect(requests).toEqual([]);
});
