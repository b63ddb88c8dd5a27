import { join, relative, sep } from 'node:path';
import { RUNTIME_FOLDER } from './hidden-paths.ts';
import type { Mount } from './mounts.ts';
import { contains, isFolder } from './paths.ts';

/** A user namespace, and none in it. From bubblewrap 0.9 on `--disable-userns` needs the explicit `--unshare-user`. */
const BY_USER = ['--unshare-user', '--unshare-all', '--disable-userns'];

/** `--unshare-all` would try for a user namespace. What is kept is for giving up root, and goes with it. */
const BY_ROOT = [
  ['--unshare-ipc', '--unshare-pid', '--unshare-net', '--unshare-uts', '--unshare-cgroup-try'],
  ['CAP_SETUID', 'CAP_SETGID', 'CAP_SETPCAP'].flatMap((name) => ['--cap-add', name]),
].flat();

/** Nothing is shared but what is bound, no capability, no way to gain one. */
const WALL = [
  ['--die-with-parent', '--new-session', '--cap-drop', 'ALL'],
  // The command's shell is process 1 instead of bubblewrap, in whose files below /proc the host's paths can be read.
  // When process 1 ends the kernel ends all others, and only then does bubblewrap.
  ['--as-pid-1', '--clearenv'],
].flat();

const MIB = 1024 ** 2;

/** The read-only root, with devices and processes of its own. Memory file systems have a size: they fill memory. */
const ROOT = [
  ['--ro-bind', '/', '/', '--dev', '/dev'],
  ['--perms', '1777', '--size', String(1024 * MIB), '--tmpfs', '/dev/shm', '--remount-ro', '/dev'],
  // Root may write kernel settings even without a capability.
  ['--proc', '/proc', '--ro-bind', '/proc/sys', '/proc/sys'],
].flat();

export interface Box {
  mounts: readonly Mount[];
  /** An empty host file, shown in place of hidden files. */
  emptyFile: string;
  chdir: string;
  env: Readonly<Record<string, string>>;
  /** Descriptor bubblewrap reports to. */
  statusFd: number;
  /** Descriptor it reads the filter of system calls from; `null` for none. */
  filterFd: number | null;
  /** Root starts it, without a user namespace. The command gives up root by itself, and `env` must be empty. */
  byRoot: boolean;
}

/** Arguments of `bwrap` up to the command. bubblewrap itself must be started with an empty environment. */
export function bwrapArguments(box: Box): string[] {
  return [
    ...WALL,
    ...(box.byRoot ? BY_ROOT : BY_USER),
    ...ROOT,
    ...box.mounts.flatMap((mount) => [
      ...(box.byRoot ? openWay(mount, box.mounts) : []),
      ...mountArguments(mount, box),
    ]),
    // Last, as mount points are made in them.
    ...box.mounts.filter(isClosed).flatMap((mount) => ['--remount-ro', mount.inside]),
    ...Object.entries(box.env).flatMap(([name, value]) => ['--setenv', name, value]),
    ...(box.filterFd === null ? [] : ['--seccomp', String(box.filterFd)]),
    ...['--json-status-fd', String(box.statusFd), '--chdir', box.chdir, '--'],
  ];
}

function mountArguments(mount: Mount, { emptyFile, byRoot }: Box): string[] {
  if (mount.kind !== 'mask')
    return [mount.kind === 'write' ? '--bind' : '--ro-bind', mount.host, mount.inside];
  if (!isFolder(mount.inside)) return ['--ro-bind', emptyFile, mount.inside];
  // The folder is of whoever starts bubblewrap.
  const mode = byRoot && mount.inside === RUNTIME_FOLDER ? '1777' : '0755';
  return ['--perms', mode, '--size', String(64 * MIB), '--tmpfs', mount.inside];
}

/** Folders that bubblewrap makes on the way to a mount are closed to all but whoever starts it: these are not. */
function openWay({ inside }: Mount, mounts: readonly Mount[]): string[] {
  const around = mounts
    .filter((outer) => outer.inside !== inside && contains(outer.inside, inside))
    .reduce<Mount | null>((a, b) => (a !== null && a.inside.length > b.inside.length ? a : b), null);
  if (around?.kind !== 'mask') return [];
  const names = relative(around.inside, inside).split(sep).slice(0, -1);
  return names.flatMap((_, index) => [
    ...['--perms', '0755'],
    ...['--dir', join(around.inside, ...names.slice(0, index + 1))],
  ]);
}

/** A mask nothing can be written to: a write that would vanish fails instead. */
function isClosed(mount: Mount): boolean {
  return mount.kind === 'mask' && mount.inside !== RUNTIME_FOLDER && isFolder(mount.inside);
}
