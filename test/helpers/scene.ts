import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { execa } from 'execa';
import { type GitHubServer, startGitHub } from './github-server.ts';
import { workflowRunFailed } from './webhooks.ts';
import { type JobRun, runJob } from './workflow-driver.ts';

export const OWNER = 'octo-org';
export const TOKEN = 'ghs_scene_token_0123456789';
export const DEMO = resolve(import.meta.dirname, '../../examples/demo');
export const BROKEN = resolve(import.meta.dirname, '../../examples/demo-broken');

/** A repository on the stand-in for GitHub, its CI, and checkouts of it. */
export interface Scene extends AsyncDisposable {
  dir: string;
  bare: string;
  github: GitHubServer;
  /** The head of `main`. */
  sha: string;
  /** A fresh clone at a commit or branch, as actions/checkout leaves it. */
  checkout(ref?: string): Promise<string>;
  /** Commits to a branch, made from `main` where it is new, and gives its sha. */
  push(branch: string, message: string, change: Change): Promise<string>;
  /** Runs the job in a clone of its own, seeds run and log, and gives the `workflow_run` payload. */
  failCi(options: {
    branch: string;
    sha: string;
    runId?: number;
    log?: string | null | 410;
  }): Promise<Failure>;
}

type Change = { files: Record<string, string | null> } | { patch: string };

interface Failure {
  payload: Record<string, unknown>;
  job: JobRun;
}

const WORKFLOW = '.github/workflows/ci.yml';

/** @param source files of the first commit: a folder, or texts by path */
export async function openScene(
  source: string | Record<string, string>,
  options: { name?: string; job?: string } = {},
): Promise<Scene> {
  const { name = 'widget', job = 'check' } = options;
  const dir = await realpath(await mkdtemp(join(tmpdir(), 'scene-')));
  const bare = join(dir, `${name}.git`);
  const seed = join(dir, 'seed');
  await git(dir, 'init', '--quiet', '--bare', '--initial-branch=main', bare);
  await git(bare, 'config', 'http.receivepack', 'true');
  await git(dir, 'init', '--quiet', '--initial-branch=main', seed);
  if (typeof source === 'string') await copyProject(source, seed);
  else await writeFiles(seed, source);
  const sha = await commitAll(seed, 'feat: first version');
  await git(seed, 'push', '--quiet', bare, 'main');
  const github = await startGitHub({ bareRepo: bare, owner: OWNER, name });
  github.addToken(TOKEN, {
    login: 'github-actions[bot]',
    permissions: {
      actions: 'read',
      contents: 'write',
      pull_requests: 'write',
      issues: 'write',
      metadata: 'read',
    },
  });
  github.setPermission(OWNER, 'admin');
  let clones = 0;

  const checkout = async (ref = 'main') => {
    clones += 1;
    const clone = join(dir, `clone-${clones}`, name);
    await git(dir, 'clone', '--quiet', bare, clone);
    await git(clone, 'checkout', '--quiet', '--detach', await revision(clone, ref));
    return clone;
  };

  return {
    dir,
    bare,
    github,
    sha,
    checkout,
    async push(branch, message, change) {
      await git(seed, 'checkout', '--quiet', '-B', branch, await revision(seed, branch).catch(() => 'main'));
      if ('patch' in change) await git(seed, 'apply', change.patch);
      else await writeFiles(seed, change.files);
      const pushed = await commitAll(seed, message);
      await git(seed, 'push', '--quiet', bare, branch);
      return pushed;
    },
    async failCi({ branch, sha: headSha, runId = 412, log }) {
      const clone = await checkout(headSha);
      const text = await git(clone, 'show', `HEAD:${WORKFLOW}`);
      const ran = await runJob(text, job, clone);
      github.addRun({
        id: runId,
        attempt: 1,
        conclusion: ran.conclusion,
        event: 'push',
        headSha,
        headBranch: branch,
        path: WORKFLOW,
        name: 'CI',
        runNumber: runId,
        jobs: [
          {
            id: runId * 10,
            name: ran.jobName,
            conclusion: ran.conclusion,
            steps: ran.steps,
            log: log === undefined ? ran.log : log,
          },
        ],
      });
      const facts = {
        runId,
        attempt: 1,
        runNumber: runId,
        headSha,
        headBranch: branch,
        path: WORKFLOW,
        workflow: 'CI',
      };
      return { payload: workflowRunFailed(github, facts), job: ran };
    },
    async [Symbol.asyncDispose]() {
      await github[Symbol.asyncDispose]();
      await rm(dir, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Runs git with no configuration but this: the machine's own must not change a result. */
export async function git(cwd: string, ...args: string[]): Promise<string> {
  const env = {
    PATH: process.env.PATH,
    HOME: cwd,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_AUTHOR_NAME: 'Mona',
    GIT_AUTHOR_EMAIL: 'mona@example.com',
    GIT_COMMITTER_NAME: 'Mona',
    GIT_COMMITTER_EMAIL: 'mona@example.com',
  };
  return (await execa('git', args, { cwd, env, extendEnv: false })).stdout;
}

async function revision(repository: string, ref: string): Promise<string> {
  return git(repository, 'rev-parse', '--verify', '--quiet', `${ref}^{commit}`).catch(() =>
    git(repository, 'rev-parse', '--verify', `origin/${ref}^{commit}`),
  );
}

async function commitAll(repository: string, message: string): Promise<string> {
  await git(repository, 'add', '--all');
  await git(repository, 'commit', '--quiet', '--message', message);
  return git(repository, 'rev-parse', 'HEAD');
}

export async function writeFiles(root: string, files: Record<string, string | null>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, path);
    if (text === null) await rm(file);
    else {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
  }
}

async function copyProject(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true, filter: (path) => !path.includes('node_modules') });
}
