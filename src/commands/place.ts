import { access, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { type Flags, WrongUse } from '../types.ts';
import { NotARepository, readHead } from '../workspace/git.ts';

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
