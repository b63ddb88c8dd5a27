import { expect, test } from 'vitest';
import { boxesIn, boxesOf, deadLinks } from '../helpers/published.ts';
import { readRecord } from '../helpers/record.ts';
import { git, openScene, type Scene } from '../helpers/scene.ts';
import { SUM_PROJECT } from '../helpers/sum-project.ts';
import { openStage, REPAIR } from '../helpers/thread-runs.ts';
import { headsOf, openPull } from '../helpers/threads.ts';

const GOOD = 'export const sum = (a, b) => a + b;\n';

/** The checks of a pull request of this repository are red. */
async function redPull(scene: Scene) {
  const head = await scene.push('topic', 'feat: sum anew', {
    files: { 'src/sum.js': 'export const sum = (a, b) => a - b;\n' },
  });
  await openPull(scene, { number: 7, branch: 'topic', author: 'octo-org' });
  const { payload } = await scene.failCi({ branch: 'topic', sha: head });
  const base = { ref: 'main', sha: scene.sha, repo: { id: (payload.repository as { id: number }).id } };
  Object.assign(payload.workflow_run as object, { pull_requests: [{ number: 7, base }] });
  return { head, event: { name: 'workflow_run', payload } };
}

test('`publish: comment` offers a change on the pull request that failed, and edits what it has offered', async () => {
  await using stage = await openStage(await openScene({ ...SUM_PROJECT, 'src/sum.js': GOOD }));
  const { scene, act } = stage;
  const { state } = scene.github;
  const { head, event } = await redPull(scene);

  for (const round of ['first', 'second']) {
    const offered = await act(event, REPAIR, { inputs: { publish: 'comment' } });
    expect(offered.outputs.outcome, round).toBe('fixed');
    expect(offered.outputs).toMatchObject({ branch: '', 'pull-request-number': '' });
    const record = await readRecord(offered.outputs['run-file']);
    expect(state.lineComments.map(({ path, line, commit }) => [path, line, commit])).toEqual([
      ['src/sum.js', 1, head],
    ]);
    expect(state.lineComments[0]?.body).toContain(`\`\`\`suggestion\n${GOOD}\`\`\``);
    expect(state.lineComments[0]?.body).toContain(`\n<!-- regreen:key=${record.task?.key} lines=1 -->`);
    const said = state.comments.map(({ body }) => body);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('offered as 1 suggestion on the diff and as the patch below');
    expect(boxesIn(said[0] ?? '')).toEqual(boxesOf(record));
    expect(await deadLinks(scene, said[0] ?? '')).toEqual([]);
    expect(await headsOf(scene)).toEqual(['main', 'topic']);
    expect(state.pulls.map(({ number }) => number)).toEqual([7]);
  }
});

/** How people here have written titles so far. */
function merge({ github: { addIssue }, sha }: Scene, titles: readonly string[]): void {
  for (const [i, title] of titles.entries()) {
    const issue = addIssue({ number: 20 + i, title, body: '', labels: [], user: 'mona' });
    const at = issue.createdAt;
    Object.assign(issue, { state: 'closed', closedAt: at });
    issue.pull = {
      ...{ headRef: `done-${i}`, headSha: sha, baseRef: 'main', baseSha: sha, draft: false },
      ...{ mergedAt: at, mergeCommitSha: sha, reviewers: [] },
    };
  }
}

/** Rules for titles, a hook that looks at them, and a form to be filled in. */
const HOUSE = {
  '.commitlintrc.json': JSON.stringify({
    rules: {
      'type-enum': [2, 'always', ['fix', 'feat']],
      'scope-enum': [2, 'always', ['core']],
      'scope-empty': [2, 'never'],
    },
  }),
  '.husky/commit-msg': 'head -n 1 "$1" | grep -qE "^(fix|feat)\\(core\\): "\n',
  '.github/pull_request_template.md':
    '## What changes?\n\n<!-- In a sentence. -->\n\n## Checklist\n\n- [ ] `npm test` passes\n- [ ] I told the team\n',
};

test('a pull request is written as the house writes them', async () => {
  await using stage = await openStage(await openScene({ ...SUM_PROJECT, ...HOUSE }));
  const { scene, act } = stage;
  const titles = ['Round', 'Add', 'Divide', 'Subtract', 'Negate', 'Multiply'];
  merge(
    scene,
    titles.map((word) => `fix(core): ${word} numbers`),
  );
  const { payload } = await scene.failCi({ branch: 'main', sha: scene.sha });

  const fixed = await act({ name: 'workflow_run', payload }, REPAIR);

  expect(fixed.outputs.outcome, fixed.outputs.reason).toBe('fixed');
  const record = await readRecord(fixed.outputs['run-file']);
  const open = scene.github.state.pulls.filter(({ state }) => state === 'open');
  const title = 'fix(core): Add instead of subtract in sum';
  expect(open.map((pull) => pull.title)).toEqual([title]);
  expect(record.message).toEqual({
    choice: 'house',
    hook: { source: '.husky/commit-msg', exitCode: 0, missing: null },
  });
  const commit = await git(scene.bare, 'show', '-s', '--format=%B', fixed.outputs.branch ?? '');
  expect(commit.split('\n')[0]).toBe(title);
  const body = open[0]?.body ?? '';
  expect(body.split('\n').filter((line) => line.startsWith('## '))).toEqual([
    '## What changes?',
    '## Checklist',
  ]);
  expect(body).toContain('## What changes?\n\nFixes the failing `test` step of ');
  expect(body).toContain('## Checklist\n\n- [x] `npm test` passes\n- [ ] I told the team\n');
  expect(body).not.toContain('In a sentence.');
  expect(boxesIn(body.split('## Checklist')[0] ?? '')).toEqual(boxesOf(record));
  expect(await deadLinks(scene, body)).toEqual([]);
  expect(body.split('\n').at(-1)).toBe(`<!-- regreen:key=${record.task?.key} -->`);
});
