import { rm } from 'node:fs/promises';
import { expect } from 'vitest';
import { KEY } from './canary.ts';
import type { RunSeed } from './github/state.ts';
import { patch, submit } from './model/items.ts';
import { type ModelOptions, type ModelServer, type Step, startModel } from './model-server.ts';
import { type ActionResult, runAction } from './runner.ts';
import { OWNER, type Scene, TOKEN } from './scene.ts';
import { SUM_FIX, SUM_SUBMIT } from './sum-project.ts';
import { shallowCheckout } from './threads.ts';

/** The smallest repair of the sum project, as one answer after the other. */
export const REPAIR: Step[] = [{ output: [patch(SUM_FIX)] }, { output: [submit(SUM_SUBMIT)] }];
export const answer = (text: string): Step[] => [
  { output: [submit({ answer: text, citations: [{ path: 'src/sum.js', start_line: 1, end_line: 1 }] })] },
];

interface StepOptions {
  inputs?: Record<string, string>;
  env?: Record<string, string>;
  workspace?: string;
  onOutput?: (text: string) => void;
}

/** A job of the stand-in's CI that runs this very step: what a pull request links to. */
const OWN_RUN: RunSeed = {
  ...{ id: 1000, attempt: 1, runNumber: 1, conclusion: null, event: 'workflow_run' },
  ...{ headSha: '', headBranch: 'main', path: '.github/workflows/regreen.yml', name: 'regreen' },
  jobs: [
    {
      ...{ id: 77, name: 'fix', conclusion: null, log: null },
      steps: [
        { number: 1, name: 'Set up job', conclusion: 'success' },
        { number: 3, name: 'regreen', conclusion: null },
      ],
    },
  ],
};

/** Of GitHub's API in one run. */
const MOST_CALLS = 60;

/** One scene, one model with one script after the other, and steps that start on its events. */
export interface Stage extends AsyncDisposable {
  scene: Scene;
  model: ModelServer;
  /** Runs the step on an event, with what the model says in it. */
  act(
    event: { name: string; payload: Record<string, unknown> },
    script: readonly Step[],
    options?: StepOptions,
  ): Promise<ActionResult & { asked: number; wrote: string[] }>;
}

/** Ends in an error where the stand-ins saw what GitHub or OpenAI would refuse. */
export async function openStage(scene: Scene, options: Partial<ModelOptions> = {}): Promise<Stage> {
  scene.github.addRun({ ...structuredClone(OWN_RUN), headSha: scene.sha });
  let script: readonly Step[] = [];
  let from = 0;
  const left: string[] = [];
  const model = await startModel({ key: KEY, script: (_, n) => script[n - from] ?? {}, ...options });
  return {
    scene,
    model,
    async act({ name, payload }, next, { inputs = {}, env = {}, workspace, onOutput } = {}) {
      const [before, requests] = [model.requests.length, scene.github.requests.length];
      [script, from] = [next, before];
      const result = await runAction({
        inputs: { 'openai-api-key': KEY, 'base-url': model.url, 'github-token': TOKEN, ...inputs },
        event: { name, payload },
        workspace: workspace ?? (await shallowCheckout(scene)),
        github: scene.github,
        env: { GITHUB_SHA: scene.sha, GITHUB_ACTOR: OWNER, ...env },
        ...(onOutput === undefined ? {} : { onOutput }),
      });
      left.push(result.runnerTemp);
      const wrote = scene.github.requests
        .slice(requests)
        .filter(({ method, path }) => method !== 'GET' && path !== '/graphql')
        .map(({ method, path }) => `${method} ${path}`);
      expect(scene.github.requests.length - requests).toBeLessThanOrEqual(MOST_CALLS);
      return { ...result, asked: model.requests.length - before, wrote };
    },
    async [Symbol.asyncDispose]() {
      await model[Symbol.asyncDispose]();
      const { violations, unknown } = scene.github;
      await scene[Symbol.asyncDispose]();
      await Promise.all(left.map((path) => rm(path, { recursive: true, force: true })));
      expect([...violations, ...unknown, ...model.violations]).toEqual([]);
    },
  };
}
