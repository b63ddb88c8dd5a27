import { spawnSync } from 'node:child_process';

/** Installs Debian packages, where root or passwordless sudo allows; whether that worked, the caller looks. */
export function aptInstall(packages: readonly string[]): void {
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  if (!apt(install) && apt(['update'])) apt(install);
}

function apt(args: readonly string[]): boolean {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const [program = '', ...rest] = [...sudo, 'apt-get', ...args];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(program, rest, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
}
