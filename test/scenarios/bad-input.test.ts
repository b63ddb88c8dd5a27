import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectNoSecret, KEY, textsIn } from '../helpers/canary.ts';
import type { RunSeed } from '../helpers/github/state.ts';
import { type ModelServer, type Step, startModel } from '../helpers/model-server.ts';
import { readRecord } from '../helpers/record.ts';
import { type ActionOptions, type ActionResult, runAction } from '../helpers/runner.ts';
import { git, openScene, type Scene, TOKEN, writeFiles } from '../helpers/scene.ts';
import { SUM_PROJECT } from '../helpers/sum-project.ts';

/** Nobody listens there. */
const CLOSED = 'http://127.0.0.1:9/v1';

const FAILED_RUN = {
  attempt: 1,
  conclusion: 'failure',
  event: 'push',
  headBranch: 'main',
  path: '.github/workflows/ci.yml',
  name: 'CI',
  runNumber: 412,
};

let scene: Scene;
let cwd: string;
let payload: Record<string, unknown>;

beforeAll(async () => {
  scene = await openScene(SUM_PROJECT);
  cwd = await scene.checkout();
  ({ payload } = await scene.failCi({ branch: 'main', sha: scene.sha }));
});

afterAll(() => scene[Symbol.asyncDispose]());

/** Runs the Action on the failed run of `main`, and looks for secrets in everything it leaves. */
async function act(change: Partial<ActionOptions> & { without?: string } = {}): Promise<ActionResult> {
  const { inputs, without, ...others } = change;
  const usual = { 'openai-api-key': KEY, 'base-url': CLOSED, 'github-token': TOKEN, ...inputs };
  const result = await runAction({
    inputs: Object.fromEntries(Object.entries(usual).filter(([name]) => name !== without)),
    event: { name: 'workflow_run', payload },
    workspace: cwd,
    github: scene.github,
    ...others,
  });
  const { stdout, stderr, summary, outputs, runDir } = result;
  // The runner takes these lines for itself.
  const shown = stdout.replace(/^::add-mask::.*$/gm, '');
  expectNoSecret(shown, stderr, summary, JSON.stringify(outputs), ...(await textsIn(runDir)));
  expect(stderr).toBe('');
  expect(scene.github.state.pulls).toEqual([]);
  expect(await git(scene.bare, 'branch', '--list', 'regreen/*')).toBe('');
  return result;
}

/** The event of a failed run, with facts of its own. */
function failedRun(facts: Record<string, unknown>): ActionOptions['event'] {
  const event = structuredClone(payload);
  Object.assign(event.workflow_run as object, facts);
  return { name: 'workflow_run', payload: event };
}

/** The step is red with one sentence, which is also an output; nothing began. */
function expectRefusedInput({ exitCode, stdout, outputs, runDir }: ActionResult, sentence: string): void {
  expect(outputs).toEqual({ outcome: 'failed', reason: expect.stringContaining(sentence) });
  expect(stdout.match(/^::error::.*$/gm)).toEqual([`::error::${outputs.reason?.replaceAll('%', '%25')}`]);
  expect(exitCode).toBe(1);
  expect(existsSync(runDir)).toBe(false);
}

/** A run that ended early, by our side's fault or for nothing to do; the record says the same as the outputs. */
async function expectEarlyEnd(
  result: ActionResult,
  outcome: 'failed' | 'skipped',
  sentence: string,
): Promise<void> {
  const { exitCode, outputs, summary } = result;
  expect(outputs).toMatchObject({ outcome, reason: expect.stringContaining(sentence), branch: '' });
  expect(outputs.reason).not.toContain('\n');
  expect(exitCode).toBe(outcome === 'failed' ? 1 : 0);
  expect(await readRecord(outputs['run-file'])).toMatchObject({
    outcome,
    reason: outputs.reason,
    published: null,
  });
  expect(summary).toContain(outputs.reason);
}

describe('an input of the Action', () => {
  test('that names no model at all', async () => {
    const result = await act({ inputs: { 'base-url': '' }, without: 'openai-api-key' });

    // The run began: what is refused or skipped would have needed no key.
    await expectEarlyEnd(result, 'failed', "no model to ask: set the input 'openai-api-key'");
  });

  test('that is not known, with the one that was meant', async () => {
    const result = await act({ inputs: { 'openai-apikey': KEY } });

    expectRefusedInput(result, "unknown input 'openai-apikey'; did you mean 'openai-api-key'?");
  });

  test.each([
    ['max-turns', 'many', 'must be a whole number above 0'],
    ['max-minutes', '0', 'must be a number of minutes above 0'],
    ['mode', 'repair', 'must be auto, fix, implement, ask, suggest or judge'],
    ['base-url', 'http://example.com', 'must be an https address, or http on loopback'],
  ])("'%s: %s'", async (name, value, remedy) => {
    const result = await act({ inputs: { [name]: value } });

    expectRefusedInput(result, `input '${name}' is '${value}': `);
    expect(result.outputs.reason).toContain(remedy);
  });

  test('that is a token GitHub does not take', async () => {
    const result = await act({ inputs: { 'github-token': 'ghs_expired' } });

    expectRefusedInput(result, "answers 401: the token is wrong or expired; set the input 'github-token'");
    expect(result.stdout.replace(/^::add-mask::.*$/gm, '')).not.toContain('ghs_expired');
  });
});

