import { unfitReason } from '../text/unfit-commands.ts';
import type { Verifier } from '../types.ts';
import { CHECK_PROGRAMS, type CheckKind, type CheckProgram } from './check-programs.ts';
import { type CalledScript, calledScripts } from './package-scripts.ts';
import { programWords } from './runners.ts';
import { isAssignment, simpleCommands } from './shell-commands.ts';

type Scripts = ReadonlyMap<string, string>;

/** What names of scripts and targets say of them. The first row that fits speaks. */
const NAMES: ReadonlyArray<readonly [RegExp, CheckKind]> = [
  [
    /^(?:format|fmt|prettier|style)[:_-]?(?:check|ci|diff|verify)\b|^check[:_-](?:format|fmt|style|formatting)\b/,
    'format',
  ],
  [/^(?:type-?checks?|types|tsc|mypy|pyright|check[:_-]types?|type)(?=[:_-]|$)/, 'types'],
  [/^(?:lint|eslint|ruff|clippy|vet|rubocop|phpstan|analy[sz]e)(?=[:_-]|$)/, 'lint'],
  [/^(?:tests?|spec|unit|integration|e2e|coverage|phpunit|pytest)(?=[:_-]|$)/, 'test'],
  [/^(?:check|checks|verify|validate|ci|qa)(?=[:_-]|$)/, 'lint'],
  [/^(?:build|compile)(?=[:_-]|$)/, 'build'],
];

/** What a script or target of this name checks; `null` where the name promises no check that ends. */
export function kindOfName(name: string): CheckKind | null {
  if (unfitReason(`run ${name}`, ['delivers', 'endless', 'writes']) !== null || /update|fix|watch/.test(name))
    return null;
  return NAMES.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

/** The program of the table that a simple command runs, if it checks and does not write. */
export function checkProgram(words: readonly string[]): CheckProgram | null {
  const called = programWords(words);
  const key = [3, 2, 1]
    .map((n) => called.slice(0, n).join(' '))
    .find((each) => Object.hasOwn(CHECK_PROGRAMS, each));
  const program = key === undefined ? undefined : CHECK_PROGRAMS[key];
  if (program === undefined || unfitReason(called.join(' '), ['endless', 'writes']) !== null) return null;
  return program.checksOnly === true && !hasOption(program, called) ? null : program;
}

const hasOption = ({ reads }: CheckProgram, words: readonly string[]) =>
  Array.isArray(reads) && words.some((word) => reads.includes(word));

/** Programs that run a target of a file of the repository, with the words in front of its name. */
const TARGETS =
  /^(?:make|gmake|just|task|go-task|deno task|composer(?: run(?:-script)?)?|rake|npm run|npm|pnpm run|pnpm|yarn run|yarn|bun run|bun) (?:-\S{1,50} ){0,10}([\w:.-]+)/;

/** The package scripts a command runs, whatever variables stand in front. */
export function scriptCalls(words: readonly string[], scripts: Scripts): CalledScript[] {
  const first = words.findIndex((word) => !isAssignment(word));
  return first === -1 ? [] : calledScripts(words.slice(first), scripts);
}

/** A step calls a script, which calls scripts, which call checkers. */
const MAX_DEPTH = 3;
const MAX_COMMANDS = 100;

/** The simple commands a script comes to, package scripts followed; what cannot be read is left out. */
export function* reached(script: string, scripts: Scripts, depth = 0): Generator<string[]> {
  for (const { words, opaque } of (simpleCommands(script.slice(0, 10_000)) ?? []).slice(0, MAX_COMMANDS)) {
    if (opaque) continue;
    yield words;
    if (depth >= MAX_DEPTH) continue;
    for (const { text } of scriptCalls(words, scripts)) yield* reached(text, scripts, depth + 1);
  }
}

/** What a command looks at, as far as its programs and the names it calls say. */
export function kindsOf(command: string, scripts: Scripts): ReadonlySet<CheckKind> {
  const kinds = new Set<CheckKind>();
  for (const words of reached(command, scripts).take(MAX_COMMANDS)) {
    const program = checkProgram(words)?.kind;
    const target = kindOfName(TARGETS.exec(programWords(words).join(' '))?.[1] ?? '');
    for (const kind of [program, target]) if (kind != null) kinds.add(kind);
  }
  return kinds;
}

/** Options with which a checker writes beside its report. */
const CACHES = /^--(?:cache|incremental|output-file|report-file|generate)\b/;

/**
 * Whether a command certainly only reads the tree: each part is a checker the table says so of. Only such commands run
 * side by side in one tree.
 */
export function onlyReads(
  { command, shell }: Pick<Verifier, 'command' | 'shell'>,
  scripts: Scripts,
): boolean {
  if (!/^(?:bash|sh)\b/.test(shell)) return false;
  const commands = simpleCommands(command.slice(0, 10_000));
  return (
    commands !== null &&
    commands.length > 0 &&
    commands.every((each) => !each.opaque && reads(each.words, scripts, 0))
  );
}

function reads(words: readonly string[], scripts: Scripts, depth: number): boolean {
  const called = scriptCalls(words, scripts);
  if (called.length > 0)
    return (
      depth < MAX_DEPTH &&
      called.every(({ name, text }) => {
        // Scripts around a script run with it.
        if (scripts.has(`pre${name}`) || scripts.has(`post${name}`)) return false;
        const commands = simpleCommands(text);
        return commands?.every((each) => !each.opaque && reads(each.words, scripts, depth + 1)) ?? false;
      })
    );
  const program = checkProgram(words);
  if (program?.reads === undefined || words.some((word) => CACHES.test(word))) return false;
  return program.reads === true || hasOption(program, words);
}
