// `npm run demo`: a project breaks in CI, the Action repairs it, and what it claims is checked. Everything runs for real
// but GitHub's API and, without a key, the model: those two are the stand-ins of the tests.
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { patch, shell, submit } from '../test/helpers/model/items.ts';
import { type Step, startModel } from '../test/helpers/model-server.ts';
import { runAction } from '../test/helpers/runner.ts';
import { BROKEN, DEMO, git, openScene, type Scene, TOKEN } from '../test/helpers/scene.ts';
import { runJob } from '../test/helpers/workflow-driver.ts';
import { ensureBubblewrap } from './bubblewrap.ts';

const WORKFLOW = '.github/workflows/ci.yml';

interface Breakage {
  title: string;
  branch: string;
  patch: string;
  /** What the scripted model does. */
  script: () => Promise<Step[]>;
}

const BREAKAGES: readonly Breakage[] = [
  {
    title: 'a formatting failure',
    branch: 'release',
    patch: 'format.patch',
    // The formatter's own write mode is enough: no model is asked.
    script: async () => [],
  },
  {
    title: 'a logic bug',
    branch: 'main',
    patch: 'logic.patch',
    script: async () => [
      { output: [shell('npm test'), shell('cat src/parse.ts docs/ranges.md')] },
      { output: [patch(await readFile(join(BROKEN, 'logic.fix.patch.txt'), 'utf8'))] },
      { output: [shell('npm test')] },
      { output: [submit(JSON.parse(await readFile(join(BROKEN, 'logic.submit.json'), 'utf8')))] },
    ],
  },
];

async function main(): Promise<void> {
  const missing = ensureBubblewrap();
  if (missing !== null) throw new Error(missing);
  await using scene = await openScene(DEMO, { name: 'span' });
  const kept = await mkdtemp(join(tmpdir(), 'regreen-demo-'));
  const key = process.env.OPENAI_API_KEY;
  say(
    key
      ? 'The model is real: OPENAI_API_KEY is set.'
      : 'The model is scripted; set OPENAI_API_KEY to let a real one work.',
  );
  for (const [i, breakage] of BREAKAGES.entries()) {
    heading(`${i + 1}/${BREAKAGES.length} ${breakage.title}`);
    await play(scene, breakage, join(kept, breakage.branch), key);
  }
}

async function play(
  scene: Scene,
  breakage: Breakage,
  runDir: string,
  key: string | undefined,
): Promise<void> {
  const { branch } = breakage;
  const sha = await scene.push(branch, `chore: ${breakage.title}`, { patch: join(BROKEN, breakage.patch) });
  const { payload, job } = await scene.failCi({ branch, sha, runId: branch === 'main' ? 412 : 411 });
  say(
    `CI on '${branch}' is red at step '${job.steps.find(({ conclusion }) => conclusion === 'failure')?.name}'. regreen starts:\n`,
  );

  await using model = key === undefined ? await startModel({ script: await breakage.script() }) : null;
  const result = await runAction({
    inputs: {
      'openai-api-key': key ?? 'demo',
      'base-url': model?.url ?? process.env.OPENAI_BASE_URL ?? '',
      // The pull request names the model; it must not claim a real one.
      ...(model === null ? {} : { model: 'scripted' }),
      'github-token': TOKEN,
      'run-dir': runDir,
    },
    event: { name: 'workflow_run', payload },
    workspace: await scene.checkout(sha),
    github: scene.github,
    onOutput: (text) => process.stdout.write(text.replace(/^::.*\n/gm, '').replace(/^(?=.)/gm, '  ')),
  });
  if (result.outputs.outcome !== 'fixed')
    throw new Error(`the run ended '${result.outputs.outcome}': ${result.outputs.reason}`);
  await show(scene, result.outputs, runDir);
  await prove(scene, result.outputs.branch ?? '');
}

async function show(scene: Scene, outputs: Record<string, string>, runDir: string): Promise<void> {
  heading('The patch');
  say((await readFile(join(runDir, 'regreen.patch'), 'utf8')).trimEnd());
  heading('The pull request');
  const pull = scene.github.state.pulls.find(
    ({ number }) => String(number) === outputs['pull-request-number'],
  );
  say(`#${pull?.number} ${pull?.title}\n\n${pull?.body}`);
  heading('The record');
  say(outputs['run-file'] ?? '');
}

/** What the pull request claims, checked on a checkout of its own: CI's commands on the branch that was pushed. */
async function prove(scene: Scene, branch: string): Promise<void> {
  const clone = await scene.checkout(branch);
  const { conclusion, steps } = await runJob(await git(clone, 'show', `HEAD:${WORKFLOW}`), 'check', clone);
  const ran = steps.filter(({ name }) => !/^Set up job|^Run actions\//.test(name));
  if (conclusion !== 'success') throw new Error(`CI's own commands fail on '${branch}'`);
  heading(`CI's commands on a fresh checkout of ${branch}`);
  say(ran.map(({ name, conclusion: ended }) => `${name}: ${ended}`).join('\n'));
}

const say = (text: string) => console.log(text);
const heading = (text: string) => console.log(`\n== ${text} ==`);

await main();
