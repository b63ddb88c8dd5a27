import type { GitStore } from './git-store.ts';

export interface DiffFile {
  path: string;
  previousPath: string | null;
  status: 'added' | 'modified' | 'removed' | 'renamed';
  /** Blob of the new side; of the old side for a removed file. */
  sha: string;
  additions: number;
  deletions: number;
  /** From the first `@@` on; `null` for a binary file, a rename alone or a change of mode alone. */
  patch: string | null;
}

const STATUS: Record<string, DiffFile['status']> = { A: 'added', D: 'removed', R: 'renamed' };

/** The files that differ between two commits, in git's order. */
export async function diffFiles(git: GitStore, base: string, head: string): Promise<DiffFile[]> {
  const [raw, patches] = await Promise.all([
    git.text(['diff', '--raw', '--numstat', '-M', '--no-abbrev', '-z', base, head]),
    git.text(['diff', '-M', base, head]),
  ]);
  const fields = raw.split('\0');
  const files: DiffFile[] = [];
  while (fields[0]?.startsWith(':')) files.push(takeRaw(fields));
  for (const file of files) {
    const [additions = '0', deletions = '0', path] = (fields.shift() ?? '').split('\t');
    if (path === '') fields.splice(0, 2); // a rename: both names follow
    file.additions = Number(additions) || 0;
    file.deletions = Number(deletions) || 0;
  }
  for (const [index, section] of patches.split(/^(?=diff --git )/m).entries()) {
    const start = section.search(/^@@ /m);
    const file = files[index];
    if (file && start >= 0) file.patch = section.slice(start).replace(/\n$/, '');
  }
  return files;
}

function takeRaw(fields: string[]): DiffFile {
  const [, , oldSha = '', newSha = '', code = ''] = (fields.shift() ?? '').split(' ');
  const first = fields.shift() ?? '';
  const renamed = code.startsWith('R');
  return {
    path: renamed ? (fields.shift() ?? '') : first,
    previousPath: renamed ? first : null,
    status: STATUS[code.charAt(0)] ?? 'modified',
    sha: code === 'D' ? oldSha : newSha,
    additions: 0,
    deletions: 0,
    patch: null,
  };
}
