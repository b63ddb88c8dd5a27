import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { watchCi } from '../../src/ci-watch.ts';
import { toConfig } from '../../src/config.ts';
import type { GitHub } from '../../src/github.ts';
import { factsOf } from '../../src/github-admission.ts';
import type { GitHubMeans } from '../../src/github-order.ts';
import { taskOf } from '../../src/github-task.ts';
import { publishPhase } from '../../src/publish-phase.ts';
import { openPublisher } from '../../src/publisher.ts';
import { findVerifiers } from '../../src/step-pages.ts';
import { createRedactor } from '../../src/text/redact.ts';
import type { RunRecord, Trigger } from '../../src/types.ts';
import type { Issue } from '../helpers/github/state.ts';
import { git, OWNER, openScene, type Scene } from '../helpers/scene.ts';
import { SUM_PROJECT } from '../helpers/sum-project.ts';
import { headsOf } from '../helpers/threads.ts';
import { type Around, around } from '../publish/pull-request/publishing.ts';
import { direct, inTurn, keeping } from './clients.ts';
import { APP, OWN, PULL, redPull, WORKFLOW_REF } from './red-pull.ts';
import { FIXES, type Fix, recordOf, solvedFolder } from './solved-folders.ts';

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
  /** The names of the calls of a first job. */
  calls: readonly string[];
  /** Answers that nothing of ours changes are asked for once; `isOff` asks GitHub all the same. */
  kept: { isOff: boolean };
  /** One publishing job, in this process; its calls follow one another. */
  publish(phase: Phase): Promise<RunRecord>;
  left(): Promise<Left>;
  /** Takes everything away that was published, or leaves what the first job leaves. */
  reset(to?: 'nothing' | 'published'): Promise<void>;
  close(): Promise<void>;
}

/** With one publishing job done and taken back, so that its calls are known. */
export async function openPhaseStage(): Promise<PhaseStage> {
  const scene = await openScene({ ...SUM_PROJECT, 'src/sum.js': FIXES.first });
  const { trigger, sha } = await redPull(scene);
  const means = meansOf(scene);
  const key = await keyOf(trigger, means(direct(scene), ''));
  const branch = `regreen/fix-${key}`;
  const record = recordOf(scene, { sha, key });
  const folders = { first: '', second: '' };
  for (const fix of ['first', 'second'] as const)
    folders[fix] = await solvedFolder(scene, sha, { fix, record: structuredClone(record) });
  const kept = { isOff: false };
  const answers = new Map<string, unknown>();
  const calls: string[] = [];
  let jobs = 0;
  let published: Snapshot | null = null;

  const stage: PhaseStage = {
    scene,
    branch,
    calls,
    kept,
    async publish({ fix, through }) {
      jobs += 1;
      const turns = inTurn(through ?? ((_, call) => call()));
      const client = () => around(keeping(direct(scene), kept, answers), turns);
      const [github, polls] = [client(), client()];
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
    async reset(to = 'nothing') {
      const { state, requests } = scene.github;
      const { tip, issues, comments } = to === 'published' && published !== null ? published : NOTHING;
      const isThere = (await headsOf(scene)).includes(branch);
      if (tip !== null) await git(scene.bare, 'update-ref', `refs/heads/${branch}`, tip);
      else if (isThere) await git(scene.bare, 'update-ref', '-d', `refs/heads/${branch}`);
      for (const number of [...state.issues.keys()]) if (number !== PULL) state.issues.delete(number);
      for (const issue of structuredClone(issues)) state.issues.set(issue.number, issue);
      state.comments.splice(0, Infinity, ...structuredClone(comments));
      requests.length = 0;
    },
    async close() {
      const { violations, unknown } = scene.github;
      await scene[Symbol.asyncDispose]();
      expect({ violations, unknown }).toEqual({ violations: [], unknown: [] });
    },
  };
  await stage.publish({
    fix: 'first',
    through: (name, call) => {
      calls.push(name);
      return call();
    },
  });
  published = await snapshot(scene, branch);
  await stage.reset();
  return stage;
}

interface Snapshot {
  tip: string | null;
  issues: Issue[];
  comments: Scene['github']['state']['comments'];
}

const NOTHING: Snapshot = { tip: null, issues: [], comments: [] };

async function snapshot({ bare, github: { state } }: Scene, branch: string): Promise<Snapshot> {
  return structuredClone({
    tip: await git(bare, 'rev-parse', `refs/heads/${branch}`),
    issues: [...state.issues.values()].filter(({ number }) => number !== PULL),
    comments: state.comments,
  });
}

const lines = (text: string) => (text === '' ? [] : text.split('\n'));

type Clients = Pick<GitHubMeans, 'github' | 'polls'>;

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
  const admission = { trigger, delivery: 'publish', trusted: true, retry: null, goesOn: null } as const;
  const fileAt = (path: string) => github.file(path, trigger.sha);
  const gathered = await taskOf(admission, means, { fileAt, facts: factsOf(trigger, means) });
  if ('ending' in gathered) throw new Error(gathered.ending.reason);
  return gathered.task.key;
}
