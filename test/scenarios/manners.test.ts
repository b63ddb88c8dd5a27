import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readRecord } from '../helpers/record.ts';
import { runAction } from '../helpers/runner.ts';
import { OWNER, openScene, TOKEN } from '../helpers/scene.ts';
import { SUM_PROJECT } from '../helpers/sum-project.ts';
import { openStage, REPAIR } from '../helpers/thread-runs.ts';
import { openPull, say } from '../helpers/threads.ts';

const lint = (type: string) =>
  JSON.stringify({
    rules: {
      'type-enum': [2, 'always', [type]],
      'scope-enum': [2, 'always', ['core']],
      'scope-empty': [2, 'never'],
    },
  });
const OURS = {
  ...SUM_PROJECT,
  'src/sum.js': 'export const sum = (a, b) => a + b;\n',
  '.commitlintrc.json': lint('fix'),
  '.husky/commit-msg': 'head -n 1 "$1" | grep -q "^fix(core): "\n',
  '.github/pull_request_template.md':
    '## What changes?\n\n## Notes\n\nSee [all](https://other.example.com) ![x](https://other.example.com/p.png)\n- [ ] told\n',
};
/** What a bot's branch makes of it. */
const THEIRS = {
  'src/sum.js': 'export const sum = (a, b) => a - b;\n',
  '.commitlintrc.json': lint('theirs'),
  '.husky/commit-msg': 'echo theirs\n',
  '.github/pull_request_template.md': '## Theirs\n\n- [ ] theirs ![x](https://evil.example.com/p.png)\n',
};

/** Somebody who may write asks for a repair of a bot's pull request. */
async function asked() {
  const scene = await openScene(OURS);
  await scene.push('bot/topic', 'feat: sum', { files: THEIRS });
  await openPull(scene, { number: 7, branch: 'bot/topic', author: 'renovate[bot]' });
  return { stage: await openStage(scene), event: say(scene, 7, OWNER, '@regreen fix') };
}

type Stage = Awaited<ReturnType<typeof asked>>['stage'];

function expectOurs({ scene }: Stage): void {
  const [pull, ...others] = scene.github.state.pulls.filter(({ number }) => number !== 7);
  expect(others).toEqual([]);
  expect(pull?.title).toBe('fix(core): add instead of subtract in sum');
  const body = pull?.body ?? '';
  expect(body.split('\n').filter((line) => line.startsWith('## '))).toEqual(['## What changes?', '## Notes']);
  expect(body).toContain('## Notes\n\nSee all x\n- [ ] told\n');
  expect(body).not.toMatch(/theirs|evil|!\[/i);
}

test('threats 08 and 42: title, template and hook are those of the default branch where the head is not trusted', async () => {
  const { stage, event } = await asked();
  await using _ = stage;
  const fixed = await stage.act(event, REPAIR);
  expect(fixed.outputs.outcome, fixed.outputs.reason).toBe('fixed');
  const { message } = await readRecord(fixed.outputs['run-file']);
  expect(message).toEqual({
    choice: 'house',
    hook: { source: '.husky/commit-msg', exitCode: 0, missing: null },
  });
  expectOurs(stage);
});

test('threats 08 and 42: so they are where another job publishes', async () => {
  const { stage, event } = await asked();
  await using _ = stage;
  const { scene } = stage;
  const solved = await stage.act(event, REPAIR, { inputs: { phase: 'solve' } });
  expect(solved.outputs.outcome, solved.outputs.reason).toBe('fixed');
  const dir = join(scene.dir, 'publish');
  await mkdir(join(dir, 'workspace'), { recursive: true });
  await cp(solved.runDir, join(dir, 'artifact'), { recursive: true });
  const published = await runAction({
    inputs: {
      ...{ 'github-token': TOKEN, phase: 'publish', 'run-dir': join(dir, 'artifact') },
      'run-digest': solved.outputs['run-digest'] ?? '',
    },
    event,
    workspace: join(dir, 'workspace'),
    github: scene.github,
    env: { GITHUB_SHA: scene.sha, GITHUB_ACTOR: OWNER },
  });
  await rm(published.runnerTemp, { recursive: true, force: true });
  expect(published.outputs.outcome, published.outputs.reason).toBe('fixed');
  expectOurs(stage);
});
