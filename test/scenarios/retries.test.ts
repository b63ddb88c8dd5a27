import { Octokit } from '@octokit/rest';
import { expect, test } from 'vitest';
import { patch, submit } from '../helpers/model/items.ts';
import { boxesIn, boxesOf, deadLinks } from '../helpers/published.ts';
import { readRecord } from '../helpers/record.ts';
import { git, OWNER, openScene, type Scene, TOKEN } from '../helpers/scene.ts';
import { SUM_PROJECT, SUM_SUBMIT } from '../helpers/sum-project.ts';
import { openStage } from '../helpers/thread-runs.ts';
import { headsOf, say } from '../helpers/threads.ts';
import { workflowRunFailed } from '../helpers/webhooks.ts';

const KEY = '0123456789ab';
const BRANCH = `regreen/fix-${KEY}`;
const BOT = 'github-actions[bot]';

/** What a first attempt left that is green where it was made and red in CI, as its token makes it. */
async function firstAttempt({ github, sha: base }: Scene): Promise<string> {
  const octokit = new Octokit({ baseUrl: github.url, auth: TOKEN });
  const repo = { owner: OWNER, repo: 'widget' };
  const content = 'export const sum = (a, b) => a * b;\n';
  const tree = await octokit.git.createTree({
    ...{ ...repo, base_tree: base },
    tree: [{ path: 'src/sum.js', mode: '100644', type: 'blob', content }],
  });
  const message = `fix: multiply\n\nRegreen-Key: ${KEY}`;
  const made = await octokit.git.createCommit({ ...repo, message, tree: tree.data.sha, parents: [base] });
  await octokit.git.createRef({ ...repo, ref: `refs/heads/${BRANCH}`, sha: made.data.sha });
  const body = `It multiplies.\n<!-- regreen:key=${KEY} -->`;
  await octokit.pulls.create({ ...repo, title: 'fix: multiply', body, head: BRANCH, base: 'main' });
  return made.data.sha;
}

