import type { Ending, Patch, PatchedFile, PatchFile } from './types.ts';
import type { Workspace } from './workspace/workspace.ts';

/**
 * The files of a patch with their bytes, out of the git of the run.
 * @returns `rejected` for a link: what it leads to is not in the patch, and nobody can read it there
 */
export async function patchedFiles(
  { git, base }: Workspace,
  { files, tree }: Patch,
): Promise<{ files: PatchedFile[] } | { ending: Ending }> {
  const link = files.find(({ mode }) => mode === '120000');
  if (link !== undefined)
    return {
      ending: {
        outcome: 'rejected',
        reason: `${JSON.stringify(link.path)} is a symbolic link, which is not published; the patch is kept in the run folder`,
      },
    };
  const blob = (treeish: string, path: string) => git.bytes(['cat-file', 'blob', `${treeish}:${path}`]);
  const nameOf = async (path: string) =>
    (await git.run(['rev-parse', '--verify', `${base.tree}:${path}`])).trim();
  const read = async ({ path, status, mode }: PatchFile): Promise<PatchedFile> => ({
    path,
    status,
    mode: status === 'deleted' ? null : mode === '100755' ? '100755' : '100644',
    before: status === 'added' ? null : await blob(base.tree, path),
    blobBefore: status === 'added' ? null : await nameOf(path),
    after: status === 'deleted' ? null : await blob(tree, path),
  });
  return { files: await Promise.all(files.map(read)) };
}
