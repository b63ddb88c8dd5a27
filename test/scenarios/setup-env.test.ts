import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { message } from '../helpers/model/items.ts';
import { startModel } from '../helpers/model-server.ts';
import { readRecord } from '../helpers/record.ts';
import { runAction } from '../helpers/runner.ts';
import { openScene, TOKEN, writeFiles } from '../helpers/scene.ts';
import { SUM_PROJECT } from '../helpers/sum-project.ts';

const KEY = 'sk-scripted-0123456789';
/** By its name no secret; only the input says that it is one. */
const VALUE = 'canary-of-a-registry-0123';

async function act(
  inputs: Record<string, string>,
  env: Record<string, string>,
  left: Record<string, string> = {},
) {
  await using scene = await openScene(SUM_PROJECT);
  const { payload } = await scene.failCi({ branch: 'main', sha: scene.sha });
  await using model = await startModel({ key: KEY, script: () => ({ output: [message('Nothing.')] }) });
  const workspace = await scene.checkout();
  await writeFiles(workspace, left);
  const result = await runAction({
    inputs: { 'openai-api-key': KEY, 'base-url': model.url, 'github-token': TOKEN, ...inputs },
    event: { name: 'workflow_run', payload },
    workspace,
    github: scene.github,
    env,
  });
  return { ...result, requests: model.requests };
}

test('set-up alone sees what `setup-env` names, and nothing shows it', async () => {
  const setup = `[ "$(printf %s "$REGISTRY_AUTH" | wc -c)" = ${VALUE.length} ] && echo "$REGISTRY_AUTH"`;
  const { outputs, stdout, requests } = await act(
    { setup, 'setup-env': 'REGISTRY_AUTH', verify: 'test -z "$REGISTRY_AUTH"' },
    { REGISTRY_AUTH: VALUE },
  );

  const { outcome, verifiers } = await readRecord(outputs['run-file']);
  expect(outcome).toBe('unfixed');
  expect(verifiers.find(({ command }) => command.startsWith('test -z'))?.before?.exitCode).toBe(0);
  expect(requests.length).toBeGreaterThan(0);
  expect(requests.map(({ raw }) => raw).join()).not.toContain(VALUE);
  expect(stdout.replaceAll(`::add-mask::${VALUE}`, '')).not.toContain(VALUE);
  expect(await readFile(outputs['run-file'] ?? '', 'utf8')).not.toContain(VALUE);
});

test('a name that is not set ends the step before anything is spent', async () => {
  const { outputs, exitCode, requests } = await act({ 'setup-env': 'REGISTRY_AUTH' }, {});

  expect(outputs).toMatchObject({
    outcome: 'failed',
    reason: expect.stringContaining("'REGISTRY_AUTH', which is not set"),
  });
  expect(exitCode).toBe(1);
  expect(requests).toEqual([]);
});

test('what earlier steps left is searched for it, also where set-up has nothing to do', async () => {
  const { outputs, requests } = await act(
    { 'setup-env': 'REGISTRY_AUTH', verify: 'true' },
    { REGISTRY_AUTH: VALUE },
    { '.npmrc': `//registry.example.com/:_authToken=${VALUE}\n` },
  );

  expect(outputs).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('.npmrc') });
  expect(requests).toEqual([]);
});
