import { expect, test } from 'vitest';
import { deadLinks } from '../helpers/published.ts';
import { openScene } from '../helpers/scene.ts';
import { SUM_PROJECT } from '../helpers/sum-project.ts';
import { answer, openStage, REPAIR } from '../helpers/thread-runs.ts';
import { headsOf, say } from '../helpers/threads.ts';
import { issueLabeled } from '../helpers/webhooks.ts';

const FILES = { ...SUM_PROJECT, 'src/sum.js': 'export const sum = (a, b) => a + b;\n' };

async function openThread() {
  const scene = await openScene(FILES);
  const { github } = scene;
  github.addIssue({ number: 4, title: 'What is sum?', body: 'I wonder.', labels: [], user: 'reader' });
  github.setPermission('mona', 'write');
  return openStage(scene);
}

test('a question is answered once in its thread, each question by itself', async () => {
  await using stage = await openThread();
  const { scene, act } = stage;
  const { state } = scene.github;
  const isOurs = ({ user }: { user: string }) => user === 'github-actions[bot]';
  const ours = () => state.comments.filter(isOurs).map(({ body }) => body);

  const first = say(scene, 4, 'mona', '@regreen what does sum do?');
  const answered = await act(first, answer('It **adds** two numbers.'), { env: { GITHUB_ACTOR: 'mona' } });

  expect(answered.outputs).toMatchObject({
    ...{ outcome: 'answered', answer: 'It **adds** two numbers.' },
    ...{ branch: '', 'pull-request-url': '' },
  });
  expect(answered.exitCode).toBe(0);
  const place = `${scene.github.serverUrl}/octo-org/widget/blob/${scene.sha}/src/sum.js#L1`;
  const [body = ''] = ours();
  const lines = body.split('\n');
  expect(lines[0]).toBe('It **adds** two numbers.');
  expect(lines).toContain(`Read: [\`src/sum.js:1\`](${place})`);
  expect(lines.at(-1)).toMatch(/^<!-- regreen:key=[0-9a-f]{12} -->$/);
  expect(await deadLinks(scene, body)).toEqual([]);
  expect(answered.summary).toContain('It **adds** two numbers.');
  expect(state.reactions).toEqual([
    expect.objectContaining({ on: 'comment', target: first.comment, content: 'eyes' }),
  ]);

  const again = say(scene, 4, 'mona', '@regreen and of what?');
  await act(again, answer('Of *numbers*.'));
  expect(ours()).toEqual([body, expect.stringContaining('Of *numbers*.')]);

  // The same event once more: the answer to it is edited.
  await act(first, answer('It adds, as before.'));
  expect(ours()).toEqual([
    expect.stringContaining('It adds, as before.'),
    expect.stringContaining('Of *numbers*.'),
  ]);
  expect(state.pulls).toEqual([]);
  expect(await headsOf(scene)).toEqual(['main']);
});

/** Ends without a word on GitHub, without a model, and green. */
const QUIET = { exitCode: 0, asked: 0, wrote: [] };

test('threat 21: who may not write is not answered, whatever they are called', async () => {
  await using stage = await openThread();
  const { scene, act } = stage;
  scene.github.setPermission('nobody', 'none');
  const people: Array<[string, string]> = [
    ['reader', "'reader' has 'read' permission here; regreen acts for users who can write"],
    ['nobody', "'nobody' has 'none' permission here; regreen acts for users who can write"],
    ['octo-org[bot]', "'octo-org[bot]' is a bot that 'allow-bots' does not name"],
  ];
  for (const [who, why] of people) {
    const refused = await act(say(scene, 4, who, '@regreen fix'), REPAIR, { env: { GITHUB_ACTOR: who } });
    expect(refused).toMatchObject({ ...QUIET, outputs: { outcome: 'refused' } });
    expect(refused.outputs.reason).toContain(why);
    expect(refused.summary).toBe(`### regreen: refused\n\n${refused.outputs.reason}\n`);
  }
  // Somebody else's event that was started anew by a stranger is the stranger's, too.
  const rerun = await act(say(scene, 4, 'mona', '@regreen fix'), REPAIR, {
    env: { GITHUB_TRIGGERING_ACTOR: 'reader' },
  });
  expect(rerun).toMatchObject({ ...QUIET, outputs: { outcome: 'refused' } });
});

test('regreen keeps away where it is told to, and is not called by what is quoted', async () => {
  await using stage = await openThread();
  const { scene, act } = stage;
  const { github } = scene;
  const outcomeOf = async (event: Parameters<typeof act>[0]) => {
    const ended = await act(event, REPAIR);
    expect(ended).toMatchObject(QUIET);
    return [ended.outputs.outcome, ended.outputs.reason];
  };
  for (const body of ['> @regreen fix\n\nno', 'Say `@regreen fix`.', '```\n@regreen fix\n```'])
    expect(await outcomeOf(say(scene, 4, 'mona', body))).toEqual([
      'skipped',
      expect.stringContaining("does not call '@regreen'"),
    ]);

  expect(await outcomeOf(say(scene, 4, 'mona', '@regreen stop'))).toEqual([
    'skipped',
    expect.stringContaining("'mona' says stop"),
  ]);
  const facts = { number: 4, title: 'What is sum?', body: 'I wonder.', label: 'regreen' };
  const labelled = issueLabeled(github, { ...facts, author: 'reader', sender: 'mona' });
  expect(await outcomeOf({ name: 'issues', payload: labelled })).toEqual([
    'refused',
    "'mona' told regreen to stop on #4; '@regreen again' from somebody who may write goes on",
  ]);

  github.state.issues.get(4)?.labels.push('no-regreen');
  expect(await outcomeOf(say(scene, 4, 'mona', '@regreen fix'))).toEqual([
    'refused',
    expect.stringContaining("the label 'no-regreen'"),
  ]);
});
