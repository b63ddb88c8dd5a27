import { join } from 'node:path';
import type { Prepared } from './prepare.ts';
import { redactFolder } from './publish/report.ts';
import type { Run } from './run-state.ts';
import { createRedactor } from './text/redact.ts';
import { sanitize } from './text/sanitize.ts';
import type { Ending } from './types.ts';
import { listUntracked } from './workspace/checkout.ts';
import type { CommitSource } from './workspace/missing-commit.ts';
import { findSetupSecrets } from './workspace/setup-env.ts';
import { INSIDE, type Workspace } from './workspace/workspace.ts';

const GITHUB = 'https://github.com';

/** Without mounts there is no place for them. */
const NO_WALL: Ending = {
  outcome: 'no-environment',
  reason:
    'further repositories are shown by the sandbox: run without `sandbox: none`, or check them out in a step before regreen',
};

/** Where a commit is fetched from that the checkout does not have; `null` on a laptop. */
export function originOf({ config, around }: Run): CommitSource | null {
  const { server = GITHUB, repository, cancel: signal } = around;
  return repository === undefined ? null : { server, repository, token: config.githubToken, signal };
}

/** What the set-up of a run is inferred from, beside the files. */
export const inferenceOf = ({ config: { workingDirectory }, rules }: Run) => ({
  scripts: true,
  workingDirectory,
  ...(rules === undefined ? {} : { written: rules.fileAt }),
});

/** Fetches what the input `repositories` names and shows it in every wall. Gives why that cannot be, or `null`. */
export async function bringRepositories(run: Run, workspace: Workspace): Promise<Ending | null> {
  const { config, around } = run;
  if (config.repositories.length === 0) return null;
  if (config.sandbox === 'none') return NO_WALL;
  around.emit({ type: 'stage', stage: 'workspace', detail: config.repositories.join(', ') });
  const source = {
    server: around.server ?? GITHUB,
    token: config.githubToken,
    trusted: run.trusted === true,
    repository: around.repository ?? null,
    signal: around.cancel,
  };
  const main = { git: workspace.git, tree: workspace.base.tree };
  const { fetchRepositories, NAMED, RepositoryUnavailable } = await import('./workspace/repositories.ts');
  try {
    const fetched = await fetchRepositories(config.repositories, main, workspace.repositories, source);
    for (const { host, path } of fetched) if (path !== null) workspace.show(host, join(workspace.path, path));
    if (fetched.some(({ path }) => path === null))
      workspace.show(join(workspace.repositories, NAMED), INSIDE.repositories);
    return null;
  } catch (error) {
    if (!(error instanceof RepositoryUnavailable)) throw error;
    return { outcome: 'no-environment', reason: sanitize(error.message).text };
  }
}

/** Folders inside that hold the repositories the input names. */
export const repositoriesInside = ({ config }: Run): string[] =>
  config.repositories
    .filter((entry) => entry.includes('@'))
    .map((entry) => join(INSIDE.repositories, entry.slice(0, entry.indexOf('@'))));

/** The variables set-up may see in this run. */
export function setupEnvOf({ config, around, trusted = false }: Run): Readonly<Record<string, string>> {
  if (config.setupEnv.length === 0) return {};
  if (trusted) return around.setupEnv ?? {};
  around.emit({
    type: 'note',
    text: 'set-up runs without the variables of `setup-env`: the commit is not by people who are known to have write access',
  });
  return {};
}

/** Nothing that later commands can read may hold what set-up alone was to see. Gives why the run stops, or `null`. */
export async function searchAfterSetup(
  { tree, wall }: Pick<Prepared, 'tree' | 'wall'>,
  workspace: Workspace,
  values: Readonly<Record<string, string>>,
): Promise<Ending | null> {
  if (Object.keys(values).length === 0) return null;
  // What a command printed is known to be public; the log stays, without the value.
  await redactFolder(workspace.logs, createRedactor(Object.values(values)));
  const left = await listUntracked(workspace.git, tree);
  const places = [...left.map((path) => join(tree.dir, path)), wall.home];
  const found = await findSetupSecrets(places, values);
  return found === null ? null : { outcome: 'failed', reason: found };
}
