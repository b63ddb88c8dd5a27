import { readFileSync } from 'node:fs';
import type { Logger } from './logger.ts';

/** Lines a runner prints in the log of a step before the step's own. */
export interface Preamble {
  lines: number;
  /** `false`: something the runner prints cannot be told from inside, so no line of this step is known for certain. */
  exact: boolean;
}

/** A sink that knows the line of the step's log it is at. */
export interface StepLog {
  /** For `createLogger`: whole lines, each with its `\n`. */
  out: (chunk: string) => void;
  /** The last line printed, 1-based in the step's log; what the runner printed before counts. */
  line: () => number;
}

/** An excerpt of a verifier's log, as it is shown. Lines are those of the log's own file. */
export interface Excerpt {
  command: string;
  /** How the command ended, in words: `exit 1`. */
  ending: string;
  sha256: string;
  startLine: number;
  endLine: number;
  text: string;
}

/** Where an excerpt stands in the step's log. */
export interface Printed {
  /** The line that names the command: the one to link to, since it is seen while the group is closed. */
  header: number;
  startLine: number;
  endLine: number;
}

const MOST_LINES = 200;
const MOST_CHARACTERS = 500;

/**
 * What the runner prints first (actions/runner, `Handler.PrintActionDetails`): `##[group]Run …`, `with:`, each input
 * that is not empty, `env:` with each variable of the `env` context if there is one, and `##[endgroup]`. A value takes
 * a line for each `\n` in it and one more.
 *
 * @param env the step's environment, as the runner gave it
 * @param inherited the environment of the runner's own process, which every step starts from; `null` if it is not known
 */
export function preamble(env: NodeJS.ProcessEnv, inherited: ReadonlyMap<string, string> | null): Preamble {
  const inputs: string[] = [];
  const variables: string[] = [];
  for (const [name, value = ''] of Object.entries(env)) {
    if (name.startsWith('INPUT_')) {
      if (value !== '') inputs.push(value);
    } else if (inherited !== null && isOfWorkflow(name, value, inherited)) variables.push(value);
  }
  const block = variables.length === 0 ? 0 : 1 + heightOf(variables);
  return {
    lines: 2 + heightOf(inputs) + block + 1,
    // A secret of several lines is printed as one `***`; with debugging on the runner prints lines of its own anywhere.
    exact:
      inherited !== null && env.RUNNER_DEBUG !== '1' && variables.every((value) => !value.includes('\n')),
  };
}

/**
 * The environment in which a runner was started; `null` where the process is none of a runner or cannot be read: no
 * Linux, or a job in a container, where the runner is not among the processes.
 *
 * @param pid our parent
 */
export function runnerEnvironment(pid: number): ReadonlyMap<string, string> | null {
  try {
    if (readFileSync(`/proc/${pid}/comm`, 'utf8') !== 'Runner.Worker\n') return null;
    const entries = readFileSync(`/proc/${pid}/environ`, 'utf8')
      .split('\0')
      .filter((entry) => entry !== '');
    return new Map(entries.map((entry) => [entry.replace(/=.*$/s, ''), entry.replace(/^[^=]*=/, '')]));
  } catch {
    return null;
  }
}

/** What the runner itself sets for a step of JavaScript (`GitHubContext`, `NodeScriptActionHandler`, `ProcessInvoker`). */
const OF_THE_RUNNER: ReadonlySet<string> = new Set([
  ...['PATH', 'CI', 'GITHUB_ACTIONS'],
  ...[
    ...['ACTION', 'ACTION_PATH', 'ACTION_REF', 'ACTION_REPOSITORY', 'ACTOR', 'ACTOR_ID', 'API_URL'],
    ...['ARTIFACTS', 'ARTIFACTS_LIST', 'BASE_REF', 'ENV', 'EVENT_NAME', 'EVENT_PATH', 'GRAPHQL_URL'],
    ...['HEAD_REF', 'JOB', 'OUTPUT', 'PATH', 'REF', 'REF_NAME', 'REF_PROTECTED', 'REF_TYPE', 'REPOSITORY'],
    ...['REPOSITORY_ID', 'REPOSITORY_OWNER', 'REPOSITORY_OWNER_ID', 'RETENTION_DAYS', 'RUN_ATTEMPT'],
    ...['RUN_ID', 'RUN_NUMBER', 'SERVER_URL', 'SHA', 'STATE', 'STEP_SUMMARY', 'TRIGGERING_ACTOR'],
    ...['WORKFLOW', 'WORKFLOW_REF', 'WORKFLOW_SHA', 'WORKSPACE'],
  ].map((name) => `GITHUB_${name}`),
  ...[
    ...['CACHE_MODE', 'CACHE_SERVICE_V2', 'CACHE_URL', 'ID_TOKEN_REQUEST_TOKEN', 'ID_TOKEN_REQUEST_URL'],
    ...['ORCHESTRATION_ID', 'RESULTS_URL', 'RUNTIME_TOKEN', 'RUNTIME_URL'],
  ].map((name) => `ACTIONS_${name}`),
]);

