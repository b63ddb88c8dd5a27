import { chmodSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Sandbox } from '../types.ts';
import type { Outside } from './network/route.ts';
import { bubblewrapSandbox } from './sandbox/bubblewrap.ts';
import { defaultLimits, type Limits } from './sandbox/limits.ts';
import { noWall } from './sandbox/no-wall.ts';
import { searchPath } from './sandbox/toolchains.ts';

export interface SandboxOptions {
  /** Host folder the commands work on, … */
  tree: string;
  /** … and its path inside, a folder that exists on the host. */
  workspace: string;
  /** Host folder shown read-only as `.git` of the workspace. It must be ours and hold no credentials. */
  gitDir: string | null;
  /** Host folder of git objects, shown read-only as `.git/objects`. */
  objects: string | null;
  /** Host folder whose `home` and `tmp` become HOME and /tmp; they live from command to command. */
  scratch: string;
  /** Further host files and folders to show read-only. Those that do not exist are left out. */
  readOnly: ReadonlyArray<{ host: string; inside: string }>;
  /** Variables of every command besides the fixed few. Never the host's environment as a whole. */
  env: Readonly<Record<string, string>>;
  /** Further host files and folders to hide. */
  hide: readonly string[];
  mode: 'auto' | 'none';
  /** `root`: as on a machine without user namespaces, where root builds the wall. */
  builder?: 'auto' | 'root';
  limits?: Partial<Limits>;
  /** Where names and addresses lead; the world, unless told. */
  outside?: Outside;
  /** Named pipes that are there already, for the output of commands. */
  pipes?: readonly string[];
  /** When the first wall of this process is built, try from inside what must not work. Called while that goes on. */
  prove?: (() => void) | null;
}

/**
 * Opens the wall around a tree. Throws `SandboxUnavailable` where none can be built: a command never runs outside of
 * it unless `mode` is `none`.
 */
export async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { mode, env, limits, outside, builder = 'auto', pipes = [], prove = null, ...places } = options;
  for (const name of ['home', 'tmp']) mkdirSync(join(places.scratch, name), { recursive: true });
  // As /tmp is everywhere: programs check it.
  chmodSync(join(places.scratch, 'tmp'), 0o1777);
  const path = searchPath(env.PATH ?? process.env.PATH ?? '', [homedir(), places.workspace]);
  const atMost = { ...defaultLimits(), ...limits };
  if (mode === 'none') return noWall(places, env, path, atMost);
  return bubblewrapSandbox(places, env, path, atMost, { outside, builder, pipes, prove });
}
