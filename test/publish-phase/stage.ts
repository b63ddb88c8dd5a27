import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { watchCi } from '../../src/ci-watch.ts';
import { toConfig } from '../../src/config.ts';
import { createGitHub, type GitHub } from '../../src/github.ts';
import { factsOf, type GitHubMeans, taskOf } from '../../src/github-order.ts';
import { publishPhase } from '../../src/publish-phase.ts';
import { openPublisher } from '../../src/publisher.ts';
import { findVerifiers } from '../../src/step-pages.ts';
import { createRedactor } from '../../src/text/redact.ts';
import { readEvent } from '../../src/trigger/event.ts';
import type { FailedRunTrigger, RunRecord, Trigger } from '../../src/types.ts';
import { runRecord, verifierResult, verifierRun } from '../helpers/record.ts';
import { git, OWNER, openScene, type Scene } from '../helpers/scene.ts';
import { SUM_PROJECT, SUM_SUBMIT } from '../helpers/sum-project.ts';
import { headsOf, openPull } from '../helpers/threads.ts';
import { type Around, around } from '../publish/publishing.ts';

const APP = 'ghs_app_token_0123456789';
const PULL = 7;
const OWN = { runId: 1000, runAttempt: 1, job: 'publish' };
const WORKFLOW_REF = `${OWNER}/widget/.github/workflows/regreen.yml@refs/heads/main`;

/** What two solving jobs may have come to. */
export const FIXES = {
  first: 'export const sum = (a, b) => a + b;\n',
  second: 'export const sum = (a, b) => b + a;\n',
} as const;
export type Fix = keyof typeof FIXES;

interface Phase {
  /** Whose run folder is published. */
  fix: Fix;
  /** What happens around each call; nothing unless told. */
  through?: Around;
}

/** What there is of the one failure. */
interface Left {
  branches: string[];
  pulls: Scene['github']['state']['pulls'];
  /** Of the thread of the pull request that failed. */
  comments: string[];
  /** Subjects of the commits on our branch, newest first. */
  commits: string[];
  /** `src/sum.js` on our branch, and the paths that differ from the commit under repair. */
  text: string;
  touched: string[];
}

