import { existsSync } from 'node:fs';
import { aptInstall } from './apt.ts';

/** Runners that no package of npm brings, and the Debian packages that do. */
const TOOLS = [
  { program: '/usr/bin/go', packages: ['golang-go'] },
  { program: '/usr/bin/flake8', packages: ['flake8', 'python3-flake8'] },
  { program: '/usr/bin/pytest-3', packages: ['python3-pytest'] },
];

/**
 * Installs the runners that some tests drive for real.
 * @returns what is missing, and what to do by hand, where they could not be installed, else `null`
 */
export function ensureDebianTools(): string | null {
  const missing = () => TOOLS.filter(({ program }) => !existsSync(program));
  const packages = missing().flatMap((tool) => tool.packages);
  if (packages.length === 0) return null;
  console.error(`Installing ${packages.join(', ')}, which some tests drive …`);
  aptInstall(packages);
  const left = missing().map(({ program }) => program);
  return left.length === 0
    ? null
    : `${left.join(', ')} could not be installed: sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;
}
