import { workflowChecks, workflowCommands } from '../context/workflow/commands.ts';
import type { FileReader, FoundVerifiers } from '../types.ts';
import { discover } from '../verifiers/discover.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** The files of the workspace's base. */
export function baseFiles({ git, base, fileAt }: Pick<Workspace, 'git' | 'base' | 'fileAt'>): FileReader {
  return {
    read: fileAt,
    list: async () =>
      (await git.run(['ls-tree', '-r', '-z', '--name-only', base.tree])).split('\0').filter(Boolean),
  };
}

/** The verifiers of a repository where no job has failed: its workflows stand in for the failing job. */
export async function projectVerifiers(
  files: FileReader,
  { verify, workingDirectory }: { verify: readonly string[]; workingDirectory: string },
): Promise<FoundVerifiers> {
  const beside = workflowChecks(await workflowCommands(files));
  return discover(files, { verify, failing: [], beside, workingDirectory });
}
