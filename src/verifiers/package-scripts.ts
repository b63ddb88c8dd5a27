/** A script of package.json as a command calls it. */
export interface CalledScript {
  name: string;
  /** The script with the arguments the command passes on. */
  text: string;
}

/** Far more than any project has; bounds what patterns of names cost. */
const MAX_SCRIPTS = 500;

/** The first 500 scripts of a package.json by name; none where it cannot be read, which is the project's failure to find. */
export function packageScripts(packageJson: string | null): ReadonlyMap<string, string> {
  const { scripts } = fields(safeJson(packageJson ?? ''));
  return new Map(
    Object.entries(fields(scripts))
      .slice(0, MAX_SCRIPTS)
      .filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** By hand: this is read in each start. */
const fields = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Options of package managers that only change what is printed, or what happens without the script. */
const HARMLESS = new Set(['-s', '--silent', '--quiet', '--if-present']);

/** How many names of one call are looked up. */
const MAX_NAMES = 20;

/**
 * The package scripts a simple command runs, in order. Commands for a workspace or another folder run none that is
 * known here.
 * @param words as written
 * @param scripts by name
 */
export function calledScripts(
  words: readonly string[],
  scripts: ReadonlyMap<string, string>,
): CalledScript[] {
  const [program, ...rest] = words;
  const args = rest.slice(firstOf(rest));
  switch (program) {
    case 'npm':
      return npmScript(args, scripts);
    case 'yarn':
    case 'pnpm':
    case 'bun':
      return otherScript(program, args, scripts);
    case 'run-s':
    case 'run-p':
    case 'npm-run-all':
    case 'npm-run-all2':
      return rest
        .filter((name) => !name.startsWith('-'))
        .slice(0, MAX_NAMES)
        .flatMap((name) => matching(unquoted(name), scripts));
    default:
      return [];
  }
}

/** npm passes on what stands behind `--` and keeps every other option for itself. */
function npmScript(args: readonly string[], scripts: ReadonlyMap<string, string>): CalledScript[] {
  const [command = '', ...rest] = args;
  if (['test', 't', 'tst'].includes(command)) return npmCall('test', rest, scripts);
  if (command !== 'run' && command !== 'run-script') return [];
  const [name = '', ...passed] = rest.slice(firstOf(rest));
  return npmCall(name, passed, scripts);
}

function npmCall(
  name: string,
  args: readonly string[],
  scripts: ReadonlyMap<string, string>,
): CalledScript[] {
  const end = args.indexOf('--');
  const own = end === -1 ? args : args.slice(0, end);
  const foreign = own.some((arg) => arg.startsWith('-') && !HARMLESS.has(arg));
  if (foreign) return [];
  const positional = own.filter((arg) => !arg.startsWith('-'));
  return call(name, [...positional, ...(end === -1 ? [] : args.slice(end + 1))], scripts);
}

function otherScript(
  program: string,
  args: readonly string[],
  scripts: ReadonlyMap<string, string>,
): CalledScript[] {
  const run = args[0] === 'run';
  // `bun test` is bun's own runner.
  if (program === 'bun' && args[0] === 'test') return [];
  const [name = '', ...passed] = run ? args.slice(1 + firstOf(args.slice(1))) : args;
  return call(name, passed[0] === '--' ? passed.slice(1) : passed, scripts);
}

function call(name: string, args: readonly string[], scripts: ReadonlyMap<string, string>): CalledScript[] {
  const script = scripts.get(unquoted(name));
  return script === undefined ? [] : [{ name: unquoted(name), text: [script, ...args].join(' ') }];
}

/** npm-run-all's patterns: `lint:*` is every name one level below `lint`. */
function matching(pattern: string, scripts: ReadonlyMap<string, string>): CalledScript[] {
  if (!pattern.endsWith(':*')) return call(pattern, [], scripts);
  const start = pattern.slice(0, -1);
  return [...scripts.keys()]
    .filter((name) => name.startsWith(start) && !name.includes(':', start.length))
    .flatMap((name) => call(name, [], scripts));
}

const firstOf = (args: readonly string[]) => {
  const at = args.findIndex((arg) => !HARMLESS.has(arg));
  return at === -1 ? args.length : at;
};

const unquoted = (word: string) => /^(['"])(.*)\1$/.exec(word)?.[2] ?? word;
