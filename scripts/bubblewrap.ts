import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/bwrap', '/bin/bwrap', '/usr/local/bin/bwrap'];

/**
 * Makes sure that bubblewrap is there: the demo and the tests run the real sandbox. Installs it through apt where root
 * or passwordless sudo allows.
 * @returns what to do by hand where it could not be installed, else `null`
 */
export function ensureBubblewrap(): string | null {
  if (installed()) return null;
  if (process.platform !== 'linux')
    return 'the sandbox needs Linux; run this in a Linux container or virtual machine';
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  console.error('Installing bubblewrap, which walls the sandbox …');
  if (!apt(sudo, ['install', '-y', 'bubblewrap']) && apt(sudo, ['update']))
    apt(sudo, ['install', '-y', 'bubblewrap']);
  return installed()
    ? null
    : 'bubblewrap is missing and could not be installed: sudo apt-get install -y bubblewrap';
}

const installed = () => PLACES.some((path) => existsSync(path));

function apt(sudo: string[], args: string[]): boolean {
  const [program = '', ...rest] = [...sudo, 'apt-get', ...args];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(program, rest, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
}