describe('an event file', () => {
  test.each([
    ['is missing', null],
    ['is no JSON', 'no JSON {'],
  ])('that %s', async (_, text) => {
    const file = join(scene.dir, text === null ? 'no-such-event.json' : 'broken-event.json');
    if (text !== null) await writeFiles(scene.dir, { 'broken-event.json': text });

    const result = await act({ env: { GITHUB_EVENT_PATH: file } });

    expectRefusedInput(
      result,
      `GITHUB_EVENT_PATH is '${file}', which holds no JSON; it must name the event GitHub sent`,
    );
  });

  test.each([
    ['null', 'its top'],
    ['[]', 'its top'],
    ['{"action":"completed"}', 'sender'],
  ])('that holds %s', async (text, place) => {
    await writeFiles(scene.dir, { 'other-event.json': text });

    const result = await act({ env: { GITHUB_EVENT_PATH: join(scene.dir, 'other-event.json') } });

    expectRefusedInput(result, `the payload of 'workflow_run' is broken at '${place}': `);
    expect(result.outputs.reason).toContain(
      'GITHUB_EVENT_PATH (or --event) must name the JSON that GitHub sent',
    );
  });
});

describe('a model', () => {
  async function ask(
    error: NonNullable<Step['error']>,
  ): Promise<{ result: ActionResult; model: ModelServer }> {
    await using model = await startModel({ script: () => ({ error }) });
    return { result: await act({ inputs: { 'base-url': model.url } }), model };
  }

  test('that does not take the key, and repeats it in its answer', async () => {
    const { result, model } = await ask({
      status: 401,
      code: 'invalid_api_key',
      message: `Incorrect API key provided: ${KEY}`,
    });

    await expectEarlyEnd(
      result,
      'failed',
      `${model.url} answers 401: the key is wrong or expired; set the input 'openai-api-key'`,
    );
    expect(model.requests.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${KEY}`]);
    expect(await readdir(result.runDir)).toContain('trace.jsonl');
  });

  test('that refuses for another reason, and repeats the key in its answer', async () => {
    const { result } = await ask({
      status: 403,
      code: 'forbidden',
      message: `The key ${KEY} may not do that`,
    });

    await expectEarlyEnd(result, 'failed', 'answers 403: ');
  });

  test('that the endpoint does not know', async () => {
    const { result, model } = await ask({ status: 404, code: 'model_not_found', message: 'No such model' });

    await expectEarlyEnd(result, 'failed', `${model.url} does not know the model`);
    expect(result.outputs.reason).toContain("name another one in 'model'");
  });

  test('that cannot be reached', async () => {
    const result = await act();

    await expectEarlyEnd(result, 'failed', `${CLOSED} cannot be reached: `);
    expect(result.outputs.reason).toContain("check 'base-url' and the network");
  });
});

describe('a checkout', () => {
  test('without the commit of the event, which the server does not have either', async () => {
    const workspace = await scene.checkout();
    const sha = 'c'.repeat(40);

    const result = await act({ workspace, event: failedRun({ head_sha: sha, head_branch: 'main' }) });

    await expectEarlyEnd(
      result,
      'failed',
      `commit ${sha} is not in the checkout at '${workspace}' and could not be fetched (`,
    );
  });

  test('that is no git repository', async () => {
    await writeFiles(scene.dir, { 'plain/README.md': 'no repository\n' });
    const plain = join(scene.dir, 'plain');

    await expectEarlyEnd(
      await act({ workspace: plain }),
      'failed',
      `'${plain}' is no git repository: run actions/checkout before regreen`,
    );
  });

  test('whose workflow file is no YAML', async () => {
    const sha = await scene.push('broken', 'ci: breaks the file', {
      files: { '.github/workflows/ci.yml': 'jobs: [' },
    });

    const result = await act({
      workspace: await scene.checkout(sha),
      event: failedRun({ head_sha: sha, head_branch: 'broken' }),
    });

    await expectEarlyEnd(
      result,
      'skipped',
      ".github/workflows/ci.yml: the workflow file is no valid YAML (line 1); name the failing command in the input 'verify'",
    );
  });
});

describe('a failed run', () => {
  const seed = (id: number, jobs: RunSeed['jobs']) =>
    scene.github.addRun({ ...FAILED_RUN, id, headSha: scene.sha, jobs });

  test('without a failed job is nothing to do', async () => {
    seed(500, []);

    await expectEarlyEnd(
      await act({ event: failedRun({ id: 500 }) }),
      'skipped',
      "run 412 of 'CI' has no failed job",
    );
  });

  test("whose failing step is somebody's action asks for the command", async () => {
    const steps = [{ number: 1, name: 'Run actions/checkout@v7', conclusion: 'failure' }];
    seed(501, [{ id: 5010, name: 'check', conclusion: 'failure', steps, log: 'no space left\n' }]);

    await expectEarlyEnd(
      await act({ event: failedRun({ id: 501 }) }),
      'skipped',
      "the failing step 'Run actions/checkout@v7' is no command but 'actions/checkout@v7'; name the failing command in the input 'verify'",
    );
  });
});
