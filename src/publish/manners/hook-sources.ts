import * as z from 'zod';
import { asData } from './data.ts';

/** A place a commit-msg hook may stand in. The first that holds one speaks. */
export interface HookSource {
  paths: readonly string[];
  /** The script, the file of the message being `$1`; `null` where there is none. */
  script(text: string): string | null;
}

export const HOOK_SOURCES: readonly HookSource[] = [
  // husky 9 has its own file to be sourced only for old hooks, and only where husky is installed.
  {
    paths: ['.husky/commit-msg'],
    script: (text) => nonEmpty(text.replace(/^\s*(?:\.|source)\s[^\n]{0,200}husky\.sh\b[^\n]*$/gm, ':')),
  },
  {
    paths: ['.githooks/commit-msg', '.git-hooks/commit-msg', 'githooks/commit-msg'],
    script: (text) => nonEmpty(text),
  },
  { paths: ['lefthook.yml', 'lefthook.yaml', '.lefthook.yml', '.lefthook.yaml'], script: lefthook },
  { paths: ['.pre-commit-config.yaml', '.pre-commit-config.yml'], script: preCommit },
  { paths: ['.simple-git-hooks.json', 'simple-git-hooks.json'], script: (text) => commandOf(asData(text)) },
  { paths: ['package.json'], script: manifest },
];

const nonEmpty = (script: string) => (/^(?!\s*(?:#|:?\s*$))/m.test(script) ? script : null);

const oneRun = z.object({ run: z.string() }).nullable().catch(null);
const lefthookFile = z.object({
  'commit-msg': z.object({
    commands: z.record(z.string(), oneRun).optional().catch(undefined),
    jobs: z.array(oneRun).optional().catch(undefined),
    scripts: z
      .record(z.string(), z.object({ runner: z.string().default('') }).nullable())
      .optional()
      .catch(undefined),
  }),
});

/** `{1}` is the first argument git gives, `{0}` all of them (lefthook.dev, configuration/run). */
function lefthook(text: string): string | null {
  const hook = lefthookFile.safeParse(asData(text)).data?.['commit-msg'];
  const runs = [...Object.values(hook?.commands ?? {}), ...(hook?.jobs ?? [])].flatMap(
    (each) => each?.run ?? [],
  );
  const scripts = Object.entries(hook?.scripts ?? {})
    .filter(([name]) => /^[\w.-]+$/.test(name))
    .map(([name, script]) => `${script?.runner ?? ''} .lefthook/commit-msg/${name} "$1"`.trim());
  const lines = runs.map((run) =>
    run.replace(/(["']?)\{1\}\1/g, () => '"$1"').replace(/(["']?)\{0\}\1/g, () => '"$@"'),
  );
  return nonEmpty([...lines, ...scripts].join('\n'));
}

const stages = z.array(z.string()).optional().catch(undefined);
const words = z.array(z.union([z.string(), z.number()]).transform(String)).default([]);
const preCommitFile = z.object({
  default_stages: stages,
  repos: z.array(
    z.object({
      repo: z.string(),
      hooks: z
        .array(
          z.object({ entry: z.string().optional(), language: z.string().optional(), args: words, stages }),
        )
        .catch([]),
    }),
  ),
});

/** Languages whose entry is run as it is (pre-commit.com, supported languages). */
const AS_IT_IS = new Set(['system', 'script', 'unsupported', 'unsupported_script']);

/** Hooks of the repository itself are run as they are; for any other pre-commit must have its environment ready. */
function preCommit(text: string): string | null {
  const file = preCommitFile.safeParse(asData(text)).data;
  const hooks = (file?.repos ?? []).flatMap(({ repo, hooks }) => hooks.map((hook) => ({ ...hook, repo })));
  const ours = hooks.filter((hook) => (hook.stages ?? file?.default_stages)?.includes('commit-msg'));
  if (ours.length === 0) return null;
  const ready = ours.every(({ repo, language }) => repo === 'local' && AS_IT_IS.has(language ?? ''));
  if (!ready) return 'pre-commit run --hook-stage commit-msg --commit-msg-filename "$1"';
  return ours
    .flatMap(({ entry, args }) =>
      entry === undefined ? [] : `${[entry, ...args.map(shellQuoted)].join(' ')} "$1"`,
    )
    .join('\n');
}

const shellQuoted = (word: string) => `'${word.replaceAll("'", "'\\''")}'`;

const command = z.object({ 'commit-msg': z.string() }).transform((hooks) => hooks['commit-msg']);
const commandOf = (data: unknown) => command.safeParse(data).data ?? null;

/** simple-git-hooks, and husky before version 5, which names the file by a variable. */
function manifest(text: string): string | null {
  const read = z
    .object({
      'simple-git-hooks': z.unknown().optional(),
      husky: z.object({ hooks: z.unknown().optional() }).optional().catch(undefined),
    })
    .safeParse(asData(text)).data;
  const old = commandOf(read?.husky?.hooks)?.replace(
    /(?:-E\s+HUSKY_GIT_PARAMS|"?\$\{?HUSKY_GIT_PARAMS\}?"?)/g,
    '"$1"',
  );
  return commandOf(read?.['simple-git-hooks']) ?? old ?? null;
}
