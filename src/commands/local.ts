import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { INPUT_NAMES, isList, type RawInputs, toConfig } from '../config.ts';
import { sandboxEnv } from '../environment.ts';
import { type Flags, WrongUse } from '../types.ts';
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

/**
 * Of several values one would count, and the others be passed over.
 * @throws WrongUse where one of the flags is given more than once
 */
export function once(flags: Flags, names: readonly string[]): void {
  for (const name of names) {
    const { length } = flags.all(name);
    if (length > 1)
      throw new WrongUse(`'--${name}' is given ${length} times, and takes one value; give it once`);
  }
}

/**
 * Flags by the names of the inputs; key and base URL also from the provider's usual variables.
 * @throws WrongUse where an input that is no list is given more than once
 */
export function localInputs(flags: Flags, env: NodeJS.ProcessEnv): RawInputs {
  const raw: RawInputs = {};
  once(
    flags,
    INPUT_NAMES.filter((name) => !isList(name)),
  );
  for (const name of INPUT_NAMES) if (flags.has(name)) raw[name] = flags.all(name).join('\n');
  // Several hosts fit into one flag.
  if (raw.network !== undefined) raw.network = raw.network.replaceAll(',', '\n');
  if (env.OPENAI_API_KEY) raw['openai-api-key'] = env.OPENAI_API_KEY;
  const baseUrl = raw['base-url'] ?? env.OPENAI_BASE_URL;
  if (baseUrl) raw['base-url'] = baseUrl;
  return raw;
}
