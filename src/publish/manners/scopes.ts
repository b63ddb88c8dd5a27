/** Folders that hold the parts of a repository. */
const HOLDERS = new Set([
  'packages',
  'apps',
  'libs',
  'crates',
  'services',
  'modules',
  'components',
  'plugins',
]);
/** Folders that name no part. */
const PLAIN = new Set([
  'src',
  'lib',
  'test',
  'tests',
  '__tests__',
  'spec',
  'app',
  'source',
  'cmd',
  'internal',
  'pkg',
]);

/**
 * The part of the repository most of the touched files lie in. With a list only its names count, wherever they stand in
 * a path; without one, a folder below `packages/` and the like, else the first that is not `src` or `test`.
 */
export function scopeOfPaths(paths: readonly string[], scopes: readonly string[] | null): string | null {
  const counts = new Map<string, number>();
  for (const path of paths.slice(0, 1000)) {
    const folders = path.split('/').slice(0, -1);
    const names = scopes === null ? [partOf(folders)] : listed(path, scopes);
    for (const name of names) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, left], [, right]) => right - left);
  return most?.[0] ?? null;
}

function listed(path: string, scopes: readonly string[]): string[] {
  const lower = path.toLowerCase();
  const names = new Set(lower.replace(/\.[^./]*$/, '').split('/'));
  const isPart = (scope: string) =>
    names.has(scope) || (scope.includes('/') && `/${lower}`.includes(`/${scope}/`));
  return scopes.filter((scope) => isPart(scope.toLowerCase().replace(/^@[^/]{1,80}\//, '')));
}

function partOf(folders: readonly string[]): string | null {
  const holder = folders.findIndex((name) => HOLDERS.has(name));
  const part = holder === -1 ? folders.find((name) => !PLAIN.has(name)) : folders[holder + 1];
  return part !== undefined && /^[\w-][\w.-]{0,38}$/.test(part) ? part : null;
}
