import type { Config } from './config.ts';
import { workflowChecks, workflowCommands } from './context/workflow/commands.ts';
import type { FileReader, RefusedCommand, Task, Verifier } from './types.ts';
import { discover, withOwnIds, withoutRepeats } from './verifiers/discover.ts';
import type { Workspace } from './workspace/workspace.ts';

/** What judges a run: decided from the pinned commit before the first request, and never changed. */
export interface FrozenVerifiers {
  failing: Verifier[];
  others: Verifier[];
  /** Commands that were found and are no verifiers. */
  refused: RefusedCommand[];
}

/**
 * The failing commands and the others. Where no job has failed, the repository's workflows stand in for it.
 * @param task `beside` is `null` where what stands beside the failing step is not to be believed
 */
export async function frozenVerifiers(
  { verify, workingDirectory }: Pick<Config, 'verify' | 'workingDirectory'>,
  { failing, beside }: Pick<Task, 'failing'> & { beside: readonly Verifier[] | null },
  files: FileReader,
): Promise<FrozenVerifiers> {
  const found = await discover(files, {
    verify,
    failing,
    beside:
      failing.length > 0 && beside !== null
        ? { verifiers: [...beside], refused: [] }
        : workflowChecks(await workflowCommands(files)),
    workingDirectory,
  });
  const all = withOwnIds(withoutRepeats([...failing, ...found.verifiers]));
  return { failing: all.slice(0, failing.length), others: all.slice(failing.length), refused: found.refused };
}

/** The files of the workspace's base. What is not there costs nothing to ask for. */
export function baseFiles({ files, fileAt }: Pick<Workspace, 'files' | 'fileAt'>): FileReader {
  const paths = files().then((all) => new Set(all.map(({ path }) => path)));
  // A failure is met where a file is asked for.
  paths.catch(() => undefined);
  return {
    list: async () => [...(await paths)],
    read: async (path) => ((await paths).has(path) ? fileAt(path) : null),
  };
}
