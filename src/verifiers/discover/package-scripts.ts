import { join } from 'node:path/posix';
import { parse } from 'yaml';
import { unfitReason } from '../../text/unfit-commands.ts';
import type { FileReader } from '../../types.ts';
import { kindOfName } from '../check-kinds.ts';
import { found, makeVerifier, readHere, type Source, type SourceContext } from './source.ts';

/** Package scripts that check something and end, in the order they are worth running; further levels follow by name. */
const NAMES = [
  ...['test', 'lint', 'typecheck', 'type-check', 'types', 'check:types', 'format:check', 'format-check'],
  // Those that call others come behind them: what adds nothing is left out.
  ...['fmt:check', 'check:format', 'prettier:check', 'check', 'verify', 'validate', 'build'],
];

/** What `npm init` writes where there are no tests. */
const NO_TESTS = /no test specified/;

/**
 * The scripts of package.json, or the tasks of deno.json. Of tests there are never too many; of another kind only what
 * the project's own CI does not look at, for a check that nobody keeps green costs its time twice.
 */
export const fromPackageScripts: Source = async (files, context) => {
  const deno = context.scripts.size === 0 ? await denoTasks(files, context) : null;
  const scripts = deno ?? context.scripts;
  const command = (name: string) => {
    if (deno !== null) return `deno task ${name}`;
    return name === 'test' && context.manager !== 'bun'
      ? `${context.manager} test`
      : `${context.manager} run ${name}`;
  };
  const names = NAMES.filter((name) => scripts.has(name) && !NO_TESTS.test(scripts.get(name) ?? '')).filter(
    (name) => isWanted(name, context),
  );
  return found(
    names.map((name) => {
      const { manager, workingDirectory } = context;
      const reason = scriptReason(scripts.get(name) ?? '');
      if (reason !== null) return { command: command(name), source: 'package-script' as const, reason };
      const id = `${deno === null ? manager : 'deno'}-${name}`;
      return makeVerifier(id, command(name), 'package-script', workingDirectory);
    }),
  );
};

/** CI that builds nothing says that a build is no check here. */
function isWanted(name: string, { covered, beside }: SourceContext): boolean {
  const kind = kindOfName(name);
  if (kind === 'build' && beside.verifiers.length > 0) return false;
  return kind === null || kind === 'test' || !covered(kind);
}

/** `test: vitest --watch` does not end, `lint: eslint --fix .` mends what it should report, whatever their names say. */
const scriptReason = (script: string) => unfitReason(script, ['delivers', 'endless', 'writes']);

const LOCK_FILES = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['package-lock.json', 'npm'],
] as const;

/** The package manager of a project: what package.json says, else its lock file or that of the root; npm otherwise. */
export async function packageManager(
  files: FileReader,
  workingDirectory: string,
  packageJson: string | null,
): Promise<string> {
  const named = /"packageManager"\s{0,10}:\s{0,10}"(npm|pnpm|yarn|bun)@/.exec(packageJson ?? '')?.[1];
  if (named !== undefined || packageJson === null) return named ?? 'npm';
  for (const folder of new Set([workingDirectory, '.'])) {
    const texts = await Promise.all(LOCK_FILES.map(([name]) => files.read(join(folder, name))));
    const at = texts.findIndex((text) => text !== null);
    if (at !== -1) return LOCK_FILES[at]?.[1] ?? 'npm';
  }
  return 'npm';
}

/** Names of tasks in deno.json (JSON with comments, which YAML's flow style reads but for the comments). */
async function denoTasks(files: FileReader, context: SourceContext): Promise<Map<string, string> | null> {
  const text =
    (await readHere(files, context, 'deno.json')) ?? (await readHere(files, context, 'deno.jsonc'));
  if (text === null) return null;
  const tasks: unknown = Object(readJsonc(text)).tasks;
  const names = Object.entries(Object(tasks) as Record<string, unknown>).filter(
    ([name]) => kindOfName(name) !== null,
  );
  return new Map(
    names.map(([name, task]) => [name, typeof task === 'string' ? task : String(Object(task).command ?? '')]),
  );
}

function readJsonc(text: string): unknown {
  try {
    return parse(text.replace(/^\s*\/\/.*$/gm, ''), {
      logLevel: 'error',
      uniqueKeys: false,
      prettyErrors: false,
    });
  } catch {
    return null;
  }
}
