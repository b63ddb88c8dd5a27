import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { PROGRAM_FOLDERS, SHARED_PARENTS, TOOLCHAIN_VARIABLES } from './hidden-paths.ts';
import { contains, isFolder } from './paths.ts';

/** The absolute folders of a PATH in their order: those that exist, and those in `growing`, where set-up may make them. */
export function searchPath(path: string, growing: readonly string[]): string[] {
  const folders = new Set(
    path
      .split(':')
      .filter(isAbsolute)
      .map((folder) => resolve(folder)),
  );
  return [...folders].filter(
    (folder) => isFolder(folder) || growing.some((place) => contains(place, folder)),
  );
}

/** Folders that the programs on `path` and the toolchain variables of `env` need. */
export function toolchainFolders(
  path: readonly string[],
  env: Readonly<Record<string, string>>,
  home: string,
): string[] {
  const named = TOOLCHAIN_VARIABLES.map((name) => env[name] ?? '').filter(isAbsolute);
  const folders = [...path.flatMap((folder) => around(folder, home)), ...named.map((name) => resolve(name))];
  return [...new Set(folders)].filter(isFolder);
}

/** A folder of programs, and the one around it where what they need lies beside. */
function around(folder: string, home: string): string[] {
  const shared = SHARED_PARENTS[relative(home, folder)];
  if (shared) return shared.map((below) => join(home, below));
  const parent = dirname(folder);
  return PROGRAM_FOLDERS.includes(basename(folder)) && parent !== home ? [parent, folder] : [folder];
}
