import { comparisonSentence } from '../text/comparison.ts';
import { publicText } from '../text/publicText.ts';
import type { Citation, Finding, NewTest, RunRecord, VerifierResult, VerifierRun } from '../types.ts';

/** Where links may lead. */
export interface Links {
  serverUrl: string;
  repository: string;
  /** The run that did the work; `null` on a laptop. */
  runUrl: string | null;
}

const TITLE_LENGTH = 72;
const MAX_LINES = 25;
const WORDS_LENGTH = 400;

/** The pull request's title: the model's words where it gave some, made fit for one line. */
export function renderTitle(record: RunRecord, links: Links): string {
  const words = publicText(record.submission?.title ?? '', links, { oneLine: true, maxLength: TITLE_LENGTH });
  if (words !== '') return words;
  const subject = record.task?.subject.replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1') ?? '';
  return publicText(`Fix ${subject}`, links, { oneLine: true, maxLength: TITLE_LENGTH });
}

/**
 * The pull request's text, rendered from the record: at most 25 lines. Only exit codes tick a box; the model's words
 * stand where they can be read as such.
 */
export function renderBody(record: RunRecord, links: Links): string {
  const head = [opening(record), '', ...reasons(record, links)];
  const tail = ['', guardLine(record), usageLine(record), marker(record)];
  const boxes = [...record.verifiers.map((result) => box(result, links)), ...record.newTests.map(testBox)];
  const room = MAX_LINES - head.length - tail.length;
  const shown =
    boxes.length <= room
      ? boxes
      : [...boxes.slice(0, room - 1), `- … and ${boxes.length - room + 1} more in run.json`];
  return [...head, ...shown, ...tail].map((line) => line.replace(/[\r\n]+/g, ' ')).join('\n');
}

function opening({ task, alsoRedAtBase }: RunRecord): string {
  if (task?.issue !== null && task?.issue !== undefined) return `Closes #${task.issue}`;
  const older = alsoRedAtBase === true ? ' It failed before this branch, too.' : '';
  return `Fixes ${task?.subject ?? 'a failing check'}.${older}`;
}

function reasons({ submission, citations }: RunRecord, links: Links): string[] {
  const words = (text: string | undefined) =>
    publicText(text ?? '', links, { oneLine: true, maxLength: WORDS_LENGTH });
  const [first, ...others] = citations;
  const more = others.slice(0, 3).map((citation) => cite(citation, links));
  return [
    ...(words(submission?.cause) === '' ? [] : [`**Cause.** ${words(submission?.cause)}`]),
    // Alone on its line, GitHub shows the code itself.
    ...(first === undefined ? [] : [permalink(first, links)]),
    ...(words(submission?.change) === ''
      ? []
      : [`**Change.** ${[words(submission?.change), ...more].join(' ')}`]),
    ...(submission?.notVerified ?? []).slice(0, 3).map((text) => `Not verified: ${words(text)}`),
    '',
  ];
}

/** A place in the code as a link. The path is code: a file may be named like Markdown, or like a person. */
export function cite(citation: Citation, links: Links): string {
  return `[\`${oneLine(citation.path)}:${citation.startLine}\`](${permalink(citation, links)})`;
}

function permalink({ path, startLine, endLine, sha }: Citation, { serverUrl, repository }: Links): string {
  const range = startLine === endLine ? `L${startLine}` : `L${startLine}-L${endLine}`;
  return `${serverUrl}/${repository}/blob/${sha}/${encodePath(path)}#${range}`;
}

/** A path or branch inside an address, fit for the brackets of a Markdown link as well. */
export function encodePath(path: string): string {
  const encode = (part: string) =>
    encodeURIComponent(part).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
  return path.split('/').map(encode).join('/');
}

/** One line a verifier. Ticked: green now. */
export function box(result: VerifierResult, links: Links): string {
  const command = `\`${oneLine(result.command)}\``;
  const { before, after } = result;
  // What is known is how the base fared.
  if (after === null && before !== null && before.conclusion !== 'not-run')
    return `- [ ] ${command}: ${exit(before)} before, not run since (${logReference(before, links)})`;
  if (after === null || after.conclusion === 'not-run')
    return `- [ ] ${command}: not run, ${missing(after ?? before)}`;
  const ticked = after.conclusion === 'success' ? 'x' : ' ';
  return `- [${ticked}] ${command}: ${change(before, after)}, ${(after.durationMs / 1000).toFixed(1)} s${notes(result)} (${logReference(after, links)})`;
}

