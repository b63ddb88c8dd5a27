import { basename, join, relative } from 'node:path';
import type { Verifier } from '../types.ts';
import { calledScripts } from './package-scripts.ts';
import { programWords } from './runners.ts';
import { simpleCommands } from './shell-commands.ts';

/** How a test runner is told to run some files alone, and to name each test. */
interface Runner {
  /** Words that begin its command: `go test`. */
  begins: readonly string[];
  /** Options that make it name its tests, left out where an option of the second list is there already. */
  names: readonly string[];
  unless: readonly string[];
  /** What it calls a file; `null`: it cannot be asked for it. Default: its path. */
  target?: (file: string) => string | null;
  /** Runs one file a call only. */
  single?: true;
}

const inFolder = (file: string) => (file.includes('/') ? `./${file.slice(0, file.lastIndexOf('/'))}` : '.');

/** `tests/it.rs` is the target `it`; what stands in other files has no name that could be asked for. */
const cargoTarget = (file: string) => /^tests\/([\w-]+)\.rs$/.exec(file)?.[1] ?? null;

export const RUNNERS: readonly Runner[] = [
  { begins: ['vitest'], names: ['--reporter=verbose'], unless: ['--reporter'] },
  { begins: ['jest'], names: ['--verbose'], unless: ['--verbose', '--json', '--reporters'] },
  { begins: ['mocha'], names: ['--reporter', 'spec'], unless: ['--reporter', '-R'] },
  { begins: ['node', '--test'], names: [], unless: [] },
  { begins: ['pytest'], names: ['-v'], unless: [] },
  { begins: ['py.test'], names: ['-v'], unless: [] },
  { begins: ['go', 'test'], names: ['-v'], unless: ['-v', '-json'], target: inFolder },
  { begins: ['cargo', 'test'], names: [], unless: [], target: cargoTarget },
  { begins: ['rspec'], names: [], unless: [] },
  { begins: ['phpunit'], names: [], unless: [], single: true },
];

const POSIX_SHELL = /^(?:\/(?:usr\/)?bin\/)?(?:ba|da|z|k)?sh(?: |$)/;
/** Package managers run scripts with the installed programs in front. */
const INSTALLED_PROGRAMS = 'PATH="$PWD/node_modules/.bin:$PATH"';
const MAX_FILES = 20;
const MAX_SCRIPT = 10_000;

/**
 * The same runner with the same options, on some test files alone; each test is named in its output.
 * @param files relative to the root of the repository
 * @param scripts of the package.json in the verifier's folder
 * @returns `null` where the command is more than one call of a runner known here
 */
export function narrow(
  verifier: Verifier,
  files: readonly string[],
  scripts: ReadonlyMap<string, string>,
): Verifier | null {
  if (!POSIX_SHELL.test(verifier.shell) || files.length === 0 || files.length > MAX_FILES) return null;
  const paths = files.map((file) => relative(join('/', verifier.workingDirectory), join('/', file)));
  if (paths.some((path) => path.startsWith('..') || /^-|\p{Cc}/u.test(path))) return null;
  const called = onlyCall(verifier.command, scripts, 0);
  const command = called === null ? null : onFiles(called.words, paths);
  if (command === null || called === null) return null;
  const prefix = called.inScript ? `${INSTALLED_PROGRAMS} ` : '';
  return { ...verifier, id: `${verifier.id}-new-tests`, command: `${prefix}${command}` };
}

/** A command that only sets how the shell fails. */
const isSetting = (words: readonly string[]) => words[0] === 'set';

/** The one simple command of a script; a package script it calls in its place. */
function onlyCall(
  script: string,
  scripts: ReadonlyMap<string, string>,
  depth: number,
): { words: string[]; inScript: boolean } | null {
  if (script.length > MAX_SCRIPT || depth > 2) return null;
  const commands = simpleCommands(script)?.filter(({ words }) => !isSetting(words));
  const [only] = commands ?? [];
  if (only === undefined || commands?.length !== 1 || only.opaque) return null;
  const [called, more] = calledScripts(only.words, scripts);
  if (called === undefined) return { words: only.words, inScript: depth > 0 };
  return more === undefined ? onlyCall(called.text, scripts, depth + 1) : null;
}

function onFiles(words: readonly string[], files: readonly string[]): string | null {
  const at = programIndex(words);
  const called = [basename(words[at] ?? ''), ...words.slice(at + 1)];
  for (const runner of RUNNERS) {
    if (!runner.begins.every((word, i) => called[i] === word)) continue;
    const targets = [...new Set(files.map((file) => (runner.target ?? String)(file)))];
    if (targets.some((target) => target === null) || (runner.single && targets.length > 1)) return null;
    const named = targets.filter((target) => target !== null).map(quote);
    const head = words.slice(0, at + runner.begins.length);
    return rewrite(runner, head, called.slice(runner.begins.length), named);
  }
  return null;
}

/** Subcommands that run tests once. */
const ONCE = new Set(['run']);

function rewrite(
  runner: Runner,
  head: readonly string[],
  args: readonly string[],
  targets: readonly string[],
): string | null {
  const [name] = runner.begins;
  const sub = name === 'vitest' && ONCE.has(args[0] ?? '') ? 1 : 0;
  // Others watch, or do something else.
  if (name === 'vitest' && sub === 0 && args[0] !== undefined && /^[a-z]+$/.test(args[0])) return null;
  const own = [...(name === 'vitest' ? ['run'] : []), ...options(args.slice(sub))];
  if (own.includes('--')) return null;
  const told = own.some((arg) => runner.unless.includes(arg.split('=', 1)[0] ?? ''));
  const named = told ? [] : runner.names;
  const files = name === 'cargo' ? targets.flatMap((target) => ['--test', target]) : targets;
  return [...head, ...own, ...named, ...files].join(' ');
}

/** Without the files and patterns named so far. A word right after an option may be its value and stays. */
const options = (args: readonly string[]) =>
  args.filter(
    (arg, i) => arg.startsWith('-') || (args[i - 1]?.startsWith('-') && !args[i - 1]?.includes('=')),
  );

/** Where the test runner stands, after what runs it. */
function programIndex(words: readonly string[]): number {
  const at = words.length - programWords(words).length;
  const [first = '', second] = words.slice(at);
  if (first === 'yarn' || first === 'pnpm') return at + (second === 'run' ? 2 : 1);
  return PYTHON.test(first) && second === '-m' ? at + 2 : at;
}

const PYTHON = /(?:^|\/)python[\d.]*$/;

const quote = (text: string) => (/^[\w./@+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
