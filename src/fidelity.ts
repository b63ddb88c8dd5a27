import type { WorkflowCommand } from './context/workflow/commands.ts';
import type { Fidelity, FidelityLine, VerifierResult, VerifierRun } from './types.ts';
import { missingSentence } from './verifiers/missing.ts';

/** A `run:` line of a workflow of the repository. */
export interface WorkflowLine {
  /** Path of the workflow file. */
  workflow: string;
  /** Names as the workflow shows them. */
  job: string;
  step: string;
  command: string;
  shell: string;
  workingDirectory: string;
  env: Record<string, string>;
  /** `true`, or in words why nobody can run it here: a secret, an expression, another system. */
  runnable: true | string;
  /** How it ended in CI; `null` where that is not known: then it is taken to have been green. */
  expectedExit: number | null;
}

/**
 * Runs the lines one after another, as a job does, and compares their exit codes with those of CI. A line nobody can run
 * here counts as one that ends otherwise.
 * @param run runs one line in the sandbox
 * @param differences what is known to differ between the two rooms, in sentences
 */
export async function measureFidelity(
  lines: readonly WorkflowLine[],
  run: (line: WorkflowLine) => Promise<VerifierRun>,
  differences: readonly string[] = [],
): Promise<Fidelity> {
  const measured: FidelityLine[] = [];
  for (const line of lines) measured.push(await measure(line, run, differences));
  const same = measured.filter((line) => line.same).length;
  const total = measured.length;
  return { same, total, share: total === 0 ? null : same / total, lines: measured };
}

/**
 * The same from a run that is over: the lines of the jobs its verifiers come from, with what those said of the base.
 * A step that failed in CI is true to it where it fails here.
 */
export function fidelityOfRun(
  commands: readonly WorkflowCommand[],
  verifiers: readonly VerifierResult[],
  differences: readonly string[],
): Promise<Fidelity> {
  const own = verifiers.filter(({ source }) => source === 'failing-step' || source === 'workflow');
  const resultOf = ({ verifier }: Pick<WorkflowCommand, 'verifier'>) =>
    own.find(({ command, before }) => before !== null && command === verifier?.command);
  const jobOf = ({ workflow, job }: WorkflowCommand) => `${workflow}\n${job}`;
  const jobs = new Set(commands.filter((each) => resultOf(each) !== undefined).map(jobOf));
  const lines = commands.filter((each) => jobs.has(jobOf(each))).map((each) => lineOf(each, resultOf(each)));
  const runs = new Map(lines.map(({ line, run }) => [line, run]));
  return measureFidelity(
    lines.map(({ line }) => line),
    (line) => runs.get(line) ?? Promise.reject(new Error(`'${line.command}' was not run`)),
    differences,
  );
}

function lineOf(row: WorkflowCommand, result: VerifierResult | undefined) {
  const before = result?.before ?? null;
  const unknown = before === null && row.runnable === true;
  const line: WorkflowLine = {
    ...workflowLine(row),
    ...(unknown ? { runnable: 'is no check, so it was not run' } : {}),
    expectedExit: result?.source === 'failing-step' ? before?.exitCode || 1 : 0,
  };
  return { line, run: before === null ? null : Promise.resolve(before) };
}

/** A row of the workflows as a line to measure; how it ended in CI is not known. */
export function workflowLine({
  workflow,
  job,
  step,
  command,
  verifier,
  runnable,
}: WorkflowCommand): WorkflowLine {
  return {
    ...{ workflow, job, step, command },
    shell: verifier?.shell ?? '',
    workingDirectory: verifier?.workingDirectory ?? '.',
    env: verifier?.env ?? {},
    // Without a way to run it the command cannot be known.
    runnable: verifier === null && runnable === true ? 'its command is not known here' : runnable,
    expectedExit: null,
  };
}

async function measure(
  line: WorkflowLine,
  run: (line: WorkflowLine) => Promise<VerifierRun>,
  differences: readonly string[],
): Promise<FidelityLine> {
  const { workflow, job, step, command, runnable } = line;
  const expected = line.expectedExit ?? 0;
  const told = { workflow, job, step, command, expected };
  if (runnable !== true) return { ...told, here: null, same: false, reason: runnable };
  const result = await run(line);
  const same = result.exitCode === expected && result.missing === null;
  const reason = same ? null : why(result, expected, differences);
  return { ...told, here: result.exitCode, same, reason };
}

/** What lines of a log say about the room rather than about the code; for people only, nothing is decided by them. */
const ROOM_HINTS: ReadonlyArray<[pattern: RegExp, reason: string]> = [
  [
    /Could not resolve host|ENOTFOUND|EAI_AGAIN|Temporary failure in name resolution|Network is unreachable/,
    'it needs the network, which is closed after set-up: name the host in `network`',
  ],
  [
    /^sudo: |are you root\?|must be run as root|only root can/im,
    'it needs to be root, which nobody is here: do it in a step before',
  ],
  [/Read-only file system/, 'it writes outside the workspace, where nothing can be written'],
];

function why(result: VerifierRun, expected: number, differences: readonly string[]): string {
  if (result.missing !== null) return missingSentence(result.missing);
  if (result.conclusion === 'timed_out')
    return `it was stopped after ${Math.round(result.durationMs / 1000)} s`;
  if (result.exitCode === null) return `it did not end by itself (${result.conclusion})`;
  const hint = ROOM_HINTS.find(([pattern]) => pattern.test(result.excerpt))?.[1];
  if (hint !== undefined) return hint;
  const ends = `exit ${result.exitCode} here, exit ${expected} in its CI`;
  return differences.length === 0
    ? `${ends}; nothing is known that differs`
    : `${ends}; what differs: ${differences.slice(0, MAX_DIFFERENCES).join('; ')}`;
}

/** More than these nobody reads in one line. */
const MAX_DIFFERENCES = 3;

/** The measure and each line that is missing from it, for people; one text a line. */
export function fidelityLines({ same, total, share, lines }: Fidelity): string[] {
  if (share === null) return ['no workflow has a `run:` line'];
  // Never rounded up to all of them.
  const percent = Math.floor(share * 100);
  const others = lines.filter((line) => !line.same);
  return [
    `${same} of ${total} \`run:\` lines end here as in CI (${percent} %)`,
    ...others.map(
      ({ workflow, job, step, command, reason }) =>
        `${workflow}, ${job}, ${step}: \`${command.trim().split('\n', 1)[0]}\`: ${reason}`,
    ),
  ];
}
