import { join } from 'node:path';
import { COPILOT_FILE, copilotPlan } from './copilot-steps.ts';
import { DEVCONTAINER_FILES, devcontainerPlan } from './devcontainer.ts';
import { ECOSYSTEMS, type Ecosystem } from './ecosystems.ts';
import { bashStep, type SetupPlan, type SetupStep } from './plan.ts';
import type { ProjectFiles } from './read-file.ts';

export interface Inference {
  /** Whether packages may run scripts of their own; then files that name commands are not asked either. */
  scripts: boolean;
  /** The project inside the repository: its lock files count before those of the root. */
  workingDirectory: string;
  /** Reads the files in which people wrote down a set-up; those of the project, unless told. */
  written?: (path: string) => Promise<string | null>;
}

/** What an install leaves: where it is there, earlier steps have made the room. */
const LEFT_BY_STEPS = ['node_modules', '.venv', 'venv', 'vendor/bundle', 'vendor/autoload.php', 'deps'];

/**
 * How a checkout is to be set up: what the input says; else the steps written for GitHub's agent; else those of its
 * development container; else what its lock files ask for. Nothing is set up anew where earlier steps did it.
 *
 * Without scripts only the lock files count: the tree is a patched one, and its other files may hold commands of a model.
 * @param files those of the checkout, with what earlier steps left
 */
export async function inferSetup(
  files: ProjectFiles,
  input: readonly string[],
  { scripts, workingDirectory, written: read = files.read }: Inference = {
    scripts: true,
    workingDirectory: '.',
  },
): Promise<SetupPlan> {
  if (input.length > 0)
    return plan(
      'input',
      input.map((command) => bashStep(command, 'end')),
    );
  const written = scripts && !(await hasLeftovers(files)) ? await writtenPlan(read) : null;
  if (written !== null && written.steps.length > 0) return written;
  const steps = await lockFileSteps(files, { scripts, workingDirectory });
  const made = plan(steps.length === 0 ? 'none' : 'lock-file', steps);
  return written === null ? made : { ...made, hints: written.hints, notes: written.notes };
}

const plan = (source: SetupPlan['source'], steps: SetupStep[]): SetupPlan => ({
  source,
  steps,
  hints: [],
  notes: [],
});

async function hasLeftovers(files: ProjectFiles): Promise<boolean> {
  const there = await Promise.all(LEFT_BY_STEPS.map(files.exists));
  return there.includes(true);
}

async function writtenPlan(read: (path: string) => Promise<string | null>): Promise<SetupPlan | null> {
  const steps = await read(COPILOT_FILE);
  const found = steps === null ? null : copilotPlan(steps);
  if (found !== null) return found;
  for (const file of DEVCONTAINER_FILES) {
    const text = await read(file);
    if (text !== null) return devcontainerPlan(text, file);
  }
  return null;
}

/** What the lock files of the project ask for, one manager of each family; of the root where the project has none. */
export async function lockFileSteps(files: ProjectFiles, inference: Inference): Promise<SetupStep[]> {
  const own = await stepsIn(files, inference.workingDirectory, inference.scripts);
  const { steps, known } =
    own.known || inference.workingDirectory === '.' ? own : await stepsIn(files, '.', inference.scripts);
  return known ? steps : [];
}

async function stepsIn(files: ProjectFiles, folder: string, scripts: boolean) {
  const names = await files.names(folder);
  const read = (name: string) => files.read(join(folder, name));
  const families = new Map<string, { row: Ecosystem; marker: string }>();
  for (const row of ECOSYSTEMS) {
    const marker = names.find((name) =>
      typeof row.marker === 'string' ? name === row.marker : row.marker.test(name),
    );
    if (marker !== undefined && !families.has(row.family)) families.set(row.family, { row, marker });
  }
  const several = families.size > 1;
  const steps: SetupStep[] = [];
  for (const { row, marker } of families.values()) {
    if (row.installed !== null && (await files.exists(join(folder, row.installed)))) continue;
    const head = (await read(marker)) ?? '';
    const command = commandOf(row, { names, head, scripts });
    if (command === null) continue;
    if (row.family === 'node') steps.push(...managerSteps((await read('package.json')) ?? '', folder));
    const onFailure = row.keeps === 'home' ? 'go-on' : several ? 'end-if-present' : 'end';
    steps.push(bashStep(command, onFailure, folder));
  }
  return { steps, known: families.size > 0 };
}

function commandOf(
  { command, noScripts = '' }: Ecosystem,
  project: Parameters<Extract<Ecosystem['command'], (...args: never) => unknown>>[0],
): string | null {
  const full = typeof command === 'string' ? command : command(project);
  if (project.scripts) return full;
  return noScripts === null ? null : full + noScripts;
}

/** `name@version`, with an optional hash behind (Node's `packageManager` field, package.json). */
const PACKAGE_MANAGER = /"packageManager"\s{0,20}:\s{0,20}"(pnpm|yarn|bun)@(\d[\w.-]{0,40})/;

/**
 * Fetches the manager that package.json names, where it is not here: runners have no pnpm. It goes to the sandbox's own
 * `~/.local/bin`.
 */
function managerSteps(packageJson: string, folder: string): SetupStep[] {
  const [, name = '', version = ''] = PACKAGE_MANAGER.exec(packageJson) ?? [];
  if (name === '') return [];
  const source = name === 'yarn' && !version.startsWith('1.') ? '@yarnpkg/cli-dist' : name;
  const install = `npm install --global --no-audit --no-fund --prefix "$HOME/.local" ${source}@${version}`;
  return [bashStep(`command -v ${name} >/dev/null || ${install}`, 'go-on', folder)];
}
