import type { AttemptResult } from './attempt.ts';
import type { Attempts } from './attempts.ts';
import type { Config } from './config.ts';
import type { FreeFix } from './free-fixes.ts';
import { withoutFalseClaims } from './judge/claims.ts';
import type { Judged } from './judge/judge.ts';
import { describeNetwork } from './network-policy.ts';
import type {
  Conclusion,
  Ending,
  Patch,
  RunRecord,
  StopReason,
  Task,
  Usage,
  Verdict,
  VerifierResult,
} from './types.ts';
import { compareTests } from './verifiers/reports/compare.ts';

const NO_USAGE: Usage = { turns: 0, inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, costUsd: null };

/** The record of a run that has not done anything yet. */
export function newRecord(config: Config): RunRecord {
  return {
    version: 1,
    outcome: 'failed',
    reason: '',
    stop: null,
    task: null,
    base: null,
    patch: null,
    submission: null,
    verifiers: [],
    newTests: [],
    fixers: [],
    findings: [],
    citations: [],
    suggestions: [],
    message: null,
    answer: null,
    attempts: [],
    selection: null,
    usage: { ...NO_USAGE },
    exploration: { turnsToFirstEdit: null, unknownCommands: 0 },
    timing: { totalMs: 0, setupMs: 0, reproduceMs: 0, firstRequestMs: null, judgeMs: 0 },
    environment: {
      sandbox: config.sandbox,
      network: describeNetwork(config.network),
      node: process.version,
      model: null,
      setup: [],
      setupCache: 'off',
      inferred: { source: 'none', tools: [] },
      differences: [],
      fidelity: null,
    },
    alsoRedAtBase: null,
    published: null,
  };
}

export function recordTask(record: RunRecord, { kind, subject, key, issue }: Task): void {
  record.task = { kind, subject, key, issue };
}

/** What is known before the model works: each verifier's run on the base. */
export function recordBaseline(record: RunRecord, verifiers: readonly Judged[]): void {
  record.verifiers = verifiers.map(({ verifier, before }) => ({
    id: verifier.id,
    command: verifier.command,
    source: verifier.source,
    omittedEnv: verifier.omittedEnv,
    before,
    after: null,
    withOriginalTests: null,
    flaky: false,
  }));
}

/** The chosen attempt, and how the others ended. */
export function recordAttempts(
  record: RunRecord,
  { chosen: result, all, selection }: Attempts,
  usage: Usage,
  ending: Ending,
  task: Task,
): void {
  const { end, submission, verdict, patch } = result;
  record.stop = end.stop;
  record.usage = { ...usage };
  record.exploration = { turnsToFirstEdit: end.turnsToFirstEdit, unknownCommands: end.unknownCommands };
  record.timing.judgeMs = Math.round(result.judgeMs);
  record.suggestions = result.suggestions;
  record.attempts = all.map((each) => ({
    stop: each.end.stop,
    turns: each.usage.turns,
    usage: { ...each.usage },
    outcome: each === result ? ending.outcome : conclude(task, each).outcome,
  }));
  record.selection = selection;
  if (patch.files.length > 0) recordPatch(record, patch);
  record.answer = result.answer;
  if (submission !== null && result.answer === null) {
    const { title, cause, change, notVerified } = submission;
    record.submission = { title, cause, change, notVerified };
  }
  if (verdict !== null) recordVerdict(record, verdict);
  if (record.submission !== null) record.submission = withoutClaims(record.submission, record);
}

/** What the model says of verifiers is the record's to say. */
function withoutClaims(said: NonNullable<RunRecord['submission']>, { verifiers }: RunRecord): typeof said {
  const ran = verifiers.filter(({ after }) => after !== null && after.conclusion !== 'not-run');
  const facts = {
    allGreen: ran.length > 0 && ran.every(({ after }) => after?.conclusion === 'success'),
    notRun: verifiers.filter((each) => !ran.includes(each)).map(({ command }) => command),
  };
  const honest = (text: string) => withoutFalseClaims(text, facts);
  return { ...said, title: honest(said.title), cause: honest(said.cause), change: honest(said.change) };
}

/** A fix that needed no model. */
export function recordFree(record: RunRecord, { patch, verdict, fixers }: FreeFix): Ending {
  recordPatch(record, patch);
  recordVerdict(record, verdict);
  record.fixers = fixers;
  const commands = fixers.map(({ command }) => `\`${command.replace(PATH_PREFIX, '')}\``).join(' and ');
  record.submission = {
    title: `Run ${commands.replaceAll('`', '')}`,
    cause: '',
    change: `${commands} was run, and nothing else.`,
    notVerified: [],
  };
  return { outcome: 'fixed', reason: `${commands} is enough; no model was asked` };
}

/** Lets a command find the project's own programs; of no interest to readers. */
const PATH_PREFIX = /^PATH="[^"]*" /;

