import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSchema } from '../../src/publish/run-schema.ts';
import type { RunRecord } from '../../src/types.ts';
import { regreen } from './command.ts';
import { type ModelOptions, type ModelServer, startModel } from './model-server.ts';
import { git, writeFiles } from './scene.ts';

interface Project extends AsyncDisposable {
  /** The checkout. */
  cwd: string;
}

/**
 * A local repository with one commit, and nothing on GitHub.
 * @param installed files git ignores, as an install leaves them
 */
export async function openProject(
  files: Record<string, string>,
  installed: Record<string, string> = {},
): Promise<Project> {
  const dir = await realpath(await mkdtemp(join(tmpdir(), 'project-')));
  const cwd = join(dir, 'widget');
  await git(dir, 'init', '--quiet', '--initial-branch=main', cwd);
  await writeFiles(cwd, files);
  await git(cwd, 'add', '--all');
  await git(cwd, 'commit', '--quiet', '--message', 'feat: first version');
  await writeFiles(cwd, installed);
  return { cwd, [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true, maxRetries: 3 }) };
}

interface FixResult {
  exitCode: number | undefined;
  record: RunRecord;
  /** What the model was asked. */
  requests: ModelServer['requests'];
}

/** `regreen fix --json` on a checkout, with a scripted model. */
export async function fix(
  cwd: string,
  args: readonly string[],
  script: ModelOptions['script'],
): Promise<FixResult> {
  await using model = await startModel({ script });
  const env = { OPENAI_API_KEY: 'sk-scripted', OPENAI_BASE_URL: model.url };
  const { exitCode, stdout, stderr } = await regreen(['fix', ...args, '--json'], { cwd, env });
  // Without a document something broke before there was a record; the words are on the other stream.
  if (stdout === '') throw new Error(`fix ended with ${exitCode}: ${stderr}`);
  return { exitCode, record: runSchema.parse(JSON.parse(stdout)), requests: model.requests };
}
