import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { certificates } from './certificates.ts';
import type { Place } from './webhooks.ts';

export interface ActionOptions {
  /** By the names in action.yml. */
  inputs: Record<string, string>;
  event: { name: string; payload: Record<string, unknown> };
  /** The checkout: `GITHUB_WORKSPACE` and the working directory. */
  workspace: string;
  github: Place;
  /** Added last, so that it wins: `GITHUB_SHA`, `GITHUB_REF`, `GITHUB_ACTOR`, … */
  env?: Record<string, string>;
  /** What node runs; the built Action unless told. */
  entry?: string;
  /** Standard output as it comes. */
  onOutput?: (text: string) => void;
  /** Ends the step as a cancelled job does. */
  signal?: AbortSignal;
}

export interface ActionResult {
  /** `null` when a signal ended it. */
  exitCode: number | null;
  stdout: string;
  stderr: string;
  outputs: Record<string, string>;
  /** The step summary. */
  summary: string;
  /** `RUNNER_TEMP` of this run; it is the caller's to remove. */
  runnerTemp: string;
  /** The default run folder in it, whether or not the run made one. */
  runDir: string;
  durationMs: number;
}

const FILES = ['OUTPUT', 'STATE', 'ENV', 'PATH', 'STEP_SUMMARY'];
const ROOT = resolve(import.meta.dirname, '../..');

/** Runs the Action as a step of a job on a GitHub runner, in an environment made from nothing. */
export async function runAction(options: ActionOptions): Promise<ActionResult> {
  const { event, workspace, entry = join(ROOT, 'dist/main.js'), signal } = options;
  const runnerTemp = await realpath(await mkdtemp(join(tmpdir(), 'runner-')));
  const commands = join(runnerTemp, '_runner_file_commands');
  const file = (name: string) => join(commands, name);
  await mkdir(commands);
  await mkdir(join(runnerTemp, 'home'));
  await Promise.all(FILES.map((name) => writeFile(file(name), '')));
  await writeFile(file('event.json'), JSON.stringify(event.payload));
  const env = {
    ...Object.fromEntries(FILES.map((name) => [`GITHUB_${name}`, file(name)])),
    ...Object.fromEntries(Object.entries(options.inputs).map(([name, value]) => [inputName(name), value])),
    ...runnerEnvironment(options, runnerTemp),
    GITHUB_EVENT_PATH: file('event.json'),
    ...options.env,
  };
  const started = performance.now();
  const child = spawn(process.execPath, [entry], { cwd: workspace, env, stdio: ['ignore', 'pipe', 'pipe'] });
  // A cancelled job gets SIGINT first and time to end by itself.
  signal?.addEventListener('abort', () => child.kill('SIGINT'), { once: true });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => {
    stdout.push(chunk);
    options.onOutput?.(chunk.toString());
  });
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  const exitCode = await new Promise<number | null>((done, fail) => {
    child.on('error', fail).on('close', done);
  });
  return {
    exitCode,
    stdout: Buffer.concat(stdout).toString(),
    stderr: Buffer.concat(stderr).toString(),
    outputs: parseFileCommands(await readFile(file('OUTPUT'), 'utf8')),
    summary: await readFile(file('STEP_SUMMARY'), 'utf8'),
    runnerTemp,
    runDir: join(runnerTemp, 'regreen'),
    durationMs: performance.now() - started,
  };
}

/** The runner's rule: upper case, blanks become `_`, hyphens stay. */
const inputName = (name: string): string => `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;

function runnerEnvironment({ event, workspace, github }: ActionOptions, runnerTemp: string) {
  const { owner, name, defaultBranch } = github;
  return {
    ...certificates(),
    PATH: process.env.PATH ?? '',
    HOME: join(runnerTemp, 'home'),
    LANG: 'C.UTF-8',
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: event.name,
    GITHUB_REPOSITORY: `${owner}/${name}`,
    GITHUB_REPOSITORY_OWNER: owner,
    GITHUB_REF: `refs/heads/${defaultBranch}`,
    GITHUB_REF_NAME: defaultBranch,
    GITHUB_REF_TYPE: 'branch',
    GITHUB_SHA: '',
    GITHUB_HEAD_REF: '',
    GITHUB_BASE_REF: '',
    GITHUB_ACTOR: owner,
    GITHUB_TRIGGERING_ACTOR: owner,
    GITHUB_RUN_ID: '1000',
    GITHUB_RUN_NUMBER: '1',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_JOB: 'fix',
    GITHUB_WORKFLOW: 'regreen',
    GITHUB_WORKFLOW_REF: `${owner}/${name}/.github/workflows/regreen.yml@refs/heads/${defaultBranch}`,
    GITHUB_ACTION: '__regreen',
    GITHUB_ACTION_PATH: ROOT,
    GITHUB_WORKSPACE: workspace,
    GITHUB_SERVER_URL: github.serverUrl,
    GITHUB_API_URL: github.url,
    GITHUB_GRAPHQL_URL: `${github.url}/graphql`,
    RUNNER_TEMP: runnerTemp,
    RUNNER_TOOL_CACHE: join(runnerTemp, 'tools'),
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: process.arch === 'arm64' ? 'ARM64' : 'X64',
    RUNNER_NAME: 'stand-in',
    RUNNER_ENVIRONMENT: 'self-hosted',
  };
}

/** Reads `name=value` and `name<<delimiter` … `delimiter`; the last value of a name counts. */
function parseFileCommands(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split('\n');
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    const [, name, mark, rest = ''] = /^([^=<]+)(=|<<)(.*)$/.exec(line) ?? [];
    if (name === undefined) continue;
    const end = lines.indexOf(rest);
    values[name] =
      mark === '='
        ? rest
        : lines
            .splice(0, end + 1)
            .slice(0, -1)
            .join('\n');
  }
  return values;
}
