/**
 * How a GitHub Actions runner reads commands from a line of output, written from its documented behaviour. Any name is
 * taken for a command here, which is stricter than the runner's list of registered names.
 */
export interface RunnerCommand {
  name: string;
  properties: Record<string, string>;
  data: string;
}

/** `::name key=value,…::data`, after leading blanks. */
function parseCurrent(line: string): RunnerCommand | null {
  const message = line.trimStart();
  if (!message.startsWith('::')) return null;
  const end = message.indexOf('::', 2);
  if (end < 0) return null;
  return command(message.slice(2, end), message.slice(end + 2), ',', CURRENT_ESCAPES);
}

/** `##[name key=value;…]data`, anywhere in the line. */
function parseLegacy(line: string): RunnerCommand | null {
  const start = line.indexOf('##[');
  const end = line.indexOf(']', start);
  if (start < 0 || end < 0) return null;
  return command(line.slice(start + 3, end), line.slice(end + 1), ';', LEGACY_ESCAPES);
}

// `%25` comes last: what it yields is not read again.
const CURRENT_ESCAPES = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%3A', ':'],
  ['%2C', ','],
  ['%25', '%'],
] as const;
const LEGACY_ESCAPES = [
  ['%3B', ';'],
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%5D', ']'],
  ['%25', '%'],
] as const;

type Escapes = ReadonlyArray<readonly [string, string]>;

function unescapeAll(text: string, escapes: Escapes): string {
  return escapes.reduce((left, [code, char]) => left.replaceAll(code, char), text);
}

function command(info: string, data: string, separator: string, escapes: Escapes): RunnerCommand | null {
  const blank = info.indexOf(' ');
  const name = blank < 0 ? info : info.slice(0, blank);
  if (name === '') return null;
  const pairs = blank < 0 ? [] : info.slice(blank + 1).split(separator);
  const properties = pairs.map((pair) => {
    const [key = '', ...value] = pair.trim().split('=');
    return [key, unescapeAll(value.join('='), escapes)];
  });
  return { name, properties: Object.fromEntries(properties), data: unescapeAll(data, escapes) };
}

/** The commands a runner obeys in an output, in order: a carriage return ends a line, `stop-commands` is honoured. */
export function runnerCommands(output: string): RunnerCommand[] {
  const commands: RunnerCommand[] = [];
  let resume: string | null = null;
  for (const line of output.split(/\r\n|\r|\n/)) {
    const found = parseCurrent(line) ?? parseLegacy(line);
    if (found === null || (resume !== null && found.name !== resume)) continue;
    commands.push(found);
    if (found.name === resume) resume = null;
    else if (found.name === 'stop-commands') resume = found.data;
  }
  return commands;
}

/** As `runnerCommands`, but deaf to `stop-commands`: what stays inert without that protection. */
export function parsedCommands(output: string): RunnerCommand[] {
  return output
    .split(/\r\n|\r|\n/)
    .map((line) => parseCurrent(line) ?? parseLegacy(line))
    .filter((found) => found !== null);
}
