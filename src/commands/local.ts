import { access, mkdtemp, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { INPUT_NAMES, type RawInputs, toConfig } from '../config.ts';
import { sandboxEnv } from '../environment.ts';
import { type Flags, WrongUse } from '../types.ts';
import { NotARepository, readHead } from '../workspace/git.ts';
import { openWorkspace, type Workspace } from '../workspace/workspace.ts';

/** Where a command works: the repository, and the folder inside it. */
export interface Place {
  /** Root of the checkout. */
  path: string;
  /** Of the project, relative to the root. */
  workingDirectory: string;
}

/** Finds the checkout around `--cwd`, as git does. A folder inside it is the project's. */
export async function findPlace(flags: Flags): Promise<Place> {
  const cwd = resolve(flags.last('cwd') ?? '.');
  if (!(await isFolder(cwd))) throw new WrongUse(`'--cwd ${cwd}' is no folder`);
  let path = cwd;
  while (!(await exists(join(path, '.git'))) && dirname(path) !== path) path = dirname(path);
  if (!(await exists(join(path, '.git')))) path = cwd;
  const inside = join(relative(path, cwd), flags.last('working-directory') ?? '') || '.';
  if (!(await isFolder(join(path, inside))))
    throw new WrongUse(`'--working-directory ${inside}' is no folder of '${path}'`);
  return { path, workingDirectory: inside };
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
const isFolder = (path: string) =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** The commit a local checkout stands on. */
export async function localHead(path: string): Promise<{ sha: string; branch: string }> {
  const head = await readHead(path);
  if (head === null) throw new NotARepository(`'${path}' has no commit yet; commit once, then run again`);
  return { sha: head.sha, branch: head.branch ?? 'HEAD' };
}

/** A workspace for commands that run something once. */
export async function openLocal(flags: Flags, env: NodeJS.ProcessEnv): Promise<Workspace> {
  const { path } = await findPlace(flags);
  const config = toConfig(localInputs(flags, env));
  return openWorkspace({
    path,
    sha: (await localHead(path)).sha,
    dirty: true,
    runDir: await makeRunDir(flags.last('run-dir')),
    env: sandboxEnv(env, config.env, config.apiKey === null ? [] : [config.apiKey]),
    hide: [],
    sandbox: config.sandbox,
  });
}

export async function makeRunDir(given: string | null): Promise<string> {
  return given === null ? mkdtemp(join(tmpdir(), 'regreen-run-')) : resolve(given);
}

/** Flags by the names of the inputs; key and base URL also from the provider's usual variables. */
export function localInputs(flags: Flags, env: NodeJS.ProcessEnv): RawInputs {
  const raw: RawInputs = {};
  for (const name of INPUT_NAMES) if (flags.has(name)) raw[name] = flags.all(name).join('\n');
  // Several hosts fit into one flag.
  if (raw.network !== undefined) raw.network = raw.network.replaceAll(',', '\n');
  if (env.OPENAI_API_KEY) raw['openai-api-key'] = env.OPENAI_API_KEY;
  const baseUrl = raw['base-url'] ?? env.OPENAI_BASE_URL;
  if (baseUrl) raw['base-url'] = baseUrl;
  return raw;
}