/** A pull request whose checks failed, and run folders that repair it. */
export interface PhaseStage {
  scene: Scene;
  branch: string;
  /** One publishing job, in this process; its calls follow one another. */
  publish(phase: Phase): Promise<RunRecord>;
  left(): Promise<Left>;
  /** Takes everything away that was published. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** Publishes by a token whose pull requests get checks of their own, so that these are watched as well. */
export async function openPhaseStage(): Promise<PhaseStage> {
  const scene = await openScene({ ...SUM_PROJECT, 'src/sum.js': 'export const sum = (a, b) => a + b;\n' });
  const { trigger, sha } = await redPull(scene);
  const means = meansOf(scene);
  const key = await keyOf(trigger, means(direct(scene), ''));
  const branch = `regreen/fix-${key}`;
  const record = recordOf(scene, { sha, key });
  const folders = { first: '', second: '' };
  for (const fix of ['first', 'second'] as const)
    folders[fix] = await solvedFolder(scene, sha, { fix, record: structuredClone(record) });
  let jobs = 0;

  return {
    scene,
    branch,
    async publish({ fix, through }) {
      jobs += 1;
      const [github, polls] = [direct(scene), direct(scene)].map((client) =>
        through === undefined ? client : around(client, inTurn(through)),
      );
      if (github === undefined || polls === undefined) throw new Error('no client');
      const tempDir = join(scene.dir, `job-${jobs}`);
      await mkdir(tempDir);
      const phase = { ...means({ github, polls }, folders[fix]), folder: folders[fix] };
      return publishPhase({ trigger }, { ...phase, around: surroundings(tempDir) });
    },
    async left() {
      const branches = (await headsOf(scene)).filter((name) => name.startsWith('regreen/'));
      const is = branches.includes(branch);
      const { pulls, comments } = scene.github.state;
      return {
        branches,
        pulls: pulls.filter(({ number }) => number !== PULL),
        comments: comments.filter(({ issue }) => issue === PULL).map(({ body }) => body),
        commits: is ? lines(await git(scene.bare, 'log', '--format=%s', `${sha}..${branch}`)) : [],
        text: is ? `${await git(scene.bare, 'show', `${branch}:src/sum.js`)}\n` : '',
        touched: is ? lines(await git(scene.bare, 'diff', '--name-only', sha, branch)) : [],
      };
    },
    async reset() {
      const { state, requests } = scene.github;
      if ((await headsOf(scene)).includes(branch))
        await git(scene.bare, 'update-ref', '-d', `refs/heads/${branch}`);
      for (const number of [...state.issues.keys()]) if (number !== PULL) state.issues.delete(number);
      state.comments.length = 0;
      requests.length = 0;
    },
    async close() {
      const { violations, unknown } = scene.github;
      await scene[Symbol.asyncDispose]();
      expect({ violations, unknown }).toEqual({ violations: [], unknown: [] });
    },
  };
}

const lines = (text: string) => (text === '' ? [] : text.split('\n'));

type Clients = Pick<GitHubMeans, 'github' | 'polls'>;

/** A client of its own, which does not wait between its tries. */
const direct = ({ github }: Scene): GitHub =>
  createGitHub({
    ...{ token: APP, apiUrl: github.url, owner: OWNER, repo: github.name, version: '0', secondMs: 0 },
    note: () => {},
  });

/** Two calls at once would make the nth one a matter of luck. */
function inTurn(through: Around): Around {
  let last: Promise<unknown> = Promise.resolve();
  return (name, call) => {
    const next = last.then(
      () => through(name, call),
      () => through(name, call),
    );
    last = next;
    return next;
  };
}

/** The checks of a pull request of this repository are red. */
async function redPull(scene: Scene): Promise<{ trigger: FailedRunTrigger; sha: string }> {
  const { github } = scene;
  const permissions = { contents: 'write', pull_requests: 'write', issues: 'write', actions: 'read' } as const;
  github.addToken(APP, { login: 'acme-app[bot]', id: 4242, permissions });
  github.setPermission('mona', 'write');
  github.state.labels.set('automated', { color: 'ededed', description: null });
  const sha = await scene.push('topic', 'feat: sum anew', {
    files: { 'src/sum.js': 'export const sum = (a, b) => a - b;\n' },
  });
  await openPull(scene, { number: PULL, branch: 'topic', author: OWNER });
  const { payload } = await scene.failCi({ branch: 'topic', sha });
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

function meansOf(scene: Scene) {
  const { serverUrl } = scene.github;
  const links = {
    ...{ serverUrl, repository: `${OWNER}/widget` },
    runUrl: `${serverUrl}/${OWNER}/widget/actions/runs/${OWN.runId}`,
  };
  return (clients: GitHub | Clients, folder: string): GitHubMeans => {
    const { github, polls } = 'github' in clients ? clients : { github: clients, polls: clients };
    const config = toConfig({ phase: 'publish', 'run-dir': folder });
    const redactor = createRedactor([APP]);
    let minutes = 0;
    const clock = {
      ...{ leftMs: 600_000, signal: new AbortController().signal, pause: () => Promise.resolve() },
      now: () => 60_000 * minutes++,
    };
    return {
      ...{ config, github, polls, links, prices: new Map() },
      publisher: openPublisher({
        ...{ config, github, links, redactor },
        watch: (sha) => watchCi({ sha, runsOf: polls.runsOf, ...clock }),
      }),
      job: { ...OWN, runnerName: null, workflowRef: WORKFLOW_REF },
      describe: (record) => findVerifiers(record, OWN, github),
    };
  };
}

const surroundings = (tempDir: string) => ({
  ...{ path: tempDir, runDir: join(tempDir, 'published'), tempDir, env: {}, hide: [], prices: new Map() },
  ...{ emit: () => {}, cancel: new AbortController().signal, redactor: createRedactor([APP]) },
});

/** Both jobs gather the task from the same event. */
async function keyOf(trigger: Trigger, means: GitHubMeans): Promise<string> {
  const { github } = means;
  const admission = { trigger, delivery: 'publish', trusted: true, retry: null } as const;
  const fileAt = (path: string) => github.file(path, trigger.sha);
  const gathered = await taskOf(admission, means, { fileAt, facts: factsOf(trigger, means) });
  if ('ending' in gathered) throw new Error(gathered.ending.reason);
  return gathered.task.key;
}

/** What the solving job writes of a repair, without its patch. */
function recordOf({ github }: Scene, { sha, key }: { sha: string; key: string }): RunRecord {
  const run = `${github.serverUrl}/${OWNER}/widget/actions/runs/412`;
  const record = runRecord({
    task: { kind: 'fix', key, issue: null, subject: `the failing \`test\` step of [CI #412](${run})` },
    base: { sha, branch: 'topic' },
    submission: { title: SUM_SUBMIT.title, cause: SUM_SUBMIT.cause, change: 'It adds.', notVerified: [] },
    verifiers: [verifierResult({ before: verifierRun({ exitCode: 1 }), after: verifierRun() })],
    citations: [{ path: 'src/sum.js', startLine: 1, endLine: 1, sha }],
  });
  record.environment.job = { id: 77, step: 3 };
  return record;
}

/** A run folder, with a patch that git made. */
async function solvedFolder(
  scene: Scene,
  sha: string,
  { fix, record }: { fix: Fix; record: RunRecord },
): Promise<string> {
  const clone = await scene.checkout(sha);
  await writeFile(join(clone, 'src/sum.js'), FIXES[fix]);
  const diff = `${await git(clone, 'diff', '--binary', '--full-index')}\n`;
  const sha256 = createHash('sha256').update(diff).digest('hex');
  const changed = { path: 'src/sum.js', status: 'modified', mode: '100644' } as const;
  record.patch = {
    ...{ files: [{ ...changed, additions: 1, deletions: 1 }], additions: 1, deletions: 1, sha256 },
  };
  // Two jobs that solved the same tell of it in words of their own.
  if (record.submission !== null) record.submission.cause += ` The ${fix} job found it.`;
  const folder = await mkdtemp(join(scene.dir, 'solved-'));
  await writeFile(join(folder, 'run.json'), JSON.stringify(record));
  await writeFile(join(folder, 'regreen.patch'), diff);
  return folder;
}
