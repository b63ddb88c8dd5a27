import { readFileSync } from 'node:fs';
import { statOf } from './paths.ts';

/** Before the path in a line of `/proc/net/unix`: address, references, protocol, flags, type, state, inode. */
const COLUMNS_BEFORE_PATH = 7;
/** Before the mount point in a line of `mountinfo` (proc_pid_mountinfo(5)): ids, device, root. */
const COLUMNS_BEFORE_MOUNT_POINT = 4;

/**
 * Paths of the host's unix sockets. A network namespace does not cut them, nor does a read-only mount: what can be
 * seen can be connected to, and behind `docker.sock` is root.
 */
export function hostSockets(): string[] {
  const bound = lines('/proc/net/unix').map((line) => columns(line).slice(COLUMNS_BEFORE_PATH).join(' '));
  // A container is given sockets of its own host as mounts.
  const mounted = lines('/proc/self/mountinfo').map(
    (line) => columns(line)[COLUMNS_BEFORE_MOUNT_POINT] ?? '',
  );
  const given = mounted.filter((path) => statOf(path)?.isSocket());
  return [...new Set([...bound.filter((path) => path.startsWith('/')), ...given])];
}

function lines(file: string): string[] {
  return readFileSync(file, 'utf8').split('\n');
}

function columns(line: string): string[] {
  return line.split(' ').filter(Boolean);
}
