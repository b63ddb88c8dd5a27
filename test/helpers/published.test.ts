import { afterAll, beforeAll, expect, test } from 'vitest';
import { boxesIn, boxesOf, deadLinks } from './published.ts';
import { runRecord, verifierResult, verifierRun } from './record.ts';
import { openScene, type Scene } from './scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene({ 'a (1).txt': 'one\ntwo\n' });
  const run = { attempt: 1, runNumber: 9, event: 'push', headSha: scene.sha, headBranch: 'main' };
  const steps = [{ number: 3, name: 'x', conclusion: null }];
  scene.github.addRun({
    ...{ ...run, id: 9, conclusion: null, path: 'ci.yml', name: 'CI' },
    jobs: [{ id: 77, name: 'x', conclusion: null, steps, log: null }],
  });
  scene.github.addIssue({ number: 4, title: 'x', body: '', labels: [], user: 'mona' });
  const said = { issue: 4, body: 'x', user: 'mona', createdAt: '', updatedAt: '' };
  scene.github.state.comments.push({ id: 5, ...said });
  await scene.push('topic/a', 'x', { files: { b: 'b' } });
});
afterAll(() => scene[Symbol.asyncDispose]());

test('a link is dead where its page, its lines or its anchor are not there', async () => {
  const home = `${scene.github.serverUrl}/octo-org/widget`;
  const blob = `${home}/blob/${scene.sha}/a%20%281%29.txt`;
  const alive = [
    ...[`${blob}#L1`, `${blob}#L1-L2`, '/actions/runs/9', '/actions/runs/9/job/77#step:3:12', '/issues/4'],
    ...['/issues/4#issuecomment-5', '/compare/main...topic%2Fa?expand=1', `/commit/${scene.sha}`],
  ];
  const dead = [
    ...[
      `${blob}#L1-L3`,
      `${blob.replace('1', '2')}#L1`,
      '/actions/runs/8',
      '/actions/runs/9/job/77#step:4:1',
    ],
    ...['/actions/runs/9/job/78#step:3:1', '/issues/5', '/issues/4#issuecomment-6', '/pull/4'],
    ...['/compare/main...gone?expand=1', `/commit/${'f'.repeat(40)}`, '/wiki/x', 'https://example.com/x'],
  ];
  const address = (link: string) => (link.startsWith('/') ? `${home}${link}` : link);
  const text = (links: string[]) => links.map((link) => `- [x](${address(link)})`).join('\n');
  expect(await deadLinks(scene, text(alive))).toEqual([]);
  expect(await deadLinks(scene, text(dead))).toEqual(dead.map(address));
});

test('a line with a box is compared by its tick, its exit codes and its log', () => {
  const record = runRecord({
    verifiers: [
      verifierResult(),
      verifierResult({ id: 'lint', command: 'npm run lint', before: verifierRun() }),
    ],
  });
  const lines = [
    '- [x] `npm test`: exit 1 before, exit 0 now, 41 tests, 3.2 s ([log](x) L118-131, sha256 9c1e9c1e9c1e…)',
    '- [x] `npm run lint`: exit 0 before and now, 3.2 s ([log](x) L118-131, sha256 9c1e9c1e9c1e…)',
  ];
  expect(boxesIn(`Words.\n\n${lines.join('\n')}\n`)).toEqual(boxesOf(record));
  for (const [said, changed] of [
    ['[x] `npm test`', '[ ] `npm test`'],
    ['exit 1 before', 'exit 2 before'],
    ['L118', 'L117'],
    ['sha256 9c', 'sha256 8c'],
    ['before and now', 'before, exit 0 now'],
  ] as const)
    expect(boxesIn(lines.join('\n').replace(said, changed))).not.toEqual(boxesOf(record));
});
