import { basename, dirname } from 'node:path';
import type { FixerRule } from './fixer-rule.ts';
import { FIXER_RULES } from './fixer-rules.ts';
import { isAssignment } from './shell-commands.ts';

/** Programs that run the program named after them, in the same way in both modes. */
const RUNNERS = [
  ['npx'],
  ['npm', 'exec', '--'],
  ['yarn', 'run'],
  ['yarn', 'exec'],
  ['yarn'],
  ['pnpm', 'exec'],
  ['pnpm'],
  ['bun', 'run'],
  ['bun', 'x'],
  ['bunx'],
  ['cross-env'],
  ['python', '-m'],
  ['python3', '-m'],
  ['poetry', 'run'],
  ['pipenv', 'run'],
  ['pdm', 'run'],
  ['uv', 'run'],
  ['uvx'],
  ['pipx', 'run'],
  ['bundle', 'exec'],
  ['composer', 'exec'],
] as const;

/** Options of runners that take no value. */
const RUNNER_OPTIONS = new Set(
  '--no-install --no --yes -y --quiet -q --silent -s --frozen --locked --no-sync --offline --'.split(' '),
);

/** With these a program tells something, waits, or reads what is not in the tree. */
const NO_CHECK = new Set(
  '--help --version --watch - --stdin --stdin-filename --stdin-filepath --stdin-file-path'.split(' '),
);

/** The same work in write mode. `id` names the rule. */
interface WriteMode {
  id: string;
  command: string;
  network: boolean;
}

/**
 * A checker's command in write mode, its own arguments kept; `null` where that is not certain.
 * @param words a simple command without expansions, as written
 */
export function writeMode(words: readonly string[]): WriteMode | null {
  const at = programIndex(words);
  const program = words[at];
  if (program === undefined) return null;
  // Between program and subcommand rustup takes a toolchain: `cargo +nightly fmt`.
  const toolchain = words[at + 1]?.startsWith('+') ? 1 : 0;
  const called = [programName(program), ...words.slice(at + 1 + toolchain)];
  for (const [check, rule] of Object.entries(FIXER_RULES)) {
    const form = [check, ...(rule.aliases ?? [])]
      .map((each) => each.split(' '))
      .find((each) => startsWith(called, each));
    if (form === undefined) continue;
    const args = writingArguments(rule, called.slice(form.length));
    if (args === null) return null;
    const [name = '', ...subcommand] = rule.becomes?.split(' ') ?? form;
    const other = rule.becomes !== undefined && name !== check.split(' ')[0];
    const head = [...words.slice(0, at), other ? renamed(program, name) : program];
    const command = [...head, ...words.slice(at + 1, at + 1 + toolchain), ...subcommand, ...args].join(' ');
    return { id: check.replaceAll(' ', '-'), command, network: rule.network === true };
  }
  return null;
}

/** Where the program stands, after variables and runners. */
function programIndex(words: readonly string[]): number {
  for (let at = 0; ; ) {
    const start = at;
    while (isAssignment(words[at] ?? '')) at += 1;
    const rest = words.slice(at, at + 3);
    const runner = RUNNERS.find((each) => startsWith(rest, each));
    if (runner !== undefined) {
      at += runner.length;
      while (RUNNER_OPTIONS.has(words[at] ?? '')) at += 1;
    }
    if (at === start) return at;
  }
}

/** Without the folder of installed programs and npx's version: `./node_modules/.bin/eslint`, `eslint@9`. */
function programName(program: string): string {
  const name = /^\.?bin$/.test(basename(dirname(program))) ? basename(program) : program;
  const version = name.indexOf('@', 1);
  return version === -1 ? name : name.slice(0, version);
}

/** Another program of the same folder. */
const renamed = (program: string, name: string) => program.slice(0, program.lastIndexOf('/') + 1) + name;

const startsWith = (words: readonly string[], start: readonly string[]) =>
  start.every((word, i) => words[i] === word);

function writingArguments(rule: FixerRule, args: readonly string[]): string[] | null {
  if (args.some((arg) => isNoCheck(rule, arg))) return null;
  const checks = args.filter((arg) => rule.checks?.includes(arg));
  if (rule.checks !== undefined && checks.length === 0) return null;
  const kept: string[] = [];
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] ?? '';
    if (rule.dropsValued?.includes(arg)) i += 1;
    else if (rule.checks?.includes(arg)) {
      if (rule.writes !== undefined && !kept.includes(rule.writes)) kept.push(rule.writes);
    } else if (!rule.drops?.includes(arg) && !rule.dropsValued?.includes(optionName(arg))) kept.push(arg);
  }
  if (rule.checks === undefined && rule.writes !== undefined) insertOption(kept, rule.writes);
  return kept.at(-1) === '--' ? kept.slice(0, -1) : kept;
}

function isNoCheck(rule: FixerRule, arg: string): boolean {
  const name = optionName(arg);
  if (NO_CHECK.has(name) || rule.not?.includes(name) || name === rule.writes) return true;
  return rule.alone === true && !arg.startsWith('-') && !rule.checks?.includes(arg);
}

const optionName = (arg: string) => arg.split('=', 1)[0] ?? arg;

/** Options end where `--` stands. */
function insertOption(args: string[], option: string): void {
  const end = args.indexOf('--');
  args.splice(end === -1 ? args.length : end, 0, option);
}
