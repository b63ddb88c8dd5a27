import { Octokit } from '@octokit/rest';
import { expect, test } from 'vitest';
import { patch, submit } from '../helpers/model/items.ts';
import { readRecord } from '../helpers/record.ts';
import { OWNER, openScene, type Scene } from '../helpers/scene.ts';
import { SUM_PROJECT, SUM_SUBMIT } from '../helpers/sum-project.ts';
import { openStage } from '../helpers/thread-runs.ts';
import { workflowRunFailed } from '../helpers/webhooks.ts';

const KEY = '0123456789ab';
const BRANCH = `regreen/fix-${KEY}`;
const APP = { login: 'our-app[bot]', id: 777 };
const READ = {
  actions: 'read',
  contents: 'read',
  issues: 'read',
  metadata: 'read',
  pull_requests: 'read',
} as const;
const WRITE = { ...READ, contents: 'write', issues: 'write', pull_requests: 'write' } as const;
/** The reusable workflow's three: the job's own, and the two of the App. */
const TOKENS = {
  job: 'ghs_job_reads_01234567',
  reads: 'ghs_app_reads_01234567',
  writes: 'ghs_app_writes_0123456',
};

function addTokens({ github }: Scene): void {
  github.addToken(TOKENS.job, { login: 'github-actions[bot]', permissions: READ });
  github.addToken(TOKENS.reads, { ...APP, permissions: READ });
  github.addToken(TOKENS.writes, { ...APP, permissions: WRITE });
}

/** A first attempt that the App has published, and that is red in CI. */
async function redAttempt(scene: Scene) {
  const { github, sha: base } = scene;
  const octokit = new Octokit({ baseUrl: github.url, auth: TOKENS.writes });
  const repo = { owner: OWNER, repo: 'widget' };
  const content = 'export const sum = (a, b) => a * b;\n';
  const file = { path: 'src/sum.js', mode: '100644', type: 'blob', content } as const;
  const tree = await octokit.git.createTree({ ...repo, base_tree: base, tree: [file] });
  const message = `fix: multiply\n\nRegreen-Key: ${KEY}`;
  const made = await octokit.git.createCommit({ ...repo, message, tree: tree.data.sha, parents: [base] });
  const { sha } = made.data;
  await octokit.git.createRef({ ...repo, ref: `refs/heads/${BRANCH}`, sha });
  const body = `It multiplies.\n<!-- regreen:key=${KEY} -->`;
  await octokit.pulls.create({ ...repo, title: 'fix: multiply', body, head: BRANCH, base: 'main' });
  await scene.failCi({ branch: BRANCH, sha, runId: 500 });
  const payload = workflowRunFailed(github, {
    ...{ runId: 500, attempt: 1, runNumber: 500, headSha: sha, headBranch: BRANCH, actor: APP.login },
    ...{ path: '.github/workflows/ci.yml', workflow: 'CI', event: 'pull_request' },
  });
  const told = payload.workflow_run as Record<string, Record<string, unknown>>;
  Object.assign(told.head_commit ?? {}, { message });
  const to = { ref: 'main', sha: base, repo: { id: (payload.repository as { id: number }).id } };
  Object.assign(told, { pull_requests: [{ number: 1, base: to }] });
  for (const who of [told.actor, told.triggering_actor, payload.sender]) Object.assign(who ?? {}, APP);
  return { sha, event: { name: 'workflow_run', payload } };
}

const AGAIN = [
  {
    output: [
      patch(
        '*** Begin Patch\n*** Update File: src/sum.js\n-export const sum = (a, b) => a * b;\n+export const sum = (a, b) => a + b;\n*** End Patch',
      ),
    ],
  },
  { output: [submit({ ...SUM_SUBMIT, cause: '`sum` multiplied.' })] },
];

test('threat 44: a retry goes on where the job that solves reads as the App that publishes', async () => {
  await using stage = await openStage(await openScene(SUM_PROJECT));
  const { scene, act } = stage;
  addTokens(scene);
  const { sha, event } = await redAttempt(scene);
  const env = { GITHUB_ACTOR: APP.login, GITHUB_TRIGGERING_ACTOR: APP.login };
  const solve = (token: string) =>
    act(event, AGAIN, { env, inputs: { phase: 'solve', 'github-token': token } });

  const other = await solve(TOKENS.job);
  expect(other).toMatchObject({ asked: 0, wrote: [], outputs: { outcome: 'refused' } });
  expect(other.outputs.reason).toContain("by 'our-app[bot]', and this token is of 'github-actions[bot]'");
  expect(other.outputs.reason).toContain('give both phases tokens of one App');

  const solved = await solve(TOKENS.reads);
  expect(solved.outputs.outcome, solved.outputs.reason).toBe('fixed');
  expect(solved.wrote).toEqual([]);
  const { task, base } = await readRecord(solved.outputs['run-file']);
  expect({ task, base }).toMatchObject({ task: { kind: 'fix', key: KEY }, base: { sha, branch: BRANCH } });
});
