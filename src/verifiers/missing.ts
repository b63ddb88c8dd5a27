import { MISSING_RULES, type MissingRule } from './missing-rules.ts';

/** A line longer than this is data. */
const MAX_LINE = 500;

/** What package managers and shells print in front of the command they start. */
const PREAMBLE = /^(?:$|> [^\s@]*@?[^\s@]+@\S+ \S+$|\$ |\+ |yarn run v)/;

/**
 * The piece that kept a command from starting, or `null` where it did start.
 *
 * A check whose program is not there says nothing about the code; one that ran and failed does, whatever it prints on
 * its way. So a line counts only with the exit code that goes with it, or at the start, or as its tool's own words.
 * @param lines lines of the command's output, without control sequences
 */
export function missingPiece(exitCode: number | null, lines: readonly string[]): string | null {
  if (exitCode === null || exitCode === 0) return null;
  const said = lines.map((line) => line.slice(0, MAX_LINE).trimEnd()).filter((line) => !PREAMBLE.test(line));
  const started = said.some((line) => PASSED.test(line));
  for (const [i, line] of said.entries()) {
    const piece =
      MISSING_RULES.map((rule) => (applies(rule, exitCode, i, started) ? named(rule, line) : null)).find(
        (found) => found !== null,
      ) ?? (started ? null : missingService(line));
    if (piece !== null) return piece;
  }
  if (exitCode === 127) return 'a program the command calls';
  if (exitCode === 126) return 'the right to execute a program the command calls';
  return null;
}

const applies = (
  { exitCodes, within = Number.POSITIVE_INFINITY, beforeAnyTest }: MissingRule,
  exitCode: number,
  i: number,
  started: boolean,
) => (exitCodes?.includes(exitCode) ?? true) && i < within && !(beforeAnyTest && started);

function named({ pattern, piece }: MissingRule, line: string): string | null {
  const match = pattern.exec(line);
  return match === null
    ? null
    : piece.replace(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? '').trim();
}

/** A test that passed: the check did start. The ways of the runners of ten ecosystems. */
const PASSED =
  /^\s{0,12}(?:[✓✔√] |ok \d|PASS[: ]|--- PASS|ok\s+\S+\s+\d+\.\d+s)|\bPASSED\b|\b[1-9]\d{0,6} (?:pass(?:ed|ing)|assertions)\b|^test \S{1,200} \.\.\. ok$|Failures: 0, Errors: 0/;

/** Services by the port they listen on unless told otherwise, as their own documentation says. */
const SERVICE_PORTS: ReadonlyMap<number, string> = new Map([
  [1433, 'SQL Server'],
  [3306, 'MySQL'],
  [4222, 'NATS'],
  [5432, 'PostgreSQL'],
  [5672, 'RabbitMQ'],
  [6379, 'Redis'],
  [9092, 'Kafka'],
  [9200, 'Elasticsearch'],
  [11211, 'Memcached'],
  [27017, 'MongoDB'],
]);

/** A client that was refused on this machine; the port follows the name of the host within a few words. */
const REFUSED = /refused|ECONNREFUSED|Can't connect to (?:local )?MySQL server/i;
const HERE = /(?:localhost|127\.0\.0\.1|::1)(?:["' ]{0,4}\((?:127\.0\.0\.1|::1)\))?\D{0,40}(\d{2,5})\b/g;

function missingService(line: string): string | null {
  if (!REFUSED.test(line)) return null;
  for (const [, port] of line.matchAll(HERE)) {
    const service = SERVICE_PORTS.get(Number(port));
    if (service !== undefined) return `${service} on localhost:${port}`;
  }
  return null;
}

/** Names as their projects write them. */
const WRITTEN: ReadonlyMap<string, string> = new Map([
  ['rspec', 'RSpec'],
  ['vendor/bin/phpunit', 'PHPUnit'],
]);

/** What to do about a missing piece, as the second half of a sentence. */
export function remedyOf(piece: string): string {
  const port = / on localhost:(\d{2,5})$/.exec(piece)?.[1];
  if (port !== undefined)
    return `give the job this service, and let it through with \`network: localhost:${port}\``;
  if (piece === 'the network') return 'fetch what it needs in `setup`, or name the host in `network`';
  if (piece === 'the Docker daemon')
    return 'no daemon is reachable from the sandbox; give commands that need none in `verify`';
  if (piece.startsWith('the right to execute')) return 'make the file executable';
  return 'add it to `setup`';
}

/** A missing piece and its remedy as one sentence: "RSpec is not installed: add it to `setup`". */
export function missingSentence(piece: string): string {
  const state = / on localhost:\d/.test(piece)
    ? 'does not answer'
    : /^the (?:network|Docker daemon)$/.test(piece)
      ? 'is not in reach'
      : piece.startsWith('the right to execute')
        ? 'is missing'
        : 'is not installed';
  return `${WRITTEN.get(piece) ?? piece} ${state}: ${remedyOf(piece)}`;
}