/** The checks of a commit on our branch are red. */
async function redChecks(scene: Scene, sha: string, runId: number, actor = BOT) {
  await scene.failCi({ branch: BRANCH, sha, runId });
  const facts = { runId, attempt: 1, runNumber: runId, headSha: sha, headBranch: BRANCH, actor };
  const run = { ...facts, path: '.github/workflows/ci.yml', workflow: 'CI', event: 'pull_request' };
  const payload = workflowRunFailed(scene.github, run);
  const message = await git(scene.bare, 'show', '-s', '--format=%B', sha);
  const told = payload.workflow_run as Record<string, Record<string, unknown>>;
  Object.assign(told.head_commit ?? {}, { message });
  const base = { ref: 'main', sha: scene.sha, repo: { id: (payload.repository as { id: number }).id } };
  Object.assign(told, { pull_requests: [{ number: 1, base }] });
  return { name: 'workflow_run', payload };
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

test('threat 44: red checks of our own change are the next attempt on its branch, until the cap or a human commit', async () => {
  await using stage = await openStage(await openScene(SUM_PROJECT));
  const { scene, act } = stage;
  const { state } = scene.github;
  const first = await firstAttempt(scene);
  const env = { GITHUB_ACTOR: BOT, GITHUB_TRIGGERING_ACTOR: BOT };

  const again = await act(await redChecks(scene, first, 500), AGAIN, { env });

  expect(again.outputs.outcome, again.outputs.reason).toBe('fixed');
  expect(again.outputs).toMatchObject({ branch: BRANCH, 'pull-request-number': '1' });
  const record = await readRecord(again.outputs['run-file']);
  expect(record.task).toMatchObject({ kind: 'fix', key: KEY });
  const second = await git(scene.bare, 'rev-parse', BRANCH);
  expect(await git(scene.bare, 'show', '-s', '--format=%P%n%B', second)).toMatch(
    new RegExp(`^${first}\\nfix: .*\\nRegreen-Key: ${KEY}\\s*$`, 's'),
  );
  expect(state.signed.has(second)).toBe(true);
  expect(await headsOf(scene)).toEqual(['main', BRANCH]);
  expect(state.pulls.map(({ number }) => number)).toEqual([1]);
  const said = () => state.comments.filter(({ user }) => user === BOT).map(({ body }) => body);
  const [message = ''] = said();
  expect(said()).toHaveLength(1);
  expect(message).toContain(`Pushed to \`${BRANCH}\` as [\`${second.slice(0, 12)}\`]`);
  expect(message).toContain(
    '\nCI starts here once somebody who may write presses "Approve workflows to run".\n',
  );
  const [own] = state.pulls;
  expect(own?.title).toMatch(/^fix: (?!multiply)/);
  expect(own?.body).toMatch(
    new RegExp(
      `^It multiplies\\.\n\n\\*\\*Then\\*\\* .*/commit/${second}\\) fixes .*CI #500.*\n.*multiplied`,
    ),
  );
  for (const text of [message, own?.body ?? '']) {
    expect(text.split('\n').at(-1)).toBe(`<!-- regreen:key=${KEY} -->`);
    expect(boxesIn(text)).toEqual(boxesOf(record));
    expect(await deadLinks(scene, text)).toEqual([]);
  }

  // Red again: two attempts are all there are.
  const capped = await act(await redChecks(scene, second, 501), AGAIN, { env });
  expect(capped).toMatchObject({ exitCode: 0, asked: 0, wrote: [], outputs: { outcome: 'refused' } });
  expect(capped.outputs.reason).toBe(
    "this failure has been tried 2 times, and 'max-attempts-per-failure' is 2",
  );

  // Nor is it gone on with once its pull request is closed.
  const closed = await redChecks(scene, second, 503);
  Object.assign(closed.payload.workflow_run as object, { pull_requests: [] });
  const over = await act(closed, AGAIN, { env, inputs: { 'max-attempts-per-failure': '9' } });
  expect(over).toMatchObject({ exitCode: 0, asked: 0, wrote: [], outputs: { outcome: 'refused' } });
  expect(over.outputs.reason).toContain('no open pull request to go on with');

  const human = await commitOnBranch(scene, second);
  const left = await act(await redChecks(scene, human, 502, OWNER), AGAIN, {
    inputs: { 'max-attempts-per-failure': '9' },
  });
  expect(left).toMatchObject({ exitCode: 0, asked: 0, wrote: [], outputs: { outcome: 'refused' } });
  expect(left.outputs.reason).toContain(`somebody has committed to '${BRANCH}'`);
  expect(said()).toEqual([message]);
});

test('what is asked for on a pull request of our own goes on in it, until a person commits there', async () => {
  await using stage = await openStage(await openScene(SUM_PROJECT));
  const { scene, act } = stage;
  const { state, setPermission } = scene.github;
  setPermission('mona', 'write');
  const first = await firstAttempt(scene);

  const asked = await act(say(scene, 1, 'mona', '@regreen fix what `sum` gives'), AGAIN);

  expect(asked.outputs.outcome, asked.outputs.reason).toBe('fixed');
  expect(asked.outputs).toMatchObject({ branch: BRANCH, 'pull-request-number': '1' });
  const second = await git(scene.bare, 'rev-parse', BRANCH);
  const message = await git(scene.bare, 'show', '-s', '--format=%P%n%B', second);
  expect(message).toMatch(new RegExp(`^${first}\nfix: `));
  // By that key alone attempts are counted.
  expect(message.match(/^Regreen-Key: .*$/gm)).toEqual([`Regreen-Key: ${KEY}`]);
  expect(await headsOf(scene)).toEqual(['main', BRANCH]);
  expect(state.pulls.map(({ number }) => number)).toEqual([1]);
  expect(state.pulls[0]?.body).toContain(`/commit/${second}) does what was asked for`);
  const said = state.comments.filter(({ user }) => user === BOT).map(({ body }) => body);
  expect(said).toEqual([expect.stringContaining(`Pushed to \`${BRANCH}\` as [\`${second.slice(0, 12)}\`]`)]);

  // On top of what a person has done there, a change is offered.
  const human = await commitOnBranch(scene, second, first);
  await scene.failCi({ branch: BRANCH, sha: human, runId: 501 });
  const offered = await act(say(scene, 1, 'mona', '@regreen fix'), AGAIN);
  expect(offered.outputs.outcome, offered.outputs.reason).toBe('fixed');
  expect(await git(scene.bare, 'rev-parse', BRANCH)).toBe(human);
  expect(state.pulls.map(({ pull }) => pull.baseRef)).toEqual(['main', BRANCH]);
});

/** Somebody of the team helps on our branch, with the files of a commit, and copies our trailer along. */
async function commitOnBranch({ bare }: Scene, parent: string, files = parent): Promise<string> {
  const tree = await git(bare, 'rev-parse', `${files}^{tree}`);
  const message = `fix: mine\n\nRegreen-Key: ${KEY}`;
  const sha = await git(bare, 'commit-tree', tree, '-p', parent, '-m', message);
  await git(bare, 'update-ref', `refs/heads/${BRANCH}`, sha);
  return sha;
}
