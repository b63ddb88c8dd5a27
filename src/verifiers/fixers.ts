import type { Verifier } from '../types.ts';
import { type CalledScript, calledScripts, packageScripts } from './package-scripts.ts';
import { isAssignment, type SimpleCommand, simpleCommands } from './shell-commands.ts';
import { writeMode } from './write-mode.ts';

/** A command that certainly repairs what a check complains about. Its own exit code says nothing: the check judges. */
export interface Fixer {
  /** The rule it comes from: `eslint`, `ruff-format`, `regenerate`. */
  id: string;
  /** For a POSIX shell in the check's working directory. */
  command: string;
  /** It can only work with network. */
  network: boolean;
}

/** Longer steps are programs of their own. The limits also keep the work linear. */
const MAX_SCRIPT = 10_000;
const MAX_FIXERS = 20;
/** A step calls a script, which calls scripts, which call checkers. */
const MAX_DEPTH = 3;

/** Package managers run scripts with the installed programs in front. */
const INSTALLED_PROGRAMS = 'PATH="$PWD/node_modules/.bin:$PATH"';

const POSIX_SHELL = /^(?:\/(?:usr\/)?bin\/)?(?:ba|da|z|k)?sh(?: |$)/;

/** Words that make what follows conditional, repeated or another thing than it says. */
const COMPOUND = new Set(
  'if then else elif fi for while until do done case esac select function coproc { } [['.split(' '),
);
const ENDS_CERTAINTY = new Set(
  'exit return exec eval alias trap break test [ false command builtin'.split(' '),
);
/** Commands the meaning of the next ones hangs on: they go in front of a fix. */
const CHANGES_SHELL = new Set(['cd', 'pushd', 'popd', 'export', 'unset', 'source', '.']);
const CHANGES_FOLDER = /^(?:cd|pushd|popd)\b/;
const NO_EFFECT = new Set(['set', 'echo', 'printf', ':', 'true']);
/** Not run again to regenerate output: set-up has installed. */
const INSTALLS =
  /^(?:(?:npm|pnpm|yarn|bun) (?:ci|i|install|add)|yarn$|(?:python3? -m |uv )?pip3? install|(?:poetry|bundle|composer|cargo|go) install|uv sync|go (?:get|mod download)|corepack|(?:sudo )?apt-get)\b/;

/** What a script is read with. */
interface Scope {
  scripts: ReadonlyMap<string, string>;
  /** Names of scripts that were read already. */
  seen: Set<string>;
  before: readonly string[];
  inScript: boolean;
  depth: number;
}

/** A command that was passed on the way: it changes the shell, or it makes output. */
interface Passed {
  /** `null` where it does more than its words say. */
  text: string | null;
  changesShell: boolean;
}

/**
 * The commands that repair, without judgement, what a failing check complains about: the check in write mode, or the
 * generator whose output is stale. They run nothing the check would not have run, but for the same tool's writing.
 * @param sources `package.json` of the check's working directory, or `null`
 */
export function fixersFor(verifier: Verifier, sources: { packageJson: string | null }): Fixer[] {
  if (!POSIX_SHELL.test(verifier.shell)) return [];
  const scripts = packageScripts(sources.packageJson);
  const scope: Scope = { scripts, seen: new Set(), before: [], inScript: false, depth: 0 };
  const found = fixes(verifier.command, scope).take(MAX_FIXERS).toArray();
  return [...new Map(found.map((fixer) => [fixer.command, fixer])).values()];
}

function* fixes(script: string, scope: Scope): Generator<Fixer> {
  if (script.length > MAX_SCRIPT || scope.depth > MAX_DEPTH) return;
  const commands = simpleCommands(script);
  if (commands === null || commands.some(({ words }) => COMPOUND.has(words[0] ?? ''))) return;
  const passed: Passed[] = scope.before.map((text) => ({ text, changesShell: true }));
  for (const command of commands) {
    const text = command.words.join(' ');
    const words = command.opaque ? listedByGofmt(text) : command.words;
    if (words === null ? hidesChange(command) : endsCertainty(words)) return;
    if (words === null) passed.push({ text: null, changesShell: false });
    else if (changesShell(words)) passed.push({ text, changesShell: true });
    else if (isCleanTreeCheck(words)) yield* regenerate(passed, scope);
    else {
      const called = calledScripts(words, scope.scripts);
      const fix = called.length === 0 ? writeMode(words) : null;
      if (fix !== null) yield { ...fix, command: compose([...shellChanges(passed), fix.command], scope) };
      else if (makesOutput(text, words[0])) passed.push({ text, changesShell: false });
      yield* inScripts(called, passed, scope);
    }
  }
}

const shellChanges = (passed: readonly Passed[]) =>
  passed.filter((each) => each.changesShell).flatMap(({ text }) => text ?? []);

/** What was passed before a check for a clean tree makes the output it compares; it is made once. */
function* regenerate(passed: Passed[], scope: Scope): Generator<Fixer> {
  const texts = passed.map(({ text }) => text);
  if (passed.some((each) => !each.changesShell) && texts.every((text) => text !== null))
    yield { id: 'regenerate', command: compose(texts, scope), network: false };
  const kept = passed.filter((each) => each.changesShell);
  passed.splice(0, passed.length, ...kept);
}

function* inScripts(
  called: readonly CalledScript[],
  passed: readonly Passed[],
  scope: Scope,
): Generator<Fixer> {
  for (const { name, text } of called) {
    if (scope.seen.has(name)) continue;
    scope.seen.add(name);
    const before = shellChanges(passed);
    // In another folder the same name is another package's script.
    if (before.some((each) => CHANGES_FOLDER.test(each))) return;
    yield* fixes(text, { ...scope, before, inScript: true, depth: scope.depth + 1 });
  }
}

function compose(commands: readonly string[], { inScript }: Scope): string {
  if (!inScript) return commands.join(' && ');
  return `${INSTALLED_PROGRAMS} ${commands.length > 1 ? '&& ' : ''}${commands.join(' && ')}`;
}

/** `test -z "$(gofmt -l .)"`, the usual way to fail on what gofmt lists, which itself always exits 0. */
const GOFMT_LISTS_NOTHING =
  /^(?:test -z|\[ -z) (?:"\$\(((?:gofmt|goimports|gofumpt) [\w ./-]+)\)"|\$\(((?:gofmt|goimports|gofumpt) [\w ./-]+)\))( \])?$/;

function listedByGofmt(text: string): string[] | null {
  const match = GOFMT_LISTS_NOTHING.exec(text);
  if (match === null || text.startsWith('[') !== (match[3] !== undefined)) return null;
  return (match[1] ?? match[2] ?? '').split(' ').filter(Boolean);
}

const endsCertainty = ([first = '']: readonly string[]) =>
  ENDS_CERTAINTY.has(first) || (/['"\\]/.test(first) && !isAssignment(first));

/** A command that is not read may still decide whether, where and as what the next ones run. */
function hidesChange({ words }: SimpleCommand): boolean {
  return (
    changesShell(words) ||
    endsCertainty(words) ||
    words.some((word) => word !== '.' && CHANGES_SHELL.has(word))
  );
}

const changesShell = (words: readonly string[]) =>
  CHANGES_SHELL.has(words[0] ?? '') || words.every(isAssignment);

const isCleanTreeCheck = (words: readonly string[]) =>
  words[0] === 'git' && words[1] === 'diff' && (words.includes('--exit-code') || words.includes('--quiet'));

const makesOutput = (text: string, program = '') =>
  program !== 'git' && !NO_EFFECT.has(program) && !INSTALLS.test(text);
