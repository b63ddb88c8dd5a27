import { join } from 'node:path';
import { inferenceOf } from './further.ts';
import type { Prepared } from './prepare.ts';
import type { Run } from './run-state.ts';
import { listUntracked } from './workspace/checkout.ts';
import { readBlobs } from './workspace/objects.ts';
import {
  type CachePlace,
  NOTHING_KEPT,
  restoreSetup,
  type SetupCache,
  storeSetup,
} from './workspace/setup/cache.ts';
import { isLockFile, runsOwnScripts, setupCacheKey } from './workspace/setup/cache-key.ts';
import { inferSetup } from './workspace/setup/infer.ts';
import { presentTools } from './workspace/setup/present.ts';
import { folderFiles } from './workspace/setup/read-file.ts';
import { SPENT_CACHES } from './workspace/setup.ts';
import type { Workspace } from './workspace/workspace.ts';

type Room = Pick<Prepared, 'tree' | 'wall'>;

/** The folder that the workflow keeps between runs, and what it may hold for this one. */
export interface KeptSetup {
  /** Puts what was kept into the room. `spoilt`: the room is half full and of no use. */
  restore(room: Room): Promise<'restored' | 'nothing' | 'spoilt'>;
  /** Keeps what set-up left in the room, where this run may. */
  store(room: Room): Promise<void>;
}

/**
 * The result of set-up kept in the folder of the input `setup-cache`, by a key over all it is made from. Only runs of
 * commits on the default branch write it: a poisoned one would lie to every later judge.
 * @returns `null` where nothing is kept, or set-up has nothing to do
 */
export async function keptSetup(run: Run, workspace: Workspace, room: Room): Promise<KeptSetup | null> {
  const { config, around, record } = run;
  const folder = config.setupCache;
  // What set-up may see for itself alone must not go into a folder that others read.
  if (folder === null || config.setupEnv.length > 0) return null;
  const plan = await inferSetup(folderFiles(room.tree.dir), config.setup, inferenceOf(run));
  if (plan.steps.length === 0) return null;
  const commands = plan.steps.map(({ command }) => command);
  const cache: SetupCache = { folder, key: await keyOf(run, workspace, room, commands) };
  const tell = (text: string) => around.emit({ type: 'note', text });
  const place = ({ wall }: Room): CachePlace => ({
    ...{ sandbox: wall.sandbox, home: wall.home, logs: workspace.logs },
    timeoutMs: config.limits.minutes * 20_000,
    signal: around.cancel,
  });
  return {
    async restore(into) {
      const why = await restoreSetup(place(into), cache);
      if (why === NOTHING_KEPT) return 'nothing';
      tell(why === null ? `set-up: taken from ${folder}` : `set-up: what was kept is not used (${why})`);
      if (why !== null) return 'spoilt';
      record.environment.setupCache = 'restored';
      return 'restored';
    },
    async store(from) {
      if (run.keepsSetup !== true) return;
      const left = await listUntracked(workspace.git, from.tree);
      const why = await storeSetup(place(from), cache, left, SPENT_CACHES);
      if (why === null) record.environment.setupCache = 'stored';
      else tell(`set-up: its result is not kept (${why})`);
    },
  };
}

async function keyOf(
  run: Run,
  workspace: Workspace,
  { wall }: Room,
  commands: readonly string[],
): Promise<string> {
  const files = await workspace.files();
  const locks = files.filter(({ path }) => isLockFile(path));
  const manifests = files.filter(({ path }) => path === 'package.json' || path.endsWith('/package.json'));
  const texts = await readBlobs(
    workspace.git,
    manifests.map(({ blob }) => blob),
  );
  const log = join(workspace.logs, 'setup-versions.log');
  return setupCacheKey({
    ...{ os: process.platform, arch: process.arch, commands, tree: workspace.base.tree },
    tools: await presentTools(wall.sandbox, BUILDERS, log, run.around.cancel),
    lockFiles: new Map(locks.map(({ path, blob }) => [path, blob])),
    ownScripts: manifests.some(({ blob }) => runsOwnScripts(texts.get(blob) ?? null)),
    workspace: workspace.path,
  });
}

/** Packages are built for one version of these. */
const BUILDERS = ['node', 'python', 'ruby', 'php'];
