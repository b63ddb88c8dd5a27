import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { basename, join, normalize } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { excerptText, triage } from '../triage/failure-log.ts';
import type {
  Conclusion,
  ExecResult,
  LogRef,
  NetworkPolicy,
  Sandbox,
  TestReport,
  Verifier,
  VerifierRun,
} from '../types.ts';
import { missingPiece } from './missing.ts';
import { countTests, describeFailures } from './reports/counts.ts';
import { readReportFiles } from './reports/files.ts';
import { openLogReports } from './reports/log.ts';
import type { Place } from './reports/report.ts';

export interface VerifyContext {
  sandbox: Sandbox;
  /** Host folder the log goes to, and how the run folder names it. */
  logs: string;
  /** Host folder of step scripts, and where it is inside. */
  steps: { host: string; inside: string };
  /** Host folder of the tree the command works on, where it may leave reports; without it only the log is read. */
  tree?: string;
  network: NetworkPolicy;
  timeoutMs: number;
  signal?: AbortSignal;
}

const EXCERPT_TOKENS = 600;
const MAX_FAILURES = 100;

/** Runs one verifier in the sandbox. The exit code of the spawned process decides; nothing it prints does. */
export async function verify(verifier: Verifier, name: string, context: VerifyContext): Promise<VerifierRun> {
  // One for each run: attempts run side by side, and bash reads a script as it goes.
  const script = `${name}.sh`;
  const scriptFile = join(context.steps.host, script);
  await writeFile(scriptFile, verifier.command);
  const { ctimeNs: started } = await stat(scriptFile, { bigint: true });
  const logFile = join(context.logs, `${name}.log`);
  const result = await context.sandbox.exec({
    argv: shellArgv(verifier.shell, `${context.steps.inside}/${script}`),
    cwd: verifier.workingDirectory,
    env: verifier.env,
    timeoutMs: context.timeoutMs,
    logFile,
    network: context.network,
    ...(context.signal === undefined ? {} : { signal: context.signal }),
  });
  const place = placeOf(verifier, context.sandbox);
  const written = context.tree === undefined ? null : await readReportFiles(context.tree, started, place);
  return describeRun(result, logFile, place, written);
}

function placeOf({ workingDirectory }: Verifier, { workspace }: Sandbox): Place {
  const cwd = normalize(workingDirectory).replace(/\/$/, '');
  return { root: workspace, cwd: cwd === '.' ? '' : cwd };
}

/** GitHub's shell templates, `{0}` standing for the script (workflow syntax, `jobs.<id>.steps[*].shell`). */
function shellArgv(template: string, script: string): string[] {
  return template
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word.replaceAll('{0}', script));
}

/** @param written what the reports say that the command left in its tree */
async function describeRun(
  result: ExecResult,
  logFile: string,
  place: Place,
  written: TestReport | null,
): Promise<VerifierRun> {
  const { sha256, lines, head, told } = await readLog(logFile, place);
  // Of a green run there is nothing to say why.
  const found =
    result.exitCode === 0 ? null : await triage(createReadStream(logFile), { maxTokens: EXCERPT_TOKENS });
  const report = better(written, told, result.exitCode);
  const missing = result.exitCode === 0 ? null : missingPiece(result.exitCode, head);
  const log: LogRef = {
    file: `logs/${basename(logFile)}`,
    startLine: found?.excerpts[0]?.startLine ?? 1,
    endLine: found?.excerpts.at(-1)?.endLine ?? lines,
    sha256,
  };
  return {
    conclusion: conclude(result, missing),
    exitCode: result.exitCode,
    durationMs: result.durationMs,
    log,
    missing,
    excerpt: found === null ? '' : excerptText(found),
    failures: found === null ? [] : describeFailures(report, found.failures).slice(0, MAX_FAILURES),
    tests: countTests(report, result.exitCode),
  };
}

/** Files name the tests that pass as well, so they come first where they are whole; the log can be, too. */
function better(written: TestReport | null, told: TestReport | null, exitCode: number | null) {
  const whole = [written, told].find((report) => countTests(report, exitCode)?.complete);
  return whole ?? written ?? told;
}

function conclude(result: ExecResult, missing: string | null): Conclusion {
  if (result.stopped === 'cancelled') return 'cancelled';
  if (result.stopped === 'timeout') return 'timed_out';
  if (result.exitCode === 0) return 'success';
  return missing === null ? 'failure' : 'not-run';
}

/** Lines a missing program can be named in: a shell says so before or after little else. */
const HEAD_LINES = 200;

interface ReadLog {
  sha256: string;
  lines: number;
  head: string[];
  told: TestReport | null;
}

async function readLog(file: string, place: Place): Promise<ReadLog> {
  const hash = createHash('sha256');
  const reports = openLogReports(place);
  let lines = 0;
  let last = 10;
  let head = '';
  for await (const chunk of createReadStream(file)) {
    const bytes = chunk as Buffer;
    hash.update(bytes);
    reports.push(bytes);
    for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines += 1;
    last = bytes.at(-1) ?? last;
    if (head.length < 65_536) head += bytes.toString('utf8');
  }
  return {
    sha256: hash.digest('hex'),
    lines: Math.max(1, last === 10 ? lines : lines + 1),
    head: head.split(/\r?\n/, HEAD_LINES).map((line) => stripVTControlCharacters(line)),
    told: reports.end(),
  };
}
