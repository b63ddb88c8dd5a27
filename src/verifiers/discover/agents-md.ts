import { join, normalize } from 'node:path/posix';
import { unfitReason } from '../../text/unfit-commands.ts';
import type { FileReader, RefusedCommand, Verifier } from '../../types.ts';
import { checkProgram, kindOfName, reached, scriptCalls } from '../check-kinds.ts';
import { programWords } from '../runners.ts';
import { simpleCommands } from '../shell-commands.ts';
import { listedCommands } from './markdown.ts';
import { found, makeVerifier, type Source, type SourceContext } from './source.ts';

/** The first that is there and not empty speaks. */
const NAMES = ['AGENTS.override.md', 'AGENTS.md', 'CLAUDE.md', '.github/copilot-instructions.md'] as const;
const MAX_CHARS = 32_768;
/** Of the commands that package scripts come to so many are looked at. */
const MAX_PARTS = 100;

/** Runners of targets that a file of the repository names. */
const TARGET_RUNNERS = new Set(['make', 'just', 'task', 'rake', 'mix', 'composer', 'deno']);

/** The checks a repository asks agents to run. They come on top of what the repository's own CI says. */
export const fromAgentsMd: Source = async (files, context) => {
  const folders = [...new Set([normalize(context.workingDirectory).replace(/\/$/, ''), '.'])];
  const known = await Promise.all(folders.map((folder) => readFirst(files, folder)));
  const paths = new Set(await files.list());
  const place = { paths, context };
  return found(
    known.flatMap((text, i) =>
      listedCommands(text).map((command) => judge(command, { ...place, folder: folders[i] ?? '.' })),
    ),
  );
};

async function readFirst(files: FileReader, folder: string): Promise<string> {
  for (const name of NAMES) {
    const text = await files.read(join(folder, name));
    if (text !== null && text.trim() !== '') return text.slice(0, MAX_CHARS);
  }
  return '';
}

interface Place {
  paths: ReadonlySet<string>;
  context: SourceContext;
  folder: string;
}

/** Text in angle brackets, dots for more, or a variable to be filled in by whoever reads. */
const PLACEHOLDER = /<[^<>\n]{1,100}>|\.\.\.(?!\S)|…|\bpath\/to\/|\[[A-Za-z][\w -]*\]|\{[\w-]+\}/;

/** A line of the file as a verifier; `null` for what is no command of a runner or script known here. */
function judge(command: string, place: Place): Verifier | RefusedCommand | null {
  const { folder, context } = place;
  const commands = simpleCommands(command);
  if (commands === null || commands.length === 0) return null;
  if (!commands.every(({ words }) => isKnown(words, place))) return null;
  const refuse = (reason: string): RefusedCommand => ({ command, source: 'agents-md', reason });
  const parts = reached(command, context.scripts)
    .take(MAX_PARTS)
    .map((words) => words.join(' '));
  const reason =
    unfitReason(command, ['delivers', 'prepares', 'needs', 'endless', 'writes']) ??
    unfitReason([...parts].join('\n'), ['delivers', 'endless', 'writes']);
  if (reason !== null) return refuse(reason);
  if (PLACEHOLDER.test(command)) return refuse('has a place to fill in');
  if (commands.some(({ opaque }) => opaque)) return refuse('does more than run a check');
  if (!commands.every(({ words }) => isCheck(words, place))) return null;
  if (commands.some(({ words }) => words.some((word) => ONE_TEST.test(word))))
    return refuse('runs one test of many');
  if (commands.some(({ words }) => words.some((word) => COVERAGE.test(word))))
    return refuse('measures coverage');
  const missing = missingFile(
    commands.flatMap(({ words }) => words),
    place,
  );
  if (missing !== null) return refuse(`names ${missing}, which is not there`);
  return makeVerifier(command, command, 'agents-md', folder === '.' ? '.' : context.workingDirectory);
}

/** The same tests once more, for a report. */
const COVERAGE = /^--cov(?:erage)?(?:=|$)/;

/** A file of tests, or a test in one, as the common runners name them. */
const ONE_TEST = /[\w-][._](?:test|spec)\.\w{1,4}$|(?:^|\/)test_[\w-]+\.py\b|::/;

const MANAGERS = new Set(['npm', 'pnpm', 'yarn', 'bun', 'turbo', 'nx']);

/** A known runner, a checker, or a script of the repository. */
function isKnown(words: readonly string[], place: Place): boolean {
  const [program = ''] = programWords(words);
  return (
    program === 'cd' ||
    TARGET_RUNNERS.has(program) ||
    MANAGERS.has(program) ||
    isCheck(words, place) ||
    programWords(words).length < words.length
  );
}

function isCheck(words: readonly string[], { paths, context, folder }: Place): boolean {
  const [program = '', ...args] = programWords(words);
  if (program === 'cd') return args.length === 1;
  if (checkProgram(words) !== null) return true;
  const script = /^(?:ba|z|da)?sh$/.test(program) ? args.find((arg) => !arg.startsWith('-')) : program;
  if (script?.includes('/') && paths.has(normalize(join(folder, script)))) return true;
  const target = args.find((arg) => !arg.startsWith('-') && arg !== 'run' && arg !== 'task') ?? '';
  const named = kindOfName(target) !== null;
  if (TARGET_RUNNERS.has(program)) return named;
  if (!MANAGERS.has(program)) return false;
  return scriptCalls(words, context.scripts).length > 0 ? named : checkProgram([target, ...args]) !== null;
}

/** A path in a command that looks like a file and is none: an example, or out of date. */
function missingFile(words: readonly string[], { paths, folder }: Place): string | null {
  if (paths.size === 0) return null;
  const named = words.filter((word) =>
    /^[\w@./-]+\.(?:[cm]?[jt]sx?|py|go|rs|rb|php|java|cs|ex|exs|sh)$/.test(word),
  );
  return named.find((word) => !paths.has(normalize(join(folder, word)))) ?? null;
}
