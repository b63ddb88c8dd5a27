import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { patch, submit } from '../helpers/model/items.ts';
import { boxesIn, boxesOf, deadLinks } from '../helpers/published.ts';
import { readRecord } from '../helpers/record.ts';
import { git, openScene } from '../helpers/scene.ts';
import { SUM_PROJECT } from '../helpers/sum-project.ts';
import { answer, openStage } from '../helpers/thread-runs.ts';
import { headsOf, openPull, say } from '../helpers/threads.ts';

const FILES = { ...SUM_PROJECT, 'src/sum.js': 'export const sum = (a, b) => a + b;\n' };
const write = (path: string, text: string) => ({
  output: [patch(`*** Begin Patch\n*** Add File: ${path}\n+${text}\n*** End Patch`)],
});
const hand = (title: string) => ({
  output: [submit({ title, cause: 'It was asked for.', change: 'It is there.' })],
});

async function openThread() {
  const scene = await openScene(FILES);
  scene.github.addIssue({ number: 4, title: 'Subtract', body: 'A sub, please.', labels: [], user: 'mona' });
  scene.github.setPermission('mona', 'write');
  return openStage(scene);
}

test('what is asked for in an issue becomes one pull request, and its one message follows', async () => {
  await using stage = await openThread();
  const { scene, act } = stage;
  const { state } = scene.github;
  const said = () => state.comments.filter(({ user }) => user.endsWith('[bot]')).map(({ body }) => body);

  const red = [write('test/red.test.js', 'throw new Error("red");'), hand('feat: sub')];
  const failed = await act(say(scene, 4, 'mona', '@regreen please write it'), red, {
    inputs: { 'max-turns': '2' },
  });
  expect(failed.outputs).toMatchObject({ outcome: 'unfixed', branch: '' });
  expect(said()).toEqual([expect.stringMatching(/^\*\*Not fixed\*\*: /)]);
  expect(await deadLinks(scene, said()[0] ?? '')).toEqual([]);
  expect(boxesIn(said()[0] ?? '')).toEqual(boxesOf(await readRecord(failed.outputs['run-file'])));
  expect(await headsOf(scene)).toEqual(['main']);

  const green = [write('src/sub.js', 'export const sub = (a, b) => a - b;'), hand('feat: sub')];
  const made = await act(say(scene, 4, 'mona', '@regreen again'), green);
  expect(made.outputs.outcome, made.outputs.reason).toBe('fixed');
  const record = await readRecord(made.outputs['run-file']);
  const pull = state.pulls[0];
  expect(pull).toMatchObject({ title: 'feat: sub', pull: { baseRef: 'main', headRef: made.outputs.branch } });
  expect(made.outputs.branch).toMatch(/^regreen\/implement-[0-9a-f]{12}$/);
  expect(pull?.body?.split('\n')[0]).toBe('Closes #4');
  expect(said()).toEqual([expect.stringContaining(`/pull/${pull?.number}.`)]);
  for (const text of [pull?.body ?? '', said()[0] ?? '']) {
    expect(await deadLinks(scene, text)).toEqual([]);
    expect(boxesIn(text)).toEqual(boxesOf(record));
  }
  expect(await git(scene.bare, 'diff', '--name-only', 'main', made.outputs.branch ?? '')).toBe('src/sub.js');

  // Closed without a merge is a no, and nobody is paid to try again.
  Object.assign(pull ?? {}, { state: 'closed' });
  const closed = await act(say(scene, 4, 'mona', '@regreen again'), green);
  expect(closed).toMatchObject({ exitCode: 0, asked: 0, outputs: { outcome: 'refused' } });
  expect(closed.outputs.reason).toContain('was closed unmerged; regreen does not open it again');
  expect(said()).toHaveLength(1);
});

test('free words on a pull request may be a question, in two jobs as well', async () => {
  await using stage = await openThread();
  const { scene, act } = stage;
  const { state } = scene.github;
  await scene.push('topic', 'feat: more', { files: { 'src/more.js': 'export const more = 1;\n' } });
  await openPull(scene, { number: 7, branch: 'topic', author: 'mona' });
  const event = say(scene, 7, 'mona', 'I wonder. @regreen is `more` used anywhere?');

  const solved = await act(event, answer('Nowhere, see `src/sum.js`.'), { inputs: { phase: 'solve' } });
  expect(solved).toMatchObject({ wrote: [], outputs: { outcome: 'answered' } });
  const workspace = await mkdtemp(join(tmpdir(), 'publish-'));
  const publish = (digest: string) =>
    act(event, [], {
      workspace,
      inputs: { phase: 'publish', 'run-dir': solved.runDir, 'run-digest': digest },
    });
  const published = await publish(solved.outputs['run-digest'] ?? '');
  expect(published.outputs).toMatchObject({ outcome: 'answered', answer: 'Nowhere, see `src/sum.js`.' });
  expect(published.asked).toBe(0);
  const ours = state.comments.filter(({ user }) => user.endsWith('[bot]'));
  expect(ours.map(({ issue }) => issue)).toEqual([7]);
  expect(ours[0]?.body).toMatch(/^Nowhere, see `src\/sum\.js`\.\n/);
  expect(ours[0]?.body).toContain('src/sum.js#L1)');
  expect(await deadLinks(scene, ours[0]?.body ?? '')).toEqual([]);
  expect(await headsOf(scene)).toEqual(['main', 'topic']);

  // A folder that cites what is not there: the answer stays, and leads nowhere.
  const file = join(solved.runDir, 'run.json');
  await writeFile(
    file,
    (await readFile(file, 'utf8')).replaceAll('"path": "src/sum.js"', '"path": "src/none.js"'),
  );
  expect((await readRecord(file)).citations).toMatchObject([{ path: 'src/none.js' }]);
  expect((await publish('')).outputs.outcome).toBe('answered');
  expect(ours[0]?.body).toMatch(/^Nowhere, see `src\/sum\.js`\.\n/);
  expect(ours[0]?.body).not.toContain('none.js');
  await rm(workspace, { recursive: true });
});