/** Set by the workflow or by an earlier step. One that has the runner's own value cannot be told from the runner's. */
function isOfWorkflow(name: string, value: string, inherited: ReadonlyMap<string, string>): boolean {
  return !OF_THE_RUNNER.has(name) && !name.startsWith('RUNNER_') && inherited.get(name) !== value;
}

const heightOf = (values: readonly string[]): number =>
  values.reduce((sum, value) => sum + value.split('\n').length, 0);

/** Counts what goes through a sink, beginning after the lines of the runner. */
export function countLines(out: (chunk: string) => void, { lines }: Pick<Preamble, 'lines'>): StepLog {
  let last = lines;
  return {
    out: (chunk) => {
      last += shownLines(chunk);
      out(chunk);
    },
    line: () => last,
  };
}

/** How many lines of the log a chunk becomes: a mask is shown nowhere, the data of other commands with its line ends. */
function shownLines(chunk: string): number {
  const lines = chunk.replace(/\n$/, '').split('\n');
  const shown = lines.filter((line) => !line.startsWith('::add-mask::'));
  const inData = shown.filter((line) => line.startsWith('::')).map((line) => line.split('%0A').length - 1);
  return inData.reduce((sum, more) => sum + more, shown.length);
}

/** Prints an excerpt as a group that can be opened, and tells where it stands in the step's log. */
export function printExcerpt(
  logger: Pick<Logger, 'group' | 'line' | 'endGroup'>,
  log: Pick<StepLog, 'line'>,
  { command, ending, sha256, startLine, endLine, text }: Excerpt,
): Printed {
  const header = log.line() + 1;
  const name = command
    .trim()
    .split(/[\r\n]/, 1)[0]
    ?.slice(0, 120);
  logger.group(`${name}: ${ending}, L${startLine}-${endLine} of the log with ${TITLE_MARK}${sha256}`);
  const first = log.line() + 1;
  for (const line of text.trimEnd().split('\n').slice(0, MOST_LINES))
    logger.line(line.slice(0, MOST_CHARACTERS));
  const endOfText = log.line();
  logger.endGroup();
  return { header, startLine: first, endLine: endOfText };
}

const TITLE_MARK = 'sha256 ';
/** ISO 8601, as the runner puts it before each line (`PagingLogger`). */
const TIME = /^\uFEFF?\d{4}-\d\d-\d\dT[\d:.]+Z /;

/**
 * The line of an excerpt in its step, read from the log of the job that printed it, once that has ended: exact.
 * A job's log is that of its steps one after the other, and a step of an action begins with `##[group]Run `.
 *
 * @param lines of the job's log, with the runner's timestamps
 * @returns the excerpt's header, 1-based in its step; `null` where it is not there
 */
export function findExcerpt(lines: Iterable<string>, sha256: string): number | null {
  let inStep = 0;
  for (const each of lines) {
    // Where the middle of a log is left out (`fetchLog`) nothing can be counted.
    if (/^… \d+ bytes left out …$/.test(each)) return null;
    const line = each.replace(TIME, '');
    inStep += 1;
    if (line.startsWith('##[group]Run ')) inStep = 1;
    else if (line.startsWith('##[group]') && line.includes(`${TITLE_MARK}${sha256}`)) return inStep;
  }
  return null;
}
