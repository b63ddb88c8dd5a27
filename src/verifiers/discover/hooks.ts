import { join } from 'node:path/posix';
import { parse } from 'yaml';
import * as z from 'zod';
import { unfitReason } from '../../text/unfit-commands.ts';
import type { FileReader, RefusedCommand, Verifier } from '../../types.ts';
import { checkProgram, kindsOf } from '../check-kinds.ts';
import { simpleCommands } from '../shell-commands.ts';
import { firstHere, found, makeVerifier, readHere, type Source, type SourceContext } from './source.ts';

/** What runs in front of a commit or a push: pre-commit, lefthook, husky, lint-staged. Hooks fill what is missing. */
export const fromHooks: Source = async (files, context) =>
  found(
    (await Promise.all([preCommit, lefthook, husky, lintStaged].map((each) => each(files, context)))).flat(),
  );

type Candidates = Promise<Array<Verifier | RefusedCommand | null>>;

const refused = (command: string, reason: string): RefusedCommand => ({ command, source: 'hook', reason });

const preCommitFile = z.object({
  repos: z.array(
    z.object({ repo: z.string(), hooks: z.array(z.object({ language: z.string().nullish() })).catch([]) }),
  ),
});

/** Languages that need no environment of their own (pre-commit.com, supported languages). */
const INSTALLED = new Set(['system', 'script', 'fail', 'pygrep', 'unsupported', 'unsupported_script']);

async function preCommit(files: FileReader, context: SourceContext): Candidates {
  const file = await firstHere(files, context, ['.pre-commit-config.yaml', '.pre-commit-config.yml']);
  if (file === null || context.covered('lint', /pre-commit/)) return [];
  const command = 'pre-commit run --all-files';
  const read = preCommitFile.safeParse(readYaml(file.text));
  if (!read.success) return [refused(command, `cannot be read from ${file.name}`)];
  const ready = read.data.repos.every(
    ({ repo, hooks }) =>
      repo === 'meta' || (repo === 'local' && hooks.every(({ language }) => INSTALLED.has(language ?? ''))),
  );
  return ready
    ? [context.covered('lint') ? null : makeVerifier('pre-commit', command, 'hook', context.workingDirectory)]
    : [
        refused(
          command,
          'fetches its hooks when they first run; install them in `setup` and name it in `verify`',
        ),
      ];
}

const commandsOf = z.record(z.string(), z.object({ run: z.string() }).nullable().catch(null)).catch({});
const lefthookHook = z
  .object({
    commands: commandsOf.optional(),
    jobs: z.array(z.object({ run: z.string() }).nullable().catch(null)).optional(),
  })
  .nullish()
  .catch(null);
const lefthookFile = z.object({ 'pre-commit': lefthookHook, 'pre-push': lefthookHook });

async function lefthook(files: FileReader, context: SourceContext): Candidates {
  const file = await firstHere(files, context, [
    'lefthook.yml',
    'lefthook.yaml',
    '.lefthook.yml',
    '.lefthook.yaml',
  ]);
  if (file === null) return [];
  const read = lefthookFile.safeParse(readYaml(file.text)).data;
  const hooks = [read?.['pre-commit'], read?.['pre-push']];
  const lines = hooks.flatMap((hook) => [...Object.values(hook?.commands ?? {}), ...(hook?.jobs ?? [])]);
  return lines.flatMap((line) => (line === null ? [] : hookCommand(line.run.trim(), context)));
}

async function husky(files: FileReader, context: SourceContext): Candidates {
  const texts = await Promise.all(
    ['pre-commit', 'pre-push'].map((name) => files.read(join(context.workingDirectory, '.husky', name))),
  );
  const lines = texts.flatMap((text) => (text ?? '').slice(0, 10_000).split('\n'));
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#') && !line.startsWith('. '))
    .flatMap((line) => hookCommand(line, context));
}

function hookCommand(command: string, context: SourceContext): Array<Verifier | RefusedCommand> {
  if (/\{\w+\}/.test(command) || /\blint-staged\b/.test(command))
    return [refused(command, 'works on staged files')];
  const reason = unfitReason(command, ['delivers', 'prepares', 'needs', 'endless', 'writes']);
  if (reason !== null) return [refused(command, reason)];
  const commands = simpleCommands(command) ?? [];
  const kinds = kindsOf(command, context.scripts);
  const known =
    kinds.size > 0 || (commands.length > 0 && commands.every(({ words }) => checkProgram(words) !== null));
  if (!known || [...kinds].every((kind) => context.covered(kind))) return [];
  return [makeVerifier(command, command, 'hook', context.workingDirectory)];
}

async function lintStaged(files: FileReader, context: SourceContext): Candidates {
  const manifest = (await readHere(files, context, 'package.json')) ?? '';
  const file = await firstHere(files, context, [
    '.lintstagedrc',
    '.lintstagedrc.json',
    '.lintstagedrc.yml',
    'lint-staged.config.js',
    'lint-staged.config.mjs',
  ]);
  return file !== null || /"lint-staged"\s{0,10}:\s{0,10}\{/.test(manifest)
    ? [refused('lint-staged', 'works on staged files')]
    : [];
}

function readYaml(text: string): unknown {
  try {
    return parse(text, { logLevel: 'error', uniqueKeys: false, prettyErrors: false });
  } catch {
    return null;
  }
}
