import { existsSync } from 'node:fs';
import { aptInstall } from './apt.ts';

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
  console.error('Installing bubblewrap, which walls the sandbox …');
  aptInstall(['bubblewrap']);
  return installed()
    ? null
    : 'bubblewrap is missing and could not be installed: sudo apt-get install -y bubblewrap';
}

const installed = () => PLACES.some((path) => existsSync(path));
