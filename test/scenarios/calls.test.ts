import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shell, submit } from '../helpers/model/items.ts';
import { startModel } from '../helpers/model-server.ts';
import { runAction } from '../helpers/runner.ts';
import { git, openScene, type Scene, TOKEN } from '../helpers/scene.ts';
import { SUM_PROJECT, SUM_SUBMIT } from '../helpers/sum-project.ts';

/** A run may make 60 calls. What is typical leaves room for retries, further attempts and races. */
const KEY = 'sk-calls-0123456789';
const FIX = 'sed -i "s/a - b/a + b/" src/sum.js';

/** Many workflows, and every source of manners. */
function largeProject(): Record<string, string> {
  const workflow = `on: workflow_dispatch\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo\n`;
  const workflows = Array.from({ length: 14 }, (_, i) => [
    ...[`.github/workflows/w${i}.yml`, `name: w${i}\n${workflow}`],
  ]);
  const modules = Array.from({ length: 8 }, (_, i) => [`src/f${i}.js`, `export const f${i} = ${i};\n`]);
  return {
    ...SUM_PROJECT,
    ...Object.fromEntries([...workflows, ...modules]),
    'AGENTS.md': 'Write plainly.\n',
    '.github/pull_request_template.md': '## What\n\n## Why\n',
    'commitlint.config.js': 'export default { rules: { "type-enum": [2, "always", ["fix"]] } };\n',
  };
}

/** One job for a failed run, and the calls it makes. */
async function job(scene: Scene, payload: Record<string, unknown>, workspace: string, inputs: object) {
  const { github } = scene;
  const from = github.requests.length;
  const result = await runAction({
    ...{ event: { name: 'workflow_run', payload }, workspace, github },
    inputs: { 'github-token': TOKEN, ...inputs },
  });
  return { ...result, calls: github.requests.slice(from) };
}

const solving = (url: string) => ({ 'openai-api-key': KEY, 'base-url': url });

test('a small repair leaves a good part of the calls a run may make', async () => {
  await using scene = await openScene(SUM_PROJECT);
  const { payload } = await scene.failCi({ branch: 'main', sha: scene.sha });
  const script = [{ output: [shell(FIX)] }, { output: [submit(SUM_SUBMIT)] }];
  await using model = await startModel({ key: KEY, script });
  const { outputs, calls } = await job(scene, payload, await scene.checkout(), solving(model.url));
  expect(outputs.outcome).toBe('fixed');
  expect(calls.length).toBeLessThan(35);
});

test('nine files are published by a job of its own, in a repository of many workflows', async () => {
  await using scene = await openScene(largeProject());
  const { payload } = await scene.failCi({ branch: 'main', sha: scene.sha });
  const more = 'for i in 0 1 2 3 4 5 6 7; do echo "export const g = f$i;" >> src/f$i.js; done';
  const script = [{ output: [shell(`${FIX}; ${more}`)] }, { output: [submit(SUM_SUBMIT)] }];
  await using model = await startModel({ key: KEY, script });
  const inputs = { ...solving(model.url), phase: 'solve' };
  const solved = await job(scene, payload, await scene.checkout(), inputs);
  expect(solved.outputs.outcome).toBe('fixed');

  const dir = await mkdtemp(join(tmpdir(), 'calls-'));
  try {
    await cp(solved.runDir, join(dir, 'artifact'), { recursive: true });
    await mkdir(join(dir, 'workspace'));
    const { outputs, calls } = await job(scene, payload, join(dir, 'workspace'), {
      ...{ phase: 'publish', 'run-dir': join(dir, 'artifact') },
      'run-digest': solved.outputs['run-digest'] ?? '',
    });
    const [pull] = scene.github.state.pulls;
    expect(outputs).toMatchObject({
      outcome: 'fixed',
      reason: '1 turned green, 2 of 2 verifiers are green now',
      'pull-request-url': `${scene.github.serverUrl}/octo-org/widget/pull/${pull?.number}`,
    });
    // The last of what titles and texts are read from has its say.
    expect(pull?.title).toMatch(/^fix: /);
    expect(pull?.body).toContain('## Why');
    expect(calls.length).toBeLessThan(45);
    const isTo = (method: string, path: string) => (call: { method: string; path: string }) =>
      call.method === method && call.path.includes(path);
    expect(calls.filter(isTo('POST', '/git/blobs'))).toEqual([]);
    expect(calls.filter(isTo('POST', '/git/trees'))).toHaveLength(1);
    const changed = await git(scene.bare, 'diff', '--name-only', scene.sha, pull?.pull.headRef ?? '');
    expect(changed.split('\n')).toHaveLength(9);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
});
