import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { patch, submit } from '../helpers/model/items.ts';
import { startModel } from '../helpers/model-server.ts';
import { readRecord } from '../helpers/record.ts';
import { runAction } from '../helpers/runner.ts';
import { openScene, type Scene, TOKEN } from '../helpers/scene.ts';
import { SUM_FIX, SUM_PROJECT, SUM_SUBMIT } from '../helpers/sum-project.ts';

const KEY = 'sk-scripted-0123456789';
/** Its test needs what set-up leaves. */
const NEEDS_SETUP: Record<string, string> = {
  ...SUM_PROJECT,
  'test/sum.test.js': `import { readFileSync } from 'node:fs';\nreadFileSync('node_modules/made');\n${SUM_PROJECT['test/sum.test.js']}`,
};
const SETUP = 'mkdir -p node_modules && echo made > node_modules/made';

interface Checkout {
  branch: string;
  sha: string;
  workspace: string;
}

async function run(scene: Scene, { branch, sha, workspace }: Checkout, folder: string) {
  const { payload } = await scene.failCi({ branch, sha });
  const script = [{ output: [patch(SUM_FIX)] }, { output: [submit(SUM_SUBMIT)] }];
  await using model = await startModel({ key: KEY, script });
  const { outputs } = await runAction({
    inputs: {
      ...{ 'openai-api-key': KEY, 'base-url': model.url, 'github-token': TOKEN },
      ...{ setup: SETUP, 'setup-cache': folder },
    },
    event: { name: 'workflow_run', payload },
    workspace,
    github: scene.github,
  });
  const { environment, outcome } = await readRecord(outputs['run-file']);
  return { cache: outputs['setup-cache'], setup: environment.setup, outcome };
}

test('set-up on the default branch is kept, and a later run takes it from there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'setup-cache-'));
  try {
    await using scene = await openScene(NEEDS_SETUP);

    const sha = await scene.push('topic', 'feat: more', { files: { 'more.txt': 'more\n' } });
    const topic = { branch: 'topic', sha, workspace: await scene.checkout(sha) };
    const onTopic = await run(scene, topic, folder);
    expect(onTopic).toMatchObject({ cache: 'off', setup: [SETUP], outcome: 'fixed' });
    expect(await readdir(folder)).toEqual([]);

    const main = { branch: 'main', sha: scene.sha, workspace: await scene.checkout() };
    const first = await run(scene, main, folder);
    expect(first).toMatchObject({ cache: 'stored', setup: [SETUP], outcome: 'fixed' });

    const second = await run(scene, main, folder);
    expect(second).toMatchObject({ cache: 'restored', setup: [], outcome: 'fixed' });

    await writeFile(join(folder, 'tree.tar'), 'no archive');
    const spoilt = await run(scene, main, folder);
    expect(spoilt).toMatchObject({ cache: 'stored', setup: [SETUP], outcome: 'fixed' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
