import { readEvent } from '../../src/trigger/event.ts';
import type { FailedRunTrigger } from '../../src/types.ts';
import { OWNER, type Scene } from '../helpers/scene.ts';
import { openPull } from '../helpers/threads.ts';
import { type Payload, workflowRunFailed } from '../helpers/webhooks.ts';

/** A token whose pull requests get checks of their own, so that these are watched as well. */
export const APP = 'ghs_app_token_0123456789';
/** Whose checks failed. */
export const PULL = 7;
/** The run the publishing job is of. */
export const OWN = { runId: 1000, runAttempt: 1, job: 'publish' };
const CHECKS = '.github/workflows/ci.yml';
export const WORKFLOW_REF = `${OWNER}/widget/.github/workflows/regreen.yml@refs/heads/main`;

/** The checks of a pull request of this repository are red. */
export async function redPull(scene: Scene): Promise<{ trigger: FailedRunTrigger; sha: string }> {
  const { github } = scene;
  const permissions = {
    contents: 'write',
    pull_requests: 'write',
    issues: 'write',
    actions: 'read',
  } as const;
  github.addToken(APP, { login: 'acme-app[bot]', id: 4242, permissions });
  github.setPermission('mona', 'write');
  github.state.labels.set('automated', {
    ...{ id: 1, name: 'automated' },
    ...{ color: 'ededed', description: '' },
  });
  const sha = await scene.push('topic', 'feat: sum anew', {
    files: { 'src/sum.js': 'export const sum = (a, b) => a - b;\n' },
  });
  await openPull(scene, { number: PULL, branch: 'topic', author: OWNER });
  const payload = failedRun(scene, sha);
  const base = { ref: 'main', sha: scene.sha, repo: { id: (payload.repository as { id: number }).id } };
  Object.assign(payload.workflow_run as object, { pull_requests: [{ number: PULL, base }] });
  const env = { sha: scene.sha, refName: 'main', actor: OWNER, triggeringActor: OWNER };
  const asked = readEvent({
    ...{ name: 'workflow_run', payload, mode: 'auto', label: 'regreen', mention: '@regreen', task: null },
    env: { ...env, ...OWN, workflowRef: WORKFLOW_REF },
  });
  if (!('trigger' in asked) || asked.trigger.kind !== 'failed-run') throw new Error('no failed run');
  github.addRun({
    ...{ id: OWN.runId, attempt: 1, runNumber: 1, conclusion: null, event: 'workflow_run', headSha: sha },
    ...{ headBranch: 'main', path: '.github/workflows/regreen.yml', name: 'regreen' },
    jobs: [
      {
        ...{ id: 77, name: 'solve', conclusion: 'success', log: 'what the solving job printed\n' },
        steps: [{ number: 3, name: 'regreen', conclusion: 'success' }],
      },
    ],
  });
  return { trigger: asked.trigger, sha };
}

/** What GitHub keeps and tells of the checks of a commit. */
function failedRun({ github }: Scene, headSha: string): Payload {
  const facts = { attempt: 1, runNumber: 412, headSha, headBranch: 'topic', path: CHECKS };
  const steps = ['lint', 'test'].map((name, i) => ({
    ...{ number: i + 2, name, conclusion: name === 'test' ? 'failure' : 'success' },
  }));
  const log = 'not ok 1 - adds two numbers\n# -1 !== 3\n##[error]Process completed with exit code 1.\n';
  const job = { id: 4120, name: 'check', conclusion: 'failure', steps, log };
  github.addRun({ ...facts, id: 412, conclusion: 'failure', event: 'push', name: 'CI', jobs: [job] });
  return workflowRunFailed(github, { ...facts, runId: 412, workflow: 'CI' });
}
