import type { FileReader, TaskKind } from '../../types.ts';

/** Folders GitHub looks in for a pull request template, in its order. */
const FOLDERS = ['.github/', '', 'docs/'];
/** A longer one would leave no room in a body. */
const LONGEST = 40_000;

/** Names of templates among several, by what a task does; `default` fits all. */
const NAMES: Partial<Record<TaskKind, RegExp>> = {
  fix: /^(?:bug|bug[-_ ]?fix|fix|hot[-_ ]?fix)$/i,
  implement: /^(?:feature|feat|enhancement)$/i,
};
const DEFAULT = /^(?:default|general|pull[-_ ]?request[-_ ]?template)$/i;

/**
 * The repository's pull request template: `pull_request_template.md` in `.github/`, the root or `docs/`, else the only
 * file of a folder `PULL_REQUEST_TEMPLATE/` or the one named for such a change. `null` where none is to be chosen.
 * @param files of the default branch
 */
export async function findTemplate(files: FileReader, kind: TaskKind): Promise<string | null> {
  const path = templatePath(await files.list(), kind);
  const text = path === null ? null : await files.read(path);
  return text === null || text.trim() === '' || text.length > LONGEST ? null : text;
}

function templatePath(paths: readonly string[], kind: TaskKind): string | null {
  for (const folder of FOLDERS) {
    const single = new RegExp(
      `^${folder.replace('.', '\\.')}pull_request_template(?:\\.(?:md|markdown|txt))?$`,
      'i',
    );
    const found = paths.find((path) => single.test(path));
    if (found !== undefined) return found;
  }
  for (const folder of FOLDERS) {
    const among = new RegExp(
      `^${folder.replace('.', '\\.')}pull_request_template/([^/]+)\\.(?:md|markdown|txt)$`,
      'i',
    );
    const several = paths.filter((path) => among.test(path)).sort();
    const named = (pattern: RegExp | undefined) =>
      several.find((path) => pattern?.test(among.exec(path)?.[1] ?? '') === true);
    const chosen = several.length === 1 ? several[0] : (named(NAMES[kind]) ?? named(DEFAULT));
    if (chosen !== undefined) return chosen;
  }
  return null;
}
