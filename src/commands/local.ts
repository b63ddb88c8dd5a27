import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { INPUT_NAMES, type RawInputs, toConfig } from '../config.ts';
import { sandboxEnv } from '../environment.ts';
import type { Flags } from '../types.ts';
import { openWorkspace, type Workspace } from '../workspace/workspace.ts';
import { findPlace, localHead } from './place.ts';

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