export function recordVerdict(record: RunRecord, verdict: Verdict): void {
  record.findings = verdict.findings;
  record.newTests = verdict.newTests;
  const judged = new Map(verdict.results.map((each) => [each.id, withComparison(each)]));
  record.verifiers = record.verifiers.map((each) => judged.get(each.id) ?? each);
}

/** What changed test by test, where both runs name their tests. */
export const withComparison = (result: VerifierResult): VerifierResult => ({
  ...result,
  comparison: compareTests(result.before?.tests, result.after?.tests),
});

export function recordPatch(record: RunRecord, { files, additions, deletions, sha256 }: Patch): void {
  record.patch = { files, additions, deletions, sha256 };
}

const STOPPED: Record<Exclude<StopReason, 'submitted' | 'model-error'>, string> = {
  turns: 'the limit of turns was met (`max-turns`)',
  tokens: 'the limit of tokens was met (`max-tokens`)',
  cost: 'the limit of money was met (`max-cost-usd`)',
  time: 'the time was over (`max-minutes`)',
  cancelled: 'the run was cancelled',
  'gave-up': 'the model handed in the same work again and again',
};

/** What an attempt comes to. Exit codes decide; what the model said of them is not looked at. */
export function conclude(task: Task, { end, verdict, suggestions, patch, answer }: AttemptResult): Ending {
  if (verdict?.green === true) return { outcome: 'fixed', reason: fixedReason(verdict) };
  if (answer !== null) return { outcome: 'answered', reason: ANSWERED };
  if (end.stop === 'model-error') return { outcome: 'failed', reason: end.error ?? 'the model failed' };
  if (task.kind === 'suggest') return concludeSuggestions(end.stop, suggestions.length);
  const kept = patch.files.length > 0 ? '; the partial patch is kept' : '';
  if (end.stop !== 'cancelled' && verdict !== null && onlyGuardRefuses(verdict))
    return {
      outcome: 'rejected',
      reason: `${state(verdict)}the guard refuses the change: ${rules(verdict)}${kept}`,
    };
  const idle = end.stop === 'gave-up' && patch.files.length === 0;
  const nothing = task.kind === 'ask' ? 'the model gave no answer' : 'the model changed nothing';
  const why =
    end.stop === 'submitted'
      ? 'the verifiers are still red'
      : idle
        ? nothing
        : (end.error ?? STOPPED[end.stop]);
  const open = end.stop === 'cancelled' || verdict === null ? '' : unheard(verdict);
  return { outcome: 'unfixed', reason: `${why}${open}${kept}` };
}

const UNHEARD: Partial<Record<Conclusion, string>> = {
  timed_out: 'timed out',
  cancelled: 'was cancelled',
  'not-run': 'could not run',
};

/** What the originals could not say for want of time, or of a room: the only thing the work lacks. */
function unheard({ results }: Verdict): string {
  const open = results.flatMap(({ command, withOriginalTests }) => {
    const how = UNHEARD[withOriginalTests?.conclusion ?? 'success'];
    return how === undefined ? [] : [`\`${command.trim()}\` ${how}`];
  });
  if (open.length === 0) return '';
  return `; the verifiers are green, but with the original tests and settings put back ${open.join(', ')}`;
}

const ANSWERED = 'what was asked is answered; nothing was changed';

function concludeSuggestions(stop: StopReason, count: number): Ending {
  if (stop !== 'submitted' && stop !== 'model-error') return { outcome: 'unfixed', reason: STOPPED[stop] };
  return count > 0
    ? {
        outcome: 'suggested',
        reason: `${count} ${count === 1 ? 'suggestion' : 'suggestions'}, each with a line that exists`,
      }
    : { outcome: 'skipped', reason: 'nothing to suggest names a line that exists' };
}

function fixedReason({ results }: Verdict): string {
  const turned = results.filter(
    (result) => result.before?.conclusion !== 'success' && result.after?.conclusion === 'success',
  );
  const green = results.filter((result) => result.after?.conclusion === 'success');
  if (results.length === 1) return `the verifier ${turned.length === 1 ? 'turned' : 'is'} green`;
  const now = `${green.length} of ${results.length} verifiers ${green.length === 1 ? 'is' : 'are'} green`;
  return turned.length === 0 ? now : `${turned.length} turned green, ${now} now`;
}

/** A change of dependencies that the guard refuses is not set up, and so not run. */
const state = ({ results }: Verdict) =>
  results.length === 0 ? 'nothing of it was run: ' : 'the verifiers are green, but ';

const onlyGuardRefuses = ({ findings, results }: Verdict) =>
  findings.some(({ severity }) => severity === 'block') &&
  results.every(({ after }) => after === null || after.conclusion === 'success');

const rules = ({ findings }: Verdict) =>
  [...new Set(findings.filter(({ severity }) => severity === 'block').map(({ rule }) => rule))].join(', ');
