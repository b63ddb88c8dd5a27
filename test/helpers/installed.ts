import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Locked {
  packages: Record<
    string,
    Partial<Record<'dependencies' | 'optionalDependencies' | 'peerDependencies', Record<string, string>>>
  >;
}

/**
 * Copies an installed package with all it needs from one checkout's `node_modules` to another's. Copies, not links:
 * a link into a checkout below `/tmp` or a home leads nowhere inside the sandbox.
 */
export async function copyPackage(name: string, from: string, to: string): Promise<void> {
  const { packages } = JSON.parse(await readFile(join(from, 'package-lock.json'), 'utf8')) as Locked;
  const wanted = [`node_modules/${name}`];
  for (const path of wanted) {
    const locked = packages[path] ?? {};
    const needs = { ...locked.dependencies, ...locked.optionalDependencies, ...locked.peerDependencies };
    for (const need of Object.keys(needs)) {
      const nested = `${path}/node_modules/${need}`;
      const at = nested in packages ? nested : `node_modules/${need}`;
      if (at in packages && !wanted.includes(at)) wanted.push(at);
    }
  }
  for (const path of wanted)
    await cp(join(from, path), join(to, path), { recursive: true, verbatimSymlinks: true }).catch(
      ignoreMissing,
    );
}

/** Optional packages of other platforms are in the lock file and not on the disk. */
function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
