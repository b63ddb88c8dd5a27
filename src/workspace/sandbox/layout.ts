import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { CREDENTIAL_FILES, HIDDEN_FOLDERS, ROOTS_SECRETS, TEMPORARY_FOLDERS } from './hidden-paths.ts';
import { arrangeMounts, type Mount } from './mounts.ts';
import { contains, isFolder, realPath } from './paths.ts';
import { toolchainFolders } from './toolchains.ts';

export interface Places {
  tree: string;
  workspace: string;
  gitDir: string | null;
  objects: string | null;
  scratch: string;
  readOnly: ReadonlyArray<{ host: string; inside: string }>;
  hide: readonly string[];
}

export interface Layout {
  mounts: Mount[];
  /** Real path of the workspace, inside as outside. */
  workspace: string;
  /** HOME inside. */
  home: string;
}

/**
 * The file system commands see: the host's, read-only, without homes, temporary folders and sockets; toolchains of
 * `path` and `env` even there; and the tree at the workspace's path.
 */
export function layOut(
  places: Places,
  path: readonly string[],
  env: Readonly<Record<string, string>>,
): Layout {
  for (const folder of [places.tree, places.gitDir, places.objects])
    if (folder !== null && !isFolder(folder))
      throw new Error(
        `'${folder}' is no folder: without it the sandbox would show the host's own at its place`,
      );
  const workspace = realPath(places.workspace);
  const home = homeInside(workspace);
  const temporary = TEMPORARY_FOLDERS.map(realPath);
  const rootsOwn = process.getuid?.() === 0 ? ROOTS_SECRETS : [];
  const hidden = [...HIDDEN_FOLDERS, ...rootsOwn, home, places.scratch, ...places.hide].map(realPath);
  const isHidden = (file: string) => [...hidden, ...temporary].some((folder) => contains(folder, file));
  const holdsHidden = (folder: string) => [...hidden, ...temporary].some((inner) => contains(folder, inner));
  const tools = outermost(
    toolchainFolders(path, env, home)
      // Whoever puts a home itself on PATH does not get all of it shown.
      .filter((folder) => isHidden(folder) && !holdsHidden(folder) && !contains(workspace, folder)),
  );
  const secrets = tools.flatMap((folder) => CREDENTIAL_FILES.map((name) => join(folder, name)));
  const mounts: Mount[] = [
    ...[...hidden, ...secrets].map((inside): Mount => ({ kind: 'mask', inside })),
    ...tools.map((same) => read(same, same)),
    ...temporary.filter(isFolder).map((inside) => write(join(places.scratch, 'tmp'), inside)),
    write(join(places.scratch, 'home'), home),
    write(places.tree, workspace),
    ...(places.gitDir === null ? [] : [read(places.gitDir, join(workspace, '.git'))]),
    ...(places.objects === null ? [] : [read(places.objects, join(workspace, '.git', 'objects'))]),
    ...places.readOnly.map(({ host, inside }) => read(host, realPath(inside))),
  ];
  return { mounts: arrangeMounts(mounts), workspace, home };
}

/** HOME keeps its path, as tools write it into their files; where that cannot be, it is a folder in /tmp. */
function homeInside(workspace: string): string {
  const home = realPath(homedir());
  const usable = home !== '/' && isFolder(home) && !contains(workspace, home);
  return usable ? home : join(realPath('/tmp'), 'home');
}

function outermost(folders: readonly string[]): string[] {
  return folders.filter((folder) => !folders.some((other) => other !== folder && contains(other, folder)));
}

function read(host: string, inside: string): Mount {
  return { kind: 'read', host: resolve(host), inside };
}

function write(host: string, inside: string): Mount {
  return { kind: 'write', host: resolve(host), inside };
}
