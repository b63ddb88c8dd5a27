import { expect, test } from 'vitest';
import { boxesIn, boxesOf, deadLinks } from '../helpers/published.ts';
import { readRecord } from '../helpers/record.ts';
import { git, openScene } from '../helpers/scene.ts';
import { SUM_PROJECT } from '../helpers/sum-project.ts';
import { openStage, REPAIR } from '../helpers/thread-runs.ts';
import { headsOf, openPull, say, sayOnLine } from '../helpers/threads.ts';

const GOOD = 'export const sum = (a, b) => a + b;\n';
const BROKEN = { 'src/sum.js': 'export const sum = (a, b) => a - b;\n' };

test('a red pull request is repaired by a stacked one, and on its own branch where the workflow says so', async () => {
  await using stage = await openStage(await openScene({ ...SUM_PROJECT, 'src/sum.js': GOOD }));
  const { scene, act } = stage;
  const { state } = scene.github;
  scene.github.setPermission('mona', 'write');
  const head = await scene.push('topic', 'feat: sum anew', { files: BROKEN });
  await openPull(scene, { number: 7, branch: 'topic', author: 'mona' });
  await scene.failCi({ branch: 'topic', sha: head });

  const stacked = await act(say(scene, 7, 'mona', '@regreen fix'), REPAIR);

  expect(stacked.outputs.outcome, stacked.outputs.reason).toBe('fixed');
  const [fix, ...others] = state.pulls.filter(({ number }) => number !== 7);
  expect(others).toEqual([]);
  expect(fix?.pull).toMatchObject({ baseRef: 'topic', headRef: stacked.outputs.branch });
  expect(stacked.outputs['pull-request-number']).toBe(String(fix?.number));
  const record = await readRecord(stacked.outputs['run-file']);
  expect(record.base).toEqual({ sha: head, branch: 'topic' });
  const [message = ''] = state.comments.filter(({ user }) => user.endsWith('[bot]')).map(({ body }) => body);
  expect(message).toContain(`/pull/${fix?.number}, into the branch of #7.`);
  for (const text of [fix?.body ?? '', message]) {
    expect(boxesIn(text)).toEqual(boxesOf(record));
    expect(await deadLinks(scene, text)).toEqual([]);
    expect(text.split('\n').length).toBeLessThanOrEqual(25);
  }
  expect(fix?.body).toContain('Targets the branch of #7.');
  expect(await git(scene.bare, 'diff', '--stat=200', 'topic', fix?.pull.headRef ?? '')).toContain(
    '1 file changed, 1 insertion(+), 1 deletion(-)',
  );

  const diffHunk = '@@ -1 +1 @@\n-export const sum = (a, b) => a + b;\n+export const sum = (a, b) => a - b;';
  const line = sayOnLine(scene, 7, 'mona', '@regreen fix', { path: 'src/sum.js', line: 1, diffHunk });
  const pushed = await act(line, REPAIR, { inputs: { publish: 'push' } });

  expect(pushed.outputs.outcome, pushed.outputs.reason).toBe('fixed');
  expect(pushed.outputs).toMatchObject({ branch: 'topic', 'pull-request-number': '7' });
  const tip = await git(scene.bare, 'rev-parse', 'topic');
  expect(await git(scene.bare, 'show', '-s', '--format=%P %an%n%B', tip)).toMatch(
    new RegExp(`^${head} github-actions\\[bot\\]\\n.*\\nRegreen-Key: ${record.task?.key}\\n*$`, 's'),
  );
  expect(state.signed.has(tip)).toBe(true);
  expect(await git(scene.bare, 'show', `${tip}:src/sum.js`)).toBe(GOOD.trim());
  expect(await headsOf(scene)).toEqual(['main', fix?.pull.headRef, 'topic']);
  // The one message of the thread tells of it now.
  const told = state.comments.filter(({ user }) => user.endsWith('[bot]')).map(({ body }) => body);
  expect(told).toEqual([expect.stringContaining(`Pushed to \`topic\` as [\`${tip.slice(0, 12)}\`]`)]);
  expect(told[0]).toContain(
    '\nCI starts here once somebody who may write presses "Approve workflows to run".\n',
  );
  expect(await deadLinks(scene, told[0] ?? '')).toEqual([]);
  expect(state.reactions.map(({ on, target }) => [on, target])).toContainEqual(['line', line.comment]);
});
