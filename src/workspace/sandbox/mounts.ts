import { lstatSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { isFolder, statOf } from './paths.ts';

/** One line of the file system inside. */
export type Mount = Bind | Mask;

interface Bind {
  kind: 'write' | 'read';
  host: string;
  inside: string;
}

/** An empty folder, or an empty file where the host has a file or a socket. */
interface Mask {
  kind: 'mask';
  inside: string;
}

/**
 * Puts mounts in an order that works and makes their mount points, as the root is read-only.
 *
 * Of two mounts for one path the later counts. What is not there on the host is left out, and so is a mask where a
 * mount around it hides it already. Folders between a writable mount and a mount below it are mounted on themselves:
 * a command could otherwise move one away and leave a symbolic link, and the next command's mount would follow it.
 */
export function arrangeMounts(mounts: readonly Mount[]): Mount[] {
  const wanted = new Map(mounts.map((mount) => [mount.inside, mount]));
  const arranged = new Map<string, Mount>();
  for (const mount of [...wanted.values()].sort(byDepth)) {
    if (mount.kind === 'mask') {
      if (isShown(mount.inside, arranged)) arranged.set(mount.inside, mount);
    } else if (statOf(mount.host)) {
      for (const step of makeMountPoint(mount, around(mount.inside, arranged)))
        arranged.set(step.inside, step);
      arranged.set(mount.inside, mount);
    }
  }
  return [...arranged.values()].sort(byDepth);
}

/** Masks for those of the host's paths that `mounts` show. */
export function masksFor(paths: readonly string[], mounts: readonly Mount[]): Mask[] {
  const arranged = new Map(mounts.map((mount) => [mount.inside, mount]));
  return paths.filter((path) => isShown(path, arranged)).map((inside) => ({ kind: 'mask', inside }));
}

/** Whether commands would see the host's `path`. */
function isShown(path: string, mounts: ReadonlyMap<string, Mount>): boolean {
  const mount = around(path, mounts);
  const seen = mount === null || (mount.kind === 'read' && mount.host === mount.inside);
  return seen && statOf(path) !== null;
}

/** The innermost mount a path lies in. */
function around(path: string, mounts: ReadonlyMap<string, Mount>): Mount | null {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const mount = mounts.get(folder);
    if (mount) return mount;
    if (folder === '/') return null;
  }
}

/** Makes the file or folder `mount` goes on; returns the mounts that hold the folders on the way in their place. */
function makeMountPoint(mount: Bind, outer: Mount | null): Bind[] {
  if (outer === null) {
    if (statOf(mount.inside)) return [];
    throw new Error(
      `cannot show '${mount.host}' at '${mount.inside}': there is no such path outside, and the root is read-only`,
    );
  }
  // bubblewrap makes mount points in an empty folder by itself.
  if (outer.kind === 'mask') return [];
  const steps = relative(outer.inside, mount.inside).split(sep);
  const point = join(outer.host, ...steps);
  if (outer.kind === 'read') {
    if (!statOf(point)) mkdirSync(point, { recursive: true });
    return [];
  }
  const onTheWay = steps.slice(0, -1).map((_, index) => steps.slice(0, index + 1).join(sep));
  for (const step of onTheWay) makeFolder(join(outer.host, step));
  if (isFolder(mount.host)) makeFolder(point);
  else makeFile(point);
  return onTheWay.map((step) => ({
    kind: 'write',
    host: join(outer.host, step),
    inside: join(outer.inside, step),
  }));
}

/** Makes a folder where none is; something else in its place goes. The parent must be a folder and no link. */
function makeFolder(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  rmSync(path, { force: true });
  mkdirSync(path);
}

function makeFile(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile()) return;
  rmSync(path, { force: true, recursive: true });
  writeFileSync(path, '', { flag: 'wx' });
}

function byDepth(a: Mount, b: Mount): number {
  return depth(a.inside) - depth(b.inside);
}

function depth(path: string): number {
  return path.split(sep).filter(Boolean).length;
}
