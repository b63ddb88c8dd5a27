import type { FileReader } from '../../types.ts';
import { commitlintForm } from './commitlint-form.ts';
import { mergeForms, type TitleForm } from './form.ts';
import { guidanceForm } from './guidance-form.ts';
import { habitForm, type RecentPull } from './habit-form.ts';
import { workflowForm } from './workflow-form.ts';

const GUIDANCE = ['AGENTS.override.md', 'AGENTS.md'];
/** Speak where there is no AGENTS.md, as for the model's own instructions. */
const OTHERWISE = ['CLAUDE.md', '.github/copilot-instructions.md'];
const MAX_DEPTH = 6;

/**
 * How this repository writes titles: as its instructions for agents say, then commitlint, then a check of titles among
 * its workflows, then the habit of people. `null` where nothing is known.
 * @param files of the default branch, or of the pinned commit where its head is trusted
 * @param paths what the patch touches: the nearest AGENTS.md with a rule speaks
 * @param pulls closed pull requests, newest first; none where they cannot be read
 */
export async function houseForm(
  files: FileReader,
  paths: readonly string[],
  pulls: readonly RecentPull[],
): Promise<TitleForm | null> {
  const said = [
    await stated(files, paths),
    await commitlintForm(files),
    await workflowForm(files),
    habitForm(pulls),
  ];
  return mergeForms(said.filter((form) => form !== null));
}

async function stated(files: FileReader, paths: readonly string[]): Promise<TitleForm | null> {
  const there = new Set(await files.list());
  const folders = chain(commonFolder(paths));
  const named = (names: readonly string[]) =>
    folders.flatMap((folder) => names.map((name) => `${folder}${name}`)).filter((path) => there.has(path));
  const own = named(GUIDANCE);
  for (const path of own.length > 0 ? own : OTHERWISE.filter((name) => there.has(name))) {
    const form = guidanceForm(path, (await files.read(path)) ?? '');
    if (form !== null) return form;
  }
  return null;
}

/** The folder all paths lie in, with `/` behind it; empty for the root. */
function commonFolder(paths: readonly string[]): string {
  const folders = paths.map((path) => path.split('/').slice(0, -1));
  const [first = []] = folders;
  const shared = first.findIndex((name, i) => folders.some((folder) => folder[i] !== name));
  const names = shared === -1 ? first : first.slice(0, shared);
  return names.map((name) => `${name}/`).join('');
}

/** `a/b/` → `a/b/`, `a/`, and the root. */
function chain(folder: string): string[] {
  const names = folder.split('/').slice(0, -1).slice(0, MAX_DEPTH);
  return [...names.keys()]
    .reverse()
    .map((i) => `${names.slice(0, i + 1).join('/')}/`)
    .concat('');
}
