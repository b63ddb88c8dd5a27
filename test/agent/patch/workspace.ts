import { lstat, mkdir, mkdtemp, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

interface Workspace extends AsyncDisposable {
  root: string;
  read(path: string): Promise<string>;
  /** Everything below the folder that holds the root: kind, permission bits and content of each path. */
  tree(): Promise<Record<string, string>>;
}

/** A folder with `files`, inside a folder of its own so that an escape shows. */
export async function workspace(files: Record<string, string | Buffer> = {}): Promise<Workspace> {
  const outer = await mkdtemp(join(tmpdir(), 'patch-'));
  const root = join(outer, 'root');
  await mkdir(root);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return {
    root,
    read: (path) => readFile(join(root, path), 'utf8'),
    tree: () => snapshot(outer),
    [Symbol.asyncDispose]: () => rm(outer, { recursive: true }),
  };
}

async function snapshot(folder: string): Promise<Record<string, string>> {
  const paths = (await readdir(folder, { recursive: true })).sort();
  return Object.fromEntries(
    await Promise.all(paths.map(async (path) => [path, await describePath(join(folder, path))])),
  );
}

async function describePath(path: string): Promise<string> {
  const stats = await lstat(path);
  const mode = (stats.mode & 0o777).toString(8);
  if (stats.isSymbolicLink()) return `link to ${await readlink(path)}`;
  return stats.isFile() ? `${mode} ${await readFile(path, 'latin1')}` : `${mode} no file`;
}

/** A patch of the given lines between its markers. */
export function patchOf(...lines: string[]): string {
  return ['*** Begin Patch', ...lines, '*** End Patch', ''].join('\n');
}
