import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RIGHT } from '../helpers/cast.ts';
import { type ModelServer, startModel } from '../helpers/model-server.ts';
import { type ActionResult, runAction } from '../helpers/runner.ts';
import { git, openScene, type Scene, TOKEN } from '../helpers/scene.ts';
import { SUM_PROJECT } from '../helpers/sum-project.ts';

const KEY = 'sk-two-phases-0123456789';
const READ_TOKEN = 'ghs_reads_only_0123456789';

interface Failed {
  scene: Scene;
  payload: Record<string, unknown>;
}

async function failedScene(): Promise<Failed> {
  const scene = await openScene(SUM_PROJECT);
  const permissions = { actions: 'read', contents: 'read', metadata: 'read' } as const;
  scene.github.addToken(READ_TOKEN, { login: 'github-actions[bot]', permissions });
  const { payload } = await scene.failCi({ branch: 'main', sha: scene.sha });
  return { scene, payload };
}

const step = (
  { scene, payload }: Failed,
  workspace: string,
  inputs: Record<string, string>,
): Promise<ActionResult> =>
  runAction({ inputs, event: { name: 'workflow_run', payload }, workspace, github: scene.github });

async function solve(failed: Failed, model: ModelServer, token: string, phase: 'solve' | 'all') {
  const inputs = { 'openai-api-key': KEY, 'base-url': model.url, 'github-token': token, phase };
  return step(failed, await failed.scene.checkout(), inputs);
}

/** A job of its own: an empty workspace, and a copy of the folder as an artifact brings it. */
async function publish(failed: Failed, solved: ActionResult, inputs: Record<string, string> = {}) {
  const dir = await mkdtemp(join(tmpdir(), 'publish-'));
  try {
    const folder = join(dir, 'artifact');
    await cp(solved.runDir, folder, { recursive: true });
    await mkdir(join(dir, 'workspace'));
    return await step(failed, join(dir, 'workspace'), {
      'github-token': TOKEN,
      phase: 'publish',
      'run-dir': folder,
      'run-digest': solved.outputs['run-digest'] ?? '',
      ...inputs,
    });
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** GraphQL is asked who we are, and nothing else. */
const isWrite = ({ method, path }: { method: string; path: string }) =>
  method !== 'GET' && path !== '/graphql';

/** What differs from run to run: times, hashes of logs, commits, prices of what a cache held, the server's port. */
const STEADY: ReadonlyArray<readonly [RegExp, string]> = [
  [/\d+(?:\.\d+)? (?:s|min)\b/g, 'TIME'],
  [/sha256 [0-9a-f]+/g, 'sha256 HASH'],
  [/\b[0-9a-f]{40}\b/g, 'COMMIT'],
  [/tokens \(\d+ % cached\), \$[\d.]+/g, 'tokens PRICE'],
  [/127\.0\.0\.1:\d+/g, 'HOST'],
];

/** The one pull request, with the commit on its branch. */
async function pullOf({ scene }: Failed) {
  const [found, ...others] = scene.github.state.pulls;
  expect(others).toEqual([]);
  if (found === undefined) throw new Error('there is no pull request');
  const { title, body, labels, pull } = found;
  const steady = STEADY.reduce((text, [pattern, word]) => text.replace(pattern, word), body ?? '');
  const change = await git(scene.bare, 'show', '--format=%B', '--full-index', pull.headRef);
  return { title, body: steady, labels, base: pull.baseRef, branch: pull.headRef, change };
}

test('a job that can only read solves, another that runs nothing publishes the same pull request', async () => {
  const [apart, together] = [await failedScene(), await failedScene()];
  await using _a = apart.scene;
  await using _b = together.scene;
  await using model = await startModel({ key: KEY, script: [...RIGHT, ...RIGHT] });

  const solved = await solve(apart, model, READ_TOKEN, 'solve');
  expect(solved.outputs).toMatchObject({ outcome: 'fixed', 'pull-request-url': '' });
  expect(apart.scene.github.requests.filter(isWrite)).toEqual([]);
  const asked = model.requests.length;

  const published = await publish(apart, solved);
  expect(published.outputs).toMatchObject({
    outcome: 'fixed',
    branch: expect.stringMatching(/^regreen\/fix-/),
  });
  expect(model.requests.length).toBe(asked);

  const all = await solve(together, model, TOKEN, 'all');
  expect(all.outputs.outcome).toBe('fixed');
  expect(await pullOf(apart)).toEqual(await pullOf(together));
});