/** What a reader should know beside the exit codes. */
function notes({ flaky, withOriginalTests, comparison }: VerifierResult): string {
  const quiet = comparison == null || (comparison.failedBefore === 0 && comparison.failedNow === 0);
  const tests = quiet ? '' : `, ${comparisonSentence(comparison)}`;
  const originals =
    withOriginalTests === null ? '' : `, ${exit(withOriginalTests)} with the original tests and settings`;
  return `${tests}${flaky ? ', flaky: the first run was red' : ''}${originals}`;
}

const PROOF: Record<NewTest['without'], string> = {
  failure: 'red without this change, green with it',
  success: 'green without this change as well, so it proves nothing',
  unknown: 'green with this change; without it the run is red, but nothing tells which test',
};

/** Ticked: the test has shown that it can fail. */
function testBox(test: NewTest): string {
  return `- [${test.without === 'failure' ? 'x' : ' '}] new test \`${oneLine(test.id)}\`: ${PROOF[test.without]}`;
}

function change(before: VerifierRun | null, after: VerifierRun): string {
  if (before === null) return `${exit(after)} now`;
  return exit(before) === exit(after)
    ? `${exit(after)} before and now`
    : `${exit(before)} before, ${exit(after)} now`;
}

const exit = (run: VerifierRun) =>
  run.exitCode === null ? run.conclusion.replace('_', ' ') : `exit ${run.exitCode}`;
const missing = (run: VerifierRun | null) =>
  run?.missing == null ? 'nothing known of it' : `\`${oneLine(run.missing)}\` is missing here`;

/** The same log always gives the same reference: file, lines, and the hash of the whole. */
function logReference({ log }: VerifierRun, { runUrl }: Links): string {
  const name = runUrl === null ? log.file : `[${log.file}](${runUrl})`;
  return `${name} L${log.startLine}-${log.endLine}, sha256 ${log.sha256.slice(0, 12)}…`;
}

/** A command as code on one line; a backtick would end the code. */
function oneLine(command: string): string {
  const [first = '', ...rest] = command.trim().split(/[\r\n]+/);
  return `${first.replaceAll('`', "'").slice(0, 120)}${rest.length > 0 ? ' …' : ''}`;
}

function guardLine({ findings, patch }: RunRecord): string {
  const size = `${counted(patch?.files.length ?? 0, 'file')}, +${patch?.additions ?? 0} −${patch?.deletions ?? 0}.`;
  if (findings.length === 0) return `The guard found no weakened test, check or suppression. ${size}`;
  const told = findings.slice(0, 3).map(tell);
  return `To look at: ${told.join(', ')}. ${size}`;
}

function tell({ rule, path, line, excerpt }: Finding): string {
  return rule === 'oversized'
    ? `a large change (${oneLine(excerpt)}), so this is a draft`
    : `${rule} in \`${oneLine(path)}:${line}\``;
}

function usageLine({ usage, timing, environment, attempts }: RunRecord): string {
  if (attempts.length === 0) return `Made by regreen without a model, ${minutes(timing.totalMs)}.`;
  const tokens = usage.inputTokens + usage.outputTokens;
  const cached =
    usage.inputTokens === 0 ? 0 : Math.round((100 * usage.cachedInputTokens) / usage.inputTokens);
  return `Made by regreen with ${environment.model}: ${counted(usage.turns, 'turn')}, ${thousands(tokens)} tokens (${cached} % cached)${cost(usage)}, ${minutes(timing.totalMs)}.`;
}

/** A number of things, in words that fit it. */
export const counted = (count: number, thing: string) => `${count} ${thing}${count === 1 ? '' : 's'}`;

/** What was paid, where the price is known. */
export const cost = ({ costUsd }: RunRecord['usage']) =>
  costUsd === null ? '' : `, $${costUsd.toFixed(costUsd < 0.1 ? 3 : 2)}`;

const thousands = (count: number) => (count < 1000 ? String(count) : `${Math.round(count / 1000)}k`);
const minutes = (ms: number) =>
  ms < 60_000 ? `${Math.round(ms / 1000)} s` : `${Math.round(ms / 60_000)} min`;

/** By this line a later run finds its own pull request or issue again. */
export function marker({ task }: { task: { key: string } | null }): string {
  return `<!-- regreen:key=${task?.key ?? ''} -->`;
}
