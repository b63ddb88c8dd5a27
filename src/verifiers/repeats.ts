import type { Verifier } from '../types.ts';
import { reached, scriptCalls } from './check-kinds.ts';
import { programWords } from './runners.ts';
import { simpleCommands } from './shell-commands.ts';

/** The same command in the same folder is run once. */
export function withoutRepeats(verifiers: readonly Verifier[]): Verifier[] {
  const seen = new Set<string>();
  return verifiers.filter((verifier) => {
    const key = wholeKey(verifier);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

const wholeKey = ({ workingDirectory, command }: Verifier) =>
  `${folderOf(workingDirectory)}\0${command.trim().replace(/^(npm|pnpm|yarn) run test$/, '$1 test')}`;

/** In another folder the same words are another command. */
export const changesFolder = (command: string): boolean => /\b(?:cd|pushd)\s/.test(command);

/** A working directory in one way of writing. */
export const folderOf = (path: string): string => path.replace(/^\.\//, '').replace(/\/+$/, '') || '.';

/** What verifiers run in one folder: whole commands, and the simple commands and package scripts they come to. */
export interface Ran {
  /** Whether this one adds nothing: it is the same command, or each part of it runs already. */
  has(verifier: Verifier): boolean;
  add(verifier: Verifier): void;
}

/** @param scripts the package scripts of `workingDirectory` */
export function ranCommands(scripts: ReadonlyMap<string, string>, workingDirectory: string): Ran {
  const whole = new Set<string>();
  const parts = new Set<string>();
  const here = (verifier: Verifier) => folderOf(verifier.workingDirectory) === folderOf(workingDirectory);
  return {
    has(verifier) {
      if (whole.has(wholeKey(verifier))) return true;
      if (!here(verifier)) return false;
      const commands = simpleCommands(verifier.command);
      if (commands === null || commands.length === 0 || commands.some(({ opaque }) => opaque)) return false;
      return commands.every(({ words }) => isPart(words, scripts, parts));
    },
    add(verifier) {
      whole.add(wholeKey(verifier));
      if (here(verifier)) for (const part of reachedParts(verifier.command, scripts)) parts.add(part);
    },
  };
}

const partKey = (words: readonly string[]) => programWords(words).join(' ');
const scriptKey = (name: string) => `script\0${name}`;

/** A command runs already as it is, as the script it calls, or as what all the scripts it calls come to. */
function isPart(
  words: readonly string[],
  scripts: ReadonlyMap<string, string>,
  parts: ReadonlySet<string>,
  depth = 0,
): boolean {
  if (parts.has(partKey(words))) return true;
  const called = scriptCalls(words, scripts);
  if (called.length === 0 || depth > 3) return false;
  return called.every(({ name, text }) => {
    if (scripts.get(name) === text && parts.has(scriptKey(name))) return true;
    const commands = simpleCommands(text);
    if (commands === null || commands.length === 0 || commands.some(({ opaque }) => opaque)) return false;
    return commands.every((each) => isPart(each.words, scripts, parts, depth + 1));
  });
}

/** Further options may change a report; a file, or an option that selects, makes it another command. */
const isWhole = (args: string) =>
  args
    .split(' ')
    .filter(Boolean)
    .every((arg) => arg.startsWith('-') && !SELECTS.test(arg));

const SELECTS =
  /^--?(?:grep|g|t|k|m|n|f|fgrep|filter|name|test\w*pattern\w*|project|shard|only\w*|changed|related\w*|suite|tags?|dir|run|list\w*)(?:=|$)/i;

/** Scripts that call scripts multiply. */
const MAX_PARTS = 500;

function* reachedParts(command: string, scripts: ReadonlyMap<string, string>): Generator<string> {
  if (changesFolder(command)) return;
  for (const words of reached(command, scripts).take(MAX_PARTS)) {
    yield partKey(words);
    for (const { name, text } of scriptCalls(words, scripts))
      if (isWhole(text.slice((scripts.get(name) ?? '').length))) yield scriptKey(name);
  }
}
