import { readFileSync } from 'node:fs';

/** Before the path: address, references, protocol, flags, type, state, inode (proc_pid_net(5), `unix`). */
const COLUMNS_BEFORE_PATH = 7;

/**
 * Paths of the host's unix sockets. A network namespace does not cut them, nor does a read-only mount: what can be
 * seen can be connected to, and behind `docker.sock` is root.
 */
export function hostSockets(): string[] {
  const lines = readFileSync('/proc/net/unix', 'utf8').split('\n').slice(1);
  const paths = lines.map((line) => line.split(' ').filter(Boolean).slice(COLUMNS_BEFORE_PATH).join(' '));
  return [...new Set(paths.filter((path) => path.startsWith('/')))];
}
