import { expect, test } from 'vitest';
import { patch, reasoning, shell, submit } from '../helpers/model/items.ts';
import { type Step, startModel } from '../helpers/model-server.ts';
import { readRecord } from '../helpers/record.ts';
import { runAction } from '../helpers/runner.ts';
import { git, openScene, TOKEN } from '../helpers/scene.ts';
import { SUM_FIX, SUM_PROJECT, SUM_SUBMIT } from '../helpers/sum-project.ts';

const KEY = 'sk-scripted-0123456789';

const WORK: Step[] = [
  { output: [reasoning('look'), shell('cat src/sum.js'), shell('npm test')] },
  { output: [patch(SUM_FIX)] },
  { output: [submit(SUM_SUBMIT)] },
];

/** CI fails, the Action repairs it with a model behind one of the two APIs; what came of it. */
async function repaired(api: 'responses' | 'chat') {
  await using scene = await openScene(SUM_PROJECT);
  const { payload } = await scene.failCi({ branch: 'main', sha: scene.sha });
  await using model = await startModel({ key: KEY, script: WORK });
  const { outputs, exitCode, stdout } = await runAction({
    inputs: { 'openai-api-key': KEY, 'base-url': model.url, 'github-token': TOKEN, api },
    event: { name: 'workflow_run', payload },
    workspace: await scene.checkout(),
    github: scene.github,
  });
  expect(scene.github.violations).toEqual([]);
  expect(scene.github.unknown).toEqual([]);
  expect(model.violations).toEqual([]);
  expect(exitCode, stdout).toBe(0);
  const [pull, ...others] = scene.github.state.pulls;
  expect(others).toEqual([]);
  const record = await readRecord(outputs['run-file']);
  return {
    outcome: outputs.outcome,
    branch: outputs.branch,
    tree: await git(scene.bare, 'rev-parse', `${outputs.branch}^{tree}`),
    title: pull?.title,
    body: comparable(pull?.body ?? ''),
    paths: new Set(model.requests.map(({ path }) => path)),
    turns: record.usage.turns,
  };
}

/** Without what no two runs have in common: times, and so sums of logs; tokens, addresses, and the commit, which holds a date. */
const comparable = (body: string) =>
  body
    .replace(/\d+(?:\.\d+)? (?:ms|s|min)\b/g, 'TIME')
    .replace(/[\d.,]+k? tokens? \(\d+ % cached\)(?:, \$[\d.]+)?/g, 'TOKENS')
    .replace(/sha256 [0-9a-f]{12}…/g, 'SUM')
    .replace(/http:\/\/127\.0\.0\.1:\d+/g, 'HOST')
    .replace(/\b[0-9a-f]{40}\b/g, 'SHA');

test('either API leads to the same pull request', async () => {
  const [responses, chat] = await Promise.all([repaired('responses'), repaired('chat')]);
  expect(responses.outcome).toBe('fixed');
  expect(responses.paths).toEqual(new Set(['/v1/responses']));
  expect(chat.paths).toEqual(new Set(['/v1/chat/completions']));
  expect({ ...chat, paths: null }).toEqual({ ...responses, paths: null });
  expect(responses.body).toContain('- [x] `npm test`: exit 1 before, exit 0 now');
});
